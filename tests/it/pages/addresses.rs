//! Every address of the pages, as the routers in the code name it, and what stands for what an address leaves open.

use std::fs;
use std::path::Path;

use goodtime_icims::domain::Role;

use crate::api::access::Street;

/// Where the routers of the pages are.
const ROUTERS: &str = "src/inbound/pages";
/// What stands first in the addresses that belong to no tenant.
const OF_NO_TENANT: [&str; 6] = ["v2", "pages", "sign-in", "sign-out", "account", "operator"];

/// One address, and one method of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    /// Behind the tenant's, where it is one of a tenant.
    pub(super) path: String,
    /// Whether it is read; else something is done there.
    pub(super) is_page: bool,
    pub(super) is_of_tenant: bool,
}

impl Address {
    /// What the address leaves open.
    pub(super) fn parameters(&self) -> Vec<&str> {
        self.path.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
    }

    /// With something in the place of what it leaves open.
    pub(super) fn filled(&self, of: impl Fn(&str) -> String) -> String {
        let with = |path: String, name: &&str| path.replace(&format!("{{{name}}}"), &of(name));
        self.parameters().iter().fold(self.path.clone(), with)
    }
}

/// All of them, read from the code: the routers are asked by nobody what they have.
pub(super) fn addresses() -> Vec<Address> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(ROUTERS)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                read(&fs::read_to_string(&path).expect("text"), &mut found);
            }
        }
    }
    found.sort();
    found
}

fn read(text: &str, found: &mut Vec<Address>) {
    assert!(!text.contains(".route_service(") && !text.contains(".fallback("), "an address that is not read here");
    for route in text.split(".route(").skip(1) {
        let (path, rest) = route.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"')).expect("a path");
        // What answers stands before the next call of the router.
        let answers = rest.split(';').next().unwrap_or_default();
        let methods = [("get(", true), ("post(", false)].into_iter().filter(|(call, _)| answers.contains(call));
        let methods: Vec<bool> = methods.map(|(_, is_page)| is_page).collect();
        assert!(!methods.is_empty(), "{path}: which methods?");
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        let is_of_tenant = !(first.is_empty() || OF_NO_TENANT.contains(&first));
        found.extend(methods.into_iter().map(|is_page| Address { path: path.to_owned(), is_page, is_of_tenant }));
    }
}

/// Who may at least look at a page of a tenant, or press a button there.
pub(super) fn least(address: &Address) -> Role {
    let (what, rest) = address.path.trim_start_matches('/').split_once('/').unwrap_or((&address.path[1..], ""));
    match (what, rest, address.is_page) {
        ("interviews" | "candidates" | "jobs" | "users" | "applications" | "sync", _, true)
        | ("deliveries", "", true)
        | ("stages", "" | "export" | "proposals", true) => Role::Viewer,
        ("interviews", _, false) | ("deliveries", "given-up", true) | ("deliveries", "{event_id}/replay", false) => {
            Role::Coordinator
        }
        ("onboarding", "activate", false) => Role::Operator,
        ("onboarding" | "settings" | "api-access" | "people", _, _)
        | ("sync", _, false)
        | ("deliveries", "given-up/{task_id}/{action}", false)
        | ("stages", "import", _)
        | ("stages", "import/apply" | "proposals", false) => Role::SuperAdmin,
        _ => panic!("say who may do what at {address:?}"),
    }
}

/// The buttons that an address has where its action is left open.
pub(super) fn actions(address: &Address) -> &'static [&'static str] {
    if !address.parameters().contains(&"action") {
        return &[""];
    }
    match address.path.split('/').nth(1) {
        Some("interviews") => &["open", "retry", "undo", "reissue", "lapse"],
        Some("deliveries") => &["retry", "discard"],
        Some("api-access") => &["test", "disable", "enable", "rotate", "remove"],
        Some("people") => &["role", "sign-out", "disable", "enable"],
        _ => panic!("say which actions there are at {address:?}"),
    }
}

/// What an address leaves open, for something of the first tenant.
pub(super) fn own(street: &Street, account: &str, name: &str, action: &str) -> String {
    match name {
        "account_id" => account.to_owned(),
        "part" => "links".to_owned(),
        "way" => "inbound".to_owned(),
        "step" => "licence".to_owned(),
        "action" => action.to_owned(),
        name => street.own(name),
    }
}

/// The whole address below a tenant.
pub(super) fn whole(tenant: impl std::fmt::Display, path: &str) -> String {
    format!("/tenants/{tenant}{path}")
}

#[test]
fn every_address_of_the_pages_is_known() {
    let all = addresses();
    let of_tenant: Vec<_> = all.iter().filter(|address| address.is_of_tenant).collect();
    assert!(of_tenant.len() > 40 && all.len() > of_tenant.len() + 10, "the routers are read: {all:?}");
    // Each says who may go there; what is new and is not said stops the test.
    for address in of_tenant {
        assert!(!actions(address).is_empty() && least(address) <= Role::Operator);
    }
}
