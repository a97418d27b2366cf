//! What a posting states in numbers: standards of the work and years. Nobody's results.

use std::ops::Range;

use super::attach::{self, Attached};
use super::numbers::{self, Quantity};
use super::{exclude, pieces, signs};
use crate::kinds::{Per, Unit};
use crate::lexicon::{Lexicon, Sort};
use crate::mentions::Mention;
use crate::text::{Text, TokenKind};
use crate::timeline::Timeline;

/// A number of a posting.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The tokens of the number and its own words.
    pub tokens: Range<usize>,
    /// The value, or the lower end of a range.
    pub least: f64,
    /// What it measures.
    pub of: AskedOf,
}

/// What a number of a posting measures.
#[derive(Debug, Clone)]
pub(crate) enum AskedOf {
    /// A family of metrics, by its id.
    Family { id: String, unit: Unit, per: Option<Per> },
    /// Time in years.
    Years,
}

/// The numbers of a text with the family that each measures, and every number of years; in text order.
pub(crate) fn asked(text: &Text<'_>, lexicon: &Lexicon, mentions: &[Mention], timeline: &Timeline) -> Vec<Asked> {
    let signs = signs::Signs::of(text, &lexicon.metrics.words);
    let cues = attach::cues(text, &lexicon.metrics);
    let taken = exclude::tokens(text, mentions, timeline, &signs);
    let mut all = Vec::new();
    for piece in pieces(text, &signs) {
        let quantities = numbers::quantities(text, &signs, &piece, &taken);
        all.extend(quantities.iter().filter_map(|q| years(text, &signs, q)));
        let attached = attach::attach(text, &lexicon.metrics, &signs, &cues, &piece, &quantities, &taken);
        all.extend(attached.into_iter().filter(|a| a.quantity.sort != Sort::Years && !a.moves).map(|a| family(lexicon, a)));
    }
    all.sort_by_key(|a| (a.tokens.start, a.tokens.end));
    all
}

/// Years; the noun may stand behind what bounds or repeats the number: `four or more years`, `two (2) years`.
fn years(text: &Text<'_>, signs: &signs::Signs<'_>, quantity: &Quantity) -> Option<Asked> {
    let own = &quantity.tokens;
    let skipped = |t: usize| matches!(text.lower(t), "(" | ")" | "or" | "more" | "+" | "plus" | "full") || text.tokens[t].kind == TokenKind::Number;
    let noun = (own.end..text.tokens.len().min(own.end + 6)).find(|t| !skipped(*t)).filter(|_| quantity.unit.is_none());
    let noun = noun.and_then(|t| signs.noun_at(t)).filter(|n| n.value.sort == Sort::Years);
    let end = if quantity.sort == Sort::Years { own.end } else { noun?.tokens.end };
    Some(Asked { tokens: own.start..end, least: quantity.amount.least(), of: AskedOf::Years })
}

fn family(lexicon: &Lexicon, attached: Attached) -> Asked {
    let id = lexicon.metrics.get(attached.family).id.clone();
    let of = AskedOf::Family { id, unit: attached.unit, per: attached.quantity.per };
    Asked { tokens: attached.tokens, least: attached.quantity.amount.least(), of }
}
