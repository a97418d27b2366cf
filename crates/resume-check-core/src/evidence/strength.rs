//! How strongly a text shows what it names: listed, used, or used in a statement with a result.

use std::ops::Range;

use crate::kinds::{MentionKind, SectionKind, Strength};
use crate::lexicon::{Found, Lexicon};
use crate::mentions::Mention;
use crate::metrics::Metric;
use crate::sections::{self, Section};
use crate::text::{Text, TokenKind};
use crate::timeline::Timeline;

/// A statement of a role is prose from this many words on.
const PROSE: usize = 5;
/// A statement with a mark of a list for every so many words is a list of names.
const WORDS_BY_MARK: usize = 3;

/// A verb that governs a list stands among its first tokens.
const OPENING: usize = 3;
/// A list that a verb governs is no longer than this, in tokens.
const LONGEST_LIST: usize = 60;

/// The strength of each mention; none for credentials.
pub(crate) fn tell(
    text: &Text<'_>,
    lexicon: &Lexicon,
    sections: &[Section],
    timeline: &Timeline,
    mentions: &[Mention],
    metrics: &[Metric],
) -> Vec<Option<Strength>> {
    let doing: Vec<_> = lexicon.contexts.doing.find(text).collect();
    let mut last: Option<(Range<usize>, Strength)> = None;
    let mut strength_at = |mention: &Mention| {
        let statement = text.statement_of(mention.tokens.start).tokens.clone();
        if let Some((_, strength)) = last.as_ref().filter(|(s, _)| *s == statement) {
            return *strength;
        }
        let strength = of(text, sections, timeline, metrics, &doing, &statement);
        last = Some((statement, strength));
        strength
    };
    mentions.iter().map(|m| (m.kind != MentionKind::Credential).then(|| strength_at(m))).collect()
}

fn of(
    text: &Text<'_>,
    sections: &[Section],
    timeline: &Timeline,
    metrics: &[Metric],
    doing: &[Found<'_, String>],
    statement: &Range<usize>,
) -> Strength {
    let byte = text.tokens[statement.start].span.start;
    let section = sections::kind_at(sections, byte);
    if matches!(section, SectionKind::Advert | SectionKind::Objective | SectionKind::References | SectionKind::Interests) {
        return Strength::Listed;
    }
    let from = metrics.partition_point(|m| m.tokens.end <= statement.start);
    let measured = metrics[from..].iter().take_while(|m| m.tokens.start < statement.end).any(|m| m.plausible && m.family != "tenure");
    let from = doing.partition_point(|f| f.tokens.start < statement.start);
    let verb = doing.get(from).filter(|f| f.tokens.start < statement.end);
    // In a list of names a verb is one more name, unless the list is what it governs: `Coded ED, OB and surgery charts in Epic, 3M and Optum`.
    let prose = is_prose(text, statement);
    let done = verb.is_some_and(|f| prose || f.tokens.start < statement.start + OPENING && statement.len() <= LONGEST_LIST);
    let in_role = timeline.role_at(byte).is_some_and(|r| byte >= timeline.roles[r].span.end);
    let listing = matches!(section, SectionKind::Skills | SectionKind::Systems | SectionKind::Certifications);
    let used = done || in_role && !listing && prose || measured && !listing;
    match (used, measured) {
        (true, true) => Strength::Quantified,
        (true, false) => Strength::Used,
        (false, _) => Strength::Listed,
    }
}

/// Whether a statement of a role is more than a list of names.
fn is_prose(text: &Text<'_>, statement: &Range<usize>) -> bool {
    let words = statement.clone().filter(|t| text.tokens[*t].kind == TokenKind::Word).count();
    let marks = statement.clone().filter(|t| matches!(text.lower(*t), "," | ";" | "|" | "\u{2022}" | ":")).count();
    words >= PROSE && marks * WORDS_BY_MARK < words
}
