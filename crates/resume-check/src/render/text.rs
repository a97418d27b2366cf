//! A report for a person: the verdict first, then why, then what to do.

use resume_check_core::report::{Action, Diagnostic, DimensionScore, Report, SalaryBand};
use resume_check_core::{Document, DocumentWarning, Effort, Level, MentionKind, Span, Status};

use super::lines::{self, band, clipped, clipped_left, fitted, grouped, named, number, padded, plain, right, width, wrapped};
use super::plan::target;
use super::{Checked, FAINT, Frame, GOOD, LOOK, SOME, STRONG, Sheet, bar, job, paint, summary};

/// The most actions that are shown: more are no plan.
const ACTIONS: usize = 3;
/// Where the text of an action begins.
const INDENT: usize = 5;
/// Columns of a line's number and a gain, beside an action.
const ASIDE: usize = 18;
/// What ends a line of a resume.
pub(super) const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
/// At or under this the report says that another level is close.
const CLOSE: f64 = 0.6;

/// What a report for a person is set from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'v> {
    /// The report.
    pub(crate) report: &'v Report,
    /// The document that it is of.
    pub(crate) document: &'v Document,
    /// What the guide says that the target's level earns.
    pub(crate) target_pay: &'v SalaryBand,
    /// How many columns there are.
    pub(crate) width: usize,
}

/// The report of one resume; nothing where it could not be read, which is said elsewhere.
pub(super) fn result(sheet: Sheet, frame: &Frame, checked: &Checked<'_>) -> String {
    let (Ok(report), Some(document)) = (checked.outcome, checked.document) else { return String::new() };
    let view = View { report, document, target_pay: &frame.analyzer.pay(report.target.level), width: sheet.width };
    if frame.quiet { verdict(view) } else { self::report(view) }
}

/// The whole report.
pub(crate) fn report(view: View<'_>) -> String {
    let parts = [head(view), dimensions(view), job::section(view), actions(view), worth_a_look(view), found(view)];
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    parts.join("\n")
}

/// The first line: whose score against what, and whether it passes.
pub(crate) fn verdict(view: View<'_>) -> String {
    let (report, score) = (view.report, &view.report.score);
    let (word, style) = if score.passed { ("passes", GOOD) } else { ("not yet", SOME) };
    let points = format!("{} / {}", number(score.points), number(score.max));
    let target = format!(" · target {}", target(&report.target));
    let space = view.width.saturating_sub(width(&points) + 2 + width(word) + 2);
    let path = clipped_left(&named(report.document.path.as_deref().unwrap_or("resume")), space.saturating_sub(width(&target)).max(12));
    let left = clipped(&format!("{path}{target}"), space);
    let gap = " ".repeat(view.width.saturating_sub(width(&left) + width(&points) + 2 + width(word)));
    format!("{left}{gap}{}  {}\n", paint(STRONG, &points), paint(style, word))
}

/// The score against a level, without a track.
pub(super) fn fit(report: &Report, level: Level) -> f64 {
    match level {
        Level::Entry => report.level.fits.entry,
        Level::Mid => report.level.fits.mid,
        Level::Senior => report.level.fits.senior,
    }
}

/// `You read as mid (82.4 / 100 there): 5.5 years of coding work.`
pub(super) fn reads(report: &Report) -> String {
    let level = &report.level;
    let close = level.runner_up.filter(|_| level.confidence <= CLOSE).map_or(String::new(), |l| format!(", close to {l}"));
    let there = if level.estimate == report.target.level { String::new() } else { format!(" ({} / 100 there)", number(fit(report, level.estimate))) };
    format!("You read as {}{there}{close}: {}.", level.estimate, lower_first(&plain(&level.why)))
}

fn head(view: View<'_>) -> String {
    let pass = format!("pass mark {}", number(view.report.score.pass_mark));
    let reads = reads(view.report);
    let first = wrapped(&reads, view.width.saturating_sub(width(&pass) + 3)).into_iter().next().unwrap_or_default();
    let rest: Vec<&str> = reads.split_whitespace().skip(first.split_whitespace().count()).collect();
    let gap = " ".repeat(view.width.saturating_sub(width(&first) + width(&pass)));
    let mut out = format!("{}{first}{gap}{}\n", verdict(view), paint(FAINT, &pass));
    for line in wrapped(&rest.join(" "), view.width) {
        out += &line;
        out += "\n";
    }
    out
}

fn dimensions(view: View<'_>) -> String {
    let dimensions = &view.report.score.dimensions;
    let widest = |of: &dyn Fn(&DimensionScore) -> usize| dimensions.iter().map(of).max().unwrap_or(0);
    let (label, points, most) = (widest(&|d| width(&d.label)), widest(&|d| width(&number(d.points))), widest(&|d| width(&number(d.max))));
    let bar_columns = bar_columns(view.width);
    let rest = view.width.saturating_sub(2 + label + 2 + bar_columns + 2 + points + 3 + most + 3);
    let mut out = String::new();
    for dimension in dimensions {
        let earned = format!("{} / {}", right(&number(dimension.points), points), padded(&number(dimension.max), most));
        let items = fitted(&summary::items(view.report, view.document, dimension), rest);
        let line =
            format!("  {}  {}  {earned}   {items}", padded(&plain(&dimension.label), label), bar(dimension.points, dimension.max, bar_columns));
        out += line.trim_end();
        out += "\n";
    }
    out
}

/// The actions to show: what only time brings stands behind what can be done today.
pub(super) fn next(report: &Report) -> Vec<&Action> {
    let (later, now): (Vec<&Action>, Vec<&Action>) = report.actions.iter().partition(|a| a.effort == Effort::Serve);
    now.into_iter().chain(later).take(ACTIONS).collect()
}

fn actions(view: View<'_>) -> String {
    let shown = next(view.report);
    if shown.is_empty() {
        return String::new();
    }
    let gap = " ".repeat(view.width.saturating_sub(width("Do next") + width("points")));
    let mut out = format!("{}{gap}{}\n", paint(STRONG, "Do next"), paint(FAINT, "points"));
    for (index, action) in shown.iter().enumerate() {
        out += &self::action(view, index + 1, action);
    }
    out
}

fn action(view: View<'_>, number_of: usize, action: &Action) -> String {
    let source = &view.document.text;
    // The line itself stands below: of several pages the page is enough to find it by.
    let line = match (action.page.filter(|_| view.report.document.pages > Some(1)), action.line) {
        (Some(page), _) => format!("page {page}"),
        (None, Some(line)) => format!("line {line}"),
        (None, None) => cost(action.effort).to_owned(),
    };
    let gain = format!("+ {}", number(action.gain));
    let columns = view.width.saturating_sub(INDENT + ASIDE).max(1);
    let mut out = String::new();
    for (index, words) in wrapped(&plain(&action.text), columns).iter().enumerate() {
        if index == 0 {
            let aside = format!("{line}{}", right(&gain, (ASIDE - 2).saturating_sub(width(&line))));
            out += &format!("  {number_of}  {}  {aside}\n", padded(words, columns));
        } else {
            out += &format!("{}{words}\n", " ".repeat(INDENT));
        }
    }
    if let Some(span) = action.span {
        out += &quoted(source, span, action.effort, view.width.saturating_sub(INDENT));
    }
    if let Some(template) = &action.template {
        for words in wrapped(&format!("as: \"{}\"", plain(template)), view.width.saturating_sub(INDENT)) {
            out += &format!("{}{words}\n", " ".repeat(INDENT));
        }
    }
    if action.effort == Effort::Measure {
        for words in wrapped(&format!("the gain assumes {}", plain(&action.assumes)), view.width.saturating_sub(INDENT)) {
            out += &format!("{}{}\n", " ".repeat(INDENT), paint(FAINT, &words));
        }
    }
    out
}

/// What an action costs, in a word.
pub(super) fn cost(effort: Effort) -> &'static str {
    match effort {
        Effort::Rewrite => "reword",
        Effort::Measure => "measure",
        Effort::Learn => "learn",
        Effort::Earn => "earn",
        Effort::Serve => "in time",
    }
}

/// The line of the resume that a span begins on, with its words underlined.
fn quoted(source: &str, span: Span, effort: Effort, columns: usize) -> String {
    let Some([before, words, after]) = around(source, span, columns) else { return String::new() };
    let marked = clipped(&plain(words.trim_end()), columns.saturating_sub(2));
    let (before, after) = (plain(before.trim_start()), plain(after.trim_end()));
    let room = columns.saturating_sub(width(&marked));
    let before = clipped_left(&before, room.saturating_sub(width(&after)).max(room / 2));
    let after = clipped(&after, room.saturating_sub(width(&before)));
    let under = format!("{}{}", " ".repeat(width(&before)), "~".repeat(width(&marked)));
    let note = if effort == Effort::Measure && !marked.contains(|c: char| c.is_ascii_digit()) { " no figure yet" } else { "" };
    let note = if width(&under) + width(note) <= columns { note } else { "" };
    let indent = " ".repeat(INDENT);
    format!("{indent}{before}{marked}{after}\n{indent}{}\n", paint(LOOK, &format!("{under}{note}")))
}

/// The words of a span, as far as the line goes that it begins on, with what stands before and behind them in that line.
/// A line can be as long as the text: no more of it is looked at than can be shown.
pub(super) fn around(source: &str, span: Span, columns: usize) -> Option<[&str; 3]> {
    let (head, tail) = (source.get(..span.start)?, source.get(span.start..)?);
    let words = tail.get(..span.end.saturating_sub(span.start)).unwrap_or(tail);
    let words = words.split(LINE_ENDS).next().unwrap_or_default();
    let (before, after) = (last(head, columns), first(&tail[words.len()..], columns));
    Some([before.rsplit(LINE_ENDS).next().unwrap_or_default(), words, after.split(LINE_ENDS).next().unwrap_or_default()])
}

/// The last characters of a text.
fn last(text: &str, characters: usize) -> &str {
    text.char_indices().rev().take(characters + 1).last().map_or("", |(at, _)| &text[at..])
}

/// The first characters of a text.
fn first(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters + 1).map_or(text, |(at, _)| &text[..at])
}

/// What is worth a look: of the file, of the posting, or of a place in the text.
#[derive(Debug)]
pub(super) struct Look<'r> {
    /// `line 13`, `page 2`, `file`, `posting`.
    pub(super) place: String,
    /// The line, where it is of one.
    pub(super) line: Option<usize>,
    /// How much it matters.
    pub(super) severity: &'static str,
    /// What was found.
    pub(super) message: &'r str,
    /// The rule that found it.
    pub(super) rule: Option<&'r Diagnostic>,
}

/// All that is worth a look. What a rule says of the file is said once.
pub(super) fn looks(report: &Report) -> Vec<Look<'_>> {
    let of_file = |d: &Diagnostic| report.document.warnings.iter().find(|w| w.message.starts_with(&d.message));
    let told = |w: &DocumentWarning| report.diagnostics.iter().any(|d| w.message.starts_with(&d.message));
    let file = report.document.warnings.iter().filter(|w| !told(w)).map(|w| warning("file", &w.message));
    let posting = report.job.iter().flat_map(|j| &j.warnings).map(|w| warning("posting", w));
    let found = report.diagnostics.iter().map(|d| {
        let (place, line) = match of_file(d) {
            Some(warning) => (warning.page.map_or("file".to_owned(), |page| format!("page {page}")), None),
            None => (lines::place(report.document.pages, d.page, d.line), Some(d.line)),
        };
        Look { place, line, severity: d.severity.as_str(), message: &d.message, rule: Some(d) }
    });
    file.chain(posting).chain(found).collect()
}

/// A warning of what is read beside the text.
fn warning<'w>(place: &str, message: &'w str) -> Look<'w> {
    Look { place: place.to_owned(), line: None, severity: "warning", message, rule: None }
}

fn worth_a_look(view: View<'_>) -> String {
    let looks = looks(view.report);
    let rows: Vec<_> = looks.iter().map(|l| (l.place.as_str(), l.severity, l.message, l.rule.map_or("", |r| &r.code))).collect();
    if rows.is_empty() {
        return String::new();
    }
    let (place, severity) = (rows.iter().map(|r| width(r.0)).max().unwrap_or(0), rows.iter().map(|r| width(r.1)).max().unwrap_or(0));
    let indent = 2 + place + 2 + severity + 2;
    let code = rows.iter().map(|r| width(r.3)).max().unwrap_or(0);
    let columns = view.width.saturating_sub(indent + code + usize::from(code > 0) * 2);
    let mut out = format!("{}\n", paint(STRONG, "Worth a look"));
    for row in rows {
        for (index, words) in wrapped(&plain(row.2), columns).iter().enumerate() {
            let line = match index {
                0 => format!(
                    "  {}  {}  {}  {}",
                    padded(row.0, place),
                    padded(&plain(row.1), severity),
                    padded(words, columns),
                    paint(FAINT, &plain(row.3))
                ),
                _ => format!("{}{words}", " ".repeat(indent)),
            };
            out += line.trim_end();
            out += "\n";
        }
    }
    out
}

/// `Found: 8 code sets, 2 EHRs · 5.5 years`.
pub(super) fn counts(report: &Report) -> String {
    let named = |kind: MentionKind| {
        let mut ids: Vec<&str> = report.mentions.iter().filter(|m| m.kind == kind && m.status == Status::Held).map(|m| m.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    };
    let figures = report.metrics.iter().filter(|m| m.plausible).count();
    let counts = [
        (named(MentionKind::CodeSet), "code set"),
        (named(MentionKind::Ehr), "EHR"),
        (named(MentionKind::Encoder), "encoder"),
        (named(MentionKind::Tool), "tool"),
        (named(MentionKind::Credential), "credential"),
        (figures, "figure"),
        (report.roles.len(), "role"),
    ];
    let counted: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}{}", grouped(*n as f64), if *n == 1 { "" } else { "s" })).collect();
    let list = if counted.is_empty() { "nothing of the field yet".to_owned() } else { counted.join(", ") };
    format!("Found: {list} · {}", summary::years(report.level.years_experience))
}

/// `Pay in the guide, a year: mid $41,600-$64,070 · senior $64,070-$80,950`.
pub(super) fn pays(report: &Report, target_pay: &SalaryBand) -> String {
    let own = format!("{} {}", report.level.estimate, band(&report.level.salary_band));
    let target =
        if report.level.estimate == report.target.level { String::new() } else { format!(" · {} {}", report.target.level, band(target_pay)) };
    format!("Pay in the guide, a year: {own}{target}")
}

/// What was found by kind, what the guide says of pay, and where more is to be had.
fn found(view: View<'_>) -> String {
    let report = view.report;
    let criteria = || report.score.dimensions.iter().flat_map(|d| &d.criteria).map(|c| c.id.as_str());
    let criterion = next(report).first().map(|a| a.criterion.as_str()).or_else(|| criteria().next());
    let explain = criterion.map_or(String::new(), |c| format!("resume-check explain {} · ", plain(c)));
    let more = format!("{explain}--format json for every detail");
    let mut out = String::new();
    for line in [counts(report), pays(report, view.target_pay)].iter().flat_map(|text| wrapped(text, view.width)) {
        out += &line;
        out += "\n";
    }
    for line in wrapped(&more, view.width) {
        out += &format!("{}\n", paint(FAINT, &line));
    }
    out
}

/// For the middle of a sentence; an acronym stays as it is.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// How many columns a bar takes.
pub(super) fn bar_columns(width: usize) -> usize {
    match width {
        ..70 => 8,
        70..100 => 16,
        _ => 28,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Report, Document) {
        let report = serde_json::from_str(include_str!("../../tests/report/report.json")).unwrap();
        (report, Document::from_text(include_str!("../../tests/report/resume.txt")))
    }

    fn pay() -> SalaryBand {
        serde_json::from_str(r#"{"low": 64070, "high": 80950, "currency": "USD", "percentiles": [75, 90], "source": ""}"#).unwrap()
    }

    fn check(name: &str, view: View<'_>) {
        let styled = report(view);
        let text = anstream::adapter::strip_str(&styled).to_string();
        let widest = text.lines().map(width).max().unwrap_or(0);
        assert!(widest <= view.width, "{name}: a line of {widest} columns:\n{text}");
        assert!(text.lines().all(|line| line.trim_end() == line), "{name}: blanks at the end of a line");
        insta::with_settings!({snapshot_path => "../../tests/report", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(name, text);
        });
    }

    #[test]
    fn reports_fit_their_width() {
        let (report, document) = sample();
        for width in [60, 80, 120] {
            check(&format!("{width}-columns"), View { report: &report, document: &document, target_pay: &pay(), width });
        }
    }

    #[test]
    fn a_report_of_nothing_is_calm() {
        let (mut report, document) = (sample().0, Document::from_text("x"));
        (report.mentions, report.metrics, report.roles, report.education) = Default::default();
        (report.actions, report.diagnostics, report.document.warnings) = Default::default();
        report.level.years_experience = 0.0;
        report.score.points = 0.0;
        for dimension in &mut report.score.dimensions {
            dimension.points = 0.0;
            dimension.criteria.clear();
        }
        check("nothing", View { report: &report, document: &document, target_pay: &pay(), width: 80 });
    }

    #[test]
    fn what_a_resume_holds_is_never_obeyed() {
        let (mut report, _) = sample();
        let source = "a\u{1b}[31m\u{202e} denials\u{7} helped\u{2028}next";
        let start = source.find("denials").unwrap();
        report.actions[0].span = Some(Span::new(start, start + 8));
        report.document.path = Some("\u{1b}]0;x\u{7}.txt".to_owned());
        report.level.why = "\u{1b}[2J".to_owned();
        let document = Document::from_text(source);
        let view = View { report: &report, document: &document, target_pay: &pay(), width: 80 };
        let text = anstream::adapter::strip_str(&super::report(view)).to_string();
        assert!(text.lines().all(|line| plain(line) == line), "{text:?}");
        assert!(text.contains("a\\u{1b}[31m\\u{202e} denials\\u{7} helped\n"), "{text}");
    }
}
