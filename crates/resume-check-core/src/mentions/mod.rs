//! Mentions: what the text names, how the writer stands to it, and why it was read so.
//!
//! All forms are found in one pass; then context decides which of them count, the longest wins, and the words around tell the status.

mod choose;
mod guard;
mod status;

use std::ops::Range;

use crate::kinds::{MentionKind, Status};
use crate::lexicon::{EntryId, Lexicon};
use crate::month::Month;
use crate::sections::Section;
use crate::span::Span;
use crate::text::Text;

/// A thing that the text names.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    /// What kind of thing.
    pub kind: MentionKind,
    /// Its entry in the lexicon.
    pub entry: EntryId,
    /// Where it stands.
    pub span: Span,
    /// The tokens that it takes.
    pub tokens: Range<usize>,
    /// How the writer stands to it.
    pub status: Status,
    /// Why it was read so.
    pub why: String,
}

/// Everything that the text names, in text order; `as_of` tells a year to come from one that is past.
pub(crate) fn find(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], as_of: Month) -> Vec<Mention> {
    let proven = guard::prove(text, lexicon, sections);
    let chosen = choose::longest(text, lexicon, sections, proven);
    status::tell(text, lexicon, sections, chosen, as_of)
}
