//! Settings that are saved a form at a time: what counts then, and what stands beside what was typed when it does not.

use goodtime_icims::domain::{Clock as _, Role};
use reqwest::Method;
use serde_json::{Value, json};

use super::browser::{Browser, Page, account};
use super::street::{audited, below, done_by_people};
use crate::api::Api;
use crate::world::{CUSTOMER, World};

/// The settings as the API tells them.
async fn saved(world: &World) -> Value {
    let answer = Api::of(world, world.tenant).await.get(&format!("/v2/ats/tenants/{}", world.tenant)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

/// What is wrong with a field, by what its input is described with.
fn wrong(page: &Page, field: &str) -> String {
    let told = page.text.split_once(&format!("id=\"error-{field}\">")).map(|(_, rest)| rest);
    let told = told.and_then(|rest| rest.split('<').next()).unwrap_or_default();
    let input = page.text.split("<input ").find(|input| input.starts_with(&format!("id=\"{field}\"")));
    let is_marked = input.is_some_and(|input| {
        let tag = input.split('>').next().unwrap_or_default();
        tag.contains(&format!("error-{field}")) && tag.contains("aria-invalid=\"true\"")
    });
    assert_eq!(is_marked, !told.is_empty(), "{field}: who does not see the page is told too");
    told.to_owned()
}

#[tokio::test]
async fn a_section_that_is_saved_counts_and_the_history_says_who_did_it() {
    let world = World::new().await;
    let before = saved(&world).await;
    let page = below(&world, "settings/fields");
    let ada = account(&world, Role::SuperAdmin, Some(world.tenant), "ada@example.com", None).await;
    let mut browser = Browser::showing(&world, &ada).await;
    let form = browser.get(&page).await.form(&below(&world, "settings/save/links"));
    let form = form.with("settings.link_days", "30").with("settings.tell_ignored", "on");
    let done = browser.send(&form).await.leads_to().to_owned();
    assert_eq!(done, format!("{page}?done=saved"));
    assert!(browser.get(&done).await.says("Saved."));

    let mut after = saved(&world).await;
    assert_eq!((&after["settings"]["link_days"], &after["settings"]["tell_ignored"]), (&json!(30), &json!(true)));
    for name in ["link_days", "tell_ignored"] {
        after["settings"][name] = before["settings"][name].clone();
    }
    assert_eq!(after["settings"], before["settings"], "nothing else changed, above all not what stands on other forms");
    world.send(world.jane()).await;
    let handoff = world.handoff(world.jane()).await;
    assert_eq!(handoff.expires_at.since(world.clock.now()).as_secs(), 30 * 24 * 3_600, "it counts");

    let line = (format!("account {}", ada.id), "tenant.change".to_owned());
    assert!(audited(&world).await.contains(&line));
    let history = browser.get(&below(&world, "settings/history")).await;
    assert!(history.words().contains("Settings changed"), "{}", history.words());
    assert!(
        history.says("Ada Example · Super admin") && !history.says(&format!("account {}", ada.id)),
        "{}",
        history.words()
    );
}

#[tokio::test]
async fn a_value_that_cannot_be_is_told_beside_its_field_and_what_was_typed_stays() {
    let world = World::new().await;
    let before = saved(&world).await;
    let mut browser = Browser::of(&world, Role::SuperAdmin).await;
    let to = below(&world, "settings/save/links");
    let form = browser.get(&below(&world, "settings/fields")).await.form(&to);
    let typed = form
        .with("settings.link_days", "400")
        .with("settings.link_field", "<b>field23848</b>")
        .with("settings.refuse_duplicates", "on");
    let page = browser.send(&typed).await;
    assert!(page.status == 422 && page.says("Nothing was saved."), "{}", page.words());
    assert!(!page.says("<b>field23848"), "what was typed is text");
    for field in ["settings.link_days", "settings.link_field"] {
        assert_ne!(wrong(&page, field), "", "{field}");
    }
    assert_eq!(wrong(&browser.get(&below(&world, "settings/fields")).await, "settings.link_days"), "");
    let again = page.form(&to);
    for (field, value) in [
        ("settings.link_days", "400"),
        ("settings.link_field", "<b>field23848</b>"),
        ("settings.refuse_duplicates", "on"),
    ] {
        assert_eq!(again.value(field), Some(value));
    }
    assert_eq!(saved(&world).await, before);
    let fine = again.with("settings.link_days", "21").with("settings.link_field", "field23848");
    browser.send(&fine).await.leads_to();
    let after = saved(&world).await["settings"].clone();
    assert_eq!((&after["link_days"], &after["refuse_duplicates"]), (&json!(21), &json!(true)));
}

#[tokio::test]
async fn each_form_names_its_own_mistakes() {
    let world = World::new().await;
    let before = saved(&world).await;
    let mut operator = Browser::of(&world, Role::Operator).await;
    let cases = [
        ("", "company", "name", ""),
        ("", "hosts", "settings.api_url", "not an address"),
        ("/fields", "roles", "settings.roles.recruiter", "two words"),
        ("/fields", "links", "settings.link_days", "0"),
        ("/mirror", "sync", "settings.sync.every_minutes", "soon"),
        ("/mirror", "calls", "settings.calls.per_hour", "-1"),
    ];
    for (tab, part, field, typed) in cases {
        let to = below(&world, &format!("settings/save/{part}"));
        let form = operator.get(&below(&world, &format!("settings{tab}"))).await.form(&to);
        assert!(form.value(field).is_some(), "{field} stands on the form");
        let page = operator.send(&form.with(field, typed)).await;
        assert_eq!(page.status, 422, "{field}: {}", page.words());
        assert_ne!(wrong(&page, field), "", "{field}");
        assert_eq!(page.form(&to).value(field), Some(typed), "{field}");
    }
    assert_eq!(saved(&world).await, before);
}

#[tokio::test]
async fn of_two_who_save_at_once_the_second_is_told_what_the_first_saved_and_loses_nothing() {
    let world = World::new().await;
    let mut browsers = Vec::new();
    for name in ["ada@example.com", "bob@example.com"] {
        let one = account(&world, Role::SuperAdmin, Some(world.tenant), name, None).await;
        browsers.push(Browser::showing(&world, &one).await);
    }
    let (page, to) = (below(&world, "settings/fields"), below(&world, "settings/save/links"));
    let form = browsers[1].get(&page).await.form(&to);
    let first = form.clone().with("settings.link_days", "30").with("settings.tell_ignored", "on");
    browsers[0].send(&first).await.leads_to();

    let stale = form.with("settings.link_days", "21").with("settings.link_field", "field23848");
    let refused = browsers[1].send(&stale).await;
    assert!(refused.status == 412 && refused.says("somebody else changed the settings"), "{}", refused.words());
    assert!(refused.says("id=\"saved-settings.link_days\">Saved now: 30"), "{}", refused.text);
    assert!(refused.says("id=\"saved-settings.tell_ignored\">Saved now: on"), "{}", refused.words());
    assert!(!refused.says("id=\"saved-settings.refuse_duplicates\""), "what is the same is not told");
    let after = saved(&world).await["settings"].clone();
    assert_eq!((&after["link_days"], &after["link_field"]), (&json!(30), &Value::Null), "nothing was overwritten");

    let again = refused.form(&to);
    assert_eq!(
        (again.value("settings.link_days"), again.value("settings.link_field")),
        (Some("21"), Some("field23848"))
    );
    let wrong_too = browsers[1].send(&again.clone().with("settings.link_days", "x")).await;
    assert_eq!(wrong_too.status, 422);
    let meanwhile = browsers[0].get(&page).await.form(&to).with("settings.link_days", "31");
    browsers[0].send(&meanwhile).await.leads_to();
    let form = wrong_too.form(&to).with("settings.link_days", "21");
    assert_eq!(browsers[1].send(&form).await.status, 412, "a mistake hides nobody's change");
    let form = browsers[1].get(&page).await.form(&to).with("settings.link_days", "21");
    browsers[1].send(&form).await.leads_to();
    assert_eq!(saved(&world).await["settings"]["link_days"], json!(21), "who has seen it may change it");
}

#[tokio::test]
async fn what_only_operators_change_stays_closed_to_others_whatever_they_send() {
    let world = World::new().await;
    let before = saved(&world).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for (tab, part, field, value) in [
        ("", "hosts", "settings.api_url", "https://evil.example"),
        ("/mirror", "calls", "settings.calls.per_hour", "80000"),
    ] {
        let to = below(&world, &format!("settings/save/{part}"));
        let form = admin.get(&below(&world, &format!("settings{tab}"))).await.form(&to);
        assert!(!form.is_open && form.value(field).is_none(), "{form:?}");
        let version = form.value("version").expect("a version").to_owned();
        let page = admin.post(&to, &[("version", &version), (field, value)]).await;
        assert_eq!(page.status, 403, "{part}");
        // Not on a form of theirs either.
        let other = below(&world, "settings/save/links");
        admin.post(&other, &[("version", &version), ("settings.link_days", "14"), (field, value)]).await;
    }
    let (was, is) = (&before["settings"], saved(&world).await["settings"].clone());
    assert_eq!((&is["api_url"], &is["calls"]), (&was["api_url"], &was["calls"]));
    let page = admin.post(&below(&world, "settings/save/secrets"), &[("version", "1")]).await;
    assert_eq!(page.status, 404, "there is no such form");

    let mut operator = Browser::of(&world, Role::Operator).await;
    let to = below(&world, "settings/save/calls");
    let form = operator.get(&below(&world, "settings/mirror")).await.form(&to);
    operator.send(&form.with("settings.calls.per_hour", "79000")).await.leads_to();
    assert_eq!(saved(&world).await["settings"]["calls"]["per_hour"], json!(79_000));
}

#[tokio::test]
async fn of_the_customers_number_the_end_alone_is_shown_among_the_settings() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let first = admin.get(&below(&world, "settings")).await;
    assert!(first.says("<dd>••21</dd>"), "{}", first.words());
    // The text for the administrator of iCIMS has to say for which customer it is.
    let (settings, text) = first.text.split_once("id=\"hand-over-text\"").expect("a text to hand over");
    assert!(!settings.contains(&CUSTOMER.to_string()) && text.contains(&CUSTOMER.to_string()));
    for tab in ["fields", "mirror", "triggers", "secrets", "history"] {
        let page = admin.get(&below(&world, &format!("settings/{tab}"))).await;
        assert!(page.status == 200 && !page.says(&CUSTOMER.to_string()), "{tab}: {}", page.words());
    }
}

#[tokio::test]
async fn a_pause_keeps_deliveries_and_resuming_works_them_off() {
    let world = World::new().await;
    let (page, jane) = (below(&world, "settings"), world.jane());
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let form = admin.get(&page).await.form(&below(&world, "settings/pause"));
    let done = admin.send(&form.with("hours", "1")).await.leads_to().to_owned();
    assert_eq!(done, format!("{page}?done=paused"));
    let shown = admin.get(&done).await;
    assert!(shown.says("Paused until") && shown.form_or_none(&below(&world, "settings/pause")).is_none());
    let told = saved(&world).await;
    assert_eq!((&told["paused"], &told["paused_until"]), (&json!(true), &json!("2026-11-22T20:00:00.000Z")));
    assert_eq!(world.send(jane).await.status, 200, "what iCIMS sends is kept");
    world.work().await;
    assert_eq!(world.sim.calls().total, 0, "and nothing is read");
    assert_eq!(world.handoff(jane).await.fetched_at, None);

    let done = admin.press(&page, &below(&world, "settings/resume")).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("The connection is on."));
    assert_eq!(saved(&world).await["paused"], json!(false));
    world.work().await;
    assert!(world.handoff(jane).await.fetched_at.is_some());
    assert_eq!(done_by_people(&world).await, ["tenant.pause", "tenant.pause"]);

    let form = admin.get(&page).await.form(&below(&world, "settings/pause"));
    admin.send(&form.with("hours", "a while")).await.leads_to();
    let told = saved(&world).await;
    assert!(
        told["paused"] == json!(true)
            && told.get("paused_until").is_none_or(|until| !until.to_string().contains("2026"))
    );
    assert!(!admin.get(&page).await.says("Paused until"), "until somebody resumes");
}

#[tokio::test]
async fn a_link_saves_nothing() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let before = saved(&world).await;
    for path in ["settings/save/links", "settings/pause", "settings/resume", "settings/triggers/20700/remove"] {
        assert_eq!(admin.ask(Method::GET, &below(&world, path), &[], &[]).await.status, 405, "{path}");
    }
    assert_eq!((saved(&world).await, done_by_people(&world).await), (before, Vec::new()));
}
