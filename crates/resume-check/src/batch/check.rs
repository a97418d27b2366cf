//! One input: read, analysed, judged, and set for every sheet that is wanted.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use resume_check_core::guidance::Plan;
use resume_check_core::report::Receipt;
use resume_check_core::{Document, Report};

use super::anonymize::Anonymizer;
use super::settings::Settings;
use super::standing::{Line, Standing};
use super::totals::Tally;
use crate::exit::Fault;
use crate::inputs::{self, Input};
use crate::render::{self, Checked, Frame, Sheet};
use crate::worker::Worker;

/// What is to be done with all inputs.
pub(crate) struct Job {
    /// The inputs, in the order of results.
    pub(crate) inputs: Vec<Input>,
    /// What each of them is asked.
    pub(crate) settings: Vec<Arc<Settings>>,
    /// What is wanted.
    pub(crate) sheets: Vec<Sheet>,
    /// What all sheets are set with.
    pub(crate) frame: Frame,
    /// Whether results name no files and quote no resumes, and by what they name them then.
    pub(crate) anonymizer: Option<Anonymizer>,
    /// What stands already of an earlier run.
    pub(crate) standing: Option<Standing>,
}

/// What became of one input.
#[derive(Debug)]
pub(crate) struct Done {
    /// Its place among the inputs.
    pub(crate) index: usize,
    /// What results call it.
    pub(crate) name: String,
    /// What is to be written of it, for each sheet.
    pub(crate) pieces: Vec<String>,
    /// Its score, where it has one.
    pub(crate) points: Option<f64>,
    /// What it adds to the totals.
    pub(crate) tally: Tally,
    /// Where it stands already.
    pub(crate) standing: Option<Stands>,
}

/// A result that stands already: in a file of its own, or as a line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stands(pub(crate) Option<Line>);

/// A report, and what is known besides.
struct Analyzed {
    report: Report,
    /// What it is of, where that was read.
    document: Option<Document>,
    /// The way from it to its target, where a sheet shows one.
    plan: Option<Plan>,
    standing: Option<Stands>,
}

impl Done {
    /// How much memory it takes, near enough.
    pub(crate) fn bytes(&self) -> usize {
        size_of::<Self>() + self.pieces.iter().map(String::len).sum::<usize>()
    }
}

impl Job {
    /// Checks the input of this index.
    pub(crate) fn check(&self, index: usize, worker: &mut Worker) -> Done {
        // No text makes the analyzer panic; should one ever, the others are still reported.
        panic::catch_unwind(AssertUnwindSafe(|| self.done(index, worker))).unwrap_or_else(|_| {
            let fault =
                Fault { kind: "crashed", message: "can't be analysed: this program failed on it, which is a fault of the program".to_owned() };
            self.set(index, Err(&fault))
        })
    }

    fn done(&self, index: usize, worker: &mut Worker) -> Done {
        self.set(index, self.analyzed(index, worker).as_ref())
    }

    fn analyzed(&self, index: usize, worker: &mut Worker) -> Result<Analyzed, Fault> {
        let (input, settings) = (&self.inputs[index], &self.settings[index]);
        if let Some(fault) = &input.fault {
            return Err((**fault).clone());
        }
        let bytes = inputs::bytes(&input.path)?;
        let (name, sha256) = (self.name(index), inputs::sha256(&bytes));
        let stood = self.standing.as_ref().and_then(|standing| standing.find(&name, &self.receipt(settings, &sha256)));
        let standing = stood.as_ref().map(|(_, line)| Stands(*line));
        match stood {
            Some((report, _)) if !self.sheets.iter().any(|sheet| render::needs_document(*sheet, &self.frame)) => {
                return Ok(Analyzed { report, document: None, plan: None, standing });
            }
            _ => {}
        }
        let options = settings.options.clone().with_path(name).with_input_sha256(sha256);
        let document = inputs::document(&bytes, worker)?;
        let mut report = self.frame.analyzer.analyze(&document, &options);
        let is_planned = self.sheets.iter().any(|sheet| render::needs_plan(*sheet, &self.frame));
        let mut plan = is_planned.then(|| self.frame.analyzer.plan(&document, &options));
        if let Some(anonymizer) = &self.anonymizer {
            anonymizer.report(&mut report);
            plan.iter_mut().for_each(|plan| anonymizer.plan(plan));
        }
        Ok(Analyzed { report, document: Some(document), plan, standing })
    }

    /// The receipt that a report on these bytes gets.
    fn receipt(&self, settings: &Settings, sha256: &str) -> Receipt {
        let mut receipt = settings.receipt.clone();
        receipt.input_sha256 = Some(sha256.to_owned());
        match &self.anonymizer {
            Some(anonymizer) => anonymizer.receipt(receipt),
            None => receipt,
        }
    }

    /// What results call an input.
    fn name(&self, index: usize) -> String {
        let path = inputs::shown(&self.inputs[index].path);
        match &self.anonymizer {
            Some(anonymizer) => anonymizer.id(&path),
            None => path,
        }
    }

    fn set(&self, index: usize, analyzed: Result<&Analyzed, &Fault>) -> Done {
        let gates = &self.settings[index].gates;
        let outcome = analyzed.map(|a| &a.report);
        let (document, plan) = analyzed.map_or((None, None), |a| (a.document.as_ref(), a.plan.as_ref()));
        let verdicts = outcome.map(|report| gates.judge(report)).unwrap_or_default();
        let name = self.name(index);
        let checked = Checked { index, name: &name, outcome, document, plan, gates, verdicts: &verdicts };
        let pieces = self.sheets.iter().map(|sheet| render::result(*sheet, &self.frame, &checked)).collect();
        let tally = Tally::of(&checked);
        let standing = analyzed.ok().and_then(|a| a.standing);
        Done { index, pieces, points: outcome.ok().map(|report| report.score.points), tally, name, standing }
    }
}
