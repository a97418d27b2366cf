//! A document: the text of a file, and what is known of the file itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A document's text with what the reader of its file format learned.
///
/// Embedders make one from a string; the documents crate makes them from bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Document {
    /// The text that is analysed and that spans point into.
    pub text: String,
    /// The file format's name: `text` for plain text.
    pub format: String,
    /// How the text lies on pages; empty where the format has none.
    pub layout: Layout,
    /// What was lost or doubtful in reading the file.
    pub warnings: Vec<DocumentWarning>,
}

/// How a text lies on pages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Layout {
    /// The byte of the text at which each page begins; empty where the format has no pages.
    pub page_starts: Vec<usize>,
}

/// Something that was lost or doubtful in reading a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DocumentWarning {
    /// What kind of loss: `encoding`, `nul-bytes`, `hidden-text`, …
    pub kind: String,
    /// What happened, in a sentence.
    pub message: String,
    /// The 1-based page, where there are pages.
    pub page: Option<usize>,
}

impl DocumentWarning {
    /// A warning about the whole document.
    pub fn new(kind: impl Into<String>, message: impl Into<String>) -> Self {
        Self { kind: kind.into(), message: message.into(), page: None }
    }
}

impl Document {
    /// A plain text.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self { text: text.into(), format: "text".to_owned(), ..Self::default() }
    }

    /// The 1-based page that holds this byte of the text.
    pub fn page_at(&self, byte: usize) -> Option<usize> {
        let pages = self.layout.page_starts.partition_point(|start| *start <= byte);
        (!self.layout.page_starts.is_empty()).then_some(pages.max(1))
    }
}
