//! The search for what has crossed from one region to the other: rows, calls, log lines.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection as _};

use crate::say;
use crate::twins::{Side, Twins};

/// The process itself says these, by target and the beginning of the message (of a statement: its summary); everything else
/// is said for a region. All but the first two come from tasks that the HTTP client and the pools of the database start on
/// their own for their connections. They tell no more than an address that was called.
const OF_THE_PROCESS: [(&str, &str); 6] = [
    ("goodtime_icims::app::serve", "stopping"),
    ("goodtime_icims::app::serve", "stopped"),
    ("hyper_util::client::legacy::connect::http", "connected to "),
    ("hyper_util::client::legacy::pool", "pooling idle connection for "),
    ("sqlx::query", "PRAGMA optimize;"),
    ("sqlx_core::pool::connection", "error occurred while testing the connection on-release"),
];

/// A statement past the program.
pub(crate) async fn change(server: &str, statement: &str) {
    let mut connection = PgConnection::connect(server).await.expect("it listens");
    sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.expect("done");
}

/// Every row of every table as text, bytes as hexadecimal digits.
async fn dump(side: &Side) -> BTreeMap<String, Vec<String>> {
    let mut rows = BTreeMap::new();
    if side.database.starts_with("postgres:") {
        let mut store = PgConnection::connect(&side.database).await.expect("it listens");
        let tables = "select table_name::text from information_schema.tables where table_schema = 'public'";
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut store).await.expect("read");
        for table in tables {
            let question = AssertSqlSafe(format!("select t::text from {table} t"));
            let found: Vec<String> = sqlx::query_scalar(question).fetch_all(&mut store).await.expect("read");
            rows.insert(table, found);
        }
        return rows;
    }
    let options = SqliteConnectOptions::new().filename(&side.database).read_only(true);
    let mut store = SqliteConnection::connect_with(&options).await.expect("it opens");
    let tables = "select m.name, group_concat('quote(' || c.name || ')', ' || '','' || ') from sqlite_master m \
        join pragma_table_info(m.name) c where m.type = 'table' group by m.name";
    let tables: Vec<(String, String)> = sqlx::query_as(tables).fetch_all(&mut store).await.expect("read");
    for (table, columns) in tables {
        let question = AssertSqlSafe(format!("select {columns} from {table}"));
        let found: Vec<String> = sqlx::query_scalar(question).fetch_all(&mut store).await.expect("read");
        rows.insert(table, found);
    }
    rows
}

/// How many deliveries and hand-offs a region keeps.
pub(crate) async fn kept(side: &Side) -> [usize; 3] {
    let rows = dump(side).await;
    ["events", "handoffs", "tenants"].map(|table| rows[table].len())
}

/// The ids that were made for rows of a region: 32 digits each, written in one way.
fn ids(rows: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    let text = rows.values().flatten().map(String::as_str).collect::<Vec<_>>().join("\n");
    let words =
        text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').map(|word| word.replace('-', "").to_lowercase());
    words.filter(|word| word.len() == 32 && word.chars().all(|c| c.is_ascii_hexdigit())).collect()
}

/// What tells the other region, in any text of this one.
fn marks(side: &Side) -> Vec<String> {
    let file = format!("{}.db", side.region);
    let database = format!("goodtime_{}", side.region);
    side.addresses().into_iter().chain([side.word.to_owned(), file, database]).collect()
}

/// No row of a region has a mark or an id of the other one. The ids of both.
pub(crate) async fn no_row_crosses(twins: &Twins) -> [BTreeSet<String>; 2] {
    let (us, eu) = (dump(&twins.us).await, dump(&twins.eu).await);
    for (rows, own, other) in [(&us, &twins.us, &twins.eu), (&eu, &twins.eu, &twins.us)] {
        assert!(rows.len() > 20, "the tables are seen: {:?}", rows.keys());
        let has = |word: &str| rows.values().flatten().filter(|row| row.to_lowercase().contains(word)).count();
        assert!(has(own.word) >= 10, "persons, jobs and keys of {} are seen: {}", own.region, has(own.word));
        for mark in marks(other) {
            assert_eq!(has(&mark), 0, "{mark} in a row of {}", own.region);
        }
        assert_eq!(rows["meta"].len(), 1);
        assert!(rows["meta"][0].contains(own.region));
    }
    let found = [ids(&us), ids(&eu)];
    assert!(found.iter().all(|ids| ids.len() > 30), "ids are seen: {found:?}");
    assert_eq!(found[0].intersection(&found[1]).collect::<Vec<_>>(), Vec::<&String>::new(), "ids in both regions");
    say(&format!("{} and {} ids, none in both", found[0].len(), found[1].len()));
    found
}

/// Each pretend iCIMS was called at its own address, with its own secret and its own tokens alone.
pub(crate) fn no_call_crosses(twins: &Twins) {
    let said = twins.both().map(|side| side.tap.said());
    for ((said, own), other) in said.iter().zip(twins.both()).zip([&twins.eu, &twins.us]) {
        let all = said.concat().to_lowercase();
        assert!(all.contains(&own.secret("client")), "the secret is seen on its way to {}", own.region);
        for mark in marks(other) {
            assert!(!all.contains(&mark), "{} was told {mark}", own.region);
        }
        let hosts: BTreeSet<_> = all.lines().filter_map(|line| line.strip_prefix("host: ")).collect();
        assert_eq!(hosts, BTreeSet::from([own.tap.address.to_string().as_str()]));
        assert!(own.sim.calls().workflows > 0 && own.sim.calls().tokens > 0);
    }
    let tokens = said.map(|said| {
        let lines =
            said.iter().flat_map(|one| one.lines()).filter(|line| line.to_lowercase().starts_with("authorization:"));
        lines.map(str::to_owned).collect::<BTreeSet<_>>()
    });
    assert!(tokens.iter().all(|tokens| !tokens.is_empty()), "tokens are seen");
    assert!(tokens[0].is_disjoint(&tokens[1]), "a token went to both");
}

/// The region that a log line names.
fn region(line: &Value) -> Option<&str> {
    line["region"].as_str()
}

fn is_of_the_process(line: &Value) -> bool {
    let text = |field: &str| line[field].as_str();
    let said = text("message").or(text("summary")).unwrap_or_default();
    OF_THE_PROCESS.iter().any(|(target, start)| text("target") == Some(target) && said.starts_with(start))
}

/// Every log line is of one region, and has no mark and no id of the other one; or it is of the process itself.
pub(crate) fn no_line_crosses(twins: &Twins, [us, eu]: &[BTreeSet<String>; 2]) {
    let lines = twins.log();
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut of_nobody = BTreeSet::new();
    for line in &lines {
        let (stranger, ids) = match region(line) {
            Some("us") => (&twins.eu, eu),
            Some(_) => (&twins.us, us),
            None => {
                if !is_of_the_process(line) {
                    of_nobody.insert(line.to_string());
                }
                continue;
            }
        };
        *counts.entry(stranger.region).or_default() += 1;
        let text = line.to_string().to_lowercase();
        let bare = text.replace('-', "");
        let mark = marks(stranger).into_iter().find(|mark| text.contains(mark.as_str()));
        let id = ids.iter().find(|id| bare.contains(id.as_str()));
        assert_eq!((mark, id), (None, None), "of {} in {line}", stranger.region);
    }
    assert!(of_nobody.is_empty(), "lines without a region: {of_nobody:#?}");
    assert!(["us", "eu"].iter().all(|region| counts.get(region).is_some_and(|lines| *lines > 20)), "{counts:?}");
    say(&format!("log lines by the region that they must not name: {counts:?}"));
}
