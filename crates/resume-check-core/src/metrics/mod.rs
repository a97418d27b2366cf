//! Metrics: numbers that say what was achieved, typed by what they measure.
//!
//! First every number is read with its own words, then one function attaches numbers to the cues of the statement that they belong to, whatever the family.

mod attach;
mod exclude;
mod grade;
mod numbers;
mod results;

use std::ops::Range;

use crate::kinds::{Bound, Grade, Per, SectionKind, Unit};
use crate::lexicon::{Lexicon, Sort};
use crate::mentions::Mention;
use crate::sections::{self, Section};
use crate::span::Span;
use crate::text::Text;
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
    let signs = numbers::Signs::of(text, &lexicon.metrics);
    let cues = attach::cues(text, &lexicon.metrics);
    let taken = exclude::tokens(text, mentions, timeline, &signs);
    let place = results::Place { text, lexicon, sections, mentions, timeline, signs: &signs };
    let mut metrics = Vec::new();
    for statement in &text.statements {
        let mut from = statement.tokens.start;
        while from < statement.tokens.end {
            let piece = from..statement.tokens.end.min(from + PIECE);
            let quantities = numbers::quantities(text, &signs, &piece, &|t| taken.get(t).copied().unwrap_or(false));
            let kept: Vec<_> = quantities.into_iter().filter(|q| !exclude::is_no_result(text, &signs, q)).collect();
            let attached = attach::attach(text, &lexicon.metrics, &signs, &cues, &piece, &kept);
            metrics.extend(attached.into_iter().filter(|a| results::is_result(&place, &piece, a)).map(|a| metric(&place, &piece, a)));
            from = piece.end;
        }
    }
    metrics.sort_by_key(|m| (m.span.start, m.span.end));
    metrics
}

fn metric(place: &results::Place<'_, '_>, statement: &Range<usize>, attached: attach::Attached) -> Metric {
    let family = place.lexicon.metrics.get(attached.family);
    let unit = attached.unit();
    let setting = grade::setting(place, statement, attached.tokens.start);
    let (plausible, grade) = grade::grade(&place.lexicon.metrics, family, &attached, setting.as_deref());
    let near = statement.start.max(attached.tokens.start.saturating_sub(4))..attached.tokens.end;
    let team = near.into_iter().any(|t| {
        matches!(place.text.lower(t), "team" | "department" | "vendor" | "coders" | "coder" | "system" | "provider" | "network" | "departmental")
    });
    Metric {
        family: family.id.clone(),
        amount: attached.quantity.amount,
        unit,
        per: attached.quantity.per,
        bound: attached.quantity.bound,
        span: place.text.span(&attached.tokens),
        tokens: attached.tokens,
        setting,
        grade,
        plausible,
        team,
    }
}

/// The unit of a sort whose own words tell none.
fn unit_of(sort: Sort, family: &str) -> Unit {
    match (sort, family) {
        (Sort::Index, _) => Unit::Index,
        (Sort::Bare, "ar-days" | "dnfb") => Unit::Days,
        (Sort::Bare, "backlog") => Unit::Accounts,
        (Sort::Bare, "raf" | "cc-mcc-capture") => Unit::Percent,
        (Sort::Bare, "audit-outcome") => Unit::Audits,
        (Sort::Bare, "team-size" | "trainees") => Unit::People,
        (Sort::Bare, "error-rate") => Unit::Codes,
        (Sort::Money, _) => Unit::Usd,
        (Sort::Factor, _) => Unit::X,
        (Sort::Points, _) => Unit::Points,
        _ => Unit::Percent,
    }
}

/// The kind of section that holds a token.
fn section_of(text: &Text<'_>, sections: &[Section], token: usize) -> SectionKind {
    text.tokens.get(token).and_then(|t| sections::at(sections, t.span.start)).map_or(SectionKind::Header, |s| s.kind)
}
