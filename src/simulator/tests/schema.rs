//! The schemas of profiles.

use super::*;

#[tokio::test]
async fn a_schema_names_the_fields_of_a_profile_but_not_the_hidden_ones() {
    let world = World::start().await;
    world
        .sim
        .edit_person(world.person, |person| _ = person.fields.insert("field41990".to_owned(), json!([{"id": "D1"}])));
    world.sim.edit_job(world.job, |job| _ = job.person_links.insert("field23848".to_owned(), world.recruiter));
    world.sim.switch(|on| _ = on.hidden_fields.insert((ProfileType::People, "email".to_owned())));
    let fields = async |profile: &str| {
        world.get_json(&format!("/profiledefinitions/v1/{profile}/schema")).await["properties"].clone()
    };
    let person = fields("person").await;
    assert_eq!(person["lastname"], json!({"type": "string"}));
    assert_eq!(person.get("email"), None);
    assert_eq!(person["field41990"]["items"]["properties"]["value"]["type"], "string");
    assert_eq!(person["phones"]["items"]["properties"]["entry"]["type"], "integer");
    assert_eq!(fields("job").await["field23848"]["properties"]["id"]["type"], "integer");
    assert!(fields("submittal").await["associatedprofile"].is_object());
    assert_eq!(world.get("/profiledefinitions/v1/room/schema").await.status(), 404);
}
