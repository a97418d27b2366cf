//! A table for the summary of a CI job.

use super::lines::{number, plain};
use super::{Checked, Frame, row, table};
use crate::batch::Totals;

/// The most things missing that are named.
const GAPS: usize = 3;

/// The heading, and the heads of the columns.
pub(super) fn head(frame: &Frame) -> String {
    let target = frame.target.as_ref().map_or(String::new(), |target| format!(" · target {}", inert(target)));
    let folder = if frame.folder.is_empty() { String::new() } else { format!(" in {}", inert(&frame.folder)) };
    format!(
        "### Resumes{folder}{target}\n\n| File | Score | | Reads as | Credentials | Accuracy | Volume | Do next |\n|---|--:|---|---|---|--:|--:|---|\n"
    )
}

/// A row.
pub(super) fn result(frame: &Frame, checked: &Checked<'_>) -> String {
    let file = inert(checked.name.strip_prefix(frame.folder.as_str()).unwrap_or(checked.name));
    let report = match checked.outcome {
        Ok(report) => report,
        Err(fault) => return format!("| {file} | | not read | | | | | {} |\n", inert(&fault.message)),
    };
    let next = row::next(report).map_or(String::new(), |action| format!("+{} {}", number(action.gain), inert(&action.text)));
    format!(
        "| {file} | {} | {} | {} | {} | {} | {} | {next} |\n",
        number(report.score.points),
        inert(&row::verdict(report, checked.verdicts)),
        report.level.estimate,
        inert(&row::credentials(report).join(", ")),
        inert(&row::accuracy(report)),
        inert(&row::volume(report)),
    )
}

/// What all come to.
pub(super) fn foot(totals: &Totals) -> String {
    let mut out = format!("\n{}.\n", inert(&table::verdict(totals)));
    if totals.gated > 0 {
        out += &format!("\nGates: {}.\n", inert(&table::gates(totals)));
    }
    let gaps = totals.gaps(GAPS);
    if !gaps.is_empty() {
        out += "\nMissing most:\n\n";
    }
    for gap in gaps {
        out += &format!("- {}: {} of {}\n", inert(&gap.label), gap.resumes, totals.checked);
    }
    out
}

/// Text that is no markup: what stands for it is escaped, and one line is one line.
fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' | '@' => out.extend(['\\', c]),
            // No address becomes a link, and no word at the beginning a list.
            ':' if out.ends_with("http") || out.ends_with("https") => out += "&#58;",
            c => out.push(c),
        }
    }
    out
}
