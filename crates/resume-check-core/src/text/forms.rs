//! The forms of all sets, found in one pass over the tokens of a text.
//!
//! A form is a sequence of words. Between two words of a form a hyphen, a blank and nothing count as the same where the form has a hyphen or blank; a form
//! never begins or ends inside a word. All sets share one tree of words, so that each token is looked up once, whatever the number of sets.

use std::ops::Range;

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
    /// The states from 1 on.
    states: Vec<State>,
    /// What lies between the words of the forms, form by form.
    joints: Vec<Joint>,
    /// How many sets there are.
    sets: u16,
}

/// Where a sequence of words has come to.
#[derive(Debug, Default, Serialize, Deserialize)]
struct State {
    /// The forms that end here, in the order in which they were added.
    ends: Vec<Form>,
    /// The words that go on from here, in order, and the states that they lead to.
    steps: Vec<(WordId, u32)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Form {
    /// Its number in its set.
    number: u32,
    /// Its first joint among those of all forms.
    joints: u32,
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
    pub(super) fn add(&mut self, set: FormSet, number: u32, tokens: &[Token<'_>], words: &[Option<WordId>]) {
        let joints = count(self.joints.len());
        let mut state = None;
        let mut last = None;
        for (i, word) in words.iter().enumerate() {
            let Some(word) = *word else { continue };
            if let Some(last) = last {
                self.joints.push(joint(&tokens[last + 1..=i]));
            }
            state = Some(self.step_or_add(state, word));
            last = Some(i);
        }
        if let Some(state) = state {
            self.state_mut(state).ends.push(Form { number, joints, set });
        }
    }

    /// The state that the word leads to; from none the forms begin.
    fn step_or_add(&mut self, state: Option<u32>, word: WordId) -> u32 {
        let next = count(self.states.len() + 1);
        let known = match state {
            None => {
                if self.first.len() <= word.place() {
                    self.first.resize(word.place() + 1, 0);
                }
                let first = &mut self.first[word.place()];
                if *first == 0 {
                    *first = next;
                }
                *first
            }
            Some(state) => {
                let steps = &mut self.state_mut(state).steps;
                let place = steps.binary_search_by_key(&word, |step| step.0).unwrap_or_else(|place| {
                    steps.insert(place, (word, next));
                    place
                });
                steps[place].1
            }
        };
        // Not known before: it has just been given the next number.
        if known == next {
            self.states.push(State::default());
        }
        known
    }

    /// The state of the forms that begin with the word.
    #[inline]
    fn begin(&self, word: WordId) -> Option<&State> {
        self.state(*self.first.get(word.place())?)
    }

    fn state_mut(&mut self, number: u32) -> &mut State {
        &mut self.states[number as usize - 1]
    }

    #[inline]
    fn state(&self, number: u32) -> Option<&State> {
        self.states.get((number as usize).wrapping_sub(1))
    }
}

impl State {
    /// The number of the state that the word leads to.
    #[inline]
    fn step(&self, word: WordId) -> Option<u32> {
        // No form holds a word that is not known.
        if word == WordId::UNKNOWN {
            return None;
        }
        self.steps.binary_search_by_key(&word, |step| step.0).ok().map(|place| self.steps[place].1)
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
    pub(super) fn of(forms: &Forms, tokens: &[Token<'_>], blocks: &[Block]) -> Self {
        let mut walk = Walk { forms, tokens, start: 0, block: 0..0, joints: Vec::new(), found: Vec::with_capacity(3 * tokens.len()) };
        let mut blocks = blocks.iter().map(|b| &b.tokens).peekable();
        for (start, token) in tokens.iter().enumerate() {
            while blocks.next_if(|b| b.end <= start).is_some() {}
            if inside_word(tokens, start) {
                continue;
            }
            walk.block = blocks.peek().map_or(0..0, |b| (*b).clone());
            walk.start = start;
            walk.follow(start, each_reading(token, |word| forms.begin(word)));
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
    tokens: &'w [Token<'w>],
    /// The token at which the forms begin.
    start: usize,
    /// The block that holds it.
    block: Range<usize>,
    /// Where each word behind the first begins, and the end of the one before it.
    joints: Vec<Range<usize>>,
    found: Vec<(FormSet, Match)>,
}

impl<'w> Walk<'w> {
    /// Follows the tokens from `at` on, where its readings have led to these states.
    fn follow(&mut self, at: usize, [word, singular, wrapped]: [Option<&'w State>; 3]) {
        for state in [word, singular].into_iter().flatten() {
            self.collect(state, at + 1);
        }
        // A word that a line's end hyphenates takes three tokens.
        if let Some(state) = wrapped {
            self.collect(state, at + 3);
            self.go_on(state, at + 3);
        }
        if let Some(state) = word {
            self.go_on(state, at + 1);
        }
    }

    /// Goes on behind the token before `end`; a dash may stand between.
    fn go_on(&mut self, state: &'w State, end: usize) {
        if state.steps.is_empty() {
            return;
        }
        let at = end + usize::from(self.is(end, "-"));
        let Some(token) = self.tokens.get(at) else { return };
        let forms = self.forms;
        let next = each_reading(token, |word| forms.state(state.step(word)?));
        if next.iter().any(Option::is_some) {
            self.joints.push(end..at);
            self.follow(at, next);
            self.joints.pop();
        }
    }

    #[inline]
    fn is(&self, token: usize, text: &str) -> bool {
        self.tokens.get(token).is_some_and(|t| t.text == text)
    }

    /// Keeps the forms that end at a state, before the token `end`.
    fn collect(&mut self, state: &State, end: usize) {
        if state.ends.is_empty() {
            return;
        }
        let all = self.tokens;
        // `1500s`: a number's plural.
        let plural = all[end - 1].kind == TokenKind::Number && all.get(end).is_some_and(|t| t.gap == Gap::None && t.small && t.text == "s");
        let end = end + usize::from(plural);
        if end < all.len() && inside_word(all, end) {
            return;
        }
        let within = self.block.start <= self.start && end <= self.block.end;
        let found = Match { start: count(self.start), end: count(end), number: 0, within };
        for form in &state.ends {
            if self.joints.is_empty() || self.allows(form) {
                self.found.push((form.set, Match { number: form.number, ..found }));
            }
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

/// Applies `lead` to each reading of a token: its word, its singular, the word that it makes across a line's end. Written out, since `map` of an array is a
/// twentieth of the whole analysis here where no units are optimised together.
#[inline]
fn each_reading<S>(token: &Token<'_>, lead: impl Fn(WordId) -> S) -> [S; 3] {
    [lead(token.word), lead(token.singular), lead(token.wrapped)]
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
fn joint(tokens: &[Token<'_>]) -> Joint {
    let Some(last) = tokens.last() else { return Joint::Tight };
    if tokens.iter().any(|t| t.gap == Gap::Wide) {
        return Joint::Apart;
    }
    let spaced = |t: &Token<'_>| t.gap > Gap::Style;
    match tokens.len() {
        1 if spaced(last) => Joint::Blank,
        1 => Joint::Tight,
        _ if spaced(&tokens[0]) && spaced(last) => Joint::SpacedDash,
        _ => Joint::Dash,
    }
}

/// Whether this token goes on in the word before it.
#[inline]
fn inside_word(all: &[Token<'_>], at: usize) -> bool {
    let alnum = |t: &Token<'_>| t.kind != TokenKind::Mark;
    at > 0 && all[at].gap == Gap::None && alnum(&all[at]) && alnum(&all[at - 1])
}
