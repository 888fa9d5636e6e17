//! How often a token may ask.

use super::Api;
use crate::world::{Plan, World};

#[tokio::test]
async fn a_token_that_asks_too_much_is_told_when_to_come_again() {
    let mut plan = Plan::default();
    plan.api.requests_per_minute = std::num::NonZeroU32::new(3).expect("a number");
    let world = World::planned(plan).await;
    let (api, other) = (Api::operator(&world).await, Api::operator(&world).await);
    for left in [2, 1, 0] {
        let answer = api.get("/v2/ats/tenants").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["ratelimit-policy"], "\"minute\";q=3;w=60");
        let told = answer.headers["ratelimit"].to_str().expect("text").to_owned();
        assert!(told.starts_with(&format!("\"minute\";r={left};")), "{told}");
    }
    let answer = api.get("/v2/ats/tenants").await;
    assert_eq!((answer.status, answer.problem()), (429, "too-many-requests"));
    let wait: u32 = answer.headers["retry-after"].to_str().expect("text").parse().expect("seconds");
    assert!((1..=21).contains(&wait), "{wait}");
    assert_eq!(other.get("/v2/ats/tenants").await.status, 200, "each token has its own");
}
