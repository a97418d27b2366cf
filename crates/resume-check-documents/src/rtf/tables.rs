//! What an RTF document says before its text: fonts, colours, names of styles.

use std::collections::{HashMap, HashSet};

use encoding_rs::Encoding;

use crate::look::{self, Colour};
use crate::symbols;

/// A font: how its bytes are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Font {
    /// The encoding of its bytes, where it has one of its own.
    pub(crate) encoding: Option<&'static Encoding>,
    /// Its name, if it is a symbol font.
    pub(crate) symbols: Option<String>,
}

/// The tables at the head of a document.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    fonts: HashMap<i32, Font>,
    /// The colours by number.
    colours: Vec<Colour>,
    headings: HashSet<i32>,
    /// The entry that is being read.
    number: i32,
    font: Font,
    name: String,
    colour: Colour,
}

impl Tables {
    /// The font of that number.
    pub(crate) fn font(&self, number: i32) -> Option<&Font> {
        self.fonts.get(&number)
    }

    /// Whether the style of that number is a heading's.
    pub(crate) fn is_heading(&self, style: i32) -> bool {
        self.headings.contains(&style)
    }

    /// Whether the colour of that number is as good as white; the first stands for the program's own.
    pub(crate) fn is_white(&self, number: i32) -> bool {
        self.colour(number).is_some_and(look::is_white_colour)
    }

    /// Whether a ground of that number's colour shows white letters.
    pub(crate) fn backs_white(&self, number: i32) -> bool {
        self.colour(number).is_some_and(look::is_dark_colour)
    }

    fn colour(&self, number: i32) -> Option<Colour> {
        usize::try_from(number).ok().filter(|n| *n > 0).and_then(|n| self.colours.get(n)).copied()
    }

    /// A word of the table of fonts.
    pub(crate) fn font_word(&mut self, word: &str, number: i32) {
        match word {
            "f" => {
                (self.number, self.font) = (number, Font::default());
                self.name.clear();
            }
            "fcharset" => {
                self.font.encoding = charset(number);
                if number == 2 {
                    self.font.symbols = Some(String::new());
                }
            }
            _ => {}
        }
    }

    /// A word of the table of colours.
    pub(crate) fn colour_word(&mut self, word: &str, number: i32) {
        let part = u8::try_from(number).unwrap_or(0);
        match word {
            "red" => self.colour[0] = part,
            "green" => self.colour[1] = part,
            "blue" => self.colour[2] = part,
            _ => {}
        }
    }

    /// A word of the table of styles.
    pub(crate) fn style_word(&mut self, word: &str, number: i32) {
        if word == "s" {
            self.number = number;
        }
    }

    /// A colour ends.
    pub(crate) fn end_colour(&mut self) {
        self.colours.push(std::mem::take(&mut self.colour));
    }

    /// A letter of a name.
    pub(crate) fn letter(&mut self, letter: u8) {
        if self.name.len() < LONGEST_NAME {
            self.name.push(char::from(letter));
        }
    }

    /// A font ends.
    pub(crate) fn end_font(&mut self) {
        let name = std::mem::take(&mut self.name);
        let mut font = std::mem::take(&mut self.font);
        if font.symbols.is_some() || symbols::is_symbol_font(name.trim()) {
            font.symbols = Some(name.trim().to_owned());
        }
        self.fonts.insert(self.number, font);
    }

    /// A style ends.
    pub(crate) fn end_style(&mut self) {
        if std::mem::take(&mut self.name).trim().to_ascii_lowercase().starts_with("heading") {
            self.headings.insert(self.number);
        }
        self.number = 0;
    }
}

/// The most letters of a font's or style's name.
const LONGEST_NAME: usize = 64;

/// The encoding of a font's character set.
fn charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// The encoding of a code page of Windows; none where it is that of English.
pub(crate) fn code_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        10000 => encoding_rs::MACINTOSH,
        866 => encoding_rs::IBM866,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        65001 => encoding_rs::UTF_8,
        _ => return None,
    })
}
