//! Many resumes for a person: one line each, and what they come to.

use resume_check_core::Level;

use super::lines::{clipped, clipped_left, clipped_middle, fitted, number, padded, plain, right, width, wrapped};
use super::{Checked, FAINT, Frame, GOOD, SOME, STRONG, Sheet, bar, paint, row};
use crate::batch::Totals;

/// Columns of a score.
const SCORE: usize = 5;
/// Columns of a level.
const LEVEL: usize = 6;
/// The most things missing that are named.
const GAPS: usize = 3;
/// Columns of the bar of the part of the scale that holds most.
const SPREAD: usize = 30;

/// How wide each column is.
struct Columns {
    file: usize,
    bar: usize,
    credentials: usize,
    accuracy: usize,
    volume: usize,
    next: usize,
}

impl Columns {
    fn new(sheet: Sheet, frame: &Frame) -> Self {
        let (bar, accuracy, volume) = match sheet.width {
            // There is no room for figures.
            ..70 => (3, 0, 0),
            70..100 => (5, 5, 6),
            _ => (10, 8, 10),
        };
        let figures = if accuracy > 0 { accuracy + volume + 2 * 2 } else { 0 };
        // Two blanks stand between columns; one before a score, and one before its mark.
        let rest = sheet.width.saturating_sub(bar + 1 + SCORE + 2 + LEVEL + figures + 4 * 2);
        let credentials = (rest / 4).clamp(8, 20);
        let file = frame.longest.clamp(4, rest.saturating_sub(credentials + (rest * 2 / 5).clamp(12, 30)).max(12));
        let next = rest.saturating_sub(credentials + file).max(12);
        Self { file, bar, credentials, accuracy, volume, next }
    }

    /// A line of the table.
    fn line(&self, file: &str, score: &str, cells: [&str; 5]) -> String {
        let [level, credentials, accuracy, volume, next] = cells;
        let figures = format!("  {}  {}", right(accuracy, self.accuracy), right(volume, self.volume));
        let figures = if self.accuracy > 0 { figures } else { String::new() };
        let (file, level, credentials) = (padded(file, self.file), padded(level, LEVEL), padded(credentials, self.credentials));
        let line = format!("{file}  {score}  {level}  {credentials}{figures}  {next}");
        format!("{}\n", line.trim_end())
    }
}

/// The heads of the columns, under what is checked against what.
pub(super) fn head(sheet: Sheet, frame: &Frame) -> String {
    if frame.quiet {
        return String::new();
    }
    let columns = Columns::new(sheet, frame);
    let folder = plain(&frame.folder);
    let parts: Vec<String> = [Some(folder).filter(|f| !f.is_empty()), frame.target.as_ref().map(|target| format!("target {}", plain(target)))]
        .into_iter()
        .flatten()
        .collect();
    let title = clipped_left(&parts.join(" · "), sheet.width);
    let title = if title.is_empty() { title } else { format!("{}\n\n", paint(STRONG, &title)) };
    let (held, accuracy) = if sheet.width < 100 { ("Held", "Acc.") } else { ("Credentials", "Accuracy") };
    let score = padded("Score", columns.bar + 1 + SCORE + 2);
    let heads = columns.line("File", &score, ["Reads", held, accuracy, "Volume", "Do next"]);
    format!("{title}{}\n", paint(FAINT, heads.trim_end()))
}

/// A line of the table.
pub(super) fn result(sheet: Sheet, frame: &Frame, checked: &Checked<'_>) -> String {
    if frame.quiet {
        return String::new();
    }
    let columns = Columns::new(sheet, frame);
    let file = padded(&place(checked.name.strip_prefix(frame.folder.as_str()).unwrap_or(checked.name), columns.file), columns.file);
    let report = match checked.outcome {
        Ok(report) => report,
        Err(fault) => {
            let why = wrapped(&plain(&fault.message), sheet.width.saturating_sub(columns.file + 2));
            let lines = why.iter().enumerate().map(|(index, words)| {
                let before = if index == 0 { file.clone() } else { " ".repeat(columns.file) };
                format!("{before}  {}\n", paint(SOME, words))
            });
            return lines.collect();
        }
    };
    let score = &report.score;
    let fails = checked.verdicts.iter().any(|v| v.fault.is_some());
    let (mark, style) = if fails { ("!", SOME) } else { (if score.passed { "✓" } else { " " }, GOOD) };
    let mark = paint(style, mark);
    let points = format!("{} {} {mark}", bar(score.points, score.max, columns.bar), right(&number(score.points), SCORE));
    let next = row::next(report).map_or(String::new(), |action| format!("+{} {}", number(action.gain), plain(&action.criterion)));
    columns.line(
        &file,
        &points,
        [
            report.level.estimate.as_str(),
            &fitted(&row::credentials(report), columns.credentials),
            &clipped(&row::accuracy(report), columns.accuracy),
            &clipped(&row::volume(report), columns.volume),
            &clipped(&next, columns.next),
        ],
    )
}

/// As much of a path as fits: rather the file's name than its folders.
fn place(path: &str, columns: usize) -> String {
    let path = plain(path);
    let name = path.rsplit('/').next().unwrap_or(&path);
    if width(name) < columns { clipped_left(&path, columns) } else { clipped_middle(name, columns) }
}

/// What all come to: the verdict first, then how scores are spread and what is missing most.
pub(super) fn foot(sheet: Sheet, frame: &Frame, totals: &Totals) -> String {
    let first = verdict(totals);
    if frame.quiet {
        return first + "\n";
    }
    let mut out = String::new();
    for line in wrapped(&first, sheet.width) {
        out += &format!("\n{}", paint(STRONG, &line));
    }
    out += "\n";
    for line in wrapped(&notes(frame, totals).join(" · "), sheet.width) {
        out += &format!("{}\n", paint(FAINT, &line));
    }
    if totals.checked > 0 {
        out += &format!("\n{}\n{}", paint(STRONG, "Scores"), spread(totals));
    }
    let gaps = totals.gaps(GAPS);
    if !gaps.is_empty() {
        let labels: Vec<String> = gaps.iter().map(|gap| format!("{} ({})", plain(&gap.label), plain(&gap.id))).collect();
        let counts: Vec<String> = gaps.iter().map(|gap| format!("{} of {}", gap.resumes, totals.checked)).collect();
        let (count, each) = (counts.iter().map(|c| width(c)).max().unwrap_or(0).max(7), 11);
        let label = labels.iter().map(|l| width(l)).max().unwrap_or(0).min(sheet.width.saturating_sub(2 + 2 + count + 2 + each));
        let head = format!("{}  {}  {}", padded("Missing most", label + 2), right("resumes", count), right("points each", each));
        out += &format!("\n{}{}\n", paint(STRONG, "Missing most"), paint(FAINT, &head["Missing most".len()..]));
        for ((gap, name), share) in gaps.iter().zip(labels).zip(counts) {
            let lacks = number((gap.lacks / gap.resumes as f64 * 10.0).round() / 10.0);
            out += &format!("  {}  {}  {}\n", padded(&clipped(&name, label), label), right(&share, count), right(&lacks, each));
        }
    }
    out
}

/// How many were read, pass, and could not be read.
pub(super) fn verdict(totals: &Totals) -> String {
    let percent = (totals.passed * 100 + totals.checked / 2).checked_div(totals.checked);
    let rate = percent.map_or(String::new(), |percent| format!(" ({percent}%)"));
    let read =
        format!("{} read, {} of them pass{}{rate}", counted(totals.checked, "resume"), totals.passed, if totals.passed == 1 { "es" } else { "" });
    let kinds: Vec<String> = totals.failed.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    match totals.failures() {
        0 => read,
        failures => format!("{read}; {failures} could not be read ({})", kinds.join(", ")),
    }
}

/// What the marks mean, which gates fail, what was passed over.
fn notes(frame: &Frame, totals: &Totals) -> Vec<String> {
    let pass_mark = frame.analyzer.rubric(Level::Mid, None).pass_mark;
    let passes = (totals.passed > 0).then(|| format!("✓ passes: {} points or more", number(pass_mark)));
    let gates = (totals.gated > 0).then(|| format!("! fails a gate: {}", gates(totals)));
    let over = (frame.passed_over > 0).then(|| format!("passed over: {} of other kinds", counted(frame.passed_over, "file")));
    [passes, gates, over].into_iter().flatten().collect()
}

/// `fail-on RC001 (1), min-score 70 (3)`.
pub(crate) fn gates(totals: &Totals) -> String {
    totals.gates.iter().map(|(gate, count)| format!("{gate} ({count})")).collect::<Vec<_>>().join(", ")
}

/// How many scores lie in each part of the scale, from the lowest that holds any to the highest.
fn spread(totals: &Totals) -> String {
    let most = totals.scores.iter().copied().max().unwrap_or(0).max(1);
    let held = |part: &usize| totals.scores[*part] > 0;
    let (first, last) = ((0..totals.scores.len()).find(held).unwrap_or(0), (0..totals.scores.len()).rfind(held).unwrap_or(0));
    let mut out = String::new();
    for part in (first..=last).rev() {
        let count = totals.scores[part];
        let (low, high) = (part * 10, if part == 9 { 100 } else { part * 10 + 9 });
        // A resume is a mark, until there are too many for the line.
        let full = if most <= SPREAD { count } else { (count * SPREAD).div_ceil(most) };
        let bar = if full == 0 { String::new() } else { format!("{} ", paint(GOOD, &"█".repeat(full))) };
        out += &format!("  {}  {bar}{count}\n", right(&format!("{low}-{high}"), 6));
    }
    out
}

/// `1 resume`, `3 resumes`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
