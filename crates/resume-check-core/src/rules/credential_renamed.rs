#![doc = include_str!("credential_renamed.md")]

use rustc_hash::FxHashSet;

use super::{Findings, credentials, held, quoted, section, short};
use crate::evidence::Facts;
use crate::kinds::{SectionKind, Status};

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let held = held(facts);
    let mut told = FxHashSet::default();
    let renamed = credentials(facts).filter(|(m, e)| m.status == Status::Held && e.awarded.as_deref() == Some("renamed"));
    for (mention, entry) in renamed {
        let known = entry.replaced_by.is_some_and(|r| held.contains(&r));
        if known || section(facts, mention.span.start) == SectionKind::Advert || !told.insert(mention.entry) {
            continue;
        }
        let words = mention.span.of(facts.text.source()).to_uppercase();
        // Where the lexicon does not tell the new name, only the old letters are certain to be old.
        if entry.replaced_by.is_none() && !words.contains(short(entry)) {
            continue;
        }
        let (message, help) = match entry.replaced_by.map(|id| facts.lexicon.entries.get(id)) {
            Some(new) => (format!("is called {} today", short(new)), format!("write \"{} (formerly {})\"", short(new), short(entry))),
            None => ("goes by another name today".to_owned(), "write today's name, with the old one in brackets".to_owned()),
        };
        found.add(mention.span, format!("{} {message}", quoted(facts, mention.span)), help);
    }
}
