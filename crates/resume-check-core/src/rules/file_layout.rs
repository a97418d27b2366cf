#![doc = include_str!("file_layout.md")]

use super::Findings;
use crate::evidence::Facts;
use crate::span::Span;

/// What the reader of the file calls it.
const KINDS: &[&str] =
    &["columns-out-of-order", "header-footer", "image-without-text", "layout-table", "text-box", "ocr-layer", "unmapped-glyphs", "odd-font"];
/// The most characters of a message.
const LONGEST: usize = 150;

pub(super) fn check(facts: &Facts<'_>, found: &mut Findings) {
    say(facts, KINDS, "write all of it as plain text in one column", found);
}

/// What the reader of the file warns of, at the first words of the page that it speaks of; the warning ends with what to do.
pub(super) fn say(facts: &Facts<'_>, kinds: &[&str], otherwise: &str, found: &mut Findings) {
    for warning in facts.document.warnings.iter().filter(|w| kinds.contains(&w.kind.as_str())) {
        let Some(span) = first_words(facts, warning.page) else { continue };
        let (message, help) =
            warning.message.rsplit_once(": ").or_else(|| warning.message.rsplit_once("; ")).unwrap_or((&warning.message, otherwise));
        let message = message.char_indices().nth(LONGEST).map_or(message, |(end, _)| &message[..end]);
        found.add(span, message, help);
    }
}

/// The first line of a page, or of the text.
fn first_words(facts: &Facts<'_>, page: Option<usize>) -> Option<Span> {
    let start = page.and_then(|p| facts.document.layout.page_starts.get(p.checked_sub(1)?)).copied().unwrap_or(0);
    let line = facts.text.lines.iter().find(|l| l.span.end > start && !l.is_blank())?;
    Some(facts.text.span(&line.tokens))
}
