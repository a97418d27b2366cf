//! A page's rules of style, as far as they hide text or part it.

use std::collections::HashMap;

use crate::look::{UNREADABLE, ground, is_white};

/// How an element takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    /// In the line.
    Inline,
    /// On lines of its own.
    Block,
    /// In the line, apart from what stands beside it.
    Apart,
    /// Its children stand beside each other.
    Beside,
}

/// What a rule says; what is `None` is not said.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    /// Whether it takes the element off the page.
    pub(crate) hidden: Option<bool>,
    /// Whether its letters are white, too small to read.
    pub(crate) white: Option<bool>,
    pub(crate) tiny: Option<bool>,
    /// Whether a dark ground is behind it.
    pub(crate) ground: Option<bool>,
    /// How it takes its place.
    pub(crate) flow: Option<Flow>,
}

impl Style {
    /// What declarations say: `display: none; color: #fff`.
    pub(crate) fn of(declarations: &str) -> Self {
        let mut style = Self::default();
        let declarations = declarations.to_ascii_lowercase();
        for declaration in declarations.split(';') {
            if let Some((name, value)) = declaration.split_once(':') {
                style.declare(name.trim(), value.trim().trim_end_matches("!important").trim_end());
            }
        }
        style
    }

    fn declare(&mut self, name: &str, value: &str) {
        match (name, value) {
            ("display", "none") | ("visibility", "hidden" | "collapse") | ("mso-hide", "all") => self.hidden = Some(true),
            ("display", _) => {
                self.hidden = Some(false);
                self.flow = match value {
                    "block" | "list-item" | "table" | "flow-root" => Some(Flow::Block),
                    "flex" | "inline-flex" | "grid" | "inline-grid" | "table-row" => Some(Flow::Beside),
                    "inline-block" | "table-cell" => Some(Flow::Apart),
                    "inline" => Some(Flow::Inline),
                    _ => None,
                };
            }
            ("opacity", _) => self.hidden = value.parse::<f32>().ok().map(|o| o <= 0.05).filter(|hidden| *hidden).or(self.hidden),
            ("left" | "top" | "text-indent" | "margin-left", _) if pixels(value).is_some_and(|p| p <= -999.0) => self.hidden = Some(true),
            ("clip", _) if value.starts_with("rect(0") || value.starts_with("rect(1px") => self.hidden = Some(true),
            ("float", "left" | "right") => self.flow = Some(Flow::Apart),
            ("color", _) => self.white = Some(is_white(value)),
            ("font-size", _) => self.tiny = size(value).map(|points| points <= UNREADABLE),
            ("background-color", _) => self.ground = ground(value),
            ("background" | "background-image", _) if value.contains('(') && !value.starts_with("rgb") => self.ground = Some(true),
            ("background", _) => self.ground = value.split_whitespace().find_map(ground).or(ground(value)),
            _ => {}
        }
    }

    /// Lays another style over this one.
    pub(crate) fn lay_over(&mut self, over: &Style) {
        self.hidden = over.hidden.or(self.hidden);
        self.white = over.white.or(self.white);
        self.tiny = over.tiny.or(self.tiny);
        self.ground = over.ground.or(self.ground);
        self.flow = over.flow.or(self.flow);
    }
}

fn pixels(value: &str) -> Option<f32> {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let unit = &value[number.len()..];
    number.parse::<f32>().ok().map(|n| if matches!(unit, "em" | "rem") { n * 16.0 } else { n })
}

/// A size of letters in points; a share of the size around says nothing, unless it is none.
fn size(value: &str) -> Option<f32> {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let size: f32 = number.parse().ok()?;
    Some(match &value[number.len()..] {
        "px" => size * 0.75,
        "em" | "rem" => size * 12.0,
        "%" => size * 0.12,
        _ => size,
    })
}

/// The most selectors that are kept of a page's rules.
const MOST_RULES: usize = 4096;

/// The rules of a page by selector: `p`, `.note`, `p.note`, `#top`. Longer selectors are left out.
#[derive(Debug, Default)]
pub(crate) struct Rules(HashMap<String, Style>);

impl Rules {
    /// Takes in a style sheet.
    pub(crate) fn add(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit_once(';').map_or(selectors, |(_, s)| s).trim();
            // Rules for print, for small screens and the like are not those of the page as it is shown first.
            if selectors.starts_with('@') {
                rest = after_block(after);
                continue;
            }
            let (declarations, after) = after.split_once('}').unwrap_or((after, ""));
            let style = Style::of(declarations);
            for selector in selectors.split(',').map(str::trim).filter(|s| is_simple(s)) {
                if self.0.len() < MOST_RULES {
                    self.0.entry(selector.to_ascii_lowercase()).or_default().lay_over(&style);
                }
            }
            rest = after.trim_start_matches([';', '}', ' ', '\n']);
        }
    }

    /// What the rules say of an element.
    pub(crate) fn of(&self, name: &str, classes: &str, id: &str) -> Style {
        let mut style = Style::default();
        if self.0.is_empty() {
            return style;
        }
        let mut lay = |selector: &str| {
            if let Some(over) = self.0.get(selector) {
                style.lay_over(over);
            }
        };
        lay(name);
        for class in classes.split_whitespace().take(MOST_CLASSES) {
            let class = class.to_ascii_lowercase();
            lay(&format!(".{class}"));
            lay(&format!("{name}.{class}"));
        }
        if !id.is_empty() {
            lay(&format!("#{}", id.to_ascii_lowercase()));
        }
        style
    }
}

/// The most classes of an element that are looked at.
const MOST_CLASSES: usize = 32;

fn is_simple(selector: &str) -> bool {
    !selector.is_empty()
        && selector.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '#' | '-' | '_'))
        && selector.matches(['.', '#']).count() <= 1
}

fn without_comments(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    kept.replace("<!--", "").replace("-->", "")
}

/// What follows the block that is open.
fn after_block(text: &str) -> &str {
    let mut depth = 1;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}
