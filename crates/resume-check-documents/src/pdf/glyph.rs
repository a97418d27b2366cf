//! A glyph: its letters, its place, and whether a reader sees it.

use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::Point;

use super::ink::Ink;

/// A glyph as it stands on the page.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its letters: one, or several for a ligature and for replacement text.
    pub text: Letters,
    /// Where it begins along its line's direction, in points.
    pub start: f32,
    /// Where the next one would begin.
    pub end: f32,
    /// How far down its baseline lies, seen along its line's direction.
    pub base: f32,
    /// Its font size as drawn, in points.
    pub size: f32,
    /// Which way its line runs.
    pub turn: Turn,
    /// Whether a reader sees it.
    pub ink: Ink,
}

/// A glyph and its place in the order of drawing.
pub(super) type Placed<'g> = (usize, &'g Glyph);

impl Glyph {
    /// Where its middle lies on the page as shown; far off for a slanted one.
    pub(super) fn place(&self) -> Point {
        let (u, v) = (f64::from(self.start.midpoint(self.end)), f64::from(self.base - self.size * 0.25));
        match self.turn {
            Turn::Level => Point::new(u, v),
            Turn::Over => Point::new(-u, -v),
            Turn::Down => Point::new(-v, u),
            Turn::Up => Point::new(v, -u),
            Turn::Slanted => Point::new(-1e9, -1e9),
        }
    }
}

/// The letters of a glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Letters {
    /// One letter, as nearly all have.
    One(char),
    /// A ligature or replacement text.
    More(Box<str>),
}

impl Letters {
    /// These letters.
    pub(super) fn of(text: String) -> Self {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Self::One(c),
            _ => Self::More(text.into()),
        }
    }

    /// The first letter.
    pub(super) fn first(&self) -> char {
        match self {
            Self::One(c) => *c,
            Self::More(text) => text.chars().next().unwrap_or(' '),
        }
    }

    /// Whether it shows nothing.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::One(c) => crate::text::is_blank(*c),
            Self::More(text) => text.chars().all(crate::text::is_blank),
        }
    }

    /// Whether they are letters of an alphabet.
    pub(super) fn is_alphabetic(&self) -> bool {
        match self {
            Self::One(c) => c.is_alphabetic(),
            Self::More(text) => text.chars().all(char::is_alphabetic),
        }
    }

    /// Adds them to a text.
    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Self::One(c) => text.push(*c),
            Self::More(more) => text.push_str(more),
        }
    }
}

/// The direction in which a line runs on the page as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// From left to right.
    Level,
    /// From top to bottom.
    Down,
    /// From right to left, upside down.
    Over,
    /// From bottom to top.
    Up,
    /// Any other way, as stamps across a page run.
    Slanted,
}

/// The letters that a code map gives.
pub(super) fn letters(text: BfString) -> Letters {
    match text {
        BfString::Char(c) => Letters::One(c),
        BfString::String(s) => Letters::of(s),
    }
}
