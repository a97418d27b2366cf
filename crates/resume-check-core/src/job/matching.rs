//! The match of a resume with a posting: every thing that is asked for, and the points with their parts.

use super::lead;
use super::shows::{self, Held};
use crate::evidence::{Facts, Ref};
use crate::kinds::{EducationStatus, JobPart, JobStatus, Per};
use crate::posting::{Ask, Posting, Standard, Study, Years};
use crate::report::{JobMatch, JobPartScore, JobStandard, JobStudy, JobYears};

/// Hours of a day's work, days of a week's, weeks of a month's and months of a year's.
const PERIODS: [(Per, f64); 5] = [(Per::Hour, 1.0), (Per::Day, 8.0), (Per::Week, 40.0), (Per::Month, 173.0), (Per::Year, 2080.0)];

/// A part of the match: how far it is reached, in hundredths of each thing asked for, and what it comes to in words.
struct Reached {
    part: JobPart,
    shares: Vec<u32>,
    why: String,
}

/// How a resume matches a posting; `years` are those that its dated roles show.
pub(crate) fn matched(posting: &Posting, facts: &Facts<'_>, years: f64) -> JobMatch {
    let all = |asks: &[Ask]| asks.iter().map(|ask| shows::held(facts, ask)).collect::<Vec<Held>>();
    let (required, preferred, named, specialties) = (all(&posting.required), all(&posting.preferred), all(&posting.named), all(&posting.specialties));
    let experience = posting.years.as_ref().map(|y| served(y, years));
    let standards: Vec<(JobStandard, u32)> = posting.standards.iter().map(|s| standard(facts, s)).collect();
    let education = posting.study.as_ref().map(|s| study(facts, s));

    let mut parts = vec![
        of_items(JobPart::Required, &required),
        of_items(JobPart::Preferred, &preferred),
        of_items(JobPart::Specialty, &specialties),
        Reached {
            part: JobPart::Standards,
            shares: standards.iter().map(|s| s.1).collect(),
            why: counted(&standards.iter().map(|s| s.0.status).collect::<Vec<_>>()),
        },
    ];
    if let Some((years, share)) = &experience {
        let why = format!("{} of {} years", short(years.shown), short(years.asked));
        parts.push(Reached { part: JobPart::Experience, shares: vec![*share], why });
    }
    if let Some((study, share)) = &education {
        let why = study.shown.clone().unwrap_or_else(|| format!("no {}", study.level));
        parts.push(Reached { part: JobPart::Education, shares: vec![*share], why });
    }
    let parts = scored(facts, parts);
    let standards: Vec<JobStandard> = standards.into_iter().map(|s| s.0).collect();
    let lead_with = lead::lead_with(facts, &required, &preferred, &standards);
    let items = |held: Vec<Held>| held.into_iter().map(|h| h.item).collect();
    JobMatch {
        path: posting.path.clone(),
        title: posting.title.clone(),
        title_id: posting.title_id.clone(),
        level: posting.level,
        years: posting.years.as_ref().map_or(0.0, |y| y.least),
        points: hundredths(parts.iter().map(|p| p.points).sum()),
        max: 100.0,
        parts,
        required: items(required),
        preferred: items(preferred),
        named: items(named),
        specialties: items(specialties),
        experience: experience.map(|e| e.0),
        standards,
        education: education.map(|e| e.0),
        lead_with,
        warnings: posting.warnings.clone(),
    }
}

fn of_items(part: JobPart, held: &[Held]) -> Reached {
    Reached { part, shares: held.iter().map(|h| h.share).collect(), why: counted(&held.iter().map(|h| h.item.status).collect::<Vec<_>>()) }
}

/// `5 of 7, 1 in part`
fn counted(all: &[JobStatus]) -> String {
    let count = |wanted: &[JobStatus]| all.iter().filter(|s| wanted.contains(s)).count();
    let met = count(&[JobStatus::Met, JobStatus::OtherName]);
    let partial = count(&[JobStatus::Partial]);
    let part = if partial > 0 { format!(", {partial} in part") } else { String::new() };
    format!("{met} of {}{part}", all.len())
}

/// The parts that the posting asks for, in the order of the report; the points of the others fall to them.
fn scored(facts: &Facts<'_>, reached: Vec<Reached>) -> Vec<JobPartScore> {
    let weights = &facts.lexicon.job.weights;
    let weight = |part: JobPart| weights.iter().find(|w| w.part == part).map_or(0, |w| w.points);
    let asked: Vec<Reached> = reached.into_iter().filter(|r| !r.shares.is_empty()).collect();
    let total: u32 = asked.iter().map(|r| weight(r.part)).sum();
    // Whole hundredths that sum to 100: each part ends where the sum of the weights so far says.
    let (mut sum, mut from, mut scores) = (0, 0, Vec::new());
    for weighed in weights {
        let Some(part) = asked.iter().find(|r| r.part == weighed.part) else { continue };
        sum += weighed.points;
        let to = 10_000 * sum / total.max(1);
        let max = to - from;
        from = to;
        let count = u32::try_from(part.shares.len()).unwrap_or(u32::MAX).max(1);
        let share: u32 = part.shares.iter().sum::<u32>() / count;
        let points = max * share.min(100) / 100;
        scores.push(JobPartScore {
            id: part.part,
            label: weighed.label.clone(),
            points: f64::from(points) / 100.0,
            max: f64::from(max) / 100.0,
            why: part.why.clone(),
        });
    }
    scores
}

fn hundredths(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}

/// `5`, `4.7`
fn short(years: f64) -> String {
    format!("{years:.1}").trim_end_matches(".0").to_owned()
}

/// Years: fewer than are asked for count by the part that they are.
fn served(asked: &Years, shown: f64) -> (JobYears, u32) {
    let part = if asked.least > 0.0 { (shown / asked.least).clamp(0.0, 1.0) } else { 1.0 };
    let status = match part {
        p if p >= 1.0 => JobStatus::Met,
        p if p > 0.0 => JobStatus::Partial,
        _ => JobStatus::Missing,
    };
    let years = JobYears { asked: asked.least, shown, status, says: asked.says.clone(), span: asked.span, line: asked.line };
    // In 0..=100, as the part lies in 0..=1.
    (years, (part * 100.0) as u32)
}

/// A number of the work: the resume's best of the same family.
fn standard(facts: &Facts<'_>, asked: &Standard) -> (JobStandard, u32) {
    let family = facts.lexicon.metrics.find(&asked.family).map(|id| facts.lexicon.metrics.get(id));
    let lower = family.is_some_and(|f| f.lower);
    let value = |at: usize| facts.metrics.get(at).and_then(|m| in_terms(m.amount.least(), m.unit == asked.unit || asked.per.is_some(), m.per, asked));
    let own = facts.metrics.iter().enumerate().filter(|(_, m)| m.family == asked.family && m.plausible);
    let better = |a: f64, b: f64| if lower { b < a } else { a < b };
    let mut best: Option<(usize, Option<f64>)> = None;
    for (at, _) in own {
        let (was, is) = (best.and_then(|b| b.1), value(at));
        if best.is_none() || is.is_some_and(|is| was.is_none_or(|was| better(was, is))) {
            best = Some((at, is));
        }
    }
    let status = match best {
        None => JobStatus::Missing,
        Some((_, Some(value))) if !better(value, asked.value) => JobStatus::Met,
        Some(_) => JobStatus::Partial,
    };
    let share = share(facts, status);
    let words = |at: usize| facts.metrics.get(at).map(|m| facts.text.one_line(m.span));
    let standard = JobStandard {
        kind: asked.family.clone(),
        name: family.map_or(String::new(), |f| f.name.clone()),
        value: asked.value,
        unit: asked.unit,
        per: asked.per,
        status,
        evidence: best.iter().map(|b| Ref::Metric(b.0).to_string()).collect(),
        says: asked.says.clone(),
        shown: best.and_then(|b| words(b.0)),
        span: asked.span,
        line: asked.line,
    };
    (standard, share)
}

/// What a thing is worth that is there or not, in hundredths.
fn share(facts: &Facts<'_>, status: JobStatus) -> u32 {
    match status {
        JobStatus::Met | JobStatus::OtherName => 100,
        JobStatus::Partial => facts.lexicon.job.share.partial,
        JobStatus::Missing => 0,
    }
}

/// A value in the posting's period, where it can be told.
fn in_terms(value: f64, same_unit: bool, per: Option<Per>, asked: &Standard) -> Option<f64> {
    let hours = |per: Per| PERIODS.iter().find(|(p, _)| *p == per).map(|(_, hours)| *hours);
    match (per, asked.per) {
        (Some(per), Some(wanted)) => Some(value / hours(per)? * hours(wanted)?),
        (None, None) if same_unit => Some(value),
        _ => None,
    }
}

/// A level of study: that one or a higher one, finished or under way.
fn study(facts: &Facts<'_>, asked: &Study) -> (JobStudy, u32) {
    let levels = &facts.lexicon.job.levels;
    // A doctorate stands above every level that postings ask for.
    let rank = |id: &str| {
        facts.lexicon.education.level(id).map(|l| levels.iter().position(|own| own == l).unwrap_or(usize::from(l == "doctorate") * levels.len()))
    };
    let own = facts.timeline.education.iter().enumerate();
    let enough = own.filter(|(_, e)| {
        rank(&e.id).is_some_and(|r| r >= asked.level && (r > 0 || facts.lexicon.education.level(&e.id) == levels.first().map(String::as_str)))
    });
    let standing = |status: EducationStatus| match status {
        EducationStatus::Completed => JobStatus::Met,
        EducationStatus::InProgress => JobStatus::Partial,
        EducationStatus::Unfinished => JobStatus::Missing,
    };
    let best = enough.map(|(at, e)| (standing(e.status), at, e)).min_by_key(|(status, at, _)| (*status, *at)).filter(|b| b.0 != JobStatus::Missing);
    let status = best.as_ref().map_or(JobStatus::Missing, |b| b.0);
    let share = share(facts, status);
    let study = JobStudy {
        level: levels.get(asked.level).cloned().unwrap_or_default(),
        status,
        evidence: best.iter().map(|b| Ref::Education(b.1).to_string()).collect(),
        says: asked.says.clone(),
        shown: best.map(|b| facts.text.one_line(b.2.span)),
        span: asked.span,
        line: asked.line,
    };
    (study, share)
}
