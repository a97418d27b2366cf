//! The standing of every path for a person: the best score first, what carries over, the first thing that is missing.

use resume_check_core::guidance::{PathStanding, Paths};

use super::lines::{clipped, clipped_left, fitted, named, number, plain, right, width, wrapped};
use super::plan::row;
use super::{FAINT, GOOD, SOME, STRONG, paint, summary};

/// Columns before a label and what stands under it.
const INDENT: usize = 9;
/// A longer quotation of what carries over is cut.
const WORDS: usize = 28;

/// Every path.
pub(crate) fn paths(paths: &Paths, columns: usize) -> String {
    let reads = format!("you read as {}, {}", paths.level, summary::years(paths.years_experience));
    let title = " · where you stand";
    let path = clipped_left(&named(paths.path.as_deref().unwrap_or("resume")), columns.saturating_sub(width(&reads) + width(title) + 2).max(12));
    let mut out = row(&format!("{path}{title}"), &reads, &paint(STRONG, &reads), columns);
    for path in &paths.paths {
        out += "\n";
        out += &standing(path, columns);
    }
    let notes = [
        format!("Points of 100 against each title's own criteria; {} pass.", number(paths.pass_mark)),
        paths
            .paths
            .first()
            .and_then(|p| p.target.title_id.as_ref())
            .map_or(String::new(), |id| format!("resume-check plan RESUME --target {}", plain(id))),
    ];
    out += "\n";
    for line in notes.iter().flat_map(|n| wrapped(n, columns)) {
        out += &format!("{}\n", paint(FAINT, &line));
    }
    out
}

fn standing(path: &PathStanding, columns: usize) -> String {
    let beside = if path.beside { ", beside the ladder" } else { "" };
    let verdict = if path.passed { " · passes" } else { "" };
    let place = format!("{}{beside}{verdict}", path.target.level);
    let score = right(&number(path.points), INDENT - 3);
    let label = clipped(&plain(&path.label), columns.saturating_sub(INDENT + width(&place) + 2));
    let gap = " ".repeat(columns.saturating_sub(INDENT + width(&label) + width(&place)));
    let style = if path.passed { GOOD } else { SOME };
    let mut out = format!("{}   {}{gap}{}\n", paint(style, &score), paint(STRONG, &label), paint(FAINT, &place));
    let mut words: Vec<String> = Vec::new();
    for carried in &path.carries_over {
        // The words of the resume say more than the name of the criterion.
        let first = carried.words.first().map_or(carried.label.as_str(), String::as_str);
        let item = clipped(&plain(first), WORDS);
        if !words.contains(&item) {
            words.push(item);
        }
    }
    let room = columns.saturating_sub(INDENT + 9);
    let carries = if words.is_empty() { "nothing yet".to_owned() } else { fitted(&words, room) };
    out += &format!("{}{}{carries}\n", " ".repeat(INDENT), paint(FAINT, "carries  "));
    if let Some(action) = path.missing.first() {
        let missing = format!("{} (+ {})", action.text, number(action.gain));
        for (index, line) in wrapped(&plain(&missing), room).iter().enumerate() {
            let label = if index == 0 { paint(FAINT, "missing  ") } else { " ".repeat(9) };
            out += &format!("{}{label}{line}\n", " ".repeat(INDENT));
        }
    }
    out
}
