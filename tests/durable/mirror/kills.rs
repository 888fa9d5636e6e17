//! An import is killed again and again: it goes on where it was, and reads hardly anything twice.

use std::time::Duration;

use goodtime_icims::domain::{Clock as _, SystemClock};

use super::{end_turn, look_once, mirrored, switch_on, walked, wanted};
use crate::chance::Chance;
use crate::fleet::Cluster;
use crate::service::{Site, wait_for};
use crate::{DRAIN, TURN, say};

/// Some two thousand of them are mirrored.
const INVENTED: usize = 3_100;
const KILLS: u64 = 5;
/// What is read and kept at once, and all that a kill may lose.
const PORTION: u64 = 50;
/// What changed within the half hour before is read again by the look after each start: the first users of every iCIMS.
const AGAIN: u64 = 5;
const READ_WITHIN: Duration = Duration::from_secs(30);

const IMPORTS: &str = "select count(*) from sync_runs where kind = 'import'";
const GOES_ON: &str = "select count(*) from sync_runs where kind = 'import' and state = 'running'";

async fn killed_and_resumed(site: Site, chance: &mut Chance) {
    switch_on(&site, INVENTED);
    let wanted = wanted(&site);
    let all = u64::try_from(wanted.len()).expect("some thousand");
    let reads = || site.sim.calls().people;
    for kill in 1..=KILLS {
        let mut service = site.serve().await;
        let enough = all * kill / (KILLS + 1) + chance.below(PORTION);
        wait_for("profiles to be read", READ_WITHIN, || reads() >= enough).await;
        tokio::time::sleep(Duration::from_micros(chance.below(20_000))).await;
        service.kill();
        let kept = mirrored(&site).await;
        assert_eq!(look_once(&site, async |look| look.count(GOES_ON).await).await, 1, "it was killed in its middle");
        assert!(kept.iter().all(|one| wanted.contains(one)), "what is kept is whole");
        say(&format!("kill {kill}: {} of {all} persons kept after {} reads", kept.len(), reads()));
        end_turn(&site).await;
    }
    let service = site.serve().await;
    walked(&site, 1).await;
    assert_eq!(look_once(&site, async |look| look.count(IMPORTS).await).await, 1, "one import, resumed");
    assert_eq!(mirrored(&site).await, wanted, "everybody, once");
    let (made, most) = (reads(), all + KILLS * PORTION + (KILLS + 1) * AGAIN);
    say(&format!("{made} reads of {all} persons; {most} would be allowed"));
    assert!(made > all, "the kills cut nothing off: the test shows nothing");
    assert!(made <= most, "{made} reads of {all} persons after {KILLS} kills");
    assert!(service.terminate(DRAIN).success(), "an orderly end\n{}", site.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_five_times_has_everybody_once_on_sqlite() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut chance = Chance::new(seed);
    let site = Site::new(&mut chance).await;
    killed_and_resumed(site, &mut chance).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_five_times_has_everybody_once_on_postgresql() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut chance = Chance::new(seed);
    let cluster = Cluster::lend();
    let site = Site::on(cluster.url().to_owned(), 1, &mut chance).await;
    killed_and_resumed(site, &mut chance).await;
}
