//! What the customer has in its iCIMS: persons and jobs, as a test or a demo describes them.

use std::collections::BTreeMap;

use axum::body::Bytes;
use serde_json::Value;

/// The kinds of profile the simulator keeps, by their path in the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize)]
pub enum ProfileType {
    /// Persons: candidates and users.
    #[serde(rename = "people")]
    People,
    /// Jobs.
    #[serde(rename = "jobs")]
    Jobs,
    /// Recruiting workflows: one person's application to one job.
    #[serde(rename = "applicantworkflows")]
    Workflows,
}

impl ProfileType {
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Jobs => "jobs",
            Self::Workflows => "applicantworkflows",
        }
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::People => "Person",
            Self::Jobs => "Job",
            Self::Workflows => "Workflow",
        }
    }
}

/// A value of one of the customer's lists: a prefixed id and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListNode {
    /// `D…` is a product default, `C…` the customer's own.
    pub id: String,
    /// The label as the customer typed it.
    pub value: String,
}

impl ListNode {
    /// Names a node of a list.
    #[must_use]
    pub fn new(id: &str, value: &str) -> Self {
        Self { id: id.to_owned(), value: value.to_owned() }
    }
}

/// A phone number of a person.
#[derive(Clone, Debug)]
pub struct Phone {
    /// The kind of phone, such as Mobile.
    pub phone_type: ListNode,
    /// The number as text.
    pub number: String,
    /// The extension as text.
    pub extension: Option<String>,
}

/// A postal address of a person.
#[derive(Clone, Debug, Default)]
pub struct Address {
    /// First line.
    pub street: String,
    /// City.
    pub city: String,
    /// Postal code.
    pub zip: String,
    /// Prefixed id, abbreviation and name of the state.
    pub state: Option<(String, String, String)>,
    /// Prefixed id, abbreviation and name of the country.
    pub country: Option<(String, String, String)>,
}

/// A résumé file.
#[derive(Clone, Debug)]
pub struct Resume {
    /// The file's own media type.
    pub content_type: String,
    /// The file.
    pub bytes: Bytes,
}

/// A person: a candidate or a user of the customer. Empty texts count as fields without a value.
#[derive(Clone, Debug)]
pub struct Person {
    /// First name.
    pub firstname: String,
    /// Last name.
    pub lastname: String,
    /// Middle name.
    pub middlename: String,
    /// E-mail address.
    pub email: String,
    /// The folder the person is in.
    pub folder: ListNode,
    /// Phone numbers.
    pub phones: Vec<Phone>,
    /// Postal addresses.
    pub addresses: Vec<Address>,
    /// The résumé file, if any.
    pub resume: Option<Resume>,
    /// Any further field by its id, in the shape it is answered with.
    pub fields: BTreeMap<String, Value>,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            firstname: String::new(),
            lastname: String::new(),
            middlename: String::new(),
            email: String::new(),
            folder: ListNode::new("D32004", "Cand:Active"),
            phones: Vec::new(),
            addresses: Vec::new(),
            resume: None,
            fields: BTreeMap::new(),
        }
    }
}

impl Person {
    /// A candidate in folder `Cand:Active`; the e-mail address is made from the names.
    #[must_use]
    pub fn candidate(firstname: &str, lastname: &str) -> Self {
        let email = format!("{firstname}.{lastname}@example.com").to_lowercase().replace(' ', "-");
        Self { firstname: firstname.to_owned(), lastname: lastname.to_owned(), email, ..Self::default() }
    }

    /// A hiring manager in folder `HM:Active`.
    #[must_use]
    pub fn hiring_manager(firstname: &str, lastname: &str) -> Self {
        Self::candidate(firstname, lastname).in_folder("D32011", "HM:Active")
    }

    /// An employee in folder `Emp:Current Employee`.
    #[must_use]
    pub fn employee(firstname: &str, lastname: &str) -> Self {
        Self::candidate(firstname, lastname).in_folder("D32013", "Emp:Current Employee")
    }

    /// The same person in another folder.
    #[must_use]
    pub fn in_folder(mut self, id: &str, label: &str) -> Self {
        self.folder = ListNode::new(id, label);
        self
    }

    /// The same person with one more mobile number.
    #[must_use]
    pub fn with_phone(mut self, number: &str) -> Self {
        let phone_type = ListNode::new("D83001", "Mobile");
        self.phones.push(Phone { phone_type, number: number.to_owned(), extension: None });
        self
    }

    /// The same person with this résumé.
    #[must_use]
    pub fn with_resume(mut self, content_type: &str, bytes: Vec<u8>) -> Self {
        self.resume = Some(Resume { content_type: content_type.to_owned(), bytes: bytes.into() });
        self
    }

    /// The same person with one more field.
    #[must_use]
    pub fn with_field(mut self, field: &str, value: Value) -> Self {
        self.fields.insert(field.to_owned(), value);
        self
    }

    pub(super) fn name(&self) -> String {
        format!("{} {}", self.firstname, self.lastname).trim().to_owned()
    }
}

/// Where a job is, as an address link to a company.
#[derive(Clone, Debug)]
pub struct JobLocation {
    /// The address entry's id.
    pub id: i64,
    /// The company the address belongs to.
    pub company_id: i64,
    /// The label, site name first.
    pub value: String,
}

/// A job people apply for. Person ids are system ids of persons added before.
#[derive(Clone, Debug)]
pub struct Job {
    /// The requisition number; `None` makes it from the year and the system id, "2026-4401".
    pub jobid: Option<String>,
    /// The title.
    pub jobtitle: String,
    /// The folder, `Approved` for an open job.
    pub folder: ListNode,
    /// Hiring manager.
    pub hiringmanager: Option<i64>,
    /// Recruiter; also who the page at `/sim` acts as.
    pub recruiter: Option<i64>,
    /// Secondary recruiter.
    pub secondaryrecruiter: Option<i64>,
    /// Job owner.
    pub jobowner: Option<i64>,
    /// Further person links by field id, such as a customer's own coordinator field.
    pub person_links: BTreeMap<String, i64>,
    /// Where the job is.
    pub joblocation: Option<JobLocation>,
    /// Any further field by its id, in the shape it is answered with.
    pub fields: BTreeMap<String, Value>,
}

impl Default for Job {
    fn default() -> Self {
        Self {
            jobid: None,
            jobtitle: String::new(),
            folder: ListNode::new("D31001", "Approved"),
            hiringmanager: None,
            recruiter: None,
            secondaryrecruiter: None,
            jobowner: None,
            person_links: BTreeMap::new(),
            joblocation: None,
            fields: BTreeMap::new(),
        }
    }
}

impl Job {
    /// An open job.
    #[must_use]
    pub fn titled(jobtitle: &str) -> Self {
        Self { jobtitle: jobtitle.to_owned(), ..Self::default() }
    }

    /// The same job with this hiring manager.
    #[must_use]
    pub fn with_hiring_manager(mut self, person: i64) -> Self {
        self.hiringmanager = Some(person);
        self
    }

    /// The same job with this recruiter.
    #[must_use]
    pub fn with_recruiter(mut self, person: i64) -> Self {
        self.recruiter = Some(person);
        self
    }

    /// The same job with one more person link, under a field id of the customer.
    #[must_use]
    pub fn with_person_link(mut self, field: &str, person: i64) -> Self {
        self.person_links.insert(field.to_owned(), person);
        self
    }
}
