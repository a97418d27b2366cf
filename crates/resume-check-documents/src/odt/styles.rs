//! How an OpenDocument text looks, as far as that says what its paragraphs are and whether they can be seen.

use std::collections::HashMap;

use crate::look::{ground, is_white};
use crate::xml::Element;

/// How a stretch of text looks; what is `None` is as it is around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Look {
    /// Whether it is set to be hidden.
    pub(crate) hidden: Option<bool>,
    /// Whether its letters are white.
    pub(crate) white: Option<bool>,
    /// Whether something dark is behind it.
    pub(crate) backed: Option<bool>,
    /// The size of its letters in points.
    pub(crate) size: Option<f32>,
    /// The space above and below, in twentieths of a point.
    pub(crate) before: Option<u32>,
    pub(crate) after: Option<u32>,
}

impl Look {
    /// Takes in the settings of an element of properties.
    pub(crate) fn set(&mut self, element: &Element<'_>) {
        let value = |name| element.attribute(name);
        match element.name() {
            "text-properties" => {
                if let Some(display) = value("display") {
                    self.hidden = Some(display == "none");
                }
                self.white = value("color").map(|c| is_white(&c)).or(self.white);
                self.size = value("font-size").and_then(|s| points(&s)).or(self.size);
                self.ground(element);
            }
            "paragraph-properties" => {
                self.before = value("margin-top").and_then(|s| twentieths(&s)).or(self.before);
                self.after = value("margin-bottom").and_then(|s| twentieths(&s)).or(self.after);
                self.ground(element);
            }
            "table-cell-properties" | "table-row-properties" | "table-properties" | "page-layout-properties" => self.ground(element),
            "graphic-properties" if value("fill").is_some_and(|f| f != "none") => self.backed = Some(true),
            _ => {}
        }
    }

    fn ground(&mut self, element: &Element<'_>) {
        self.backed = element.attribute("background-color").and_then(|c| ground(&c)).or(self.backed);
    }

    /// Lays another look over this one.
    pub(crate) fn lay_over(&mut self, over: &Look) {
        self.hidden = over.hidden.or(self.hidden);
        self.white = over.white.or(self.white);
        self.backed = over.backed.or(self.backed);
        self.size = over.size.or(self.size);
        self.before = over.before.or(self.before);
        self.after = over.after.or(self.after);
    }
}

/// A length in points: `12pt`, `0.5cm`, `0.2in`; a share of another size says nothing here.
fn points(length: &str) -> Option<f32> {
    let unit = length.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let (number, unit) = length.split_at(unit);
    let number: f32 = number.parse().ok()?;
    Some(match unit {
        "pt" => number,
        "cm" => number * 28.35,
        "mm" => number * 2.835,
        "in" => number * 72.0,
        _ => return None,
    })
}

fn twentieths(length: &str) -> Option<u32> {
    // A negative length saturates to none.
    points(length).map(|points| (points * 20.0).round() as u32)
}

/// A named style.
#[derive(Debug, Clone, Default)]
struct Style {
    base: Option<String>,
    look: Look,
}

/// A style rests on another one, and that on a third; no further than this.
const DEEPEST: usize = 12;

/// The styles of a document: by name and family, those of the whole and those of one part.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    common: HashMap<(String, String), Style>,
    automatic: HashMap<(String, String), Style>,
    open: Option<((String, String), Style)>,
    in_automatic: bool,
    /// Whether pages have a dark ground.
    pub(crate) dark_pages: bool,
}

impl Styles {
    /// Forgets the styles of the part that was read: another part gives the same names to others.
    pub(crate) fn forget_automatic(&mut self) {
        self.automatic.clear();
    }

    /// Takes in an element.
    pub(crate) fn open(&mut self, element: &Element<'_>) {
        let value = |name| element.attribute(name).map(|v| v.into_owned());
        match element.name() {
            "automatic-styles" => self.in_automatic = true,
            "styles" => self.in_automatic = false,
            "style" | "default-style" => {
                let key = (value("family").unwrap_or_default(), value("name").unwrap_or_default());
                // The default style has no name; every style rests on it.
                let base = value("parent-style-name").or_else(|| (!key.1.is_empty()).then(String::new));
                self.open = Some((key, Style { base, look: Look::default() }));
            }
            "page-layout-properties" => {
                let mut look = Look::default();
                look.set(element);
                self.dark_pages |= look.backed == Some(true);
            }
            _ => {
                if let Some((_, style)) = &mut self.open {
                    style.look.set(element);
                }
            }
        }
    }

    /// An element ends.
    pub(crate) fn close(&mut self, name: &str) {
        match name {
            "style" | "default-style" => {
                let styles = if self.in_automatic { &mut self.automatic } else { &mut self.common };
                styles.extend(self.open.take());
            }
            "automatic-styles" => self.in_automatic = false,
            _ => {}
        }
    }

    /// The look that a style gives.
    pub(crate) fn look(&self, family: &str, name: &str) -> Look {
        let named = |name: &str| {
            let key = (family.to_owned(), name.to_owned());
            self.automatic.get(&key).or_else(|| self.common.get(&key))
        };
        let mut chain = Vec::new();
        let mut next = named(name);
        while let Some(style) = next.filter(|_| chain.len() < DEEPEST) {
            chain.push(&style.look);
            next = style.base.as_deref().and_then(named);
        }
        let mut look = Look::default();
        chain.into_iter().rev().for_each(|over| look.lay_over(over));
        look
    }
}
