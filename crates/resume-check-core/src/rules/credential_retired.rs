#![doc = include_str!("credential_retired.md")]

use rustc_hash::FxHashSet;

use super::{Findings, credentials, quoted, section, short};
use crate::evidence::Facts;
use crate::kinds::{SectionKind, Status};

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let mut told = FxHashSet::default();
    let retired = credentials(facts).filter(|(m, e)| m.status == Status::Held && e.awarded.as_deref() == Some("retired"));
    for (mention, entry) in retired {
        if section(facts, mention.span.start) == SectionKind::Advert || !told.insert(mention.entry) {
            continue;
        }
        let help = match entry.replaced_by.map(|id| facts.lexicon.entries.get(id)) {
            Some(new) => format!("keep it with the year you earned it; {} took its place", short(new)),
            None => "keep it with the year you earned it; a current credential beside it tells more".to_owned(),
        };
        found.add(mention.span, format!("{} is no longer awarded", quoted(facts, mention.span)), help);
    }
}
