//! Markdown, as it stands.
//!
//! The analysis reads Markdown's marks itself, and lines stay those of the file. Rendering would only move them: what a reader of the rendered page can't see is blanked out instead.

use resume_check_core::{Document, DocumentWarning};

use crate::draft::hidden_text;

/// The text with its comments blanked out.
pub(crate) fn read(mut document: Document) -> Document {
    document.format = "markdown".to_owned();
    let mut words = 0;
    let mut beginning = String::new();
    let mut shown = String::new();
    let mut rest = document.text.as_str();
    while let Some((before, after)) = rest.split_once("<!--") {
        let Some((comment, behind)) = after.split_once("-->") else { break };
        words += comment.split_whitespace().count();
        if beginning.is_empty() {
            comment.trim().clone_into(&mut beginning);
        }
        shown.push_str(before);
        shown.extend(comment.chars().filter(|c| *c == '\n'));
        rest = behind;
    }
    shown.push_str(rest);
    if words > 0 {
        document.warnings.push(DocumentWarning::new("hidden-text", hidden_text(words, &beginning)));
    }
    document.text = shown;
    document
}
