//! The index of many resumes: a row each, as they come, and then what they come to, which a browser shows first.

use askama::Template;
use resume_check_core::Level;

use super::super::lines::{number, plain, reference};
use super::super::{Checked, Frame, Sheet, row, table};
use super::bars::{Bar, Column, bar, columns};
use super::{COMMON, filled};
use crate::batch::{Gap, Totals};
use crate::output::folder;

/// The most things missing that are named.
const GAPS: usize = 5;

#[derive(Template)]
#[template(path = "index_head.html")]
struct Head<'h> {
    policy: &'h str,
    style: &'h str,
    folder: String,
    target: String,
}

#[derive(Template)]
#[template(path = "index_row.html")]
struct Row {
    file: String,
    /// Where its page stands; empty where it has none.
    link: String,
    result: Result<Cells, String>,
}

/// What a row tells of a resume.
struct Cells {
    points: String,
    bar: Bar,
    verdict: String,
    level: &'static str,
    credentials: String,
    accuracy: String,
    volume: String,
    gain: String,
    next: String,
}

#[derive(Template)]
#[template(path = "index_foot.html")]
struct Foot {
    verdict: String,
    gates: String,
    passed_over: String,
    columns: Vec<Column>,
    /// Where the pass mark stands among the columns.
    mark: String,
    pass_mark: String,
    checked: usize,
    gaps: Vec<Lack>,
    as_of: String,
}

/// What many lack.
struct Lack {
    label: String,
    resumes: usize,
    bar: Bar,
    each: String,
}

/// What stands before the rows.
pub(in crate::render) fn head(frame: &Frame) -> String {
    let target = frame.target.as_deref().map_or(String::new(), plain);
    filled(&Head { policy: &COMMON.policy, style: &COMMON.style, folder: plain(&frame.folder), target })
}

/// A row.
pub(in crate::render) fn row(sheet: Sheet, frame: &Frame, checked: &Checked<'_>) -> String {
    let has_page = sheet.leads && checked.outcome.is_ok();
    let link = if has_page { link(checked.name) } else { String::new() };
    let file = plain(checked.name.strip_prefix(frame.folder.as_str()).unwrap_or(checked.name));
    filled(&Row { file, link, result: cells(checked) })
}

/// Where a page stands, as a browser asks for it.
fn link(name: &str) -> String {
    let page = folder::page(name);
    page.components().map(|part| reference(&part.as_os_str().to_string_lossy())).collect::<Vec<_>>().join("/")
}

fn cells(checked: &Checked<'_>) -> Result<Cells, String> {
    let report = checked.outcome.map_err(|fault| plain(&fault.message))?;
    let score = &report.score;
    let next = row::next(report);
    Ok(Cells {
        points: number(score.points),
        bar: bar(score.points, score.max, score.max),
        verdict: plain(&row::verdict(report, checked.verdicts)),
        level: report.level.estimate.as_str(),
        credentials: plain(&row::credentials(report).join(", ")),
        accuracy: row::accuracy(report),
        volume: row::volume(report),
        gain: next.map_or(String::new(), |action| number(action.gain)),
        next: next.map_or(String::new(), |action| plain(&action.text)),
    })
}

/// What stands after the rows: how many pass, how scores are spread, what is missing most.
pub(in crate::render) fn foot(frame: &Frame, totals: &Totals) -> String {
    let pass_mark = frame.analyzer.rubric(Level::Mid, None).pass_mark;
    let columns = columns(&totals.scores);
    let lack = |gap: &Gap| Lack {
        label: plain(&gap.label),
        resumes: gap.resumes,
        bar: bar(gap.resumes as f64, totals.checked as f64, totals.checked as f64),
        each: number((gap.lacks / gap.resumes as f64 * 10.0).round() / 10.0),
    };
    let over =
        if frame.passed_over > 0 { format!("Passed over: {} of other kinds.", table::counted(frame.passed_over, "file")) } else { String::new() };
    filled(&Foot {
        verdict: table::verdict(totals),
        gates: if totals.gated > 0 { plain(&table::gates(totals)) } else { String::new() },
        passed_over: over,
        mark: number(super::bars::place(pass_mark)),
        columns,
        pass_mark: number(pass_mark),
        checked: totals.checked,
        gaps: totals.gaps(GAPS).into_iter().map(lack).collect(),
        as_of: frame.as_of.clone(),
    })
}
