//! Whose a credential is, told by who holds it: `sixteen hold the CPC, two the COC`, `my podmate is the CRC`.

use std::ops::Range;

use crate::text::{Gap, Text, TokenKind};

/// What people do with a credential, or are by it.
const VERBS: &[&str] = &[
    "hold", "holds", "held", "have", "has", "had", "earned", "earn", "passed", "pass", "took", "take", "sat", "sit", "went", "got", "came", "carry",
    "were", "was", "are",
];
/// Words between such a verb and the credential.
const BETWEEN: &[&str] =
    &["the", "a", "an", "their", "her", "his", "on", "to", "sit", "for", "earn", "get", "take", "with", "earned", "passed", "sat", "now"];
/// Words that count people.
const COUNTS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "several",
    "some",
    "many",
    "most",
    "others",
    "half",
];
/// Words between a count and the verb, beside those that name people.
const AMONG: &[&str] =
    &["of", "my", "our", "the", "them", "whom", "these", "those", "have", "has", "now", "since", "also", "later", "then", "who", "new"];
/// Words that name people, beside those that `is_people` tells by their ending.
const PEOPLE: &[&str] = &[
    "nurses",
    "students",
    "staff",
    "people",
    "clerks",
    "hires",
    "apprentices",
    "graduates",
    "interns",
    "externs",
    "colleagues",
    "reports",
    "teammates",
];
/// Words with such an ending that name no people.
const NO_PEOPLE: &[&str] = &[
    "quarters",
    "semesters",
    "employers",
    "centers",
    "letters",
    "numbers",
    "papers",
    "orders",
    "chapters",
    "errors",
    "trimesters",
    "summers",
    "winters",
];
/// What is no person, or the writer, before `is a`.
const NO_OTHER: &[&str] = &[
    "role",
    "profession",
    "specialty",
    "focus",
    "job",
    "position",
    "candidate",
    "applicant",
    "record",
    "first",
    "newest",
    "oldest",
    "latest",
    "coder",
    "biller",
    "auditor",
    "professional",
    "specialist",
    "i",
    "she",
    "he",
    "it",
    "this",
    "that",
    "what",
    "there",
    "which",
    "one",
    "credential",
    "credentials",
    "certification",
    "certificate",
    "goal",
    "next",
    "plan",
    "target",
    "aim",
    "dream",
    "step",
    "letter",
    "title",
    "license",
    "exam",
    "background",
];
/// The most tokens from a count to the verb, and from the verb to the credential.
const REACH: usize = 6;

/// The tokens that say that the credential is held by somebody else, in its statement.
pub(super) fn told(text: &Text<'_>, statement: &Range<usize>, credential: &Range<usize>) -> Option<Range<usize>> {
    let at = credential.start;
    counted(text, statement, at).or_else(|| counted_on(text, statement, at)).or_else(|| named(text, statement, at))
}

/// `sixteen hold the CPC`, `eleven coders have earned the CCS`, `three went on to sit for the CIC`.
fn counted(text: &Text<'_>, statement: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let near = statement.start.max(at.saturating_sub(REACH))..at;
    let verbs = near.rev().take_while(|t| is(text, *t, VERBS) || is(text, *t, BETWEEN)).filter(|t| is(text, *t, VERBS));
    verbs.into_iter().find_map(|verb| {
        let before = statement.start.max(verb.saturating_sub(REACH))..verb;
        let subject = before.rev().take_while(|t| counts(text, *t) || is_among(text, *t)).filter(|t| counts(text, *t)).last()?;
        let people = (subject + 1..verb).any(|t| is_people(text, t));
        (people || opens(text, statement, subject)).then_some(subject..verb + 1)
    })
}

/// Whether a count in words begins its clause: `Since 2019 eleven coders`, but no `May 21 earned the CPC`.
fn opens(text: &Text<'_>, statement: &Range<usize>, count: usize) -> bool {
    let word = text.tokens[count].kind == TokenKind::Word;
    word && (count == statement.start || is(text, count - 1, &[",", ";", ":", ".", "and", "-", "\u{2022}"]))
}

/// Goes on with what was counted before in the statement: `two the COC and four nurses the CCDS`.
fn counted_on(text: &Text<'_>, statement: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let article = at.checked_sub(1).filter(|t| *t > statement.start && is(text, *t, &["the", "a", "an"]))?;
    let count = (article.saturating_sub(2)..article).rev().take_while(|t| counts(text, *t) || is_people(text, *t)).find(|t| counts(text, *t))?;
    let first = (statement.start + 1..count).find_map(|t| counted(text, statement, t))?;
    (first.end < count).then_some(count..at)
}

/// `my podmate is the CRC`, `the owner's nephew is a CPC`, `a colleague who is a CIC`.
fn named(text: &Text<'_>, statement: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let article = at.checked_sub(1).filter(|t| is(text, *t, &["a", "an", "the"]))?;
    let is_verb = article.checked_sub(1).filter(|t| is(text, *t, &["is"]))?;
    let who = is_verb.checked_sub(1).filter(|t| *t >= statement.start)?;
    let person = text.tokens[who].kind == TokenKind::Word && text.tokens[who].small && !is(text, who, NO_OTHER);
    let owned = (who.saturating_sub(3).max(statement.start)..who).any(|t| is(text, t, &["my", "our", "the", "a", "an", "s", "another"]));
    (person && (owned || is(text, who, &["who"]))).then_some(who..at)
}

fn is(text: &Text<'_>, at: usize, words: &[&str]) -> bool {
    words.contains(&text.lower(at))
}

/// A small number, in words or digits; one that a mark joins is a date or a code.
fn counts(text: &Text<'_>, at: usize) -> bool {
    let alone = text.tokens[at].gap > Gap::Style;
    let digits = text.tokens[at].kind == TokenKind::Number && text.lower(at).len() <= 2 && alone;
    digits || is(text, at, COUNTS)
}

/// A word that can stand between a count and its verb.
fn is_among(text: &Text<'_>, at: usize) -> bool {
    // `of the coders I audited`.
    let done = |t: usize| text.lower(t).ends_with("ed") || is(text, t, &["taught", "led"]);
    let own = is(text, at, &["i", "we", "she", "he"]) && done(at + 1) || done(at) && at > 0 && is(text, at - 1, &["i", "we", "she", "he"]);
    own || is(text, at, AMONG) || is_people(text, at)
}

fn is_people(text: &Text<'_>, at: usize) -> bool {
    let ending = |word: &str| word.len() > 5 && ["ers", "ors", "ists"].iter().any(|ending| word.ends_with(ending));
    is(text, at, PEOPLE) || ending(text.lower(at)) && !is(text, at, NO_PEOPLE)
}
