//! Two levels of one thing, each told with its time: `71 then, 38 now`, `52% in 2023 and 70% in 2025`, `4.4%, where it was 9%`.

use std::cmp::Ordering;
use std::ops::Range;

use super::Amount;
use super::atoms::Reader;
use super::numbers::Quantity;
use crate::lexicon::{Around, Found, MetricCue, Sort};
use crate::text::TokenKind;
use crate::timeline::month_named;

/// The most tokens between the two.
const BETWEEN: usize = 18;
/// How far before and behind a number its time can stand.
const AHEAD: usize = 6;
const BEHIND: usize = 7;
/// The most tokens between a mark and the second of two numbers that a verb alone tells of: `, is`, `; it had been`.
const LINK: usize = 4;
/// A cue so near behind the second number makes it one of its own.
const OWN_CUE: usize = 4;
/// Figures of years or months that follow one another are a list: nothing says that one came of the other.
const YEARS_APART: u16 = 2;
const MONTHS_APART: u8 = 2;
/// What a level can be said of without its name.
const WHO: [&str; 3] = ["it", "we", "they"];

/// When a level was so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Earlier,
    Later,
    Year(u16),
    /// A month of no told year.
    Month(u8),
}

/// Makes one change of each two numbers that tell what was and what became of it.
pub(super) fn join(reader: &Reader<'_, '_>, cues: &[Found<'_, MetricCue>], found: &mut Vec<Quantity>) {
    let mut at = 1;
    while at < found.len() {
        match change(reader, cues, &found[at - 1], &found[at]) {
            Some(change) => {
                found[at - 1] = change;
                found.remove(at);
            }
            None => at += 1,
        }
    }
}

fn change(reader: &Reader<'_, '_>, cues: &[Found<'_, MetricCue>], a: &Quantity, b: &Quantity) -> Option<Quantity> {
    let (Amount::Value(first), Amount::Value(second)) = (a.amount, b.amount) else { return None };
    let between = a.tokens.end..b.tokens.start;
    if first == second || !alike(a, b) || between.len() > BETWEEN {
        return None;
    }
    let parts = |t: &usize| reader.is(*t, &[",", ";", ".", "/", "(", "and", "but", "against", "versus", "vs", "where", "instead"]);
    let part = between.clone().rev().find(parts)?;
    let behind = clause_behind(reader, b.tokens.end);
    if measures_another(reader, cues, a, &(part..b.tokens.start), &behind) {
        return None;
    }
    let link = part + 1..b.tokens.start;
    let sums = a.scaled || b.scaled || a.sort == Sort::Money;
    // `58 days, then 36`; shares are told one audit after the other, and sums one year after the other: `97%, then 98.5%`.
    let then = !sums && a.sort != Sort::Percent && link.len() == 1 && says(reader, &link, &["then"]);
    let told = when_first(reader, a, part).or(then.then_some(When::Earlier));
    // `A/R was 58 days, 36 this month`: the verb alone says little, and the other level tells the rest.
    let was = told.is_none() && reader.is(a.tokens.start.max(1) - 1, &["was", "were"]);
    let told_first = told.or(was.then_some(When::Earlier));
    let against = is_against(reader, part, &link).then_some(When::Earlier);
    // `which had been 72 hours, is 24`: what is, is so now.
    let is = told_first == Some(When::Earlier) && link.len() <= LINK && is_now(reader, &link) && (!was || says_no_more(reader, &link));
    let told_second =
        if then { Some(When::Later) } else { when(reader, behind).or_else(|| when(reader, link)).or(against).or(is.then_some(When::Later)) };
    let rises = match (told_first, told_second) {
        (Some(When::Year(first)), Some(When::Year(second))) if first + YEARS_APART <= second => Ordering::Less,
        (Some(When::Month(first)), Some(When::Month(second))) if first + MONTHS_APART <= second => Ordering::Less,
        (Some(When::Earlier | When::Year(_)), Some(When::Later)) | (Some(When::Earlier), Some(When::Year(_))) => Ordering::Less,
        (Some(When::Later | When::Year(_)), Some(When::Earlier)) | (Some(When::Later), Some(When::Year(_))) => Ordering::Greater,
        (Some(When::Year(first)), Some(When::Year(second))) if second + YEARS_APART <= first && reader.is(part, &["("]) => Ordering::Greater,
        (None, Some(When::Earlier)) if against.is_some() || reader.is(part, &["against", "versus", "vs"]) => Ordering::Greater,
        _ => return None,
    };
    // Sums of two years are two sums; what was and what is are one thing.
    if sums && !matches!((told_first, told_second), (Some(When::Earlier), Some(When::Later)) | (Some(When::Later), Some(When::Earlier))) {
        return None;
    }
    let (from, to) = if rises == Ordering::Less { (first, second) } else { (second, first) };
    let counted = if a.sort == Sort::Bare { b } else { a };
    Some(Quantity { tokens: a.tokens.start..b.tokens.end, amount: Amount::Change(from, to), bound: None, per: a.per.or(b.per), ..counted.clone() })
}

/// Whether a cue makes the second number one of its own, or one of the two was asked for.
fn measures_another(
    reader: &Reader<'_, '_>,
    cues: &[Found<'_, MetricCue>],
    first: &Quantity,
    before_second: &Range<usize>,
    behind: &Range<usize>,
) -> bool {
    let cue = |within: Range<usize>| {
        let from = cues.partition_point(|c| c.tokens.start < within.start);
        let mut own = cues.get(from..).unwrap_or_default().iter().take_while(|c| c.tokens.start < within.end);
        own.find(|c| !tells_when(reader, c)).map(|c| c.value.family)
    };
    let end = first.tokens.end;
    // `105% of standard instead of 91`: the standard is what the first is a share of.
    let share = |start: usize| start <= end + 1 && reader.is(end, &["of"]);
    let own = behind.start..behind.end.min(behind.start + OWN_CUE);
    let wanted = reader.signs.around(end..own.end).any(|f| *f.value == Around::Goal && !share(f.tokens.start));
    // `18% denied in 2022, 6% denied now`: the same is said of both.
    let another = cue(own).is_some_and(|own| cue(end..before_second.start) != Some(own));
    wanted || another || cue(before_second.clone()).is_some()
}

/// `before my time` measures no time.
fn tells_when(reader: &Reader<'_, '_>, cue: &Found<'_, MetricCue>) -> bool {
    let mut near = reader.signs.around(cue.tokens.start.saturating_sub(AHEAD)..cue.tokens.end);
    near.any(|f| matches!(f.value, Around::Earlier | Around::Later) && f.tokens.start <= cue.tokens.start && cue.tokens.end <= f.tokens.end)
}

/// When the first level was so: told behind it up to the part, else before it.
fn when_first(reader: &Reader<'_, '_>, first: &Quantity, part: usize) -> Option<When> {
    let (start, behind) = (first.tokens.start, first.tokens.end..part);
    // `fifteen percent was denied; six percent is now`; `once 84%, now 95%`.
    let was = says(reader, &behind, &["was", "were"]) || reader.is(start.max(1) - 1, &["from", "once"]);
    when(reader, behind).or_else(|| when(reader, clause_before(reader, start))).or(was.then_some(When::Earlier))
}

/// Whether a verb says that the second level is so now: `is`, `we're at`.
fn is_now(reader: &Reader<'_, '_>, link: &Range<usize>) -> bool {
    let who = |t: usize| t >= link.start + 2 && reader.is(t - 2, &WHO);
    link.clone().any(|t| reader.is(t, &["is", "are", "has", "have", "reads", "runs"]) || reader.is(t, &["s", "re"]) && who(t))
}

/// Whether the words before the second level name nothing of their own.
fn says_no_more(reader: &Reader<'_, '_>, link: &Range<usize>) -> bool {
    link.clone().all(|t| reader.is(t, &["now", "is", "are", "'", "s", "re", "at"]) || reader.is(t, &WHO))
}

/// Whether the words between the part and the second level say that it was so before: `instead of 91`, `where it was 9%`, `; it had been 81`.
fn is_against(reader: &Reader<'_, '_>, part: usize, link: &Range<usize>) -> bool {
    let was = || says(reader, link, &["was", "were", "had", "stood", "ran"]);
    let had_been = || link.len() <= LINK && says(reader, link, &["it", "they"]) && says(reader, link, &["had"]);
    reader.is(part, &["instead"]) || reader.is(part, &["where"]) && was() || had_been()
}

fn says(reader: &Reader<'_, '_>, within: &Range<usize>, words: &[&str]) -> bool {
    within.clone().any(|t| reader.is(t, words))
}

/// Whether the two count the same; the second need not say again what.
fn alike(a: &Quantity, b: &Quantity) -> bool {
    let single = |q: &Quantity| !q.compound && !matches!(q.sort, Sort::Factor | Sort::Points | Sort::Years);
    let says_nothing = matches!(b.sort, Sort::Bare | Sort::Index) && !b.counts_other && b.noun.is_none();
    let same = a.sort == b.sort && a.noun.zip(b.noun).is_none_or(|(a, b)| a.family == b.family) && a.counts_other == b.counts_other;
    // A pace that is told whole twice is told of two things.
    let again = a.per.is_some() && a.per == b.per && b.noun.is_some();
    single(a) && single(b) && (same || says_nothing) && (a.per.is_none() || b.per.is_none() || a.per == b.per) && !again
}

/// The time that is told first within these tokens.
fn when(reader: &Reader<'_, '_>, within: Range<usize>) -> Option<When> {
    let phrases = reader.signs.around(within.clone()).filter_map(|f| match f.value {
        Around::Earlier => Some((f.tokens.start, When::Earlier)),
        Around::Later => Some((f.tokens.start, When::Later)),
        _ => None,
    });
    let year = within.clone().find_map(|t| Some((t, When::Year(year(reader, t)?))));
    let in_month = |t: &usize| *t > 0 && reader.is(*t - 1, &["in", "by"]) && reader.kind(*t) == Some(TokenKind::Word);
    let month = within.filter(in_month).find_map(|t| Some((t, When::Month(month_named(reader.word(t)?)?))));
    phrases.chain(year).chain(month).min_by_key(|(at, _)| *at).map(|(_, when)| when)
}

/// `2023`, `'23`
fn year(reader: &Reader<'_, '_>, at: usize) -> Option<u16> {
    let number = reader.word(at).filter(|_| reader.kind(at) == Some(TokenKind::Number))?.parse().ok()?;
    let short = at > 0 && reader.is(at - 1, &["'"]) && reader.joined(at);
    match number {
        1990..2100 => Some(number),
        0..100 if short => Some(2000 + number),
        _ => None,
    }
}

/// The tokens before a number, as far as its clause goes.
fn clause_before(reader: &Reader<'_, '_>, number: usize) -> Range<usize> {
    let start = (number.saturating_sub(AHEAD)..number).rev().take_while(|t| !ends_clause(reader, *t)).last();
    start.unwrap_or(number)..number
}

/// The tokens behind a number, as far as its clause goes.
fn clause_behind(reader: &Reader<'_, '_>, number: usize) -> Range<usize> {
    // `70% (2021), 87% (2025)`: a bracket tells the year, or begins something else.
    let ends = |t: &usize| ends_clause(reader, *t) || reader.is(*t, &["("]) && year(reader, t + 1).is_none();
    number..(number..number + BEHIND).find(ends).unwrap_or(number + BEHIND)
}

fn ends_clause(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.word(at).is_none() || reader.is(at, &[",", ";", ".", ":", "|", "/", "\u{2022}"])
}
