//! Signing in at a company's identity provider: who is let in, who is not, and what the provider is shown.

mod browser;
mod pretend;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use goodtime_icims::domain::{Account, AccountId, Clock as _, Invitation, Role};
use goodtime_icims::secrets::sha256_of;
use goodtime_icims::store::Accepted;
use jsonwebtoken::{Algorithm, Header};
use serde_json::{Value, json};

use crate::api::foreign::{Signer, changed, confused, seconds, unsigned};
use crate::world::{Plan, World};
use browser::Browser;
use pretend::{CLIENT, PretendProvider, SECRET, Token};

const GO: &str = "/sign-in/provider?next=/account";
const NOT_LET_IN: &str = "did not let you in";
const NO_ACCOUNT: &str = "have no account here";
const TOO_LATE: &str = "or began in another browser";
const SILENT: &str = "does not answer. Try again in a minute";
const ADA: &str = "ada@example.com";

/// A world that trusts a provider which says that Ada is there.
async fn trusting() -> (World, PretendProvider) {
    let provider = PretendProvider::listen(Signer::rsa("one", Algorithm::RS256)).await;
    let mut plan = Plan::default();
    plan.pages.provider = Some(provider.trusted());
    let world = World::planned(plan).await;
    (world, provider)
}

/// Somebody who was invited and came.
async fn account(world: &World, sign_in: &str, subject: Option<&str>) -> AccountId {
    let (store, now) = (&world.region.flow.store, world.clock.now());
    let invitation = Invitation {
        token_sha256: sha256_of(sign_in),
        tenant: Some(world.tenant),
        role: Role::Viewer,
        sign_in: None,
        is_first: false,
        created_at: now,
        expires_at: now.plus(Duration::from_mins(1)),
    };
    store.invite(&invitation, ("test", now)).await.expect("kept");
    let account = Account {
        id: AccountId::at(now),
        tenant: invitation.tenant,
        role: invitation.role,
        sign_in: sign_in.parse().expect("an address"),
        name: "Somebody".to_owned(),
        password: None,
        subject: subject.map(str::to_owned),
        created_at: now,
        disabled_at: None,
        version: 1,
    };
    assert_eq!(store.accept(invitation.token_sha256, &account).await.expect("kept"), Accepted::Done);
    account.id
}

async fn disable(world: &World, id: AccountId) {
    let (store, now) = (&world.region.flow.store, world.clock.now());
    let account = store.account(id).await.expect("read").expect("it is there");
    let account = Account { disabled_at: Some(now), ..account };
    assert!(store.change_account(&account, "account.disable", ("test", now)).await.expect("kept"));
}

#[tokio::test]
async fn who_signs_in_at_their_company_reads_what_they_wanted_to_read() {
    let (world, provider) = trusting().await;
    account(&world, ADA, None).await;
    let mut browser = Browser::of(&world);
    let away = browser.get(GO).await;
    assert_eq!(away.status, 303);
    assert!(
        away.cookies[0].starts_with("sign-in=") && away.cookies[0].contains("; HttpOnly; SameSite=Lax; Max-Age=600")
    );
    let asked = provider.asked(&away.to);
    let back_to = "http://goodtime.test/sign-in/provider/back";
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", CLIENT),
        ("redirect_uri", back_to),
        ("scope", "openid email"),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(asked[name], value);
    }
    let back = browser.at_provider(&away.to).await;
    let inside = browser.get(&back).await;
    assert_eq!((inside.status, inside.to.as_str()), (303, "/account"));
    assert!(browser.has_session() && !browser.jar.contains_key("sign-in"), "{:?}", inside.cookies);
    let page = browser.get("/account").await;
    assert!(page.status == 200 && page.text.contains(ADA), "{}", page.text);

    let [shown] = provider.token_requests().try_into().expect("asked once");
    assert_eq!(shown.basic, format!("{}:{}", "goodtime%2Fus", "s%3Ae+cret%2B%C3%BC%25"), "{CLIENT} and {SECRET}");
    assert_eq!(
        (shown.form["grant_type"].as_str(), shown.form["redirect_uri"].as_str()),
        ("authorization_code", back_to)
    );
    let challenge = URL_SAFE_NO_PAD.encode(sha256_of(&shown.form["code_verifier"]));
    assert_eq!(challenge, asked["code_challenge"]);
    assert!(shown.form["code_verifier"].len() >= 43 && shown.form.len() == 4, "RFC 7636 §4.1");
}

#[tokio::test]
async fn each_sign_in_has_secrets_of_its_own() {
    let (world, provider) = trusting().await;
    let [one, other] = [Browser::of(&world).get(GO).await, Browser::of(&world).get(GO).await];
    let [one, other] = [one, other].map(|away| provider.asked(&away.to));
    for name in ["state", "nonce", "code_challenge"] {
        assert!(one[name] != other[name] && one[name].len() >= 43, "{name}");
    }
}

#[tokio::test]
async fn the_address_says_who_it_is_the_first_time_and_the_subject_from_then_on() {
    let (world, provider) = trusting().await;
    let id = account(&world, ADA, None).await;
    provider.tells(json!({"email": "Ada@Example.com"}));
    assert_eq!(Browser::of(&world).signs_in().await.to, "/account", "however it is written");
    let store = &world.region.flow.store;
    let kept = store.account(id).await.expect("read").expect("it is there");
    assert_eq!(kept.subject, Some(format!("{} ada|1", provider.name())));
    for now in [
        json!({"email": "ada.lovelace@example.com"}),
        json!({"email_verified": false}),
        json!({"email_verified": "true"}),
        json!({"email": 7}),
        json!({"email": null, "email_verified": null}),
        json!({"exp": 1_795_374_600.5}),
        json!({"aud": [CLIENT]}),
        json!({"aud": [CLIENT, "https://other.test"], "azp": CLIENT}),
    ] {
        provider.tells(now.clone());
        let mut browser = Browser::of(&world);
        assert_eq!(browser.signs_in().await.to, "/account", "{now}");
        assert!(browser.get("/account").await.text.contains(ADA), "{now}");
    }
    provider.tells(json!({"sub": "successor|2"}));
    let mut successor = Browser::of(&world);
    successor.signs_in().await.refused((403, NO_ACCOUNT), &successor);
}

#[tokio::test]
async fn who_has_no_account_of_their_own_is_not_let_in() {
    let (world, provider) = trusting().await;
    let ada = account(&world, ADA, None).await;
    account(&world, "grace@example.com", Some("https://login.example ada|1")).await;
    disable(&world, account(&world, "bob@example.com", None).await).await;
    let left = account(&world, "carol@example.com", Some(&format!("{} carol|1", provider.name()))).await;
    disable(&world, left).await;
    for who in [
        json!({"email_verified": false}),
        json!({"email_verified": null}),
        json!({"email_verified": "true"}),
        json!({"email": null}),
        json!({"email": "no address"}),
        json!({"email": "nobody@example.com"}),
        json!({"email": "grace@example.com"}),
        json!({"email": "bob@example.com"}),
        json!({"email": "carol@example.com", "sub": "carol|1"}),
    ] {
        provider.tells(who.clone());
        let mut browser = Browser::of(&world);
        let page = browser.signs_in().await;
        assert!(page.text.contains("You are not signed in"), "{who}: {}", page.text);
        page.refused((403, NO_ACCOUNT), &browser);
    }
    let kept = world.region.flow.store.account(ada).await.expect("read").expect("it is there");
    assert_eq!(kept.subject, None, "nobody became anybody");
}

#[tokio::test]
async fn a_way_back_that_did_not_begin_in_this_browser_leads_nowhere() {
    let (world, provider) = trusting().await;
    account(&world, ADA, None).await;
    let mut browser = Browser::of(&world);
    let away = browser.get(GO).await;
    let back = browser.at_provider(&away.to).await;
    let (start, state) = back.split_once("state=").expect("a state");
    for wrong in [format!("{start}state={state}x"), format!("{start}state="), start.to_owned()] {
        let page = browser.get(&wrong).await;
        page.refused((403, TOO_LATE), &browser);
    }
    let refused = browser.get(&format!("/sign-in/provider/back?error=access_denied&state={state}")).await;
    refused.refused((403, NOT_LET_IN), &browser);
    let mut without = Browser::of(&world);
    without.get(&back).await.refused((403, TOO_LATE), &without);
    let mut other = Browser::of(&world);
    other.get(GO).await;
    other.get(&back).await.refused((403, TOO_LATE), &other);
    for kept in ["", "...", ".n.v.Lw", &format!("{state}.n.v"), &format!("{state}.n.v.!")] {
        let mut odd = Browser::of(&world);
        odd.jar.insert("sign-in".to_owned(), kept.to_owned());
        odd.get(&back).await.refused((403, TOO_LATE), &odd);
    }
    assert!(provider.token_requests().is_empty(), "the provider is asked for none of them");
    assert_eq!(browser.get(&back).await.to, "/account", "the sign-in that began here still ends");
}

/// Every one with what is wrong with it.
fn wrong(world: &World, provider: &PretendProvider, claims: &Value) -> Vec<(String, String)> {
    let (signer, now) = (&provider.signer, seconds(world));
    let mut all = Vec::new();
    for changes in [
        json!({"nonce": "another"}),
        json!({"nonce": null}),
        json!({"aud": "another"}),
        json!({"aud": [CLIENT, "another"]}),
        json!({"aud": []}),
        json!({"aud": null}),
        json!({"azp": "another"}),
        json!({"exp": now - 60}),
        json!({"exp": null}),
        json!({"exp": "soon"}),
        json!({"iss": "https://login.example"}),
        json!({"iss": [provider.name()]}),
        json!({"sub": null}),
        json!({"sub": ""}),
        json!({"sub": "a b"}),
        json!({"sub": "a".repeat(256)}),
    ] {
        all.push((changes.to_string(), signer.sign(&changed(claims.clone(), &changes))));
    }
    let headed = |header: Header| signer.sign_with(&header, claims);
    all.push(("another key".into(), Signer::es256("one").sign(claims)));
    all.push(("a key that is not told".into(), signer.named("two").sign(claims)));
    all.push(("no key's name".into(), headed(Header { kid: None, ..signer.header() })));
    all.push(("another algorithm".into(), headed(Header { alg: Algorithm::RS512, ..signer.header() })));
    all.push(("another use".into(), headed(Header { typ: Some("logout+jwt".into()), ..signer.header() })));
    all.push(("alg=none".into(), unsigned("one", claims)));
    all.push(("no token".into(), "token".into()));
    all.extend(confused(signer, claims).into_iter().map(|(what, token)| (what.to_owned(), token)));
    all
}

#[tokio::test]
async fn a_token_that_is_not_for_this_sign_in_lets_nobody_in() {
    let (world, provider) = trusting().await;
    account(&world, ADA, None).await;
    for n in 0.. {
        let mut browser = Browser::of(&world);
        let away = browser.get(GO).await;
        let back = browser.at_provider(&away.to).await;
        let claims = provider.claims(&world, &provider.asked(&away.to)["nonce"]);
        let Some((what, token)) = wrong(&world, &provider, &claims).into_iter().nth(n) else { break };
        provider.gives(Token::This(token));
        let page = browser.get(&back).await;
        assert!(page.text.contains(NOT_LET_IN), "{what}: {}", page.text);
        page.refused((403, NOT_LET_IN), &browser);
    }
    provider.gives(Token::Right);
    assert_eq!(Browser::of(&world).signs_in().await.to, "/account");
}

#[tokio::test]
async fn a_code_counts_once() {
    let (world, provider) = trusting().await;
    account(&world, ADA, None).await;
    let mut browser = Browser::of(&world);
    let away = browser.get(GO).await;
    let (back, kept) = (browser.at_provider(&away.to).await, browser.jar.clone());
    assert_eq!(browser.get(&back).await.to, "/account");
    let mut again = Browser::of(&world);
    again.jar = kept;
    again.get(&back).await.refused((403, NOT_LET_IN), &again);
    assert_eq!(provider.token_requests().len(), 2, "the provider refused it");
}

#[tokio::test]
async fn while_the_provider_cannot_answer_nobody_is_let_in_and_the_page_says_so() {
    let (world, provider) = trusting().await;
    account(&world, ADA, None).await;
    let large = " ".repeat(64 * 1024 + 1);
    for (answer, told) in [
        (Token::Answer(500, ""), (502, SILENT)),
        (Token::Answer(503, "{}"), (502, SILENT)),
        (Token::Answer(429, ""), (502, SILENT)),
        (Token::Answer(401, r#"{"error":"invalid_client"}"#), (403, NOT_LET_IN)),
        (Token::Answer(302, ""), (403, NOT_LET_IN)),
        (Token::Answer(200, "<html>"), (403, NOT_LET_IN)),
        (Token::Answer(200, r#"{"access_token":"a"}"#), (403, NOT_LET_IN)),
        (Token::Answer(200, large.leak()), (403, NOT_LET_IN)),
    ] {
        provider.gives(answer.clone());
        let mut browser = Browser::of(&world);
        let page = browser.signs_in().await;
        assert_eq!(page.status, told.0, "{answer:?}");
        page.refused(told, &browser);
    }
    provider.gives(Token::Right);
    provider.hides_keys(true);
    let mut browser = Browser::of(&world);
    browser.signs_in().await.refused((502, SILENT), &browser);
    provider.hides_keys(false);
    world.clock.advance(Duration::from_secs(10));
    assert_eq!(Browser::of(&world).signs_in().await.to, "/account");
    provider.ends();
    let mut browser = Browser::of(&world);
    let away = browser.get(GO).await;
    let state = &provider.asked(&away.to)["state"];
    let page = browser.get(&format!("/sign-in/provider/back?code=c&state={state}")).await;
    page.refused((502, SILENT), &browser);
}

#[tokio::test]
async fn nobody_is_led_to_another_host_or_farther_than_a_cookie_can_hold() {
    let (world, _provider) = trusting().await;
    account(&world, ADA, None).await;
    let long = format!("/account?{}", "a".repeat(2_048));
    for (next, to) in [
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/%5Cevil.example", "/"),
        ("/account?a=b", "/account?a=b"),
        (&long, "/"),
    ] {
        let mut browser = Browser::of(&world);
        assert_eq!(browser.signs_in_for(&format!("/sign-in/provider?next={next}")).await.to, to, "{next}");
        assert!(browser.has_session());
    }
    assert_eq!(Browser::of(&world).signs_in_for("/sign-in/provider").await.to, "/");
}

#[tokio::test]
async fn the_page_leads_to_a_provider_only_where_there_is_one() {
    let (world, _provider) = trusting().await;
    let page = world.page("/sign-in?next=/account").await;
    assert!(page.contains(r#"href="/sign-in/provider?next=%2Faccount""#), "{page}");
    let without = World::planned(Plan::default()).await;
    let page = without.page("/sign-in?next=/account").await;
    assert!(page.contains("Password") && !page.contains("/sign-in/provider"), "{page}");
    for path in [GO, "/sign-in/provider/back?code=c&state=s"] {
        let mut browser = Browser::of(&without);
        let page = browser.get(path).await;
        page.refused((404, "Here people sign in with a password."), &browser);
    }
}
