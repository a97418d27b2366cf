#![doc = include_str!("keyword_stuffing.md")]

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Findings, is_own, quoted};
use crate::evidence::Facts;
use crate::kinds::{MentionKind, Status, Strength};
use crate::lexicon::EntryId;
use crate::text::TokenKind;

/// A name that stands so often in lists has been repeated for a machine.
const LISTED_OFTEN: usize = 8;
/// A line of so many words that stands so often is no duty of several jobs.
const LINE_WORDS: usize = 6;
const LINE_TIMES: usize = 3;
/// A list of so many names, of which fewer than one in so many is shown at work.
const NAMES: usize = 30;
const SHOWN: usize = 10;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    repeated_names(facts, found);
    repeated_lines(facts, found);
    names_without_work(facts, found);
}

fn repeated_names(facts: &Facts<'_>, found: &mut Findings) {
    let mut listed: FxHashMap<EntryId, (usize, usize)> = FxHashMap::default();
    let names = facts.mentions.iter().zip(facts.strengths).enumerate();
    for (at, (mention, strength)) in
        names.filter(|(_, (m, _))| is_own(facts, m.span.start) && m.kind != MentionKind::Skill && m.kind != MentionKind::Specialty)
    {
        if *strength == Some(Strength::Listed) || strength.is_none() {
            listed.entry(mention.entry).or_insert((at, 0)).1 += 1;
        }
    }
    let mut often: Vec<(usize, usize)> = listed.into_values().filter(|(_, times)| *times >= LISTED_OFTEN).collect();
    often.sort_unstable();
    for (at, times) in often {
        let span = facts.mentions[at].span;
        found.add(
            span,
            format!("{} is named {times} times in lists", quoted(facts, span)),
            "name it once among your skills, and show it in a line of work",
        );
    }
}

fn repeated_lines(facts: &Facts<'_>, found: &mut Findings) {
    let text = facts.text;
    let mut seen: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (at, block) in text.blocks.iter().enumerate() {
        let mut words = block.tokens.clone().filter(|t| text.tokens[*t].kind != TokenKind::Mark);
        let (Some(first), Some(last)) = (words.next(), words.next_back()) else { continue };
        // The first and the last were taken.
        if words.count() + 2 >= LINE_WORDS && is_own(facts, text.span(&block.tokens).start) {
            seen.entry(text.lower_of(&(first..last + 1))).or_insert((at, 0)).1 += 1;
        }
    }
    let mut often: Vec<(usize, usize)> = seen.into_values().filter(|(_, times)| *times >= LINE_TIMES).collect();
    often.sort_unstable();
    for (at, times) in often {
        let span = text.span(&text.blocks[at].tokens);
        found.add(span, format!("{} stands {times} times", quoted(facts, span)), "say it once, and what was different in each job");
    }
}

fn names_without_work(facts: &Facts<'_>, found: &mut Findings) {
    let mut all: FxHashSet<EntryId> = FxHashSet::default();
    let mut shown: FxHashSet<EntryId> = FxHashSet::default();
    let mut last = None;
    for (mention, strength) in facts.mentions.iter().zip(facts.strengths).filter(|(m, _)| m.status == Status::Held && is_own(facts, m.span.start)) {
        if matches!(mention.kind, MentionKind::Skill | MentionKind::Specialty | MentionKind::Credential) {
            continue;
        }
        match strength {
            Some(Strength::Used | Strength::Quantified) => _ = shown.insert(mention.entry),
            _ => last = last.or(Some(mention)),
        }
        all.insert(mention.entry);
    }
    if let Some(first) = last.filter(|_| all.len() >= NAMES && shown.len() * SHOWN < all.len()) {
        let message = format!("{} names of sets and systems, and {} of them shown at work", all.len(), shown.len());
        found.add(first.span, message, "keep those that you have worked with, and say in your roles what you did with them");
    }
}
