//! How mail reaches its server: in clear only where that was said, else over TLS that is trusted.

use goodtime_icims::config::{MailSettings, MailTlsSetting, NoticeSettings};
use goodtime_icims::domain::Channel;
use secrecy::{ExposeSecret as _, SecretString};

use crate::ears::{Mailbox, SOON, certificate};
use crate::world::{Plan, World};

/// A mail server, as the settings name it.
pub(crate) fn relay(mailbox: &Mailbox, tls: MailTlsSetting) -> MailSettings {
    MailSettings {
        host: mailbox.address.ip().to_string(),
        port: mailbox.address.port(),
        tls,
        from: "GoodTime <goodtime@goodtime.test>".parse().expect("an address"),
        login: None,
        authority: None,
    }
}

/// What comes of a test mail through a server.
async fn tried(mail: MailSettings) -> Result<String, String> {
    let notices = NoticeSettings { mail: Some(mail), ..NoticeSettings::default() };
    let world = World::planned(Plan { notices, ..Plan::default() }).await;
    let target = world.target(None, (Channel::Mail, "ops@goodtime.test"), "").await;
    let sending = tokio::time::timeout(SOON, world.region.notices.test(&target)).await;
    sending.expect("it is said soon").map_err(|unsent| unsent.to_string())
}

#[tokio::test]
async fn mail_goes_over_tls_at_once_or_when_asked_for_and_a_password_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let (acceptor, authority) = certificate(folder.path());
    for (at_once, tls) in [(true, MailTlsSetting::Implicit), (false, MailTlsSetting::StartTls)] {
        let mailbox = Mailbox::listen_with(Some((acceptor.clone(), at_once))).await;
        let password = SecretString::from("the password of the relay".to_owned());
        let login = Some(("goodtime".to_owned(), password.clone()));
        let mail = MailSettings { authority: Some(authority.clone()), login, ..relay(&mailbox, tls) };
        assert_eq!(tried(mail).await, Ok("250 so it is".to_owned()), "{tls:?}");
        let mails = mailbox.mails();
        assert_eq!(mails.len(), 1, "{tls:?}");
        for part in [
            "From: GoodTime <goodtime@goodtime.test>",
            "Subject: [goodtime-icims us] a test notice",
            "Nobody has to do anything",
        ] {
            assert!(mails[0].contains(part), "{part}: {}", mails[0]);
        }
        let shown = mailbox.said().into_iter().any(|line| line.starts_with("AUTH PLAIN"));
        assert!(shown && !mails[0].contains(password.expose_secret()), "{tls:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_trusted_or_offers_no_tls_gets_no_mail() {
    let folder = tempfile::tempdir().expect("a folder");
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let (acceptor, _) = certificate(folder.path());
    let stranger = Mailbox::listen_with(Some((acceptor, true))).await;
    let plain = Mailbox::listen().await;
    for (mailbox, tls) in [(stranger, MailTlsSetting::Implicit), (plain, MailTlsSetting::StartTls)] {
        let told = tried(relay(&mailbox, tls)).await.expect_err("it is refused");
        assert!(told.contains("mail server"), "{told}");
        assert_eq!(mailbox.mails(), Vec::<String>::new(), "{tls:?}");
    }
}

#[tokio::test]
async fn what_the_server_answers_is_told_by_its_code_only() {
    let mailbox = Mailbox::listen().await;
    mailbox.status.store(550, std::sync::atomic::Ordering::SeqCst);
    let told = tried(relay(&mailbox, MailTlsSetting::None)).await.expect_err("it is refused");
    assert_eq!(told, "the mail server answered 550");
}
