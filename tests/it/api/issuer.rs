//! Tokens of an issuer outside: what they allow, which of them do not count, and how its keys are followed.

use std::time::Duration;

use goodtime_icims::secrets::{IssuerAlgorithm, TrustedIssuer};
use jsonwebtoken::{Algorithm, Header};
use reqwest::Method;
use serde_json::{Value, json};

use super::access::{forged_as_ours, lasting, neighbour};
use super::client::{Answer, Api};
use super::foreign::{AUDIENCE, Foreign, SUBJECT, Signer, changed, confused, seconds, unsigned};
use crate::world::{Plan, World};

const TENANTS: &str = "/v2/ats/tenants";
const MINUTE: Duration = Duration::from_mins(1);
/// Longer than any test's world goes on.
const LONG: i64 = 7 * 86_400;

/// A world that trusts an issuer with one key.
async fn trusting(algorithm: IssuerAlgorithm, signer: &Signer) -> (World, Foreign) {
    let foreign = Foreign::listen(&[signer]).await;
    let world = World::planned(foreign.plan(algorithm)).await;
    (world, foreign)
}

async fn status(api: &Api<'_>) -> u16 {
    api.get(TENANTS).await.status
}

fn unavailable(answer: &Answer) {
    assert_eq!((answer.status, answer.problem()), (503, "unavailable"), "{answer:?}");
    let wait: u32 = answer.headers["retry-after"].to_str().expect("text").parse().expect("seconds");
    assert!((1..=10).contains(&wait), "{wait}");
    assert!(!answer.headers.contains_key("www-authenticate"), "the token may be right: {answer:?}");
}

#[tokio::test]
async fn a_token_of_the_issuer_counts_whatever_algorithm_was_set() {
    let signers = [
        (IssuerAlgorithm::Rs256, Signer::rsa("one", Algorithm::RS256)),
        (IssuerAlgorithm::Ps256, Signer::rsa("one", Algorithm::PS256)),
        (IssuerAlgorithm::Es256, Signer::es256("one")),
        (IssuerAlgorithm::EdDsa, Signer::ed25519("one")),
    ];
    for (algorithm, signer) in signers {
        let (world, foreign) = trusting(algorithm, &signer).await;
        assert_eq!(foreign.asked(), 0, "nothing is asked for ahead");
        let api = foreign.caller(&world, &signer, &json!({}));
        let answer = api.get(TENANTS).await;
        assert_eq!((answer.status, answer.items().len()), (200, 1), "{algorithm:?}: {answer:?}");
        assert_eq!((status(&api).await, foreign.asked()), (200, 1));
        assert_eq!(status(&Api::operator(&world).await).await, 200, "our own tokens count beside it");
    }
}

#[tokio::test]
async fn it_sees_its_tenant_alone_and_does_what_its_scopes_allow() {
    let signer = Signer::es256("one");
    let (world, foreign) = trusting(IssuerAlgorithm::Es256, &signer).await;
    let (own, other) = (world.tenant, neighbour(&world).await);
    let [own_path, other_path] = [own, other].map(|tenant| format!("{TENANTS}/{tenant}"));
    for claim in [json!(own), json!(own.to_string())] {
        let api = foreign.caller(&world, &signer, &json!({ "tenant_id": claim }));
        assert_eq!(api.get(TENANTS).await.items().len(), 1);
        assert_eq!((api.get(&own_path).await.status, api.get(&other_path).await.status), (200, 404));
        assert_eq!(api.ask(Method::DELETE, &own_path, None).await.status, 403, "only operators may");
    }
    let everywhere = foreign.caller(&world, &signer, &json!({}));
    assert_eq!(everywhere.get(TENANTS).await.items().len(), 2);
    let lists = [json!({"scope": "events:read"}), json!({"scope": null, "scp": ["events:read", "x:y"]})];
    for few in lists.into_iter().chain([json!({"scope": null, "scp": "openid events:read"})]) {
        let api = foreign.caller(&world, &signer, &few);
        assert_eq!((api.get("/v2/ats/events").await.status, status(&api).await), (200, 403), "{few}");
    }
    let none = foreign.caller(&world, &signer, &json!({"scope": null})).get(TENANTS).await;
    assert_eq!((none.status, none.problem()), (403, "not-allowed"));
    assert_eq!(everywhere.ask(Method::DELETE, &other_path, None).await.status, 204);
    let gone = foreign.caller(&world, &signer, &json!({ "tenant_id": other }));
    assert_eq!(status(&gone).await, 401, "like a token of ours");
}

#[tokio::test]
async fn it_gives_nothing_that_it_does_not_have_and_nothing_for_longer() {
    let signer = Signer::es256("one");
    let (world, foreign) = trusting(IssuerAlgorithm::Es256, &signer).await;
    let (operator, other) = (Api::operator(&world).await, neighbour(&world).await);
    let few = json!({"tenant_id": world.tenant, "scope": "api-tokens:write events:read"});
    let api = foreign.caller(&world, &signer, &few);
    let asked = |scope: &str, tenant: Value| json!({"name": "x", "scopes": [scope], "tenant_id": tenant, "days": 90});
    let answer = api.post("/v2/ats/api-tokens", &asked("handoffs:read", Value::Null)).await;
    assert_eq!((answer.status, answer.problem()), (403, "not-allowed"));
    let answer = api.post("/v2/ats/api-tokens", &asked("events:read", json!(other))).await;
    assert_eq!((answer.status, answer.wrong()), (422, vec!["tenant_id"]));
    let made = api.post("/v2/ats/api-tokens", &asked("events:read", Value::Null)).await;
    assert_eq!((made.status, &made.body["tenant_id"]), (201, &json!(world.tenant)), "{made:?}");
    let actor = format!("issuer subject {SUBJECT}");
    assert_eq!(made.body["created_by"], actor);
    assert_eq!(made.body["expires_at"], "2026-11-22T19:10:00.000Z", "when the token that made it ends");
    let log = operator.get("/v2/ats/audit-log").await;
    assert_eq!((&log.items()[0]["action"], &log.items()[0]["actor"]), (&json!("api_token.add"), &json!(actor)));
    let given = Api::showing(&world, made.body["secret"].as_str().map(str::to_owned));
    assert_eq!(given.get("/v2/ats/events").await.status, 200);
    world.clock.advance(10 * MINUTE);
    assert_eq!(given.get("/v2/ats/events").await.status, 401);
    let late = api.post("/v2/ats/api-tokens", &asked("events:read", Value::Null)).await;
    assert_eq!((late.status, late.problem()), (409, "conflict"), "within the minute that clocks may differ");
}

#[tokio::test]
async fn each_subject_has_its_own_requests_however_many_tokens_it_has() {
    let signer = Signer::es256("one");
    let foreign = Foreign::listen(&[&signer]).await;
    let mut plan = foreign.plan(IssuerAlgorithm::Es256);
    plan.api.requests_per_minute = std::num::NonZeroU32::new(2).expect("a number");
    let world = World::planned(plan).await;
    let [one, again] = [0, 1].map(|n| foreign.caller(&world, &signer, &json!({"jti": n})));
    let other = foreign.caller(&world, &signer, &json!({"sub": "another"}));
    assert_eq!((status(&one).await, status(&again).await, status(&one).await), (200, 200, 429));
    assert_eq!(status(&other).await, 200);
}

/// Every one with what is wrong with it. The keys that are told are `one` and some that do not count.
fn wrong(world: &World, foreign: &Foreign, signer: &Signer) -> Vec<(String, String)> {
    let (now, claims) = (seconds(world), foreign.claims(world));
    let mut all = Vec::new();
    for changes in [
        json!({"exp": now - 60}),
        json!({"exp": null}),
        json!({"exp": (now + 600).to_string()}),
        json!({"nbf": now + 61}),
        json!({"nbf": "soon"}),
        json!({"aud": format!("{AUDIENCE}/")}),
        json!({"aud": []}),
        json!({"aud": null}),
        json!({"iss": foreign.name().trim_end_matches('/')}),
        json!({"iss": [foreign.name()]}),
        json!({"iss": null}),
        json!({"iss": world.settings.public_url, "aud": format!("{}/v2/ats", world.settings.public_url)}),
        json!({"sub": null}),
        json!({"sub": ""}),
        json!({"sub": "a b"}),
        json!({"sub": "a".repeat(201)}),
        json!({"tenant_id": null}),
        json!({"tenant_id": "all"}),
        json!({"tenant_id": ["*"]}),
        json!({"tenant_id": 99_999}),
        json!({"tenant_id": null, "tenant": "*"}),
    ] {
        all.push((changes.to_string(), signer.sign(&changed(claims.clone(), &changes))));
    }
    let headed = |header: Header| signer.sign_with(&header, &claims);
    all.push(("another algorithm".into(), headed(Header { alg: Algorithm::RS512, ..signer.header() })));
    all.push(("the other padding".into(), headed(Header { alg: Algorithm::PS256, ..signer.header() })));
    all.push(("no key's name".into(), headed(Header { kid: None, ..signer.header() })));
    all.push(("what is not understood".into(), headed(Header { crit: Some(vec!["b64".into()]), ..signer.header() })));
    all.push(("another use".into(), headed(Header { typ: Some("logout+jwt".into()), ..signer.header() })));
    for kid in ["unknown", "enc", "bytes", "p256"] {
        all.push((format!("the key {kid}"), headed(Header { kid: Some(kid.into()), ..signer.header() })));
    }
    all.push(("another kind of key".into(), Signer::es256("one").sign(&claims)));
    all.push(("alg=none".into(), unsigned("one", &claims)));
    let good = signer.sign(&claims);
    let (start, signature) = good.rsplit_once('.').expect("a token");
    all.push(("no signature".into(), format!("{start}.")));
    let somebody_else = unsigned("one", &changed(claims.clone(), &json!({"sub": "me"})));
    let (head, others) = (start.split('.').next().expect("a head"), somebody_else.split('.').nth(1).expect("claims"));
    all.push(("changed".into(), format!("{head}.{others}.{signature}")));
    all.extend(confused(signer, &claims).into_iter().map(|(what, token)| (what.to_owned(), token)));
    all
}

#[tokio::test]
async fn every_wrong_token_is_answered_like_a_wrong_one_of_ours() {
    let signer = Signer::rsa("one", Algorithm::RS256);
    let bytes = json!({"kid": "bytes", "kty": "oct", "k": signer.jwk["n"], "alg": "RS256"});
    let [encrypts, secret] = [changed(signer.jwk.clone(), &json!({"kid": "enc", "use": "enc"})), bytes];
    let mut told = [signer.clone(), signer.clone(), signer.clone(), Signer::es256("p256")];
    (told[1].jwk, told[2].jwk) = (encrypts, secret);
    let foreign = Foreign::listen(&told.each_ref()).await;
    let world = World::planned(foreign.plan(IssuerAlgorithm::Rs256)).await;
    assert_eq!(status(&foreign.caller(&world, &signer, &json!({}))).await, 200);
    for fine in [
        json!({"exp": seconds(&world) - 59}),
        json!({"nbf": seconds(&world) + 60}),
        json!({"aud": AUDIENCE}),
        json!({"sub": "a".repeat(200)}),
    ] {
        assert_eq!(status(&foreign.caller(&world, &signer, &fine)).await, 200, "{fine}");
    }
    let kind = Header { typ: Some("at+jwt".to_owned()), ..signer.header() };
    let newer = Api::showing(&world, Some(signer.sign_with(&kind, &foreign.claims(&world))));
    assert_eq!(status(&newer).await, 200);
    let ours = lasting(Api::showing(&world, Some("secret".to_owned())).get(TENANTS).await);
    assert_eq!((ours.status, ours.problem()), (401, "not-authenticated"));
    let forged = forged_as_ours(&world, &foreign.claims(&world)).await;
    let ours_for_theirs = [("our key in the issuer's name".to_owned(), forged)];
    for (what, token) in wrong(&world, &foreign, &signer).into_iter().chain(ours_for_theirs) {
        let answer = Api::showing(&world, Some(token)).get(TENANTS).await;
        assert_eq!(lasting(answer), ours, "{what}");
    }
    assert_eq!(foreign.asked(), 2, "once at first, once for all the unknown names");
}

#[tokio::test]
async fn without_an_issuer_its_tokens_do_not_count() {
    let signer = Signer::es256("one");
    let foreign = Foreign::listen(&[&signer]).await;
    let world = World::new().await;
    assert_eq!(status(&foreign.caller(&world, &signer, &json!({}))).await, 401);
    assert_eq!(foreign.asked(), 0);
}

#[tokio::test]
async fn a_new_key_counts_at_once_and_invented_ones_cost_one_question_in_half_a_minute() {
    let [old, new, newest] = ["old", "new", "newest"].map(Signer::es256);
    let (world, foreign) = trusting(IssuerAlgorithm::Es256, &old).await;
    let long = json!({"exp": seconds(&world) + LONG});
    let [old_api, new_api, newest_api] = [&old, &new, &newest].map(|signer| foreign.caller(&world, signer, &long));
    assert_eq!((status(&old_api).await, foreign.asked()), (200, 1));
    foreign.tell(&[&old, &new]);
    assert_eq!((status(&new_api).await, foreign.asked()), (200, 2));
    let flood = async || {
        let all = (0..20).map(|n| {
            let api = foreign.caller(&world, &old.named(&format!("invented {n}")), &long);
            async move { status(&api).await }
        });
        assert!(futures_util::future::join_all(all).await.iter().all(|status| *status == 401));
    };
    flood().await;
    assert_eq!(foreign.asked(), 3);
    foreign.tell(&[&new, &newest]);
    world.clock.advance(Duration::from_secs(29));
    flood().await;
    assert_eq!((status(&newest_api).await, foreign.asked()), (401, 3), "the flood holds it back for half a minute");
    world.clock.advance(Duration::from_secs(1));
    assert_eq!((status(&newest_api).await, foreign.asked()), (200, 4));
    assert_eq!((status(&old_api).await, foreign.asked()), (401, 5), "it was withdrawn");
    foreign.tell(&[&newest]);
    world.clock.advance(Duration::from_secs(599));
    assert_eq!((status(&new_api).await, foreign.asked()), (200, 5), "nobody knows yet");
    world.clock.advance(Duration::from_secs(1));
    assert_eq!((status(&new_api).await, foreign.asked()), (401, 6));
}

#[tokio::test]
async fn the_last_keys_count_for_a_day_while_the_issuer_is_down() {
    let signer = Signer::es256("one");
    let (world, foreign) = trusting(IssuerAlgorithm::Es256, &signer).await;
    let api = foreign.caller(&world, &signer, &json!({"exp": seconds(&world) + LONG}));
    assert_eq!((status(&api).await, foreign.asked()), (200, 1));
    foreign.say("500 Down", "");
    world.clock.advance(10 * MINUTE);
    assert_eq!(
        (status(&api).await, status(&api).await, foreign.asked()),
        (200, 200, 2),
        "it is not asked all the time"
    );
    world.clock.advance(MINUTE / 2);
    assert_eq!((status(&api).await, foreign.asked()), (200, 3));
    world.clock.advance(Duration::from_secs(86_400 - 630 - 1));
    assert_eq!(status(&api).await, 200);
    world.clock.advance(Duration::from_secs(1));
    unavailable(&api.get(TENANTS).await);
    assert_eq!(status(&Api::operator(&world).await).await, 200, "our own tokens need no issuer");
    foreign.tell(&[&signer]);
    world.clock.advance(Duration::from_secs(10));
    assert_eq!(status(&api).await, 200);
}

#[tokio::test]
async fn without_keys_nobody_can_say_whether_a_token_counts() {
    let signer = Signer::es256("one");
    let (world, foreign) = trusting(IssuerAlgorithm::Es256, &signer).await;
    let api = foreign.caller(&world, &signer, &json!({}));
    let elsewhere = format!("307 There\r\nlocation: {}", foreign.name());
    let own = json!({ "keys": [signer.jwk] }).to_string();
    let many = json!({ "keys": vec![&signer.jwk; 101] }).to_string();
    let large = format!("{own}{}", " ".repeat(256 * 1024));
    let answers = [("500 Down", ""), ("200 OK", "<html>"), (&elsewhere, &own), ("200 OK", &many), ("200 OK", &large)];
    for (n, (head, body)) in answers.into_iter().enumerate() {
        foreign.say(head, body);
        unavailable(&api.get(TENANTS).await);
        unavailable(&api.get(TENANTS).await);
        assert_eq!(foreign.asked(), n + 1, "once, and nobody is led elsewhere: {head}");
        world.clock.advance(Duration::from_secs(10));
    }
    foreign.tell(&[&signer]);
    let all = futures_util::future::join_all((0..20).map(|_| status(&api))).await;
    assert!(all.iter().all(|status| *status == 200), "{all:?}");
    assert_eq!(foreign.asked(), 6, "one asks for all");
}

#[tokio::test]
async fn an_issuer_that_is_not_reached_is_told_apart_from_a_wrong_token() {
    let nowhere = crate::ears::nowhere().await;
    let signer = Signer::es256("one");
    let foreign = Foreign::listen(&[&signer]).await;
    let mut plan: Plan = foreign.plan(IssuerAlgorithm::Es256);
    plan.api.issuer = plan.api.issuer.map(|one| TrustedIssuer { jwks_url: format!("http://{nowhere}/keys"), ..one });
    let world = World::planned(plan).await;
    unavailable(&foreign.caller(&world, &signer, &json!({})).get(TENANTS).await);
    assert_eq!(status(&Api::showing(&world, Some("secret".to_owned()))).await, 401);
}
