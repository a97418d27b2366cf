#![doc = include_str!("acronym_alone.md")]

use rustc_hash::FxHashSet;

use super::{Findings, credentials, short};
use crate::evidence::Facts;
use crate::kinds::Status;
use crate::lexicon::EntryId;
use crate::mentions::Mention;

/// How many credentials a message names.
const NAMES: usize = 3;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    // A name spelled out has words of small letters, or several of them.
    let spelled = |words: &str| words.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 4).count() > 1;
    let mut alone: Vec<&Mention> = Vec::new();
    let mut long: FxHashSet<EntryId> = FxHashSet::default();
    for (mention, _) in credentials(facts).filter(|(m, e)| m.status == Status::Held && e.abbr.is_some()) {
        if spelled(mention.span.of(facts.text.source())) {
            long.insert(mention.entry);
        } else if !alone.iter().any(|m| m.entry == mention.entry) {
            alone.push(mention);
        }
    }
    alone.retain(|m| !long.contains(&m.entry));
    let entry = |mention: &Mention| facts.lexicon.entries.get(mention.entry);
    let Some(first) = alone.first() else { return };
    let names: Vec<String> = alone.iter().take(NAMES).map(|m| format!("\"{}\"", short(entry(m)))).collect();
    let more = if alone.len() > NAMES { format!(" and {} more", alone.len() - NAMES) } else { String::new() };
    let stands = if alone.len() == 1 { "stands without its long form" } else { "stand without their long forms" };
    let help = format!("write both once, such as \"{} ({})\"", entry(first).name, short(entry(first)));
    found.add(first.span, format!("{}{more} {stands}", names.join(", ")), help);
}
