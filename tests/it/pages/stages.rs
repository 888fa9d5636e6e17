//! Stages: an export is looked at, put in place as it was looked at, shown, downloaded, and compared with what iCIMS names.

use goodtime_icims::domain::{Role, StageImported};
use rust_xlsxwriter::Workbook;

use super::browser::{Browser, Page};
use super::street::{below, done_by_people};
use crate::world::World;

const PASTED: &str = "bin,status,id\nReview,Send to GoodTime,C20700\nInterview,Interview Scheduled,C20800\nOffer,<b>Offer</b> & more,C20900\n";

/// Bin, name and id of what is in use.
async fn in_use(world: &World) -> Vec<(String, String, String)> {
    let all = world.region.flow.store.stages(world.tenant).await.expect("read");
    let told = |stage: StageImported| {
        let id = stage.id.as_ref().map_or_else(|| stage.key.to_string(), ToString::to_string);
        (stage.bin.unwrap_or_default(), stage.label, id)
    };
    all.into_iter().map(told).collect()
}

fn stage(bin: &str, label: &str, id: &str) -> (String, String, String) {
    (bin.to_owned(), label.to_owned(), id.to_owned())
}

/// Looks at what somebody pasted.
async fn looked_at(browser: &mut Browser<'_>, world: &World, text: &str) -> Page {
    let import = below(world, "stages/import");
    let form = browser.get(&import).await.form(&import).with("text", text);
    browser.send(&form).await
}

/// Looks at a file that somebody chose.
async fn chosen(browser: &mut Browser<'_>, world: &World, name: &'static str, bytes: &[u8]) -> Page {
    let import = below(world, "stages/import");
    let form = browser.get(&import).await.form(&import).choosing(name, bytes);
    browser.send(&form).await
}

fn apply(world: &World) -> String {
    below(world, "stages/import/apply")
}

#[tokio::test]
async fn what_is_pasted_is_looked_at_first_and_then_put_in_place_as_it_was_shown() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let list = below(&world, "stages");
    assert!(admin.get(&list).await.says("No stages yet"));
    let looked = looked_at(&mut admin, &world, PASTED).await;
    assert!(looked.status == 200 && looked.says("Nothing has changed yet."), "{}", looked.words());
    assert!(looked.words().contains("3 in the file 3 new 0 changed 0 no longer there"), "{}", looked.words());
    assert!(looked.says("&#60;b&#62;Offer&#60;/b&#62; &#38; more") && !looked.says("<b>Offer"));
    assert_eq!((in_use(&world).await, done_by_people(&world).await), (Vec::new(), Vec::new()));

    let done = admin.send(&looked.form(&apply(&world))).await.leads_to().to_owned();
    assert_eq!(done, format!("{list}?done=imported"));
    let page = admin.get(&done).await;
    assert!(page.says("The stages were imported") && page.says("<code>C20800</code>") && !page.says("<b>Offer"));
    assert!(page.words().contains("Send to GoodTime Review C20700 trigger"), "{}", page.words());
    assert!(page.words().contains("Interview Scheduled Interview C20800 next status"), "{}", page.words());
    let expected = [
        stage("Review", "Send to GoodTime", "C20700"),
        stage("Interview", "Interview Scheduled", "C20800"),
        stage("Offer", "<b>Offer</b> & more", "C20900"),
    ];
    assert_eq!(
        (in_use(&world).await, done_by_people(&world).await),
        (expected.into(), vec!["stages.import".to_owned()])
    );

    let again = looked_at(&mut admin, &world, PASTED).await;
    assert!(again.says("Nothing would change"), "{}", again.words());
    let file = admin.get(&below(&world, "stages/export")).await;
    assert!(file.headers["content-type"].to_str().expect("text").starts_with("text/csv"));
    let looked = looked_at(&mut admin, &world, &file.text).await;
    assert!(looked.says("Nothing would change"), "what was downloaded is what is there: {}", looked.words());
}

#[tokio::test]
async fn lines_that_cannot_be_taken_are_named_and_left_out_only_where_somebody_says_so() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let text = "bin,status,id\nReview,Send to GoodTime,C20700\nInterview,Interview Scheduled,C20800\nOffer,Offer,none yet\nOffer,Hired,C2/900\n";
    let looked = looked_at(&mut admin, &world, text).await;
    let words = looked.words();
    assert!(looked.status == 200 && words.contains("Lines that cannot be taken"), "{words}");
    assert!(words.contains("Line 4") && words.contains("Line 5") && words.contains("none yet"), "{words}");
    let form = looked.form(&apply(&world));
    let refused = admin.send(&form).await;
    assert!(refused.status == 409 && refused.says("role=\"alert\""), "{}", refused.words());
    assert!(!refused.says("dry_run") && !refused.says("_malformed=true"), "in words for people: {}", refused.words());
    assert_eq!(in_use(&world).await, []);
    let form = refused.form(&apply(&world)).tick("without_malformed", "on");
    admin.send(&form).await.leads_to();
    assert_eq!(in_use(&world).await.len(), 2, "the file came along");
}

#[tokio::test]
async fn an_import_shows_what_it_changes_and_breaks_no_rule_unasked() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let looked = looked_at(&mut admin, &world, PASTED).await;
    admin.send(&looked.form(&apply(&world))).await.leads_to();
    let before = in_use(&world).await;

    let text =
        "bin,status,id\nReview,Send to scheduling,C20700\nOffer,<b>Offer</b> & more,C20900\nOffer,Hired,C40000\n";
    let looked = looked_at(&mut admin, &world, text).await;
    let words = looked.words();
    assert!(words.contains("3 in the file 1 new 1 changed 1 no longer there 1 as they were"), "{words}");
    assert!(
        words.contains("was Send to GoodTime") && words.contains("The rule of trigger 20700 names Interview Scheduled")
    );
    let refused = admin.send(&looked.form(&apply(&world))).await;
    assert!(refused.status == 409 && refused.says("role=\"alert\""), "{}", refused.words());
    assert!(!refused.says("dry_run") && !refused.says("break_rules=true"), "in words for people: {}", refused.words());
    assert_eq!(in_use(&world).await, before);
    let form = refused.form(&apply(&world)).tick("break_rules", "on");
    admin.send(&form).await.leads_to();
    let after = in_use(&world).await;
    assert!(after.contains(&stage("Review", "Send to scheduling", "C20700")), "{after:?}");
    assert!(after.contains(&stage("Offer", "Hired", "C40000")) && after.len() == 3, "{after:?}");
}

#[tokio::test]
async fn a_file_and_a_workbook_are_taken_as_they_are() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    // More than a form without a file may have, so that a real export gets through.
    let others: Vec<_> = (0..4_000).map(|n| format!("Other;Status {n};C{}", 50_000 + n)).collect();
    let head = "bin;status;id\r\nReview;Send to GoodTime;C20700\r\nInterview;Interview Scheduled;C20800";
    let file = format!("{head}\r\n{}\r\n", others.join("\r\n"));
    assert!(file.len() > 100_000);
    let looked = chosen(&mut admin, &world, "stages.csv", file.as_bytes()).await;
    assert!(looked.words().contains("4002 in the file 4002 new"), "{}", looked.words());
    admin.send(&looked.form(&apply(&world))).await.leads_to();
    assert_eq!(in_use(&world).await.len(), 4_002);
    let list = admin.get(&below(&world, "stages")).await;
    assert!(list.says("Status 97<") && !list.says("Status 98<"), "a part of the list");
    let next = list.links().into_iter().find(|link| link.contains("?after=100")).expect("more");
    assert!(admin.get(&next).await.says("Status 98<"));

    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Cover").expect("a name");
    let sheet = workbook.add_worksheet().set_name("Stages").expect("a name");
    let rows = [("Bin", "Status", "Status ID"), ("Review", "Send to GoodTime", "C20700")];
    let more = ("Interview", "Interview Scheduled", "C20800");
    for (row, (bin, label, id)) in (0..).zip(rows.into_iter().chain([more])) {
        sheet
            .write(row, 0, bin)
            .and_then(|s| s.write(row, 1, label))
            .and_then(|s| s.write(row, 2, id))
            .expect("it fits");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let looked = chosen(&mut admin, &world, "stages.xlsx", &bytes).await;
    assert!(looked.words().contains("2 in the file 0 new"), "{}", looked.words());
    admin.send(&looked.form(&apply(&world))).await.leads_to();
    let expected = [stage("Review", "Send to GoodTime", "C20700"), stage("Interview", "Interview Scheduled", "C20800")];
    assert_eq!(in_use(&world).await, expected);

    let import = below(&world, "stages/import");
    let form = admin.get(&import).await.form(&import).choosing("stages.xlsx", &bytes).with("sheet", "Bins");
    let refused = admin.send(&form).await;
    assert!(refused.status == 422 && refused.says("has no sheet"), "{}", refused.words());
    assert_eq!(refused.form(&import).value("sheet"), Some("Bins"));
}

#[tokio::test]
async fn what_is_no_export_changes_nothing_and_what_was_typed_stays() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let import = below(&world, "stages/import");
    let nothing = looked_at(&mut admin, &world, "  \n").await;
    assert!(nothing.status == 422 && nothing.says("Choose a file, or paste the export."), "{}", nothing.words());

    let text = "What\tis this\nno & export\t</textarea><script>alert(1)</script>";
    let form =
        admin.get(&import).await.form(&import).with("text", text).with("status", "Name of it").with("bin", "\"2\"");
    let page = admin.send(&form).await;
    assert!(page.status == 422 && page.says("role=\"alert\"") && !page.says("<script>alert"), "{}", page.words());
    let again = page.form(&import);
    assert_eq!(again.value("text"), Some(text));
    assert_eq!((again.value("status"), again.value("bin")), (Some("Name of it"), Some("\"2\"")));

    let broken = chosen(&mut admin, &world, "stages.xlsx", b"PK\x03\x04 but not really a workbook").await;
    assert!(broken.status == 422 && broken.says("role=\"alert\""), "{}", broken.words());
    let large = chosen(&mut admin, &world, "stages.csv", &vec![b'x'; 4 * 1_024 * 1_024 + 1]).await;
    assert!(large.status == 413 && large.says("4 MiB"), "{}", large.words());
    let endless = chosen(&mut admin, &world, "stages.csv", &vec![b'x'; 7 * 1_024 * 1_024]).await;
    assert!(endless.status == 413 && endless.says("4 MiB"), "{}", endless.words());
    let forged = admin.post(&apply(&world), &[("file", "not base64!")]).await;
    assert!(forged.status == 422 && forged.says("Choose a file"), "{}", forged.words());
    assert_eq!((in_use(&world).await, done_by_people(&world).await), (Vec::new(), Vec::new()));
}

#[tokio::test]
async fn what_deliveries_and_reads_named_is_proposed_and_taken_over_through_the_import() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let proposals = below(&world, "stages/proposals");
    let looked = looked_at(
        &mut admin,
        &world,
        "bin,status,id\nReview,Send to GoodTime,C20700\nInterview,Interview Scheduled,C20800\n",
    )
    .await;
    admin.send(&looked.form(&apply(&world))).await.leads_to();
    assert!(admin.get(&proposals).await.says("Nothing is missing"));
    world.sim.add_status("C30100", "Review: On hold");
    world.sim.move_quietly(world.story.applications[1], "C30100", world.story.recruiter);
    world.sim.settle();

    let form = admin.get(&proposals).await.form(&proposals);
    let asked = admin.send(&form).await;
    assert!(asked.status == 200 && asked.says("iCIMS was asked."), "{}", asked.words());
    let page = admin.get(&proposals).await;
    assert!(page.says("Review: On hold") && page.says("<code>C30100</code>"), "{}", page.words());
    let import = below(&world, "stages/import");
    let form = admin.get(&format!("{import}?with=proposals")).await.form(&import);
    let looked = admin.send(&form).await;
    assert!(looked.words().contains(" 0 no longer there 2 as they were"), "{}", looked.words());
    admin.send(&looked.form(&apply(&world))).await.leads_to();
    assert!(in_use(&world).await.contains(&stage("Review", "On hold", "C30100")), "{:?}", in_use(&world).await);
    assert!(!admin.get(&proposals).await.says("C30100"));

    let pause = admin.get(&below(&world, "settings")).await.form(&below(&world, "settings/pause"));
    admin.send(&pause).await.leads_to();
    let refused = admin.post(&proposals, &[]).await;
    assert!(refused.status == 409 && refused.says("role=\"alert\""), "in a pause nobody is asked: {}", refused.words());
}
