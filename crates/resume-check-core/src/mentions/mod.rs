//! Mentions: what the text names, how the writer stands to it, and why it was read so.
//!
//! All forms are found in one pass; then context decides which of them count, the longest wins, and the words around tell the status.

mod choose;
mod clues;
mod doubt;
mod guard;
mod spelled;
mod status;
mod subject;
mod sure;
mod whose;

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
    let forms = guard::prove(text, lexicon, sections);
    let chosen = choose::longest(text, lexicon, sections, &forms);
    status::tell(text, lexicon, sections, chosen, as_of)
}

/// How many tokens on either side of a form can speak for it; a statement is seldom longer, and a text on one line stays linear.
const REACH: usize = 60;

fn clip(range: &Range<usize>, around: &Range<usize>) -> Range<usize> {
    range.start.max(around.start.saturating_sub(REACH))..range.end.min(around.end + REACH)
}

/// How many tokens lie between two ranges, and one.
fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.start >= b.end { a.start - b.end + 1 } else { b.start.saturating_sub(a.end) + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn mentions_of_cases() {
        let lexicon = Lexicon::read(&lexicon::built_in()).expect("the built-in lexicons hold together");
        let as_of = Month::new(2026, 11).expect("a month");
        insta::glob!("../../../../fixtures/cases/mentions", "*.txt", |path| {
            let source = std::fs::read_to_string(path).expect("a case");
            let folded = crate::text::Folded::of(&source);
            let text = crate::text::read(&folded, &lexicon.words);
            let sections = crate::sections::find(&text, &lexicon);
            let found = find(&text, &lexicon, &sections, as_of);
            let shown = found.iter().filter(|m| !matches!(m.kind, MentionKind::Specialty | MentionKind::Skill));
            let labels: Vec<_> = shown.map(|m| (m.span, format!("{}/{} {}", m.kind, lexicon.entries.get(m.entry).id, m.status))).collect();
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../../fixtures/cases/mentions"}, {
                insta::assert_snapshot!(crate::show::carets(&source, &labels));
            });
        });
    }
}
