//! What an RTF group sets, and what its end restores.

use super::tables::Tables;

/// Where a group's text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Into {
    /// The document, or the header or footer of that number.
    #[default]
    Page,
    /// Nowhere.
    Nothing,
    /// The sign or number of a list's item.
    Sign,
    /// What a field is to show.
    Instruction,
    Fonts,
    Colours,
    Styles,
}

/// What the end of a group ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Ends {
    #[default]
    Nothing,
    Instruction,
    Box,
    Furniture,
    Note,
}

/// What a group restores at its end.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) into: Into,
    pub(super) ends: Ends,
    /// Bytes that stand for a character, after its number.
    pub(super) spare: usize,
    pub(super) font: i32,
    pub(super) half_points: i32,
    pub(super) vanish: bool,
    pub(super) deleted: bool,
    pub(super) colour: i32,
    pub(super) ground: bool,
    /// The paragraph: its list and level, whether it is a heading or in a cell, its space.
    pub(super) list: bool,
    pub(super) level: usize,
    pub(super) heading: bool,
    pub(super) cell: bool,
    pub(super) shaded: bool,
    pub(super) before: u32,
    pub(super) after: u32,
}

impl Group {
    pub(super) fn new() -> Self {
        Self {
            into: Into::Page,
            ends: Ends::Nothing,
            spare: 1,
            font: -1,
            half_points: 24,
            vanish: false,
            deleted: false,
            colour: 0,
            ground: false,
            list: false,
            level: 0,
            heading: false,
            cell: false,
            shaded: false,
            before: 0,
            after: 0,
        }
    }

    /// Letters as they are without settings.
    pub(super) fn plain(&mut self) {
        let new = Self::new();
        (self.half_points, self.vanish, self.colour, self.ground) = (new.half_points, new.vanish, new.colour, new.ground);
        (self.deleted, self.font) = (new.deleted, new.font);
    }

    /// A paragraph as it is without settings.
    pub(super) fn pard(&mut self) {
        (self.list, self.level, self.heading, self.cell, self.shaded, self.before, self.after) = (false, 0, false, false, false, 0, 0);
    }

    /// Sets how text and paragraphs look, by a word and its number.
    pub(super) fn set(&mut self, word: &str, number: Option<i32>, tables: &Tables) {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        let size = || usize::try_from(value).unwrap_or(0);
        let space = || u32::try_from(value).unwrap_or(0);
        match word {
            "uc" => self.spare = size(),
            "f" => self.font = value,
            "fs" => self.half_points = value,
            "v" => self.vanish = on,
            "deleted" => self.deleted = on,
            "cf" => self.colour = value,
            "highlight" | "cb" | "chcbpat" => self.ground = tables.backs_white(value),
            "cbpat" => self.shaded = tables.backs_white(value),
            "ls" => self.list = on,
            "ilvl" => self.level = size(),
            "s" => self.heading = tables.is_heading(value),
            "outlinelevel" => self.heading = value < 9,
            "intbl" => self.cell = on,
            "sb" => self.before = space(),
            "sa" => self.after = space(),
            _ => {}
        }
    }
}
