//! Putting a report together from what every stage found: names for numbers, lines for bytes, nothing new.

use sha2::{Digest, Sha256};

use super::*;
use crate::document::Document;
use crate::lexicon::{Lexicon, hex};
use crate::mentions::Mention;
use crate::metrics::{Amount, Metric};
use crate::month::Month;
use crate::options::{Options, Target};
use crate::rules::{self, Finding};
use crate::sections::{self, Section};
use crate::text::Text;
use crate::timeline::{Education, End, Role, Timeline};

/// What the stages found in one document.
pub(crate) struct Found<'f> {
    /// The text that was read.
    pub text: &'f Text<'f>,
    /// Its sections.
    pub sections: &'f [Section],
    /// What it names.
    pub mentions: &'f [Mention],
    /// The strength of each mention; none for credentials.
    pub strengths: &'f [Option<Strength>],
    /// Its roles and education.
    pub timeline: &'f Timeline,
    /// Its metrics.
    pub metrics: &'f [Metric],
    /// What is worth a look.
    pub findings: &'f [Finding],
}

/// What the scoring stages made of it.
pub(crate) struct Judged {
    /// The target, and where it comes from.
    pub target: Target,
    /// `option` or `default`.
    pub chosen: &'static str,
    /// The score at the target.
    pub score: Score,
    /// The level that the resume reads as.
    pub level: LevelEstimate,
    /// What to do next.
    pub actions: Vec<Action>,
    /// The match with a posting.
    pub job: Option<JobMatch>,
}

/// The report.
pub(crate) fn assemble(document: &Document, options: &Options, lexicon: &Lexicon, found: &Found<'_>, judged: Judged) -> Report {
    let places = Places { document, found, positions: Positions::new(found.text.source(), found.text.lines.iter().map(|l| l.span.start).collect()) };
    Report {
        schema_version: SCHEMA_VERSION,
        tool: Tool { name: "resume-check".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        receipt: receipt(options, lexicon, &judged),
        document: document_info(document, options, found.text),
        target: TargetInfo {
            level: judged.target.level,
            track: judged.target.track,
            title_id: judged.target.title_id,
            label: judged.target.label,
            chosen: judged.chosen.to_owned(),
        },
        score: judged.score,
        level: judged.level,
        mentions: found
            .mentions
            .iter()
            .zip(found.strengths)
            .enumerate()
            .map(|(i, (m, strength))| mention(&places, lexicon, i, m, *strength))
            .collect(),
        metrics: found.metrics.iter().enumerate().map(|(i, m)| metric(&places, i, m)).collect(),
        roles: found.timeline.roles.iter().map(|r| role(lexicon, r, options.as_of)).collect(),
        education: found.timeline.education.iter().map(education).collect(),
        sections: found.sections.iter().map(|s| section(found.text, s)).collect(),
        diagnostics: found.findings.iter().map(|f| diagnostic(&places, f)).collect(),
        actions: judged.actions,
        job: judged.job,
    }
}

fn receipt(options: &Options, lexicon: &Lexicon, judged: &Judged) -> Receipt {
    let asked = match &options.target {
        None => "default".to_owned(),
        Some(_) => {
            let track = judged.target.track.map_or("", Track::as_str);
            format!("level={};track={track};title={}", judged.target.level, judged.target.title_id.as_deref().unwrap_or_default())
        }
    };
    let job = options.job.as_ref().map_or(String::new(), |job| format!(";job={}", job.sha256));
    let asked = asked + &rules::settings(options) + &job;
    Receipt {
        input_sha256: options.input_sha256.clone(),
        rules_sha256: lexicon.sha256.clone(),
        options_sha256: hex(Sha256::new_with_prefix(asked)),
        as_of: options.as_of.to_string(),
    }
}

/// How many words blanks part.
fn words(text: &str) -> usize {
    // Blanks beyond ASCII are rare, and looking for words among bytes is quick.
    if text.chars().any(|c| !c.is_ascii() && c.is_whitespace()) {
        return text.split_whitespace().count();
    }
    let mut blank = true;
    let begins = |b: u8| {
        let was = std::mem::replace(&mut blank, matches!(b, b' ' | b'\t'..=b'\r'));
        was && !blank
    };
    text.bytes().map(begins).filter(|word| *word).count()
}

fn document_info(document: &Document, options: &Options, text: &Text<'_>) -> DocumentInfo {
    let pages = document.layout.page_starts.len();
    DocumentInfo {
        path: options.path.clone(),
        format: document.format.clone(),
        bytes: document.text.len(),
        lines: text.lines.len(),
        words: words(&document.text),
        pages: (pages > 0).then_some(pages),
        warnings: document.warnings.clone(),
    }
}

/// Where things stand, in the terms of a report.
struct Places<'p> {
    document: &'p Document,
    found: &'p Found<'p>,
    positions: Positions<'p>,
}

impl Places<'_> {
    fn section(&self, byte: usize) -> SectionKind {
        sections::kind_at(self.found.sections, byte)
    }

    fn role(&self, byte: usize) -> Option<usize> {
        self.found.timeline.role_at(byte)
    }
}

/// What the report calls the thing at this index of its list.
fn reference(list: char, index: usize) -> String {
    format!("{list}{}", index + 1)
}

fn mention(places: &Places<'_>, lexicon: &Lexicon, index: usize, mention: &Mention, strength: Option<Strength>) -> MentionInfo {
    let entry = lexicon.entries.get(mention.entry);
    let (line, column) = places.positions.of(mention.span.start);
    MentionInfo {
        reference: reference('m', index),
        kind: mention.kind,
        id: entry.id.clone(),
        parent: entry.parent.clone(),
        name: entry.name.clone(),
        text: mention.span.of(places.found.text.source()).to_owned(),
        status: mention.status,
        strength,
        span: mention.span,
        line,
        column,
        page: places.document.page_at(mention.span.start),
        section: places.section(mention.span.start),
        role: places.role(mention.span.start),
        why: mention.why.clone(),
    }
}

fn metric(places: &Places<'_>, index: usize, metric: &Metric) -> MetricInfo {
    let (line, column) = places.positions.of(metric.span.start);
    let (value, range, change) = match metric.amount {
        Amount::Value(value) => (Some(value), None, None),
        Amount::Range(low, high) => (None, Some((low, high)), None),
        Amount::Change(from, to) => (None, None, Some((from, to))),
    };
    MetricInfo {
        reference: reference('q', index),
        kind: metric.family.clone(),
        value,
        low: range.map(|r| r.0),
        high: range.map(|r| r.1),
        from: change.map(|c| c.0),
        to: change.map(|c| c.1),
        unit: metric.unit,
        text: metric.span.of(places.found.text.source()).to_owned(),
        span: metric.span,
        line,
        column,
        page: places.document.page_at(metric.span.start),
        section: places.section(metric.span.start),
        role: places.role(metric.span.start),
        bound: metric.bound,
        per: metric.per,
        setting: metric.setting.clone(),
        grade: metric.grade,
        plausible: metric.plausible,
    }
}

fn diagnostic(places: &Places<'_>, finding: &Finding) -> Diagnostic {
    let (line, column) = places.positions.of(finding.span.start);
    Diagnostic {
        code: finding.rule.code.to_owned(),
        name: finding.rule.name.to_owned(),
        severity: finding.severity,
        message: finding.message.clone(),
        help: finding.help.clone(),
        span: finding.span,
        line,
        column,
        page: places.document.page_at(finding.span.start),
    }
}

fn role(lexicon: &Lexicon, role: &Role, as_of: Month) -> RoleInfo {
    let title = role.title_id.map(|id| lexicon.titles.get(id));
    RoleInfo {
        title: role.title.clone(),
        title_id: title.map(|t| t.id.clone()),
        employer: role.employer.clone(),
        start: role.start.map(|m| m.to_string()),
        end: role.end.map(|end| match end {
            End::Month(month) => month.to_string(),
            End::Present => "present".to_owned(),
        }),
        months: role.months(as_of),
        level: title.map(|t| t.level),
        track: title.and_then(|t| t.report_track),
        span: role.span,
    }
}

fn education(education: &Education) -> EducationInfo {
    EducationInfo {
        id: education.id.clone(),
        field: education.field.clone(),
        accreditation: education.accreditation.clone(),
        status: education.status,
        year: education.year,
        span: education.span,
    }
}

fn section(text: &Text<'_>, section: &Section) -> SectionInfo {
    let title = section.title.map(|t| t.of(text.source()).to_owned());
    SectionInfo { kind: section.kind, title, span: section.span }
}
