//! What a page's elements do to its text.

use resume_check_core::Document;

use super::elements::{is_block, is_left_out, parts};
use super::style::{Flow, Rules, Style};
use crate::block::Kind;
use crate::draft::Draft;
use crate::error::ReadError;
use crate::limits::Limits;

/// The space above and below a paragraph, in twentieths of a point.
const MARGIN: u32 = 240;

/// An element that is open.
#[derive(Debug, Clone, Default)]
struct Element {
    name: String,
    hidden: bool,
    white: bool,
    tiny: bool,
    backed: bool,
    /// Whether blanks and line feeds are kept.
    kept: bool,
    flow: Option<Flow>,
}

/// A tag whose attributes are coming in.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    attribute: String,
    style: String,
    class: String,
    id: String,
    alt: String,
    rel: String,
    bgcolor: String,
    colour: String,
    hidden: bool,
}

/// A page that is being read.
#[derive(Debug)]
pub(crate) struct Page {
    limits: Limits,
    draft: Draft,
    rules: Rules,
    tag: Tag,
    open: Vec<Element>,
    /// The element that is left out, and how many of its name are open.
    skip: Option<(String, usize)>,
    sheet: String,
    /// For each open list, whether the next text begins an item.
    lists: Vec<bool>,
    /// Whether the paragraph has begun.
    begun: bool,
    /// Whether a blank stands before the next word.
    blank: bool,
    /// Whether the next word stands apart from the last.
    apart: bool,
    /// Whether something unknown may be behind the whole page.
    all_backed: bool,
    too_deep: bool,
}

impl Page {
    /// An empty page.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            draft: Draft::new(limits),
            rules: Rules::default(),
            tag: Tag::default(),
            open: Vec::new(),
            skip: None,
            sheet: String::new(),
            lists: Vec::new(),
            begun: false,
            blank: false,
            apart: false,
            all_backed: false,
            too_deep: false,
        }
    }

    /// The document.
    pub(crate) fn end(mut self) -> Result<Document, ReadError> {
        if self.too_deep {
            return Err(ReadError::too_deep(self.limits.nesting));
        }
        self.close_to(0);
        self.draft.finish("html")
    }

    /// A tag begins.
    pub(crate) fn begin_tag(&mut self, name: &[u8]) {
        self.tag = Tag { name: String::from_utf8_lossy(name).into_owned(), ..Tag::default() };
    }

    /// The name of an attribute of the tag.
    pub(crate) fn attribute(&mut self, name: &[u8]) {
        self.tag.attribute = String::from_utf8_lossy(name).into_owned();
        self.tag.hidden |= name == b"hidden";
    }

    /// The value of that attribute; of two of one name the first counts.
    pub(crate) fn value(&mut self, value: &[u8]) {
        let slot = match self.tag.attribute.as_str() {
            "style" => &mut self.tag.style,
            "class" => &mut self.tag.class,
            "id" => &mut self.tag.id,
            "alt" => &mut self.tag.alt,
            "rel" => &mut self.tag.rel,
            "bgcolor" | "background" => &mut self.tag.bgcolor,
            "color" => &mut self.tag.colour,
            _ => return,
        };
        if slot.is_empty() {
            *slot = String::from_utf8_lossy(value).into_owned();
        }
    }

    /// The tag is whole: its element opens.
    pub(crate) fn open(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        let name = tag.name.as_str();
        if let Some((skipped, depth)) = &mut self.skip {
            *depth += usize::from(skipped == name);
            return;
        }
        match name {
            "br" => return self.break_line(),
            "hr" => {
                self.end_paragraph();
                return self.draft.blank_line();
            }
            "img" if tag.alt.trim().is_empty() => return self.draft.picture(),
            "link" => {
                // A style sheet of its own may lay anything behind the text.
                self.all_backed |= tag.rel.to_ascii_lowercase().contains("stylesheet");
                return;
            }
            "img" | "input" | "meta" | "wbr" | "base" | "col" | "area" | "embed" | "source" | "track" | "param" => return,
            _ if is_left_out(name) => {
                self.skip = Some((tag.name, 1));
                return;
            }
            _ => {}
        }
        self.close_implied(name);
        if self.open.len() >= self.limits.nesting {
            self.too_deep = true;
            return;
        }
        let mut style = self.rules.of(name, &tag.class, &tag.id);
        style.lay_over(&Style::of(&tag.style));
        self.push(tag, style);
    }

    fn push(&mut self, tag: Tag, style: Style) {
        let around = self.open.last().cloned().unwrap_or_default();
        let coloured = (!tag.colour.is_empty()).then(|| Style::of(&format!("color:{}", tag.colour)).white).flatten();
        let ground = (!tag.bgcolor.is_empty()).then(|| Style::of(&format!("background:{}", tag.bgcolor)).ground).flatten();
        let usual = if is_block(&tag.name) { Flow::Block } else { Flow::Inline };
        // Children of a row stand beside each other.
        let inner = if around.flow == Some(Flow::Beside) && usual == Flow::Inline { Flow::Apart } else { usual };
        let element = Element {
            hidden: around.hidden || tag.hidden && style.hidden.is_none() || style.hidden == Some(true),
            white: style.white.or(coloured).unwrap_or(around.white),
            tiny: style.tiny.unwrap_or(around.tiny),
            backed: style.ground.or(ground).unwrap_or(around.backed),
            kept: around.kept || tag.name == "pre",
            flow: Some(style.flow.unwrap_or(inner)),
            name: tag.name,
        };
        match element.name.as_str() {
            "table" => {
                self.end_paragraph();
                self.draft.open_table();
            }
            "ul" | "ol" | "menu" | "dir" => {
                self.end_paragraph();
                self.lists.push(false);
            }
            "li" => {
                self.end_paragraph();
                self.lists.iter_mut().last().into_iter().for_each(|begins| *begins = true);
            }
            name if parts(name) => {
                self.end_paragraph();
                self.draft.blank_line();
            }
            _ => self.part(&element),
        }
        self.open.push(element);
    }

    /// Parts an element from what stands before or after it.
    fn part(&mut self, element: &Element) {
        match element.flow {
            Some(Flow::Block | Flow::Beside) => self.end_paragraph(),
            Some(Flow::Apart) => self.apart = true,
            _ => {}
        }
    }

    /// An element of that name closes.
    pub(crate) fn close(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skip {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skip = None;
                    let sheet = std::mem::take(&mut self.sheet);
                    self.rules.add(&sheet);
                }
            }
            return;
        }
        if name == "br" {
            return self.break_line();
        }
        // What is open inside a cell is not closed from outside of it.
        let in_table = matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "html" | "body");
        let found = self.open.iter().rposition(|e| e.name == name || !in_table && matches!(e.name.as_str(), "td" | "th" | "table"));
        if let Some(at) = found.filter(|at| self.open[*at].name == name) {
            self.close_to(at);
        }
    }

    /// Closes what a tag closes without saying so.
    fn close_implied(&mut self, name: &str) {
        let (closed, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
            "tr" | "tbody" | "thead" | "tfoot" => (&["tr", "caption"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            _ if is_block(name) => (&["p"], &["table", "td", "th", "li", "div", "section", "article"]),
            _ => return,
        };
        let found = self.open.iter().rposition(|e| closed.contains(&e.name.as_str()) || within.contains(&e.name.as_str()));
        if let Some(at) = found.filter(|at| closed.contains(&self.open[*at].name.as_str())) {
            self.close_to(at);
        }
    }

    /// Closes elements until so many are open.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(element) = self.open.pop() else { break };
            match element.name.as_str() {
                "table" => {
                    self.end_paragraph();
                    self.draft.close_table();
                }
                "tr" => {
                    self.end_paragraph();
                    self.draft.close_row();
                }
                "td" | "th" => {
                    self.end_paragraph();
                    self.draft.close_cell();
                }
                "ul" | "ol" | "menu" | "dir" => {
                    self.end_paragraph();
                    self.lists.pop();
                }
                name if parts(name) => {
                    self.end_paragraph();
                    self.draft.blank_line();
                }
                _ => self.part(&element),
            }
        }
    }

    /// Text as it stands in the page.
    pub(crate) fn text(&mut self, text: &str) {
        if let Some((skipped, _)) = &self.skip {
            if skipped == "style" {
                self.sheet.push_str(text);
            }
            return;
        }
        let seen = match self.open.last() {
            Some(e) => !e.hidden && !e.tiny && (!e.white || e.backed || self.all_backed),
            None => true,
        };
        if !seen {
            return self.draft.hide(text);
        }
        if self.open.last().is_some_and(|e| e.kept) {
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    self.draft.break_line();
                }
                self.word(line);
            }
            return;
        }
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(is_blank).unwrap_or(rest.len());
            self.word(&rest[..word]);
            let after = rest[word..].trim_start_matches(is_blank);
            self.blank |= after.len() < rest.len() - word;
            rest = after;
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if !self.begun {
            self.begin();
        }
        let (blank, apart) = (std::mem::take(&mut self.blank), std::mem::take(&mut self.apart));
        if apart && !self.draft.ends_blank() {
            self.draft.text("\t");
        } else if blank && !self.draft.ends_blank() {
            self.draft.text(" ");
        }
        self.draft.text(word);
    }

    /// Begins a paragraph with its first word: what it is, its elements say.
    fn begin(&mut self) {
        self.begun = true;
        let block = self.open.iter().rev().find(|e| is_block(&e.name));
        let name = block.map_or("", |e| e.name.as_str());
        let item = self.lists.last_mut().is_some_and(std::mem::take);
        let kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
            _ if item => Kind::Bullet(self.lists.len() - 1),
            _ => Kind::Plain,
        };
        let margin = if matches!(name, "p" | "blockquote" | "pre" | "dl") || kind == Kind::Heading { MARGIN } else { 0 };
        self.draft.kind(kind);
        self.draft.space(margin, margin);
    }

    fn end_paragraph(&mut self) {
        (self.begun, self.blank, self.apart) = (false, false, false);
        self.draft.end_if_any();
    }

    /// Two breaks in a row part paragraphs.
    fn break_line(&mut self) {
        if self.skip.is_some() {
            return;
        }
        if self.begun && self.draft.ends_line() {
            self.end_paragraph();
            self.draft.blank_line();
            return;
        }
        (self.blank, self.apart) = (false, false);
        self.draft.break_line();
    }
}
