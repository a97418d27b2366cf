//! Metrics: numbers that say what was achieved, typed by what they measure.

use std::ops::Range;

use crate::kinds::{Bound, Grade, Per, Unit};
use crate::span::Span;

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
    /// Whether it is a team's or other people's result that the writer answers for or reports (`team accuracy of 97.3%`).
    pub team: bool,
}
