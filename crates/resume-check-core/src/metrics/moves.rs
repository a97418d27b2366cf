//! Whether a number tells a level, or how far something moved.

use std::ops::Range;

use super::Amount;
use super::near::Near;
use super::numbers::Quantity;
use crate::kinds::Bound;
use crate::lexicon::{Sort, WordClass};

/// The most tokens between a verb of rising or falling and the number or cue.
const VERB_REACH: usize = 6;

/// `denials down 20%`, `cut coding denials 25 percent`, `an 18% drop`: a move. `denials at 4%`, `from 12% to 4%`: levels.
pub(super) fn is_move(near: &Near<'_, '_>, q: &Quantity, cue: &Range<usize>) -> bool {
    if matches!(q.amount, Amount::Change(..)) || q.sort == Sort::Points {
        return false;
    }
    if q.sort == Sort::Factor {
        return true;
    }
    // `denials: 41% fewer`; `denials are half of what they were`.
    let was = q.worded && q.tokens.end.checked_sub(1).is_some_and(|last| matches!(near.word(last), "was" | "were"));
    if was || matches!(near.word(q.tokens.end), "fewer" | "less" | "lower" | "fall" | "drop" | "reduction" | "decrease") {
        return true;
    }
    let start = q.tokens.start;
    if start > near.statement.start {
        if near.class(start - 1, WordClass::Steps) {
            return true;
        }
        if near.class(start - 1, WordClass::Levels) {
            return false;
        }
    }
    if q.bound == Some(Bound::AtMost) {
        return false;
    }
    let moving = |range: Range<usize>| range.into_iter().any(|t| near.class(t, WordClass::Moves));
    let first = start.min(cue.start);
    // The clause before: a comma ends the reach of its verb.
    let clause = (first.saturating_sub(VERB_REACH)..first)
        .rev()
        .take_while(|t| {
            near.statement.contains(t) && !matches!(near.word(*t), "," | ";" | ":" | "(" | ")" | "." | "|") && !near.class(*t, WordClass::Parts)
        })
        .last()
        .unwrap_or(first);
    let last = q.tokens.end.max(cue.end);
    let behind = (q.tokens.end..last + 3).take_while(|t| near.statement.contains(t) && !matches!(near.word(*t), "," | ";" | ":" | "(" | "." | "|"));
    moving(clause..first)
        || moving(first..start)
        || moving(q.tokens.clone()) && q.worded
        || behind.last().is_some_and(|end| moving(q.tokens.end..end + 1))
}
