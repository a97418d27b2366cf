//! Evidence: what each fact of a resume proves, and how strongly.
//!
//! A fact is a named thing, a metric, a title, a programme or a place for something; each stands once, at its strongest, however often the text repeats it.
//! This module knows nothing of levels and points.

mod body;
mod claims;
mod strength;

use std::cell::OnceCell;

use crate::document::Document;
use crate::kinds::{EducationStatus, Grade, MentionKind, SectionKind, Status, Strength};
use crate::lexicon::{Lexicon, Title};
use crate::mentions::Mention;
use crate::metrics::Metric;
use crate::month::Month;
use crate::sections::{self, Section};
use crate::span::Span;
use crate::text::Text;
use crate::timeline::{Role, Timeline};

pub(crate) use body::Body;
pub(crate) use claims::{Unquantified, states_a_number};
pub(crate) use strength::tell as strengths;

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A code set, system, tool, specialty or skill.
    Named(MentionKind),
    /// A credential.
    Credential,
    /// A family of metrics.
    Metric,
    /// A job title.
    Title,
    /// A programme or degree.
    Education,
    /// A body that accredits a programme.
    Accreditation,
    /// Something that a reader looks for.
    Place,
    /// Time in coding work.
    Years,
    /// A later role on a higher rung.
    Rise,
}

/// How strongly a fact is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// A thing that is named.
    Named(Strength),
    /// A credential that is held.
    Held,
    /// A credential on the way.
    InProgress,
    /// A value on its family's scale.
    Graded(Grade),
    /// A value that its family's scale does not fit.
    Ungraded,
    /// A value of a family that has no scale.
    Stated,
    /// A title: how many months it was held, and whether a result stands beside it.
    Served { months: u32, measured: bool },
    /// A programme.
    Study(EducationStatus),
    /// Months of coding work.
    Months(u32),
    /// It is there.
    Present,
}

/// In what kind of work a fact was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// In coding work, or outside any role.
    Own,
    /// In unpaid practice: a practicum or externship.
    Practice,
    /// In a job of another trade.
    Aside,
}

/// Where a fact stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ref {
    /// A mention, by its index.
    Mention(usize),
    /// A metric, by its index.
    Metric(usize),
    /// A role, by its index.
    Role(usize),
    /// A programme, by its index.
    Education(usize),
    /// A section, by its index.
    Section(usize),
}

impl std::fmt::Display for Ref {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Mention(at) => write!(f, "m{}", at + 1),
            Self::Metric(at) => write!(f, "q{}", at + 1),
            Self::Role(at) => write!(f, "roles[{at}]"),
            Self::Education(at) => write!(f, "education[{at}]"),
            Self::Section(at) => write!(f, "sections[{at}]"),
        }
    }
}

/// One fact of a resume, or one that it is assumed to have.
#[derive(Debug, Clone)]
pub(crate) struct Evidence<'e> {
    /// What it is about.
    pub subject: Subject,
    /// The id of what it is about.
    pub id: &'e str,
    /// The class of that thing within its kind.
    pub class: Option<&'e str>,
    /// The career stage that it supports, or the level of a title.
    pub stage: Option<&'e str>,
    /// How strongly it is proven.
    pub proof: Proof,
    /// In what kind of work.
    pub work: Work,
    /// How much a metric states, at its least.
    pub value: Option<f64>,
    /// The words of the resume that say so.
    pub words: &'e str,
    /// Where it stands in the report.
    pub refs: Vec<Ref>,
}

/// What the stages before found.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'e> {
    pub document: &'e Document,
    pub text: &'e Text<'e>,
    pub lexicon: &'e Lexicon,
    pub sections: &'e [Section],
    pub mentions: &'e [Mention],
    pub strengths: &'e [Option<Strength>],
    pub metrics: &'e [Metric],
    pub timeline: &'e Timeline,
    pub as_of: Month,
    /// The results that are claimed without a figure, once they have been looked for.
    pub claims: &'e OnceCell<Vec<Unquantified>>,
}

impl<'e> Facts<'e> {
    /// Every result that is claimed without a figure, in text order; one of each kind in a role.
    pub(crate) fn unquantified(&self) -> &'e [Unquantified] {
        self.claims.get_or_init(|| claims::find(self))
    }

    /// The 1-based line on which a span begins.
    pub(crate) fn line_of(&self, span: Span) -> usize {
        self.text.line_at(span.start) + 1
    }

    /// The 1-based page on which a span begins, where there are pages.
    pub(crate) fn page_of(&self, span: Span) -> Option<usize> {
        self.document.page_at(span.start)
    }
}

/// Every fact, each once.
pub(crate) fn weigh<'e>(facts: &Facts<'e>) -> Body<'e> {
    let mut all = Body::default();
    mentions(facts, &mut all);
    metrics(facts, &mut all);
    titles(facts, &mut all);
    education(facts, &mut all);
    places(facts, &mut all);
    all
}

/// The order of proofs of one subject, weakest first.
fn strength_of(proof: &Proof) -> u32 {
    match proof {
        Proof::Named(strength) => *strength as u32,
        Proof::Held | Proof::Present | Proof::Stated => 1,
        Proof::InProgress => 0,
        Proof::Graded(Grade::Below) => 0,
        Proof::Ungraded => 1,
        Proof::Graded(Grade::Good) => 2,
        Proof::Graded(Grade::Excellent) => 3,
        Proof::Served { months, .. } | Proof::Months(months) => *months,
        Proof::Study(EducationStatus::Unfinished) => 0,
        Proof::Study(EducationStatus::InProgress) => 1,
        Proof::Study(EducationStatus::Completed) => 2,
    }
}

fn mentions<'e>(facts: &Facts<'e>, all: &mut Body<'e>) {
    for (at, (mention, strength)) in facts.mentions.iter().zip(facts.strengths).enumerate() {
        let entry = facts.lexicon.entries.get(mention.entry);
        let (subject, proof) = match (mention.kind, mention.status, strength) {
            // A retired credential earns where the guide names it; a diagnostic says what replaced it.
            (MentionKind::Credential, ..) if entry.awarded.as_deref() == Some("retired") && !entry.in_guide => continue,
            (MentionKind::Credential, Status::Held, _) => (Subject::Credential, Proof::Held),
            (MentionKind::Credential, Status::InProgress, _) => (Subject::Credential, Proof::InProgress),
            (kind, Status::Held, Some(strength)) => (Subject::Named(kind), Proof::Named(*strength)),
            _ => continue,
        };
        let words = mention.span.of(facts.text.source());
        let (class, stage) = (entry.class.as_deref(), entry.stage.as_deref());
        // A nurse's Epic is Epic; codes and duties count where coding is the work.
        let aside = matches!(mention.kind, MentionKind::CodeSet | MentionKind::Skill) && work(facts, mention.span.start) == Work::Aside;
        let work = if aside { Work::Aside } else { Work::Own };
        all.add(Evidence { class, stage, words, work, ..fact(subject, &entry.id, proof, vec![Ref::Mention(at)]) });
    }
}

fn metrics<'e>(facts: &Facts<'e>, all: &mut Body<'e>) {
    let leads = leads(facts);
    for (at, metric) in facts.metrics.iter().enumerate().filter(|(_, m)| m.plausible) {
        // Those whom the writer taught are a result of the writer's own.
        if metric.team && metric.family != "trainees" && !leads(metric) {
            continue;
        }
        let Some(family) = facts.lexicon.metrics.find(&metric.family).map(|id| facts.lexicon.metrics.get(id)) else { continue };
        let proof = match metric.grade {
            Some(grade) => Proof::Graded(grade),
            None if facts.lexicon.metrics.has_scale(family) => Proof::Ungraded,
            None => Proof::Stated,
        };
        let words = metric.span.of(facts.text.source());
        let (work, value) = (work(facts, metric.span.start), Some(metric.amount.least()));
        all.add(Evidence { words, work, value, ..fact(Subject::Metric, &family.id, proof, vec![Ref::Metric(at)]) });
    }
}

/// The kind of work in which something at this byte was shown.
pub(crate) fn work(facts: &Facts<'_>, byte: usize) -> Work {
    let section = sections::kind_at(facts.sections, byte);
    let title = facts.timeline.role_at(byte).map(|r| facts.timeline.roles[r].title_id.map(|id| facts.lexicon.titles.get(id)));
    match (section, title) {
        (SectionKind::Practicum | SectionKind::Education | SectionKind::Training, _) => Work::Practice,
        (_, Some(Some(title))) if title.is_practice => Work::Practice,
        (_, Some(title)) if title.is_none_or(|t| !t.counts_as_coding && t.report_track.is_none()) => Work::Aside,
        _ => Work::Own,
    }
}

/// Whether a team's result is the writer's own: it counts for who led, taught or audited the team, not for a member of it.
fn leads<'e>(facts: &Facts<'e>) -> impl Fn(&Metric) -> bool + use<'e> {
    let facts = *facts;
    let leading = move |role: &Role| role.title_id.is_some_and(|id| facts.lexicon.titles.get(id).report_track.is_some());
    let people = facts.metrics.iter().any(|m| m.family == "team-size" && m.plausible);
    let anywhere = people || facts.timeline.roles.iter().any(leading);
    move |metric| match facts.timeline.role_at(metric.span.start) {
        Some(role) => people || leading(&facts.timeline.roles[role]),
        None => anywhere,
    }
}

fn titles<'e>(facts: &Facts<'e>, all: &mut Body<'e>) {
    let titled: Vec<(usize, &Role, &Title)> =
        facts.timeline.roles.iter().enumerate().filter_map(|(at, r)| Some((at, r, facts.lexicon.titles.get(r.title_id?)))).collect();
    let mut with_result = vec![false; facts.timeline.roles.len()];
    facts.metrics.iter().filter(|m| m.plausible).filter_map(|m| facts.timeline.role_at(m.span.start)).for_each(|at| with_result[at] = true);
    for (at, role, title) in &titled {
        let months = role.months(facts.as_of).unwrap_or(0);
        let measured = with_result[*at];
        match all.title(&title.id) {
            Some(own) => {
                if let Proof::Served { months: before, measured: proven } = &mut own.proof {
                    *before += months;
                    *proven |= measured;
                }
                own.refs.push(Ref::Role(*at));
            }
            None => all.push(Evidence {
                stage: Some(title.level.as_str()),
                words: &role.title,
                ..fact(Subject::Title, &title.id, Proof::Served { months, measured }, vec![Ref::Role(*at)])
            }),
        }
    }
    let months = facts.timeline.coding_months(facts.lexicon, facts.as_of);
    let coding: Vec<Ref> = titled.iter().filter(|(_, r, t)| t.counts_as_coding && r.start.is_some()).map(|(at, ..)| Ref::Role(*at)).collect();
    if months > 0 {
        all.push(fact(Subject::Years, "years", Proof::Months(months), coding));
    }
    // A rising rung over dated roles: some later role stands higher than the lowest one before it.
    let mut dated: Vec<(Month, u8, usize, bool)> =
        titled.iter().filter(|(_, _, t)| t.rung > 0).filter_map(|(at, r, t)| Some((r.start?, t.rung, *at, t.counts_as_coding))).collect();
    dated.sort_unstable();
    let mut lowest: Option<(Month, u8, usize)> = None;
    let rises = dated.into_iter().find_map(|(start, rung, at, coding)| match lowest {
        Some((before, low, from)) if before < start && low < rung && coding => Some(vec![Ref::Role(from.min(at)), Ref::Role(from.max(at))]),
        Some((_, low, _)) if low <= rung => None,
        _ => {
            lowest = Some((start, rung, at));
            None
        }
    });
    if let Some(refs) = rises {
        all.push(fact(Subject::Rise, "rise", Proof::Present, refs));
    }
}

fn education<'e>(facts: &Facts<'e>, all: &mut Body<'e>) {
    for (at, study) in facts.timeline.education.iter().enumerate() {
        let words = study.span.of(facts.text.source());
        let of = |subject, id: &'e str| Evidence { words, ..fact(subject, id, Proof::Study(study.status), vec![Ref::Education(at)]) };
        all.add(of(Subject::Education, &study.id));
        for body in &study.accreditation {
            all.add(of(Subject::Accreditation, body));
        }
    }
}

/// What a reader looks for; it counts wherever it stands.
fn places<'e>(facts: &Facts<'e>, all: &mut Body<'e>) {
    let section = |kinds: &[SectionKind]| facts.sections.iter().position(|s| kinds.contains(&s.kind)).map(Ref::Section);
    let role = |dated: bool| facts.timeline.roles.iter().position(|r| !dated || r.start.is_some() && r.end.is_some()).map(Ref::Role);
    let study = |dated: bool| facts.timeline.education.iter().position(|e| !dated || e.year.is_some()).map(Ref::Education);
    let credential = || {
        let placed = |m: &Mention| {
            let kind = sections::kind_at(facts.sections, m.span.start);
            matches!(kind, SectionKind::Header | SectionKind::Certifications)
        };
        facts.mentions.iter().position(|m| m.kind == MentionKind::Credential && m.status == Status::Held && placed(m)).map(Ref::Mention)
    };
    let several = || {
        let named = |m: &&Mention| matches!(m.kind, MentionKind::CodeSet | MentionKind::Ehr | MentionKind::Encoder | MentionKind::Tool);
        let first = facts.mentions.iter().position(|m| named(&m));
        first.filter(|_| facts.mentions.iter().filter(named).take(4).count() == 4).map(Ref::Mention)
    };
    let found = [
        ("experience", role(false).or_else(|| section(&[SectionKind::Experience, SectionKind::Practicum]))),
        ("education", section(&[SectionKind::Education, SectionKind::Training]).or_else(|| study(false))),
        ("skills", section(&[SectionKind::Skills, SectionKind::Systems]).or_else(several)),
        ("credentials", section(&[SectionKind::Certifications]).or_else(credential)),
        ("dated-roles", role(true)),
        ("dates", role(true).or_else(|| study(true))),
    ];
    for (id, at) in found {
        if let Some(at) = at {
            all.push(fact(Subject::Place, id, Proof::Present, vec![at]));
        }
    }
}

/// A fact that no words of its own stand for.
pub(crate) fn fact<'e>(subject: Subject, id: &'e str, proof: Proof, refs: Vec<Ref>) -> Evidence<'e> {
    Evidence { subject, id, class: None, stage: None, proof, work: Work::Own, value: None, words: "", refs }
}
