//! The words of context in a text, and where they stand.

use std::ops::Range;

use super::distance;
use super::doubt::Doubt;
use crate::lexicon::{ClueId, Found, Guard, Lexicon, Phrases};
use crate::text::{Text, overlap};

/// Where the words of context stand, each list in text order.
pub(super) struct Clues<'s> {
    lexicon: &'s Lexicon,
    /// Words that guards name.
    found: Vec<Found<'s, ClueId>>,
    /// Words of certification, by their first token.
    pub post_nominal: Vec<usize>,
    /// Words of coding work.
    pub coding: Vec<usize>,
    /// Words of coding work that speak in the whole paragraph.
    pub coding_block: Vec<usize>,
    /// Words of software.
    pub system: Vec<usize>,
    /// The tokens right after a word that a system's name follows.
    pub system_before: Vec<usize>,
}

impl<'s> Clues<'s> {
    pub(super) fn of(text: &Text<'_>, lexicon: &'s Lexicon) -> Self {
        let starts = |phrases: &Phrases<String>| phrases.find(text).map(|f| f.tokens.start).collect();
        let contexts = &lexicon.contexts;
        Self {
            lexicon,
            found: lexicon.entries.clues.forms.find(text).collect(),
            post_nominal: starts(&contexts.post_nominal),
            coding: starts(&contexts.coding),
            coding_block: starts(&contexts.coding_block),
            system: starts(&contexts.system),
            system_before: contexts.system_before.find(text).map(|f| f.tokens.end).collect(),
        }
    }

    /// The clues among `wanted` that stand within these tokens, in the case that they ask for.
    pub(super) fn among(&self, text: &Text<'_>, wanted: &[ClueId], within: &Range<usize>) -> impl Iterator<Item = &Found<'s, ClueId>> {
        let from = self.found.partition_point(|c| c.tokens.start < within.start);
        let near = self.found[from..].iter().take_while(|c| c.tokens.start < within.end);
        near.filter(|c| {
            c.tokens.end <= within.end && wanted.binary_search(c.value).is_ok() && cased_word(text, c, self.lexicon.entries.clues.text(*c.value))
        })
    }

    /// How far the nearest word that rules the form out stands, if any does; 0 where a phrase holds the form itself.
    pub(super) fn ruled_out(&self, text: &Text<'_>, guard: &Guard, doubt: &Doubt<'s>) -> Option<usize> {
        if guard.not_near.is_empty() {
            return None;
        }
        // `excels` must not rule out `Excel`, nor `rpm` `RPMS`.
        let plural = |one: &str, many: &str| {
            many.len() == one.len() + 1 && many.to_ascii_lowercase().strip_suffix('s').is_some_and(|m| m.eq_ignore_ascii_case(one))
        };
        let itself = |c: &Found<'_, ClueId>| {
            let clue = self.lexicon.entries.clues.text(*c.value);
            c.tokens == doubt.tokens && (plural(clue, &doubt.form.text) || plural(&doubt.form.text, clue))
        };
        let against = self.among(text, &guard.not_near, &doubt.statement).filter(|c| !itself(c));
        against.map(|n| if overlap(&n.tokens, &doubt.tokens) { 0 } else { distance(&n.tokens, &doubt.tokens) }).min()
    }
}

/// A word without a small letter (`DRG`) needs its case; every other compares without.
fn cased_word(text: &Text<'_>, found: &Found<'_, ClueId>, word: &str) -> bool {
    if !word.chars().any(char::is_alphabetic) || word.chars().any(char::is_lowercase) {
        return true;
    }
    found.tokens.clone().all(|t| !text.cased(t).trim_end_matches('s').chars().any(char::is_lowercase))
}
