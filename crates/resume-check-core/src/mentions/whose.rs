//! Whose a credential is, told by who holds it: `sixteen hold the CPC, two the COC`, `my podmate is the CRC`.

use std::ops::Range;

use crate::lexicon::{Holding, Lexicon};
use crate::text::{Gap, Text, TokenKind};

/// The most tokens from a count to the verb, and from the verb to the credential.
const REACH: usize = 6;
/// How far before a count another one can begin what it goes on with.
const LIST: usize = 40;
/// A word of people is longer than this where its ending alone tells it.
const LONGEST_OTHER: usize = 5;

/// Who holds credentials in a text.
pub(super) struct Whose<'w, 't> {
    text: &'w Text<'t>,
    lexicon: &'w Lexicon,
}

impl<'w, 't> Whose<'w, 't> {
    pub(super) fn of(text: &'w Text<'t>, lexicon: &'w Lexicon) -> Self {
        Self { text, lexicon }
    }

    /// The tokens of the statement that say that somebody else holds the credential.
    pub(super) fn told(&self, statement: &Range<usize>, credential: &Range<usize>) -> Option<Range<usize>> {
        let at = credential.start;
        self.counted(statement, at).or_else(|| self.counted_on(statement, at)).or_else(|| self.named(statement, at))
    }

    /// `sixteen hold the CPC`, `eleven coders have earned the CCS`, `three went on to sit for the CIC`.
    fn counted(&self, statement: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let verb = |t: &usize| self.tells(*t, Holding::Verbs);
        let near = statement.start.max(at.saturating_sub(REACH))..at;
        let verbs = near.rev().take_while(|t| verb(t) || self.tells(*t, Holding::Between)).filter(verb);
        verbs.into_iter().find_map(|verb| {
            let before = statement.start.max(verb.saturating_sub(REACH))..verb;
            let subject = before.rev().take_while(|t| self.counts(*t) || self.is_among(*t)).filter(|t| self.counts(*t)).last()?;
            let people = (subject + 1..verb).any(|t| self.is_people(t));
            (people || self.opens(statement, subject)).then_some(subject..verb + 1)
        })
    }

    /// Whether a count in words begins its clause: `two the COC, one came with a CCS`, but no `May 21 earned the CPC`.
    fn opens(&self, statement: &Range<usize>, count: usize) -> bool {
        let mark = || self.text.tokens[count - 1].kind == TokenKind::Mark || self.text.lower(count - 1) == "and";
        self.text.tokens[count].kind == TokenKind::Word && (count == statement.start || mark())
    }

    /// Goes on with what was counted before in the statement: `two the COC and four nurses the CCDS`.
    fn counted_on(&self, statement: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let article = at.checked_sub(1).filter(|t| *t > statement.start && matches!(self.text.lower(*t), "the" | "a" | "an"))?;
        let before = (article.saturating_sub(2).max(statement.start)..article).rev();
        let count = before.take_while(|t| self.counts(*t) || self.is_people(*t)).find(|t| self.counts(*t))?;
        let first = (statement.start.max(count.saturating_sub(LIST)) + 1..count).find_map(|t| self.counted(statement, t))?;
        (first.end < count).then_some(count..at)
    }

    /// `my podmate is the CRC`, `the owner's nephew is a CPC`, `a colleague who is a CIC`.
    fn named(&self, statement: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let word = |t: usize| self.text.lower(t);
        let who = at.checked_sub(3).filter(|who| *who >= statement.start)?;
        if word(who + 1) != "is" || !matches!(word(who + 2), "a" | "an" | "the") {
            return None;
        }
        let small = self.text.tokens[who].kind == TokenKind::Word && self.text.tokens[who].small;
        let before = who.saturating_sub(3).max(statement.start)..who;
        let owned = word(who) == "who" || before.into_iter().any(|t| self.tells(t, Holding::Owners));
        (small && owned && !self.tells(who, Holding::NoOthers)).then_some(who..at)
    }

    fn tells(&self, at: usize, holding: Holding) -> bool {
        self.lexicon.contexts.tells(self.text.tokens[at].word, holding)
    }

    /// A small number, in words or digits; one that a mark joins is a date or a code.
    fn counts(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        token.kind == TokenKind::Number && token.text.len() <= 2 && token.gap > Gap::Style || self.tells(at, Holding::Counts)
    }

    /// A word that can stand between a count and its verb.
    fn is_among(&self, at: usize) -> bool {
        // `of the coders I audited`.
        let done = |t: usize| self.text.lower(t).ends_with("ed") || matches!(self.text.lower(t), "taught" | "led");
        let writer = |t: usize| matches!(self.text.lower(t), "i" | "we" | "she" | "he");
        let own = writer(at) && done(at + 1) || at > 0 && done(at) && writer(at - 1);
        own || self.tells(at, Holding::Among) || self.is_people(at)
    }

    fn is_people(&self, at: usize) -> bool {
        let word = self.text.lower(at);
        let ending = word.len() > LONGEST_OTHER && self.lexicon.metrics.words.ends_like_people(word);
        self.tells(at, Holding::People) || ending && !self.tells(at, Holding::Things)
    }
}
