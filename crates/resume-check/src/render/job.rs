//! The match with a posting, for a person: how far it goes, what is missing, which words to mirror, which lines to lead with.

use resume_check_core::report::{JobItem, JobMatch};
use resume_check_core::{JobStatus, Span};

use super::bar;
use super::lines::{clipped, number, padded, place, plain, right, width, wrapped};
use super::text::{View, bar_columns};
use super::{FAINT, SOME, STRONG, paint};

/// How wide the names of the rows are.
const LABEL: usize = 12;

/// The section of a report; empty where no posting was given.
pub(super) fn section(view: View<'_>) -> String {
    let Some(job) = &view.report.job else { return String::new() };
    let mut out = head(job, view.width);
    out += &parts(job, view.width);
    out += &rows(job, view.width);
    out += &lead(job, view);
    out
}

/// `Coding Auditor · mid · 4 years`
pub(super) fn title(job: &JobMatch) -> String {
    let title = plain(job.title.as_deref().or(job.path.as_deref()).unwrap_or("no title"));
    let level = job.level.map(|l| l.to_string());
    let years = (job.years > 0.0).then(|| format!("{} year{}", number(job.years), if job.years == 1.0 { "" } else { "s" }));
    let facts: String = level.into_iter().chain(years).map(|f| format!(" · {f}")).collect();
    format!("{title}{facts}")
}

/// `The posting: Coding Auditor · mid · 4 years        71.25 / 100`
fn head(job: &JobMatch, columns: usize) -> String {
    let points = format!("{} / {}", number(job.points), number(job.max));
    let left = clipped(&format!("The posting: {}", title(job)), columns.saturating_sub(width(&points) + 2));
    let gap = " ".repeat(columns.saturating_sub(width(&left) + width(&points)));
    format!("{}{gap}{}\n", paint(STRONG, &left), paint(STRONG, &points))
}

fn parts(job: &JobMatch, columns: usize) -> String {
    let widest = |of: &dyn Fn(usize) -> usize| (0..job.parts.len()).map(of).max().unwrap_or(0);
    let label = widest(&|i| width(&job.parts[i].label));
    let (points, most) = (widest(&|i| width(&number(job.parts[i].points))), widest(&|i| width(&number(job.parts[i].max))));
    let bars = bar_columns(columns);
    let rest = columns.saturating_sub(2 + label + 2 + bars + 2 + points + 3 + most + 3);
    let mut out = String::new();
    for part in &job.parts {
        let earned = format!("{} / {}", right(&number(part.points), points), padded(&number(part.max), most));
        let line = format!("  {}  {}  {earned}   {}", padded(&part.label, label), bar(part.points, part.max, bars), clipped(&plain(&part.why), rest));
        out += line.trim_end();
        out += "\n";
    }
    out
}

/// What is missing, there in part or only listed, and which words to mirror: each with its items.
pub(super) fn asked(job: &JobMatch) -> Vec<(&'static str, Vec<String>)> {
    let says = |items: &[JobItem], status: JobStatus| items.iter().filter(|i| i.status == status).map(|i| plain(&i.says)).collect::<Vec<_>>();
    let partial = |items: &[JobItem]| {
        let own = items.iter().filter(|i| i.status == JobStatus::Partial);
        own.map(|i| format!("{} ({})", plain(&i.says), i.why)).collect::<Vec<_>>()
    };
    let standards = job.standards.iter().filter(|s| s.status != JobStatus::Met).map(|s| match &s.shown {
        Some(shown) => format!("{} (you state {})", plain(&s.says), plain(shown)),
        None => format!("{} (you state none)", plain(&s.says)),
    });
    let listed =
        job.required.iter().chain(&job.preferred).filter(|i| i.why.starts_with("listed only")).map(|i| plain(i.shown.as_deref().unwrap_or(&i.says)));
    let mirror = job.required.iter().chain(&job.preferred).chain(&job.specialties).filter_map(|i| Some((i.mirror.as_deref()?, i.shown.as_deref()?)));
    let rows = [
        ("Missing", says(&job.required, JobStatus::Missing)),
        ("In part", partial(&job.required)),
        ("Would help", says(&job.preferred, JobStatus::Missing).into_iter().chain(partial(&job.preferred)).collect()),
        ("Held to", standards.collect()),
        ("Listed only", listed.collect()),
        ("Mirror", mirror.map(|(write, own)| format!("\"{}\" beside your \"{}\"", plain(write), plain(own))).collect()),
    ];
    rows.into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

/// One row for each of these.
fn rows(job: &JobMatch, columns: usize) -> String {
    let mut out = String::new();
    for (label, items) in asked(job) {
        for (index, line) in wrapped(&items.join("; "), columns.saturating_sub(2 + LABEL + 1)).iter().enumerate() {
            let head = if index == 0 { paint(SOME, &padded(label, LABEL)) } else { " ".repeat(LABEL) };
            out += &format!("  {head} {line}\n");
        }
    }
    if out.is_empty() { out } else { format!("\n{out}") }
}

fn lead(job: &JobMatch, view: View<'_>) -> String {
    if job.lead_with.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", paint(STRONG, "Lead with, for this posting"));
    let places: Vec<String> = job.lead_with.iter().map(|l| place(view.report.document.pages, l.page, l.line)).collect();
    let label = places.iter().map(|p| width(p)).max().unwrap_or(0);
    let columns = view.width.saturating_sub(2 + label + 2);
    for (line, at) in job.lead_with.iter().zip(&places) {
        out += &format!("  {}  {}\n", padded(at, label), clipped(&words(&view.document.text, line.span), columns));
        out += &format!("  {}  {}\n", " ".repeat(label), paint(FAINT, &clipped(&plain(&line.why), columns)));
    }
    out
}

/// The words at a span on one line.
pub(super) fn words(text: &str, span: Span) -> String {
    plain(&span.of(text).split_whitespace().collect::<Vec<_>>().join(" "))
}
