//! What is changed at one process counts at all of them within a second.

use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};

use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::load::Load;
use crate::service::CUSTOMER;
use crate::{DRAIN, TURN, say};

const REPLICAS: usize = 2;
/// The promise is a second; the rest is for a busy machine.
const COUNTS_WITHIN: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_was_revoked_is_refused_by_every_replica_within_a_second() {
    let _turn = TURN.write().await;
    let mut fleet = Fleet::new(REPLICAS, &mut Chance::new(SystemClock.now().micros().unsigned_abs())).await;
    fleet.start_all().await;
    let load = Load::new(&fleet.site);
    for replica in 0..REPLICAS {
        assert!(load.deliver_one_to(replica).await.is_some(), "it counts\n{}", fleet.site.log());
    }
    fleet.site.run(&["tenant", "rotate-secret", "--customer", CUSTOMER, "--direction", "inbound", "--overlap", "0s"]);
    let revoked = Instant::now();
    for replica in 0..REPLICAS {
        while load.deliver_one_to(replica).await.is_some() {
            assert!(revoked.elapsed() < COUNTS_WITHIN, "replica {replica} still takes the old secret");
        }
        say(&format!("replica {replica} refuses {:.1?} after the command", revoked.elapsed()));
    }
    // It was refused, and not only unanswered.
    let wrong = load.close().wrong;
    assert!(wrong.len() == REPLICAS && wrong.iter().all(|said| said.contains("401")), "{wrong:?}");
    fleet.stop_all(DRAIN).await;
}
