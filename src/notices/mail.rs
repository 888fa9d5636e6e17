//! Mail, by SMTP to one relay.

use std::time::Duration;

use async_trait::async_trait;
use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Address, Message, Messenger, Unsent};

/// Each step of the conversation; the whole of it is bounded by whoever sends.
const STEP_MOST: Duration = Duration::from_secs(10);

/// How the connection to the relay is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTls {
    /// TLS from the first byte on, as on port 465.
    Implicit,
    /// TLS after a greeting, as on port 587; a relay without it is refused.
    StartTls,
    /// None.
    Plain,
}

/// The relay that mail goes through.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// Its name, which its certificate has to be for.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept private.
    pub tls: MailTls,
    /// The authority that is trusted, as PEM; else those of the machine.
    pub authority: Option<Vec<u8>>,
    /// Who we are to it.
    pub login: Option<(String, SecretString)>,
    /// What mails are from.
    pub from: Mailbox,
}

/// Sends mail.
pub struct Mail {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Mail {
    /// A way to a relay; nothing is asked of it yet.
    ///
    /// # Errors
    /// When TLS cannot be set up: the authority is none, or the machine trusts none.
    pub fn through(server: MailServer) -> Result<Self, SmtpError> {
        let tls = match server.tls {
            MailTls::Plain => Tls::None,
            MailTls::Implicit => Tls::Wrapper(parameters(&server)?),
            MailTls::StartTls => Tls::Required(parameters(&server)?),
        };
        let name = server.from.email.domain().to_owned();
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(STEP_MOST))
            .hello_name(ClientId::Domain(name));
        if let Some((user, password)) = server.login {
            transport = transport.credentials(Credentials::new(user, password.expose_secret().to_owned()));
        }
        Ok(Self { from: server.from, transport: transport.build() })
    }
}

fn parameters(server: &MailServer) -> Result<TlsParameters, SmtpError> {
    let mut parameters = TlsParameters::builder(server.host.clone());
    if let Some(authority) = &server.authority {
        parameters = parameters
            .certificate_store(CertificateStore::None)
            .add_root_certificate(Certificate::from_pem(authority)?);
    }
    parameters.build()
}

#[async_trait]
impl Messenger for Mail {
    async fn send(&self, address: &Address, message: &Message) -> Result<String, Unsent> {
        let to = address.place.parse().map_err(|_| Unsent::because("the stored mail address cannot be read"))?;
        // The same at every try, so that a mailbox can tell a repeat.
        let id = format!("<{}@{}>", message.id, self.from.email.domain());
        let mail = lettre::Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(message.subject.as_str())
            .message_id(Some(id))
            .header(ContentType::TEXT_PLAIN)
            .body(message.lines.join("\r\n\r\n") + "\r\n");
        let mail = mail.map_err(|_| Unsent::because("no mail can be made of it"))?;
        match self.transport.send(mail).await {
            Ok(answer) => Ok(format!("{} {}", answer.code(), answer.first_line().unwrap_or_default())),
            Err(error) => Err(Unsent::because(why(&error))),
        }
    }
}

/// What the relay says may repeat addresses, so only its code is told.
fn why(error: &SmtpError) -> String {
    if let Some(code) = error.status() {
        return format!("the mail server answered {code}");
    }
    let why = if error.is_tls() {
        "the mail server's TLS is not trusted, or failed"
    } else if error.is_timeout() {
        "the mail server did not answer in time"
    } else if error.is_response() {
        "the mail server's answer cannot be understood"
    } else if error.is_client() {
        "the mail server offers no way in that is understood"
    } else {
        "the mail server could not be connected to, or the connection broke off"
    };
    why.to_owned()
}
