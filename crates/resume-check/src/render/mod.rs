//! How results are shown: one file for each format, and the pieces that texts for a person are set from.
//!
//! A sheet is set in pieces: what stands before the results, each result, what stands between and after them. So it can be written while others are still checked.

pub(crate) mod compare;
mod csv;
mod github;
mod html;
pub(crate) mod job;
pub(crate) mod json;
mod junit;
pub(crate) mod lines;
mod markdown;
pub(crate) mod paths;
pub(crate) mod plan;
mod row;
mod sarif;
pub(crate) mod summary;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod views;

use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use resume_check_core::guidance::Plan;
use resume_check_core::report::Diagnostic;
use resume_check_core::{Analyzer, Document, Report};

use crate::args::Format;
use crate::batch::{Gates, Totals, Verdict};
use crate::exit::Fault;

/// Headings and what matters most.
pub(crate) const STRONG: Style = Style::new().bold();
/// What can be passed over.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// What is reached.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// What is on the way.
pub(crate) const SOME: Style = AnsiColor::Yellow.on_default();
/// What to look at.
pub(crate) const LOOK: Style = AnsiColor::Cyan.on_default();

/// The text in a style. Styles carry no meaning alone: without them a text says the same.
pub(crate) fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// A bar that is full only where all is reached, and empty only where nothing is.
pub(crate) fn bar(points: f64, max: f64, columns: usize) -> String {
    let part = if max > 0.0 { (points / max).clamp(0.0, 1.0) } else { 0.0 };
    // In 0..=columns, as the part lies in 0..=1.
    let mut full = (part * columns as f64).round() as usize;
    if part > 0.0 {
        full = full.max(1);
    }
    if part < 1.0 {
        full = full.min(columns.saturating_sub(1));
    }
    let style = if part >= 0.7 { GOOD } else { SOME };
    paint(style, &"█".repeat(full)) + &paint(FAINT, &"░".repeat(columns - full))
}

/// One of the outputs that are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    /// Its format.
    pub(crate) format: Format,
    /// How many columns a text for a person may take.
    pub(crate) width: usize,
    /// Whether each result stands in a file of its own.
    pub(crate) apart: bool,
    /// Whether it leads to such files.
    pub(crate) leads: bool,
}

/// What all sheets of a run are set with.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The analyzer.
    pub(crate) analyzer: Arc<Analyzer>,
    /// Whether one resume is checked, and no folder.
    pub(crate) one: bool,
    /// Whether results name no files and quote no resumes.
    pub(crate) anonymous: bool,
    /// Whether no more than the first line of a text is wanted.
    pub(crate) quiet: bool,
    /// The month that "present" means, `YYYY-MM`.
    pub(crate) as_of: String,
    /// What all inputs are measured against, where it is one thing.
    pub(crate) target: Option<String>,
    /// The folder that holds all inputs, with a slash behind it; empty where there is none.
    pub(crate) folder: String,
    /// The columns of the longest path below that folder.
    pub(crate) longest: usize,
    /// How many files of folders were passed over.
    pub(crate) passed_over: usize,
}

/// What became of an input.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Checked<'c> {
    /// Its place among the inputs.
    pub(crate) index: usize,
    /// What results call it.
    pub(crate) name: &'c str,
    /// Its report, or why there is none.
    pub(crate) outcome: Result<&'c Report, &'c Fault>,
    /// Its document; a report that stood already comes without.
    pub(crate) document: Option<&'c Document>,
    /// The way from it to its target, where a sheet shows one.
    pub(crate) plan: Option<&'c Plan>,
    /// What must hold of it.
    pub(crate) gates: &'c Gates,
    /// Whether it does.
    pub(crate) verdicts: &'c [Verdict],
}

/// The formats whose text has the lines of the file; of the others a line is one of the text that `resume-check text` prints.
const LINES_OF_THE_FILE: [&str; 2] = ["text", "markdown"];

/// Whether the lines of a report are those of its file.
fn has_lines_of_the_file(report: &Report) -> bool {
    LINES_OF_THE_FILE.contains(&report.document.format.as_str())
}

/// A finding in words, with its line where the file itself has none.
fn finding(report: &Report, diagnostic: &Diagnostic) -> String {
    let place = if has_lines_of_the_file(report) { String::new() } else { format!(" (line {} of its text)", diagnostic.line) };
    format!("{}: {}{place}", diagnostic.message, diagnostic.help)
}

/// What stands before the results.
pub(crate) fn head(sheet: Sheet, frame: &Frame) -> String {
    match sheet.format {
        _ if is_alone(sheet, frame) => String::new(),
        Format::Text => table::head(sheet, frame),
        Format::Json => json::head().to_owned(),
        Format::Ndjson | Format::Github => String::new(),
        Format::Csv => csv::head(),
        Format::Markdown => markdown::head(frame),
        Format::Junit => junit::head().to_owned(),
        Format::Sarif => sarif::head(frame),
        Format::Html => html::head(frame),
    }
}

/// A result. It may be empty: not every format has something to say of every result.
pub(crate) fn result(sheet: Sheet, frame: &Frame, checked: &Checked<'_>) -> String {
    match sheet.format {
        Format::Text if is_alone(sheet, frame) => text::result(sheet, frame, checked),
        Format::Text => table::result(sheet, frame, checked),
        Format::Json if is_alone(sheet, frame) => json::result(checked) + "\n",
        Format::Json => json::result(checked),
        Format::Ndjson => json::line(checked),
        Format::Csv => csv::result(checked),
        Format::Markdown => markdown::result(frame, checked),
        Format::Junit => junit::result(frame, checked),
        Format::Sarif => sarif::result(checked),
        Format::Github => github::result(checked),
        Format::Html if is_alone(sheet, frame) => html::page(frame, checked),
        Format::Html => html::row(sheet, frame, checked),
    }
}

/// What stands between two results that are not empty.
pub(crate) fn between(sheet: Sheet) -> &'static str {
    match sheet.format {
        Format::Json | Format::Sarif => ",\n",
        _ => "",
    }
}

/// What stands after the results.
pub(crate) fn foot(sheet: Sheet, frame: &Frame, totals: &Totals) -> String {
    match sheet.format {
        _ if is_alone(sheet, frame) => String::new(),
        Format::Text => table::foot(sheet, frame, totals),
        Format::Json => json::foot().to_owned(),
        Format::Ndjson | Format::Csv | Format::Github => String::new(),
        Format::Markdown => markdown::foot(totals),
        Format::Junit => junit::foot().to_owned(),
        Format::Sarif => sarif::foot(totals),
        Format::Html => html::foot(frame, totals),
    }
}

/// Whether a sheet holds one result and nothing around it.
pub(crate) fn is_alone(sheet: Sheet, frame: &Frame) -> bool {
    match sheet.format {
        // A text quotes the resume.
        Format::Text => !frame.anonymous && (frame.one || sheet.apart),
        // An anonymous page leaves out what it would quote.
        Format::Json | Format::Html => frame.one || sheet.apart,
        _ => false,
    }
}

/// Whether a sheet is set from the document too: it quotes its lines, or shows a plan.
pub(crate) fn needs_document(sheet: Sheet, frame: &Frame) -> bool {
    matches!(sheet.format, Format::Text | Format::Html) && is_alone(sheet, frame)
}

/// Whether a sheet shows a plan.
pub(crate) fn needs_plan(sheet: Sheet, frame: &Frame) -> bool {
    sheet.format == Format::Html && is_alone(sheet, frame)
}
