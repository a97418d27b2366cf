//! Whether a number is a result of the writer's: no goal, standard, plan, wish, rating, or feat of another trade.

use std::ops::Range;

use super::Amount;
use super::attach::Attached;
use super::section_of;
use super::signs::Signs;
use crate::kinds::{Bound, MentionKind, SectionKind};
use crate::lexicon::{Around, Lexicon, Sort, WordClass};
use crate::mentions::Mention;
use crate::sections::Section;
use crate::text::{Gap, Text, TokenKind};
use crate::timeline::{Role, Timeline};

/// What is known of the text around a number.
pub(super) struct Place<'p, 't> {
    pub(super) text: &'p Text<'t>,
    pub(super) lexicon: &'p Lexicon,
    pub(super) sections: &'p [Section],
    pub(super) mentions: &'p [Mention],
    pub(super) timeline: &'p Timeline,
    pub(super) signs: &'p Signs<'p>,
    /// Who wrote the text.
    pub(super) writer: Writer,
}

/// Who wrote a text, as far as it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    /// Somebody with a coder's title or credential, or a text that is too short to tell.
    Coder,
    /// Somebody who names a code set or an encoder and no more.
    Near,
    /// Somebody of another trade.
    Other,
}

/// A text of fewer tokens is too short to tell who wrote it.
const SHORT: usize = 60;

/// Who wrote the text.
pub(super) fn writer(text: &Text<'_>, lexicon: &Lexicon, mentions: &[Mention], timeline: &Timeline) -> Writer {
    let titled = |role: &Role| role.title_id.is_some_and(|t| lexicon.titles.get(t).counts_as_coding);
    let credential = |m: &Mention| m.kind == MentionKind::Credential && !lexicon.entries.get(m.entry).not_a_coding_credential;
    let named = |m: &Mention| matches!(m.kind, MentionKind::CodeSet | MentionKind::Encoder);
    if text.tokens.len() < SHORT || mentions.iter().any(credential) || timeline.roles.iter().any(titled) {
        Writer::Coder
    } else if mentions.iter().any(named) {
        Writer::Near
    } else {
        Writer::Other
    }
}

/// Whether the number states what was achieved.
pub(super) fn is_result(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    let section = section_of(place.text, place.sections, attached.tokens.start);
    let placed = match section {
        SectionKind::Advert | SectionKind::References => false,
        SectionKind::Objective | SectionKind::Interests => attached.quantity.sort == Sort::Years,
        SectionKind::Education => attached.quantity.sort != Sort::Years && !is_exercise(place, statement, attached),
        SectionKind::Skills | SectionKind::Systems => !is_rating(place, statement, attached),
        SectionKind::Certifications => !is_of_an_exam(place, statement, attached),
        _ => true,
    } && !is_bar(place, statement);
    placed
        && !is_anothers(place, statement, attached)
        && goal(place, statement, attached) != Some(Goal::Missed)
        && !is_planned(place, statement, attached)
        && !is_of_another_trade(place, statement, attached)
}

/// `Accuracy 99%` in a list of skills, `CPT 85% / Teamwork 100%`.
fn is_rating(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    let words = statement.clone().filter(|t| place.text.tokens[*t].kind != TokenKind::Mark).count();
    let percents = statement.clone().filter(|t| place.text.lower(*t) == "%").count();
    attached.quantity.sort == Sort::Percent && (words <= 4 || percents >= 3)
}

/// `CPC, passed at the first try with 82%`.
fn is_of_an_exam(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    attached.quantity.sort == Sort::Percent && statement.clone().any(|t| place.signs.class(place.text, t, WordClass::Exam))
}

/// Dots or stars beside the number: a bar that the writer drew.
fn is_bar(place: &Place<'_, '_>, statement: &Range<usize>) -> bool {
    let sign = |t: &usize| matches!(place.text.lower(*t), "\u{25cf}" | "\u{2605}" | "\u{25a0}" | "\u{2588}");
    statement.clone().filter(|t| place.text.tokens[*t].kind == TokenKind::Mark && sign(t)).nth(1).is_some()
}

/// Work done to learn, told among studies: `120 redacted charts`.
fn is_exercise(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    let start = attached.quantity.tokens.start;
    let did = (start.saturating_sub(6).max(statement.start)..start).any(|t| place.signs.class(place.text, t, WordClass::Did));
    attached.quantity.sort == Sort::Work && attached.quantity.per.is_none() && attached.cue.is_empty() && !did
}

/// Behind a word for somebody else: `a colleague's 70 a day`, `the outgoing biller ran a clean rate near 80`.
fn is_anothers(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    let (text, q) = (place.text, &attached.quantity.tokens);
    let near = statement.start.max(q.start.saturating_sub(14))..q.start;
    place.signs.around(near).filter(|f| *f.value == Around::Another && f.tokens.end <= q.start).last().is_some_and(|f| {
        let between = f.tokens.end..q.start;
        let possessive = text.lower(f.tokens.end - 1).ends_with('s');
        let clause =
            between.clone().all(|t| !matches!(text.lower(t), ";" | "," | "." | "(" | ":" | "|" | "i" | "me" | "we" | "my" | "and" | "to" | "from"));
        clause && between.len() <= if possessive { 2 } else { 8 }
    })
}

/// How far before a number it can be said that what follows was asked for.
const GOAL_REACH: usize = 20;

/// How far into a statement a goal opens it: `FY27 goal`, `My goal`.
const GOAL_OPENS: usize = 2;

/// The most tokens between the goal that opens a statement and the colon behind it.
const GOAL_REMARK: usize = 7;

/// What became of what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// It was reached: the number is a result, if no other is told.
    Met,
    /// Nothing says that it was reached.
    Missed,
}

/// Whether what was asked for was reached: where a better number is told beside it, that one is the result.
pub(super) fn is_met_goal(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    goal(place, statement, attached) == Some(Goal::Met)
}

/// Whether a number told behind a goal that was met says the same better.
pub(super) fn outdoes(attached: &Attached, goal: &Attached) -> bool {
    let (own, met) = (&attached.quantity, &goal.quantity);
    attached.family == goal.family && own.sort == met.sort && own.tokens.start > met.tokens.start
}

/// Beside a word of what was asked for.
fn goal(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> Option<Goal> {
    let q = &attached.quantity.tokens;
    let text = place.text;
    let bracket = bracket_around(place, statement, q);
    let behind = bracket.as_ref().map_or(q.end + 6, |b| b.end.max(q.end + 6));
    // `Department standards: 2.5 records an hour and 8 ED records an hour`: all that follows was asked for.
    let heads = |goal: &Range<usize>| {
        // `Targets for 2027, not yet results: DNFB under 4, accuracy 98%`.
        let named = || goal.start <= statement.start + GOAL_OPENS && matches!(text.lower(goal.start), "goal" | "goals" | "target" | "targets");
        let whose = || matches!(text.lower(goal.start - 1), "my" | "our" | "team" | "year") || text.tokens[goal.start - 1].kind == TokenKind::Number;
        let remark = if goal.start == statement.start || named() && whose() { GOAL_REMARK } else { 0 };
        goal.end <= q.start && goal.start <= statement.start + 4 && (goal.end..=goal.end + remark).any(|t| t < q.start && text.lower(t) == ":")
    };
    let near = q.start.saturating_sub(GOAL_REACH).max(statement.start)..behind.min(statement.end);
    // `department standard 95%`: the cue itself says that it was asked for.
    let asks = |f: &Range<usize>| !within(f, &attached.cue) || f.end == q.start && text.lower(f.start) == "standard" || heads(f);
    let goals = place.signs.around(near).filter(|f| matches!(f.value, Around::Goal) && asks(&f.tokens));
    // `14 an hour. Contract standard is 12.`
    let ends = |t: usize| text.lower(t) == "." && text.tokens.get(t + 1).is_some_and(|t| t.gap > Gap::Style);
    // `a minimum of 96% accuracy`: so it bounds the number.
    let bounds = |g: &Range<usize>| attached.quantity.bound == Some(Bound::AtLeast) && within(g, q) && text.lower(g.start) == "minimum";
    let asked = goals.filter(|g| !bounds(&g.tokens)).filter(|g| {
        if within(&g.tokens, q) || heads(&g.tokens) {
            return true;
        }
        let between = if g.tokens.end <= q.start { g.tokens.end..q.start } else { q.end..g.tokens.start };
        let ahead = g.tokens.end <= q.start;
        let crosses = between.clone().any(|t| match text.lower(t) {
            ";" | ")" | "(" | "|" | "against" => true,
            "," => bracket.is_none(),
            // `13 an hour and the contract asks for 11`.
            "and" | "but" | "while" => !ahead,
            _ => ends(t),
        });
        let same = bracket.as_ref().is_some_and(|b| within(&g.tokens, b));
        same || !crosses && between.len() <= if ahead { 3 } else { 2 }
    });
    let goal = asked.last()?;
    // `against goal: 118% of standard` says of what.
    if (q.end..q.end + 3).contains(&attached.cue.start) && text.lower(q.end) == "of" {
        return None;
    }
    // `108% of quota` names what it is measured against.
    if goal.tokens.start >= q.end && text.lower(q.end.min(text.tokens.len() - 1)) == "of" && within(&goal.tokens, &(q.end..q.end + 4)) {
        return None;
    }
    let before = statement.start.max(goal.tokens.start.min(q.start).saturating_sub(7))..goal.tokens.start.min(q.start);
    let inside = |at: usize| bracket.as_ref().is_none_or(|b| b.contains(&at));
    let met = place
        .signs
        .around(before.start..q.end)
        .any(|f| inside(f.tokens.start) && (*f.value == Around::Met || matches!(f.value, Around::Before(_)) && before.contains(&f.tokens.start)));
    Some(if met { Goal::Met } else { Goal::Missed })
}

/// `Met the 95% accuracy standard`: what was asked for was reached at the least.
pub(super) fn met(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> Option<Bound> {
    let q = &attached.quantity.tokens;
    let small = |t: usize| matches!(place.text.lower(t), "the" | "a" | "an" | "our" | "my" | "their" | "department" | "company" | "client");
    let verb = (statement.start..q.start).rev().find(|t| !small(*t)).filter(|t| matches!(place.text.lower(*t), "met" | "meet" | "meets" | "meeting"));
    let asked = place.signs.around(q.end..(q.end + 4).min(statement.end)).any(|f| *f.value == Around::Goal);
    // `meeting 104% of the target` says of what.
    let of = place.text.lower(q.end) == "of";
    (verb.is_some() && asked && !of && matches!(attached.quantity.amount, Amount::Value(_))).then_some(Bound::AtLeast)
}

/// The tokens of the brackets around a number.
fn bracket_around(place: &Place<'_, '_>, statement: &Range<usize>, q: &Range<usize>) -> Option<Range<usize>> {
    let open =
        (statement.start..q.start).rev().take(24).find(|t| matches!(place.text.lower(*t), "(" | ")")).filter(|t| place.text.lower(*t) == "(")?;
    let close = (q.end..statement.end).take(24).find(|t| matches!(place.text.lower(*t), "(" | ")")).filter(|t| place.text.lower(*t) == ")")?;
    Some(open..close)
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// In a statement of what is planned, wished or asked.
fn is_planned(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    let q = &attached.quantity.tokens;
    let plan = place.signs.around(statement.clone()).filter(|f| matches!(f.value, Around::Plan) && !within(&f.tokens, &attached.cue));
    let plan = plan.filter(|f| f.tokens.end <= q.start && q.start - f.tokens.end <= 24).last();
    let met = |from: usize| place.signs.around(from..q.start).any(|f| matches!(f.value, Around::Met));
    // `against a goal of 94%` tells of a result.
    let against = |at: usize| at > 0 && matches!(place.text.lower(at - 1), "against" | "over" | "above" | "versus" | "vs");
    let wished = place.signs.around(q.end..(q.end + 14).min(statement.end)).filter(|f| matches!(f.value, Around::Wish));
    // `97.1% on the outside review (95 is what the contract asks)`: of the nearer number.
    let aside = |wish: usize| (q.end..wish).any(|t| place.text.lower(t) == "(") && bracket_around(place, statement, q).is_none();
    let wished_behind = wished.into_iter().any(|f| !against(f.tokens.start) && !aside(f.tokens.start));
    // `the clinic asks for 95, and I deliver 98`.
    let own = |from: usize| {
        (from + 1..q.start)
            .any(|t| matches!(place.text.lower(t), "i" | "mine") && matches!(place.text.lower(t - 1), "," | ";" | "." | "and" | "but" | "while"))
    };
    let plan = plan.filter(|p| !own(p.tokens.end));
    plan.is_some_and(|p| !met(statement.start.max(p.tokens.start.saturating_sub(6)))) || wished_behind
}

/// Accuracy and output of a job that is not coding, in a statement that names nothing of coding.
fn is_of_another_trade(place: &Place<'_, '_>, statement: &Range<usize>, attached: &Attached) -> bool {
    if place.lexicon.metrics.get(attached.family).any_trade {
        return false;
    }
    if place.writer == Writer::Other {
        return true;
    }
    let coding = statement.clone().any(|t| place.signs.class(place.text, t, WordClass::Coding));
    if !coding && statement.clone().any(|t| place.signs.class(place.text, t, WordClass::Trade)) {
        return true;
    }
    let byte = place.text.tokens[attached.tokens.start].span.start;
    let of_coding = match place.timeline.role_at(byte).and_then(|r| place.timeline.roles.get(r)) {
        Some(role) => {
            let title = role.title_id.map(|t| place.lexicon.titles.get(t));
            title.is_some_and(|t| t.counts_as_coding || t.rung >= 3 || place.lexicon.metrics.coding_titles.contains(&t.id))
        }
        None => place.writer == Writer::Coder,
    };
    let names = |m: &&Mention| m.kind == MentionKind::CodeSet && m.tokens.start >= statement.start && m.tokens.end <= statement.end;
    let from = place.mentions.partition_point(|m| m.tokens.start < statement.start);
    let named = place.mentions[from..].iter().take_while(|m| m.tokens.start < statement.end).any(|m| names(&m));
    !of_coding && !named && (!coding || place.writer == Writer::Near)
}
