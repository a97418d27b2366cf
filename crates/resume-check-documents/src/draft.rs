//! What the readers write to: paragraphs, cells and boxes as they come, a clean text at the end.
//!
//! It owns what becomes a block, and what is kept apart or warned of; it knows no file format.

use std::mem::take;

use resume_check_core::{Document, DocumentWarning};

use crate::block::{Block, Kind, clean, typed_bullet};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::lines;
use crate::symbols;
use crate::tables;

/// A paragraph that is being written.
#[derive(Debug, Default)]
struct Paragraph {
    kind: Kind,
    text: String,
    before: u32,
    after: u32,
    /// The blocks of the text boxes that hang on it.
    boxes: Vec<Block>,
}

/// What is open around the blocks that are being written.
#[derive(Debug)]
enum Open {
    Table { outer: Vec<Block>, rows: Vec<tables::Row>, row: tables::Row },
    Box { outer: Vec<Block>, paragraph: Paragraph, after: u32 },
}

/// The text of hidden parts, kept apart.
#[derive(Debug, Default)]
struct Hidden {
    words: usize,
    beginning: String,
}

/// How much of a hidden text a warning quotes, in characters.
const QUOTED: usize = 60;
/// A text box of so many blocks may be a column of its own.
const LONG_BOX: usize = 4;

/// A document that is being written.
#[derive(Debug)]
pub(crate) struct Draft {
    limit: usize,
    written: usize,
    blocks: Vec<Block>,
    open: Vec<Open>,
    paragraph: Paragraph,
    /// The space below the last paragraph.
    after: u32,
    hidden: Hidden,
    boxes: u32,
    boxed_words: usize,
    pictures: usize,
    side_by_side: bool,
    warnings: Vec<DocumentWarning>,
}

impl Draft {
    /// An empty one.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            limit: limits.text,
            written: 0,
            blocks: Vec::new(),
            open: Vec::new(),
            paragraph: Paragraph::default(),
            after: 0,
            hidden: Hidden::default(),
            boxes: 0,
            boxed_words: 0,
            pictures: 0,
            side_by_side: false,
            warnings: Vec::new(),
        }
    }

    /// How much was shown so far: bytes of text, and pictures. It says only whether more came.
    #[cfg(feature = "office")]
    pub(crate) fn shown(&self) -> usize {
        self.written.saturating_add(self.pictures)
    }

    /// Adds text to the paragraph. A line feed breaks the line, a tab parts columns.
    pub(crate) fn text(&mut self, text: &str) {
        self.written = self.written.saturating_add(text.len());
        // What is past the limit is an error at the end, whatever comes.
        if self.written > self.limit {
            return;
        }
        for c in text.chars() {
            match c {
                '\u{ad}' | '\r' => {}
                '\n' | '\u{b}' | '\u{2028}' | '\u{2029}' | '\u{85}' => self.break_line(),
                '\u{a0}' => self.paragraph.text.push(' '),
                '\t' => self.paragraph.text.push('\t'),
                c if c.is_control() => {}
                c => self.paragraph.text.extend(symbols::private(c)),
            }
        }
    }

    /// Whether a blank at this place would add nothing: at the beginning of a line, or after another one.
    #[cfg(any(feature = "office", feature = "web"))]
    pub(crate) fn ends_blank(&self) -> bool {
        self.paragraph.text.chars().next_back().is_none_or(char::is_whitespace)
    }

    /// Whether the paragraph's last line was broken and holds nothing yet.
    #[cfg(feature = "web")]
    pub(crate) fn ends_line(&self) -> bool {
        self.paragraph.text.ends_with('\n')
    }

    /// Breaks the line inside the paragraph.
    pub(crate) fn break_line(&mut self) {
        let kept = self.paragraph.text.trim_end_matches([' ', '\t']).len();
        self.paragraph.text.truncate(kept);
        if !self.paragraph.text.is_empty() && self.written <= self.limit {
            self.written += 1;
            self.paragraph.text.push('\n');
        }
    }

    /// Says what the paragraph is.
    pub(crate) fn kind(&mut self, kind: Kind) {
        self.paragraph.kind = kind;
    }

    /// Says how much space stands above and below the paragraph, in twentieths of a point.
    pub(crate) fn space(&mut self, before: u32, after: u32) {
        (self.paragraph.before, self.paragraph.after) = (before, after);
    }

    /// Ends the paragraph; an empty one is a blank line.
    pub(crate) fn end_paragraph(&mut self) {
        self.end(true);
    }

    /// Ends the paragraph, if anything stands in it.
    pub(crate) fn end_if_any(&mut self) {
        self.end(false);
    }

    fn end(&mut self, blank_counts: bool) {
        let Paragraph { kind, text, before, after, boxes } = take(&mut self.paragraph);
        let text = clean(text);
        let gap = self.after.max(before);
        // What is hidden in two paragraphs is two words.
        if self.hidden.words > 0 && !self.hidden.beginning.ends_with(' ') {
            self.hidden.beginning.push(' ');
        }
        if !text.is_empty() {
            let (kind, text) = typed_bullet(kind, text);
            self.blocks.push(Block { gap, ..Block::new(kind, text) });
            self.after = after;
        } else if blank_counts && boxes.is_empty() {
            self.blank_line();
        }
        self.blocks.extend(boxes);
    }

    /// Leaves a blank line.
    pub(crate) fn blank_line(&mut self) {
        if self.blocks.last().is_some_and(|b| !b.is_blank()) {
            self.blocks.push(Block::blank());
        }
    }

    /// Opens a table.
    pub(crate) fn open_table(&mut self) {
        self.end_if_any();
        self.open.push(Open::Table { outer: take(&mut self.blocks), rows: Vec::new(), row: Vec::new() });
    }

    /// Ends a cell of the innermost table.
    pub(crate) fn close_cell(&mut self) {
        self.end_if_any();
        if let Some(Open::Table { row, .. }) = self.open.last_mut() {
            let cell = take(&mut self.blocks);
            if !cell.is_empty() {
                row.push(cell);
            }
        }
    }

    /// Ends a row of the innermost table.
    pub(crate) fn close_row(&mut self) {
        self.close_cell();
        if let Some(Open::Table { rows, row, .. }) = self.open.last_mut() {
            let row = take(row);
            if !row.is_empty() {
                rows.push(row);
            }
        }
    }

    /// Ends the innermost table.
    pub(crate) fn close_table(&mut self) {
        self.close_row();
        if !matches!(self.open.last(), Some(Open::Table { .. })) {
            return;
        }
        if let Some(Open::Table { outer, rows, .. }) = self.open.pop() {
            self.blocks = outer;
            for row in rows {
                let (blocks, side_by_side) = tables::lay_out(row);
                self.side_by_side |= side_by_side;
                self.blocks.extend(blocks);
            }
            self.after = 0;
        }
    }

    /// Opens a text box that hangs on the paragraph.
    pub(crate) fn open_box(&mut self) {
        let paragraph = take(&mut self.paragraph);
        self.open.push(Open::Box { outer: take(&mut self.blocks), paragraph, after: take(&mut self.after) });
    }

    /// Ends the innermost text box: its blocks follow the paragraph.
    pub(crate) fn close_box(&mut self) {
        self.end_if_any();
        while matches!(self.open.last(), Some(Open::Table { .. })) {
            self.close_table();
        }
        if let Some(Open::Box { outer, mut paragraph, after }) = self.open.pop() {
            let mut inner = std::mem::replace(&mut self.blocks, outer);
            if self.open.iter().all(|o| !matches!(o, Open::Box { .. })) {
                self.boxed_words += inner.iter().map(|b| b.text.split_whitespace().count()).sum::<usize>();
            }
            if inner.len() >= LONG_BOX {
                self.boxes += 1;
                inner.iter_mut().for_each(|b| b.boxed = self.boxes);
            }
            paragraph.boxes.extend(inner);
            (self.paragraph, self.after) = (paragraph, after);
        }
    }

    /// Keeps text apart that a reader of the file can't see.
    pub(crate) fn hide(&mut self, text: &str) {
        self.hidden.words += text.split_whitespace().count();
        let room = QUOTED.saturating_sub(self.hidden.beginning.chars().count());
        if room > 0 && !text.trim().is_empty() {
            let visible = text.chars().map(|c| if c.is_control() { ' ' } else { c });
            self.hidden.beginning.extend(visible.take(room));
        }
    }

    /// Counts a picture.
    pub(crate) fn picture(&mut self) {
        self.pictures += 1;
    }

    /// Adds a warning, once.
    pub(crate) fn warn(&mut self, kind: &str, message: &str) {
        if !self.warnings.iter().any(|w| w.kind == kind && w.message == message) {
            self.warnings.push(DocumentWarning::new(kind, message));
        }
    }

    /// Puts the blocks of another draft before or after these, and takes over what it learned.
    pub(crate) fn join(&mut self, mut other: Draft, before: bool) {
        other.close_all();
        self.close_all();
        self.written = self.written.saturating_add(other.written);
        self.boxed_words += other.boxed_words;
        self.pictures += other.pictures;
        if other.hidden.words > 0 {
            self.hide(&other.hidden.beginning);
            self.hidden.words += other.hidden.words - other.hidden.beginning.split_whitespace().count().min(other.hidden.words);
        }
        other.blocks.iter_mut().filter(|b| b.boxed > 0).for_each(|b| b.boxed += self.boxes);
        self.boxes += other.boxes;
        if before {
            other.blank_line();
            other.blocks.append(&mut self.blocks);
            self.blocks = other.blocks;
        } else {
            self.blank_line();
            self.blocks.append(&mut other.blocks);
        }
        for warning in other.warnings {
            self.warn(&warning.kind, &warning.message);
        }
    }

    /// The lines written so far.
    pub(crate) fn lines(&mut self) -> impl Iterator<Item = &str> {
        self.close_all();
        self.blocks.iter().flat_map(|b| b.text.lines())
    }

    /// Leaves out the blocks that `keep` says no to, by their text.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.close_all();
        self.blocks.retain(|b| b.is_blank() || keep(&b.text));
    }

    fn close_all(&mut self) {
        self.end_if_any();
        while let Some(open) = self.open.last() {
            match open {
                Open::Table { .. } => self.close_table(),
                Open::Box { .. } => {
                    self.close_box();
                    self.end_if_any();
                }
            }
        }
    }

    /// The document.
    pub(crate) fn finish(mut self, format: &str) -> Result<Document, ReadError> {
        self.close_all();
        if self.written > self.limit {
            return Err(ReadError::too_large(self.limit));
        }
        let blocks = self.in_order();
        let text = lines::write(&blocks);
        if text.is_empty() {
            return Err(if self.pictures > 0 { ReadError::scanned() } else { ReadError::no_text(self.hidden.words) });
        }
        self.say_what_was_lost();
        let mut document = Document::from_text(text);
        document.format = format.to_owned();
        document.warnings = self.warnings;
        Ok(document)
    }

    fn say_what_was_lost(&mut self) {
        let (hidden, boxed, pictures) = (take(&mut self.hidden), self.boxed_words, self.pictures);
        if hidden.words > 0 {
            self.warn("hidden-text", &hidden_text(hidden.words, &hidden.beginning));
        }
        if boxed > 0 {
            let words = counted(boxed, "word");
            self.warn("text-box", &format!("text boxes hold {words}; some screening systems skip what stands in boxes: write it on the page itself"));
        }
        if self.side_by_side {
            self.warn(
                "layout-table",
                "parts of the resume stand side by side in a table; some screening systems mix them up: put them one below the other",
            );
        }
        if pictures > 0 {
            let pictures = counted(pictures, "picture");
            self.warn("image-without-text", &format!("{pictures} in the file; words in a picture are not read: write them out"));
        }
    }

    /// The blocks with columns in text boxes at the end, unless the whole resume stands in boxes.
    fn in_order(&mut self) -> Vec<Block> {
        let blocks = take(&mut self.blocks);
        let bytes = |boxed: bool| blocks.iter().filter(|b| (b.boxed > 0) == boxed).map(|b| b.text.len()).sum::<usize>();
        if self.boxes == 0 || bytes(false) < bytes(true) {
            return blocks;
        }
        let (boxed, mut own): (Vec<_>, Vec<_>) = blocks.into_iter().partition(|b| b.boxed > 0);
        let mut before = 0;
        for block in boxed {
            if block.boxed != before {
                own.push(Block::blank());
                before = block.boxed;
            }
            own.push(block);
        }
        own
    }
}

/// What a warning says of text that a reader of the file can't see.
pub(crate) fn hidden_text(words: usize, text: &str) -> String {
    let quoted: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUOTED).collect();
    format!("hidden from readers of the file, and left out: {}, \"{quoted}\"; show what is true and delete the rest", counted(words, "word"))
}

/// `1 word`, `3 words`.
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
