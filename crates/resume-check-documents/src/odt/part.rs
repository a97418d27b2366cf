//! The text of one part of an OpenDocument text: the content, or the headers and footers of its pages.

use super::styles::{Look, Styles};
use crate::block::Kind;
use crate::draft::Draft;
use crate::furniture::Place;
use crate::limits::Limits;
use crate::look::UNREADABLE;
use crate::xml::{Element, Visitor};

/// The most blanks that one element writes.
const MOST_BLANKS: usize = 100;

/// Reads one part.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    styles: &'a mut Styles,
    limits: Limits,
    draft: Draft,
    around: Vec<(Place, Draft)>,
    /// How deep inside an element that is left out.
    skip: usize,
    /// Whether text is read here: in the body, in a header or footer.
    inside: bool,
    /// The looks of open paragraphs, spans, cells and sections, and the element of each.
    looks: Vec<Look>,
    /// How many paragraphs are open: a text box opens one inside another.
    paragraphs: usize,
    /// How many notes, boxes are open.
    notes: usize,
    boxes: usize,
    /// Whether something may be behind the whole part.
    all_backed: bool,
    /// For each open list, whether the next paragraph begins an item.
    lists: Vec<bool>,
}

impl<'a> Part<'a> {
    /// A reader for one part; `all_backed` where white letters can be seen on it.
    pub(crate) fn new(styles: &'a mut Styles, all_backed: bool, limits: &Limits) -> Self {
        Self {
            styles,
            limits: *limits,
            draft: Draft::new(limits),
            around: Vec::new(),
            skip: 0,
            inside: false,
            looks: Vec::new(),
            paragraphs: 0,
            notes: 0,
            boxes: 0,
            all_backed,
            lists: Vec::new(),
        }
    }

    /// The content's text.
    pub(crate) fn end_of_text(self) -> Draft {
        self.draft
    }

    /// The headers and footers, and whether pages have a dark ground.
    pub(crate) fn end_of_pages(self) -> (Vec<(Place, Draft)>, bool) {
        (self.around, self.styles.dark_pages)
    }

    /// Lays the style of an element over the look around it.
    fn push(&mut self, family: &str, element: &Element<'_>) {
        let mut look = self.looks.last().cloned().unwrap_or_default();
        if let Some(style) = element.attribute("style-name") {
            look.lay_over(&self.styles.look(family, &style));
        } else if family == "paragraph" {
            look.lay_over(&self.styles.look(family, ""));
        }
        self.looks.push(look);
    }

    fn is_hidden(&self) -> bool {
        let Some(look) = self.looks.last() else { return false };
        let backed = look.backed == Some(true) || self.all_backed || self.boxes > 0;
        look.hidden == Some(true) || look.size.is_some_and(|s| s <= UNREADABLE) || look.white == Some(true) && !backed
    }

    fn write(&mut self, text: &str) {
        if self.paragraphs == 0 {
            return;
        }
        if self.is_hidden() { self.draft.hide(text) } else { self.draft.text(text) }
    }

    fn begin_paragraph(&mut self, element: &Element<'_>) {
        self.push("paragraph", element);
        self.paragraphs += 1;
        if self.notes > 0 {
            return;
        }
        let item = self.lists.last_mut().is_some_and(std::mem::take);
        let kind = if element.name() == "h" {
            Kind::Heading
        } else if item {
            Kind::Bullet(self.lists.len() - 1)
        } else {
            Kind::Plain
        };
        let (before, after) = self.looks.last().map_or((None, None), |l| (l.before, l.after));
        self.draft.kind(kind);
        self.draft.space(before.unwrap_or(0), after.unwrap_or(0));
    }

    fn open_box(&mut self) {
        self.boxes += 1;
        self.draft.open_box();
    }

    /// Whether an element is left out with all that is in it.
    fn is_left_out(element: &Element<'_>) -> bool {
        match element.name() {
            // What was deleted, what others remarked, what is no text.
            "tracked-changes" | "annotation" | "note-citation" | "ruby-text" | "page-number" | "page-count" | "forms" | "desc" | "title"
            | "object" => true,
            name @ ("header-left" | "footer-left") => !name.is_empty(),
            "header" | "footer" | "header-first" | "footer-first" => element.attribute("display").is_some_and(|d| d == "false"),
            name => name.ends_with("-source"),
        }
    }
}

impl Visitor for Part<'_> {
    fn open(&mut self, element: &Element<'_>) {
        if self.skip > 0 || Self::is_left_out(element) {
            self.skip += 1;
            return;
        }
        if !self.inside {
            match element.name() {
                "text" | "header" | "footer" | "header-first" | "footer-first" => self.inside = true,
                _ => self.styles.open(element),
            }
            return;
        }
        match element.name() {
            "p" | "h" => self.begin_paragraph(element),
            "span" => self.push("text", element),
            "section" => {
                self.push("section", element);
                if let Some(look) = self.looks.last_mut().filter(|_| element.attribute("display").is_some_and(|d| d == "none")) {
                    look.hidden = Some(true);
                }
            }
            "hidden-text" | "hidden-paragraph" => {
                self.push("text", element);
                if let Some(look) = self.looks.last_mut() {
                    look.hidden = Some(element.attribute("is-hidden").is_none_or(|h| h == "true"));
                }
            }
            "table" => {
                self.push("table", element);
                self.draft.open_table();
            }
            "table-row" => self.push("table-row", element),
            "table-cell" => self.push("table-cell", element),
            "list" => self.lists.push(false),
            "list-item" => self.lists.iter_mut().last().into_iter().for_each(|begins| *begins = true),
            "s" => {
                let blanks = element.attribute("c").and_then(|c| c.parse().ok()).unwrap_or(1);
                self.write(&" ".repeat(MOST_BLANKS.min(blanks)));
            }
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            "note" => self.notes += 1,
            "note-body" => self.write(" ("),
            "text-box" => self.open_box(),
            // Shapes hold paragraphs of their own, and may be the ground of other text.
            "custom-shape" | "rect" | "ellipse" | "polygon" | "path" => {
                self.all_backed = true;
                self.open_box();
            }
            "image" => self.draft.picture(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip > 0 || self.paragraphs == 0 {
            return;
        }
        if self.is_hidden() {
            return self.draft.hide(text);
        }
        // White space of any length is one blank; longer ones have elements of their own.
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len());
            if words > 0 {
                self.write(&rest[..words]);
            }
            let after = rest[words..].trim_start_matches([' ', '\t', '\n', '\r']);
            if after.len() < rest.len() - words && !self.draft.ends_blank() {
                self.write(" ");
            }
            rest = after;
        }
    }

    fn close(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if !self.inside {
            self.styles.close(name);
            return;
        }
        match name {
            "p" | "h" => {
                self.looks.pop();
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.notes == 0 {
                    self.draft.end_paragraph();
                } else {
                    self.write(" ");
                }
            }
            "span" | "section" | "hidden-text" | "hidden-paragraph" => drop(self.looks.pop()),
            "table" => {
                self.looks.pop();
                self.draft.close_table();
            }
            "table-row" => {
                self.looks.pop();
                self.draft.close_row();
            }
            "table-cell" => {
                self.looks.pop();
                self.draft.close_cell();
            }
            "list" => drop(self.lists.pop()),
            "note" => self.notes -= 1,
            "note-body" => self.write(")"),
            "text-box" | "custom-shape" | "rect" | "ellipse" | "polygon" | "path" => {
                self.boxes -= 1;
                self.draft.close_box();
            }
            "text" => self.inside = false,
            "header" | "footer" | "header-first" | "footer-first" => {
                self.inside = false;
                let place = match name {
                    "header-first" => Place::FirstHeader,
                    "header" => Place::Header,
                    _ => Place::Footer,
                };
                let draft = std::mem::replace(&mut self.draft, Draft::new(&self.limits));
                self.around.push((place, draft));
            }
            _ => {}
        }
    }
}
