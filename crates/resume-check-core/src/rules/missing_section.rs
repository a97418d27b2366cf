#![doc = include_str!("missing_section.md")]

use super::{Findings, credentials};
use crate::evidence::Facts;
use crate::kinds::{MentionKind, SectionKind};
use crate::span::Span;

/// So many names of code sets and systems anywhere make up for a section of skills.
const NAMES: usize = 4;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    let Some(line) = facts.text.lines.iter().find(|l| !l.is_blank()) else { return };
    let span = facts.text.span(&line.tokens);
    let has = |kinds: &[SectionKind]| facts.sections.iter().any(|s| kinds.contains(&s.kind));
    let named = |kinds: &[MentionKind]| facts.mentions.iter().filter(|m| kinds.contains(&m.kind)).take(NAMES).count();
    let mut missing = |present: bool, what: &str, help: &str| {
        if !present {
            found.add(Span::new(span.start, span.end), format!("the resume shows no {what}"), help);
        }
    };
    let work = [SectionKind::Experience, SectionKind::Practicum, SectionKind::Projects];
    missing(
        has(&work) || !facts.timeline.roles.is_empty(),
        "experience",
        "add a section EXPERIENCE: title, employer and months of each job, or of a practicum",
    );
    let study = [SectionKind::Education, SectionKind::Training];
    missing(has(&study) || !facts.timeline.education.is_empty(), "education", "add a section EDUCATION: programme or degree, school, year");
    let credential = credentials(facts).next().is_some();
    missing(
        has(&[SectionKind::Certifications]) || credential,
        "credential",
        "add a section CERTIFICATIONS: the credential, who awards it, the year, or the month of the exam",
    );
    let names = named(&[MentionKind::CodeSet, MentionKind::Ehr, MentionKind::Encoder, MentionKind::Tool]) >= NAMES;
    missing(
        has(&[SectionKind::Skills, SectionKind::Systems]) || names,
        "skills",
        "add a section SKILLS: the code sets, EHR and encoder that you work with",
    );
}
