//! Which of the resume's own lines to lead with for a posting.

use rustc_hash::FxHashMap;

use super::shows::Held;
use crate::evidence::Facts;
use crate::kinds::{SectionKind, Strength};
use crate::lexicon::EntryId;
use crate::report::{JobLead, JobStandard};
use crate::sections;

/// The most lines.
const MOST: usize = 5;
/// What a line is worth that shows something required, preferred, or a number that the posting holds the work to.
const REQUIRED: u32 = 2;
const PREFERRED: u32 = 1;
const STANDARD: u32 = 10;
/// What any other result is worth.
const RESULT: u32 = 4;
/// Families that tell of time or of size and not of a result.
const NO_RESULT: &[&str] = &["tenure", "provider-count"];
/// The most things that the reason names.
const NAMED: usize = 4;

/// A line on its way to the list.
#[derive(Default)]
struct Line {
    worth: u32,
    /// Whether it shows anything that the posting asks for; a result alone says nothing of this posting.
    fits: bool,
    names: Vec<String>,
}

/// The lines that show most of what is asked for, best first; in a tie, in text order.
pub(super) fn lead_with(facts: &Facts<'_>, required: &[Held], preferred: &[Held], standards: &[JobStandard]) -> Vec<JobLead> {
    let mut wanted: FxHashMap<EntryId, u32> = FxHashMap::default();
    for (items, worth) in [(preferred, PREFERRED), (required, REQUIRED)] {
        items.iter().flat_map(|h| &h.entries).for_each(|entry| _ = wanted.insert(*entry, worth));
    }
    let mut lines: FxHashMap<usize, Line> = FxHashMap::default();
    let tells = |byte: usize| {
        let section = sections::kind_at(facts.sections, byte);
        let role = facts.timeline.role_at(byte).and_then(|r| facts.timeline.roles.get(r));
        role.is_none_or(|r| byte >= r.span.end)
            && (role.is_some()
                || matches!(section, SectionKind::Summary | SectionKind::Accomplishments | SectionKind::Projects | SectionKind::Practicum))
    };
    for (mention, strength) in facts.mentions.iter().zip(facts.strengths).filter(|(m, _)| tells(m.span.start)) {
        let Some(worth) = wanted.get(&mention.entry).filter(|_| strength.is_some_and(|s| s > Strength::Listed)) else { continue };
        let line = lines.entry(facts.text.statement_of(mention.tokens.start).block).or_default();
        let name = facts.text.one_line(mention.span);
        if !line.names.contains(&name) && line.names.len() < NAMED {
            line.worth += worth;
            line.fits = true;
            line.names.push(name);
        }
    }
    for metric in facts.metrics.iter().filter(|m| m.plausible && !NO_RESULT.contains(&m.family.as_str()) && tells(m.span.start)) {
        let line = lines.entry(facts.text.statement_of(metric.tokens.start).block).or_default();
        let asked = standards.iter().any(|s| s.kind == metric.family);
        line.worth += if asked { STANDARD } else { RESULT };
        line.fits |= asked;
        line.names.insert(0, facts.text.one_line(metric.span));
    }
    let mut ranked: Vec<(usize, Line)> = lines.into_iter().filter(|(_, l)| l.fits).collect();
    ranked.sort_by_key(|(block, line)| (std::cmp::Reverse(line.worth), *block));
    let lead = |(block, mut line): (usize, Line)| {
        line.names.truncate(NAMED);
        let span = facts.text.blocks.get(block).map(|b| facts.text.span(&b.tokens))?;
        Some(JobLead { span, line: facts.line_of(span), page: facts.page_of(span), why: line.names.join(", ") })
    };
    ranked.into_iter().take(MOST).filter_map(lead).collect()
}
