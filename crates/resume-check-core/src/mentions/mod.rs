//! Mentions: what the text names, how the writer stands to it, and why it was read so.

use std::ops::Range;

use crate::kinds::{MentionKind, Status};
use crate::lexicon::EntryId;
use crate::span::Span;

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
