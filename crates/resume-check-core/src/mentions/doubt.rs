//! A form that was found, before it is known whether it means what the lexicon says: its letters, its statement, its list.

use std::ops::Range;

use super::guard::Proof;
use crate::lexicon::{FormRef, Found, Guard, GuardClass, Lexicon};
use crate::sections::{self, Section};
use crate::text::{Gap, Text, TokenKind};

/// An item of a list has at most this many words.
const ITEM: usize = 5;

/// A form found in a text.
#[derive(Debug, Clone)]
pub(super) struct Doubt<'s> {
    /// The tokens that it takes.
    pub tokens: Range<usize>,
    /// The form.
    pub form: &'s FormRef,
    /// How its letters are written.
    pub letters: Letters,
    /// The tokens of its statement that can speak for it, in its own section.
    pub statement: Range<usize>,
    /// Whether the text spells the same letters out as something else.
    pub elsewhere: bool,
    /// How far the nearest word that rules it out stands, if any does; 0 where a phrase holds the form itself.
    pub against: Option<usize>,
    /// What proves it, once something does.
    pub proven: Option<Proof>,
}

/// How the letters of a form are written, against what the form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// As the form has them, or it asks for nothing.
    Right,
    /// In a line of capitals: they prove nothing.
    Capitals,
    /// Among the small letters of a list: they prove nothing.
    Small,
    /// Not as the form has them.
    Wrong,
}

impl<'s> Doubt<'s> {
    pub(super) fn of(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], found: Found<'s, FormRef>) -> Self {
        let (tokens, form) = (found.tokens, found.value);
        let statement = super::clip(&sections::statement(text, sections, tokens.start), &tokens);
        let mut doubt = Self { tokens, form, letters: Letters::Right, statement, elsewhere: false, against: None, proven: None };
        if let Some(guard) = doubt.guard(lexicon) {
            doubt.letters = doubt.letters(text, guard);
        }
        doubt
    }

    /// Whether it is part of a word in spaced letters: `E M` in `S Y S T E M S`.
    pub(super) fn is_of_spaced_letters(&self, text: &Text<'_>) -> bool {
        let letter = |t: usize| text.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && t.text.len() == 1);
        let spaced = |t: usize| letter(t) && text.tokens[t].gap == Gap::Blank;
        let (start, end) = (self.tokens.start, self.tokens.end);
        self.tokens.clone().all(letter) && (start + 1..end).all(spaced) && (spaced(end) || start > 0 && spaced(start) && letter(start - 1))
    }

    /// What its context must show; none where the form alone is proof.
    pub(super) fn guard<'l>(&self, lexicon: &'l Lexicon) -> Option<&'l Guard> {
        self.form.guard.and_then(|g| lexicon.entries.guards.get(g))
    }

    fn letters(&self, text: &Text<'_>, guard: &Guard) -> Letters {
        if !self.sign_fits(text) || self.ends_in_a_word(text) {
            return Letters::Wrong;
        }
        if in_capitals(text, &self.tokens) {
            return if self.is_plural_in_capitals(text) { Letters::Wrong } else { Letters::Capitals };
        }
        if !guard.exact || self.case_fits(text) {
            return Letters::Right;
        }
        let small = self.tokens.clone().all(|t| text.tokens[t].kind != TokenKind::Word || text.tokens[t].small);
        if small && (self.among_small(text) || text.small && spells_no_word(&self.form.text)) { Letters::Small } else { Letters::Wrong }
    }

    /// Behind a town and before a ZIP or nothing more, below the line of the person's name: `Hagerstown, MD 21740`.
    pub(super) fn is_a_state(&self, text: &Text<'_>) -> bool {
        let (start, end) = (self.tokens.start, self.tokens.end);
        let Some(comma) = start.checked_sub(1).filter(|c| *c > 0 && text.lower(*c) == ",") else { return false };
        let town = &text.tokens[comma - 1];
        let written =
            town.kind == TokenKind::Word && !town.small && (in_capitals(text, &self.tokens) || text.cased(comma - 1).chars().any(char::is_lowercase));
        let next = text.tokens.get(end);
        let zip = next.is_some_and(|t| t.kind == TokenKind::Number && t.text.len() == 5);
        let ends = next.is_none_or(|t| t.gap >= Gap::Wide || t.kind == TokenKind::Mark && !matches!(text.lower(end), "," | "." | "/"));
        let first = text.lines.iter().find(|l| !l.is_blank()).is_some_and(|l| l.tokens.contains(&start));
        written && (zip || ends && !first)
    }

    /// A form with a trademark sign asks for the sign: folding drops it, so that `CPT®` and `CPT` look alike.
    fn sign_fits(&self, text: &Text<'_>) -> bool {
        const SIGNS: [char; 3] = ['\u{ae}', '\u{2122}', '\u{2120}'];
        let after = || text.source().get(text.span(&self.tokens).end..).unwrap_or_default();
        !self.form.text.contains(SIGNS) || after().starts_with(SIGNS)
    }

    /// `the best CPC I have hired`: the last letter is a word of its own, and no part of `CPC-I`.
    fn ends_in_a_word(&self, text: &Text<'_>) -> bool {
        let last = &text.tokens[self.tokens.end - 1];
        let goes_on = text.tokens.get(self.tokens.end).is_some_and(|t| t.kind == TokenKind::Word && t.small && t.gap == Gap::Blank);
        self.tokens.len() > 1 && last.text.len() == 1 && last.kind == TokenKind::Word && last.gap == Gap::Blank && goes_on
    }

    /// `CCS` in a line of capitals is no plural of `CC`.
    fn is_plural_in_capitals(&self, text: &Text<'_>) -> bool {
        let written = text.cased(self.tokens.end - 1);
        written.ends_with('S') && written.len() <= 4 && self.form.text.chars().all(|c| !c.is_lowercase()) && !self.form.text.ends_with('S')
    }

    /// Whether the letters have the form's case, dashes and a plural s aside.
    fn case_fits(&self, text: &Text<'_>) -> bool {
        let mut form = self.form.text.chars().filter(|c| c.is_alphanumeric() || c.is_ascii_punctuation() && *c != '-');
        let mut written = self.tokens.clone().map(|t| text.cased(t)).filter(|t| *t != "-").flat_map(str::chars);
        loop {
            match (form.next(), written.next()) {
                (Some(f), Some(w)) if f == w => {}
                (None, None) => return true,
                (None, Some('s')) => return written.next().is_none(),
                _ => return false,
            }
        }
    }

    /// Whether it is an item of a list of small letters: `excel, word, outlook`.
    fn among_small(&self, text: &Text<'_>) -> bool {
        let parts = |t: usize| matches!(text.lower(t), "," | ";" | "|" | "\u{2022}");
        let (first, end) = (self.tokens.start, self.tokens.end);
        let opens = first == self.statement.start || parts(first - 1) || text.lower(first - 1) == "(";
        let closes = end >= self.statement.end || parts(end) || matches!(text.lower(end), "." | "(" | ")");
        let listed = first > self.statement.start && parts(first - 1) || end < self.statement.end && parts(end);
        // The words of the items beside it are small as well.
        let list = self.list(text);
        let words = |small: bool| list.clone().filter(|t| text.tokens[*t].kind == TokenKind::Word && text.tokens[*t].small == small).count();
        opens && closes && listed && words(true) > 2 * words(false)
    }

    /// The list that holds the form: items of few words, parted by commas or the like. The form alone where it stands in none.
    pub(super) fn list(&self, text: &Text<'_>) -> Range<usize> {
        let parts = |t: usize| matches!(text.lower(t), "," | "|" | "/" | "\u{2022}" | ";" | "+") || text.tokens[t].gap >= Gap::Wide;
        let word = |t: usize| usize::from(text.tokens[t].kind != TokenKind::Mark);
        let (mut start, mut at, mut words) = (self.tokens.start, self.tokens.start, 0);
        while at > self.statement.start && words <= ITEM {
            at -= 1;
            if parts(at) {
                (start, words) = (at, 0);
            }
            words += word(at);
            if at == self.statement.start && words <= ITEM {
                start = at;
            }
        }
        let (mut end, mut at, mut words) = (self.tokens.end, self.tokens.end, 0);
        while at < self.statement.end && words <= ITEM {
            if parts(at) {
                (end, words) = (at, 0);
            }
            words += word(at);
            at += 1;
            if at == self.statement.end && words <= ITEM {
                end = at;
            }
        }
        start..end
    }
}

/// Whether the form stands in a line that is all in capitals.
fn in_capitals(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let line = &text.lines[text.tokens[tokens.start].line as usize];
    line.capitals && line.tokens.len() > tokens.len() + 2
}

/// Whether a form is written in letters that are no word: capitals and digits, three and more.
pub(super) fn letters_only(form: &str) -> bool {
    let small = form.strip_suffix('s').unwrap_or(form).chars().any(char::is_lowercase);
    !small && form.chars().any(char::is_alphabetic) && form.chars().filter(|c| c.is_alphanumeric()).count() >= 3
}

/// Whether a form can be no word even in small letters: `cpt`, `drg`.
fn spells_no_word(form: &str) -> bool {
    letters_only(form) && !form.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
}

/// Whether a form is written as a name: a capital, and letters only.
pub(super) fn letters_of_a_name(form: &str) -> bool {
    form.chars().all(char::is_alphabetic) && form.len() >= 3
}

/// Whether a class asks for the case alone.
pub(super) fn case_is_enough(guard: &Guard) -> bool {
    guard.class == GuardClass::ExactCase
}
