//! How far a number stands from a cue, counted by what lies between.

use std::ops::Range;

use super::numbers::Quantity;
use super::signs::Signs;
use crate::lexicon::WordClass;
use crate::text::{Gap, Text, TokenKind, WordId};

/// More tokens than this between a number and a cue and the two have nothing to do with each other.
pub(super) const REACH: usize = 28;

/// How far before a piece its bullet tells what it speaks of.
const BULLET: usize = 24;

/// A number that owns its cue belongs to no other.
const OWNED: f64 = -1.0;

/// A piece of a statement and its numbers.
pub(super) struct Near<'c, 't> {
    /// The text.
    pub text: &'c Text<'t>,
    /// What its words say.
    pub signs: &'c Signs<'c>,
    /// The tokens of the piece.
    pub statement: &'c Range<usize>,
    /// Its numbers, in order.
    pub quantities: &'c [Quantity],
    /// For each token of the text, whether it is a name, a date or a code.
    pub taken: &'c [bool],
}

impl Near<'_, '_> {
    /// The token's word in lower case; empty outside of the piece.
    pub(super) fn word(&self, at: usize) -> &str {
        if self.statement.contains(&at) { self.text.lower(at) } else { "" }
    }

    /// Whether the token's word is of that class.
    pub(super) fn class(&self, at: usize, class: WordClass) -> bool {
        self.statement.contains(&at) && self.signs.class(self.text, at, class)
    }

    /// Whether the piece holds one of the words.
    pub(super) fn holds(&self, words: &[WordId]) -> bool {
        self.text.tokens[self.statement.clone()].iter().any(|t| words.contains(&t.word))
    }

    /// Whether the bullet holds one of the words before the piece: `Queries: 6 a week. Answered: 94%.`
    pub(super) fn told_before(&self, words: &[WordId]) -> bool {
        let bullet = &self.text.blocks[self.text.statement_of(self.statement.start).block].tokens;
        let start = bullet.start.max(self.statement.start.saturating_sub(BULLET)).min(self.statement.start);
        self.text.tokens[start..self.statement.start].iter().any(|t| words.contains(&t.word))
    }

    /// What lies between a number and a cue, as a cost.
    pub(super) fn cost(&self, q: &Quantity, cue: &Range<usize>) -> f64 {
        let ahead = cue.end <= q.tokens.start;
        let between = if ahead { cue.end..q.tokens.start } else { q.tokens.end..cue.start.max(q.tokens.end) };
        if between.len() > REACH {
            return f64::INFINITY;
        }
        // `two days' turnaround`.
        if !ahead && between.len() == 1 && self.word(between.start) == "'" {
            return OWNED;
        }
        let mut cost = if ahead { 0.4 } else { 0.0 };
        let mut joins = true;
        let from = self.quantities.partition_point(|o| o.tokens.start < between.start);
        let mut others = self.quantities[from..].iter().take_while(|o| o.tokens.end <= between.end && o.tokens.start < between.end).peekable();
        let mut crossed = false;
        let mut at = between.start;
        while at < between.end {
            // Another number counts as a whole, and so does a name.
            if let Some(other) = others.next_if(|o| o.tokens.start == at) {
                crossed = true;
                // `of my two floors` counts nothing that matters.
                cost += if other.worded && other.counts_other { 2.0 } else { 5.0 };
                at = other.tokens.end.max(at + 1);
                continue;
            }
            let named = self.taken.get(at).copied().unwrap_or(false) && at > between.start && self.taken.get(at - 1).copied().unwrap_or(false);
            // `productivity 103% with quality 98%`: what follows has a number of its own.
            joins &= self.class(at, WordClass::Joins) && (ahead || !self.class(at, WordClass::Parts));
            cost += if named { 0.0 } else { self.weight(at, ahead) };
            at += 1;
        }
        if joins && !crossed { (cost - 2.0).max(0.0) } else { cost }
    }

    /// What one token between the two weighs.
    fn weight(&self, t: usize, ahead: bool) -> f64 {
        let token = &self.text.tokens[t];
        match self.text.lower(t) {
            _ if self.signs.is_wanted(t) => 0.0,
            "," => 2.5,
            "|" if self.signs.is_labelled(t) => 0.3,
            ";" | "|" | "\u{2022}" => 9.0,
            "-" if token.gap > Gap::Style => 3.0,
            "." if token.gap == Gap::None && !ahead => 9.0,
            "(" if !ahead => 1.5,
            ")" => 1.5,
            _ if token.kind == TokenKind::Mark => 0.3,
            _ if self.signs.class(self.text, t, WordClass::Parts) => 2.0,
            _ if self.signs.class(self.text, t, WordClass::Light) => 0.4,
            _ => 0.9,
        }
    }
}
