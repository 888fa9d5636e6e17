//! Which spans are sent, and which trace they belong to.
//!
//! A trace is a hand-off: its id is the hand-off's, and the delivery that made the hand-off is its root, whose id is the
//! last half of the hand-off's. So whoever has the hand-off's id, in whatever process and however much later, knows both,
//! and nothing has to be stored or passed on. What a span is part of may be known only at its end: the ids of a delivery
//! come with its commit.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use opentelemetry::trace::{Link, SpanContext, SpanId, Status, TraceFlags, TraceId, TraceState};
use opentelemetry::{InstrumentationScope, Value};
use opentelemetry_sdk::trace::{IdGenerator as _, RandomIdGenerator, SpanData, SpanEvents, SpanLinks};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::{LookupSpan, SpanRef};
use uuid::Uuid;

use super::said::Said;
use super::shape::Shape;
use crate::domain::{Clock as _, EventOutcome, SteadyClock, Timestamp};

/// Where a span stands.
#[derive(Clone, Copy)]
struct Place {
    trace: TraceId,
    span: SpanId,
    /// Invalid at a root.
    parent: SpanId,
}

/// What is kept of a span until it ends.
struct Kept {
    shape: Option<Shape>,
    began: Timestamp,
    said: Said,
    /// A line in it woke somebody.
    failed: bool,
    /// Set when it is needed first, and the same from then on.
    place: Option<Place>,
}

/// Hands ended spans on.
pub(super) struct Spans<F> {
    hand_in: F,
    /// Of 2^32.
    sampled: u64,
    clock: SteadyClock,
    ids: RandomIdGenerator,
    scope: InstrumentationScope,
}

impl<F: Fn(SpanData)> Spans<F> {
    pub(super) fn new(sample_ratio: f64, hand_in: F) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of 2^32, which both types hold exactly"
        )]
        let sampled = (sample_ratio * (1_u64 << 32) as f64) as u64;
        let scope = InstrumentationScope::builder("goodtime-icims").with_version(env!("CARGO_PKG_VERSION")).build();
        Self { hand_in, sampled, clock: SteadyClock::start(), ids: RandomIdGenerator::default(), scope }
    }

    /// By the last four bytes of a trace's id: those of ours are chance, while the library's own rule looks at bits that
    /// are the same in every UUID.
    fn is_sampled(&self, trace: TraceId) -> bool {
        let id = u128::from_be_bytes(trace.to_bytes());
        u64::try_from(id & u128::from(u32::MAX)).is_ok_and(|chance| chance < self.sampled)
    }

    fn place<S>(&self, span: &SpanRef<'_, S>) -> Option<Place>
    where
        S: for<'a> LookupSpan<'a>,
    {
        let own = {
            let extensions = span.extensions();
            let kept = extensions.get::<Kept>()?;
            if let Some(place) = kept.place {
                return Some(place);
            }
            own_trace(kept)
        };
        let above = span.scope().skip(1).find(is_sent);
        let place = match (own, above) {
            (Some(Own::Root(id)), _) => Place { trace: trace_of(id), span: root_of(id), parent: SpanId::INVALID },
            (Some(Own::Part(id)), above) => {
                let above = above.and_then(|above| self.place(&above)).filter(|above| above.trace == trace_of(id));
                let parent = above.map_or(root_of(id), |above| above.span);
                Place { trace: trace_of(id), span: self.ids.new_span_id(), parent }
            }
            (None, Some(above)) => {
                let above = self.place(&above)?;
                Place { trace: above.trace, span: self.ids.new_span_id(), parent: above.span }
            }
            (None, None) => {
                Place { trace: self.ids.new_trace_id(), span: self.ids.new_span_id(), parent: SpanId::INVALID }
            }
        };
        span.extensions_mut().get_mut::<Kept>()?.place = Some(place);
        Some(place)
    }

    fn data(&self, shape: Shape, kept: Kept, place: Place, around: Vec<(&'static str, Value)>) -> SpanData {
        let Kept { said, began, failed, .. } = kept;
        let context = |trace, span| SpanContext::new(trace, span, TraceFlags::SAMPLED, false, TraceState::default());
        let mut links = SpanLinks::default();
        if let Some(before) = said.id("handoff.before") {
            links.links.push(Link::with_context(context(trace_of(before), root_of(before))));
        }
        let refused = said.status().filter(|status| *status >= shape.failed_from());
        let name = shape.name(&said);
        let failed = failed || refused.is_some() || said.get("error.type").is_some();
        let error = refused.map(|status| ("error.type", Value::from(status.to_string())));
        SpanData {
            span_context: context(place.trace, place.span),
            parent_span_id: place.parent,
            parent_span_is_remote: false,
            span_kind: shape.kind(),
            name: name.into(),
            start_time: at(began),
            end_time: at(self.clock.now()),
            attributes: said.attributes(around.into_iter().chain(error)),
            dropped_attributes_count: 0,
            events: SpanEvents::default(),
            links,
            status: if failed { Status::error("") } else { Status::Unset },
            instrumentation_scope: self.scope.clone(),
        }
    }
}

/// What a span says of its trace.
enum Own {
    /// It is the root of the trace of this id.
    Root(Uuid),
    /// It is part of that trace.
    Part(Uuid),
}

fn own_trace(kept: &Kept) -> Option<Own> {
    let said = &kept.said;
    let makes = |outcome: EventOutcome| said.text("outcome") == Some(outcome.name());
    let is_root = match kept.shape? {
        Shape::Request => makes(EventOutcome::Accepted) || makes(EventOutcome::Held),
        Shape::HandoffMade => true,
        Shape::Attempt | Shape::Call => false,
    };
    match (said.id("handoff.id"), said.id("event.id")) {
        (Some(handoff), _) if is_root => Some(Own::Root(handoff)),
        (Some(handoff), _) => Some(Own::Part(handoff)),
        // A delivery that starts nothing is a trace of its own, found by its reference.
        (None, Some(event)) => Some(Own::Root(event)),
        (None, None) => None,
    }
}

fn trace_of(id: Uuid) -> TraceId {
    TraceId::from_bytes(id.into_bytes())
}

/// Never zero: a UUID's last half begins with a bit that is set.
fn root_of(id: Uuid) -> SpanId {
    SpanId::from_bytes(id.as_u64_pair().1.to_be_bytes())
}

fn at(instant: Timestamp) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(instant.micros().max(0).unsigned_abs())
}

fn is_sent<S>(span: &SpanRef<'_, S>) -> bool
where
    S: for<'a> LookupSpan<'a>,
{
    span.extensions().get::<Kept>().is_some_and(|kept| kept.shape.is_some())
}

impl<S, F> Layer<S> for Spans<F>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    F: Fn(SpanData) + 'static,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let (shape, began) = (Shape::of(span.name()), self.clock.now());
        let mut kept = Kept { shape, began, said: Said::default(), failed: false, place: None };
        attributes.record(&mut kept.said);
        span.extensions_mut().insert(kept);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(kept) = span.extensions_mut().get_mut::<Kept>()
        {
            values.record(&mut kept.said);
        }
    }

    /// What a line says, its span knows.
    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let span = context.event_span(event).and_then(|span| span.scope().find(is_sent));
        if let Some(span) = span
            && let Some(kept) = span.extensions_mut().get_mut::<Kept>()
        {
            event.record(&mut kept.said);
            kept.failed |= *event.metadata().level() == Level::ERROR;
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id).filter(is_sent) else { return };
        let Some(place) = self.place(&span).filter(|place| self.is_sampled(place.trace)) else { return };
        let mut around = Vec::new();
        for outer in span.scope().skip(1).filter(|outer| !is_sent(outer)) {
            around.extend(outer.extensions().get::<Kept>().into_iter().flat_map(|kept| kept.said.all()));
        }
        let Some(kept) = span.extensions_mut().remove::<Kept>() else { return };
        if let Some(shape) = kept.shape.filter(|shape| !shape.is_noise(&kept.said)) {
            (self.hand_in)(self.data(shape, kept, place, around));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;
    use crate::domain::{EventId, HandoffId, SystemClock};

    /// What is handed in while something is told.
    fn sent(sample_ratio: f64, tell: impl FnOnce()) -> Vec<SpanData> {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let spans = Spans::new(sample_ratio, {
            let kept = Arc::clone(&kept);
            move |span| kept.lock().unwrap().push(span)
        });
        tracing::subscriber::with_default(tracing_subscriber::registry().with(spans), tell);
        std::mem::take(&mut *kept.lock().unwrap())
    }

    fn request() -> tracing::Span {
        tracing::error_span!(
            "request",
            http.request.method = "POST",
            http.route = "/in",
            handoff.id = tracing::field::Empty
        )
    }

    #[test]
    fn a_delivery_is_the_root_of_the_hand_off_that_it_makes_and_a_repeat_is_below_it() {
        let handoff = HandoffId::at(SystemClock.now());
        let spans = sent(1.0, || {
            let tell = |outcome| {
                request().in_scope(
                    || tracing::info!(event.id = %EventId::at(SystemClock.now()), handoff.id = %handoff, outcome),
                );
            };
            tell("accepted");
            tell("duplicate");
        });
        let (root, trace) = (root_of(handoff.uuid()), trace_of(handoff.uuid()));
        let places = spans.iter().map(|span| (span.span_context.trace_id(), span.parent_span_id)).collect::<Vec<_>>();
        assert_eq!(places, [(trace, SpanId::INVALID), (trace, root)]);
        assert!(spans[0].span_context.span_id() == root && spans[1].span_context.span_id() != root);
        assert_eq!(spans[0].name, "POST /in");
    }

    #[test]
    fn a_hand_off_that_takes_the_place_of_another_is_a_trace_of_its_own_with_a_link() {
        let ids = [(); 2].map(|()| HandoffId::at(SystemClock.now()));
        let spans = sent(1.0, || {
            let attempt = tracing::error_span!("attempt", task.kind = "recheck", handoff.id = %ids[0]).entered();
            drop(tracing::error_span!("ats.call", http.request.method = "GET", url.template = "/x/{id}").entered());
            drop(tracing::error_span!("handoff.made", handoff.id = %ids[1], handoff.before = %ids[0]).entered());
            drop(attempt);
        });
        let [call, made, attempt] = &spans[..] else { panic!("{spans:?}") };
        assert_eq!(call.parent_span_id, attempt.span_context.span_id());
        assert_eq!(call.span_context.trace_id(), trace_of(ids[0].uuid()));
        assert_eq!((attempt.name.as_ref(), attempt.parent_span_id), ("attempt recheck", root_of(ids[0].uuid())));
        let root = (made.span_context.trace_id(), made.span_context.span_id(), made.parent_span_id);
        assert_eq!(root, (trace_of(ids[1].uuid()), root_of(ids[1].uuid()), SpanId::INVALID));
        assert_eq!(made.links.links[0].span_context.trace_id(), trace_of(ids[0].uuid()));
    }

    #[test]
    fn what_is_not_in_the_list_is_not_told() {
        let spans = sent(1.0, || {
            let _region = tracing::error_span!("region", region = "us", secret = "a").entered();
            let _request = request().entered();
            tracing::error!(person = "Jane", link = %"b", http.response.status_code = 503_u16, "of Jane");
            tracing::info!(request.id = "r".repeat(1_000), "long");
        });
        let names: Vec<_> = spans[0].attributes.iter().map(|one| one.key.as_str()).collect();
        let known =
            ["http.request.method", "http.route", "http.response.status_code", "request.id", "region", "error.type"];
        assert_eq!(names, known);
        assert_eq!(spans[0].attributes[3].value.as_str().len(), 256);
        assert_eq!(spans[0].status, Status::error(""));
    }

    #[test]
    fn probes_and_addresses_that_lead_nowhere_are_left_out() {
        let spans = sent(1.0, || {
            for route in ["/health/ready", "/metrics", "none", "/v2/x"] {
                drop(tracing::error_span!("request", http.request.method = "GET", http.route = route).entered());
            }
        });
        assert_eq!(spans.iter().map(|span| span.name.as_ref()).collect::<Vec<_>>(), ["GET /v2/x"]);
    }

    #[test]
    fn a_share_of_hand_offs_is_told_and_each_of_them_whole() {
        let ids: Vec<_> = (0..4_000).map(|_| HandoffId::at(SystemClock.now())).collect();
        let told = |ratio| {
            let spans = sent(ratio, || {
                for id in &ids {
                    drop(tracing::error_span!("attempt", handoff.id = %id).entered());
                    drop(tracing::error_span!("attempt", handoff.id = %id).entered());
                }
            });
            spans.iter().map(|span| span.span_context.trace_id()).collect::<Vec<_>>()
        };
        let some = told(0.25);
        assert!((1_600..2_400).contains(&some.len()), "{} of 8000", some.len());
        assert!(some.chunks(2).all(|two| two[0] == two[1]), "both spans of a trace, or none");
        assert_eq!((told(0.0).len(), told(1.0).len()), (0, 8_000));
    }
}
