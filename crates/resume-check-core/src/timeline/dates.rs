//! Dates: months, seasons and years in every way that a resume writes them, and the ranges that they make.

use std::ops::Range;

use crate::month::Month;
use crate::text::{Gap, Text, TokenKind};
use crate::timeline::End;

/// A stretch of time that the text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateRange {
    /// The tokens that tell it.
    pub tokens: Range<usize>,
    /// The first month.
    pub start: Month,
    /// The last month.
    pub end: End,
    /// Whether it is one month, season or year and no range.
    pub single: bool,
}

/// One end of a range, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    /// The first month that it can mean.
    first: (Option<u16>, u8),
    /// The last.
    last: (Option<u16>, u8),
    /// Whether it is a bare number of four digits: a year, or some other number.
    bare: bool,
}

const MONTHS: [&str; 12] = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/// The first months of seasons and parts of a year, and how many months follow; winter ends in February of the next year.
const SEASONS: [(&str, u8, u8); 12] = [
    ("spring", 3, 2),
    ("summer", 6, 2),
    ("fall", 9, 2),
    ("autumn", 9, 2),
    ("winter", 12, 2),
    ("early", 1, 3),
    ("mid", 5, 3),
    ("late", 9, 3),
    ("q1", 1, 2),
    ("q2", 4, 2),
    ("q3", 7, 2),
    ("q4", 10, 2),
];
/// Words for an end that has not come.
const PRESENT: &[&str] = &["present", "current", "currently", "now", "today", "ongoing", "date", "pres"];
const UNTIL: &[&str] = &["to", "-", "through", "thru", "until", "till", "up", "\u{2192}", "~", ">"];
/// Words before one date that has no end yet: `since June 2019`.
const SINCE: &[&str] = &["since", "beginning", "starting"];
/// Words behind one date that has no end yet: `2019 onward`.
const ONWARD: &[&str] = &["onward", "onwards", "forward"];
/// Words before a date that is told from memory.
const ABOUT: &[&str] = &["about", "around", "circa"];
/// Words before a colon that label a range's end.
const END_LABELS: &[&str] = &["to", "until", "through", "end", "ended", "left", "finish"];
/// Most marks and words between the two ends: `-->`, `up to`.
const LONGEST_UNTIL: usize = 3;

/// Every range and every single date of a text, in text order; none overlap.
pub(crate) fn find(text: &Text<'_>, as_of: Month) -> Vec<DateRange> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        match can_begin(text, at).then(|| range_at(text, at, as_of)).flatten() {
            Some(range) => {
                at = range.tokens.end;
                found.push(range);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a date can begin at this token: a quick look at its first letters before the closer one.
fn can_begin(text: &Text<'_>, at: usize) -> bool {
    let word = text.lower(at);
    match text.tokens[at].kind {
        TokenKind::Number => word.len() <= 4,
        TokenKind::Mark => word == "'",
        TokenKind::Word => may_open(word),
    }
}

/// Whether a month, a season or a word before a date opens with these letters.
fn may_open(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [b'q']
            | [b'a', b'p', b'r', ..]
            | [b'a', b'u', b'g' | b't', ..]
            | [b'a', b'b' | b'r', b'o', ..]
            | [b'b', b'e', b'g', ..]
            | [b'c', b'i', b'r', ..]
            | [b'd', b'e', b'c', ..]
            | [b'e', b'a', b'r', ..]
            | [b'f', b'e', b'b', ..]
            | [b'f', b'a', b'l', ..]
            | [b'j', b'a', b'n', ..]
            | [b'j', b'u', b'n' | b'l', ..]
            | [b'l', b'a', b't', ..]
            | [b'm', b'a', b'r' | b'y', ..]
            | [b'm', b'i', b'd', ..]
            | [b'n', b'o', b'v', ..]
            | [b'o', b'c', b't', ..]
            | [b's', b'e', b'p', ..]
            | [b's', b'i', b'n', ..]
            | [b's', b'p', b'r', ..]
            | [b's', b't', b'a', ..]
            | [b's', b'u', b'm', ..]
            | [b'w', b'i', b'n', ..]
    )
}

fn range_at(text: &Text<'_>, at: usize, as_of: Month) -> Option<DateRange> {
    if SINCE.contains(&text.lower(at)) {
        let (point, end) = point_at(text, at + 1)?;
        let start = month(point.first, None)?;
        return (start <= as_of).then_some(DateRange { tokens: at..end, start, end: End::Present, single: false });
    }
    let (from, end) = point_at(text, at)?;
    if ONWARD.contains(&text.lower(end)) {
        return Some(DateRange { tokens: at..end + 1, start: month(from.first, None)?, end: End::Present, single: false });
    }
    if let Some(to) = short_end(text, at, end, &from) {
        let (start, last) = (month(from.first, None)?, Month::new(to, 12)?);
        return Some(DateRange { tokens: at..end + 2, start, end: End::Month(last), single: false });
    }
    let between = at > 0 && text.lower(at - 1) == "between" && text.lower(end) == "and";
    // `From: May 2014` and on the next line `To: July 2019`.
    let until = match labelled_end(text, end).or(between.then_some(end + 1)) {
        Some(last) => end_at(text, last),
        None => until_at(text, end),
    };
    if let Some((to, end)) = until {
        return match to {
            None => Some(DateRange { tokens: at..end, start: month(from.first, None)?, end: End::Present, single: false }),
            Some(to) => {
                let last = month(to.last, None)?;
                // `June - August 2019`: the year is told once.
                let start = month(from.first, Some(last.year())).filter(|s| *s <= last)?;
                Some(DateRange { tokens: at..end, start, end: End::Month(last), single: false })
            }
        };
    }
    let (start, last) = (month(from.first, None)?, month(from.last, None)?);
    Some(DateRange { tokens: at..end, start, end: End::Month(last), single: true })
}

/// The token behind the label of a range's end: `To:`, `End date:`.
fn labelled_end(text: &Text<'_>, at: usize) -> Option<usize> {
    let at = at + usize::from(matches!(text.lower(at), "," | ";" | "|"));
    let label = END_LABELS.contains(&text.lower(at)) && text.tokens.get(at).is_some_and(|t| t.gap > Gap::Style);
    let colon = at + 1 + usize::from(text.lower(at + 1) == "date");
    (label && text.lower(colon) == ":").then_some(colon + 1)
}

fn month((year, month): (Option<u16>, u8), other: Option<u16>) -> Option<Month> {
    Month::new(year.or(other)?, month)
}

/// The end of a range: `None` inside for one that has not come, and the token after it.
fn until_at(text: &Text<'_>, at: usize) -> Option<(Option<Point>, usize)> {
    let word = |t: usize| (t < text.tokens.len()).then(|| text.lower(t));
    let mut next = at;
    while word(next).is_some_and(|w| UNTIL.contains(&w)) && next < at + LONGEST_UNTIL {
        next += 1;
    }
    if next == at || next == at + 1 && matches!(word(at), Some(">" | "up")) {
        return None;
    }
    end_at(text, next)
}

fn end_at(text: &Text<'_>, at: usize) -> Option<(Option<Point>, usize)> {
    let end = at + usize::from(text.lower(at) == "the");
    if PRESENT.contains(&text.lower(end)) {
        return Some((None, end + 1));
    }
    point_at(text, at).map(|(point, end)| (Some(point), end))
}

/// The year behind the dash of `2019-21`; `2019-11` is a month.
fn short_end(text: &Text<'_>, at: usize, end: usize, from: &Point) -> Option<u16> {
    let year = from.first.0.filter(|_| from.bare && end == at + 1)?;
    let tight = |t: usize| text.tokens.get(t).is_some_and(|t| t.gap == Gap::None);
    let (n, digits) = number(text, end + 1).filter(|_| text.lower(end) == "-" && tight(end) && tight(end + 1))?;
    let more = tight(end + 2) && text.lower(end + 2) == "-";
    (digits == 2 && n > 12 && year / 100 * 100 + n > year && !more).then_some(year / 100 * 100 + n)
}

/// One end of a range that begins at this token, and the token after it.
fn point_at(text: &Text<'_>, at: usize) -> Option<(Point, usize)> {
    let at = at + usize::from(ABOUT.contains(&text.lower(at)));
    let token = text.tokens.get(at)?;
    let inside = at > 0 && token.gap == Gap::None && text.tokens[at - 1].kind != TokenKind::Mark;
    match token.kind {
        TokenKind::Word if !inside => named(text, at),
        TokenKind::Number if !inside => day_first(text, at).or_else(|| numbered(text, at)),
        TokenKind::Mark if text.lower(at) == "'" => {
            let year = short_year(text, at)?;
            Some((Point { first: (Some(year), 1), last: (Some(year), 12), bare: false }, at + 2))
        }
        _ => None,
    }
}

/// `5 June 2019`, `1st of June 2019`.
fn day_first(text: &Text<'_>, at: usize) -> Option<(Point, usize)> {
    number(text, at).filter(|(n, digits)| *digits <= 2 && (1..=31).contains(n))?;
    let mut next = at + 1;
    while matches!(text.lower(next), "st" | "nd" | "rd" | "th" | "of") && next < at + 3 {
        next += 1;
    }
    let month = text.tokens.get(next).filter(|t| t.kind == TokenKind::Word && t.gap > Gap::None)?;
    named(text, next).filter(|(point, _)| point.first.0.is_some() && month.gap < Gap::Wide)
}

/// `March 2021`, `Sept. 2016`, `Fall 2023`, `June 5, 2019`, and `June` alone before a range's end.
fn named(text: &Text<'_>, at: usize) -> Option<(Point, usize)> {
    // `Q3` is a letter and a number.
    let quarter = text.lower(at) == "q" && text.tokens.get(at + 1).is_some_and(|t| t.gap == Gap::None);
    let quarter = quarter.then(|| SEASONS.iter().find(|s| s.0.strip_prefix('q') == Some(text.lower(at + 1)))).flatten();
    let at = at + usize::from(quarter.is_some());
    let word = text.lower(at);
    let season = quarter.or_else(|| SEASONS.iter().find(|s| s.0 == word)).copied();
    let first = season.map(|s| s.1).or(month_named(word))?;
    let mut next = at + 1;
    let mark = |t: usize, marks: &[&str]| t < text.tokens.len() && marks.contains(&text.lower(t));
    while mark(next, &[".", ",", "of", "-", "/"]) && next < at + 3 && (!mark(next, &["-"]) || text.tokens[next].gap == Gap::None) {
        next += 1;
    }
    // A day of the month, `5,` or `1st,`.
    let day = |t: usize| number(text, t).is_some_and(|(n, digits)| digits <= 2 && (1..=31).contains(&n));
    if day(next) {
        let behind = next + 1 + usize::from(mark(next + 1, &["st", "nd", "rd", "th"]));
        let year_at = behind + usize::from(mark(behind, &[","]));
        if year_at > next + 1 && year(text, year_at).is_some() {
            next = year_at;
        }
    }
    let (year, end) =
        match year(text, next).or_else(|| short_year(text, next).filter(|_| mark(next, &["'"]))).or_else(|| bare_short_year(text, at, next)) {
            Some(y) => (Some(y), next + 1 + usize::from(mark(next, &["'"]))),
            // `June 15 - July 8, 2021`.
            None if day(at + 1) && mark(at + 2, UNTIL) => (None, at + 2),
            None => (None, at + 1),
        };
    if year.is_none() && !(mark(end, UNTIL) && season.is_none()) {
        return None;
    }
    let last = match season {
        Some((_, 12, _)) => (year.map(|y| y + 1), 2),
        Some((_, from, more)) => (year, from + more),
        None => (year, first),
    };
    Some((Point { first: (year, first), last, bare: false }, end))
}

/// The number of the month that a word names: `march`, `mar`, `sept`.
pub(crate) fn month_named(word: &str) -> Option<u8> {
    let named = MONTHS.iter().position(|m| {
        *m == word
            || word.len() >= 3 && word.len() <= 4 && m.starts_with(word) && (word.len() == 3 || word == "sept" || word == "june" || word == "july")
    });
    named.and_then(|m| u8::try_from(m + 1).ok())
}

/// `03/2021`, `3/21`, `03-2021`, `2021-03`, `03/15/2021`, `2021`.
fn numbered(text: &Text<'_>, at: usize) -> Option<(Point, usize)> {
    let (n, digits) = number(text, at)?;
    let joined = |t: usize| t < text.tokens.len() && text.tokens[t].gap == Gap::None;
    let mark = |t: usize| joined(t) && matches!(text.lower(t), "/" | "-" | ".") && joined(t + 1);
    let point = |year: u16, month: u16, end: usize| {
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        Some((Point { first: (Some(year), month), last: (Some(year), month), bare: false }, end))
    };
    // `02 / 2025`, as a scanner reads it.
    let apart = |t: usize| text.tokens.get(t).is_some_and(|t| t.gap == Gap::Blank);
    if digits <= 2 && text.lower(at + 1) == "/" && apart(at + 1) && apart(at + 2) {
        return point(year(text, at + 2)?, n, at + 3);
    }
    if digits <= 2 && mark(at + 1) {
        // A day between month and year.
        if mark(at + 3) && text.lower(at + 1) == "/" && text.lower(at + 3) == "/" && number(text, at + 2).is_some_and(|(_, d)| d <= 2) {
            let year = year(text, at + 4).or_else(|| short_year(text, at + 4))?;
            return point(year, n, at + 5);
        }
        let slash = text.lower(at + 1) == "/";
        // `10/'21`.
        if slash && text.lower(at + 2) == "'" {
            return short_year(text, at + 2).and_then(|y| point(y, n, at + 4));
        }
        let year = year(text, at + 2).or_else(|| slash.then(|| short_year(text, at + 2)).flatten())?;
        // More digits or a fraction behind: some other number.
        let longer = slash && joined(at + 3) && matches!(text.lower(at + 3), "/" | "%");
        return if longer { None } else { point(year, n, at + 3) };
    }
    let year = year(text, at)?;
    if mark(at + 1)
        && text.lower(at + 1) != "."
        && let Some((m, d)) = number(text, at + 2)
    {
        let alone = !mark(at + 3) || number(text, at + 4).is_none_or(|(_, d)| d == 4);
        if d == 2 && (1..=12).contains(&m) && alone {
            return point(year, m, at + 3);
        }
    }
    // `2019 Oct`.
    let month_behind =
        text.tokens.get(at + 1).filter(|t| t.kind == TokenKind::Word && !t.small && t.gap == Gap::Blank && number(text, at + 2).is_none());
    if let Some(m) = month_behind.and_then(|_| month_named(text.lower(at + 1))) {
        let end = at + 2 + usize::from(text.lower(at + 2) == "." && joined(at + 2));
        return point(year, u16::from(m), end);
    }
    // `2019 (Oct)`, `2019 (Oct.)`
    let close = at + 3 + usize::from(text.lower(at + 3) == ".");
    let bracketed = text.lower(at + 1) == "(" && text.lower(close) == ")";
    if let Some(m) = bracketed.then(|| month_named(text.lower(at + 2))).flatten() {
        return point(year, u16::from(m), close + 1);
    }
    let goes_on = joined(at + 1) && text.tokens[at + 1].kind == TokenKind::Word;
    let inside = at > 0 && text.tokens[at].gap == Gap::None && matches!(text.lower(at - 1), "$" | "#" | "." | ",");
    (!goes_on && !inside).then_some((Point { first: (Some(year), 1), last: (Some(year), 12), bare: true }, at + 1))
}

fn number(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
    let token = text.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
    let digits = text.lower(at);
    (token.text.len() <= 4).then(|| Some((digits.parse().ok()?, digits.len())))?
}

fn year(text: &Text<'_>, at: usize) -> Option<u16> {
    number(text, at).filter(|(n, digits)| *digits == 4 && (1950..2100).contains(n)).map(|(n, _)| n)
}

/// `'21` or, after a slash, `21`.
fn short_year(text: &Text<'_>, at: usize) -> Option<u16> {
    let at = at + usize::from(text.tokens.get(at).is_some_and(|_| text.lower(at) == "'"));
    let (n, digits) = number(text, at)?;
    (digits == 2).then_some(if n >= 60 { 1900 + n } else { 2000 + n })
}

/// The year of `Mar-21`, and of `Mar 21` in a range whose other end is told in the same way or has not come.
fn bare_short_year(text: &Text<'_>, month: usize, at: usize) -> Option<u16> {
    let short = |t: usize| number(text, t).is_some_and(|(_, digits)| digits == 2) && !matches!(text.lower(t + 1), "," | "st" | "nd" | "rd" | "th");
    let month_at = |t: usize| text.lower(t).get(..3).is_some_and(|word| MONTHS.iter().any(|m| m.starts_with(word)));
    let until = |t: usize| UNTIL.contains(&text.lower(t));
    let dashed = at == month + 2 && matches!(text.lower(at - 1), "-" | "/") && text.tokens.get(at).is_some_and(|t| t.gap == Gap::None);
    let opens = until(at + 1) && (PRESENT.contains(&text.lower(at + 2)) || month_at(at + 2) && short(at + 3) && year(text, at + 4).is_none());
    let closes = month >= 3 && until(month - 1) && short(month - 2) && month_at(month - 3);
    (month_at(month) && short(at) && (dashed || opens || closes)).then(|| short_year(text, at)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Words, fold, read};

    fn check(input: &str, expected: &[&str]) {
        let as_of = Month::new(2026, 11).expect("a month");
        let folded = fold(input);
        let text = read(&folded, &Words::default());
        let shown = |r: &DateRange| match r.end {
            End::Present => format!("{} present", r.start),
            End::Month(m) if r.single => format!("{}..{m}", r.start),
            End::Month(m) => format!("{} {m}", r.start),
        };
        assert_eq!(find(&text, as_of).iter().map(shown).collect::<Vec<_>>(), expected, "dates of {input:?}");
    }

    #[test]
    fn ranges_in_every_way_of_writing() {
        for (input, expected) in [
            ("March 2021 to June 2023", "2021-03 2023-06"),
            ("Feb 2024 - Present", "2024-02 present"),
            ("03/2024 – Current", "2024-03 present"),
            ("3/21-6/23", "2021-03 2023-06"),
            ("08-2015 to 01-2020", "2015-08 2020-01"),
            ("2024-02 - 2025-03", "2024-02 2025-03"),
            ("Sept 2016 – Apr. 2020", "2016-09 2020-04"),
            ("2012 – Aug 2016", "2012-01 2016-08"),
            ("2019 to present", "2019-01 present"),
            ("2020-2022", "2020-01 2022-12"),
            ("’23 – present", "2023-01 present"),
            ("’21 – ’22", "2021-01 2022-12"),
            ("Fall 2023 – Present", "2023-09 present"),
            ("Spring 2022 – Summer 2023", "2022-03 2023-08"),
            ("Since June 2025", "2025-06 present"),
            ("March 2023 to date", "2023-03 present"),
            ("November 2025 to now", "2025-11 present"),
            ("June - August 2019", "2019-06 2019-08"),
            ("Jan 2020\nto\nMar 2021", "2020-01 2021-03"),
            ("06/15/2019 - 07/01/2021", "2019-06 2021-07"),
            ("June 5, 2019 through July 8, 2021", "2019-06 2021-07"),
            ("2014 to August 2022", "2014-01 2022-08"),
            ("1/2019 to Present", "2019-01 present"),
            ("January 2024--present", "2024-01 present"),
            ("[2025-01 -> now]", "2025-01 present"),
            ("From: February 2019\nTo: present", "2019-02 present"),
            ("Start date: 05/2014\nEnd date: 07/2019", "2014-05 2019-07"),
            ("Mar 21 - Jun 23", "2021-03 2023-06"),
            ("Mar 21 – Present", "2021-03 present"),
            ("2019-21", "2019-01 2021-12"),
            ("2019 onward", "2019-01 present"),
            ("between May 2015 and July 2018", "2015-05 2018-07"),
            ("5 June 2019 - 7 July 2021", "2019-06 2021-07"),
            ("late 2019 to mid-2021", "2019-09 2021-08"),
            ("02 / 2025  -  Present", "2025-02 present"),
            ("06 / 2024  -  01 / 2025", "2024-06 2025-01"),
            ("from Aug 2023 to till date", "2023-08 present"),
            ("10/'21 to 05/2023", "2021-10 2023-05"),
            ("Mar-21 – Apr-23", "2021-03 2023-04"),
            ("Mar 21 – Apr 23", "2021-03 2023-04"),
            ("March 1st, 2021 - June 30th, 2022", "2021-03 2022-06"),
            ("15 March 2021 - 2 June 2022", "2021-03 2022-06"),
            ("June 15 - July 8, 2021", "2021-06 2021-07"),
            ("2019–20", "2019-01 2020-12"),
            ("2019-'21", "2019-01 2021-12"),
            ("mid-2019 to early 2021", "2019-05 2021-04"),
            ("Q1 2022 – Q3 2023", "2022-01 2023-09"),
            ("10.2021 – 05.2023", "2021-10 2023-05"),
            ("June2021–May2022", "2021-06 2022-05"),
            ("07/'15 – 06/'18", "2015-07 2018-06"),
            ("June 2019 up to the present", "2019-06 present"),
            ("2019 Oct - Present", "2019-10 present"),
            ("2015 Apr. – 2019 Sept", "2015-04 2019-09"),
            ("2020 (May) to present", "2020-05 present"),
            ("2015 (October) – 2020 (Apr.)", "2015-10 2020-04"),
        ] {
            check(input, &[expected]);
        }
    }

    #[test]
    fn no_word_of_a_date_is_passed_over() {
        // `q1` is two tokens.
        let seasons = SEASONS.iter().map(|s| s.0.trim_end_matches(char::is_numeric));
        let words = MONTHS.iter().chain(SINCE).chain(ABOUT).copied().chain(seasons);
        assert_eq!(words.filter(|w| !may_open(w)).collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn single_dates_and_numbers_that_are_none() {
        check("Winter 2022", &["2022-12..2023-02"]);
        check("passed in 2021", &["2021-01..2021-12"]);
        check("1,200 charts, 99213, 24/25/57, 95-98%, 2000K", &[]);
        check("call 555-0108", &[]);
    }
}
