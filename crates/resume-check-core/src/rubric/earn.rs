//! What evidence earns of one criterion: the best of its ways.

use std::cmp::Reverse;

use crate::evidence::{Body, Evidence, Proof, Subject, Work};
use crate::kinds::{EducationStatus, Grade, Level, Strength};
use crate::lexicon::{Asks, Criterion, Items, Picked, Pool, Shares, Way};

/// All of a share.
const WHOLE: u32 = 100;

/// What a criterion earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Earned {
    /// In hundredths of a point.
    pub points: u32,
    /// The way that earned most, by its index.
    pub way: usize,
    /// The facts that it rests on, by their index, best first.
    pub facts: Vec<usize>,
}

/// How facts are valued at a level.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale<'s> {
    pub level: Level,
    pub share: &'s Shares,
}

/// What the evidence earns of a criterion.
pub(crate) fn earn(criterion: &Criterion, evidence: &Body<'_>, scale: Scale<'_>) -> Earned {
    let mut best = Earned { points: 0, way: 0, facts: Vec::new() };
    for (at, way) in criterion.ways.iter().enumerate() {
        let (share, of, facts) = by_way(way, evidence, scale);
        let points = u64::from(criterion.points) * u64::from(way.share) * u64::from(share) / u64::from(WHOLE * of.max(1));
        let points = u32::try_from(points).unwrap_or(criterion.points).min(criterion.points);
        if points > best.points {
            best = Earned { points, way: at, facts };
        }
    }
    best
}

/// Whether a fact can earn anything of a criterion.
pub(crate) fn concerns(criterion: &Criterion, fact: &Evidence<'_>) -> bool {
    criterion.ways.iter().any(|way| match &way.asks {
        Asks::Things { pool, items, .. } => subjects(*pool).any(|s| s == fact.subject) && items.picks(fact.id, fact.class, fact.stage),
        Asks::Months(..) => fact.subject == Subject::Years,
        Asks::Rise => fact.subject == Subject::Rise,
    })
}

/// Whether the evidence does what a way asks for, in full.
pub(crate) fn reaches(way: &Way, evidence: &Body<'_>, scale: Scale<'_>) -> Option<Vec<usize>> {
    let (share, of, facts) = by_way(way, evidence, scale);
    let served = matches!(way.asks, Asks::Things { pool: Pool::Title, .. } | Asks::Months(..));
    (if served { share >= of } else { share > 0 }).then_some(facts)
}

/// How much of a way is done, out of how much, and by which facts.
fn by_way(way: &Way, evidence: &Body<'_>, scale: Scale<'_>) -> (u32, u32, Vec<usize>) {
    match &way.asks {
        Asks::Things { pool: Pool::Title, items, months, measured, .. } if *months > 0 => served(items, *months, *measured, evidence),
        Asks::Things { pool, items, count, after, used, measured, least, .. } => {
            let picked = pick(*pool, items, evidence, scale, *used, *measured, *least);
            let kept = picked.iter().skip(*after).take(*count);
            let of = WHOLE * u32::try_from(*count).unwrap_or(1);
            (kept.clone().map(|(_, worth, _)| worth).sum(), of, kept.map(|(.., at)| *at).collect())
        }
        Asks::Months(from, full) => {
            let years = evidence.about(Subject::Years).find_map(|(at, e)| match e.proof {
                Proof::Months(months) => Some((at, months)),
                _ => None,
            });
            let Some((at, months)) = years else { return (0, 1, Vec::new()) };
            let (done, of) = (months.saturating_sub(*from).min(full - from), full - from);
            (done * WHOLE, of * WHOLE, if done > 0 { vec![at] } else { Vec::new() })
        }
        Asks::Rise => match evidence.about(Subject::Rise).next() {
            Some((at, _)) => (WHOLE, WHOLE, vec![at]),
            None => (0, WHOLE, Vec::new()),
        },
    }
}

/// Months in any of the titles, out of the months that are asked for.
fn served(items: &Items, months: u32, measured: bool, evidence: &Body<'_>) -> (u32, u32, Vec<usize>) {
    let (mut total, mut facts) = (0, Vec::new());
    for (at, e) in evidence.about(Subject::Title) {
        let Proof::Served { months, measured: proven } = e.proof else { continue };
        let asked = items.picks(e.id, e.class, e.stage);
        if asked && (proven || !measured) && months > 0 {
            total += months;
            facts.push(at);
        }
    }
    (total.min(months) * WHOLE, months * WHOLE, facts)
}

/// The facts that the items pick, with what each is worth, best first; an item that names ids picks one of them.
fn pick<'e>(pool: Pool, items: &Items, evidence: &Body<'e>, scale: Scale<'_>, used: bool, measured: bool, least: f64) -> Vec<(Slot<'e>, u32, usize)> {
    let mut picked: Vec<(Slot<'e>, u32, usize)> = Vec::new();
    for (at, e) in subjects(pool).flat_map(|subject| evidence.about(subject)) {
        let Some(item) = items.pick(e.id, e.class, e.stage) else { continue };
        let small = e.value.is_some_and(|v| v < least);
        let worth = worth(pool, e, scale, used, measured);
        if worth == 0 || small {
            continue;
        }
        let slot = match item {
            Picked::ById(item) => Slot::Item(item),
            Picked::Widely => Slot::Thing(e.id),
        };
        match picked.iter_mut().find(|p| p.0 == slot) {
            Some(own) if (own.1, Reverse(own.2)) < (worth, Reverse(at)) => *own = (slot, worth, at),
            Some(_) => {}
            None => picked.push((slot, worth, at)),
        }
    }
    picked.sort_by(|a, b| b.1.cmp(&a.1).then(a.2.cmp(&b.2)));
    picked
}

/// What a fact fills: an item that names ids, or a place of its own under a class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot<'s> {
    Item(usize),
    Thing(&'s str),
}

/// The subjects of the facts that stand in a pool.
fn subjects(pool: Pool) -> impl Iterator<Item = Subject> {
    let own = match pool {
        Pool::Credential => Some(Subject::Credential),
        Pool::Metric => Some(Subject::Metric),
        Pool::Title => Some(Subject::Title),
        Pool::Education | Pool::Foundation => Some(Subject::Education),
        Pool::Accreditation => Some(Subject::Accreditation),
        Pool::Place => Some(Subject::Place),
        Pool::CodeSet | Pool::Ehr | Pool::Encoder | Pool::Tool | Pool::Specialty | Pool::Skill | Pool::System => None,
    };
    pool.kinds().iter().map(|kind| Subject::Named(*kind)).chain(own)
}

/// What a fact is worth, in hundredths.
fn worth(pool: Pool, e: &Evidence<'_>, scale: Scale<'_>, used: bool, measured: bool) -> u32 {
    let share = scale.share;
    // Practice is work to who looks for a first job, and to nobody else.
    if e.work == Work::Practice && scale.level != Level::Entry {
        return 0;
    }
    match &e.proof {
        Proof::Named(strength) => match strength {
            Strength::Listed if used => 0,
            Strength::Listed => share.listed,
            // Codes and duties of another trade are known, not practised as a coder.
            _ if e.work == Work::Aside => {
                if used {
                    0
                } else {
                    share.listed
                }
            }
            _ => share.used,
        },
        Proof::Held | Proof::Present => WHOLE,
        Proof::InProgress if scale.level == Level::Entry => share.in_progress,
        Proof::InProgress => 0,
        Proof::Graded(Grade::Below) => share.below,
        Proof::Graded(Grade::Good) => share.good,
        Proof::Graded(Grade::Excellent) => share.excellent,
        Proof::Ungraded => share.ungraded,
        Proof::Stated => share.presence,
        Proof::Served { measured: proven, .. } => {
            if measured && !proven {
                0
            } else {
                WHOLE
            }
        }
        Proof::Study(EducationStatus::Completed) => WHOLE,
        Proof::Study(EducationStatus::InProgress) => share.studying,
        // A body accredits the programme; a course that was left taught little.
        Proof::Study(EducationStatus::Unfinished) => {
            if pool == Pool::Accreditation {
                0
            } else {
                share.unfinished
            }
        }
        Proof::Months(_) => 0,
    }
}
