//! Footnotes and endnotes: they are read where the text refers to them.

use std::collections::HashMap;

use crate::xml::{Element, Visitor};

/// The notes of a document by their number, each until it is taken.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    foot: Texts,
    end: Texts,
}

/// The notes of one part.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    by_id: HashMap<String, String>,
    open: Option<(String, String)>,
    inside: bool,
    skip: usize,
}

impl Notes {
    /// The notes of one kind of part: `footnotes`, `endnotes`.
    pub(crate) fn of(&mut self, kind: &str) -> &mut Texts {
        if kind == "footnotes" { &mut self.foot } else { &mut self.end }
    }
}

impl Texts {
    /// A note's text; a note is told once, however often the text refers to it.
    pub(crate) fn take(&mut self, id: &str) -> Option<String> {
        self.by_id.remove(id)
    }
}

impl Visitor for Texts {
    fn open(&mut self, element: &Element<'_>) {
        if self.skip > 0 {
            self.skip += 1;
            return;
        }
        match element.name() {
            // The lines above the notes are of a kind of their own.
            "footnote" | "endnote" if element.attribute("type").is_none_or(|t| t == "normal") => {
                self.open = Some((element.attribute("id").unwrap_or_default().into_owned(), String::new()));
            }
            "del" | "moveFrom" => self.skip = 1,
            "t" => self.inside = true,
            "tab" | "br" | "p" => self.text_as_is(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.inside {
            self.text_as_is(text);
        }
    }

    fn close(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "t" => self.inside = false,
            "footnote" | "endnote" => {
                if let Some((id, text)) = self.open.take() {
                    self.by_id.insert(id, text.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            _ => {}
        }
    }
}

impl Texts {
    fn text_as_is(&mut self, text: &str) {
        if let Some((_, note)) = &mut self.open {
            note.push_str(text);
        }
    }
}
