//! One row a resume for a spreadsheet. The columns and their order stay; new ones come at the end.

use resume_check_core::report::Report;
use resume_check_core::{Dimension, Severity};

use super::lines::number;
use super::{Checked, row};

/// The columns that every row has.
const COLUMNS: [&str; 29] = [
    "path",
    "error",
    "message",
    "target",
    "points",
    "max",
    "passed",
    "gates_failed",
    "level",
    "confidence",
    "years",
    "impact",
    "credentials",
    "code_sets",
    "systems",
    "experience",
    "education",
    "presentation",
    "held",
    "accuracy",
    "volume",
    "next_gain",
    "next_criterion",
    "next_step",
    "errors",
    "warnings",
    "infos",
    "format",
    "input_sha256",
];

/// The names of the columns.
pub(super) fn head() -> String {
    line(COLUMNS.map(str::to_owned))
}

/// A row. Where the input could not be read, only the path and the fault stand in it.
pub(super) fn result(checked: &Checked<'_>) -> String {
    match checked.outcome {
        Ok(report) => line(cells(checked, report)),
        Err(fault) => {
            let mut cells = COLUMNS.map(|_| String::new());
            [cells[0], cells[1], cells[2]] = [checked.name.to_owned(), fault.kind.to_owned(), fault.message.clone()];
            line(cells)
        }
    }
}

fn cells(checked: &Checked<'_>, report: &Report) -> [String; COLUMNS.len()] {
    let dimension = |id: Dimension| report.score.dimensions.iter().find(|d| d.id == id).map_or(String::new(), |d| number(d.points));
    let found = |severity: Severity| report.diagnostics.iter().filter(|d| d.severity == severity).count().to_string();
    let next = row::next(report);
    let gates: Vec<&str> = checked.verdicts.iter().filter(|v| v.fault.is_some()).map(|v| v.gate.as_str()).collect();
    [
        checked.name.to_owned(),
        String::new(),
        String::new(),
        report.target.title_id.clone().unwrap_or_else(|| report.target.level.to_string()),
        number(report.score.points),
        number(report.score.max),
        report.score.passed.to_string(),
        gates.join("; "),
        report.level.estimate.to_string(),
        number(report.level.confidence),
        number(report.level.years_experience),
        dimension(Dimension::Impact),
        dimension(Dimension::Credentials),
        dimension(Dimension::CodeSets),
        dimension(Dimension::Systems),
        dimension(Dimension::Experience),
        dimension(Dimension::Education),
        dimension(Dimension::Presentation),
        row::credentials(report).join(", "),
        row::accuracy(report),
        row::volume(report),
        next.map_or(String::new(), |action| number(action.gain)),
        next.map_or(String::new(), |action| action.criterion.clone()),
        next.map_or(String::new(), |action| action.text.clone()),
        found(Severity::Error),
        found(Severity::Warning),
        found(Severity::Info),
        report.document.format.clone(),
        report.receipt.input_sha256.clone().unwrap_or_default(),
    ]
}

fn line(cells: [String; COLUMNS.len()]) -> String {
    cells.iter().map(|cell| inert(cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A cell that no spreadsheet takes for a formula, and that holds nothing but letters.
fn inert(cell: &str) -> String {
    let cell = super::lines::plain(cell);
    let is_formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let cell = if is_formula { format!("'{cell}") } else { cell };
    if cell.contains(['"', ',', ';', '\'']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
