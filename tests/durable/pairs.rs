//! The same delivery, and the same opening, at two replicas at the same instant.

use std::time::Instant;

use futures_util::StreamExt as _;
use goodtime_icims::domain::{Clock as _, SystemClock};

use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::load::Load;
use crate::look::Look;
use crate::{DRAIN, TURN, checks, say};

const PAIRS: usize = 1_000;
/// Pairs at the same time: enough that batches of both replicas hold each other's slots.
const AT_ONCE: usize = 64;
/// Every so many, the link is opened at both replicas too.
const OPENED: usize = 5;
const BOTH: [usize; 2] = [0, 1];

/// Applications with another number of hand-offs or of kept deliveries than one pair makes.
const ODD: &str = "select e.workflow_id, count(*) from events e where e.source = 'webhook' group by e.workflow_id \
    having count(*) <> 2 or count(distinct e.handoff_id) <> 1 or count(*) filter (where e.outcome = 'accepted') <> 1";
const HANDOFFS: &str = "select count(*) from handoffs";

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_pairs_of_one_delivery_at_two_replicas_make_one_handoff_each() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut fleet = Fleet::new(2, &mut Chance::new(seed)).await;
    fleet.start_all().await;
    let (load, began) = (Load::new(&fleet.site), Instant::now());
    let pairs = futures_util::stream::iter((0..PAIRS).map(|_| load.deliver_pair(BOTH)));
    let pairs: Vec<_> = pairs.buffer_unordered(AT_ONCE).collect().await;
    let refused = pairs.iter().filter(|(_, both)| !both).count();
    assert_eq!(refused, 0, "pairs that were not acknowledged twice\n{}", fleet.site.log());
    say(&format!("{PAIRS} pairs in {:.1?}", began.elapsed()));
    let opened = pairs.iter().step_by(OPENED).map(|(application, _)| load.open_pair(*application, BOTH));
    let opened: Vec<bool> = futures_util::stream::iter(opened).buffer_unordered(AT_ONCE).collect().await;
    assert!(opened.iter().all(|both| *both), "each opening is acknowledged twice\n{}", fleet.site.log());
    let waited = checks::drained(&fleet.site).await;
    let (book, moves) = (load.close(), fleet.site.sim.calls().patches);
    say(&format!("{book}; {moves} moves; the queue was empty {waited:.1?} later"));
    checks::links_show_their_pages(&fleet.site, &book).await;
    fleet.stop_all(DRAIN).await;

    // Equal `Location`s are the book's matter: it finds a second answer that leads elsewhere wrong.
    checks::deliveries_are_kept_once(&fleet.site, &book).await;
    checks::openings_moved_once(&fleet.site, &book).await;
    checks::the_command_explains(&fleet.site, &book);
    assert_eq!(moves, u64::try_from(opened.len()).expect("it fits"), "one move for each opening");
    let mut store = Look::into(&fleet.site).await;
    let odd: Vec<(i64, i64)> = store.all(ODD).await;
    assert!(odd.is_empty(), "applications without exactly one hand-off and two deliveries: {odd:?}");
    assert_eq!(store.count(HANDOFFS).await, i64::try_from(PAIRS).expect("it fits"));
}
