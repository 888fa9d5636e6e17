//! How statuses differ from the imported stages: noted once, told once, and forgotten when it is settled.

use std::time::Duration;

use futures_util::future::join_all;
use goodtime_icims::domain::{DriftKind, DriftNoted, Drifted, NoticeKind, StageKey};

use crate::bench::{AUDIT, Bench, START, on_both_engines, seconds};

on_both_engines![
    what_is_noted_is_read_and_counted_and_what_is_settled_goes,
    two_processes_note_it_once,
    a_target_is_owed_what_was_noted_since_and_is_not_settled,
    a_removed_tenant_keeps_no_drift,
];

const HOUR: u64 = 3_600;

fn drifted(kind: DriftKind, digits: i64) -> Drifted {
    let imported_label = (kind == DriftKind::Renamed).then(|| "Before".to_owned());
    Drifted { kind, key: StageKey::from_digits(digits), label: Some(format!("Status {digits}")), imported_label }
}

impl Bench {
    async fn note(&self, counted: i64, new: &[Drifted], settled: &[i64], at: u64) -> bool {
        let at = START.plus(Duration::from_secs(at));
        self.store.note_drift(self.tenant, counted, (new, settled), at).await.expect("asked")
    }

    async fn noted(&self, after: i64) -> Vec<DriftNoted> {
        self.store.drift_noted(self.tenant, after).await.expect("read")
    }

    async fn counted(&self) -> i64 {
        self.store.drift_counted(self.tenant).await.expect("read")
    }
}

async fn what_is_noted_is_read_and_counted_and_what_is_settled_goes(bench: &Bench) {
    assert_eq!((bench.counted().await, bench.noted(0).await), (0, vec![]));
    let new = [drifted(DriftKind::Renamed, 1), drifted(DriftKind::New, 2), drifted(DriftKind::Missing, 3)];
    assert!(bench.note(0, &new, &[], 0).await);
    let noted = bench.noted(0).await;
    assert_eq!(noted.iter().map(|one| one.nth).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(noted.iter().map(|one| one.drifted.clone()).collect::<Vec<_>>(), new);
    let unnamed = Drifted { label: None, ..drifted(DriftKind::New, 4) };
    assert!(bench.note(3, std::slice::from_ref(&unnamed), &[1, 3], 1).await);
    assert_eq!(bench.noted(0).await.iter().map(|one| one.nth).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(bench.noted(2).await, [DriftNoted { nth: 4, drifted: unnamed }]);
    assert!(bench.note(0, &[], &[2], 2).await, "what goes needs no count");
    assert_eq!((bench.counted().await, bench.noted(0).await.len()), (4, 1), "a number is never given twice");
    let gone = 99_999.try_into().expect("an id");
    let new = [drifted(DriftKind::New, 9)];
    assert!(!bench.store.note_drift(gone, 0, (&new, &[]), START).await.expect("asked"));
}

async fn two_processes_note_it_once(bench: &Bench) {
    let new = [drifted(DriftKind::New, 1), drifted(DriftKind::New, 2)];
    for counted in [0, 2] {
        let all = bench.processes.iter().cycle().take(4).map(|store| {
            let note = store.note_drift(bench.tenant, counted, (&new, &[]), START);
            async { note.await.expect("asked") }
        });
        let noted = join_all(all).await;
        assert_eq!(noted.iter().filter(|noted| **noted).count(), 1, "{noted:?}");
        assert_eq!(bench.counted().await, counted + 2);
    }
    assert_eq!(bench.noted(0).await.iter().map(|one| one.nth).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

async fn a_target_is_owed_what_was_noted_since_and_is_not_settled(bench: &Bench) {
    let first = bench.target(None, "", START).await;
    bench.note(0, &[drifted(DriftKind::New, 1)], &[], 1).await;
    bench.target(Some(bench.tenant), "", seconds(2)).await;
    assert_eq!(
        bench.told(seconds(3)).await,
        [(NoticeKind::MappingDrifted, 1, false)],
        "the second hears of what comes"
    );
    let due = bench.store.due(seconds(3), 8).await.expect("read");
    assert_eq!(due.iter().map(|notice| notice.target).collect::<Vec<_>>(), [first]);
    assert_eq!((bench.send_due(seconds(4)).await, bench.told(seconds(5)).await), (1, vec![]));

    bench.note(1, &[drifted(DriftKind::New, 2)], &[], 6).await;
    bench.note(2, &[], &[2], 7).await;
    let later = START.plus(Duration::from_secs(2 * HOUR));
    assert_eq!(bench.told(later).await, [], "it was settled before it was told");
    bench.note(2, &[drifted(DriftKind::New, 3)], &[], HOUR + 8).await;
    let owed = bench.store.owed(later).await.expect("read");
    assert_eq!(owed.iter().map(|owed| (owed.told_times, owed.trouble.times)).collect::<Vec<_>>(), [(1, 3), (1, 3)]);
    assert_eq!(bench.noted(1).await.iter().map(|one| one.drifted.key.digits()).collect::<Vec<_>>(), [3]);
    assert_eq!(bench.told(later).await.len(), 2);
    assert_eq!(bench.store.lasting_troubles().await.expect("read"), []);
}

async fn a_removed_tenant_keeps_no_drift(bench: &Bench) {
    bench.target(None, "", START).await;
    bench.note(0, &[drifted(DriftKind::New, 1)], &[], 1).await;
    assert_eq!(bench.told(seconds(2)).await.len(), 1);
    assert!(bench.store.remove_tenant(bench.tenant, AUDIT).await.expect("removed"));
    assert_eq!(bench.tables_with(bench.tenant).await, Vec::<String>::new());
    assert_eq!(bench.store.owed(seconds(3)).await.expect("read"), []);
}
