//! A big customer at once: invented persons and jobs, to see what many of them do.

use super::Simulator;
use super::datetime::MICROS_PER_SECOND;
use super::profile::{Job, Person};

const MICROS_PER_MINUTE: i64 = 60 * MICROS_PER_SECOND;
const MINUTES_PER_YEAR: i64 = 365 * 24 * 60;
/// Has no common divisor with the minutes of a year, so that neighbours by id were changed at quite different times.
const STRIDE: i64 = 104_729;

/// Of twenty persons in a row the first nine; the others are active candidates. Nobody syncs the last seven of these.
const PERSON_FOLDERS: [(&str, &str); 9] = [
    ("D32011", "HM:Active"),
    ("D32013", "Emp:Current Employee"),
    ("D32012", "HM:Inactive"),
    ("D32018", "Emp:Former Employee"),
    ("D32018", "Emp:Former Employee"),
    ("D32018", "Emp:Former Employee"),
    ("C16820", "Cand:Do Not Contact"),
    ("C16821", "Cand:Archived"),
    ("C16821", "Cand:Archived"),
];

/// Of ten jobs in a row the first five; the others are approved.
const JOB_FOLDERS: [(&str, &str); 5] = [
    ("D31004", "Closed"),
    ("D31004", "Closed"),
    ("D31004", "Closed"),
    ("D31007", "Deleted"),
    ("D31009", "Job Template"),
];

const FIRST_NAMES: [&str; 12] =
    ["Ada", "Bela", "Chen", "Dana", "Eli", "Fay", "Goran", "Hana", "Ivo", "Joy", "Kofi", "Lena"];
const LAST_NAMES: [&str; 13] =
    ["Abbas", "Berg", "Costa", "Diaz", "Endo", "Frey", "Gupta", "Haas", "Ito", "Jensen", "Kowal", "Lopez", "Mbeki"];
const TITLES: [&str; 7] =
    ["Support Engineer", "Nurse", "Driver", "Accountant", "Welder", "Sales Associate", "Data Analyst"];

impl Simulator {
    /// Adds so many invented persons and jobs, last changed at some time of the past year and made up to a year before that.
    /// They are the same at each start: in twenty persons eleven active candidates, a hiring manager, an employee and seven in
    /// folders that nobody syncs; in ten jobs five approved ones. They apply for nothing, and no stream tells of them.
    pub fn populate(&self, people: usize, jobs: usize) {
        let now = self.now();
        let mut state = self.lock();
        let memory = &mut state.memory;
        for (number, n) in (0..people).zip(0_i64..) {
            let changed = now - minutes_ago(n);
            let id = memory.add_person(person(number), changed - minutes_ago(n + 1));
            if let Some(kept) = memory.people.get_mut(&id) {
                kept.updated = changed;
            }
        }
        for (number, n) in (0..jobs).zip(0_i64..) {
            let changed = now - minutes_ago(n);
            let id = memory.add_job(job(number), changed - minutes_ago(n + 1));
            if let Some(kept) = memory.jobs.get_mut(&id) {
                kept.updated = changed;
            }
        }
    }
}

fn person(number: usize) -> Person {
    let (first, last) = (FIRST_NAMES[number % FIRST_NAMES.len()], LAST_NAMES[number % LAST_NAMES.len()]);
    let email = format!("{first}.{last}.{number}@example.com").to_lowercase();
    let person = Person { firstname: first.to_owned(), lastname: last.to_owned(), email, ..Person::default() };
    match PERSON_FOLDERS.get(number % 20) {
        Some((id, label)) => person.in_folder(id, label),
        None => person,
    }
}

fn job(number: usize) -> Job {
    let mut job = Job::titled(TITLES[number % TITLES.len()]);
    if let Some((id, label)) = JOB_FOLDERS.get(number % 10) {
        job.folder = super::ListNode::new(id, label);
    }
    job
}

/// Between a minute and a year, in microseconds.
fn minutes_ago(n: i64) -> i64 {
    (1 + n * STRIDE % MINUTES_PER_YEAR) * MICROS_PER_MINUTE
}
