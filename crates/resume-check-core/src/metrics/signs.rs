//! What a text's words say of its numbers, found once for the whole text.

use std::ops::Range;

use super::tables::{self, Tables};
use crate::kinds::Per;
use crate::lexicon::{Around, Found, Noun, NumberWords, Phrases, WordClass, Worded};
use crate::text::{Text, TokenKind, WordId};

/// The words around numbers that a text holds, each kind in text order.
pub(super) struct Signs<'s> {
    nouns: ByToken<'s, Noun>,
    around: ByToken<'s, Around>,
    periods: ByToken<'s, Per>,
    worded: ByToken<'s, Worded>,
    /// For each token, whether a number that says what was reached can begin there.
    begins: Vec<bool>,
    tables: Tables,
    words: &'s NumberWords,
}

impl<'s> Signs<'s> {
    pub(super) fn of(text: &Text<'_>, words: &'s NumberWords) -> Self {
        let worded = ByToken::of(text, &words.worded);
        let mut begins: Vec<bool> = (0..text.tokens.len())
            .map(|at| match text.tokens[at].kind {
                TokenKind::Number => true,
                TokenKind::Word => words.classes.has(&text.tokens[at], WordClass::Spells),
                // `$40`, `.98`
                TokenKind::Mark => text.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number),
            })
            .collect();
        worded.found.iter().for_each(|f| begins[f.tokens.start] = true);
        let (nouns, around, periods) = (ByToken::of(text, &words.nouns), ByToken::of(text, &words.around), ByToken::of(text, &words.periods));
        let mut signs = Self { nouns, around, periods, worded, begins, tables: Tables::default(), words };
        signs.tables = tables::find(text, &signs);
        for token in signs.tables.wanted.iter().cloned().flatten() {
            signs.begins[token] = false;
        }
        signs
    }

    /// Whether a number can begin at the token.
    pub(super) fn begins(&self, token: usize) -> bool {
        self.begins.get(token).copied().unwrap_or(false)
    }

    /// Whether the token stands in a row that tells two levels of one thing, the earlier first.
    pub(super) fn is_compared(&self, token: usize) -> bool {
        holds(&self.tables.compared, token)
    }

    /// Whether the token stands in a cell that holds a goal.
    pub(super) fn is_wanted(&self, token: usize) -> bool {
        holds(&self.tables.wanted, token)
    }

    /// Whether the token stands in a row whose first cell names what the others tell.
    pub(super) fn is_labelled(&self, token: usize) -> bool {
        holds(&self.tables.labelled, token)
    }

    /// Where the longest phrase of this kind that begins at the token ends.
    pub(super) fn phrase_end(&self, token: usize, kind: Around) -> Option<usize> {
        self.around(token..token + 1).filter(|f| *f.value == kind).map(|f| f.tokens.end).max()
    }

    /// The words of these kinds that begin within the tokens.
    pub(super) fn around(&self, within: Range<usize>) -> impl Iterator<Item = &Found<'s, Around>> {
        self.around.from(within.start).iter().take_while(move |f| f.tokens.start < within.end)
    }

    /// The longest noun that begins at the token.
    pub(super) fn noun_at(&self, token: usize) -> Option<&Found<'s, Noun>> {
        self.nouns.longest(token)
    }

    /// The longest noun that ends right before the token.
    pub(super) fn noun_before(&self, token: usize) -> Option<&Found<'s, Noun>> {
        self.nouns.from(token.saturating_sub(4)).iter().take_while(|f| f.tokens.start < token).find(|f| f.tokens.end == token)
    }

    /// The longest period that begins at the token.
    pub(super) fn period_at(&self, token: usize) -> Option<&Found<'s, Per>> {
        self.periods.longest(token)
    }

    /// The longest number in words that begins at the token.
    pub(super) fn worded_at(&self, token: usize) -> Option<&Found<'s, Worded>> {
        self.worded.longest(token)
    }

    /// The noun of one word that touches the digits before it: `24hrs`.
    pub(super) fn glued(&self, word: WordId) -> Option<&'s Noun> {
        self.words.glued.get(&word)
    }

    /// The noun of one word whose singular is joined to the digits before it: `5,200-account`.
    pub(super) fn singular(&self, word: WordId) -> Option<&'s Noun> {
        self.words.singular.get(&word)
    }

    /// Whether the word's ending is one of nouns that name people.
    pub(super) fn ends_like_people(&self, word: &str) -> bool {
        self.words.ends_like_people(word)
    }

    /// Whether the token's word is of that class.
    pub(super) fn class(&self, text: &Text<'_>, token: usize, class: WordClass) -> bool {
        text.tokens.get(token).is_some_and(|t| self.words.classes.has(t, class))
    }
}

/// Whether one of these ranges, which are in text order, holds the token.
fn holds(ranges: &[Range<usize>], token: usize) -> bool {
    ranges.get(ranges.partition_point(|r| r.end <= token)).is_some_and(|r| r.contains(&token))
}

/// Forms that a text holds, looked up by the token at which they begin.
struct ByToken<'s, T> {
    /// In text order.
    found: Vec<Found<'s, T>>,
    /// For each token, the first of them that begins there or behind it.
    first: Vec<usize>,
}

impl<'s, T> ByToken<'s, T> {
    fn of(text: &Text<'_>, phrases: &'s Phrases<T>) -> Self {
        let found: Vec<Found<'s, T>> = phrases.find(text).collect();
        let mut next = 0;
        let first = (0..text.tokens.len()).map(|token| {
            while found.get(next).is_some_and(|f| f.tokens.start < token) {
                next += 1;
            }
            next
        });
        Self { first: first.collect(), found }
    }

    /// Those that begin at the token or behind it.
    fn from(&self, token: usize) -> &[Found<'s, T>] {
        self.first.get(token).and_then(|first| self.found.get(*first..)).unwrap_or_default()
    }

    /// The longest that begins at the token; of two, the one that is spelled so comes first.
    fn longest(&self, token: usize) -> Option<&Found<'s, T>> {
        let here = self.from(token).iter().take_while(|f| f.tokens.start == token);
        here.reduce(|a, b| if b.tokens.len() > a.tokens.len() { b } else { a })
    }
}
