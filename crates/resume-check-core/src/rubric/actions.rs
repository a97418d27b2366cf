//! What to do next: each action is one fact that is not there yet, and what the score would gain by exactly that fact.

use super::earn::Scale;
use super::{Sheet, earn, points, why};
use crate::evidence::{Body, Evidence, Facts, Proof, Ref, Subject, Unquantified, fact};
use crate::kinds::{EducationStatus, Effort, MentionKind, Strength};
use crate::lexicon::{Asks, Assumption, Criterion, Items, Lexicon, Measure, Pool, Way};
use crate::metrics::{Graded, grade};
use crate::report::Action;
use crate::rewrites;
use crate::span::Span;

/// What advice rests on.
#[derive(Clone, Copy)]
struct Advice<'b, 'e> {
    facts: &'b Facts<'e>,
    /// The evidence that the sheet was scored from.
    evidence: &'b Body<'e>,
    /// The care setting that the resume names most often.
    setting: Option<&'e str>,
}

/// What to add: one fact, or all that the same words name.
struct Candidate<'b, 'e> {
    facts: Vec<Evidence<'e>>,
    reason: Reason<'b, 'e>,
}

/// Why a fact would be worth adding.
enum Reason<'b, 'e> {
    /// A later role on a higher rung.
    Rise,
    /// It is listed only, in these words.
    Listed(&'b Evidence<'e>),
    /// A rubric assumes it, and the resume may tell that it is on the way.
    Assumed { way: &'e Way, assumption: &'e Assumption, begun: Option<&'b Evidence<'e>> },
}

/// A fact that would earn points, and the action that asks for it.
pub(crate) struct Step<'e> {
    /// What to do, and what it earns.
    pub action: Action,
    /// The fact that it assumes, and what else the same words name.
    pub facts: Vec<Evidence<'e>>,
    /// The criterion that it earns.
    pub criterion: &'e Criterion,
}

/// The actions of a target, best first, then by their words.
pub(crate) fn advise<'e>(sheet: &Sheet<'e>, facts: &Facts<'e>, evidence: &Body<'e>) -> Vec<Action> {
    steps(sheet, facts, evidence).into_iter().map(|step| step.action).collect()
}

/// The facts that would earn points at a target, best first, then by the words of their actions.
pub(crate) fn steps<'e>(sheet: &Sheet<'e>, facts: &Facts<'e>, evidence: &Body<'e>) -> Vec<Step<'e>> {
    let advice = Advice { facts, evidence, setting: setting(facts) };
    let mut more = evidence.clone();
    let mut steps: Vec<(Step<'e>, u32)> = Vec::new();
    for (criterion, earned) in &sheet.rows {
        if earned.points >= criterion.points {
            continue;
        }
        let best = candidates(criterion, advice).into_iter().map(|c| (gain(sheet, &c.facts, &mut more), c)).filter(|(gain, _)| *gain > 0);
        // Of equal gains the first: the order of a rubric's assumptions is the order of preference.
        let Some((gain, candidate)) = best.reduce(|best, next| if next.0 > best.0 { next } else { best }) else { continue };
        let same: Vec<_> = candidate.facts.iter().map(|f| (f.subject, f.id)).collect();
        let step = Step { action: candidate.reason.action(criterion, gain, advice), facts: candidate.facts, criterion };
        // One fact can earn under two criteria: it is one action, at the criterion where it earns most.
        match steps.iter_mut().find(|(own, _)| own.facts.iter().any(|f| same.contains(&(f.subject, f.id)))) {
            Some(own) if own.1 < gain => *own = (step, gain),
            Some(_) => {}
            None => steps.push((step, gain)),
        }
    }
    steps.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.action.text.cmp(&b.0.action.text)));
    steps.into_iter().map(|(step, ..)| step).collect()
}

impl Reason<'_, '_> {
    /// The action that the reason asks for.
    fn action(&self, criterion: &Criterion, gain: u32, advice: Advice<'_, '_>) -> Action {
        let (facts, lexicon) = (advice.facts, advice.facts.lexicon);
        let place = |e: &Evidence<'_>| e.refs.first().and_then(|r| span(facts, *r));
        let (assumes, text, span) = match self {
            Self::Rise => ("a later role on a higher rung".to_owned(), why::help(lexicon, criterion, None), None),
            Self::Listed(e) => {
                let words = why::quoted(e.words);
                let text = format!("Show {words} in a statement of what you did with it, not only in a list");
                (format!("{words} in a statement of your work"), text, place(e))
            }
            Self::Assumed { way, assumption, begun } => {
                let text = match begun {
                    Some(e) => format!("Finish what you began: {}", why::quoted(e.words)),
                    None => why::help(lexicon, criterion, Some((way, assumption))),
                };
                let span = match (&way.asks, begun) {
                    (_, Some(e)) => place(e),
                    (Asks::Things { pool: Pool::Metric, items, .. }, None) => unmeasured(advice, items),
                    _ => None,
                };
                let assumes = if assumption.measure.is_some() { assumption.says.clone() } else { why::name(lexicon, way, &assumption.id) };
                (assumes, text, span)
            }
        };
        let effort = if matches!(self, Self::Listed(_)) { Effort::Rewrite } else { criterion.effort };
        let template = match self {
            Self::Assumed { way: Way { asks: Asks::Things { pool: Pool::Metric, items, .. }, .. }, .. } => {
                let asked = |family: &str| items.picks(family, None, None);
                span.and_then(|s| rewrites::of(facts, s, asked))
            }
            _ => None,
        };
        let (line, page) = (span.map(|s| facts.line_of(s)), span.and_then(|s| facts.page_of(s)));
        Action { gain: points(gain), effort, criterion: criterion.id.clone(), assumes, text, template, span, line, page }
    }
}

/// The care setting that the resume names most often; of equals the one that is named first.
fn setting<'e>(facts: &Facts<'e>) -> Option<&'e str> {
    let named = facts.mentions.iter().filter(|m| m.kind == MentionKind::Specialty).map(|m| facts.lexicon.entries.get(m.entry));
    let mut counts: Vec<(&'e str, usize)> = Vec::new();
    for setting in named.filter(|e| e.class.as_deref() == Some("setting")) {
        match counts.iter_mut().find(|(id, _)| *id == setting.id) {
            Some((_, count)) => *count += 1,
            None => counts.push((&setting.id, 1)),
        }
    }
    counts.into_iter().reduce(|most, next| if next.1 > most.1 { next } else { most }).map(|(id, _)| id)
}

/// What the score gains by exactly these more facts, in hundredths; the evidence is as it was afterwards.
pub(crate) fn gain<'e>(sheet: &Sheet<'_>, facts: &[Evidence<'e>], evidence: &mut Body<'e>) -> u32 {
    with(facts, evidence, |evidence| gains(sheet, facts, evidence).map(|(_, now, then)| (now, then)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)))
        .map_or(0, |(now, then)| u32::saturating_sub(then, now))
}

/// The criterion of which facts that are added earn most; none where they earn nothing.
pub(crate) fn earns_most<'e>(sheet: &Sheet<'_>, facts: &[Evidence<'e>], evidence: &mut Body<'e>) -> Option<String> {
    let most = |evidence: &Body<'_>| {
        let more = gains(sheet, facts, evidence).filter(|(_, now, then)| then > now);
        let most = more.reduce(|most, next| if next.2 - next.1 > most.2 - most.1 { next } else { most });
        most.map(|(criterion, ..)| criterion.id.clone())
    };
    with(facts, evidence, most).flatten()
}

/// An answer with facts added, which are taken back; none where the evidence has all of them.
fn with<'e, T>(facts: &[Evidence<'e>], evidence: &mut Body<'e>, answer: impl FnOnce(&Body<'e>) -> T) -> Option<T> {
    let added: Vec<_> = facts.iter().filter_map(|fact| evidence.add(fact.clone())).collect();
    let answer = (!added.is_empty()).then(|| answer(evidence));
    added.into_iter().rev().for_each(|added| evidence.take_back(added));
    answer
}

/// The criteria that facts concern, with what was earned of each and what the evidence earns now.
fn gains<'s>(sheet: &'s Sheet<'_>, facts: &'s [Evidence<'_>], evidence: &'s Body<'_>) -> impl Iterator<Item = (&'s Criterion, u32, u32)> {
    let scale = Scale { level: sheet.level, share: sheet.share };
    let concerned = sheet.rows.iter().filter(|(c, _)| facts.iter().any(|fact| earn::concerns(c, fact)));
    concerned.map(move |(c, own)| (*c, own.points, earn::earn(c, evidence, scale).points))
}

fn candidates<'b, 'e>(criterion: &'e Criterion, advice: Advice<'b, 'e>) -> Vec<Candidate<'b, 'e>> {
    let mut all = Vec::new();
    // What fits the writer's own setting comes first.
    let (own, others): (Vec<&'e Way>, Vec<&'e Way>) =
        criterion.ways.iter().filter(|w| w.when.is_none() || w.when.as_deref() == advice.setting).partition(|w| w.when.is_some());
    for way in own.into_iter().chain(others) {
        all.extend(shown(way, advice));
        all.extend(way.assume.iter().filter_map(|a| assumed(way, a, advice)));
        if matches!(way.asks, Asks::Rise) {
            all.push(Candidate { facts: vec![fact(Subject::Rise, "rise", Proof::Present, Vec::new())], reason: Reason::Rise });
        }
    }
    all
}

/// Things that are only listed, to be shown in a statement.
fn shown<'b, 'e>(way: &'e Way, advice: Advice<'b, 'e>) -> Vec<Candidate<'b, 'e>> {
    let Asks::Things { pool, items, .. } = &way.asks else { return Vec::new() };
    let listed = |e: &&Evidence<'_>| {
        let of = e.proof == Proof::Named(Strength::Listed) && matches!(e.subject, Subject::Named(kind) if pool.kinds().contains(&kind));
        of && items.picks(e.id, e.class, e.stage)
    };
    let place = |e: &Evidence<'_>| e.refs.first().and_then(|r| span(advice.facts, *r));
    let candidate = |e: &'b Evidence<'e>| {
        // The same words can name two things: they are shown together.
        let own = place(e);
        let together = |o: &&Evidence<'_>| o.proof == Proof::Named(Strength::Listed) && place(o).zip(own).is_some_and(|(a, b)| a.overlaps(b));
        let facts = advice.evidence.iter().filter(together).map(|o| Evidence { proof: Proof::Named(Strength::Used), ..o.clone() }).collect();
        Candidate { facts, reason: Reason::Listed(e) }
    };
    advice.evidence.iter().filter(listed).map(candidate).collect()
}

/// A fact of a rubric's assumption.
fn assumed<'b, 'e>(way: &'e Way, assumption: &'e Assumption, advice: Advice<'b, 'e>) -> Option<Candidate<'b, 'e>> {
    let own = || advice.evidence.iter().filter(|e| e.id == assumption.id);
    if own().any(|e| matches!(e.proof, Proof::Held | Proof::Present | Proof::Named(Strength::Used | Strength::Quantified))) {
        return None;
    }
    let begun = own().find(|e| e.proof == Proof::InProgress);
    Some(Candidate { facts: vec![assumed_fact(way, assumption, advice.facts.lexicon)?], reason: Reason::Assumed { way, assumption, begun } })
}

fn assumed_fact<'e>(way: &'e Way, assumption: &'e Assumption, lexicon: &'e Lexicon) -> Option<Evidence<'e>> {
    let id = assumption.id.as_str();
    let entry = |pool: Pool, subject: &dyn Fn(MentionKind) -> Subject, proof: Proof| {
        let (kind, entry) = pool.kinds().iter().find_map(|k| Some((*k, lexicon.entries.get(lexicon.entries.find(*k, id)?))))?;
        Some(Evidence { class: entry.class.as_deref(), stage: entry.stage.as_deref(), ..fact(subject(kind), id, proof, Vec::new()) })
    };
    let completed = Proof::Study(EducationStatus::Completed);
    match &way.asks {
        Asks::Months(..) => Some(fact(Subject::Years, "years", Proof::Months(12 * id.parse::<u32>().ok()?), Vec::new())),
        Asks::Rise => None,
        Asks::Things { pool, months, .. } => match pool {
            Pool::Credential => entry(*pool, &|_| Subject::Credential, Proof::Held),
            Pool::Metric => {
                let measure = assumption.measure.as_ref()?;
                Some(Evidence { value: Some(measure.value), ..fact(Subject::Metric, id, measured(lexicon, id, measure)?, Vec::new()) })
            }
            Pool::Title => {
                let title = lexicon.titles.get(lexicon.titles.find(id)?);
                let proof = Proof::Served { months: (*months).max(1), measured: true };
                Some(Evidence { stage: Some(title.level.as_str()), ..fact(Subject::Title, id, proof, Vec::new()) })
            }
            Pool::Education => Some(fact(Subject::Education, id, completed, Vec::new())),
            Pool::Accreditation => Some(fact(Subject::Accreditation, id, completed, Vec::new())),
            Pool::Foundation if lexicon.education.name(id).is_some() => Some(fact(Subject::Education, id, completed, Vec::new())),
            Pool::Place => Some(fact(Subject::Place, id, Proof::Present, Vec::new())),
            _ => entry(*pool, &Subject::Named, Proof::Named(Strength::Used)),
        },
    }
}

/// How the assumed value stands on its family's scale, by the rule that grades a resume's own; none where no such value can be.
pub(super) fn measured(lexicon: &Lexicon, id: &str, measure: &Measure) -> Option<Proof> {
    let family = lexicon.metrics.get(lexicon.metrics.find(id)?);
    let value = Graded { level: measure.value, unit: measure.unit, per: measure.per, setting: measure.setting.as_deref(), moves: false };
    match grade(&lexicon.metrics, family, value) {
        (false, _) => None,
        (true, Some(grade)) => Some(Proof::Graded(grade)),
        (true, None) if lexicon.metrics.has_scale(family) => Some(Proof::Ungraded),
        (true, None) => Some(Proof::Stated),
    }
}

/// Where a fact stands in the text.
fn span(facts: &Facts<'_>, at: Ref) -> Option<Span> {
    match at {
        Ref::Mention(at) => facts.mentions.get(at).map(|m| m.span),
        Ref::Metric(at) => facts.metrics.get(at).map(|m| m.span),
        Ref::Role(at) => facts.timeline.roles.get(at).map(|r| r.span),
        Ref::Education(at) => facts.timeline.education.get(at).map(|e| e.span),
        Ref::Section(at) => facts.sections.get(at).map(|s| s.span),
    }
}

/// The first statement of a role that claims one of the families without a number, else the first that speaks of one.
fn unmeasured(advice: Advice<'_, '_>, items: &Items) -> Option<Span> {
    let facts = advice.facts;
    let text = facts.text;
    let asked = |family: &str| items.picks(family, None, None);
    let claims = |c: &&Unquantified| {
        let about = rewrites::claimed(facts, c).iter().any(|f| asked(&facts.lexicon.metrics.get(*f).id));
        about && facts.timeline.role_at(text.span(&c.tokens).start).is_some()
    };
    if let Some(claim) = facts.unquantified().iter().find(claims) {
        return Some(text.span(&text.statement_of(claim.tokens.start).tokens));
    }
    let cues = facts.lexicon.metrics.cues.find(text);
    let mut asked = cues.filter(|c| !c.value.against && asked(&facts.lexicon.metrics.get(c.value.family).id));
    asked.find_map(|cue| {
        let span = text.span(&text.statement_of(cue.tokens.start).tokens);
        let role = &facts.timeline.roles[facts.timeline.role_at(span.start)?];
        let coding = role.title_id.is_some_and(|id| facts.lexicon.titles.get(id).counts_as_coding);
        let from = facts.metrics.partition_point(|m| m.span.end <= span.start);
        let measured = facts.metrics.get(from).is_some_and(|m| m.span.overlaps(span));
        (coding && span.start >= role.span.end && !measured).then_some(span)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn what_rubrics_assume_can_be_and_is_no_less_than_good() {
        let lexicon = Lexicon::read(&lexicon::built_in()).expect("the built-in lexicons hold together");
        let mut seen = 0;
        for (level, track, criterion) in lexicon.rubrics.iter() {
            for assumption in criterion.ways.iter().flat_map(|w| &w.assume) {
                let Some(measure) = &assumption.measure else { continue };
                let proof = measured(&lexicon, &assumption.id, measure);
                let fine = !matches!(proof, None | Some(Proof::Graded(crate::kinds::Grade::Below)));
                assert!(fine, "{level} {track:?} {} assumes {:?}, which is {proof:?}", criterion.id, assumption.says);
                seen += 1;
            }
        }
        assert!(seen > 10, "rubrics assume values: {seen}");
    }
}
