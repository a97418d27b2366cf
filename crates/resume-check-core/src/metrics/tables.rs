//! Tables of results: rows that tell two levels of one thing (`Charge lag | 6 days | 2 days` under `Measure | Before | Now`), and columns that hold
//! what was asked for and not what was reached (`Accuracy | 98.4% | 95%` under `Item | Result | Goal`).

use std::ops::Range;

use super::signs::Signs;
use crate::lexicon::Around;
use crate::text::{Gap, Line, Text, TokenKind};

/// A heading of more tokens is no heading of a column.
const LONGEST_HEADING: usize = 4;

/// What tables say of their cells, in text order.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The tokens of the rows that tell an earlier and a later level, up to the end of the later one.
    pub compared: Vec<Range<usize>>,
    /// The tokens of the cells that hold a goal.
    pub wanted: Vec<Range<usize>>,
    /// The tokens of the rows in which the first cell names what the others tell: those of such columns, and a label beside one value.
    pub labelled: Vec<Range<usize>>,
}

/// The columns of a table, by the line that heads them.
#[derive(Debug, Default)]
struct Columns {
    count: usize,
    /// The column of the earlier of two levels; the later one is the next.
    compared: Option<usize>,
    wanted: Option<usize>,
}

/// The tables of a text.
pub(super) fn find(text: &Text<'_>, signs: &Signs<'_>) -> Tables {
    let mut tables = Tables::default();
    let mut columns = Columns::default();
    for line in &text.lines {
        // Most lines have one cell and stand in no table.
        if columns.count == 0 && !is_parted(text, line) {
            continue;
        }
        let cells = cells(text, line);
        if line.is_blank() || columns.count > 0 && cells.len() != columns.count && !is_rule(text, line) {
            columns.count = 0;
        }
        if let Some(headed) = headings(text, signs, &cells) {
            columns = headed;
        } else if columns.count > 0 && cells.len() == columns.count {
            tables.compared.extend(columns.compared.map(|at| line.tokens.start..cells[at + 1].end));
            tables.wanted.extend(columns.wanted.map(|at| cells[at].clone()));
            tables.labelled.push(line.tokens.clone());
        } else if let [label, _] = &cells[..]
            && !label.clone().any(|t| text.tokens[t].kind == TokenKind::Number)
        {
            tables.labelled.push(line.tokens.clone());
        }
    }
    tables
}

/// What the cells say of the columns below them, where they head any.
fn headings(text: &Text<'_>, signs: &Signs<'_>, cells: &[Range<usize>]) -> Option<Columns> {
    let [_, named @ ..] = cells else { return None };
    // Of more than two years the last two.
    let compared = named.windows(2).rposition(|pair| is_earlier(text, signs, &pair[0], &pair[1])).map(|at| at + 1);
    let is_goal = |cell: &Range<usize>| cell.len() <= LONGEST_HEADING && signs.around(cell.clone()).any(|f| *f.value == Around::Goal);
    let is_word = |cell: &Range<usize>| year(text, cell).is_some() || !cell.clone().any(|t| text.tokens[t].kind == TokenKind::Number);
    let wanted = named.iter().position(is_goal).map(|at| at + 1).filter(|_| named.len() > 1 && named.iter().all(is_word));
    (compared.is_some() || wanted.is_some()).then_some(Columns { count: cells.len(), compared, wanted })
}

/// Whether a line can hold more cells than one.
fn is_parted(text: &Text<'_>, line: &Line) -> bool {
    line.body().skip(1).any(|t| text.tokens[t].gap >= Gap::Wide || text.lower(t) == "|")
}

/// The cells of a line: what stands between bars, else between wide gaps.
fn cells(text: &Text<'_>, line: &Line) -> Vec<Range<usize>> {
    let body = line.body();
    let bars = body.clone().any(|t| text.lower(t) == "|");
    let mut cells = Vec::new();
    let mut start = body.start;
    for at in body {
        if text.lower(at) == "|" {
            // The bar that opens a row parts nothing.
            if at > line.body().start {
                cells.push(start..at);
            }
            start = at + 1;
        } else if !bars && at > start && text.tokens[at].gap >= Gap::Wide {
            cells.push(start..at);
            start = at;
        }
    }
    if start < line.tokens.end {
        cells.push(start..line.tokens.end);
    }
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
