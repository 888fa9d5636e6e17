//! Reading through the API: tokens, fields, visibility, files, limits.

use reqwest::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::super::{InvisibleAs, JobLocation};
use super::*;

#[tokio::test]
async fn a_token_opens_the_api_until_it_expires() {
    let world = World::start().await;
    assert_eq!(world.get("").await.status(), 200);
    world.pass_seconds(86_399);
    assert_eq!(world.get("").await.status(), 200);
    world.pass_seconds(1);
    let refused = world.get("").await;
    assert_eq!(refused.status(), 401);
    assert_eq!(refused.headers().get_all("www-authenticate").iter().count(), 2);
    assert_eq!(code(&refused.json().await.expect("a JSON body")), 6);
}

#[tokio::test]
async fn a_revoked_token_is_refused_and_a_new_one_is_not() {
    let mut world = World::start().await;
    world.sim.revoke_tokens();
    assert_eq!(world.get("").await.status(), 401);
    world.token = world.fetch_token().await;
    assert_eq!(world.get("").await.status(), 200);
}

#[tokio::test]
async fn the_token_endpoint_refuses_a_wrong_secret_and_a_wrong_audience() {
    let world = World::start().await;
    assert_eq!(world.ask_token("wrong", "https://api.icims.com/v1/").await.status(), 401);
    let refused = world.ask_token("secret", "https://api.icims.com/v1").await;
    assert_eq!(refused.status(), 403);
    assert_eq!(refused.json::<Value>().await.expect("a JSON body")["error"], "access_denied");
}

#[tokio::test]
async fn too_many_tokens_in_ten_minutes_are_throttled() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.token_limit = 2);
    assert_eq!(world.ask_token("secret", "https://api.icims.com/v1/").await.status(), 200);
    assert_eq!(world.ask_token("secret", "https://api.icims.com/v1/").await.status(), 429);
    world.pass_seconds(600);
    assert_eq!(world.ask_token("secret", "https://api.icims.com/v1/").await.status(), 200);
}

#[tokio::test]
async fn the_basic_user_is_accepted_with_the_right_password_only() {
    let world = World::start().await;
    let url = format!("{}/customers/4321", world.sim.url());
    let right = world.http.get(&url).basic_auth("user", Some("password"));
    let wrong = world.http.get(&url).basic_auth("user", Some("other"));
    assert_eq!(world.send(right).await.expect("an answer").status(), 200);
    assert_eq!(world.send(wrong).await.expect("an answer").status(), 401);
}

#[tokio::test]
async fn another_customer_is_denied_with_code_three() {
    let world = World::start().await;
    let request = world.http.get(format!("{}/customers/99/people/1", world.sim.url())).bearer_auth(&world.token);
    let answer = world.send(request).await.expect("an answer");
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.headers()["x-error"], "3:Access to this resource is denied.");
    assert_eq!(code(&answer.json().await.expect("a JSON body")), 3);
}

#[tokio::test]
async fn without_fields_a_person_shows_its_default_fields() {
    let world = World::start().await;
    let url = format!("{}/customers/4321/people/{}", world.sim.url(), world.person);
    let expected = json!({
        "firstname": "Jane", "lastname": "Doe", "email": "jane.doe@example.com",
        "folder": {"id": "D32004", "value": "Cand:Active", "formattedvalue": "Cand:Active"},
        "links": [{"rel": "self", "title": "The current profile being viewed.", "url": url}],
    });
    assert_eq!(world.get_json(&format!("/people/{}", world.person)).await, expected);
}

#[tokio::test]
async fn asked_fields_come_back_only_when_they_have_a_value() {
    let world = World::start().await;
    let path = format!("/jobs/{}?fields=jobid,recruiter,hiringmanager,updateddate,nosuchfield", world.job);
    let body = world.get_json(&path).await;
    assert_eq!(body["jobid"], format!("2026-{}", world.job));
    assert_eq!(body["recruiter"]["id"], world.recruiter);
    assert_eq!(body["recruiter"]["value"], "Ana Ruiz");
    let profile = format!("{}/customers/4321/people/{}", world.sim.url(), world.recruiter);
    assert_eq!(body["recruiter"]["profile"], profile);
    assert_eq!(body["updateddate"], "2026-11-22 07:15 PM");
    assert_eq!(body.as_object().expect("an object").len(), 4, "three fields and the links: {body}");
}

#[tokio::test]
async fn collections_and_locations_have_their_documented_shapes() {
    let world = World::start().await;
    let person = world.sim.add_person(Person::candidate("Mei", "Tanaka").with_phone("555 555 0100"));
    let body = world.get_json(&format!("/people/{person}?fields=phones")).await;
    assert_eq!(body["phones"][0]["phonenumber"], "555 555 0100");
    assert!(body["phones"][0]["entry"].is_i64());
    let location = JobLocation { id: 23, company_id: 1800, value: "Site A".to_owned() };
    let job = world.sim.add_job(Job { joblocation: Some(location), ..Job::titled("Cook") });
    let body = world.get_json(&format!("/jobs/{job}")).await;
    let address = format!("{}/customers/4321/companies/1800/fields/addresses/23", world.sim.url());
    assert_eq!(body["joblocation"], json!({"id": 23, "companyid": 1800, "address": address, "value": "Site A"}));
}

#[tokio::test]
async fn an_application_shows_its_profiles_status_and_three_links() {
    let world = World::start().await;
    let body = world.get_json(&world.workflow_path()).await;
    assert_eq!(body["baseprofile"]["id"], world.job);
    assert_eq!(body["associatedprofile"]["id"], world.person);
    let label = "New Submissions - External Portal";
    assert_eq!(body["status"], json!({"id": "D10100", "value": label, "formattedvalue": label}));
    let links = body["links"].as_array().expect("links");
    assert_eq!(links.iter().filter(|link| link["rel"] == "self").count(), 3);
}

#[tokio::test]
async fn a_field_name_in_upper_case_is_warned_about() {
    let world = World::start().await;
    let answer = world.get(&format!("/people/{}?fields=FirstName,lastname", world.person)).await;
    assert_eq!(answer.headers()["x-warning"], "4:FirstName:Field name must be all lowercase.");
    let body: Value = answer.json().await.expect("a JSON body");
    assert_eq!(body["warnings"][0]["errorCode"], 4);
    assert_eq!(body["lastname"], "Doe");
}

#[tokio::test]
async fn hidden_fields_are_silently_absent_and_denied_profiles_are_code_three() {
    let world = World::start().await;
    let denied = (ProfileType::Jobs, world.job);
    world.sim.switch(|switches| {
        switches.hidden_fields.insert((ProfileType::People, "email".to_owned()));
        switches.denied.insert(denied);
    });
    let body = world.get_json(&format!("/people/{}?fields=email,lastname", world.person)).await;
    assert!(body.get("email").is_none());
    assert_eq!(body["lastname"], "Doe");
    assert_eq!(code(&world.get_json(&format!("/jobs/{}", world.job)).await), 3);
    assert_eq!(code(&world.get_json("/jobs/1").await), 2);
    assert_eq!(code(&world.get_json("/jobs/none").await), 2);
}

#[tokio::test]
async fn a_new_application_is_invisible_for_the_delay() {
    let world = World::start().await;
    world.sim.settle();
    world.sim.switch(|switches| switches.visibility_delay = 360 * SECOND);
    let workflow = world.sim.apply(world.person, world.job, "C20700");
    let path = format!("/applicantworkflows/{workflow}");
    assert_eq!(code(&world.get_json(&path).await), 2);
    world.sim.switch(|switches| switches.invisible_as = InvisibleAs::Empty);
    assert_eq!(world.get_json(&path).await, json!({}));
    world.sim.switch(|switches| switches.invisible_as = InvisibleAs::Partial);
    let partial = world.get_json(&path).await;
    let names: Vec<&String> = partial.as_object().expect("an object").keys().collect();
    assert_eq!(names, ["associatedprofile", "links"]);
    assert_eq!(world.get(&world.workflow_path()).await.status(), 200, "what was there before stays visible");
    world.pass_seconds(360);
    assert_eq!(world.get_json(&path).await["status"]["id"], "C20700");
}

#[tokio::test]
async fn a_changed_status_can_stay_hidden_for_a_while() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.status_delay = 60 * SECOND);
    world.sim.move_quietly(world.workflow, "C20700", world.recruiter);
    assert_eq!(world.get_json(&world.workflow_path()).await["status"]["id"], "D10100");
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("C20700"));
    world.pass_seconds(60);
    assert_eq!(world.get_json(&world.workflow_path()).await["status"]["id"], "C20700");
}

#[tokio::test]
async fn a_resume_is_served_raw_and_a_replaced_one_next() {
    let world = World::start().await;
    let person =
        world.sim.add_person(Person::candidate("Mei", "Tanaka").with_resume("application/pdf", b"one".to_vec()));
    let path = format!("/people/{person}/fields/resume/binary");
    let answer = world.get(&path).await;
    assert_eq!(answer.headers()["content-type"], "application/pdf");
    assert_eq!(answer.bytes().await.expect("bytes"), "one");
    world.sim.replace_resume(person, "text/plain", b"two".to_vec());
    assert_eq!(world.get(&path).await.text().await.expect("text"), "two");
    let none = world.get(&format!("/people/{}/fields/resume/binary", world.person)).await;
    assert_eq!(none.status(), 404);
    assert_eq!(none.headers()["content-type"], "application/json;charset=UTF-8");
}

#[tokio::test]
async fn every_answer_carries_the_usual_headers() {
    let world = World::start().await;
    let answer = world.get("").await;
    let headers = answer.headers();
    assert_eq!(headers["strict-transport-security"], "max-age=7776000");
    assert_eq!(headers["x-customer-type"], "test");
    assert!(headers["set-cookie"].to_str().is_ok_and(|cookie| cookie.starts_with("JSESSIONID=")));
    let transaction = headers["x-transaction"].to_str().expect("text");
    assert!(transaction.starts_with('{') && transaction.len() == 38 && transaction == transaction.to_uppercase());
    assert_eq!(answer.json::<Value>().await.expect("a JSON body")["id"], 4321);
}

#[tokio::test]
async fn the_day_limit_counts_down_refuses_and_resets_at_midnight() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.rate_limit = Some(2));
    world.set_clock(START + (2 * 3600 + 10 * 60 + 1) * SECOND); // 21:25:01
    let first = world.get("").await;
    assert_eq!(first.headers()["x-ratelimit-limit"], "2");
    assert_eq!(first.headers()["x-ratelimit-remaining"], "1");
    assert_eq!(first.headers()["x-ratelimit-reset"], "9299");
    assert_eq!(world.get("").await.status(), 200);
    let over = world.get("").await;
    assert_eq!(over.status(), 429);
    assert_eq!(over.headers()["x-ratelimit-remaining"], "0");
    world.pass_seconds(9299);
    let next_day = world.get("").await;
    assert_eq!(
        (next_day.status().as_u16(), &next_day.headers()["x-ratelimit-reset"]),
        (200, &"86400".parse().expect("a value"))
    );
}

#[tokio::test]
async fn any_other_http_version_is_refused() {
    let world = World::start().await;
    let address = world.sim.url().replace("http://", "");
    let mut stream = tokio::net::TcpStream::connect(address).await.expect("a connection");
    stream.write_all(b"GET /customers/4321 HTTP/1.0\r\n\r\n").await.expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.split(' ').nth(1) == Some("505"), "{answer}");
}

#[tokio::test]
async fn calls_are_counted_by_kind() {
    let world = World::start().await;
    world.get(&format!("/people/{}", world.person)).await;
    world.get(&format!("/jobs/{}", world.job)).await;
    world.get(&format!("{}/submittalstatuslog", world.workflow_path())).await;
    world.send(world.call(Method::POST, "/people")).await.expect("an answer");
    let calls = world.sim.calls();
    assert_eq!((calls.tokens, calls.people, calls.jobs, calls.logs, calls.total), (1, 1, 1, 1, 5));
}
