//! What the contract says of the messages that schedulers are sent.

use utoipa::PartialSchema as _;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{
    ContentBuilder, OpenApi as Document, Ref, Required, ResponseBuilder, ResponsesBuilder, SecurityRequirement,
};

use super::secrets::TEST;
use crate::domain::MessageKind;
use crate::scheduling::{HandoffData, Payload, ResumeLink};

/// Adds them.
pub(in crate::inbound) fn describe(document: &mut Document) {
    let schemas = &mut document.components.get_or_insert_default().schemas;
    schemas.insert("WebhookMessageBody".to_owned(), Payload::schema());
    schemas.insert("HandoffData".to_owned(), HandoffData::schema());
    schemas.insert("ResumeLink".to_owned(), ResumeLink::schema());
    let kinds = MessageKind::ALL.into_iter().map(|kind| (kind.name(), about(kind)));
    let all = kinds.chain([(TEST, "`testWebhookEndpoint` was called; `data` is empty.")]);
    let all = all.fold(PathsBuilder::new(), |all, (kind, about)| {
        all.path(kind, PathItem::new(HttpMethod::Post, operation(kind, about)))
    });
    document.webhooks = Some(all.build());
}

fn operation(kind: &str, about: &str) -> OperationBuilder {
    let id = kind.split('.').map(capital).collect::<String>();
    let header = |name: &str, about: &str| {
        let text = ObjectBuilder::new().schema_type(Type::String);
        let header = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Header).required(Required::True);
        header.description(Some(about)).schema(Some(text)).build()
    };
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("WebhookMessageBody"))).build();
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
