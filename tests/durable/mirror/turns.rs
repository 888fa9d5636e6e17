//! Replicas that share a mirror: one works on it at a time, whoever dies, and nothing that changes is lost.

use std::time::Duration;

use goodtime_icims::domain::{Clock as _, SystemClock};
use goodtime_icims::simulator::{ListNode, Person};

use super::readers::Readers;
use super::{end_turn, look_is_due, look_once, mirrored, switch_on, walked, wanted};
use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::service::{CUSTOMER, Site, wait_for};
use crate::{DRAIN, TURN, say};

const REPLICAS: usize = 3;
/// Some eight hundred of them are mirrored.
const INVENTED: usize = 1_200;
/// Kills in the middle of the import.
const KILLS: usize = 3;
/// A walk that is asked for begins within a quarter of a minute.
const READ_WITHIN: Duration = Duration::from_secs(40);
/// Readings that a round has to have made before it is killed in its middle.
const SOME: usize = 20;

const TURNS: &str = "select fence from schedules where name like 'sync:%'";
const LOOKS: &str = "select began_at, ended_at from sync_runs where kind = 'increment' order by began_at";

/// Every kind of change that looks find, to persons all over the mirror, and to others each time.
fn change(site: &Site, n: usize) {
    let there = wanted(site);
    let of = |k: usize| there[(n * 211 + k * 17) % there.len()].0;
    for k in 0..40 {
        site.sim.edit_person(of(k), |person| person.lastname = format!("Renamed {n}"));
    }
    for k in 40..45 {
        site.sim.edit_person(of(k), |person| person.folder = ListNode::new("D32008", "Cand:Inactive"));
    }
    for k in 0..10 {
        site.sim.add_person(Person::candidate("New", &format!("Number {n}-{k}")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_replicas_keep_one_mirror_in_turns_although_who_works_on_it_is_killed() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut chance = Chance::new(seed);
    let mut fleet = Fleet::new(REPLICAS, &mut chance).await;
    let readers = Readers::before(&fleet.site, REPLICAS).await;
    for replica in 0..REPLICAS {
        fleet.set(replica, ("US_ICIMS_API_URL", readers.url(replica)));
    }
    switch_on(&fleet.site, INVENTED);
    let all = wanted(&fleet.site).len();

    // Two at a time and the third instead of whoever dies: it begins at once, while the living look again after a while.
    let mut resting = REPLICAS - 1;
    fleet.start(0).await;
    fleet.start(1).await;
    for kill in 1..=KILLS {
        wait_for("persons to be read", READ_WITHIN, || readers.noted().len() >= all * kill / (KILLS + 1)).await;
        tokio::time::sleep(Duration::from_micros(chance.below(20_000))).await;
        let victim = readers.last();
        fleet.kill(victim);
        say(&format!("replica {victim} is killed after {} readings", readers.noted().len()));
        change(&fleet.site, kill);
        fleet.site.sim.purge_person(wanted(&fleet.site)[kill * 100].0);
        look_is_due(&fleet.site).await;
        end_turn(&fleet.site).await;
        fleet.start(resting).await;
        resting = victim;
    }
    walked(&fleet.site, 1).await;

    // All three are asked for the same walk; who takes it dies in its middle. Whoever goes on looks for changes first.
    fleet.start(resting).await;
    change(&fleet.site, KILLS + 1);
    let before = readers.noted().len();
    fleet.site.run(&["sync", "run", "--customer", CUSTOMER, "--all", "--detach"]);
    wait_for("a round", READ_WITHIN, || readers.noted().len() >= before + SOME).await;
    let victim = readers.last();
    fleet.kill(victim);
    change(&fleet.site, KILLS + 2);
    look_is_due(&fleet.site).await;
    end_turn(&fleet.site).await;
    fleet.start(victim).await;
    walked(&fleet.site, 2).await;

    assert_eq!(mirrored(&fleet.site).await, wanted(&fleet.site), "everything that changed has come");
    one_at_a_time(&fleet.site, &readers.noted()).await;
    fleet.stop_all(DRAIN).await;
}

/// Readings pass from one replica to another no more often than the turn does, and no look begins within another.
async fn one_at_a_time(site: &Site, noted: &[usize]) {
    let turns = look_once(site, async |look| look.count(TURNS).await).await;
    let passed_on = noted.windows(2).filter(|two| two[0] != two[1]).count();
    let by: Vec<usize> = (0..REPLICAS).map(|replica| noted.iter().filter(|one| **one == replica).count()).collect();
    say(&format!("{turns} turns; readings by replica: {by:?}, passed on {passed_on} times"));
    assert!(passed_on >= KILLS, "the replicas took turns");
    assert!(i64::try_from(passed_on).is_ok_and(|passed| passed < turns), "two read at the same time");
    let looks: Vec<(i64, i64)> = look_once(site, async |look| look.all(LOOKS).await).await;
    assert!(looks.len() > 1, "looks found what had changed: {looks:?}");
    for two in looks.windows(2) {
        assert!(two[1].0 >= two[0].1, "a look began within another: {two:?}");
    }
}
