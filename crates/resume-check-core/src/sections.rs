//! Sections: which part of the text is for what.

use std::ops::Range;

use crate::kinds::SectionKind;
use crate::span::Span;

/// A part of the text under one heading. Sections are in text order, disjoint, and cover the text.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// What it is for.
    pub kind: SectionKind,
    /// Its heading; none for what stands above the first.
    pub title: Option<Span>,
    /// From its heading to the next.
    pub span: Span,
    /// The tokens of its heading.
    pub heading: Range<usize>,
    /// The tokens after its heading.
    pub tokens: Range<usize>,
}

/// The section that holds this byte.
pub(crate) fn at(sections: &[Section], byte: usize) -> Option<&Section> {
    let next = sections.partition_point(|s| s.span.start <= byte);
    sections.get(next.checked_sub(1)?)
}
