//! The plan: the shortest honest way from a resume to a target.
//!
//! What can be written today comes first, then what can be measured, learned, earned, and what only time brings. The rubric says what a step is worth, the guide
//! what its title asks for; beyond what the guide asks for, nothing is to be learned or earned once the pass mark is reached.

use serde::{Deserialize, Serialize};

use super::{points, target_info, title_names};
use crate::evidence::{Body, Evidence, Facts, Proof, Subject, fact};
use crate::kinds::{EducationStatus, Effort, Level, MentionKind};
use crate::lexicon::{Item, Lexicon, Path, Selector};
use crate::options::Target;
use crate::report::{LevelEstimate, SalaryBand, TargetInfo};
use crate::rewrites;
use crate::rubric::{self, Sheet};
use crate::span::Span;

/// The most times that a phase is looked at anew: one fact can open the way for another of the same criterion.
const ROUNDS: usize = 6;
/// Months in a title before it is shown.
const SHOWN: u32 = 12;

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
}

/// A statement without a figure, and what it can become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LineRewrite {
    /// Where the statement stands.
    pub span: Span,
    /// Its 1-based line.
    pub line: usize,
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
    let mut way = Way {
        facts,
        path,
        target,
        now: rubric::score(lexicon, target.level, target.track, evidence),
        evidence: evidence.clone(),
        body: evidence.clone(),
    };
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
        points: way.now.total(),
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
        line: facts.text.line_at(r.span.start) + 1,
        text: r.span.of(facts.text.source()).split_whitespace().collect::<Vec<_>>().join(" "),
        template: r.template,
    };
    rewrites::find(facts).into_iter().map(line).collect()
}

/// A way as it is walked: what is there now, and what is there with the steps so far.
struct Way<'w, 'e> {
    facts: &'w Facts<'e>,
    path: Option<&'e Path>,
    target: &'w Target,
    /// The score of the resume as it is.
    now: Sheet<'e>,
    /// What the resume shows as it is.
    evidence: Body<'e>,
    /// What it shows with the steps so far.
    body: Body<'e>,
}

impl<'e> Way<'_, 'e> {
    /// The score with the steps so far.
    fn sheet(&self) -> Sheet<'e> {
        rubric::score(self.facts.lexicon, self.target.level, self.target.track, &self.body)
    }

    fn passes(&self) -> bool {
        self.sheet().points() >= self.facts.lexicon.ladder.pass_mark * 100
    }

    /// The steps of one kind; the way goes on from where they lead.
    fn phase(&mut self, effort: Effort) -> Phase {
        let mut steps = Vec::new();
        match effort {
            Effort::Earn => self.asked_for(&mut steps),
            Effort::Serve => self.on_the_way(&mut steps),
            Effort::Rewrite | Effort::Measure | Effort::Learn => {}
        }
        for _ in 0..ROUNDS {
            let sheet = self.sheet();
            let more = rubric::steps(&sheet, self.facts, &self.body);
            let more: Vec<_> = more.into_iter().filter(|s| s.action.effort == effort && self.is_wanted(s)).collect();
            let before = steps.len();
            for step in more {
                self.take(step, &mut steps);
            }
            if steps.len() == before {
                break;
            }
        }
        if effort != Effort::Earn {
            steps.sort_by(|a, b| b.gain.total_cmp(&a.gain));
        }
        let points = self.sheet().total();
        Phase { effort, steps, points, passes: self.passes() }
    }

    /// Whether a step of the rubric belongs to the shortest way.
    fn is_wanted(&self, step: &rubric::Step<'_>) -> bool {
        match step.action.effort {
            Effort::Rewrite | Effort::Measure => true,
            // What the track itself asks for is the way; the rest helps where points are short.
            Effort::Learn | Effort::Earn => self.is_of_the_track(&step.criterion.id) || !self.passes(),
            // The title of the target is where the way leads.
            Effort::Serve => step.fact.subject != Subject::Title || self.target.level == Level::Entry,
        }
    }

    fn is_of_the_track(&self, criterion: &str) -> bool {
        let mut own = self.facts.lexicon.rubrics.iter();
        own.any(|(level, track, c)| level == self.target.level && track.is_some() && track == self.target.track && c.id == criterion)
    }

    /// Takes a step of the rubric, if it earns anything by itself.
    fn take(&mut self, step: rubric::Step<'e>, steps: &mut Vec<PlanStep>) {
        let gain = rubric::gain(&self.now, &step.fact, &mut self.evidence);
        if gain == 0 || self.body.add(step.fact.clone()).is_none() {
            return;
        }
        let lexicon = self.facts.lexicon;
        let is_credential = step.fact.subject == Subject::Credential;
        let needs = if is_credential { needs(lexicon, step.fact.id) } else { None };
        let action = step.action;
        steps.push(PlanStep {
            gain: points(gain),
            criterion: Some(action.criterion),
            text: if step.fact.subject == Subject::Years { self.years(&action.text) } else { action.text },
            assumes: action.assumes,
            issuer: if is_credential { issuer(lexicon, step.fact.id) } else { None },
            needs,
            template: action.template,
            source: step.criterion.source.clone(),
            span: action.span,
            line: action.span.map(|s| self.facts.text.line_at(s.start) + 1),
        });
    }

    /// What the guide asks to be earned: degrees first, as credentials can rest on them.
    fn asked_for(&mut self, steps: &mut Vec<PlanStep>) {
        let Some(path) = self.path else { return };
        for item in &path.education {
            let completed = |e: &Evidence<'_>| e.proof == Proof::Study(EducationStatus::Completed);
            let done = self.body.about(Subject::Education).any(|(_, e)| completed(e) && picks(item, e));
            let begun = self.evidence.about(Subject::Education).find(|(_, e)| picks(item, e)).map(|(_, e)| (e.id, e.words));
            let first = item.iter().find_map(|s| if let Selector::Id(id) = s { Some(id.as_str()) } else { None });
            let (Some(id), false) = (begun.map(|b| b.0).or(first), done) else { continue };
            let name = self.facts.lexicon.education.name(id).unwrap_or(id);
            let text = begun.map_or_else(|| name.to_owned(), |(_, words)| format!("Finish what you began: {}", rubric::quoted(words)));
            let step = fact(Subject::Education, id, Proof::Study(EducationStatus::Completed), Vec::new());
            self.give(step, text, name.to_owned(), &path.source, steps);
        }
        for item in &path.credentials {
            let held = self.body.about(Subject::Credential).any(|(_, e)| e.proof == Proof::Held && picks(item, e));
            if let (false, Some(id)) = (held, self.proposed(item)) {
                self.credential(id, &path.source, steps);
            }
        }
    }

    /// Of the credentials that would do, the one that is under way, else the first whose prerequisite is met, else the first.
    fn proposed(&self, item: &'e Item) -> Option<&'e str> {
        let lexicon = self.facts.lexicon;
        let ids = || item.iter().filter_map(|s| if let Selector::Id(id) = s { Some(id.as_str()) } else { None });
        let begun = |id: &&str| self.evidence.about(Subject::Credential).any(|(_, e)| e.id == *id && e.proof == Proof::InProgress);
        let studied = |id: &String| {
            let mut studies = self.body.about(Subject::Education);
            studies.any(|(_, e)| e.id == *id && e.proof == Proof::Study(EducationStatus::Completed))
        };
        let open = |id: &&str| lexicon.paths.prerequisite(id).is_none_or(|p| p.education.is_empty() || p.education.iter().any(studied));
        ids().find(begun).or_else(|| ids().find(open)).or_else(|| ids().next())
    }

    fn credential(&mut self, id: &'e str, source: &str, steps: &mut Vec<PlanStep>) {
        let lexicon = self.facts.lexicon;
        let Some(own) = lexicon.entries.find(MentionKind::Credential, id) else { return };
        let entry = lexicon.entries.get(own);
        let short = entry.abbr.as_deref().unwrap_or(&entry.name);
        // An apprentice's credential becomes the whole one.
        let apprentice = |e: &Evidence<'_>| {
            let held = lexicon.entries.find(MentionKind::Credential, e.id).map(|held| lexicon.entries.get(held));
            held.is_some_and(|h| h.replaced_by == Some(own) && h.awarded.as_deref() == Some("active"))
        };
        let from = self.evidence.about(Subject::Credential).find(|(_, e)| e.proof == Proof::Held && apprentice(e)).map(|(_, e)| (e.id, e.words));
        let begun = self.evidence.about(Subject::Credential).find(|(_, e)| e.id == id && e.proof == Proof::InProgress).map(|(_, e)| e.words);
        let text = match (from, begun) {
            (Some((_, words)), _) => format!("{short}: have the apprentice's mark of {} removed", rubric::quoted(words)),
            (None, Some(words)) => format!("{short}: finish what you began, {}", rubric::quoted(words)),
            (None, None) => format!("{short}: {}", entry.name),
        };
        let step =
            Evidence { class: entry.class.as_deref(), stage: entry.stage.as_deref(), ..fact(Subject::Credential, id, Proof::Held, Vec::new()) };
        self.give(step, text, short.to_owned(), source, steps);
        if let Some(step) = steps.last_mut() {
            step.issuer = entry.issuer.clone();
            step.needs = needs(lexicon, from.map_or(id, |(id, _)| id));
        }
    }

    /// Titles on the way that were not held.
    fn on_the_way(&mut self, steps: &mut Vec<PlanStep>) {
        let Some(path) = self.path else { return };
        for item in &path.after {
            let first = item.iter().find_map(|s| if let Selector::Id(id) = s { self.facts.lexicon.titles.find(id) } else { None });
            let Some(title) = first.map(|id| self.facts.lexicon.titles.get(id)).filter(|_| !self.reached(item)) else { continue };
            let names = title_names(self.facts.lexicon, item).join(", or ");
            let proof = Proof::Served { months: SHOWN, measured: true };
            let step = Evidence { stage: Some(title.level.as_str()), ..fact(Subject::Title, &title.id, proof, Vec::new()) };
            self.give(step, format!("On the way: {names}"), format!("{}, held for a year", title.name), &path.source, steps);
        }
    }

    /// A step that the guide asks for, whatever it earns.
    fn give(&mut self, step: Evidence<'e>, text: String, assumes: String, source: &str, steps: &mut Vec<PlanStep>) {
        let gain = rubric::gain(&self.now, &step, &mut self.evidence);
        let criterion = rubric::earns_most(&self.now, &step, &mut self.evidence);
        self.body.add(step);
        steps.push(PlanStep {
            gain: points(gain),
            criterion,
            assumes,
            text,
            issuer: None,
            needs: None,
            template: None,
            source: source.to_owned(),
            span: None,
            line: None,
        });
    }

    /// The years that are still to be served, in words.
    fn years(&self, otherwise: &str) -> String {
        let months = self.evidence.about(Subject::Years).find_map(|(_, e)| if let Proof::Months(m) = e.proof { Some(m) } else { None }).unwrap_or(0);
        let ladder = &self.facts.lexicon.ladder.estimate;
        let (from, whole) = match self.target.level {
            Level::Entry => return otherwise.to_owned(),
            Level::Mid => (ladder.mid_from, ladder.mid_from),
            Level::Senior => (ladder.senior_with_evidence_from, ladder.senior_from),
        };
        let starts = format!("{} starts at {} years", self.target.level, from / 12);
        let starts = if whole > from { format!("{starts} with evidence of responsibility, at {} without", whole / 12) } else { starts };
        match from.saturating_sub(months) {
            0 => format!("{starts}: yours are {:.1}, more of them earn points", f64::from(months) / 12.0),
            1 => format!("1 more month of coding work: {starts}"),
            to_go if to_go < 12 => format!("{to_go} more months of coding work: {starts}"),
            to_go => format!("{:.1} more years of coding work: {starts}", f64::from(to_go) / 12.0),
        }
    }

    /// The titles on the way, the target last.
    fn rungs(&self) -> Vec<Rung> {
        let Some(path) = self.path else { return Vec::new() };
        let lexicon = self.facts.lexicon;
        let own: Vec<Selector> = path.titles.iter().map(|id| Selector::Id(id.clone())).collect();
        let last = (!own.is_empty()).then(|| Rung { titles: title_names(lexicon, &own), held: self.held(&own) });
        path.after.iter().map(|item| Rung { titles: title_names(lexicon, item), held: self.reached(item) }).chain(last).collect()
    }

    fn held(&self, item: &[Selector]) -> bool {
        self.evidence.about(Subject::Title).any(|(_, e)| picks(item, e))
    }

    /// Whether a title of the item, or one of coding work as high as its lowest, was held.
    fn reached(&self, item: &[Selector]) -> bool {
        let titles = &self.facts.lexicon.titles;
        let title = |id: &str| titles.find(id).map(|t| titles.get(t));
        let lowest = item.iter().filter_map(|s| if let Selector::Id(id) = s { title(id) } else { None }).map(|t| t.rung).min();
        let as_high = |e: &Evidence<'_>| title(e.id).is_some_and(|t| t.counts_as_coding && lowest.is_some_and(|low| t.rung >= low));
        self.held(item) || self.evidence.about(Subject::Title).any(|(_, e)| as_high(e))
    }
}

fn picks(item: &[Selector], e: &Evidence<'_>) -> bool {
    item.iter().any(|s| s.picks(e.id, e.class, e.stage))
}

fn issuer(lexicon: &Lexicon, credential: &str) -> Option<String> {
    lexicon.entries.find(MentionKind::Credential, credential).and_then(|e| lexicon.entries.get(e).issuer.clone())
}

/// What a credential asks for first, with who says so.
fn needs(lexicon: &Lexicon, credential: &str) -> Option<String> {
    lexicon.paths.prerequisite(credential).map(|p| format!("{} ({})", p.needs, p.source))
}
