//! What a posting asks for in numbers: years in the field, and how accurate and how much the work must be.

use std::ops::Range;

use super::line_of;
use super::wishes::{Wanted, Wishes};
use crate::kinds::{Track, Unit};
use crate::lexicon::{Lexicon, PostingPart};
use crate::metrics::{Asked, AskedOf};
use crate::posting::{Standard, Years};
use crate::text::Text;

/// How far behind a number its field is told.
const BEHIND: usize = 14;
/// How far before it.
const BEFORE: usize = 8;
/// No posting asks for more years.
const MOST_YEARS: f64 = 30.0;
/// Families that a posting holds the work to.
const STANDARDS: &[&str] = &[
    "coding-accuracy",
    "drg-accuracy",
    "productivity-volume",
    "productivity-percent",
    "query-response",
    "query-agreement",
    "clean-claim",
    "first-pass-acceptance",
    "dnfb",
    "denial-rate",
    "cdi-review",
    "audit-volume",
];

/// The least years in the job's own field: of one sentence the first, of alternatives the least, of several sentences the most.
pub(super) fn years(text: &Text<'_>, lexicon: &Lexicon, wishes: &Wishes<'_, '_>, asked: &[Asked], track: Option<Track>) -> Option<Years> {
    let mut sentences: Vec<(Range<usize>, Years, bool)> = Vec::new();
    let years = asked.iter().filter(|a| matches!(a.of, AskedOf::Years) && a.least > 0.0 && a.least <= MOST_YEARS);
    for number in years {
        let wanted = wishes.wanted(&number.tokens);
        let told = wanted == Some(Wanted::Required) && !matches!(wishes.part(number.tokens.start), Some(PostingPart::Duties));
        let sentence = wishes.sentence(number.tokens.start);
        if !told || !asks(text, lexicon, number, &sentence) {
            continue;
        }
        let own = track.is_some_and(|track| lexicon.job.own.find_within(text, field(text, number, &sentence)).any(|f| *f.value == track));
        let span = text.span(&number.tokens);
        let found = Years { least: number.least, says: text.one_line(span), span, line: line_of(text, span) };
        match sentences.last_mut().filter(|(s, ..)| s.contains(&number.tokens.start)) {
            // `five years, or three with a degree`: the least. `seven years, three of them leading`: the first.
            Some((_, first, _)) if first.least > found.least && alternative(text, first.span.end, number.tokens.start) => *first = found,
            Some(_) => {}
            None => sentences.push((text.statement_of(number.tokens.start).tokens.clone(), found, own)),
        }
    }
    let any_own = sentences.iter().any(|(.., own)| *own);
    let fitting = sentences.into_iter().filter(|(.., own)| *own || !any_own).map(|(_, years, _)| years);
    fitting.reduce(|most, next| if next.least > most.least { next } else { most })
}

/// Where the field of a number stands: behind it, up to the next clause.
fn field(text: &Text<'_>, number: &Asked, sentence: &Range<usize>) -> Range<usize> {
    let end = sentence.end.min(number.tokens.end + BEHIND);
    let stop = (number.tokens.end..end).find(|t| matches!(text.lower(*t), ";" | "|" | "or" | "."));
    number.tokens.end..stop.unwrap_or(end)
}

/// Whether a number of years asks for time in the field.
fn asks(text: &Text<'_>, lexicon: &Lexicon, number: &Asked, sentence: &Range<usize>) -> bool {
    let job = &lexicon.job;
    // `a CCA with three years will also be considered` is another way in.
    if job.instead.any_within(text, sentence.clone()) {
        return false;
    }
    let before = sentence.start.max(number.tokens.start.saturating_sub(BEFORE))..number.tokens.start;
    if job.no_years.find_within(text, before.clone()).any(|f| f.tokens.end + 1 >= number.tokens.start) {
        return false;
    }
    let behind = field(text, number, sentence);
    // `have coded for at least three years`
    let ahead = || job.field.any_within(text, before.clone());
    if job.field.any_within(text, behind.clone()) || ahead() {
        return true;
    }
    let experience = |within: &Range<usize>| within.clone().any(|t| matches!(text.lower(t), "experience" | "experienced"));
    (experience(&behind) || experience(&before)) && !job.besides.any_within(text, behind)
}

/// Whether `or` stands between the end of one number and another.
fn alternative(text: &Text<'_>, from: usize, to: usize) -> bool {
    let first = text.tokens.partition_point(|t| t.span.start < from);
    (first.max(to.saturating_sub(3 * BEHIND))..to).any(|t| text.lower(t) == "or")
}

/// How accurate and how much: each family once, the first that is stated.
pub(super) fn standards(text: &Text<'_>, wishes: &Wishes<'_, '_>, asked: &[Asked]) -> Vec<Standard> {
    let mut all: Vec<Standard> = Vec::new();
    for number in asked {
        let AskedOf::Family { id, unit, per } = &number.of else { continue };
        let (unit, per) = (*unit, *per);
        let held = matches!(unit, Unit::Percent) || per.is_some() || unit == Unit::Days;
        let offered = matches!(wishes.part(number.tokens.start), Some(PostingPart::Offer | PostingPart::Unasked));
        if !STANDARDS.contains(&id.as_str()) || !held || offered || all.iter().any(|s| s.family == *id) {
            continue;
        }
        let span = text.span(&number.tokens);
        let (family, says, line) = (id.clone(), text.one_line(span), line_of(text, span));
        all.push(Standard { family, value: number.least, unit, per, says, span, line });
    }
    all
}
