//! The room that a SQLite file takes: given back after rows left, bounded by a ceiling, and the log beside it too.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use goodtime_icims::domain::{EventId, Region, TenantId, TenantSettings};
use goodtime_icims::store::sqlite::{SqliteSettings, SqliteStore};
use goodtime_icims::store::{Inbox as _, NewTenant, Opening, Recording, Retention as _, StoreError, Tenants as _};
use sqlx::{Connection as _, Executor as _, SqliteConnection};

use crate::bench::{AUDIT, TARGET, ignored, seconds, sent};

const MEGABYTE: u64 = 1_048_576;
/// Rows of one batch, as deliveries are kept.
const BATCH: u64 = 256;
const BATCHES: u64 = 10;
/// What stays of the log when it starts anew.
const LOG_KEPT: u64 = 8 * MEGABYTE;
/// Rows that are quick to write and to remove, of a kilobyte each.
const FILL: &str = "create table filler (n integer primary key, bytes blob not null); insert into filler \
    select value, zeroblob(1024) from (with recursive many (value) as (select 1 union all select value + 1 from many \
    where value < 10000) select value from many)";
/// What a delivery may wait while room is given back, on a busy machine; it takes a tenth of that.
const DELIVERED_WITHIN: Duration = Duration::from_millis(500);

/// A file with one tenant.
struct Filed {
    store: SqliteStore,
    tenant: TenantId,
    folder: tempfile::TempDir,
}

impl Filed {
    async fn new(max_megabytes: Option<u32>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = SqliteSettings { path: folder.path().join("us.db"), max_megabytes };
        let store = SqliteStore::open(settings, Region::Us, Opening::Prepare).await.expect("opened");
        let (settings, customer) = (TenantSettings::default(), 4711.try_into().expect("an id"));
        let new =
            NewTenant { paused_until: None, ats: "toy", customer, name: "Example", settings: &settings, audit: AUDIT };
        let tenant = store.add_tenant(&new, &[]).await.expect("kept").expect("it is new");
        Self { store, tenant, folder }
    }

    /// How long a file is.
    fn file(&self, file: &str) -> u64 {
        std::fs::metadata(self.folder.path().join(file)).expect("it is there").len()
    }

    async fn raw(&self, statement: &'static str) {
        let mut raw = self.connect().await;
        raw.execute(statement).await.expect(statement);
        raw.close().await.expect("closed");
    }

    async fn connect(&self) -> SqliteConnection {
        let path = self.folder.path().join("us.db");
        SqliteConnection::connect(&format!("sqlite:{}", path.display())).await.expect("it opens")
    }

    /// One batch of deliveries that start nothing; they are as old as their number.
    async fn keep_batch(&self, batch: u64) -> Result<(), StoreError> {
        let recordings: Vec<_> = (0..BATCH).map(|n| old(self.tenant, batch * BATCH + n)).collect();
        self.store.record_deliveries(&recordings).await.map(|_kept| ())
    }

    /// Removes all of them.
    async fn prune(&self) -> u64 {
        let mut all = 0;
        loop {
            match self.store.prune_events(seconds(1_000_000), 500).await.expect("removed") {
                0 => return all,
                some => all += some,
            }
        }
    }

    async fn give_back_all(&self) -> u64 {
        let mut all = 0;
        loop {
            match self.store.give_back_space().await.expect("given back") {
                0 => return all,
                some => all += some,
            }
        }
    }
}

fn old(tenant: TenantId, n: u64) -> Recording {
    Recording { event: EventId::floor(seconds(n)), ..ignored(tenant, 1, TARGET, seconds(n)) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_shrinks_after_rows_left_and_deliveries_pass_meanwhile() {
    let filed = Arc::new(Filed::new(None).await);
    for batch in 0..BATCHES {
        filed.keep_batch(batch).await.expect("kept");
    }
    filed.raw(FILL).await;
    filed.raw("drop table filler").await;
    assert_eq!(filed.prune().await, BATCHES * BATCH);
    let before = filed.file("us.db");
    let over = Arc::new(AtomicBool::new(false));
    let delivering = tokio::spawn(deliver(Arc::clone(&filed), Arc::clone(&over)));
    let given = filed.give_back_all().await;
    over.store(true, Ordering::Relaxed);
    let (delivered, longest) = delivering.await.expect("it ends");
    let after = filed.file("us.db");
    assert!(
        given > 8 * MEGABYTE && after + given <= before + MEGABYTE,
        "{before} bytes, {given} given back, {after} left"
    );
    assert!(delivered > 5 && longest < DELIVERED_WITHIN, "{delivered} deliveries, the longest took {longest:?}");
    assert_eq!(filed.give_back_all().await, 0, "what is left is needed soon");
    filed.keep_batch(BATCHES).await.expect("kept");
}

/// Delivers one by one; how many, and how long the slowest took.
async fn deliver(filed: Arc<Filed>, over: Arc<AtomicBool>) -> (u64, Duration) {
    let (mut delivered, mut longest) = (0, Duration::ZERO);
    while !over.load(Ordering::Relaxed) {
        let began = Instant::now();
        let one = [sent(filed.tenant, 1_000 + i64::try_from(delivered).expect("few"), seconds(2_000_000))];
        filed.store.record_deliveries(&one).await.expect("kept");
        longest = longest.max(began.elapsed());
        delivered += 1;
    }
    (delivered, longest)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_database_refuses_deliveries_until_old_ones_are_removed_and_can_be_read_meanwhile() {
    let filed = Filed::new(Some(1)).await;
    let mut kept = 0;
    while filed.keep_batch(kept).await.is_ok() {
        kept += 1;
        assert!(kept < 1_000, "the ceiling is reached");
    }
    // A batch is taken back alone; after a single row SQLite ends the whole transaction by itself.
    let mut singly = 0;
    for tried in 0..400 {
        let one = [old(filed.tenant, 500_000 + tried)];
        match filed.store.record_deliveries(&one).await {
            Ok(_) => singly += 1,
            Err(error) => assert!(is_full(&error), "{error}"),
        }
    }
    assert!(singly < 350, "{singly} found room");
    assert!(is_full(&filed.keep_batch(kept).await.unwrap_err()));
    filed.give_back_all().await; // It brings the file up to date too.
    assert!(filed.file("us.db") <= MEGABYTE, "the file is not larger than it may be");
    assert_eq!(filed.store.load_directory().await.expect("it can be read").tenants().len(), 1);
    assert_eq!(filed.prune().await, kept * BATCH + singly);
    filed.keep_batch(kept).await.expect("there is room again");
    filed.give_back_all().await;
    filed.keep_batch(kept + 1).await.expect("and it is used");
}

fn is_full(error: &StoreError) -> bool {
    matches!(error, StoreError::Unavailable(_)) && error.to_string().contains("is full")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_is_not_told_to_be_erased_while_a_reader_keeps_the_log_that_holds_them() {
    let filed = Filed::new(None).await;
    filed.keep_batch(0).await.expect("kept");
    let mut reader = filed.connect().await;
    reader.execute("begin; select count(*) from events").await.expect("it reads");
    let person = 71.try_into().expect("an id");
    let refused = filed.store.erase_person(filed.tenant, person, AUDIT).await.unwrap_err();
    assert!(refused.to_string().contains("still holds what was removed"), "{refused}");
    filed.keep_batch(1).await.expect("nobody else is disturbed");
    reader.close().await.expect("closed");
    filed.store.erase_person(filed.tenant, person, AUDIT).await.expect("erased");
    assert_eq!(filed.file("us.db-wal"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_cut_back_when_a_reader_that_held_it_leaves() {
    let filed = Filed::new(None).await;
    let mut reader = filed.connect().await;
    reader.execute("begin; select count(*) from events").await.expect("it reads");
    filed.raw(FILL).await;
    for batch in 0..3 {
        filed.keep_batch(batch).await.expect("a reader keeps nobody from writing");
    }
    assert!(filed.file("us.db-wal") > LOG_KEPT + MEGABYTE, "the log grows while it is read");
    reader.close().await.expect("closed");
    for batch in 3..6 {
        // The first commit checkpoints the whole log, the next one starts it anew.
        filed.keep_batch(batch).await.expect("kept");
    }
    assert!(filed.file("us.db-wal") <= LOG_KEPT, "{} bytes are left of it", filed.file("us.db-wal"));
}
