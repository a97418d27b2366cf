//! A block of a document's text: a paragraph, an item, a heading, a row.

use crate::symbols;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    /// A paragraph.
    #[default]
    Plain,
    /// An item of a list, with the number of lists around its own.
    Bullet(usize),
    /// A heading.
    Heading,
    /// A row of a table, its cells on one line.
    Row,
}

/// One block of text: one line, unless the writer broke it by hand. Without text it is a blank line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its text without a bullet's sign.
    pub(crate) text: String,
    /// The space above it, in twentieths of a point.
    pub(crate) gap: u32,
    /// The number of the long text box that it stands in; 0 for none.
    pub(crate) boxed: u32,
}

impl Block {
    /// A block of that text.
    pub(crate) fn new(kind: Kind, text: String) -> Self {
        Self { kind, text, ..Self::default() }
    }

    /// A blank line.
    pub(crate) fn blank() -> Self {
        Self::default()
    }

    /// Whether it is only a blank line.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The text without blanks at the ends of its lines and without blank lines.
pub(crate) fn clean(text: String) -> String {
    let trimmed = |line: &str| line.len() == line.trim().len() && !line.is_empty();
    if text.lines().all(trimmed) && !text.ends_with('\n') {
        return text;
    }
    text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A bullet that the writer typed is one: `• Coded`, `-<tab>Coded`.
pub(crate) fn typed_bullet(kind: Kind, text: String) -> (Kind, String) {
    let mut chars = text.chars();
    let Some(sign) = chars.next().filter(|_| matches!(kind, Kind::Plain | Kind::Bullet(_))) else { return (kind, text) };
    let rest = chars.as_str();
    let spaced = rest.starts_with([' ', '\t']);
    let is_bullet =
        symbols::is_bullet(sign) && !rest.trim().is_empty() || spaced && (matches!(sign, '-' | '*' | '–') || sign == 'o' && rest.starts_with('\t'));
    if !is_bullet {
        return (kind, text);
    }
    let depth = if let Kind::Bullet(depth) = kind { depth } else { 0 };
    (Kind::Bullet(depth), rest.trim_start().to_owned())
}
