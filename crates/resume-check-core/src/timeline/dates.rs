//! Dates: the ranges that months, seasons and years make, and those that stand alone.

use std::ops::Range;

use super::points::{PRESENT, Point, SINCE, UNTIL, can_begin, number, point_at};
use crate::month::Month;
use crate::text::{Gap, Text};
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

/// Words behind one date that has no end yet: `2019 onward`.
const ONWARD: &[&str] = &["onward", "onwards", "forward"];
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
    let until = match labelled_end(text, end).or(between.then_some(end + 1)).or_else(|| end_in_next_cell(text, at, end, &from)) {
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

/// The token of the end in the next cell: `| March 2024 | present | Coding Auditor |`. Two bare years head columns.
fn end_in_next_cell(text: &Text<'_>, at: usize, end: usize, from: &Point) -> Option<usize> {
    let line = text.tokens[at].line;
    let off_line = |t: usize| text.tokens.get(t).is_none_or(|t| t.line != line);
    let bar = |t: usize| text.lower(t) == "|";
    if !bar(end) || off_line(end) || off_line(end + 1) || at.checked_sub(1).is_some_and(|b| !bar(b) && !off_line(b)) {
        return None;
    }
    let (to, last) = end_at(text, end + 1)?;
    let told = to.is_none_or(|to| !(from.bare && to.bare));
    (told && (bar(last) || off_line(last))).then_some(end + 1)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Folded, Words, read};

    fn check(input: &str, expected: &[&str]) {
        let as_of = Month::new(2026, 11).expect("a month");
        let folded = Folded::of(input);
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
    fn single_dates_and_numbers_that_are_none() {
        check("Winter 2022", &["2022-12..2023-02"]);
        check("passed in 2021", &["2021-01..2021-12"]);
        check("1,200 charts, 99213, 24/25/57, 95-98%, 2000K", &[]);
        check("call 555-0108", &[]);
    }
}
