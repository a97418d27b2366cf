//! A set of forms, each standing for a value, and where a text holds them.

use serde::{Deserialize, Serialize};
use std::ops::Range;

use crate::text::{FormSet, Match, Text, Words};

/// A set of forms, each standing for a value.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Phrases<T> {
    /// What the text knows it by; none as long as it holds no form.
    set: Option<FormSet>,
    /// What the forms stand for, in the order in which they were added.
    values: Vec<T>,
}

/// A form found in a text.
#[derive(Debug)]
pub(crate) struct Found<'s, T> {
    /// The tokens that it takes.
    pub tokens: Range<usize>,
    /// What the form stands for.
    pub value: &'s T,
}

impl<T> Clone for Found<'_, T> {
    fn clone(&self) -> Self {
        Self { tokens: self.tokens.clone(), value: self.value }
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { set: None, values: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a form. One that holds no word, number or mark is not added: `false`.
    pub(crate) fn add(&mut self, words: &mut Words, form: &str, value: T) -> bool {
        let added = words.add_form(&mut self.set, self.values.len(), form);
        if added {
            self.values.push(value);
        }
        added
    }

    /// What the forms stand for, in the order in which they were added.
    #[cfg(test)]
    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }

    /// Every form in the text that crosses no block, by where it begins, shorter ones first.
    pub(crate) fn find<'s>(&'s self, text: &Text<'_>) -> impl Iterator<Item = Found<'s, T>> {
        self.matches(text).iter().filter(|m| m.lies_in_a_block()).filter_map(|m| self.found(m))
    }

    /// Every form that lies within these tokens.
    pub(crate) fn find_within<'s>(&'s self, text: &Text<'_>, tokens: Range<usize>) -> impl Iterator<Item = Found<'s, T>> {
        let matches = self.matches(text);
        let from = matches.partition_point(|m| m.tokens().start < tokens.start);
        let near = matches[from..].iter().take_while(move |m| m.tokens().start < tokens.end);
        near.filter(move |m| m.tokens().end <= tokens.end).filter_map(|m| self.found(m))
    }

    /// Whether any form lies within these tokens.
    pub(crate) fn any_within(&self, text: &Text<'_>, tokens: Range<usize>) -> bool {
        self.find_within(text, tokens).next().is_some()
    }

    fn matches<'t>(&self, text: &'t Text<'_>) -> &'t [Match] {
        self.set.map_or(&[], |set| text.matches_of(set))
    }

    fn found(&self, found: &Match) -> Option<Found<'_, T>> {
        Some(Found { tokens: found.tokens(), value: self.values.get(found.number())? })
    }
}
