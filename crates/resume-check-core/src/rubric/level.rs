//! The level that a resume reads as: months of coding and the evidence of the ladder decide, never the largest fit.

use super::Sheet;
use super::earn::{Scale, reaches};
use crate::evidence::{Body, Proof, Subject, Work};
use crate::kinds::{Level, Track};
use crate::lexicon::{Lexicon, Way};
use crate::report::{Fits, LevelEstimate, SalaryBand};

/// Months from a boundary at which the margin is whole.
const SURE_MONTHS: f64 = 12.0;
/// Points from a boundary at which the margin is whole.
const SURE_POINTS: f64 = 15.0;
/// Families that tell of time or of size and not of a result.
const NO_RESULT: &[&str] = &["tenure", "provider-count", "team-size"];

/// What decided.
struct Case<'c> {
    months: u32,
    lexicon: &'c Lexicon,
    /// The words that lift to senior.
    responsibility: Option<String>,
    /// The words that lift to mid.
    promise: Option<String>,
    /// How many families of results are measured.
    results: usize,
}

/// The level, how sure it is, and the fit at each level; `sheets` are those of the levels, in order.
pub(crate) fn estimate(lexicon: &Lexicon, evidence: &Body<'_>, sheets: &[Sheet<'_>], track: Option<Track>) -> LevelEstimate {
    let months = evidence.iter().find_map(|e| if let Proof::Months(m) = e.proof { Some(m) } else { None }).unwrap_or(0);
    // What was shown in another trade or in practice says nothing of a coder's level.
    let own: Body<'_> = evidence.iter().filter(|e| e.work == Work::Own).cloned().collect();
    let lifts = |ways: &[Way]| {
        let scale = Scale { level: Level::Senior, share: &lexicon.ladder.share };
        ways.iter().find_map(|w| reaches(w, &own, scale)).and_then(|facts| facts.first().map(|f| super::why::quoted(own[*f].words)))
    };
    let case = Case {
        months,
        lexicon,
        responsibility: lifts(&lexicon.ladder.estimate.senior_evidence),
        promise: lifts(&lexicon.ladder.estimate.mid_evidence),
        results: own.iter().filter(|e| e.subject == Subject::Metric && !NO_RESULT.contains(&e.id)).count(),
    };
    let fit = |level: Level| sheets.iter().find(|s| s.level == level).map_or(0.0, Sheet::total);
    let level = case.level();
    let (runner_up, distance) = case.boundary(level);
    let confidence = runner_up.map_or(1.0, |other| {
        // The level above is reached where its pass mark is: the distance from it is the margin in points.
        let points = (fit(level.max(other)) - f64::from(lexicon.ladder.pass_mark)).abs();
        let margin = (f64::from(distance) / SURE_MONTHS).min(points / SURE_POINTS).min(1.0);
        ((0.5 + margin / 2.0) * 100.0).round() / 100.0
    });
    LevelEstimate {
        estimate: level,
        confidence,
        runner_up,
        fits: Fits { entry: fit(Level::Entry), mid: fit(Level::Mid), senior: fit(Level::Senior) },
        why: case.why(level),
        years_experience: (f64::from(months) / 12.0 * 100.0).round() / 100.0,
        track,
        salary_band: salary(lexicon, level),
    }
}

/// What the guide says that a level earns.
pub(crate) fn salary(lexicon: &Lexicon, level: Level) -> SalaryBand {
    let (pay, percentiles, source) =
        lexicon.ladder.stage(level).map_or(([0, 0], [0, 0], String::new()), |s| (s.salary, s.percentiles, s.source.clone()));
    SalaryBand { low: pay[0], high: pay[1], currency: "USD".to_owned(), percentiles, source }
}

impl Case<'_> {
    /// From how many months on the resume reads as mid.
    fn mid_from(&self) -> u32 {
        let ladder = &self.lexicon.ladder.estimate;
        if self.promise.is_some() { ladder.mid_with_evidence_from } else { ladder.mid_from }
    }

    /// From how many months on it reads as senior; years alone never do.
    fn senior_from(&self) -> Option<u32> {
        let ladder = &self.lexicon.ladder.estimate;
        if self.responsibility.is_some() {
            return Some(ladder.senior_with_evidence_from);
        }
        (self.results >= ladder.results).then_some(ladder.senior_from)
    }

    fn level(&self) -> Level {
        if self.senior_from().is_some_and(|from| self.months >= from) {
            Level::Senior
        } else if self.months >= self.mid_from() {
            Level::Mid
        } else {
            Level::Entry
        }
    }

    /// The level beyond the nearest boundary, and how many months away that is.
    fn boundary(&self, level: Level) -> (Option<Level>, u32) {
        let ladder = &self.lexicon.ladder.estimate;
        let to = |months: u32| self.months.abs_diff(months);
        match level {
            Level::Entry => (Some(Level::Mid), to(self.mid_from())),
            Level::Mid => {
                let down = to(self.mid_from());
                // Without evidence no month leads to senior; once there are enough of them the points alone tell how near the evidence is.
                let enough = self.months >= ladder.senior_with_evidence_from;
                let up = self.senior_from().map(to).or_else(|| enough.then_some(SURE_MONTHS as u32));
                match up {
                    Some(up) if up < down => (Some(Level::Senior), up),
                    _ => (Some(Level::Entry), down),
                }
            }
            Level::Senior => (Some(Level::Mid), self.senior_from().map_or(0, to)),
        }
    }

    fn why(&self, level: Level) -> String {
        let ladder = &self.lexicon.ladder.estimate;
        let years = format!("{:.1} years of coding work", f64::from(self.months) / 12.0);
        let of = |months: u32| months / 12;
        match (level, &self.responsibility, &self.promise) {
            (Level::Senior, Some(words), _) => format!("{years} with evidence of responsibility: {words}"),
            (Level::Senior, None, _) => format!("{years} and results of {} kinds", self.results),
            (Level::Mid, None, _) if self.months >= ladder.senior_with_evidence_from => {
                format!(
                    "{years}; senior asks for evidence of leadership, audit, compliance or a senior specialty, or measured results from {} years on",
                    of(ladder.senior_from)
                )
            }
            (Level::Mid, Some(words), _) => format!("{years} with {words}; senior starts at {} years", of(ladder.senior_with_evidence_from)),
            (Level::Mid, None, Some(words)) if self.months < ladder.mid_from => format!("{years} with {words}"),
            (Level::Mid, ..) => years,
            (Level::Entry, ..) if self.months == 0 => "No dated coding work yet".to_owned(),
            (Level::Entry, ..) => format!("{years}; mid starts at {} years", of(self.mid_from())),
        }
    }
}
