//! What a text's words say of its numbers, found once for the whole text.

use std::ops::Range;

use crate::kinds::Per;
use crate::lexicon::{Around, Found, Noun, NumberWords, WordClass, Worded};
use crate::text::{Text, TokenKind, WordId};

/// The words around numbers that a text holds, each kind in text order.
pub(super) struct Signs<'s> {
    nouns: Vec<Found<'s, Noun>>,
    around: Vec<Found<'s, Around>>,
    periods: Vec<Found<'s, Per>>,
    worded: Vec<Found<'s, Worded>>,
    /// For each token, whether a number can begin there.
    begins: Vec<bool>,
    words: &'s NumberWords,
}

impl<'s> Signs<'s> {
    pub(super) fn of(text: &Text<'_>, words: &'s NumberWords) -> Self {
        let worded: Vec<_> = words.worded.find(text).collect();
        let mut begins: Vec<bool> = (0..text.tokens.len())
            .map(|at| match text.tokens[at].kind {
                TokenKind::Number => true,
                TokenKind::Word => words.classes.has(&text.tokens[at], WordClass::Spells),
                // `$40`, `.98`
                TokenKind::Mark => text.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number),
            })
            .collect();
        worded.iter().for_each(|f| begins[f.tokens.start] = true);
        let (nouns, around, periods) = (words.nouns.find(text).collect(), words.around.find(text).collect(), words.periods.find(text).collect());
        Self { nouns, around, periods, worded, begins, words }
    }

    /// Whether a number can begin at the token.
    pub(super) fn begins(&self, token: usize) -> bool {
        self.begins.get(token).copied().unwrap_or(false)
    }

    /// Where the longest phrase of this kind that begins at the token ends.
    pub(super) fn phrase_end(&self, token: usize, kind: Around) -> Option<usize> {
        self.around(token..token + 1).filter(|f| *f.value == kind).map(|f| f.tokens.end).max()
    }

    /// The words of these kinds that begin within the tokens.
    pub(super) fn around(&self, within: Range<usize>) -> impl Iterator<Item = &Found<'s, Around>> {
        let from = self.around.partition_point(|f| f.tokens.start < within.start);
        self.around[from..].iter().take_while(move |f| f.tokens.start < within.end)
    }

    /// The longest noun that begins at the token.
    pub(super) fn noun_at(&self, token: usize) -> Option<&Found<'s, Noun>> {
        longest(&self.nouns, token)
    }

    /// The longest noun that ends right before the token.
    pub(super) fn noun_before(&self, token: usize) -> Option<&Found<'s, Noun>> {
        let from = self.nouns.partition_point(|f| f.tokens.start + 4 < token);
        self.nouns[from..].iter().take_while(|f| f.tokens.start < token).find(|f| f.tokens.end == token)
    }

    /// The longest period that begins at the token.
    pub(super) fn period_at(&self, token: usize) -> Option<&Found<'s, Per>> {
        longest(&self.periods, token)
    }

    /// The longest number in words that begins at the token.
    pub(super) fn worded_at(&self, token: usize) -> Option<&Found<'s, Worded>> {
        longest(&self.worded, token)
    }

    /// The noun of one word that touches the digits before it: `24hrs`.
    pub(super) fn glued(&self, word: WordId) -> Option<&'s Noun> {
        self.words.glued.get(&word)
    }

    /// The noun of one word whose singular is joined to the digits before it: `5,200-account`.
    pub(super) fn singular(&self, word: WordId) -> Option<&'s Noun> {
        self.words.singular.get(&word)
    }

    /// Endings of nouns that name people.
    pub(super) fn people_endings(&self) -> &'s [String] {
        &self.words.people_endings
    }

    /// Whether the token's word is of that class.
    pub(super) fn class(&self, text: &Text<'_>, token: usize, class: WordClass) -> bool {
        text.tokens.get(token).is_some_and(|t| self.words.classes.has(t, class))
    }
}

/// The longest that begins at the token; of two, the one that is spelled so comes first.
fn longest<'f, 's, T>(found: &'f [Found<'s, T>], token: usize) -> Option<&'f Found<'s, T>> {
    let from = found.partition_point(|f| f.tokens.start < token);
    found[from..].iter().take_while(|f| f.tokens.start == token).reduce(|a, b| if b.tokens.len() > a.tokens.len() { b } else { a })
}
