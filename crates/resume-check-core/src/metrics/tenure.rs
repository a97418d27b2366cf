//! Whether years are years of the field.

use std::ops::Range;

use super::near::Near;
use super::numbers::Quantity;
use crate::lexicon::{Around, Sort, WordClass};
use crate::text::Gap;

/// The most tokens behind the years in which a word of the field tells whose they are, and before them.
const BEHIND: usize = 9;
const AHEAD: usize = 12;

/// Years of the field: with one of its words behind, or before as the statement's subject.
pub(super) fn is_tenure(near: &Near<'_, '_>, q: &Quantity) -> bool {
    let number = q.tokens.start;
    let before = number.saturating_sub(1);
    // `in five years`, `the last 4 years`: a span of time.
    let spoken_of =
        near.word(before) == "of" && near.signs.around(before.saturating_sub(3)..before).any(|f| *f.value == Around::Field && f.tokens.end == before);
    let span = !spoken_of
        && number > near.statement.start
        && near.class(before, WordClass::Spans)
        && !(q.bound.is_some() && matches!(near.word(before), "for" | "than" | "of" | "the"));
    // `over the last 11 years in medical coding`, `a coder with 12 years on both sides`: they are the writer's.
    let named = |t: usize| near.signs.around(t..t + 2).any(|f| *f.value == Around::Field);
    let lately = matches!(near.word(before), "last" | "past") && matches!(near.word(q.tokens.end), "in" | "of" | "as") && named(q.tokens.end + 1);
    let span = span && !lately;
    // `ten of them in risk adjustment`: told before.
    let told = near.word(q.tokens.end) == "of" && near.class(q.tokens.end + 1, WordClass::Them);
    // `a 5-year plan`.
    let joined = near.word(q.tokens.end) == "-" && near.text.tokens.get(q.tokens.end).is_some_and(|t| t.gap == Gap::None);
    // `3 years' experience and a CPC required`.
    let asked = (q.tokens.end..near.statement.end).any(|t| matches!(near.word(t), "required" | "preferred"));
    if span || told || joined || asked {
        return false;
    }
    let reach = q.tokens.end..(q.tokens.end + BEHIND).min(near.statement.end);
    let stop = reach.clone().find(|t| matches!(near.word(*t), ";" | "." | "," | "(")).unwrap_or(reach.end);
    let ahead = near.statement.start.max(number.saturating_sub(AHEAD))..number;
    let first = |range: Range<usize>, kind: Around| near.signs.around(range).find(|f| *f.value == kind).map(|f| f.tokens.start);
    // `$7.6 million in reimbursement over three years and counting` tells how long that took.
    let same_part = |from: usize| (from..number).all(|t| near.word(t) != ",");
    let counted =
        near.quantities.iter().any(|o| o.tokens.end <= number && o.tokens.start >= ahead.start && (o.sort == Sort::Money || same_part(o.tokens.end)));
    let stop = if counted && near.word(q.tokens.end) == "and" { q.tokens.end } else { stop };
    let other = first(q.tokens.end.saturating_sub(1)..stop, Around::OtherTrade);
    let field = first(q.tokens.end..stop, Around::Field);
    // `7 years of experience in retail and hospital pharmacy`: in what, the words behind it say.
    let field = field.filter(|f| near.word(*f) != "experience" || other.is_none() || first(*f + 1..stop, Around::Field).is_some());
    if other.is_some_and(|o| field.is_none_or(|f| o <= f)) {
        return false;
    }
    let spoken = !counted && first(ahead.clone(), Around::Field).is_some() && first(ahead, Around::OtherTrade).is_none();
    let with = near.word(before) == "with" && matches!(near.word(q.tokens.end), "on" | "across" | "at" | "in" | "between" | "for");
    let ends = stop <= q.tokens.end + 1
        || q.tokens.end == near.statement.end
        || near.word(q.tokens.end) == "and" && !near.quantities.iter().any(|o| o.tokens.start == q.tokens.end + 1);
    field.is_some() || spoken && (with || ends)
}
