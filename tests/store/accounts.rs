//! Who signs in: accounts, sessions, and the invitations that make accounts.

use futures_util::future::join_all;
use goodtime_icims::domain::{
    Account, AccountId, Invitation, PasswordHash, Role, Session, SignInName, TenantId, Timestamp,
};
use goodtime_icims::store::{Accepted, Page, StoreError};

use crate::bench::{AUDIT, Bench, START, on_both_engines, seconds};

on_both_engines![
    an_invitation_is_accepted_once,
    the_first_invitation_counts_only_while_there_is_no_operator,
    two_first_invitations_make_one_operator,
    an_invitation_that_is_too_old_makes_nothing,
    a_taken_name_leaves_the_invitation_usable,
    an_operator_is_of_no_tenant_and_everybody_else_of_one,
    a_change_is_of_the_version_that_was_read_and_ends_the_sessions,
    who_is_disabled_has_no_session_and_is_no_operator,
    an_identity_provider_calls_somebody_once,
    a_session_goes_on_until_it_is_ended,
    accounts_are_listed_newest_first_and_by_tenant,
    what_ended_is_removed_a_few_at_a_time,
    a_removed_tenant_takes_who_signed_in_for_it,
];

/// When invitations end.
const ENDS: u64 = 3_600;

fn invitation(n: u8, tenant: Option<TenantId>, role: Role) -> Invitation {
    Invitation {
        token_sha256: [n; 32],
        tenant,
        role,
        sign_in: None,
        is_first: false,
        created_at: START,
        expires_at: seconds(ENDS),
    }
}

fn name(text: &str) -> SignInName {
    format!("{text}@example.com").parse().expect("an address")
}

fn account(who: &str, tenant: Option<TenantId>, role: Role) -> Account {
    Account {
        id: AccountId::at(START),
        tenant,
        role,
        sign_in: name(who),
        name: format!("{who} Ünïcode"),
        password: Some(PasswordHash("$argon2id$…".to_owned())),
        subject: None,
        created_at: START,
        disabled_at: None,
        version: 1,
    }
}

async fn accept(bench: &Bench, n: u8, account: &Account) -> Accepted {
    bench.process(n.into()).accept([n; 32], account).await.expect("asked")
}

/// Somebody who was invited and came.
async fn member(bench: &Bench, n: u8, tenant: Option<TenantId>, role: Role) -> Account {
    bench.store.invite(&invitation(n, tenant, role), AUDIT).await.expect("kept");
    let account = account(&format!("member-{n}"), tenant, role);
    assert_eq!(accept(bench, n, &account).await, Accepted::Done);
    account
}

async fn begin(bench: &Bench, n: u8, account: &Account, at: Timestamp) -> Session {
    let session = Session { token_sha256: [n; 32], account: account.id, created_at: at, seen_at: at };
    assert!(bench.store.begin_session(&session, account.version).await.expect("kept"));
    session
}

async fn has_session(bench: &Bench, n: u8) -> bool {
    bench.process(1).session([n; 32]).await.expect("read").is_some()
}

async fn stored(bench: &Bench, id: AccountId) -> Account {
    bench.process(1).account(id).await.expect("read").expect("it is there")
}

/// A row of a tenant in each table of this file.
pub(crate) async fn furnish(bench: &Bench, tenant: TenantId) {
    let n = u8::try_from(tenant.get() % 50).expect("small");
    let account = member(bench, n, Some(tenant), Role::Viewer).await;
    begin(bench, n, &account, START).await;
    bench.store.invite(&invitation(n + 100, Some(tenant), Role::SuperAdmin), AUDIT).await.expect("kept");
}

async fn an_invitation_is_accepted_once(bench: &Bench) {
    let asked = Invitation { sign_in: Some(name("ada")), ..invitation(1, Some(bench.tenant), Role::Coordinator) };
    bench.store.invite(&asked, AUDIT).await.expect("kept");
    assert_eq!(bench.process(1).invitation([1; 32], START).await.expect("read"), Some(asked));
    let racers = (0..6_u8).map(|n| {
        let (store, account) =
            (bench.process(n.into()), account(&format!("ada-{n}"), Some(bench.tenant), Role::Coordinator));
        async move { (store.accept([1; 32], &account).await.expect("asked"), account) }
    });
    let ended = join_all(racers).await;
    let done: Vec<_> = ended.iter().filter(|(accepted, _)| *accepted == Accepted::Done).collect();
    let [(_, made)] = done.as_slice() else { panic!("{} were made", done.len()) };
    assert_eq!(ended.iter().filter(|(accepted, _)| *accepted == Accepted::Unknown).count(), 5);
    assert!(stored(bench, made.id).await == *made, "as it was given");
    let named = bench.store.account_named(&made.sign_in).await.expect("read");
    assert_eq!(named.map(|account| account.id), Some(made.id));
    assert_eq!(bench.store.invitation([1; 32], START).await.expect("read"), None);
    let lines = format!(
        "select count(*) from audit_log where tenant_id = {} and action in ('account.invite', 'account.add')",
        bench.tenant
    );
    assert_eq!(bench.count(&lines).await, 2);
}

async fn the_first_invitation_counts_only_while_there_is_no_operator(bench: &Bench) {
    let first = Invitation { is_first: true, ..invitation(1, None, Role::Operator) };
    bench.store.invite(&first, AUDIT).await.expect("kept");
    member(bench, 2, Some(bench.tenant), Role::SuperAdmin).await;
    assert!(!bench.store.has_operator().await.expect("read"));
    assert_eq!(bench.store.invitation([1; 32], START).await.expect("read"), Some(first), "nobody signs in for all yet");
    let operator = member(bench, 3, None, Role::Operator).await;
    assert!(bench.process(1).has_operator().await.expect("read"));
    assert_eq!(bench.store.invitation([1; 32], START).await.expect("read"), None);
    assert_eq!(accept(bench, 1, &account("late", None, Role::Operator)).await, Accepted::Unknown);
    assert_eq!(bench.store.account_named(&name("late")).await.expect("read").map(|account| account.id), None);
    let disabled = Account { disabled_at: Some(seconds(1)), ..operator };
    assert!(bench.store.change_account(&disabled, "account.disable", AUDIT).await.expect("kept"));
    assert_eq!(accept(bench, 1, &account("late", None, Role::Operator)).await, Accepted::Done, "nobody does any more");
}

async fn two_first_invitations_make_one_operator(bench: &Bench) {
    for n in 0..6 {
        let first = Invitation { is_first: true, ..invitation(n, None, Role::Operator) };
        bench.store.invite(&first, AUDIT).await.expect("kept");
    }
    let racers = (0..6_u8).map(|n| {
        let (store, account) = (bench.process(n.into()), account(&format!("first-{n}"), None, Role::Operator));
        async move { store.accept([n; 32], &account).await.expect("asked") }
    });
    let ended = join_all(racers).await;
    assert_eq!(ended.iter().filter(|accepted| **accepted == Accepted::Done).count(), 1, "{ended:?}");
    assert_eq!(bench.count("select count(*) from accounts").await, 1);
}

async fn an_invitation_that_is_too_old_makes_nothing(bench: &Bench) {
    bench.store.invite(&invitation(1, None, Role::Operator), AUDIT).await.expect("kept");
    assert!(bench.store.invitation([1; 32], seconds(ENDS - 1)).await.expect("read").is_some());
    assert!(bench.store.invitation([1; 32], seconds(ENDS)).await.expect("read").is_none());
    assert!(bench.store.invitation([2; 32], START).await.expect("read").is_none(), "nobody was invited so");
    let at = |created_at| Account { created_at, ..account("ada", None, Role::Operator) };
    assert_eq!(accept(bench, 1, &at(seconds(ENDS))).await, Accepted::Unknown);
    assert_eq!(accept(bench, 1, &at(seconds(ENDS - 1))).await, Accepted::Done);
}

async fn a_taken_name_leaves_the_invitation_usable(bench: &Bench) {
    let there = member(bench, 1, Some(bench.tenant), Role::Viewer).await;
    let other = bench.add_tenant(8_765).await;
    bench.store.invite(&invitation(2, Some(other), Role::SuperAdmin), AUDIT).await.expect("kept");
    let same = Account { sign_in: there.sign_in.clone(), ..account("any", Some(other), Role::SuperAdmin) };
    assert_eq!(accept(bench, 2, &same).await, Accepted::Taken);
    assert!(stored(bench, there.id).await == there, "it is as it was");
    assert!(bench.store.account(same.id).await.expect("read").is_none());
    assert_eq!(accept(bench, 2, &account("free", Some(other), Role::SuperAdmin)).await, Accepted::Done);
    assert_eq!(bench.count("select count(*) from audit_log where action = 'account.add'").await, 2);
}

async fn an_operator_is_of_no_tenant_and_everybody_else_of_one(bench: &Bench) {
    bench.store.invite(&invitation(1, None, Role::Operator), AUDIT).await.expect("kept");
    for wrong in [account("ada", Some(bench.tenant), Role::Operator), account("ada", None, Role::SuperAdmin)] {
        let made = bench.store.accept([1; 32], &wrong).await;
        assert!(matches!(made, Err(StoreError::Refused(_))), "{made:?}");
    }
    let right = account("ada", None, Role::Operator);
    assert_eq!(accept(bench, 1, &right).await, Accepted::Done, "the invitation was not used up");
    let lesser = Account { role: Role::Viewer, ..right.clone() };
    assert!(bench.store.change_account(&lesser, "account.change", AUDIT).await.is_err());
    assert_eq!(stored(bench, right.id).await.role, Role::Operator);
}

async fn a_change_is_of_the_version_that_was_read_and_ends_the_sessions(bench: &Bench) {
    let [one, other] = [1, 2].map(|n| member(bench, n, Some(bench.tenant), Role::Viewer));
    let (one, other) = (one.await, other.await);
    begin(bench, 1, &one, START).await;
    begin(bench, 2, &one, START).await;
    begin(bench, 3, &other, START).await;
    let password = Some(PasswordHash("another".to_owned()));
    let changed = Account { role: Role::Coordinator, name: "Ada".to_owned(), password, ..one.clone() };
    let late = Account { version: 2, ..one.clone() };
    assert!(!bench.store.change_account(&late, "account.change", AUDIT).await.expect("asked"));
    assert!(has_session(bench, 1).await, "nothing was changed");
    assert!(bench.store.change_account(&changed, "account.change", AUDIT).await.expect("kept"));
    assert!(
        !bench.store.change_account(&one, "account.change", AUDIT).await.expect("asked"),
        "it was changed meanwhile"
    );
    assert!(stored(bench, one.id).await == Account { version: 2, ..changed });
    assert!(stored(bench, other.id).await == other, "another's stays");
    let left = [has_session(bench, 1).await, has_session(bench, 2).await, has_session(bench, 3).await];
    assert_eq!(left, [false, false, true]);
    let lines = format!("select count(*) from audit_log where action = 'account.change' and subject = '{}'", one.id);
    assert_eq!(bench.count(&lines).await, 1);
}

async fn who_is_disabled_has_no_session_and_is_no_operator(bench: &Bench) {
    let operator = member(bench, 1, None, Role::Operator).await;
    begin(bench, 1, &operator, START).await;
    let disabled = Account { disabled_at: Some(seconds(5)), ..operator.clone() };
    assert!(bench.store.change_account(&disabled, "account.disable", AUDIT).await.expect("kept"));
    assert!(!has_session(bench, 1).await && !bench.store.has_operator().await.expect("read"));
    let late = Session { token_sha256: [2; 32], account: operator.id, created_at: seconds(6), seen_at: seconds(6) };
    for version in [1, 2] {
        assert!(!bench.store.begin_session(&late, version).await.expect("asked"), "it was disabled meanwhile");
    }
    let enabled = Account { disabled_at: None, ..stored(bench, operator.id).await };
    assert!(bench.store.change_account(&enabled, "account.enable", AUDIT).await.expect("kept"));
    assert!(bench.store.has_operator().await.expect("read") && !has_session(bench, 2).await);
    assert!(!bench.store.begin_session(&late, 2).await.expect("asked"), "it was changed meanwhile");
    assert!(bench.store.begin_session(&late, 3).await.expect("kept"));
}

async fn an_identity_provider_calls_somebody_once(bench: &Bench) {
    let [one, other] = [1, 2].map(|n| member(bench, n, None, Role::Operator));
    let (one, other) = (one.await, other.await);
    assert!(bench.store.account_of_subject("00u1").await.expect("read").is_none());
    assert!(bench.store.set_subject(one.id, "00u1").await.expect("kept"));
    assert!(!bench.store.set_subject(one.id, "00u2").await.expect("asked"), "it is somebody already");
    let taken = bench.store.set_subject(other.id, "00u1").await;
    assert!(matches!(taken, Err(StoreError::Refused(_))), "{taken:?}");
    let found = bench.process(1).account_of_subject("00u1").await.expect("read").expect("it is there");
    assert_eq!((found.id, found.subject.as_deref()), (one.id, Some("00u1")));
}

async fn a_session_goes_on_until_it_is_ended(bench: &Bench) {
    let account = member(bench, 1, Some(bench.tenant), Role::Viewer).await;
    let session = begin(bench, 1, &account, seconds(10)).await;
    let read = async || bench.process(1).session([1; 32]).await.expect("read").expect("it is there");
    let (kept, who) = read().await;
    assert!(kept == session && who == account, "as it was given");
    for (at, seen) in [(70, 70), (40, 70), (130, 130)] {
        bench.store.keep_session([1; 32], seconds(at)).await.expect("kept");
        assert_eq!(read().await.0, Session { seen_at: seconds(seen), ..session.clone() }, "it never goes back");
    }
    for n in [2, 3, 4] {
        begin(bench, n, &account, START).await;
    }
    bench.store.end_session([2; 32]).await.expect("kept");
    bench.store.end_session([2; 32]).await.expect("it is no mistake to end what has ended");
    assert!(!has_session(bench, 2).await && has_session(bench, 1).await);
    assert_eq!(bench.store.end_sessions(account.id).await.expect("kept"), 3);
    assert_eq!(bench.store.end_sessions(account.id).await.expect("asked"), 0);
    bench.store.keep_session([1; 32], seconds(200)).await.expect("it is no mistake to keep what has ended");
    assert!(!has_session(bench, 1).await);
}

async fn accounts_are_listed_newest_first_and_by_tenant(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    let whose = [None, Some(bench.tenant), Some(other), Some(bench.tenant), Some(bench.tenant)];
    let mut made = Vec::new();
    for (n, tenant) in (1..).zip(whose) {
        let role = if tenant.is_some() { Role::Viewer } else { Role::Operator };
        made.insert(0, member(bench, n, tenant, role).await);
    }
    let page = async |tenant, page| bench.store.accounts_page(tenant, page).await.expect("read");
    let all = page(None, Page::newest(5)).await;
    assert!(all.rows == made && all.next.is_none());
    let own: Vec<_> = made.iter().filter(|account| account.tenant == Some(bench.tenant)).cloned().collect();
    let first = page(Some(bench.tenant), Page::newest(2)).await;
    assert!(first.rows == own[..2]);
    let before = first.next.expect("there are more");
    let second = page(Some(bench.tenant), Page { before, ..Page::newest(2) }).await;
    assert!(second.rows == own[2..] && second.next.is_none());
}

async fn what_ended_is_removed_a_few_at_a_time(bench: &Bench) {
    let account = member(bench, 1, Some(bench.tenant), Role::Viewer).await;
    for n in 1..=4 {
        begin(bench, n, &account, seconds(u64::from(n) * 60)).await;
    }
    bench.store.keep_session([1; 32], seconds(500)).await.expect("kept");
    for (n, ends) in [(10, 100), (11, 101), (12, 600)] {
        let short = Invitation { expires_at: seconds(ends), ..invitation(n, Some(bench.tenant), Role::Viewer) };
        bench.store.invite(&short, AUDIT).await.expect("kept");
    }
    let prune = async |most| bench.store.prune_sessions(seconds(200), seconds(300), most).await.expect("removed");
    assert_eq!([prune(1).await, prune(5).await, prune(5).await], [2, 2, 0]);
    let mut left = Vec::new();
    for n in 1..=4 {
        left.push(has_session(bench, n).await);
    }
    assert_eq!(left, [true, false, false, true], "what was used stays");
    assert_eq!(bench.count("select count(*) from invitations").await, 1, "the one that still counts stays");
    assert!(bench.store.invitation([12; 32], seconds(300)).await.expect("read").is_some());
}

async fn a_removed_tenant_takes_who_signed_in_for_it(bench: &Bench) {
    let gone = bench.add_tenant(8_765).await;
    furnish(bench, gone).await;
    furnish(bench, bench.tenant).await;
    let operator = member(bench, 200, None, Role::Operator).await;
    begin(bench, 200, &operator, START).await;
    bench.store.invite(&invitation(201, None, Role::Operator), AUDIT).await.expect("kept");
    assert!(bench.store.remove_tenant(gone, AUDIT).await.expect("kept"));
    for table in ["accounts", "sessions", "invitations"] {
        let left = bench.count(&format!("select count(*) from {table}")).await;
        assert_eq!(left, 2, "{table}: those of the other tenant and of the region stay");
    }
    assert_eq!(bench.tables_with(gone).await, Vec::<String>::new());
    assert!(has_session(bench, 200).await);
}
