//! A small customer to begin with, for a demo or a rehearsal.

use super::Simulator;
use super::profile::{Job, JobLocation, Person};

/// The people and things of the story, by system id; statuses by prefixed id.
#[derive(Clone, Debug)]
pub struct Story {
    /// The recruiter who sets statuses.
    pub recruiter: i64,
    /// The hiring manager.
    pub hiring_manager: i64,
    /// The coordinator, linked from the job's field `field23848`.
    pub coordinator: i64,
    /// The job.
    pub job: i64,
    /// The candidates' applications, each in [`Story::new_submission`].
    pub applications: Vec<i64>,
    /// "New Submissions - External Portal".
    pub new_submission: &'static str,
    /// "Review: Send to GoodTime", a trigger.
    pub send_to_goodtime: &'static str,
    /// "Interview: Interview Scheduled", no trigger.
    pub interview_scheduled: &'static str,
    /// "Offer: Verbal Offer", where a person may move somebody instead.
    pub offer: &'static str,
}

impl Simulator {
    /// Adds a recruiter, a hiring manager, a coordinator, a job and three candidates who applied for it.
    #[expect(clippy::must_use_candidate, reason = "it is called for its effect too")]
    pub fn tell_story(&self) -> Story {
        let recruiter = self.add_person(Person::employee("Ana", "Ruiz").with_phone("555 555 0110"));
        let hiring_manager = self.add_person(Person::hiring_manager("Sam", "Lee"));
        let coordinator = self.add_person(Person::employee("Noor", "Haddad"));
        let mut job = Job::titled("Support Engineer")
            .with_recruiter(recruiter)
            .with_hiring_manager(hiring_manager)
            .with_person_link("field23848", coordinator);
        let value = "Site A - 1 Main St  Springfield, Massachusetts 01101 United States ".to_owned();
        job.joblocation = Some(JobLocation { id: 23, company_id: 1_800, value });
        let job = self.add_job(job);
        let story = Story {
            recruiter,
            hiring_manager,
            coordinator,
            job,
            applications: Vec::new(),
            new_submission: "D10100",
            send_to_goodtime: "C20700",
            interview_scheduled: "C20800",
            offer: "C20900",
        };
        self.add_status(story.send_to_goodtime, "Review: Send to GoodTime");
        self.add_status(story.interview_scheduled, "Interview: Interview Scheduled");
        self.add_status(story.offer, "Offer: Verbal Offer");
        self.designate_trigger(story.send_to_goodtime);
        let candidates = [("Jane", "Doe"), ("Omar", "Said"), ("Mei", "Tanaka")];
        let applications = candidates.into_iter().map(|(firstname, lastname)| {
            let resume = format!("{firstname} {lastname}\nSupport engineer\n").into_bytes();
            let person = Person::candidate(firstname, lastname).with_phone("555 555 0100");
            let person = self.add_person(person.with_resume("text/plain", resume));
            self.apply(person, job, story.new_submission)
        });
        Story { applications: applications.collect(), ..story }
    }
}
