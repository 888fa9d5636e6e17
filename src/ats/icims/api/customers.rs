//! The customer itself.

use serde::Deserialize;

use super::super::client::Client;
use super::super::values::Text;
use super::read as ask;
use crate::ats::{AtsError, Call, Probe};

#[derive(Deserialize)]
struct Customer {
    name: Option<Text>,
    #[serde(rename = "customerType")]
    kind: Option<Text>,
    #[serde(rename = "platformUrl")]
    platform_url: Option<Text>,
}

/// <https://developer-community.icims.com/applications/applicant-tracking/customers>
pub(in super::super) async fn probe(client: &Client, call: Call<'_>) -> Result<Probe, AtsError> {
    let customer: Customer = client.read(ask(call, "the customer", "", None)).await?;
    Ok(Probe {
        name: customer.name.and_then(Text::filled),
        customer_type: customer.kind.and_then(Text::filled),
        platform_host: customer.platform_url.and_then(Text::filled),
    })
}
