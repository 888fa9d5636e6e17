//! What the contract says of the messages that schedulers are sent.

use utoipa::PartialSchema as _;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{
    Content, ContentBuilder, OpenApi as Document, Ref, Required, ResponseBuilder, ResponsesBuilder, SecurityRequirement,
};

use super::testing::TEST;
use crate::domain::MessageKind;
use crate::scheduling::{HandoffData, Payload, ResumeLink};

/// Adds them.
pub(in crate::inbound) fn describe(document: &mut Document) {
    let schemas = &mut document.components.get_or_insert_default().schemas;
    schemas.insert("WebhookMessageBody".to_owned(), Payload::schema());
    schemas.insert("WebhookTestBody".to_owned(), test_body().into());
    schemas.insert("HandoffData".to_owned(), HandoffData::schema());
    schemas.insert("ResumeLink".to_owned(), ResumeLink::schema());
    let body = |name: &str| ContentBuilder::new().schema(Some(Ref::from_schema_name(name))).build();
    let all = MessageKind::ALL.into_iter().fold(PathsBuilder::new(), |all, kind| {
        let told = operation(kind.name(), about(kind), body("WebhookMessageBody"));
        all.path(kind.name(), PathItem::new(HttpMethod::Post, told))
    });
    let test = operation(TEST, "`testWebhookEndpoint` was called.", body("WebhookTestBody"));
    document.webhooks = Some(all.path(TEST, PathItem::new(HttpMethod::Post, test)).build());
}

/// A test is about nothing.
fn test_body() -> ObjectBuilder {
    let kind = ObjectBuilder::new().schema_type(Type::String).examples([TEST]);
    let timestamp =
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)));
    let body = ObjectBuilder::new().description(Some("A message of a test."));
    let body = body.property("type", kind).property("timestamp", timestamp).property("data", ObjectBuilder::new());
    body.required("type").required("timestamp").required("data")
}

fn operation(kind: &str, about: &str, body: Content) -> OperationBuilder {
    let id = kind.split('.').map(capital).collect::<String>();
    let header = |name: &str, about: &str| {
        let text = ObjectBuilder::new().schema_type(Type::String);
        let header = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Header).required(Required::True);
        header.description(Some(about)).schema(Some(text)).build()
    };
    let taken = ResponseBuilder::new().description("It is taken. Every other answer has it sent again later.");
    OperationBuilder::new()
        .operation_id(Some(format!("on{id}")))
        .tag("webhooks")
        .summary(Some(about))
        .security(SecurityRequirement::default())
        .parameter(header("webhook-id", "The message's reference: the same however often it is sent."))
        .parameter(header("webhook-timestamp", "When it was sent, in seconds of Unix time."))
        .parameter(header("webhook-signature", "`v1,` and the HMAC-SHA256 over id, time and body, as Standard Webhooks have it; one for each secret that counts, parted by blanks."))
        .request_body(Some(RequestBodyBuilder::new().content("application/json", body).required(Some(Required::True)).build()))
        .responses(ResponsesBuilder::new().response("2XX", taken).build())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

const fn about(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Ready => "Live data was read: the hand-off can be opened.",
        MessageKind::Waiting => "Live data cannot be read yet; `detail` says why.",
        MessageKind::Opened => "The hand-off was opened.",
        MessageKind::Advanced => {
            "Its application left the trigger status, by our move or a person's; `detail` says how."
        }
        MessageKind::Failed => "It cannot go on, or its move failed: a person has to look; `detail` says what.",
        MessageKind::Superseded => "A later hand-off took its place: `detail` is its reference.",
        MessageKind::Lapsed => "Nobody opened it in time, or a person ended it.",
    }
}
