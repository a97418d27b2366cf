#![doc = include_str!("credential_in_progress.md")]

use super::{Findings, credentials, held, quoted, section};
use crate::evidence::Facts;
use crate::kinds::{SectionKind, Status};

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let mut told = held(facts);
    for (mention, _) in credentials(facts).filter(|(m, _)| m.status == Status::InProgress) {
        if section(facts, mention.span.start) == SectionKind::Advert || !told.insert(mention.entry) {
            continue;
        }
        found.add(
            mention.span,
            format!("{} is not held yet", quoted(facts, mention.span)),
            "say when the exam is, and write the month once it is passed: until then it earns half at entry, nothing above",
        );
    }
}
