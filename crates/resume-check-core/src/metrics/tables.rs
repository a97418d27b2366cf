//! Rows of a table that tell two levels of one thing: `Charge lag | 6 days | 2 days` under `Measure | Before | Now`.

use std::ops::Range;

use super::signs::Signs;
use crate::lexicon::Around;
use crate::text::{Gap, Line, Text, TokenKind};

/// The tokens of the rows whose last two cells are an earlier and a later level, in text order.
pub(super) fn compared(text: &Text<'_>, signs: &Signs<'_>) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut columns = 0;
    for line in &text.lines {
        let cells = cells(text, line);
        if line.is_blank() || columns > 0 && cells.len() != columns && !is_rule(text, line) {
            columns = 0;
        }
        if let [.., earlier, later] = cells.as_slice()
            && cells.len() >= 3
            && is_earlier(text, signs, earlier, later)
        {
            columns = cells.len();
        } else if columns > 0 && cells.len() == columns {
            rows.push(line.tokens.clone());
        }
    }
    rows
}

/// The cells of a line that hold something: what stands between bars and wide gaps.
fn cells(text: &Text<'_>, line: &Line) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = line.body().start;
    for at in line.body() {
        let bar = text.lower(at) == "|";
        if bar || at > start && text.tokens[at].gap >= Gap::Wide {
            cells.push(start..at);
            start = at + usize::from(bar);
        }
    }
    cells.push(start..line.tokens.end);
    cells.retain(|c| !c.is_empty());
    cells
}

/// `|---|---|`
fn is_rule(text: &Text<'_>, line: &Line) -> bool {
    line.body().all(|t| text.tokens[t].kind == TokenKind::Mark)
}

/// Whether two headings of columns tell of then and now: in words, or by their years.
fn is_earlier(text: &Text<'_>, signs: &Signs<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    let told = |cell: &Range<usize>, kind: Around| signs.around(cell.clone()).any(|f| *f.value == kind);
    if told(one, Around::Earlier) && told(other, Around::Later) {
        return true;
    }
    match (year(text, one), year(text, other)) {
        (Some(one), Some(other)) => one < other,
        _ => false,
    }
}

/// The year of a heading that holds little else: `2023`, `FY21`.
fn year(text: &Text<'_>, cell: &Range<usize>) -> Option<u16> {
    let fiscal = |t: usize| t > cell.start && text.lower(t - 1) == "fy";
    let of = |t: usize| text.lower(t).parse::<u16>().ok().filter(|n| (1990..2100).contains(n) || fiscal(t) && *n < 100).map(|n| n % 100);
    (cell.len() <= 3).then(|| cell.clone().find_map(of)).flatten()
}
