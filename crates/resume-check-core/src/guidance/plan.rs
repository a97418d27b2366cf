//! The plan: the shortest honest way from a resume to a target.
//!
//! What can be written today comes first, then what can be measured, learned, earned, and what only time brings. The rubric says what a step is worth, the guide
//! what its title asks for; beyond what the guide asks for, nothing is to be learned or earned once the pass mark is reached.

use serde::{Deserialize, Serialize};

use super::target_info;
use super::way::Way;
use crate::evidence::{Body, Facts};
use crate::kinds::{Effort, Level};
use crate::options::Target;
use crate::report::{LevelEstimate, SalaryBand, TargetInfo};
use crate::rewrites;
use crate::rubric;
use crate::span::Span;

/// The way to a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Plan {
    /// The version of this shape: 1.
    pub schema_version: u32,
    /// The path of the resume, as the caller names it.
    pub path: Option<String>,
    /// The month that "present" means, `YYYY-MM`.
    pub as_of: String,
    /// What the plan leads to.
    pub target: TargetInfo,
    /// What the work there is; null where the guide tells of none.
    pub says: Option<String>,
    /// What the guide asks for there.
    pub asks: Vec<String>,
    /// Where `says` and `asks` come from.
    pub source: Option<String>,
    /// The level that the resume reads as now.
    pub level: Level,
    /// Years of coding work now.
    pub years_experience: f64,
    /// The score at the target now.
    pub points: f64,
    /// What it takes to pass.
    pub pass_mark: f64,
    /// The score with every step of the plan, scored anew.
    pub after: f64,
    /// What to do, today first. A phase without steps is left out.
    pub phases: Vec<Phase>,
    /// Statements without a figure, as lines with blanks, in text order.
    pub rewrites: Vec<LineRewrite>,
    /// The titles on the way, lowest first, the target last.
    pub rungs: Vec<Rung>,
    /// What the guide says of pay. No point rests on it.
    pub pay: Pay,
}

/// Steps of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Phase {
    /// What its steps cost.
    pub effort: Effort,
    /// What to do, the most points first; what is to be earned stands in the order to earn it.
    pub steps: Vec<PlanStep>,
    /// The score with every step so far, scored anew.
    pub points: f64,
    /// Whether that passes.
    pub passes: bool,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlanStep {
    /// The score with exactly this fact added, less the score now. Gains of several steps do not add up: a phase's points are scored anew.
    pub gain: f64,
    /// The criterion that it earns most of; null where it is asked for and earns nothing.
    pub criterion: Option<String>,
    /// The value or fact that the gain assumes.
    pub assumes: String,
    /// What to do, in words.
    pub text: String,
    /// Who awards it.
    pub issuer: Option<String>,
    /// What it asks for first, with the source in brackets.
    pub needs: Option<String>,
    /// The line to work on, as one with blanks.
    pub template: Option<String>,
    /// Where the step comes from.
    pub source: String,
    /// The words of the resume to work on.
    pub span: Option<Span>,
    /// Their 1-based line.
    pub line: Option<usize>,
    /// Their 1-based page; null where the format has none.
    pub page: Option<usize>,
}

/// A statement without a figure, and what it can become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LineRewrite {
    /// Where the statement stands.
    pub span: Span,
    /// Its 1-based line.
    pub line: usize,
    /// Its 1-based page; null where the format has none.
    pub page: Option<usize>,
    /// Its words, on one line.
    pub text: String,
    /// The line with blanks, for figures that only the writer knows.
    pub template: String,
}

/// A step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rung {
    /// Its titles: any of them.
    pub titles: Vec<String>,
    /// Whether one of them, or a title as high, was held.
    pub held: bool,
}

/// Pay in a year, by the guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Pay {
    /// At the level that the resume reads as.
    pub now: SalaryBand,
    /// At the target's level.
    pub there: SalaryBand,
    /// What the guide adds for the target.
    pub note: Option<String>,
    /// What moves pay.
    pub moved_by: Vec<String>,
    /// Where `moved_by` comes from.
    pub source: Option<String>,
}

/// What a plan is made for.
pub(crate) struct Asked<'a> {
    /// What it leads to.
    pub target: &'a Target,
    /// Where the target comes from: `option`, `config` or `default`.
    pub chosen: &'a str,
    /// The level that the resume reads as.
    pub level: LevelEstimate,
    /// The path of the resume.
    pub path: Option<String>,
}

/// The plan of a resume for a target.
pub(crate) fn plan(facts: &Facts<'_>, evidence: &Body<'_>, asked: Asked<'_>) -> Plan {
    let (lexicon, target) = (facts.lexicon, asked.target);
    let path = lexicon.paths.to(target.title_id.as_deref(), target.level, target.track);
    let mut way = Way::new(facts, evidence, path, target, asked.level.estimate);
    let now = way.sheet().total();
    let mut phases: Vec<Phase> = Effort::ALL.iter().map(|effort| way.phase(*effort)).collect();
    phases.retain(|p| !p.steps.is_empty());
    let moved_by = lexicon.paths.topics.iter().find(|t| t.id == "pay");
    Plan {
        schema_version: 1,
        path: asked.path,
        as_of: facts.as_of.to_string(),
        target: target_info(target, asked.chosen),
        says: path.map(|p| p.says.clone()),
        asks: path.map_or(Vec::new(), |p| p.asks.clone()),
        source: path.map(|p| p.source.clone()),
        level: asked.level.estimate,
        years_experience: asked.level.years_experience,
        points: now,
        pass_mark: f64::from(lexicon.ladder.pass_mark),
        after: way.sheet().total(),
        phases,
        rewrites: rewrites(facts),
        rungs: way.rungs(),
        pay: Pay {
            now: asked.level.salary_band,
            there: rubric::salary(lexicon, target.level),
            note: path.and_then(|p| p.pay.clone()),
            moved_by: moved_by.map_or(Vec::new(), |t| t.says.clone()),
            source: moved_by.map(|t| t.source.clone()),
        },
    }
}

fn rewrites(facts: &Facts<'_>) -> Vec<LineRewrite> {
    let line = |r: rewrites::Rewrite| LineRewrite {
        span: r.span,
        line: facts.line_of(r.span),
        page: facts.page_of(r.span),
        text: facts.text.one_line(r.span),
        template: r.template,
    };
    rewrites::find(facts).into_iter().map(line).collect()
}
