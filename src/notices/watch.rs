//! Looks for what lasts: hand-offs that wait too long, and an ATS that does not let us in.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Notices;
use super::text::PAUSED;
use crate::domain::{NotReady, NoticeKind, TenantId, Timestamp, Trouble, Waiting};
use crate::store::StoreError;

/// A wait that was not seen for so long is over. A hand-off that is being read the moment somebody looks is not seen.
const WAIT_GONE: Duration = Duration::from_mins(3);
/// Who is refused is tried again every five minutes: three times without a refusal are an end.
const REFUSAL_GONE: Duration = Duration::from_mins(15);

impl Notices {
    /// One look: notes what lasts, and what has ended.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn watch(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        for trouble in self.waiting_too_long(now).await? {
            self.store.trouble_lasts(&trouble).await?;
        }
        for trouble in self.store.lasting_troubles().await? {
            let gone = match trouble.kind {
                NoticeKind::HandoffWaits => WAIT_GONE,
                NoticeKind::CredentialRefused => REFUSAL_GONE,
                // Whoever counts the hours ends a silence.
                NoticeKind::TenantSilent => Duration::MAX,
                NoticeKind::HandoffFailed
                | NoticeKind::MoveOverrode
                | NoticeKind::MoveFailed
                | NoticeKind::MappingDrifted => continue,
            };
            if self.is_paused(trouble.tenant, now) {
                self.store.trouble_ended(trouble.tenant, trouble.kind, Some(PAUSED), now).await?;
            } else if now.since(trouble.last_at) >= gone {
                self.store.trouble_ended(trouble.tenant, trouble.kind, None, now).await?;
            }
        }
        Ok(())
    }

    pub(super) fn is_paused(&self, tenant: TenantId, now: Timestamp) -> bool {
        self.directory.current().tenant(tenant).is_some_and(|tenant| tenant.is_paused(now))
    }

    /// One trouble for each tenant some of whose hand-offs wait too long; what holds most of them back gives its name.
    async fn waiting_too_long(&self, now: Timestamp) -> Result<Vec<Trouble>, StoreError> {
        let mut late: BTreeMap<TenantId, Vec<NotReady>> = BTreeMap::new();
        for one in self.not_ready(now).await? {
            if one.late > 0 && !self.is_paused(one.tenant, now) {
                late.entry(one.tenant).or_default().push(one);
            }
        }
        let trouble = |(tenant, all): (TenantId, Vec<NotReady>)| {
            let most = all.iter().max_by_key(|one| one.late)?;
            Some(Trouble {
                tenant,
                kind: NoticeKind::HandoffWaits,
                times: all.iter().map(|one| one.late).sum(),
                since: all.iter().map(|one| one.oldest).min()?,
                last_at: now,
                is_over: false,
                workflow: most.workflow,
                handoff: None,
                why: most.waiting.map(|waiting| waiting.name().to_owned()),
            })
        };
        Ok(late.into_iter().filter_map(trouble).collect())
    }

    /// The hand-offs that are not ready. While the ATS of a tenant fails, most of them were not tried: it is the reason.
    async fn not_ready(&self, now: Timestamp) -> Result<Vec<NotReady>, StoreError> {
        let circuits = self.store.circuits().await?;
        let fails = |tenant| circuits.iter().any(|one| one.tenant == tenant && one.open_until > now);
        let mut all = self.store.not_ready(now.minus(self.rules.waits_after)).await?;
        for one in all.iter_mut().filter(|one| one.waiting.is_none() && fails(one.tenant)) {
            one.waiting = Some(Waiting::Unavailable);
        }
        Ok(all)
    }

    /// Tells operations what waits and who is silent.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn measure(&self) -> Result<(), StoreError> {
        let (now, directory) = (self.clock.now(), self.directory.current());
        let mut waiting: BTreeMap<&'static str, i64> = BTreeMap::new();
        for one in self.not_ready(now).await? {
            let reason =
                if self.is_paused(one.tenant, now) { PAUSED } else { one.waiting.map_or("queued", Waiting::name) };
            *waiting.entry(reason).or_default() += one.handoffs;
        }
        self.measures.not_ready(&waiting);
        let troubles = self.store.lasting_troubles().await?;
        let silent = troubles.iter().filter(|one| one.kind == NoticeKind::TenantSilent).filter_map(|one| {
            let tenant = directory.tenant(one.tenant)?;
            Some((tenant.customer, now.since(one.since)))
        });
        self.measures.silent(&silent.collect());
        Ok(())
    }
}
