//! The way of a plan as it is walked: which steps, in which order, and what each is worth.

use super::plan::{Phase, PlanStep, Rung};
use super::{is_of_track, title_names};
use crate::evidence::{Body, Evidence, Facts, Proof, Subject, fact};
use crate::kinds::{EducationStatus, Effort, Level, MentionKind};
use crate::lexicon::{Item, Lexicon, Path, Selector};
use crate::options::Target;
use crate::rubric::{self, Sheet, points};

/// The most times that a phase is looked at anew: one fact can open the way for another of the same criterion.
const ROUNDS: usize = 6;
/// Months in a title before it is shown.
const SHOWN: u32 = 12;

/// A way as it is walked: what is there now, and what is there with the steps so far.
pub(super) struct Way<'w, 'e> {
    facts: &'w Facts<'e>,
    path: Option<&'e Path>,
    target: &'w Target,
    /// The score of the resume as it is.
    now: Sheet<'e>,
    /// What the resume shows as it is.
    evidence: Body<'e>,
    /// What it shows with the steps so far.
    body: Body<'e>,
    /// The level that it reads as.
    level: Level,
}

impl<'w, 'e> Way<'w, 'e> {
    /// A way that was not begun.
    pub(super) fn new(facts: &'w Facts<'e>, evidence: &Body<'e>, path: Option<&'e Path>, target: &'w Target, level: Level) -> Self {
        let now = rubric::score(facts.lexicon, target.level, target.track, evidence);
        Self { facts, path, target, now, evidence: evidence.clone(), body: evidence.clone(), level }
    }

    /// The score with the steps so far.
    pub(super) fn sheet(&self) -> Sheet<'e> {
        rubric::score(self.facts.lexicon, self.target.level, self.target.track, &self.body)
    }

    fn passes(&self) -> bool {
        self.sheet().passes(self.facts.lexicon)
    }

    /// The steps of one kind; the way goes on from where they lead.
    pub(super) fn phase(&mut self, effort: Effort) -> Phase {
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
            Effort::Learn | Effort::Earn => {
                is_of_track(self.facts.lexicon, self.target.level, self.target.track, &step.criterion.id) || !self.passes()
            }
            // The title of the target is where the way leads.
            Effort::Serve => step.facts.iter().all(|f| f.subject != Subject::Title) || self.target.level == Level::Entry,
        }
    }

    /// Takes a step of the rubric, if it earns anything by itself.
    fn take(&mut self, step: rubric::Step<'e>, steps: &mut Vec<PlanStep>) {
        let gain = rubric::gain(&self.now, &step.facts, &mut self.evidence);
        let more = step.facts.iter().filter(|fact| self.body.add((*fact).clone()).is_some()).count();
        let Some(fact) = step.facts.first().filter(|_| gain > 0 && more > 0) else { return };
        let lexicon = self.facts.lexicon;
        let credential = Some(fact.id).filter(|_| fact.subject == Subject::Credential);
        let action = step.action;
        steps.push(PlanStep {
            gain: points(gain),
            criterion: Some(action.criterion),
            text: if fact.subject == Subject::Years { self.years(&action.text) } else { action.text },
            assumes: action.assumes,
            issuer: credential.and_then(|id| issuer(lexicon, id)),
            needs: credential.and_then(|id| needs(lexicon, id)),
            template: action.template,
            source: step.criterion.source.clone(),
            span: action.span,
            line: action.line,
            page: action.page,
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
        // An apprentice becomes a coder in full, whatever else is earned.
        let lexicon = self.facts.lexicon;
        let whole: Vec<&'e str> = self.evidence.about(Subject::Credential).filter_map(|(_, e)| whole(lexicon, e)).collect();
        for id in whole {
            if !self.body.about(Subject::Credential).any(|(_, e)| e.id == id && e.proof == Proof::Held) {
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
        let Some(entry) = lexicon.entries.find(MentionKind::Credential, id).map(|e| lexicon.entries.get(e)) else { return };
        let short = entry.abbr.as_deref().unwrap_or(&entry.name);
        let from = self.evidence.about(Subject::Credential).find(|(_, e)| whole(lexicon, e) == Some(id)).map(|(_, e)| (e.id, e.words));
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
        let facts = std::slice::from_ref(&step);
        let gain = rubric::gain(&self.now, facts, &mut self.evidence);
        let criterion = rubric::earns_most(&self.now, facts, &mut self.evidence);
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
            page: None,
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
        let level = self.facts.lexicon.ladder.stage(self.target.level).map_or("", |s| s.label.as_str());
        let starts = format!("{level} starts at {} years", from / 12);
        let starts = if whole > from { format!("{starts} with evidence of responsibility, at {} without", whole / 12) } else { starts };
        match from.saturating_sub(months) {
            0 => format!("{starts}; yours are {}, and more of them earn points", years(months)),
            1 => format!("1 more month of coding work: {starts}"),
            to_go if to_go < 12 => format!("{to_go} more months of coding work: {starts}"),
            to_go => format!("{} more years of coding work: {starts}", years(to_go)),
        }
    }

    /// The titles on the way, the target last.
    pub(super) fn rungs(&self) -> Vec<Rung> {
        let Some(path) = self.path else { return Vec::new() };
        let lexicon = self.facts.lexicon;
        let own: Vec<Selector> = path.titles.iter().map(|id| Selector::Id(id.clone())).collect();
        let last = (!own.is_empty()).then(|| Rung { titles: title_names(lexicon, &own), held: self.held(&own) });
        path.after.iter().map(|item| Rung { titles: title_names(lexicon, item), held: self.reached(item) }).chain(last).collect()
    }

    fn held(&self, item: &[Selector]) -> bool {
        self.evidence.about(Subject::Title).any(|(_, e)| picks(item, e))
    }

    /// Whether a title of the item was held, or one of coding work as high as its lowest, or the resume reads as the level of it, below that of the target.
    fn reached(&self, item: &[Selector]) -> bool {
        let titles = &self.facts.lexicon.titles;
        let title = |id: &str| titles.find(id).map(|t| titles.get(t));
        let all = item.iter().filter_map(|s| if let Selector::Id(id) = s { title(id) } else { None });
        let Some(lowest) = all.min_by_key(|t| t.rung) else { return true };
        let as_high = |e: &Evidence<'_>| title(e.id).is_some_and(|t| t.counts_as_coding && t.rung >= lowest.rung);
        let below = lowest.level < self.target.level && lowest.level <= self.level && self.evidence.about(Subject::Years).next().is_some();
        below || self.held(item) || self.evidence.about(Subject::Title).any(|(_, e)| as_high(e))
    }
}

/// The credential that one which is held becomes with time: CPC of CPC-A.
fn whole<'e>(lexicon: &'e Lexicon, held: &Evidence<'_>) -> Option<&'e str> {
    let own = lexicon.entries.get(lexicon.entries.find(MentionKind::Credential, held.id)?);
    let becomes = own.replaced_by.filter(|_| held.proof == Proof::Held && own.awarded.as_deref() == Some("active"))?;
    Some(lexicon.entries.get(becomes).id.as_str())
}

/// `5`, `5.5`.
fn years(months: u32) -> String {
    let years = format!("{:.1}", f64::from(months) / 12.0);
    years.strip_suffix(".0").map_or(years.clone(), str::to_owned)
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
