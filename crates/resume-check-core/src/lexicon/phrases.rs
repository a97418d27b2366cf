//! Finding many forms in one pass over the tokens of a text.
//!
//! A form is a sequence of words. Between two words of a form a hyphen, a blank and nothing count as the same where the form has a hyphen or blank; a form
//! never matches inside a word or across a block.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

use crate::text::{Gap, Text, Token, TokenKind, WordId, Words, tokenize};

/// A set of forms, each standing for a value.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Phrases<T> {
    steps: FxHashMap<(u32, WordId), u32>,
    ends: Vec<Vec<usize>>,
    forms: Vec<Form<T>>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Form<T> {
    joints: Vec<Joint>,
    value: T,
}

/// What lies between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Joint {
    Tight,
    Blank,
    Dash,
    SpacedDash,
    Apart,
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
        Self { steps: FxHashMap::default(), ends: vec![Vec::new()], forms: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a form. One that holds no word, number or mark is not added: `false`.
    pub(crate) fn add(&mut self, words: &mut Words, form: &str, value: T) -> bool {
        let (_, lower, tokens) = tokenize(form);
        let mut joints = Vec::new();
        let mut state = 0u32;
        let mut last: Option<usize> = None;
        for (i, token) in tokens.iter().enumerate() {
            let text = &lower[token.text.clone()];
            let inside = last.is_some() && i + 1 < tokens.len();
            if text == "-" && inside {
                continue;
            }
            if let Some(last) = last {
                joints.push(joint(&tokens[last + 1..=i]));
            }
            let ends = &mut self.ends;
            state = *self.steps.entry((state, words.add(text))).or_insert_with(|| {
                ends.push(Vec::new());
                u32::try_from(ends.len() - 1).unwrap_or(u32::MAX)
            });
            last = Some(i);
        }
        if last.is_none() {
            return false;
        }
        self.ends[state as usize].push(self.forms.len());
        self.forms.push(Form { joints, value });
        true
    }

    /// What the forms stand for, in the order in which they were added.
    #[cfg(test)]
    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.forms.iter().map(|f| &f.value)
    }

    /// Every form in the text, by where it begins, shorter ones first.
    pub(crate) fn find(&self, text: &Text<'_>) -> Vec<Found<'_, T>> {
        let mut found = Vec::new();
        for block in &text.blocks {
            self.find_in(text, block.tokens.clone(), &mut found);
        }
        found
    }

    /// Every form that lies within these tokens.
    pub(crate) fn find_within(&self, text: &Text<'_>, tokens: Range<usize>) -> Vec<Found<'_, T>> {
        let mut found = Vec::new();
        self.find_in(text, tokens, &mut found);
        found
    }

    /// Whether any form lies within these tokens.
    pub(crate) fn any_within(&self, text: &Text<'_>, tokens: Range<usize>) -> bool {
        !self.find_within(text, tokens).is_empty()
    }

    fn find_in<'s>(&'s self, text: &Text<'_>, tokens: Range<usize>, found: &mut Vec<Found<'s, T>>) {
        for start in tokens.clone() {
            if !inside_word(&text.tokens, start) {
                self.walk(text, &tokens, start, found);
            }
        }
    }

    fn walk<'s>(&'s self, text: &Text<'_>, range: &Range<usize>, start: usize, found: &mut Vec<Found<'s, T>>) {
        let all = &text.tokens;
        let mut joints: Vec<(Joint, bool)> = Vec::new();
        let (mut state, mut at) = (0u32, start);
        loop {
            let token = &all[at];
            let step = |word: WordId| (word != WordId::UNKNOWN).then(|| self.steps.get(&(state, word)).copied()).flatten();
            // A word that a line's end hyphenates takes three tokens.
            let (next, end) = match step(token.wrapped).filter(|_| at + 2 < range.end) {
                Some(next) => (Some(next), at + 3),
                None => (step(token.word), at + 1),
            };
            if let Some(next) = next.or_else(|| step(token.singular)) {
                self.collect(next, &joints, start..end, text, found);
            }
            if next.is_none() {
                return;
            }
            if let Some(plural) = step(token.singular) {
                self.collect(plural, &joints, start..end, text, found);
            }
            state = next.unwrap_or_default();
            let dash = end < range.end && text.lower(end) == "-";
            at = if dash { end + 1 } else { end };
            if at >= range.end {
                return;
            }
            let mark = all[end - 1].kind == TokenKind::Mark || all[at].kind == TokenKind::Mark;
            joints.push((joint(&all[end..=at]), mark));
        }
    }

    fn collect<'s>(&'s self, state: u32, joints: &[(Joint, bool)], tokens: Range<usize>, text: &Text<'_>, found: &mut Vec<Found<'s, T>>) {
        let all = &text.tokens;
        // `1500s`: a number's plural.
        let plural = all.get(tokens.end).is_some_and(|t| t.gap == Gap::None && t.small)
            && text.lower(tokens.end) == "s"
            && all[tokens.end - 1].kind == TokenKind::Number;
        let end = tokens.end + usize::from(plural);
        if end < all.len() && inside_word(all, end) {
            return;
        }
        let tokens = tokens.start..end;
        for form in self.ends[state as usize].iter().map(|f| &self.forms[*f]) {
            let fits = form.joints.iter().zip(joints).all(|(form, (text, mark))| form.allows(*text, *mark));
            if fits {
                found.push(Found { tokens: tokens.clone(), value: &form.value });
            }
        }
    }
}

impl Joint {
    /// Whether the text's joint will do where the form has this one.
    fn allows(self, text: Self, beside_mark: bool) -> bool {
        match (self, text) {
            (_, Self::Tight)
            | (Self::Blank | Self::Dash | Self::SpacedDash, Self::Blank | Self::Dash)
            | (Self::Dash | Self::SpacedDash, Self::SpacedDash) => true,
            (Self::Tight, Self::Blank) => beside_mark,
            _ => false,
        }
    }
}

/// What the last of these tokens stands apart from its word before by; a dash may stand between.
fn joint(tokens: &[Token]) -> Joint {
    let Some(last) = tokens.last() else { return Joint::Tight };
    if tokens.iter().any(|t| t.gap == Gap::Wide) {
        return Joint::Apart;
    }
    let spaced = |t: &Token| t.gap > Gap::Style;
    match tokens.len() {
        1 if spaced(last) => Joint::Blank,
        1 => Joint::Tight,
        _ if spaced(&tokens[0]) && spaced(last) => Joint::SpacedDash,
        _ => Joint::Dash,
    }
}

/// Whether this token goes on in the word before it.
fn inside_word(all: &[Token], at: usize) -> bool {
    let alnum = |t: &Token| t.kind != TokenKind::Mark;
    at > 0 && all[at].gap == Gap::None && alnum(&all[at]) && alnum(&all[at - 1])
}
