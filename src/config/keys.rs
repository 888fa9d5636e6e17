//! Every setting: its name, its default and what it is for. The reference in `docs/settings.md` is written from this.

use std::fmt::Write;

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name in the file. `<region>` stands for `us` or `eu`.
    pub name: &'static str,
    /// What it is when it is not set; `None` means that it must be set.
    pub default: Option<&'static str>,
    /// What it is for, with its unit.
    pub about: &'static str,
}

/// Every setting, in the order of the reference.
pub const KEYS: &[Key] = &[
    Key {
        name: "regions",
        default: Some("us"),
        about: "Regions this process serves, separated by commas: `us`, `eu` or both.",
    },
    Key { name: "log.format", default: Some("pretty"), about: "`pretty` for people, `json` for machines." },
    Key {
        name: "log.filter",
        default: Some("info"),
        about: "Which log lines are written, as `level` or `target=level`, separated by commas.",
    },
    Key {
        name: "traces.endpoint",
        default: Some("unset"),
        about: "Address that traces are sent to, as OTLP over HTTP, such as `http://127.0.0.1:4318`; `/v1/traces` is added where it has no path. By default none are sent. Needs a program that was built with `--features otel`.",
    },
    Key {
        name: "traces.headers_file",
        default: Some("unset"),
        about: "File with headers that go with traces, such as a key of their receiver, as `name: value`, one a line.",
    },
    Key {
        name: "traces.sample_ratio",
        default: Some("1"),
        about: "Share of hand-offs whose traces are sent, from 0 to 1. Every process decides alike, so a trace is sent whole or not at all.",
    },
    Key { name: "traces.service_name", default: Some("goodtime-icims"), about: "What traces call this service." },
    Key {
        name: "drain_seconds",
        default: Some("25"),
        about: "Seconds that work under way gets when the service stops; 1 to 600.",
    },
    Key {
        name: "stop_after_seconds",
        default: Some("0"),
        about: "Seconds before that during which the service says that it is not ready and still takes what comes, so that proxies can turn to others; 0 to 60.",
    },
    Key {
        name: "roles",
        default: Some("web,worker,sync"),
        about: "What this process does, separated by commas: `web` answers senders and recruiters, `worker` works off tasks, `sync` does what is due in rounds. Splitting them over processes needs PostgreSQL.",
    },
    Key {
        name: "<region>.listen",
        default: Some("127.0.0.1:8080 (eu: 8081)"),
        about: "Address and port for senders and recruiters.",
    },
    Key {
        name: "<region>.ops_listen",
        default: Some("127.0.0.1:9080 (eu: 9081)"),
        about: "Address and port for health checks; keep it inside.",
    },
    Key {
        name: "<region>.public_url",
        default: Some("https://a.goodtime.io (eu: https://eu.goodtime.io)"),
        about: "Address that people and senders reach the region under; links start with it.",
    },
    Key {
        name: "<region>.public_hosts",
        default: Some("unset"),
        about: "Hosts that signed deliveries may name beside that of `public_url`, separated by commas; one with a port counts with that port only.",
    },
    Key {
        name: "<region>.trusted_proxies",
        default: Some("unset"),
        about: "Addresses or networks of proxies whose `X-Forwarded-Host` and `X-Forwarded-For` are believed, separated by commas.",
    },
    Key {
        name: "<region>.signature_skew_seconds",
        default: Some("300"),
        about: "Seconds that the time of a signed delivery may differ from ours; 1 to 3600.",
    },
    Key {
        name: "<region>.token_seconds",
        default: Some("3600"),
        about: "Seconds that an access token of a sender lives; 1 to 86400. It ends with the secret it was given for.",
    },
    Key {
        name: "<region>.api_requests_per_minute",
        default: Some("600"),
        about: "Requests that each token of the JSON API has in a minute, at each process; 1 to 100000. Tokens of `api_issuer` are counted by their subject.",
    },
    Key {
        name: "<region>.webhooks_to_private_networks",
        default: Some("false"),
        about: "Whether webhook endpoints that tokens of the JSON API set may be in private networks or on this machine: `true` for a scheduler in your own network. Else whoever has such a token could have the service post to what only it can reach.",
    },
    Key {
        name: "<region>.api_issuer",
        default: Some("unset"),
        about: "Issuer whose access tokens the JSON API takes beside our own: exactly what stands in their `iss`, an https address (http for this machine only). See [api.md](api.md).",
    },
    Key {
        name: "<region>.api_issuer_jwks_url",
        default: Some("unset"),
        about: "Address of that issuer's keys (JWKS), https (http for this machine only); must be set where `api_issuer` is.",
    },
    Key {
        name: "<region>.api_issuer_audience",
        default: Some("unset"),
        about: "What must be among the `aud` of that issuer's tokens, another for each region; must be set where `api_issuer` is.",
    },
    Key {
        name: "<region>.api_issuer_algorithm",
        default: Some("RS256"),
        about: "How that issuer's tokens are signed, the only way that counts: `RS256`, `PS256`, `ES256` or `EdDSA`.",
    },
    Key {
        name: "<region>.api_issuer_tenant_claim",
        default: Some("tenant_id"),
        about: "Claim of that issuer's tokens that says whose data they may see: our number of a tenant, or `*` for all of the region.",
    },
    Key {
        name: "<region>.session_idle_minutes",
        default: Some("120"),
        about: "Minutes after which somebody who signed in to the pages and does nothing there has to sign in again; 5 to 1440. What a page reads again by itself is nothing.",
    },
    Key {
        name: "<region>.session_life_hours",
        default: Some("12"),
        about: "Hours after which they have to in any case; 1 to 744.",
    },
    Key {
        name: "<region>.sign_in_issuer",
        default: Some("unset"),
        about: "Identity provider that people may sign in to the pages at (OpenID Connect), to the letter as its ID tokens name it. Our address there is `<public_url>/sign-in/provider/back`. Who signs in needs an account here with the e-mail address that the provider vouches for (`email_verified`).",
    },
    Key {
        name: "<region>.sign_in_authorize_url",
        default: Some("unset"),
        about: "Where that provider lets people sign in, https (http for this machine only); must be set where `sign_in_issuer` is.",
    },
    Key {
        name: "<region>.sign_in_token_url",
        default: Some("unset"),
        about: "Where that provider turns a code into a token; must be set where `sign_in_issuer` is.",
    },
    Key {
        name: "<region>.sign_in_jwks_url",
        default: Some("unset"),
        about: "Address of that provider's keys (JWKS); must be set where `sign_in_issuer` is.",
    },
    Key {
        name: "<region>.sign_in_client_id",
        default: Some("unset"),
        about: "Who we are at that provider; must be set where `sign_in_issuer` is.",
    },
    Key {
        name: "<region>.sign_in_client_secret_file",
        default: Some("unset"),
        about: "File with the secret of that client, in its first line; must be set where `sign_in_issuer` is.",
    },
    Key {
        name: "<region>.sign_in_algorithm",
        default: Some("RS256"),
        about: "How that provider signs: `RS256`, `PS256`, `ES256` or `EdDSA`.",
    },
    Key {
        name: "<region>.database",
        default: Some("data/us.db (eu: data/eu.db)"),
        about: "File of the region's SQLite database, made if it is not there; or `postgres://user:password@host/name` for a PostgreSQL database (15 or later) that any number of processes may use; over a network end it with `?sslmode=verify-full&sslrootcert=FILE`.",
    },
    Key {
        name: "<region>.database_url_file",
        default: Some("unset"),
        about: "File with the address of a PostgreSQL database, instead of `database`: it may hold a password.",
    },
    Key {
        name: "<region>.database_max_megabytes",
        default: Some("unset"),
        about: "Megabytes that the file of a SQLite database may take, without the log beside it; 1 to 16000000. When it is full, deliveries are refused with 503 until old ones are removed; what is there can be read. By default the disk is the limit.",
    },
    Key {
        name: "<region>.database_connections",
        default: Some("8"),
        about: "Connections of one process to a PostgreSQL database, for everything but deliveries; 2 to 200. A quarter of them, at least one, is for reading alone. Deliveries have two more; short looks, telling and hearing of new work one each.",
    },
    Key {
        name: "<region>.database_acquire_seconds",
        default: Some("2"),
        about: "Seconds that a free connection to a PostgreSQL database is waited for; 1 to 60. A sender waits five seconds in all.",
    },
    Key {
        name: "<region>.database_statement_seconds",
        default: Some("4"),
        about: "Seconds that one statement may take on a PostgreSQL database; 1 to 60.",
    },
    Key {
        name: "<region>.database_lock_seconds",
        default: Some("2"),
        about: "Seconds that one statement may wait for a lock of another on a PostgreSQL database; 1 to 60.",
    },
    Key {
        name: "<region>.sealing_keys",
        default: None,
        about: "Keys that seal secrets and make links, newest first, separated by commas: `name:base64 of 32 bytes`. Make one with `openssl rand -base64 32`. `<region>.sealing_keys_file` names a file instead, one key a line.",
    },
    Key {
        name: "<region>.sealing_keys_file",
        default: Some("unset"),
        about: "File with the sealing keys, one a line, newest first; instead of `sealing_keys`.",
    },
    Key { name: "<region>.keep_events_days", default: Some("400"), about: "Days that deliveries are kept; 1 to 3650." },
    Key {
        name: "<region>.keep_handoffs_days",
        default: Some("400"),
        about: "Days that hand-offs which have ended are kept, with their timelines; 1 to 3650.",
    },
    Key {
        name: "<region>.keep_people_days",
        default: Some("30"),
        about: "Days after its last reading that what was read of a person, a job or an application is kept, unless a live hand-off is about it; 1 to 3650.",
    },
    Key {
        name: "<region>.notice_every_minutes",
        default: Some("60"),
        about: "Minutes between two notices to one target about one tenant and one kind of trouble; what happens in between is counted in the next; 1 to 1440.",
    },
    Key {
        name: "<region>.notice_wait_minutes",
        default: Some("15"),
        about: "Minutes that a hand-off may wait to be read before people are told; 1 to 1440.",
    },
    Key {
        name: "<region>.notice_silence_least",
        default: Some("10"),
        about: "Deliveries that an hour must have had in three of the last four weeks, so that nothing in the same hour of this week counts as silence; 1 to 1000000.",
    },
    Key {
        name: "<region>.mail_server",
        default: Some("unset"),
        about: "Host and port of the SMTP server that notices by mail go through, such as `smtp.example.com:587`.",
    },
    Key {
        name: "<region>.mail_tls",
        default: Some("starttls"),
        about: "`starttls` (a server without it is refused), `implicit` (TLS from the first byte on, as on port 465), or `none`.",
    },
    Key {
        name: "<region>.mail_ca_file",
        default: Some("unset"),
        about: "File with the certificate authority, as PEM, that the mail server's certificate must be of; by default those that the machine trusts.",
    },
    Key {
        name: "<region>.mail_from",
        default: Some("unset"),
        about: "Address that notices by mail are from, such as `GoodTime <goodtime@example.com>`; must be set where `mail_server` is.",
    },
    Key {
        name: "<region>.mail_user",
        default: Some("unset"),
        about: "User at the mail server, where it asks for one.",
    },
    Key { name: "<region>.mail_password_file", default: Some("unset"), about: "File with the password of that user." },
    Key {
        name: "<region>.icims_api_url",
        default: Some("https://api.icims.com (eu: https://api-eu.icims.com)"),
        about: "API host of iCIMS. A tenant may set its own.",
    },
    Key {
        name: "<region>.icims_login_url",
        default: Some("https://login.icims.com (eu: https://login.icims.eu)"),
        about: "Authorization host of iCIMS. A tenant may set its own.",
    },
    Key {
        name: "<region>.icims_stream_url",
        default: Some("https://data-transfer-assembler.production.env.icims.tools (eu: unset)"),
        about: "Host of iCIMS' Data Stream, for tenants whose mirror learns of changes from it. A tenant may set its own.",
    },
    Key {
        name: "<region>.icims_audience",
        default: Some("https://api.icims.com/v1/"),
        about: "Audience that tokens of iCIMS are asked for.",
    },
    Key {
        name: "<region>.icims_scope",
        default: Some("unset"),
        about: "Scope that tokens of iCIMS are asked for; by default none is sent.",
    },
];

/// The name of a setting in the environment.
#[must_use]
pub(super) fn variable(name: &str) -> String {
    format!("GOODTIME_ICIMS_{}", name.replace('.', "_").to_uppercase())
}

/// The reference of all settings, as Markdown.
#[must_use]
pub fn reference() -> String {
    let mut text = String::from("| in the file | in the environment | default | what for |\n|---|---|---|---|\n");
    for key in KEYS {
        let variable = variable(key.name).replace("<REGION>", "US");
        let default = key.default.map_or_else(|| "**must be set**".to_owned(), |default| format!("`{default}`"));
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "| `{}` | `{variable}` | {default} | {} |", key.name, key.about);
    }
    text
}
