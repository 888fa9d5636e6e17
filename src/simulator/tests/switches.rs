//! The switches as people and scripts turn them: by name, as JSON.

use super::super::{Call, Fault, RetryAfter};
use super::*;

impl World {
    async fn turn(&self, change: &Value) -> Response {
        let request = self.http.post(format!("{}/sim/switches", self.sim.url())).json(change);
        self.send(request).await.expect("an answer")
    }

    /// The switches after a change that is taken.
    async fn turned(&self, change: &Value) -> Value {
        let answer = self.turn(change).await;
        assert_eq!(answer.status(), 200, "{change}");
        answer.json().await.expect("JSON")
    }
}

#[tokio::test]
async fn switches_are_changed_by_name_and_mistakes_are_refused() {
    let world = World::start().await;
    let change = json!({
        "visibility_delay": 5, "invisible_as": "partial", "rate_limit": 7,
        "hidden_fields": [["people", "email"]], "webhook_timeout_seconds": 3,
        "hmac_date_form": "zulu", "hmac_hash_of": "wire", "hmac_signed": ["host"], "hmac_skew": -5,
        "oauth_cache": false, "duplicate_deliveries": 2, "event_type_override": "Odd", "stall_ms": 0,
    });
    let body = world.turned(&change).await;
    for (name, value) in change.as_object().expect("an object") {
        let expected = if name == "stall_ms" { &Value::Null } else { value };
        assert_eq!(&body[name], expected, "{name}");
    }
    assert_eq!(body["escape_slashes"], true, "what is not named stays");
    for mistake in [
        json!({"gzipp": true}),
        json!({"oauth_cache": "no"}),
        json!({"fail_next": [{"call": "everything", "fault": "truncate"}]}),
        json!({"fail_next": [{"call": "jobs", "fault": "unheard_of"}]}),
        json!({"heal": 1}),
        json!({"gzip": 1}),
        json!([]),
    ] {
        assert_eq!(world.turn(&mistake).await.status(), 400, "{mistake}");
    }
    let refused = world.turn(&json!({"oauth_cache": "no"})).await.text().await.expect("a sentence");
    assert!(refused.contains("oauth_cache"), "{refused}");
}

#[tokio::test]
async fn a_mistake_beside_right_switches_changes_nothing() {
    let world = World::start().await;
    let before = world.turned(&json!({})).await;
    assert_eq!(world.turn(&json!({"extra_keys": true, "token_life": "long"})).await.status(), 400);
    assert_eq!(world.turned(&json!({})).await, before);
}

#[tokio::test]
async fn faults_are_ordered_and_healed_by_name() {
    let world = World::start().await;
    let order = json!({"fail_next": [{"call": "workflows", "fault": {"status": 500}, "times": 2}, {"call": "jobs", "fault": "not_json"}]});
    let shown = world.turned(&order).await;
    assert_eq!(shown["fail_next"][0], json!({"call": "jobs", "fault": "not_json", "times": 1}));
    assert_eq!(world.get(&world.workflow_path()).await.status(), 500);
    let healed = world.turned(&json!({"heal": true, "fail_share": [100, 503]})).await;
    assert_eq!((&healed["fail_next"], &healed["fail_share"]), (&json!([]), &json!([100, 503])));
    assert_eq!(world.get(&world.workflow_path()).await.status(), 503, "healed first, then changed");
    world.turned(&json!({"heal": true})).await;
    assert_eq!(world.get(&world.workflow_path()).await.status(), 200);
}

#[test]
fn every_fault_has_a_name_in_json() {
    let millis = std::time::Duration::from_millis;
    let cases = [
        (Fault::Status(500), json!({"status": 500})),
        (Fault::Error { status: 404, code: 3 }, json!({"error": {"status": 404, "code": 3}})),
        (Fault::Throttle { retry_after: None }, json!({"throttle": {"retry_after": null}})),
        (
            Fault::Throttle { retry_after: Some(RetryAfter::Seconds(5)) },
            json!({"throttle": {"retry_after": {"seconds": 5}}}),
        ),
        (Fault::Throttle { retry_after: Some(RetryAfter::Date(5)) }, json!({"throttle": {"retry_after": {"date": 5}}})),
        (Fault::HtmlPage, json!("html_page")),
        (Fault::ExpireToken, json!("expire_token")),
        (Fault::LoseAnswer, json!("lose_answer")),
        (Fault::DropBefore, json!("drop_before")),
        (Fault::Stall(millis(30_000)), json!({"stall_ms": 30_000})),
        (Fault::SlowBody(millis(1_500)), json!({"slow_body_ms": 1_500})),
        (Fault::Truncate, json!("truncate")),
        (Fault::WrongType("text/plain".to_owned()), json!({"wrong_type": "text/plain"})),
        (Fault::EmptyBody, json!("empty_body")),
        (Fault::NotJson, json!("not_json")),
    ];
    for (fault, written) in cases {
        assert_eq!(serde_json::to_value(&fault).expect("JSON"), written);
        assert_eq!(serde_json::from_value::<Fault>(written).expect("a fault"), fault);
    }
    let bare: Fault = serde_json::from_value(json!({"throttle": {}})).expect("a fault");
    assert_eq!(bare, Fault::Throttle { retry_after: None });
    assert_eq!(serde_json::to_value(Call::Workflows).expect("JSON"), "workflows");
}
