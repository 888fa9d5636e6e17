//! Tenants, their rules, secrets and pauses; every change is seen by the other processes.

use goodtime_icims::domain::{
    ApiFamily, Credential, CredentialId, CredentialKind, Direction, Entry, Reply, Rule, Sealed, SigningKey,
    SigningKeyId, StageKey, Step, TaskKind, Tenant, TenantId, TenantSettings, Timestamp, Verdict, check_rules,
};
use goodtime_icims::store::{Directory, NewTenant, Page, StoreError};

use crate::bench::{AUDIT, Bench, LEASE, START, TRIGGER, ignored, on_both_engines, rule, seconds, sent};
use crate::echoes::opened;

on_both_engines![
    a_tenant_comes_with_its_secrets_and_only_once,
    every_change_raises_the_epoch_and_is_audited,
    a_new_secret_ends_those_whose_place_it_takes,
    a_senders_name_can_speak_for_several_tenants,
    a_senders_name_is_given_away_once,
    rules_are_set_replaced_and_removed,
    rules_that_are_set_at_once_close_no_circle,
    signing_keys_take_over_from_each_other,
    pauses_are_seen_in_the_directory,
    a_tenant_is_activated_once_and_a_pause_of_the_region_does_not_hide_that,
    a_removed_tenant_leaves_nothing,
    a_tenant_with_much_is_removed_beside_the_work_of_others,
    a_removed_tenants_number_is_never_given_again,
];

fn secret(direction: Direction, principal: &str, from: Timestamp) -> Credential {
    Credential {
        id: CredentialId::at(from),
        tenant: None,
        direction,
        principal: principal.to_owned(),
        kind: if direction == Direction::Inbound { CredentialKind::Basic } else { CredentialKind::OauthClient },
        family: (direction == Direction::Outbound).then_some(ApiFamily::Records),
        sealed: Sealed { key_id: "k1".to_owned(), bytes: vec![0, 255, 7, 0] },
        valid_from: from,
        valid_until: None,
    }
}

async fn directory(bench: &Bench) -> Directory {
    bench.process(1).load_directory().await.expect("read")
}

async fn a_tenant_comes_with_its_secrets_and_only_once(bench: &Bench) {
    let settings = TenantSettings { link_days: 3, ..TenantSettings::default() };
    let customer = 5_000.try_into().expect("an id");
    let new = NewTenant {
        paused_until: None,
        ats: "toy",
        customer,
        name: "Ünïcode & Sons",
        settings: &settings,
        audit: AUDIT,
    };
    let secrets = [secret(Direction::Inbound, "sender", START), secret(Direction::Outbound, "client", START)];
    let id = bench.store.add_tenant(&new, &secrets).await.expect("kept").expect("it is new");
    assert!(bench.store.add_tenant(&new, &secrets).await.expect("asked").is_none());
    let directory = directory(bench).await;
    let kept = directory.tenant(id).expect("it is there");
    assert_eq!((kept.name.as_str(), kept.ats.as_str(), kept.settings.link_days), ("Ünïcode & Sons", "toy", 3));
    assert_eq!(directory.customer("toy", customer).map(|tenant| tenant.id), Some(id));
    let sender = directory.inbound("sender").expect("it is known");
    assert_eq!(
        (sender.tenants.as_slice(), sender.credentials[0].sealed.bytes.as_slice()),
        (&[id][..], &[0, 255, 7, 0][..])
    );
    let own = directory.outbound(id, ApiFamily::Records, START).expect("it is there");
    assert_eq!((own.principal.as_str(), own.tenant, own.id), ("client", Some(id), secrets[1].id));
    assert_eq!(directory.tenants().len(), 2);
}

async fn every_change_raises_the_epoch_and_is_audited(bench: &Bench) {
    let before = bench.store.settings_epoch().await.expect("read");
    let settings = TenantSettings::default();
    assert!(bench.store.change_tenant((bench.tenant, None), "Renamed", &settings, AUDIT).await.expect("kept"));
    let nobody = TenantId::try_from(999).expect("an id");
    assert!(!bench.store.change_tenant((nobody, None), "Nobody", &settings, AUDIT).await.expect("asked"));
    assert_eq!(bench.process(1).settings_epoch().await.expect("read"), before + 1);
    let renamed = directory(bench).await.tenant(bench.tenant).expect("it is there").clone();
    assert_eq!(renamed.name, "Renamed");
    let change = |version| bench.store.change_tenant((bench.tenant, Some(version)), "Again", &settings, AUDIT);
    assert!(change(renamed.version).await.expect("kept"));
    assert!(!change(renamed.version).await.expect("asked"), "somebody changed it meanwhile");
    assert_eq!(bench.count("select count(*) from audit_log where action = 'tenant.change'").await, 2);
}

async fn a_new_secret_ends_those_whose_place_it_takes(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    for direction in [Direction::Inbound, Direction::Outbound] {
        for (tenant, at) in [(bench.tenant, 0), (other, 1), (bench.tenant, 50)] {
            let principal = if tenant == other && direction == Direction::Inbound { "other" } else { "same" };
            let new = secret(direction, principal, seconds(at));
            bench.store.rotate_credential(tenant, &new, seconds(at + 100), AUDIT).await.expect("kept");
        }
    }
    let directory = directory(bench).await;
    let sender = directory.inbound("same").expect("it is known");
    let mut ends: Vec<_> = sender.credentials.iter().map(|c| (c.valid_from, c.valid_until)).collect();
    ends.sort();
    assert_eq!(ends, [(START, Some(seconds(150))), (seconds(50), None)], "both are good for a while");
    assert_eq!(directory.inbound("other").expect("it is known").credentials[0].valid_until, None);
    let own = |tenant| directory.newest_outbound(tenant, ApiFamily::Records).expect("it is there").valid_from;
    assert_eq!((own(bench.tenant), own(other)), (seconds(50), seconds(1)), "the same name, but each its own secret");
    assert!(directory.outbound(other, ApiFamily::Records, seconds(999)).is_some(), "another tenant's stays");
}

async fn a_senders_name_can_speak_for_several_tenants(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    let new = secret(Direction::Inbound, "shared", START);
    bench.store.rotate_credential(bench.tenant, &new, START, AUDIT).await.expect("kept");
    for _ in 0..2 {
        bench.store.share_sender(other, "shared", true, AUDIT).await.expect("kept");
    }
    let shared = directory(bench).await;
    assert_eq!(shared.inbound("shared").expect("it is known").tenants, [bench.tenant, other]);
    assert_eq!(shared.senders_of(other), ["shared"]);
    bench.store.share_sender(bench.tenant, "shared", false, AUDIT).await.expect("kept");
    let alone = directory(bench).await;
    assert_eq!(alone.inbound("shared").expect("it is known").tenants, [other]);
    assert_eq!(alone.inbound("shared").expect("it is known").credentials.len(), 1);
}

/// Else the secret of one tenant would send for the other.
async fn a_senders_name_is_given_away_once(bench: &Bench) {
    let tenants = [bench.tenant, bench.add_tenant(8_765).await, bench.add_tenant(8_766).await];
    let racers = (0..9_u8).map(|n| {
        let (store, tenant) = (bench.process(n.into()), tenants[usize::from(n) % 3]);
        let new = secret(Direction::Inbound, "raced", START);
        async move { (tenant, store.rotate_credential(tenant, &new, START, AUDIT).await) }
    });
    let ended = futures_util::future::join_all(racers).await;
    let refused = |kept: &Result<(), StoreError>| match kept {
        Ok(()) => false,
        Err(StoreError::Taken(_)) => true,
        Err(error) => panic!("{error}"),
    };
    let owners: Vec<_> = ended.iter().filter(|(_, kept)| !refused(kept)).map(|(tenant, _)| *tenant).collect();
    assert!(owners.len() == 3 && owners.iter().all(|owner| *owner == owners[0]), "{ended:?}");
    let read = directory(bench).await;
    let sender = read.inbound("raced").expect("it is there");
    assert_eq!((sender.tenants.as_slice(), sender.credentials.len()), (&owners[..1], 3));
    let settings = TenantSettings::default();
    let customer = 5_001.try_into().expect("an id");
    let new = NewTenant {
        paused_until: Some(seconds(9)),
        ats: "toy",
        customer,
        name: "Late",
        settings: &settings,
        audit: AUDIT,
    };
    let late = bench.store.add_tenant(&new, &[secret(Direction::Inbound, "raced", START)]).await;
    assert!(matches!(late, Err(StoreError::Taken(_))), "{late:?}");
    assert!(directory(bench).await.customer("toy", customer).is_none(), "nothing of it is kept");
    let id = bench.store.add_tenant(&new, &[]).await.expect("kept").expect("it is new");
    assert_eq!(directory(bench).await.tenant(id).and_then(|tenant| tenant.paused_until), Some(seconds(9)));
    let other = if owners[0] == tenants[0] { tenants[1] } else { tenants[0] };
    bench.store.share_sender(other, "raced", true, AUDIT).await.expect("shared on purpose");
    bench
        .store
        .rotate_credential(other, &secret(Direction::Inbound, "raced", START), START, AUDIT)
        .await
        .expect("kept");
}

async fn rules_are_set_replaced_and_removed(bench: &Bench) {
    bench.keep(ignored(bench.tenant, 1, TRIGGER, START)).await;
    assert_eq!(bench.store.ignored_statuses(bench.tenant).await.expect("read").len(), 1);
    bench.store.put_rule(bench.tenant, &rule(), AUDIT).await.expect("kept");
    assert_eq!(bench.store.ignored_statuses(bench.tenant).await.expect("read"), [], "it is a trigger now");
    let changed = Rule { next: None, reply: Reply::Seamless, ..rule() };
    bench.store.put_rule(bench.tenant, &changed, AUDIT).await.expect("kept");
    let read = directory(bench).await;
    let rules = &read.tenant(bench.tenant).expect("it is there").rules;
    assert_eq!(rules.values().collect::<Vec<_>>(), [&changed]);
    let trigger = StageKey::from_digits(TRIGGER);
    assert!(bench.store.remove_rule(bench.tenant, trigger, AUDIT).await.expect("kept"));
    assert!(!bench.store.remove_rule(bench.tenant, trigger, AUDIT).await.expect("asked"));
    assert!(directory(bench).await.tenant(bench.tenant).expect("it is there").rules.is_empty());
}

async fn rules_that_are_set_at_once_close_no_circle(bench: &Bench) {
    for round in 0..40 {
        // Three that would lead round, each set by another process.
        let stage = |n: i64| 1_000 + round * 10 + n % 3;
        let racers = (0..3).map(|n| {
            let (store, tenant) = (bench.process(usize::try_from(n).expect("small")), bench.tenant);
            let next = Some(format!("C{}", stage(n + 1)).parse().expect("an id"));
            let rule = Rule { trigger: StageKey::from_digits(stage(n)), next, reply: Reply::Seamless };
            async move { store.put_rule(tenant, &rule, AUDIT).await }
        });
        let ended = futures_util::future::join_all(racers).await;
        let refused: Vec<_> = ended.iter().filter_map(|kept| kept.as_ref().err()).collect();
        let [StoreError::Unfit(why)] = refused[..] else { panic!("one of them: {ended:?}") };
        assert!(why.to_string().starts_with("the rules form a circle: "), "{why}");
    }
    let rules: Vec<_> =
        directory(bench).await.tenant(bench.tenant).expect("it is there").rules.values().cloned().collect();
    assert_eq!((rules.len(), check_rules(&rules)), (80, Ok(())));
    assert_eq!(
        bench.count("select count(*) from audit_log where action = 'rule.put'").await,
        80,
        "the others left nothing"
    );
    assert_eq!(bench.deadlocks().await, 0);
}

async fn signing_keys_take_over_from_each_other(bench: &Bench) {
    let key = |at| SigningKey {
        id: SigningKeyId::at(at),
        sealed: Sealed { key_id: "k1".to_owned(), bytes: vec![1, 2] },
        signs_from: at,
        verifies_until: None,
    };
    let (first, second, third) = (key(START), key(seconds(100)), key(seconds(200)));
    bench.store.add_signing_key(&first, START, AUDIT).await.expect("kept");
    bench.store.add_signing_key(&second, seconds(150), ("test", seconds(100))).await.expect("kept");
    let seen = |directory: &Directory| {
        directory.signing_keys().iter().map(|key| (key.id, key.verifies_until)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&directory(bench).await), [(first.id, Some(seconds(150))), (second.id, None)]);
    bench.store.add_signing_key(&third, seconds(250), ("test", seconds(200))).await.expect("kept");
    let left = seen(&directory(bench).await);
    assert_eq!(left, [(second.id, Some(seconds(250))), (third.id, None)], "what verifies nothing leaves");
}

async fn pauses_are_seen_in_the_directory(bench: &Bench) {
    assert!(bench.store.pause_tenant(bench.tenant, Some(seconds(9)), AUDIT).await.expect("kept"));
    let paused = |directory: &Directory| directory.tenant(bench.tenant).expect("it is there").paused_until;
    assert_eq!(paused(&directory(bench).await), Some(seconds(9)));
    bench.store.pause_region(Some(seconds(20)), AUDIT).await.expect("kept");
    let all = directory(bench).await;
    assert_eq!((all.paused_until(), paused(&all)), (Some(seconds(20)), Some(seconds(20))));
    bench.store.pause_region(None, AUDIT).await.expect("kept");
    assert!(bench.store.pause_tenant(bench.tenant, None, AUDIT).await.expect("kept"));
    assert_eq!(paused(&directory(bench).await), None);
    let nobody = TenantId::try_from(999).expect("an id");
    assert!(!bench.store.pause_tenant(nobody, None, AUDIT).await.expect("asked"));
}

async fn a_tenant_is_activated_once_and_a_pause_of_the_region_does_not_hide_that(bench: &Bench) {
    let store = &bench.store;
    let kept = async || directory(bench).await.tenant(bench.tenant).expect("it is there").as_ref().clone();
    let activated = async |tenant: &Tenant| store.activate_tenant(tenant, "ready", AUDIT).await.expect("asked");
    assert!(!activated(&kept().await).await, "it was from the beginning");
    for (until, is_activated) in [(Tenant::UNTIL_RESUMED, true), (Tenant::NOT_ACTIVATED, false)] {
        assert!(store.pause_tenant(bench.tenant, Some(until), AUDIT).await.expect("kept"));
        store.pause_region(Some(Tenant::NOT_ACTIVATED), AUDIT).await.expect("kept");
        assert_eq!(directory(bench).await.is_activated(bench.tenant), is_activated);
    }
    store.pause_region(None, AUDIT).await.expect("kept");
    let mut wanted = kept().await;
    wanted.settings.link_days = 30;
    assert!(!activated(&Tenant { version: wanted.version - 1, ..wanted.clone() }).await, "somebody changed it");
    assert_eq!(kept().await.paused_until, Some(Tenant::NOT_ACTIVATED));
    assert!(activated(&wanted).await);
    assert_eq!(kept().await.settings.link_days, 30, "with the settings that go along");
    assert!(!activated(&kept().await).await);
    let all = directory(bench).await;
    assert_eq!(
        (all.is_activated(bench.tenant), all.tenant(bench.tenant).and_then(|one| one.paused_until)),
        (true, None)
    );
    let log = store.audit_page(Some(bench.tenant), Page::newest(1)).await.expect("read").rows;
    assert_eq!((log[0].action.as_str(), log[0].subject.as_str()), ("tenant.activate", "ready"));
}

/// Something in every table that carries a tenant's number.
async fn furnish(bench: &Bench, tenant: TenantId) {
    let store = &bench.store;
    for direction in [Direction::Inbound, Direction::Outbound] {
        let new = secret(direction, "same", START);
        store.rotate_credential(tenant, &new, START, AUDIT).await.expect("kept");
    }
    store.put_rule(tenant, &rule(), AUDIT).await.expect("kept");
    crate::accounts::furnish(bench, tenant).await;
    bench.keep(ignored(tenant, 5, 5, START)).await;
    let recorded = bench.keep(sent(tenant, 77, START)).await;
    let handoff = bench.handoff(recorded.handoff.expect("one answers").0).await;
    let entry = Entry::new(handoff.id, START, Step::Open, "opened");
    let task = Some(crate::bench::owed(TaskKind::AdvanceApplication, tenant, handoff.id, START));
    let opening = goodtime_icims::store::Opened { epoch: 0, at: START, by: "link", task, entry: &entry };
    assert!(store.open(&handoff, opening).await.expect("kept"));
    let fetched = crate::handoffs::fetched(&handoff);
    let fetched = goodtime_icims::store::Fetched { profile: &fetched, seen_left: false, tasks: &[], entry: None };
    store.record_fetched(&handoff, fetched).await.expect("kept");
    let claimed = store.claim(START, LEASE, 1, goodtime_icims::domain::Lane::Click).await.expect("claimed");
    claimed[0].heard.failed();
    let failed = Verdict::Retry { at: START, why: "no answer".to_owned() };
    assert!(store.settle(&claimed[0], &failed, START, START).await.expect("settled"));
}

async fn a_removed_tenant_leaves_nothing(bench: &Bench) {
    let gone = bench.add_tenant(8_765).await;
    furnish(bench, gone).await;
    let tables = bench.tables_with(gone).await;
    assert!(tables.len() >= 15, "all are furnished: {tables:?}");
    let kept = opened(bench, 1).await;
    assert!(bench.store.remove_tenant(gone, AUDIT).await.expect("kept"));
    assert!(!bench.store.remove_tenant(gone, AUDIT).await.expect("asked"));
    assert_eq!(bench.tables_with(gone).await, Vec::<String>::new());
    for left in ["task_attempts", "credentials", "sessions"] {
        assert_eq!(bench.count(&format!("select count(*) from {left}")).await, 0, "{left}");
    }
    assert_eq!(bench.count("select count(*) from timeline").await, 1, "another tenant's stays");
    assert_eq!(bench.store.current(&kept).await.expect("read"), Some(kept.id));
    assert!(directory(bench).await.tenant(gone).is_none());
}

/// What is much goes a little at a time, while others' deliveries come and late work of the tenant itself is written.
async fn a_tenant_with_much_is_removed_beside_the_work_of_others(bench: &Bench) {
    let gone = bench.add_tenant(8_765).await;
    for page in 0..6 {
        let batch: Vec<_> = (1..=250).map(|n| sent(gone, page * 1_000 + n, START)).collect();
        bench.store.record_deliveries(&batch).await.expect("kept");
        let ignored: Vec<_> = (1..=250).map(|n| ignored(gone, page * 1_000 + n, 5, START)).collect();
        bench.store.record_deliveries(&ignored).await.expect("kept");
    }
    let late = bench.keep(sent(gone, 1, START)).await.handoff.expect("one answers").0;
    let (store, other) = (bench.process(1), bench.tenant);
    let working = tokio::spawn(async move {
        for n in 0..40 {
            store.record_deliveries(&[sent(other, 100 + n, START)]).await.expect("kept");
            store.add_entry(&Entry::new(late, START, Step::Fetch, "late")).await.expect("kept or not");
        }
    });
    assert!(bench.store.remove_tenant(gone, AUDIT).await.expect("kept"));
    working.await.expect("it ran");
    assert_eq!(bench.tables_with(gone).await, Vec::<String>::new());
    let orphans =
        "select count(*) from timeline t where not exists (select 1 from handoffs h where h.handoff_id = t.handoff_id)";
    assert_eq!(bench.count(orphans).await, 0);
    assert_eq!(bench.count("select count(*) from events").await, 40, "another tenant's stay");
    assert_eq!(bench.deadlocks().await, 0);
}

async fn a_removed_tenants_number_is_never_given_again(bench: &Bench) {
    let gone = bench.add_tenant(1).await;
    assert!(bench.store.remove_tenant(gone, AUDIT).await.expect("kept"));
    assert!(bench.add_tenant(1).await > gone);
}
