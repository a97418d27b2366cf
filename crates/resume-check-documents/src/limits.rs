//! What a hostile file is held to.

/// The bounds within which a document is read. Every reader keeps them; going past one is an error that names it, or a warning where the rest is still worth reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes of text, in UTF-8, that a document may hold.
    pub text: usize,
    /// The most pages that are read; the rest is left out with a warning.
    pub pages: usize,
    /// The most bytes that the parts of an archive may unpack to, all together.
    pub expanded: usize,
    /// The most elements, tables or groups inside each other.
    pub nesting: usize,
    /// The most parts of an archive.
    pub parts: usize,
}

impl Default for Limits {
    /// 16 MiB of text, 200 pages, 64 MiB unpacked, 256 deep, 4,096 parts. A long resume has 20 KB of text on five pages.
    fn default() -> Self {
        Self { text: crate::MAX_TEXT, pages: 200, expanded: 64 << 20, nesting: 256, parts: 4096 }
    }
}
