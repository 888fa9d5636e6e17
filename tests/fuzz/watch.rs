//! Plays the inputs of one kind, and watches what each single one costs.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use proptest::prelude::{ProptestConfig, Strategy};
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};

use crate::{CASES, HEAP};

const SEED: u64 = 20_261_123;
/// For one input in a debug build. A request is given up after seconds, so it is far from that.
const SLOW: Duration = Duration::from_millis(50);
/// The machine may be busy with other things: only an input that is slow each time is slow.
const TRIES: usize = 4;
/// Every input costs some 100 KiB at the most to be held: twice and copied.
pub(crate) const A_MEBIBYTE: usize = 1024 * 1024;

/// Memory is counted for the whole process: one kind at a time.
static TURN: Mutex<()> = Mutex::new(());

/// What the inputs of one kind have cost.
pub(crate) struct Watch {
    limit: usize,
    inputs: Cell<u64>,
    slowest: Cell<Duration>,
    peak: Cell<usize>,
}

impl Watch {
    fn new(limit: usize) -> Self {
        let (inputs, slowest, peak) = (Cell::new(0), Cell::new(Duration::ZERO), Cell::new(0));
        Self { limit, inputs, slowest, peak }
    }

    /// Makes a call to the code under test; fails when it takes too long or holds too much.
    pub(crate) fn call<T>(&self, call: impl Fn() -> T) -> Result<T, TestCaseError> {
        let (mut answer, mut took) = once(&call, self);
        for _ in 1..TRIES {
            if took > SLOW {
                let again = once(&call, self);
                (answer, took) = (again.0, took.min(again.1));
            }
        }
        self.slowest.set(self.slowest.get().max(took));
        let peak = self.peak.get();
        if took > SLOW {
            return Err(TestCaseError::fail(format!("it took {took:?}, more than {SLOW:?}")));
        }
        if peak > self.limit {
            return Err(TestCaseError::fail(format!("{peak} bytes were alive, more than {}", self.limit)));
        }
        Ok(answer)
    }
}

fn once<T>(call: &impl Fn() -> T, watch: &Watch) -> (T, Duration) {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let began = Instant::now();
    let answer = call();
    let took = began.elapsed();
    watch.peak.set(watch.peak.get().max(HEAP.peak_usage().saturating_sub(before)));
    (answer, took)
}

/// Plays as many inputs as are wanted; no call to the code under test may hold more than `limit` bytes at a time.
pub(crate) fn fuzz<S: Strategy>(
    (kind, limit): (&str, usize),
    inputs: &S,
    judge: impl Fn(S::Value, &Watch) -> Result<(), TestCaseError>,
) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let (watch, began) = (Watch::new(limit), Instant::now());
    let ended = TestRunner::new(config(CASES)).run(inputs, |input| {
        watch.inputs.set(watch.inputs.get() + 1);
        judge(input, &watch)
    });
    let took = began.elapsed().as_secs_f64();
    let (inputs, slowest, peak) = (watch.inputs.get(), watch.slowest.get(), watch.peak.get() / 1024);
    say(&format!("{kind}: {inputs} inputs in {took:.1} s, slowest {slowest:.1?}, at most {peak} KiB alive for one"));
    ended.unwrap_or_else(|failed| panic!("{failed}"));
}

/// Waits for the turn of a kind that is played in its own way.
pub(crate) fn alone() -> impl Drop {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// At least `cases` of the same inputs each time; the environment may ask for more, and others.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    let wanted = ProptestConfig::default();
    let rng_seed = match wanted.rng_seed {
        RngSeed::Random => RngSeed::Fixed(SEED),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    ProptestConfig { cases: wanted.cases.max(cases), rng_seed, failure_persistence: None, ..wanted }
}

#[expect(clippy::print_stdout, reason = "the numbers are for whoever runs the suite")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}
