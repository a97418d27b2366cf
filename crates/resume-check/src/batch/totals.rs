//! What a run comes to: how many passed, how scores are spread, what is missing most, what failed.

use std::collections::BTreeMap;

use resume_check_core::CriterionStatus;

use crate::exit::Fault;
use crate::render::Checked;

/// How many parts the scale of scores is counted in.
pub(crate) const PARTS: usize = 10;

/// What one result adds.
#[derive(Debug)]
pub(crate) enum Tally {
    /// A report.
    Checked {
        /// Its score.
        points: f64,
        /// Whether it passes.
        passed: bool,
        /// The criteria that are not met.
        open: Vec<Open>,
        /// The gates that fail, each with its reason.
        gates: Vec<(String, String)>,
    },
    /// An input that could not be read or analysed.
    Failed(Fault),
}

/// A criterion that is not met.
#[derive(Debug)]
pub(crate) struct Open {
    /// Its id.
    id: String,
    /// What to call it.
    label: String,
    /// What it lacks, in points.
    lacks: f64,
}

impl Tally {
    /// What a result adds.
    pub(crate) fn of(checked: &Checked<'_>) -> Self {
        let report = match checked.outcome {
            Ok(report) => report,
            Err(fault) => return Self::Failed(fault.clone()),
        };
        let criteria = report.score.dimensions.iter().flat_map(|d| &d.criteria);
        let open = criteria.filter(|c| c.status != CriterionStatus::Met);
        let gates = checked.verdicts.iter().filter_map(|v| Some((v.gate.clone(), v.fault.clone()?)));
        Self::Checked {
            points: report.score.points,
            passed: report.score.passed,
            open: open.map(|c| Open { id: c.id.clone(), label: c.label.clone(), lacks: c.max - c.points }).collect(),
            gates: gates.collect(),
        }
    }
}

/// What all results come to.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    /// How many were to be checked.
    pub(crate) inputs: usize,
    /// How many were reported.
    pub(crate) checked: usize,
    /// How many of these pass.
    pub(crate) passed: usize,
    /// How many failed, by the kind of the fault.
    pub(crate) failed: BTreeMap<&'static str, usize>,
    /// How many have a score in each part of the scale, the lowest first.
    pub(crate) scores: [usize; PARTS],
    /// How many fail at least one gate.
    pub(crate) gated: usize,
    /// How many fail each gate.
    pub(crate) gates: BTreeMap<String, usize>,
    gaps: BTreeMap<String, Gap>,
}

/// What many lack.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Gap {
    /// The criterion's id.
    pub(crate) id: String,
    /// What to call it.
    pub(crate) label: String,
    /// How many do not meet it.
    pub(crate) resumes: usize,
    /// What they lack together, in points.
    pub(crate) lacks: f64,
}

impl Totals {
    /// Of so many inputs, nothing yet.
    pub(crate) fn new(inputs: usize) -> Self {
        Self { inputs, ..Self::default() }
    }

    /// Counts one more.
    pub(crate) fn add(&mut self, tally: Tally) {
        let (points, passed, open, gates) = match tally {
            Tally::Checked { points, passed, open, gates } => (points, passed, open, gates),
            Tally::Failed(fault) => {
                *self.failed.entry(fault.kind).or_default() += 1;
                return;
            }
        };
        self.checked += 1;
        self.passed += usize::from(passed);
        // The full score stands in the last part.
        self.scores[((points / 100.0 * PARTS as f64) as usize).min(PARTS - 1)] += 1;
        self.gated += usize::from(!gates.is_empty());
        for (gate, _) in gates {
            *self.gates.entry(gate).or_default() += 1;
        }
        for Open { id, label, lacks } in open {
            let gap = self.gaps.entry(id.clone()).or_insert(Gap { id, label, resumes: 0, lacks: 0.0 });
            gap.resumes += 1;
            gap.lacks += lacks;
        }
    }

    /// How many could not be read or analysed.
    pub(crate) fn failures(&self) -> usize {
        self.failed.values().sum()
    }

    /// How many are done, one way or the other.
    pub(crate) fn done(&self) -> usize {
        self.checked + self.failures()
    }

    /// What is missing most, by the points that all lack together.
    pub(crate) fn gaps(&self, most: usize) -> Vec<&Gap> {
        let mut gaps: Vec<&Gap> = self.gaps.values().collect();
        gaps.sort_by(|a, b| b.lacks.total_cmp(&a.lacks).then_with(|| a.id.cmp(&b.id)));
        gaps.truncate(most);
        gaps
    }
}
