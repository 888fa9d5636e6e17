//! Triggers of a customer: made, changed and ended on a page, and what iCIMS' deliveries start then.

use goodtime_icims::domain::{Reply, Role, Rule, StageKey, WorkflowId};

use super::browser::{Browser, Page};
use super::street::{below, done_by_people};
use crate::world::World;

/// A status that is no trigger in the beginning.
const OFFER: &str = "C20900";

fn rule(world: &World, digits: i64) -> Option<Rule> {
    let directory = world.region.flow.directory.current();
    directory.tenant(world.tenant).expect("it is there").rules.get(&StageKey::from_digits(digits)).cloned()
}

/// Somebody moves the second candidate to a status that says so; how many hand-offs there are then.
async fn hand_offs_after(world: &World, status: &str) -> usize {
    let omar = world.story.applications[1];
    world.sim.designate_trigger(status);
    world.sim.move_quietly(omar, world.story.new_submission, world.story.recruiter);
    let delivered = world.sim.set_status(omar, status, world.story.recruiter).await.expect("it is delivered");
    assert_eq!(delivered.status, 200, "{delivered:?}");
    world.work().await;
    let workflow = WorkflowId::try_from(omar).expect("an id");
    world.region.flow.store.handoffs_of(workflow, None).await.expect("read").len()
}

async fn add(browser: &mut Browser<'_>, world: &World, fields: &[(&str, &str)]) -> Page {
    let url = below(world, "settings/triggers");
    let form = browser.get(&url).await.form(&url);
    let filled = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    browser.send(&filled).await
}

#[tokio::test]
async fn a_trigger_is_added_changed_and_removed_and_each_counts_at_once() {
    let world = World::new().await;
    let url = below(&world, "settings/triggers");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    assert_eq!(hand_offs_after(&world, OFFER).await, 0);
    let page = admin.get(&url).await;
    assert!(page.says("Statuses that came and start nothing") && page.says("?edit=20900#trigger-form"));

    let form = admin.get(&format!("{url}?edit=20900")).await.form(&url);
    assert_eq!(form.value("trigger"), Some("20900"), "the page offers what came");
    let done = admin.send(&form.with("next", "C20800").with("reply", "seamless")).await.leads_to().to_owned();
    assert_eq!(done, format!("{url}?done=trigger"));
    let page = admin.get(&done).await;
    assert!(page.says("The trigger is saved") && page.words().contains("The recruiter stays in iCIMS"));
    let made = rule(&world, 20_900).expect("a rule");
    assert_eq!((made.next.map(|next| next.to_string()).as_deref(), made.reply), (Some("C20800"), Reply::Seamless));
    assert_eq!(hand_offs_after(&world, OFFER).await, 1);

    let form = admin.get(&format!("{url}?edit=20900")).await.form(&url);
    assert_eq!((form.value("trigger"), form.value("next")), (Some("20900"), Some("C20800")), "as it is");
    assert_eq!(form.value("reply"), Some("seamless"));
    admin.send(&form.with("next", "").with("reply", "interactive")).await.leads_to();
    let changed = rule(&world, 20_900).expect("a rule");
    assert_eq!((changed.next, changed.reply), (None, Reply::Interactive));

    let remove = format!("{url}/20900/remove");
    let done = admin.press(&format!("{url}?edit=20900"), &remove).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("The trigger is removed."));
    assert_eq!(rule(&world, 20_900), None);
    assert_eq!(hand_offs_after(&world, OFFER).await, 1, "no other begins");
    assert_eq!(admin.post(&remove, &[]).await.status, 404, "it is gone");
    assert_eq!(done_by_people(&world).await, ["rule.remove", "rule.put", "rule.put"]);
    assert!(rule(&world, 20_700).is_some(), "the other one is left alone");
}

#[tokio::test]
async fn a_trigger_that_cannot_be_changes_nothing_and_what_was_typed_stays() {
    let world = World::new().await;
    let url = below(&world, "settings/triggers");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let cases = [
        ("Nurses", "C20800", "trigger-wrong", "aria-invalid"),
        ("", "C20800", "trigger-wrong", "Choose or enter a status."),
        ("C20700", "C20800", "trigger-wrong", "a trigger already"),
        ("C20900", "20800", "next-wrong", "aria-invalid"),
        ("C20900", "<script>", "next-wrong", "&#60;script&#62;"),
    ];
    for (trigger, next, marked, says) in cases {
        let typed = [("trigger", trigger), ("next", next), ("reply", "seamless")];
        let page = add(&mut admin, &world, &typed).await;
        assert_eq!(page.status, 422, "{trigger}: {}", page.words());
        assert!(page.says("Nothing was saved.") && page.says(&format!("id=\"{marked}\"")), "{}", page.text);
        assert!(page.says(says) && !page.says("<script>\""), "{trigger} {next}: {}", page.words());
        let form = page.form(&url);
        for (field, value) in typed {
            assert_eq!(form.value(field), Some(value), "{trigger} {next}");
        }
    }
    assert_eq!(rule(&world, 20_900), None);
    assert!(rule(&world, 20_700).is_some_and(|rule| rule.reply == Reply::Interactive), "the one there stays");
    assert_eq!(done_by_people(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn imported_stages_are_offered_by_name_and_a_next_status_only_with_its_full_id() {
    let world = World::new().await;
    let url = below(&world, "settings/triggers");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let stages = "bin,status,id\nReview,Send to GoodTime,C20700\nInterview,Interview Scheduled,C20800\nOffer,<b>Verbal</b>,20900\n";
    let import = below(&world, "stages/import");
    let form = admin.get(&import).await.form(&import).with("text", stages);
    let looked = admin.send(&form).await;
    admin.send(&looked.form(&below(&world, "stages/import/apply"))).await.leads_to();

    let page = admin.get(&url).await;
    assert!(page.words().contains("Review › Send to GoodTime") && !page.says("<b>Verbal"), "{}", page.words());
    let (_, form) = page.text.split_once("id=\"trigger-form\"").expect("a form");
    let (triggers, nexts) = form.split_once("id=\"next\"").expect("two lists");
    assert!(triggers.contains("value=\"20900\"") && triggers.contains("&#60;b&#62;Verbal"), "{triggers}");
    assert!(nexts.contains("value=\"C20800\"") && !nexts.contains("20900"), "{nexts}");
    add(&mut admin, &world, &[("trigger", "20900"), ("next", "C20800")]).await.leads_to();
    assert_eq!(rule(&world, 20_900).and_then(|rule| rule.next).map(|next| next.to_string()).as_deref(), Some("C20800"));

    // A status that nobody knows can be a trigger, by its id; it is offered to be edited as what it is.
    let page = admin.get(&format!("{url}?edit=99999")).await;
    assert_eq!(page.form(&url).value("trigger"), Some("99999"));
    assert_eq!(admin.post(&format!("{url}/99999/remove"), &[]).await.status, 404);
    assert_eq!(admin.post(&format!("{url}/Nurses/remove"), &[]).await.status, 404);
}
