//! The `Link` header: only the exact hosts tell a region.

use axum::http::{HeaderMap, header};
use goodtime_icims::ats::Caller as _;
use goodtime_icims::ats::icims::IcimsCaller;
use goodtime_icims::domain::Region;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use proptest::{collection, prop_assert, prop_assert_eq, prop_oneof};

use crate::damage::{Damage, damage};
use crate::presented::value;
use crate::text::{recased, visible};
use crate::watch::{A_MEBIBYTE, Watch, fuzz};

/// Addresses that are looked at.
const MOST: usize = 16;
const HOSTS: [(&str, Region); 2] = [("api.icims.com", Region::Us), ("api-eu.icims.com", Region::Eu)];
/// What ends a host.
const ENDS: &str = "/?#;> ,";
/// Hosts of others that look like those.
const OTHERS: [&str; 12] = [
    "api.icims.com.evil.example",
    "evil-api.icims.com",
    "api.icims.com@evil.example",
    "evil.example@api.icims.com",
    "api.icims.com:443",
    "evil.example/://api.icims.com",
    "evil.example?https://api.icims.com/",
    "api.icims.comm",
    "api.icims.co",
    "api-us.icims.com",
    "api.icims.com\\@evil.example",
    "",
];

#[derive(Debug, Clone)]
struct Lines {
    lines: Vec<String>,
    means: Option<Region>,
}

#[test]
fn only_the_exact_hosts_tell_a_region() {
    let all = (lines(), prop_oneof![1 => Just(vec![]), 2 => damage()]);
    fuzz(("link header", A_MEBIBYTE), &all, |(lines, damage), watch| judge(&lines, &damage, watch));
}

fn judge(lines: &Lines, damage: &[Damage], watch: &Watch) -> Result<(), TestCaseError> {
    let mut headers = HeaderMap::new();
    for line in &lines.lines {
        headers.append(header::LINK, value(line, damage));
    }
    let told = watch.call(|| IcimsCaller.region_hint(&headers))?;
    if damage.is_empty() {
        prop_assert_eq!(told, lines.means);
    }
    if let Some(region) = told {
        let stands = headers.get_all(header::LINK).iter().filter_map(|line| line.to_str().ok());
        prop_assert!(stands.into_iter().any(|line| names(line, region)), "{:?} out of nothing", region);
    }
    Ok(())
}

/// Whether the host of a region stands in a line, from its scheme to its end.
fn names(line: &str, region: Region) -> bool {
    let line = line.to_ascii_lowercase();
    HOSTS.iter().filter(|(_, other)| *other == region).any(|(host, _)| {
        let start = format!("://{host}");
        line.match_indices(&start)
            .any(|(at, _)| line[at + start.len()..].chars().next().is_none_or(|c| ENDS.contains(c)))
    })
}

fn lines() -> impl Strategy<Value = Lines> {
    let rel = select(&[";rel=\"job\";title=\"Job Profile\"", "", ";title=\"x://y\"", ">;rel=job"][..]);
    let host = prop_oneof![
        1 => (select(&HOSTS[..]), any::<u64>()).prop_map(|((host, region), flips)| (recased(host, flips), Some(region))),
        6 => select(&OTHERS[..]).prop_map(|host| (host.to_owned(), None)),
        2 => visible(",", 20).prop_map(|host| (format!("x{host}"), None)),
    ];
    let scheme = select(&["https://", "<https://", " http://", "HTTPS://"][..]);
    let piece = (scheme, host, visible(",", 10), rel)
        .prop_map(|(scheme, (host, region), path, rel)| (format!("{scheme}{host}/{path}{rel}"), region));
    let piece =
        prop_oneof![9 => piece, 1 => Just(("api.icims.com".to_owned(), None)), 1 => Just((String::new(), None))];
    let line = (collection::vec(piece, 0..8), select(&["", ","][..]));
    collection::vec(line, 0..4).prop_map(|lines| {
        let mut all = Vec::new();
        let mut texts = Vec::new();
        for (pieces, end) in lines {
            let text = format!("{}{end}", pieces.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(","));
            // An empty piece is one too.
            let empty = if pieces.is_empty() || !end.is_empty() {
                vec![None; text.split(',').count() - pieces.len()]
            } else {
                vec![]
            };
            all.extend(pieces.into_iter().map(|(_, region)| region).chain(empty));
            texts.push(text);
        }
        Lines { lines: texts, means: all.into_iter().take(MOST).flatten().next() }
    })
}
