//! One end of a range, or a date that stands alone: months, seasons and years in every way that a resume writes them.

use crate::text::{Gap, Text, TokenKind};

/// One end of a range, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    /// The first month that it can mean.
    pub first: (Option<u16>, u8),
    /// The last.
    pub last: (Option<u16>, u8),
    /// Whether it is a bare number of four digits: a year, or some other number.
    pub bare: bool,
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
pub(super) const PRESENT: &[&str] = &["present", "current", "currently", "now", "today", "ongoing", "date", "pres"];
/// Words and marks between the two ends.
pub(super) const UNTIL: &[&str] = &["to", "-", "through", "thru", "until", "till", "up", "\u{2192}", "~", ">"];
/// Words before one date that has no end yet: `since June 2019`.
pub(super) const SINCE: &[&str] = &["since", "beginning", "starting"];
/// Words before a date that is told from memory.
const ABOUT: &[&str] = &["about", "around", "circa"];

/// Whether a date can begin at this token: a quick look at its first letters before the closer one.
pub(super) fn can_begin(text: &Text<'_>, at: usize) -> bool {
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

/// One end of a range that begins at this token, and the token after it.
pub(super) fn point_at(text: &Text<'_>, at: usize) -> Option<(Point, usize)> {
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

pub(super) fn number(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
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

    #[test]
    fn no_word_of_a_date_is_passed_over() {
        // `q1` is two tokens.
        let seasons = SEASONS.iter().map(|s| s.0.trim_end_matches(char::is_numeric));
        let words = MONTHS.iter().chain(SINCE).chain(ABOUT).copied().chain(seasons);
        assert_eq!(words.filter(|w| !may_open(w)).collect::<Vec<_>>(), Vec::<&str>::new());
    }
}
