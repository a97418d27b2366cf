//! Metrics: numbers that say what was achieved, typed by what they measure.
//!
//! First every number is read with its own words, then one function attaches numbers to the cues of the statement that they belong to, whatever the family.

mod asked;
mod atoms;
mod attach;
mod exclude;
mod grade;
mod levels;
mod moves;
mod near;
mod nouns;
mod numbers;
mod pairs;
mod results;
mod signs;
mod tables;
mod tenure;
mod units;

pub(crate) use asked::{Asked, AskedOf, asked};
pub(crate) use grade::{Graded, grade};

use std::ops::Range;

use crate::kinds::{Bound, Grade, Per, SectionKind, Unit};
use crate::lexicon::{Lexicon, Sort, WordClass};
use crate::mentions::Mention;
use crate::sections::{self, Section};
use crate::span::Span;
use crate::text::{Statement, Text};
use crate::timeline::Timeline;

/// What a metric's number is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Amount {
    /// One value.
    Value(f64),
    /// A range, lower end first.
    Range(f64, f64),
    /// A change from one level to another.
    Change(f64, f64),
}

impl Amount {
    /// The value, the lower end of a range, or where a change ended.
    pub(crate) fn least(self) -> f64 {
        match self {
            Self::Value(value) => value,
            Self::Range(low, _) => low,
            Self::Change(_, to) => to,
        }
    }
}

/// A quantified claim.
#[derive(Debug, Clone)]
pub(crate) struct Metric {
    /// The id of its family in metrics.toml.
    pub family: String,
    /// The number or numbers.
    pub amount: Amount,
    /// What it is counted in.
    pub unit: Unit,
    /// The period of a volume.
    pub per: Option<Per>,
    /// How its words bound it.
    pub bound: Option<Bound>,
    /// The words that state it.
    pub span: Span,
    /// The tokens of those words.
    pub tokens: Range<usize>,
    /// The id of a care setting that the statement or its role names.
    pub setting: Option<String>,
    /// Where it lies on its family's scale.
    pub grade: Option<Grade>,
    /// Whether such a value can be.
    pub plausible: bool,
    /// Whether it is a team's result (`team accuracy of 97.3%`).
    pub team: bool,
}

/// The most tokens of a statement that are read together; a longer one is read in pieces, so that a text on one line stays linear.
const PIECE: usize = 160;

/// The results that a text states, in text order.
pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], mentions: &[Mention], timeline: &Timeline) -> Vec<Metric> {
    let signs = signs::Signs::of(text, &lexicon.metrics.words);
    let cues = attach::cues(text, &lexicon.metrics);
    let taken = exclude::tokens(text, mentions, timeline, &signs);
    let place =
        results::Place { text, lexicon, sections, mentions, timeline, signs: &signs, writer: results::writer(text, lexicon, mentions, timeline) };
    let mut metrics = Vec::new();
    for piece in pieces(text, &signs) {
        let mut quantities = numbers::quantities(text, &signs, &piece, &taken);
        quantities.retain(|q| !exclude::is_no_result(text, &signs, q));
        exclude::leave_out_parts(text, &signs, &mut quantities);
        levels::join(&atoms::Reader { text, signs: &signs, statement: &piece, taken: &taken }, &cues, &mut quantities);
        let read = |quantities: &[_]| attach::attach(text, &lexicon.metrics, &signs, &cues, &piece, quantities, &taken);
        let results_of = |quantities: &[_]| read(quantities).into_iter().filter(|a| results::is_result(&place, &piece, a)).collect::<Vec<_>>();
        let (mut results, others): (Vec<_>, Vec<_>) = read(&quantities).into_iter().partition(|a| results::is_result(&place, &piece, a));
        if !others.is_empty() {
            // A goal takes no cue away from what was reached.
            quantities.retain(|q| others.iter().all(|o| o.quantity.tokens.start != q.tokens.start));
            results = results_of(&quantities);
        }
        // `beat the 95% accuracy goal, at 98.3%`: nor does one that was met, where a better number is told. One number has no better one.
        let met = results.iter().find(|a| quantities.len() > 1 && results::is_met_goal(&place, &piece, a));
        if let Some(goal) = met {
            quantities.retain(|q| q.tokens.start != goal.quantity.tokens.start);
            let without = results_of(&quantities);
            if without.iter().any(|a| results::outdoes(a, goal)) {
                results = without;
            }
        }
        // `Findings in the outside audit fell from 17 to 2`: a bare change that cannot be one of its family is one of something else.
        let fits = |a: &attach::Attached, m: &Metric| m.plausible || a.quantity.sort != Sort::Bare || !matches!(m.amount, Amount::Change(..));
        metrics.extend(results.into_iter().filter_map(|a| Some(metric(&place, &piece, &a)).filter(|m| fits(&a, m))));
    }
    metrics.sort_by_key(|m| (m.span.start, m.span.end));
    metrics
}

/// The pieces of statements in which a number can begin, in text order.
fn pieces<'t>(text: &'t Text<'_>, signs: &'t signs::Signs<'_>) -> impl Iterator<Item = Range<usize>> + 't {
    let of = move |statement: &'t Statement| {
        let mut from = statement.tokens.start;
        std::iter::from_fn(move || {
            let piece = from..piece_end(text, from, statement.tokens.end);
            from = piece.end;
            (!piece.is_empty()).then_some(piece)
        })
    };
    text.statements.iter().flat_map(of).filter(|piece| piece.clone().any(|t| signs.begins(t)))
}

/// Where the piece that begins at `from` ends: a long statement is cut behind a mark, where one stands in the piece's second half.
fn piece_end(text: &Text<'_>, from: usize, end: usize) -> usize {
    if end - from <= PIECE {
        return end;
    }
    let cut = (from + PIECE / 2..from + PIECE).rev().find(|t| matches!(text.lower(*t), ";" | "\u{2022}" | "|"));
    cut.map_or(from + PIECE, |t| t + 1)
}

fn metric(place: &results::Place<'_, '_>, statement: &Range<usize>, attached: &attach::Attached) -> Metric {
    let family = place.lexicon.metrics.get(attached.family);
    let setting = grade::setting(place, statement, attached.tokens.start);
    let (amount, per) = (attached.quantity.amount, attached.quantity.per);
    let value = Graded { level: amount.least(), unit: attached.unit, per, setting: setting.as_deref(), moves: attached.moves };
    let (plausible, grade) = grade(&place.lexicon.metrics, family, value);
    let near = statement.start.max(attached.tokens.start.saturating_sub(4))..attached.tokens.end;
    let team = near.into_iter().any(|t| place.signs.class(place.text, t, WordClass::Team));
    Metric {
        family: family.id.clone(),
        amount: attached.quantity.amount,
        unit: attached.unit,
        per: attached.quantity.per,
        bound: attached.quantity.bound.or_else(|| results::met(place, statement, attached)),
        span: place.text.span(&attached.tokens),
        tokens: attached.tokens.clone(),
        setting,
        grade,
        plausible,
        team,
    }
}

/// The kind of section that holds a token.
fn section_of(text: &Text<'_>, sections: &[Section], token: usize) -> SectionKind {
    text.tokens.get(token).map_or(SectionKind::Header, |t| sections::kind_at(sections, t.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;
    use crate::month::Month;

    fn lexicon() -> Lexicon {
        Lexicon::read(&lexicon::built_in()).expect("the built-in lexicons hold together")
    }

    /// The metrics of a text, read by all stages before this one.
    fn read(lexicon: &Lexicon, source: &str) -> Vec<Metric> {
        let as_of = Month::new(2026, 11).expect("a month");
        let folded = crate::text::Folded::of(source);
        let text = crate::text::read(&folded, &lexicon.words);
        let sections = sections::find(&text, lexicon);
        let mentions = crate::mentions::find(&text, lexicon, &sections, as_of);
        let timeline = crate::timeline::build(&text, lexicon, &sections, &mentions, as_of);
        find(&text, lexicon, &sections, &mentions, &timeline)
    }

    fn label(metric: &Metric) -> String {
        let mut label = format!("{} ", metric.family);
        match metric.amount {
            Amount::Value(v) => label += &format!("{v}"),
            Amount::Range(low, high) => label += &format!("{low} to {high}"),
            Amount::Change(from, to) => label += &format!("{from} -> {to}"),
        }
        label += &format!(" {}", metric.unit);
        if let Some(per) = metric.per {
            label += &format!(" per {per}");
        }
        if let Some(bound) = metric.bound {
            label += &format!(" {bound}");
        }
        if let Some(grade) = metric.grade {
            label += &format!(", {grade}");
        }
        if !metric.plausible {
            label += ", implausible";
        }
        label
    }

    #[test]
    fn every_example_yields_its_family() {
        let lexicon = lexicon();
        let mut wrong = Vec::new();
        for family in lexicon.metrics.iter() {
            for example in &family.examples {
                let found = read(&lexicon, example);
                let missing = family.unread.contains(example);
                let is = |id: &String| *id == family.id || Some(id) == family.same_as.as_ref();
                if found.iter().any(|m| is(&m.family)) == missing {
                    wrong.push(format!("{}: {example:?} yields {:?}", family.id, found.iter().map(label).collect::<Vec<_>>()));
                }
            }
        }
        assert!(wrong.is_empty(), "{} examples\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn traps_yield_what_they_say() {
        let lexicon = lexicon();
        let mut wrong = Vec::new();
        for trap in &lexicon.metrics.traps {
            for example in trap.example.split(" ; ").filter(|e| trap.nothing && !trap.reads.contains_key(*e)) {
                let found = read(&lexicon, &example.replace("\\n", "\n"));
                if !found.is_empty() {
                    wrong.push(format!("{}: {example:?} yields {:?}", trap.id, found.iter().map(label).collect::<Vec<_>>()));
                }
            }
            for (written, reading) in &trap.reads {
                let found = read(&lexicon, &written.replace("\\n", "\n")).iter().map(label).collect::<Vec<_>>().join("; ");
                if found != *reading {
                    wrong.push(format!("{}: {written:?} yields {found:?}, not {reading:?}", trap.id));
                }
            }
            if !trap.nothing && trap.reads.is_empty() {
                wrong.push(format!("{}: a form is read somehow, and no reading shows it", trap.id));
            }
        }
        assert!(wrong.is_empty(), "{} traps\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn metrics_of_cases() {
        let lexicon = lexicon();
        insta::glob!("../../../../fixtures/cases/metrics", "*.txt", |path| {
            let source = std::fs::read_to_string(path).expect("a case");
            let labels: Vec<_> = read(&lexicon, &source).iter().map(|m| (m.span, label(m))).collect();
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../../fixtures/cases/metrics"}, {
                insta::assert_snapshot!(crate::show::carets(&source, &labels));
            });
        });
    }
}
