//! The forms of all sets, found in one pass over the tokens of a text.
//!
//! A form is a sequence of words. Between two words of a form a hyphen, a blank and nothing count as the same where the form has a hyphen or blank; a form
//! never begins or ends inside a word. All sets share one tree of words, so that each token is looked up once, whatever the number of sets.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Block;
use super::tokens::{Gap, Token, TokenKind};
use super::words::WordId;

/// A set of forms, as a text knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FormSet(u16);

/// The forms of all sets.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Forms {
    /// By the number of a word: the state of the forms that begin with it; 0 is none.
    first: Vec<u32>,
    steps: FxHashMap<(u32, WordId), u32>,
    /// The states from 1 on.
    states: Vec<State>,
    forms: Vec<Form>,
    /// What lies between the words of the forms, form by form.
    joints: Vec<Joint>,
    /// How many sets there are.
    sets: u16,
}

/// Where a sequence of words has come to.
#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    /// The first form that ends here, counted from 1; 0 is none.
    ends: u32,
    /// Whether a form goes on from here.
    goes_on: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Form {
    /// Its number in its set.
    number: u32,
    /// Its first joint among those of all forms.
    joints: u32,
    /// The next form that ends at the same state, counted from 1; 0 is none.
    next: u32,
    /// The set that holds it.
    set: FormSet,
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

impl Forms {
    /// One more set of forms.
    pub(super) fn new_set(&mut self) -> FormSet {
        let set = FormSet(self.sets);
        self.sets = self.sets.saturating_add(1);
        set
    }

    /// Adds a form of the set: its tokens, and for each its word; a hyphen inside has none.
    pub(super) fn add(&mut self, set: FormSet, number: u32, tokens: &[Token], words: &[Option<WordId>]) {
        let first = count(self.joints.len());
        let mut state = 0;
        let mut last = None;
        for (i, word) in words.iter().enumerate() {
            let Some(word) = *word else { continue };
            if let Some(last) = last {
                self.joints.push(joint(&tokens[last + 1..=i]));
            }
            state = self.step_or_add(state, word);
            last = Some(i);
        }
        let Some(end) = self.states.get_mut((state as usize).wrapping_sub(1)) else { return };
        // Forms of the same words stand in the order in which they were added.
        let form = count(self.forms.len() + 1);
        let (mut last, mut next) = (None, end.ends);
        while next > 0 {
            last = Some(next as usize - 1);
            next = self.forms[next as usize - 1].next;
        }
        match last {
            Some(before) => self.forms[before].next = form,
            None => end.ends = form,
        }
        self.forms.push(Form { number, joints: first, next: 0, set });
    }

    fn step_or_add(&mut self, state: u32, word: WordId) -> u32 {
        if let Some(next) = self.step(state, word) {
            return next;
        }
        self.states.push(State::default());
        let next = count(self.states.len());
        if state == 0 {
            if self.first.len() <= word.place() {
                self.first.resize(word.place() + 1, 0);
            }
            self.first[word.place()] = next;
        } else {
            self.steps.insert((state, word), next);
            self.states[state as usize - 1].goes_on = true;
        }
        next
    }

    /// The state that the word leads to; from 0 the forms begin.
    fn step(&self, state: u32, word: WordId) -> Option<u32> {
        if word == WordId::UNKNOWN {
            return None;
        }
        if state == 0 {
            return self.first.get(word.place()).copied().filter(|next| *next > 0);
        }
        self.steps.get(&(state, word)).copied()
    }

    /// Whether any form goes on behind this state.
    fn goes_on(&self, state: u32) -> bool {
        self.states[state as usize - 1].goes_on
    }
}

/// A form that was found.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Match {
    start: u32,
    end: u32,
    number: u32,
    /// Whether it lies within one block.
    within: bool,
}

impl Match {
    /// The tokens that it takes.
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of the form in its set.
    pub(crate) fn number(&self) -> usize {
        self.number as usize
    }

    /// Whether it lies within one block.
    pub(crate) fn lies_in_a_block(&self) -> bool {
        self.within
    }
}

/// The forms that a text holds.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// Set by set, each by where it begins, shorter ones first.
    all: Vec<Match>,
    /// Where those of each set end.
    ends: Vec<usize>,
}

impl Matches {
    /// Every form in the text, in one pass over its tokens.
    pub(super) fn of(forms: &Forms, tokens: &[Token], lower: &str, blocks: &[Block]) -> Self {
        let mut walk = Walk { forms, tokens, lower, start: 0, block: 0..0, joints: Vec::new(), found: Vec::with_capacity(2 * tokens.len()) };
        let mut blocks = blocks.iter().map(|b| &b.tokens).peekable();
        for start in 0..tokens.len() {
            while blocks.next_if(|b| b.end <= start).is_some() {}
            walk.block = blocks.peek().map_or(0..0, |b| (*b).clone());
            walk.start = start;
            if !inside_word(tokens, start) {
                walk.follow(0, start);
            }
        }
        Self::by_set(&walk.found, forms.sets)
    }

    /// Counted first, so that each set has its place in one list.
    fn by_set(found: &[(FormSet, Match)], sets: u16) -> Self {
        let mut ends = vec![0; usize::from(sets) + 1];
        found.iter().for_each(|(set, _)| ends[usize::from(set.0) + 1] += 1);
        for set in 1..ends.len() {
            ends[set] += ends[set - 1];
        }
        let mut all = vec![Match::default(); found.len()];
        for (set, found) in found {
            let place = &mut ends[usize::from(set.0)];
            all[*place] = *found;
            *place += 1;
        }
        Self { all, ends }
    }

    /// Those of a set, by where they begin, shorter ones first.
    pub(super) fn of_set(&self, set: FormSet) -> &[Match] {
        let place = usize::from(set.0);
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(place).and_then(|end| self.all.get(start..*end)).unwrap_or(&[])
    }
}

/// Follows forms through a text.
struct Walk<'w> {
    forms: &'w Forms,
    tokens: &'w [Token],
    lower: &'w str,
    /// The token at which the forms begin.
    start: usize,
    /// The block that holds it.
    block: Range<usize>,
    /// Where each word behind the first begins, and the end of the one before it.
    joints: Vec<Range<usize>>,
    found: Vec<(FormSet, Match)>,
}

impl Walk<'_> {
    /// Follows the tokens from `at` on.
    fn follow(&mut self, state: u32, at: usize) {
        let token = &self.tokens[at];
        let (word, singular) = (self.forms.step(state, token.word), self.forms.step(state, token.singular));
        if let Some(next) = word {
            self.collect(next, at + 1);
        }
        if let Some(plural) = singular {
            self.collect(plural, at + 1);
        }
        // A word that a line's end hyphenates takes three tokens.
        if let Some(next) = self.forms.step(state, token.wrapped) {
            self.collect(next, at + 3);
            self.go_on(next, at + 3);
        }
        if let Some(next) = word {
            self.go_on(next, at + 1);
        }
    }

    /// Goes on behind the token before `end`; a dash may stand between.
    fn go_on(&mut self, state: u32, end: usize) {
        if !self.forms.goes_on(state) {
            return;
        }
        let at = end + usize::from(self.is_one(end, b'-'));
        if at < self.tokens.len() {
            self.joints.push(end..at);
            self.follow(state, at);
            self.joints.pop();
        }
    }

    /// Whether the token is this one character.
    fn is_one(&self, token: usize, byte: u8) -> bool {
        let text = self.tokens.get(token).and_then(|t| self.lower.as_bytes().get(t.text.clone()));
        text.is_some_and(|text| *text == [byte])
    }

    /// Keeps the forms that end at a state, before the token `end`.
    fn collect(&mut self, state: u32, end: usize) {
        let forms = self.forms;
        let mut next = forms.states[state as usize - 1].ends;
        if next == 0 {
            return;
        }
        let all = self.tokens;
        // `1500s`: a number's plural.
        let plural = all[end - 1].kind == TokenKind::Number && all.get(end).is_some_and(|t| t.gap == Gap::None && t.small) && self.is_one(end, b's');
        let end = end + usize::from(plural);
        if end < all.len() && inside_word(all, end) {
            return;
        }
        let within = self.block.start <= self.start && end <= self.block.end;
        let found = Match { start: count(self.start), end: count(end), number: 0, within };
        while next > 0 {
            let form = &forms.forms[next as usize - 1];
            if self.joints.is_empty() || self.allows(form) {
                self.found.push((form.set, Match { number: form.number, ..found }));
            }
            next = form.next;
        }
    }

    /// Whether what lies between the words so far is what the form has there.
    fn allows(&self, form: &Form) -> bool {
        let own = &self.forms.joints[form.joints as usize..];
        own.iter().zip(&self.joints).all(|(own, place)| {
            let mark = |t: usize| self.tokens[t].kind == TokenKind::Mark;
            own.allows(joint(&self.tokens[place.start..=place.end]), mark(place.start - 1) || mark(place.end))
        })
    }
}

/// A place in one of the lists.
fn count(place: usize) -> u32 {
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
