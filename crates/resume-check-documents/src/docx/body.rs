//! The text of one part of a Word document: body, header or footer.

use std::mem::take;

use super::notes::Notes;
use super::styles::{Letters, Lines, Style, Styles, shaded};
use crate::block::Kind;
use crate::draft::Draft;
use crate::furniture::Place;
use crate::limits::Limits;
use crate::look::{UNREADABLE, ground};
use crate::symbols;
use crate::xml::{Element, Visitor};

/// A header or footer that the text refers to.
#[derive(Debug)]
pub(crate) struct Furniture {
    /// Where it is read.
    pub(crate) place: Place,
    /// The relation that names its part.
    pub(crate) id: String,
}

/// A section of pages: what it refers to, and whether its first page has a header of its own.
#[derive(Debug, Default)]
struct Pages {
    references: Vec<(bool, String, String)>,
    own_first: bool,
}

/// Settings that are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settings {
    Letters,
    Lines,
    Cell,
    Table,
}

/// What the text of an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Inside {
    #[default]
    Nothing,
    Text,
    /// What a field is to show: `PAGE`.
    Instruction,
}

/// A field: what it shows is text, but for page numbers.
#[derive(Debug, Default)]
struct Field {
    counts_pages: bool,
    shows: bool,
}

/// What is put aside while a text box is read.
#[derive(Debug, Default)]
struct Paragraph {
    lines: Lines,
    /// The look that its letters begin with.
    base: Letters,
    letters: Letters,
    fields: Vec<Field>,
    notes: Vec<String>,
}

/// Reads one part.
#[derive(Debug)]
pub(crate) struct Body<'a> {
    styles: &'a Styles,
    notes: &'a mut Notes,
    draft: Draft,
    /// How deep inside an element that is left out.
    skip: usize,
    inside: Inside,
    settings: Vec<Settings>,
    now: Paragraph,
    around: Vec<Paragraph>,
    /// Whether something dark is behind each open table and cell.
    backed: Vec<bool>,
    /// Whether something may be behind the whole part.
    all_backed: bool,
    /// What was shown before each open choice between contents, and after the first of them.
    choices: Vec<(usize, usize)>,
    pages: Vec<Pages>,
}

impl<'a> Body<'a> {
    /// A reader for one part; `all_backed` where a shape may be behind the text.
    pub(crate) fn new(styles: &'a Styles, notes: &'a mut Notes, all_backed: bool, limits: &Limits) -> Self {
        Self {
            styles,
            notes,
            draft: Draft::new(limits),
            skip: 0,
            inside: Inside::Nothing,
            settings: Vec::new(),
            now: Paragraph::default(),
            around: Vec::new(),
            backed: Vec::new(),
            all_backed,
            choices: Vec::new(),
            pages: vec![Pages::default()],
        }
    }

    /// What was read, and the headers and footers that it refers to.
    pub(crate) fn end(mut self) -> (Draft, Vec<Furniture>) {
        self.end_paragraph();
        let mut furniture = Vec::new();
        for (number, pages) in self.pages.into_iter().enumerate() {
            let first = if pages.own_first { "first" } else { "default" };
            for (header, kind, id) in pages.references {
                // What is only for even pages is a copy, a first page's header without such a page is not shown.
                if kind == "even" || kind == "first" && !pages.own_first {
                    continue;
                }
                let place = match header {
                    true if number == 0 && kind == first => Place::FirstHeader,
                    true => Place::Header,
                    false => Place::Footer,
                };
                furniture.push(Furniture { place, id });
            }
        }
        (self.draft, furniture)
    }

    fn begin(&mut self, style: Style) {
        self.now.lines = style.lines;
        self.now.base = style.letters;
        self.now.letters = self.now.base.clone();
        self.say_kind();
    }

    /// Tells the draft what the paragraph is.
    fn say_kind(&mut self) {
        let lines = &self.now.lines;
        let level = lines.level.unwrap_or(0);
        let kind = match &lines.list {
            _ if lines.heading == Some(true) => Kind::Heading,
            Some(list) if self.styles.is_list(list, level) => Kind::Bullet(level),
            _ => Kind::Plain,
        };
        self.draft.kind(kind);
        self.draft.space(lines.before.unwrap_or(0), lines.after.unwrap_or(0));
    }

    fn end_paragraph(&mut self) {
        for note in take(&mut self.now.notes) {
            self.write(&format!(" ({note})"));
        }
        self.draft.end_paragraph();
    }

    fn write(&mut self, text: &str) {
        if self.now.fields.iter().any(|f| f.counts_pages && f.shows) {
            return;
        }
        if self.is_hidden() { self.draft.hide(text) } else { self.draft.text(text) }
    }

    fn is_hidden(&self) -> bool {
        let letters = &self.now.letters;
        let tiny = letters.size.is_some_and(|half| half as f32 / 2.0 <= UNREADABLE);
        let backed = || {
            let behind = letters.backed.or(self.now.lines.backed).unwrap_or(false);
            behind || self.all_backed || !self.around.is_empty() || self.backed.contains(&true)
        };
        letters.vanish == Some(true) || tiny || letters.white == Some(true) && !backed()
    }

    fn sign(&mut self, font: &str, code: u32) {
        if let Some(sign) = symbols::sign(font, code) {
            self.write(sign.encode_utf8(&mut [0; 4]));
        }
    }

    /// Settings of what is around: letters, lines, cells, tables.
    fn set(&mut self, settings: Settings, element: &Element<'_>) {
        let value = element.value();
        match (settings, element.name()) {
            (Settings::Letters, "rStyle") => {
                if let Some(style) = value.and_then(|id| self.styles.named(&id)) {
                    self.now.letters.lay_over(&style.letters);
                }
            }
            (Settings::Letters, _) => self.now.letters.set(element),
            (Settings::Lines, "pStyle") => self.begin(self.styles.paragraph(&value.unwrap_or_default())),
            (Settings::Lines, _) => self.now.lines.set(element),
            (Settings::Cell | Settings::Table, "shd") => self.back(shaded(element) == Some(true)),
            (Settings::Table, "tblStyle") => {
                let backed = value.and_then(|id| self.styles.named(&id)).is_some_and(|s| s.backed);
                self.back(backed);
            }
            _ => {}
        }
    }

    fn back(&mut self, backed: bool) {
        if let Some(last) = self.backed.last_mut() {
            *last |= backed;
        }
    }

    /// Whether an element is left out with all that is in it.
    fn is_left_out(&self, element: &Element<'_>) -> bool {
        match element.name() {
            // What was deleted or moved away, and how things looked before a change.
            "del" | "moveFrom" | "rPrChange" | "pPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange" => true,
            "sdtPr" | "sdtEndPr" | "rt" => true,
            // The second way to show the same, unless the first showed nothing.
            "Choice" | "Fallback" => self.choices.last().is_some_and(|(before, after)| after > before),
            "fldSimple" => element.attribute("instr").is_some_and(|i| counts_pages(&i)),
            _ => false,
        }
    }

    fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.now.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.now.fields.last_mut() {
                    field.shows = true;
                }
            }
            Some("end") => drop(self.now.fields.pop()),
            _ => {}
        }
    }

    fn reference(&mut self, element: &Element<'_>) {
        let value = |name| element.attribute(name).unwrap_or_default().into_owned();
        let id = value("id");
        match element.name() {
            "footnoteReference" => self.now.notes.extend(self.notes.of("footnotes").take(&id)),
            "endnoteReference" => self.now.notes.extend(self.notes.of("endnotes").take(&id)),
            name => {
                if let Some(pages) = self.pages.last_mut() {
                    pages.references.push((name == "headerReference", value("type"), id));
                }
            }
        }
    }
}

/// Whether a field's instruction asks for the number of a page, or of pages.
fn counts_pages(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| word.to_ascii_uppercase().contains("PAGE") && !word.eq_ignore_ascii_case("PAGEREF"))
}

impl Visitor for Body<'_> {
    fn open(&mut self, element: &Element<'_>) {
        if self.skip > 0 || self.is_left_out(element) {
            self.skip += 1;
            return;
        }
        let settings = match element.name() {
            "rPr" => Some(Settings::Letters),
            "pPr" => Some(Settings::Lines),
            "tcPr" => Some(Settings::Cell),
            "tblPr" | "tblPrEx" => Some(Settings::Table),
            _ => None,
        };
        if let Some(settings) = settings {
            self.settings.push(settings);
            return;
        }
        // The letters that a paragraph's settings hold are those of its end mark.
        match *self.settings {
            [] => {}
            [settings] => {
                self.set(settings, element);
                if settings != Settings::Lines {
                    return;
                }
            }
            _ => return,
        }
        match element.name() {
            "p" if self.settings.is_empty() => self.begin(self.styles.usual().clone()),
            "r" => self.now.letters = self.now.base.clone(),
            "t" => self.inside = Inside::Text,
            "instrText" => self.inside = Inside::Instruction,
            "tab" | "ptab" if self.settings.is_empty() => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => {
                let code = element.attribute("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                self.sign(&element.attribute("font").unwrap_or_default(), code.unwrap_or(0));
            }
            "fldChar" => self.field(element),
            "footnoteReference" | "endnoteReference" | "headerReference" | "footerReference" => self.reference(element),
            "titlePg" if element.is_on() => self.pages.iter_mut().last().into_iter().for_each(|p| p.own_first = true),
            "background" => self.all_backed |= element.attribute("color").is_some_and(|c| ground(&c) == Some(true)),
            "tbl" => {
                self.backed.push(false);
                self.draft.open_table();
            }
            "tc" => self.backed.push(false),
            "txbxContent" => {
                self.around.push(take(&mut self.now));
                self.draft.open_box();
            }
            "AlternateContent" => self.choices.push((self.draft.shown(), 0)),
            "blip" | "imagedata" => self.draft.picture(),
            "relIds" | "chart" => self.draft.warn("unreadable-part", "a diagram or chart in the file is not read: write its words out"),
            "altChunk" => {
                self.draft.warn("unreadable-part", "a part of the file is in another format and is not read: copy its text into the document")
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skip > 0 {
            return;
        }
        match (self.inside, &self.now.letters.symbols) {
            (Inside::Text, Some(font)) if !font.is_empty() => {
                let font = font.clone();
                text.chars().for_each(|c| self.sign(&font, u32::from(c)));
            }
            (Inside::Text, _) => self.write(text),
            (Inside::Instruction, _) if counts_pages(text) => {
                if let Some(field) = self.now.fields.last_mut() {
                    field.counts_pages = true;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "rPr" | "tcPr" | "tblPr" | "tblPrEx" => drop(self.settings.pop()),
            "pPr" => {
                self.settings.pop();
                self.say_kind();
            }
            "t" | "instrText" => self.inside = Inside::Nothing,
            "r" => self.now.letters = self.now.base.clone(),
            "p" => self.end_paragraph(),
            "tc" => {
                self.backed.pop();
                self.draft.close_cell();
            }
            "tr" => self.draft.close_row(),
            "tbl" => {
                self.backed.pop();
                self.draft.close_table();
            }
            "txbxContent" => {
                self.draft.close_box();
                self.now = self.around.pop().unwrap_or_default();
            }
            "Choice" => {
                let shown = self.draft.shown();
                if let Some((_, after)) = self.choices.last_mut() {
                    *after = shown;
                }
            }
            "AlternateContent" => drop(self.choices.pop()),
            "sectPr" => self.pages.push(Pages::default()),
            _ => {}
        }
    }
}
