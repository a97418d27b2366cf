//! Finding many forms in one pass over the tokens of a text.
//!
//! A form is a sequence of words. Between two words of a form a hyphen, a blank and nothing count as the same where the form has a hyphen or blank; a form
//! never matches inside a word or across a block.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

use crate::text::{FormSet, Gap, Text, Token, TokenKind, WordId, Words, tokenize};

/// A set of forms, each standing for a value.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Phrases<T> {
    /// What the text knows it by; none as long as it holds no form.
    set: Option<FormSet>,
    steps: FxHashMap<(u32, WordId), u32>,
    /// The first form that ends at each state.
    ends: Vec<Option<u32>>,
    forms: Vec<Form<T>>,
    /// What lies between the words of the forms, form by form.
    joints: Vec<Joint>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Form<T> {
    /// Its joints among those of all forms.
    joints: Range<u32>,
    /// The next form that ends at the same state.
    next: Option<u32>,
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
        Self { set: None, steps: FxHashMap::default(), ends: vec![None], forms: Vec::new(), joints: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a form. One that holds no word, number or mark is not added: `false`.
    pub(crate) fn add(&mut self, words: &mut Words, form: &str, value: T) -> bool {
        let (_, lower, tokens) = tokenize(form);
        let first = number(self.joints.len());
        let mut state = 0u32;
        let mut last: Option<usize> = None;
        for (i, token) in tokens.iter().enumerate() {
            let text = &lower[token.text.clone()];
            let inside = last.is_some() && i + 1 < tokens.len();
            if text == "-" && inside {
                continue;
            }
            let word = words.add(text);
            match last {
                Some(last) => self.joints.push(joint(&tokens[last + 1..=i])),
                None => {
                    let set = *self.set.get_or_insert_with(|| words.new_set());
                    words.begins(word, set);
                }
            }
            let ends = &mut self.ends;
            state = *self.steps.entry((state, word)).or_insert_with(|| {
                ends.push(None);
                number(ends.len() - 1)
            });
            last = Some(i);
        }
        if last.is_none() {
            return false;
        }
        let form = number(self.forms.len());
        // Forms of the same words stand in the order in which they were added.
        let mut end = &mut self.ends[state as usize];
        while let Some(before) = *end {
            end = &mut self.forms[before as usize].next;
        }
        *end = Some(form);
        self.forms.push(Form { joints: first..number(self.joints.len()), next: None, value });
        true
    }

    /// What the forms stand for, in the order in which they were added.
    #[cfg(test)]
    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.forms.iter().map(|f| &f.value)
    }

    /// Every form in the text, by where it begins, shorter ones first.
    pub(crate) fn find(&self, text: &Text<'_>) -> Vec<Found<'_, T>> {
        let starts = self.starts(text);
        let mut found = Vec::with_capacity(starts.len());
        let mut joints = Vec::new();
        let mut blocks = text.blocks.iter().map(|b| &b.tokens);
        let mut block = blocks.next();
        for start in starts.iter().map(|s| *s as usize) {
            while block.is_some_and(|b| b.end <= start) {
                block = blocks.next();
            }
            match block {
                Some(block) if block.start <= start => self.walk(text, block, start, &mut joints, &mut found),
                Some(_) => {}
                None => break,
            }
        }
        found
    }

    /// Every form that lies within these tokens.
    pub(crate) fn find_within(&self, text: &Text<'_>, tokens: Range<usize>) -> Vec<Found<'_, T>> {
        let mut found = Vec::new();
        let mut joints = Vec::new();
        let starts = self.starts(text);
        let from = starts.partition_point(|s| (*s as usize) < tokens.start);
        for start in starts[from..].iter().map(|s| *s as usize).take_while(|s| *s < tokens.end) {
            self.walk(text, &tokens, start, &mut joints, &mut found);
        }
        found
    }

    /// Whether any form lies within these tokens.
    pub(crate) fn any_within(&self, text: &Text<'_>, tokens: Range<usize>) -> bool {
        !self.find_within(text, tokens).is_empty()
    }

    /// The tokens at which a form can begin.
    fn starts<'t>(&self, text: &'t Text<'_>) -> &'t [u32] {
        self.set.map_or(&[], |set| text.starts_of(set))
    }

    /// Follows the tokens from `start` on; `joints` is room for what lies between them.
    fn walk<'s>(&'s self, text: &Text<'_>, range: &Range<usize>, start: usize, joints: &mut Vec<(Joint, bool)>, found: &mut Vec<Found<'s, T>>) {
        let all = &text.tokens;
        if inside_word(all, start) {
            return;
        }
        joints.clear();
        let (mut state, mut at) = (0u32, start);
        loop {
            let token = &all[at];
            let step = |word: WordId| (word != WordId::UNKNOWN).then(|| self.steps.get(&(state, word)).copied()).flatten();
            let singular = step(token.singular);
            // A word that a line's end hyphenates takes three tokens.
            let (next, end) = match step(token.wrapped).filter(|_| at + 2 < range.end) {
                Some(next) => (Some(next), at + 3),
                None => (step(token.word), at + 1),
            };
            if let Some(next) = next.or(singular) {
                self.collect(next, joints, start..end, text, found);
            }
            let Some(next) = next else { return };
            if let Some(plural) = singular {
                self.collect(plural, joints, start..end, text, found);
            }
            state = next;
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
        let mut next = self.ends[state as usize];
        if next.is_none() {
            return;
        }
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
        while let Some(form) = next.map(|f| &self.forms[f as usize]) {
            let own = &self.joints[form.joints.start as usize..form.joints.end as usize];
            if own.iter().zip(joints).all(|(form, (text, mark))| form.allows(*text, *mark)) {
                found.push(Found { tokens: tokens.clone(), value: &form.value });
            }
            next = form.next;
        }
    }
}

/// A place in one of the lists of a set.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
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
