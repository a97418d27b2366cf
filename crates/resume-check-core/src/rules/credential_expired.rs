#![doc = include_str!("credential_expired.md")]

use rustc_hash::FxHashSet;

use super::{Findings, credentials, held, quoted, section};
use crate::evidence::Facts;
use crate::kinds::{SectionKind, Status};

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let held = held(facts);
    let mut told = FxHashSet::default();
    for (mention, entry) in credentials(facts).filter(|(m, _)| m.status == Status::Expired) {
        // `COC (formerly CPC-H)`, `CPC (was CPC-A)`: an old name and not a lapse.
        let goes_on = held.contains(&mention.entry) || entry.replaced_by.is_some_and(|r| held.contains(&r));
        if goes_on || section(facts, mention.span.start) == SectionKind::Advert || !told.insert(mention.entry) {
            continue;
        }
        found.add(
            mention.span,
            format!("{} is no longer held", quoted(facts, mention.span)),
            "renew it and write the year, or let it stand once with its years: lapsed, it earns nothing",
        );
    }
}
