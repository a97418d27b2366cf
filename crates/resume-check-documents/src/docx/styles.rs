//! How a Word document's paragraphs and letters look, as far as that says what they are and whether they can be seen.

use std::collections::HashMap;

use crate::look::{ground, is_white};
use crate::symbols;
use crate::xml::{Element, Visitor};

/// How letters look; what is `None` is as it is around them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Letters {
    /// Whether they are set to be hidden.
    pub(crate) vanish: Option<bool>,
    /// Whether they are white.
    pub(crate) white: Option<bool>,
    /// Whether something dark is behind them.
    pub(crate) backed: Option<bool>,
    /// Their size in half points.
    pub(crate) size: Option<u32>,
    /// The symbol font that they are written in, empty for another font.
    pub(crate) symbols: Option<String>,
}

impl Letters {
    /// Takes in one setting.
    pub(crate) fn set(&mut self, element: &Element<'_>) {
        match element.name() {
            "vanish" => self.vanish = Some(element.is_on()),
            "color" => self.white = element.value().map(|v| is_white(&v)),
            "sz" => self.size = element.value().and_then(|v| v.parse().ok()),
            "shd" => self.backed = shaded(element).or(self.backed),
            "highlight" => self.backed = element.value().map(|v| !matches!(&*v, "none" | "white")),
            "rFonts" => {
                if let Some(font) = element.attribute("ascii") {
                    self.symbols = Some(if symbols::is_symbol_font(&font) { font.into_owned() } else { String::new() });
                }
            }
            _ => {}
        }
    }

    /// Lays another look over this one.
    pub(crate) fn lay_over(&mut self, over: &Letters) {
        self.vanish = over.vanish.or(self.vanish);
        self.white = over.white.or(self.white);
        self.backed = over.backed.or(self.backed);
        self.size = over.size.or(self.size);
        if over.symbols.is_some() {
            self.symbols.clone_from(&over.symbols);
        }
    }
}

/// Whether a shading is dark enough for white letters; none where there is no shading.
pub(crate) fn shaded(element: &Element<'_>) -> Option<bool> {
    element.attribute("fill").and_then(|fill| ground(&fill))
}

/// How a paragraph looks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines {
    /// The space above and below, in twentieths of a point.
    pub(crate) before: Option<u32>,
    pub(crate) after: Option<u32>,
    /// The list that it is an item of: its number (`0` for none) and its level.
    pub(crate) list: Option<String>,
    pub(crate) level: Option<usize>,
    /// Whether it is a heading.
    pub(crate) heading: Option<bool>,
    /// Whether something dark is behind it.
    pub(crate) backed: Option<bool>,
}

impl Lines {
    /// Takes in one setting.
    pub(crate) fn set(&mut self, element: &Element<'_>) {
        let twentieths = |name| element.attribute(name).and_then(|v| v.parse().ok());
        match element.name() {
            "spacing" => {
                self.before = twentieths("before").or(self.before);
                self.after = twentieths("after").or(self.after);
            }
            "numId" => self.list = element.value().map(|v| v.into_owned()),
            "ilvl" => self.level = element.value().and_then(|v| v.parse().ok()),
            "outlineLvl" => self.heading = element.value().and_then(|v| v.parse().ok()).map(|level: u32| level < 9),
            "shd" => self.backed = shaded(element).or(self.backed),
            _ => {}
        }
    }

    fn lay_over(&mut self, over: &Lines) {
        self.before = over.before.or(self.before);
        self.after = over.after.or(self.after);
        self.level = over.level.or(self.level);
        self.heading = over.heading.or(self.heading);
        self.backed = over.backed.or(self.backed);
        if over.list.is_some() {
            self.list.clone_from(&over.list);
        }
    }
}

/// A named style.
#[derive(Debug, Clone, Default)]
pub(crate) struct Style {
    base: Option<String>,
    /// How its paragraphs look.
    pub(crate) lines: Lines,
    /// How its letters look.
    pub(crate) letters: Letters,
    /// Whether it lays something dark behind a table's cells.
    pub(crate) backed: bool,
}

/// A style rests on another one, and that on a third; no further than this.
const DEEPEST_STYLE: usize = 12;
/// Levels of a list.
const LEVELS: usize = 9;

/// The styles and lists of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    /// What every paragraph begins with.
    defaults: Style,
    usual: Option<String>,
    /// Which levels of a list show a sign, by the number of its kind.
    signs: HashMap<String, [bool; LEVELS]>,
    /// The kind of each list.
    lists: HashMap<String, String>,
    reading: Reading,
}

/// What is open while the parts are read.
#[derive(Debug, Default)]
struct Reading {
    style: Option<(String, Style)>,
    defaults: bool,
    /// Inside the settings of letters, of paragraphs.
    letters: usize,
    lines: usize,
    /// The list, or kind of one, and its level.
    list: Option<String>,
    kind: Option<String>,
    level: usize,
}

impl Styles {
    /// Puts styles on what they rest on.
    pub(crate) fn settle(&mut self) {
        let settled = self.styles.keys().map(|id| (id.clone(), self.settled(id))).collect();
        self.styles = settled;
        let mut defaults = std::mem::take(&mut self.defaults);
        if let Some(usual) = self.usual.as_ref().and_then(|id| self.styles.get(id)) {
            defaults.lines.lay_over(&usual.lines);
            defaults.letters.lay_over(&usual.letters);
        }
        self.defaults = defaults;
    }

    fn settled(&self, id: &str) -> Style {
        let mut chain = Vec::new();
        let mut next = self.styles.get(id);
        while let Some(style) = next.filter(|_| chain.len() < DEEPEST_STYLE) {
            chain.push(style);
            next = style.base.as_ref().and_then(|base| self.styles.get(base));
        }
        let mut whole = Style { backed: chain.iter().any(|s| s.backed), ..Style::default() };
        for style in chain.into_iter().rev() {
            whole.lines.lay_over(&style.lines);
            whole.letters.lay_over(&style.letters);
        }
        whole
    }

    /// What a paragraph begins with.
    pub(crate) fn usual(&self) -> &Style {
        &self.defaults
    }

    /// The paragraph style of that name, on what every paragraph begins with.
    pub(crate) fn paragraph(&self, id: &str) -> Style {
        let mut style = self.defaults.clone();
        if let Some(own) = self.styles.get(id) {
            style.lines.lay_over(&own.lines);
            style.letters.lay_over(&own.letters);
        }
        style
    }

    /// The style of that name.
    pub(crate) fn named(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }

    /// Whether a list shows a sign at this level; one that is not known does.
    pub(crate) fn is_list(&self, list: &str, level: usize) -> bool {
        let signs = self.lists.get(list).and_then(|kind| self.signs.get(kind));
        list != "0" && signs.and_then(|s| s.get(level)).is_none_or(|sign| *sign)
    }
}

impl Visitor for Styles {
    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        let reading = &mut self.reading;
        let value = |attribute| element.attribute(attribute).unwrap_or_default().into_owned();
        match name {
            "style" => {
                let id = value("styleId");
                if element.attribute("type").is_some_and(|t| t == "paragraph") && element.attribute("default").is_some_and(|d| d != "0") {
                    self.usual = Some(id.clone());
                }
                reading.style = Some((id, Style::default()));
            }
            "docDefaults" => reading.defaults = true,
            "rPr" => reading.letters += 1,
            "pPr" => reading.lines += 1,
            "num" => reading.list = Some(value("numId")),
            "abstractNum" => reading.kind = Some(value("abstractNumId")),
            "abstractNumId" => {
                if let Some(list) = &reading.list {
                    self.lists.insert(list.clone(), value("val"));
                }
            }
            "lvl" => reading.level = value("ilvl").parse().unwrap_or(0),
            "numFmt" => {
                if let Some(kind) = &reading.kind
                    && let Some(sign) = self.signs.entry(kind.clone()).or_insert([true; LEVELS]).get_mut(reading.level)
                {
                    *sign = element.is_on();
                }
            }
            _ => {}
        }
        let style = match &mut reading.style {
            Some((_, style)) => style,
            None if reading.defaults => &mut self.defaults,
            None => return,
        };
        match name {
            "basedOn" => style.base = element.value().map(|v| v.into_owned()),
            "name" => {
                let named = element.value().is_some_and(|v| v.to_ascii_lowercase().starts_with("heading"));
                style.lines.heading = named.then_some(true).or(style.lines.heading);
            }
            "shd" if reading.letters == 0 && reading.lines == 0 => style.backed |= shaded(element) == Some(true),
            _ if reading.letters > 0 => style.letters.set(element),
            _ if reading.lines > 0 => style.lines.set(element),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}

    fn close(&mut self, name: &str) {
        let reading = &mut self.reading;
        match name {
            "style" => self.styles.extend(reading.style.take()),
            "docDefaults" => reading.defaults = false,
            "rPr" => reading.letters = reading.letters.saturating_sub(1),
            "pPr" => reading.lines = reading.lines.saturating_sub(1),
            "num" => reading.list = None,
            "abstractNum" => reading.kind = None,
            _ => {}
        }
    }
}
