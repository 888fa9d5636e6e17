//! An issuer outside: its keys, made anew for each run, its tokens, and the address that tells its keys.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use goodtime_icims::domain::{Clock as _, Scopes};
use goodtime_icims::secrets::{IssuerAlgorithm, TrustedIssuer};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::Api;
use crate::world::{Plan, World};

/// What the tokens are for.
pub(super) const AUDIENCE: &str = "https://api.goodtime.test";
/// Whom they are given to.
pub(super) const SUBJECT: &str = "client|scheduler";

/// Making one takes long: it is the same for all tests of a run.
static RSA: LazyLock<(Vec<u8>, Vec<u8>)> = LazyLock::new(|| {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
    let private = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).expect("a form").as_ref().to_vec();
    let public = AsDer::<PublicKeyX509Der<'_>>::as_der(pair.public_key()).expect("a form").as_ref().to_vec();
    // The key itself, without what is said around it of its kind.
    (private[26..].to_vec(), public)
});

/// A key that signs tokens.
#[derive(Clone)]
pub(crate) struct Signer {
    pub(super) kid: String,
    algorithm: Algorithm,
    key: EncodingKey,
    /// What is told of it.
    pub(crate) jwk: Value,
}

impl Signer {
    fn of(kid: &str, algorithm: Algorithm, key: EncodingKey) -> Self {
        let _ = jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER.install_default();
        let mut jwk = serde_json::to_value(Jwk::from_encoding_key(&key, algorithm).expect("a key")).expect("JSON");
        jwk["kid"] = json!(kid);
        jwk["use"] = json!("sig");
        Self { kid: kid.to_owned(), algorithm, key, jwk }
    }

    /// With RSA; the same key under any name.
    pub(crate) fn rsa(kid: &str, algorithm: Algorithm) -> Self {
        Self::of(kid, algorithm, EncodingKey::from_rsa_der(&RSA.0))
    }

    pub(crate) fn es256(kid: &str) -> Self {
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        Self::of(kid, Algorithm::ES256, EncodingKey::from_ec_der(made.expect("a key").as_ref()))
    }

    pub(super) fn ed25519(kid: &str) -> Self {
        let made = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new());
        Self::of(kid, Algorithm::EdDSA, EncodingKey::from_ed_der(made.expect("a key").as_ref()))
    }

    /// The same key under another name.
    pub(crate) fn named(&self, kid: &str) -> Self {
        Self { kid: kid.to_owned(), ..self.clone() }
    }

    pub(crate) fn header(&self) -> Header {
        Header { kid: Some(self.kid.clone()), ..Header::new(self.algorithm) }
    }

    pub(crate) fn sign(&self, claims: &Value) -> String {
        self.sign_with(&self.header(), claims)
    }

    pub(crate) fn sign_with(&self, header: &Header, claims: &Value) -> String {
        encode(header, claims, &self.key).expect("signed")
    }
}

/// The issuer.
#[derive(Clone)]
pub(super) struct Foreign {
    address: SocketAddr,
    /// The head's first lines, and the body.
    answer: Arc<Mutex<(String, String)>>,
    asked: Arc<AtomicUsize>,
}

impl Foreign {
    /// One that tells these keys.
    pub(super) async fn listen(signers: &[&Signer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let address = listener.local_addr().expect("an address");
        let foreign = Self { address, answer: Arc::default(), asked: Arc::default() };
        foreign.tell(signers);
        let own = foreign.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let foreign = own.clone();
                tokio::spawn(async move { foreign.answer(stream).await });
            }
        });
        foreign
    }

    async fn answer(&self, mut stream: TcpStream) -> Option<()> {
        let (mut reader, mut line) = (BufReader::new(&mut stream), String::new());
        while reader.read_line(&mut line).await.ok()? > 2 {
            line.clear();
        }
        self.asked.fetch_add(1, Ordering::SeqCst);
        let (head, body) = self.answer.lock().expect("whole").clone();
        let head = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).await.ok()
    }

    /// Tells these keys from now on.
    pub(super) fn tell(&self, signers: &[&Signer]) {
        let keys: Vec<_> = signers.iter().map(|signer| &signer.jwk).collect();
        self.say("200 OK", &json!({ "keys": keys }).to_string());
    }

    /// Answers so from now on.
    pub(super) fn say(&self, head: &str, body: &str) {
        *self.answer.lock().expect("whole") = (head.to_owned(), body.to_owned());
    }

    /// How often it was asked.
    pub(super) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// What tokens name it as.
    pub(super) fn name(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// A world that trusts it.
    pub(super) fn plan(&self, algorithm: IssuerAlgorithm) -> Plan {
        let mut plan = Plan::default();
        plan.api.issuer = Some(TrustedIssuer {
            issuer: self.name(),
            jwks_url: format!("http://{}/keys", self.address),
            audience: AUDIENCE.to_owned(),
            algorithm,
            tenant_claim: "tenant_id".to_owned(),
        });
        plan
    }

    /// What a token says that counts for everything, for ten minutes.
    pub(super) fn claims(&self, world: &World) -> Value {
        let scopes = Scopes::all().to_string();
        json!({
            "iss": self.name(), "aud": [AUDIENCE, "https://other.test"], "sub": SUBJECT, "exp": seconds(world) + 600,
            "scope": format!("openid {scopes}"), "tenant_id": "*",
        })
    }

    /// Somebody with a token like that, but for some claims; `null` leaves one out.
    pub(super) fn caller<'w>(&self, world: &'w World, signer: &Signer, changes: &Value) -> Api<'w> {
        Api::showing(world, Some(signer.sign(&changed(self.claims(world), changes))))
    }
}

/// The time of a world.
pub(crate) fn seconds(world: &World) -> i64 {
    world.clock.now().micros() / 1_000_000
}

pub(crate) fn changed(mut claims: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    claims.as_object_mut().expect("an object").retain(|_, value| !value.is_null());
    claims
}

/// A token that nobody signed, as far as it says itself.
pub(crate) fn unsigned(kid: &str, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.", part(&json!({"alg": "none", "typ": "JWT", "kid": kid})), part(claims))
}

/// Tokens that are signed with what everybody knows of an RSA key, as if that was a secret.
pub(crate) fn confused(signer: &Signer, claims: &Value) -> Vec<(&'static str, String)> {
    let body = STANDARD.encode(&RSA.1);
    let lines: Vec<_> = body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("ASCII")).collect();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", lines.join("\n"));
    let modulus = URL_SAFE_NO_PAD.decode(signer.jwk["n"].as_str().expect("RSA")).expect("base64");
    let secrets = [
        ("HS256 with the public key as PEM", pem.clone().into_bytes()),
        ("HS256 with the same, without its last line's end", pem.trim_end().as_bytes().to_vec()),
        ("HS256 with the public key as DER", RSA.1.clone()),
        ("HS256 with the public key as JWK", signer.jwk.to_string().into_bytes()),
        ("HS256 with the modulus", modulus),
        ("HS256 with nothing", Vec::new()),
    ];
    let header = Header { kid: Some(signer.kid.clone()), ..Header::new(Algorithm::HS256) };
    let sign = |secret: &[u8]| encode(&header, claims, &EncodingKey::from_secret(secret)).expect("signed");
    secrets.into_iter().map(|(what, secret)| (what, sign(&secret))).collect()
}
