//! The plan: what to write, measure, learn and earn, with points.

use resume_check_core::Effort;
use resume_check_core::guidance::Plan;

use super::super::lines::{number, plain};
use super::super::plan;
use super::Place;

/// The way to the target.
#[derive(Debug)]
pub(super) struct Way {
    /// What it leads to.
    pub(super) target: String,
    /// The score now, with all of it, and what it takes to pass.
    pub(super) now: String,
    pub(super) after: String,
    pub(super) pass_mark: String,
    /// What the work there is.
    pub(super) says: String,
    /// What the guide asks for there.
    pub(super) asks: Vec<String>,
    /// Where that comes from.
    pub(super) source: String,
    /// What it is to be taken as.
    pub(super) note: &'static str,
    /// Today first.
    pub(super) phases: Vec<Phase>,
    /// Statements without a figure.
    pub(super) rewrites: Vec<Rewrite>,
    /// The titles on the way, where there is more than one.
    pub(super) rungs: Vec<Rung>,
    /// What the guide adds of pay.
    pub(super) pay: String,
}

/// Steps of one kind.
#[derive(Debug)]
pub(super) struct Phase {
    /// What to call them.
    pub(super) title: &'static str,
    /// The number of the first.
    pub(super) first: usize,
    /// What to do.
    pub(super) steps: Vec<Step>,
    /// The score with every step so far.
    pub(super) points: String,
    /// Whether it is with these that the mark is reached.
    pub(super) is_the_one: bool,
}

/// One thing to do.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) text: String,
    /// `+ 8`, or that the guide asks for it.
    pub(super) gain: String,
    /// The line to work on.
    pub(super) line: Option<Place>,
    /// The line as one with blanks.
    pub(super) template: String,
    /// What is asked for first.
    pub(super) needs: String,
    /// What the gain assumes, where that is a number to find.
    pub(super) assumes: String,
    /// Where it comes from.
    pub(super) source: String,
}

/// A statement, and what it can become.
#[derive(Debug)]
pub(super) struct Rewrite {
    pub(super) place: Place,
    pub(super) text: String,
    pub(super) template: String,
}

/// A step of the ladder.
#[derive(Debug)]
pub(super) struct Rung {
    pub(super) titles: String,
    pub(super) held: bool,
}

/// A plan as a page shows it; the document has so many pages, where it has any.
pub(super) fn way(pages: Option<usize>, from: &Plan) -> Way {
    let (mut number_of, mut passed) = (1, from.points >= from.pass_mark);
    let mut phases = Vec::new();
    for phase in &from.phases {
        let steps: Vec<Step> = phase.steps.iter().map(|step| self::step(pages, step, phase.effort)).collect();
        let first = number_of;
        number_of += steps.len();
        phases.push(Phase { title: plan::title(phase.effort), first, steps, points: number(phase.points), is_the_one: !passed && phase.passes });
        passed |= phase.passes;
    }
    let rewrite = |r: &resume_check_core::guidance::LineRewrite| Rewrite {
        place: Place::of(pages, r.page, r.line),
        text: plan::as_it_is(r),
        template: plain(&r.template),
    };
    let rungs = from.rungs.iter().map(|r| Rung { titles: plain(&r.titles.join(", or ")), held: r.held });
    Way {
        target: plan::target(&from.target),
        now: number(from.points),
        after: number(from.after),
        pass_mark: number(from.pass_mark),
        says: optional(from.says.as_ref()),
        asks: from.asks.iter().map(|ask| plain(ask)).collect(),
        source: optional(from.source.as_ref()),
        note: if from.phases.is_empty() { plan::NOTHING_LEFT } else { plan::HONEST },
        phases,
        rewrites: from.rewrites.iter().map(rewrite).collect(),
        rungs: if from.rungs.len() > 1 { rungs.collect() } else { Vec::new() },
        pay: optional(from.pay.note.as_ref()),
    }
}

fn step(pages: Option<usize>, step: &resume_check_core::guidance::PlanStep, effort: Effort) -> Step {
    Step {
        text: plan::what(step),
        gain: plan::gain(step),
        line: step.line.map(|line| Place::of(pages, step.page, line)),
        template: optional(step.template.as_ref()),
        needs: optional(step.needs.as_ref()),
        assumes: if effort == Effort::Measure { plain(&step.assumes) } else { String::new() },
        source: plain(&step.source),
    }
}

/// The text that nothing in obeys, or none.
fn optional(text: Option<&String>) -> String {
    text.map_or(String::new(), |text| plain(text))
}
