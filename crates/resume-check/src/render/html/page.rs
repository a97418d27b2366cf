//! The page of one resume.

use askama::Template;
use resume_check_core::report::{Action, DimensionScore, JobMatch, Report};
use resume_check_core::{CriterionStatus, Document, Effort};

use super::super::lines::{named, number, plain};
use super::super::{Checked, Frame, job, plan, summary, text};
use super::bars::{Bar, bar};
use super::gauge::{Gauge, gauge};
use super::ladder::{Rung, ladder};
use super::marked::{Line, Quote, lines, quote};
use super::way::{Way, way};
use super::{COMMON, Place, filled};

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'p> {
    policy: &'p str,
    style: &'p str,
    name: String,
    target: String,
    verdict: &'static str,
    points: String,
    max: String,
    pass_mark: String,
    reads: String,
    counts: String,
    pays: String,
    gates: Vec<String>,
    gauge: Gauge,
    profile: Vec<Dimension>,
    next: Vec<Step>,
    job: Option<Match>,
    lines: Vec<Line>,
    looks: Vec<Look>,
    ladder: Vec<Rung>,
    way: Option<Way>,
    anonymous: bool,
    report: &'p Report,
}

/// A dimension against what the level asks for.
struct Dimension {
    label: String,
    points: String,
    max: String,
    bar: Bar,
    items: String,
    criteria: Vec<Criterion>,
}

struct Criterion {
    label: String,
    points: String,
    max: String,
    status: &'static str,
    why: String,
}

/// An action.
struct Step {
    text: String,
    gain: String,
    /// What it costs, where no line is to be worked on.
    cost: &'static str,
    line: Option<Place>,
    quote: Option<Quote>,
    template: String,
    assumes: String,
}

struct Look {
    place: String,
    line: Option<Place>,
    severity: &'static str,
    message: String,
    help: String,
    code: String,
}

/// The match with a posting.
struct Match {
    title: String,
    points: String,
    max: String,
    parts: Vec<Part>,
    asked: Vec<(&'static str, Vec<String>)>,
    lead: Vec<Lead>,
}

struct Part {
    label: String,
    points: String,
    max: String,
    bar: Bar,
    why: String,
}

/// A line to lead with.
struct Lead {
    place: Place,
    words: String,
    why: String,
}

/// The page of a resume; nothing where it could not be read, which is said elsewhere.
pub(in crate::render) fn page(frame: &Frame, checked: &Checked<'_>) -> String {
    let (Ok(report), Some(document)) = (checked.outcome, checked.document) else { return String::new() };
    // A page that quotes nothing is set as if there were nothing to quote.
    let nothing = Document::default();
    let document = if frame.anonymous { &nothing } else { document };
    let score = &report.score;
    let longest = score.dimensions.iter().map(|d| d.max).fold(0.0, f64::max);
    filled(&Page {
        policy: &COMMON.policy,
        style: &COMMON.style,
        name: named(report.document.path.as_deref().unwrap_or("resume")),
        target: plan::target(&report.target),
        verdict: if score.passed { "passes" } else { "not yet" },
        points: number(score.points),
        max: number(score.max),
        pass_mark: number(score.pass_mark),
        reads: text::reads(report),
        counts: text::counts(report),
        pays: text::pays(report, &frame.analyzer.pay(report.target.level)),
        gates: checked.verdicts.iter().filter_map(|v| v.fault.as_deref()).map(plain).collect(),
        gauge: gauge(score.points, score.pass_mark, score.max),
        profile: score.dimensions.iter().map(|d| dimension(report, document, d, longest)).collect(),
        next: text::next(report).into_iter().map(|action| step(report, document, action)).collect(),
        job: report.job.as_ref().map(|job| matched(report, document, job)),
        lines: lines(document, report),
        looks: looks(report),
        ladder: ladder(report, &frame.analyzer),
        way: checked.plan.map(|plan| way(report.document.pages, plan)),
        anonymous: frame.anonymous,
        report,
    })
}

fn dimension(report: &Report, document: &Document, from: &DimensionScore, longest: f64) -> Dimension {
    let criteria = from.criteria.iter().map(|c| Criterion {
        label: plain(&c.label),
        points: number(c.points),
        max: number(c.max),
        status: match c.status {
            CriterionStatus::Met => "met",
            CriterionStatus::Partial => "in part",
            CriterionStatus::Missing => "missing",
        },
        why: plain(&c.why),
    });
    Dimension {
        label: plain(&from.label),
        points: number(from.points),
        max: number(from.max),
        bar: bar(from.points, from.max, longest),
        items: summary::items(report, document, from).join(", "),
        criteria: criteria.collect(),
    }
}

fn step(report: &Report, document: &Document, action: &Action) -> Step {
    Step {
        text: plain(&action.text),
        gain: number(action.gain),
        cost: text::cost(action.effort),
        line: action.line.map(|line| Place::of(report.document.pages, action.page, line)),
        quote: action.span.and_then(|span| quote(&document.text, span)).filter(|quote| !quote.words.is_empty()),
        template: action.template.as_deref().map_or(String::new(), plain),
        assumes: if action.effort == Effort::Measure { plain(&action.assumes) } else { String::new() },
    }
}

fn looks(report: &Report) -> Vec<Look> {
    let look = |look: text::Look<'_>| Look {
        line: look.line.map(|line| Place::of(report.document.pages, look.rule.and_then(|r| r.page), line)),
        severity: look.severity,
        message: plain(look.message),
        help: look.rule.map_or(String::new(), |r| plain(&r.help)),
        code: look.rule.map_or(String::new(), |r| plain(&r.code)),
        place: look.place,
    };
    text::looks(report).into_iter().map(look).collect()
}

fn matched(report: &Report, document: &Document, from: &JobMatch) -> Match {
    let longest = from.parts.iter().map(|p| p.max).fold(0.0, f64::max);
    let parts = from.parts.iter().map(|p| Part {
        label: plain(&p.label),
        points: number(p.points),
        max: number(p.max),
        bar: bar(p.points, p.max, longest),
        why: plain(&p.why),
    });
    let lead = from.lead_with.iter().map(|l| Lead {
        place: Place::of(report.document.pages, l.page, l.line),
        words: job::words(&document.text, l.span),
        why: plain(&l.why),
    });
    Match {
        title: job::title(from),
        points: number(from.points),
        max: number(from.max),
        parts: parts.collect(),
        asked: job::asked(from),
        lead: lead.filter(|l| !l.words.is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use resume_check_core::Analyzer;

    use super::*;
    use crate::batch::Gates;

    #[test]
    fn a_page_of_a_report() {
        let report: Report = serde_json::from_str(include_str!("../../../tests/report/report.json")).unwrap();
        let document = Document::from_text(include_str!("../../../tests/report/resume.txt"));
        let frame = Frame {
            analyzer: Arc::new(Analyzer::builder().build().unwrap()),
            one: true,
            anonymous: false,
            quiet: false,
            as_of: "2026-11".to_owned(),
            target: None,
            folder: String::new(),
            longest: 0,
            passed_over: 0,
        };
        let gates = Gates::default();
        let checked =
            Checked { index: 0, name: "resume.txt", outcome: Ok(&report), document: Some(&document), plan: None, gates: &gates, verdicts: &[] };
        let html = page(&frame, &checked).replacen(&COMMON.style, "…", 1).replacen(&COMMON.policy.replace('\'', "&#39;"), "…", 1);
        let lines: Vec<&str> = html.lines().filter(|line| !line.trim().is_empty()).collect();
        insta::with_settings!({snapshot_path => "../../../tests/page", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!("page", lines.join("\n"));
        });
    }
}
