//! Which letters a glyph stands for, where its font's own map does not say.

use std::collections::HashMap;

use hayro_interpret::font::Glyph as Drawn;
use skrifa::raw::FontRef;
use skrifa::{GlyphNames, MetadataProvider};

use super::glyph::{Letters, letters};
use crate::symbols;

/// What stands for a glyph whose letters can't be told.
pub(super) const UNKNOWN: char = char::REPLACEMENT_CHARACTER;
/// The most codes of a font that are turned round.
const MOST_CODES: usize = 70_000;
/// The most fonts whose codes are turned round.
const MOST_FONTS: usize = 64;

/// The codes of the document's fonts, turned round: from glyph to letter.
#[derive(Default)]
pub(super) struct Codes {
    fonts: HashMap<u128, HashMap<u32, char>>,
    guessed: usize,
}

impl Codes {
    /// The glyph's letters. `None` for one that shows nothing and parts nothing: a control character.
    pub(super) fn letters(&mut self, drawn: &Drawn<'_>) -> Option<Letters> {
        let own = drawn.as_unicode().map(letters).filter(|l| !matches!(l.first(), '\0' | UNKNOWN));
        let told = match own {
            Some(Letters::One(c)) if is_private(c) => self.reverse(drawn).or_else(|| private(c, drawn)).unwrap_or(c),
            Some(Letters::One(c)) if c.is_control() => return matches!(c, '\t' | '\n' | '\r').then_some(Letters::One(' ')),
            Some(Letters::More(more)) if more.chars().any(char::is_control) => {
                let kept: String = more.chars().filter(|c| !c.is_control()).collect();
                return (!kept.is_empty()).then(|| Letters::More(kept.into()));
            }
            Some(more) => return Some(plain(more)),
            None => self.reverse(drawn).or_else(|| bare(drawn)).unwrap_or(UNKNOWN),
        };
        self.guessed += usize::from(told.is_alphanumeric());
        Some(plain(Letters::One(told)))
    }

    /// How many letters and figures the file gives no code for, so that they were told from its fonts.
    pub(super) fn guessed(&self) -> usize {
        self.guessed
    }

    /// What the font itself says of the glyph: its own code map, else the glyph's name.
    fn reverse(&mut self, drawn: &Drawn<'_>) -> Option<char> {
        let Drawn::Outline(glyph) = drawn else { return None };
        let data = glyph.font_data()?;
        if !self.fonts.contains_key(&data.cache_key) {
            if self.fonts.len() >= MOST_FONTS {
                return None;
            }
            self.fonts.insert(data.cache_key, reversed((*data.data).as_ref()));
        }
        self.fonts.get(&data.cache_key)?.get(&glyph.glyph_id().to_u32()).copied()
    }
}

/// From glyph to letter, by the font's code map and by its glyphs' names.
fn reversed(font: &[u8]) -> HashMap<u32, char> {
    let mut letters = HashMap::new();
    let Ok(font) = FontRef::new(font) else { return letters };
    for (code, glyph) in font.charmap().mappings().take(MOST_CODES) {
        // The symbol fonts of Windows have their codes at F000.
        let symbol = (0xf020..=0xf07e).contains(&code) && font.charmap().is_symbol();
        if let Some(c) = char::from_u32(if symbol { code - 0xf000 } else { code }).filter(|c| !is_private(*c) && !c.is_control()) {
            letters.entry(glyph.to_u32()).and_modify(|old: &mut char| *old = (*old).min(c)).or_insert(c);
        }
    }
    let names = GlyphNames::new(&font);
    for (glyph, name) in names.iter().take(MOST_CODES) {
        if !name.is_synthesized()
            && let Some(c) = named(name.as_str())
        {
            letters.entry(glyph.to_u32()).or_insert(c);
        }
    }
    letters
}

/// The letter of a glyph's name: `A`, `uni0041`, `u1F4C4`, or one of the names of marks.
fn named(name: &str) -> Option<char> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(c);
    }
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')).filter(|h| (4..=6).contains(&h.len()));
    if let Some(c) = hex.and_then(|h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32) {
        return Some(c);
    }
    NAMES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
}

/// Names of glyphs that stand in resumes' fonts, beyond letters.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("period", '.'),
    ("comma", ','),
    ("colon", ':'),
    ("semicolon", ';'),
    ("hyphen", '-'),
    ("minus", '-'),
    ("endash", '\u{2013}'),
    ("emdash", '\u{2014}'),
    ("slash", '/'),
    ("parenleft", '('),
    ("parenright", ')'),
    ("ampersand", '&'),
    ("percent", '%'),
    ("dollar", '$'),
    ("numbersign", '#'),
    ("at", '@'),
    ("plus", '+'),
    ("asterisk", '*'),
    ("underscore", '_'),
    ("bar", '|'),
    ("quotesingle", '\''),
    ("quotedbl", '"'),
    ("quoteleft", '\u{2018}'),
    ("quoteright", '\u{2019}'),
    ("quotedblleft", '\u{201c}'),
    ("quotedblright", '\u{201d}'),
    ("bullet", '\u{2022}'),
    ("periodcentered", '\u{b7}'),
    ("fi", '\u{fb01}'),
    ("fl", '\u{fb02}'),
    ("f_f", '\u{fb00}'),
    ("f_i", '\u{fb01}'),
    ("f_l", '\u{fb02}'),
    ("f_f_i", '\u{fb03}'),
    ("f_f_l", '\u{fb04}'),
    ("eacute", 'é'),
    ("ntilde", 'ñ'),
];

/// Whether it is a private character, which each font gives a meaning of its own.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// What a private character shows: a sign of a symbol font, a letter of a font that has its letters there, else a bullet that a word processor left.
fn private(c: char, drawn: &Drawn<'_>) -> Option<char> {
    let code = u32::from(c).checked_sub(0xf000).filter(|code| *code < 0x100);
    let font = match drawn {
        Drawn::Outline(glyph) => glyph.font_data().and_then(|data| data.postscript_name),
        Drawn::Type3(_) => None,
    };
    match (code, font) {
        (Some(code), Some(font)) if symbols::is_symbol_font(&font) || font.to_ascii_lowercase().starts_with("symbol") => symbols::sign(&font, code),
        (Some(code @ 0x20..=0x7e), Some(font)) if !is_icon_font(&font) => char::from_u32(code),
        _ => symbols::private(c),
    }
}

/// Whether a font draws pictures.
fn is_icon_font(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    ["dings", "awesome", "icon", "material", "symbol"].iter().any(|part| font.contains(part))
}

/// The letter that a glyph's bare code is in a font of bitmaps that TeX made, which names none: ASCII, and its ligatures and dashes.
fn bare(drawn: &Drawn<'_>) -> Option<char> {
    let Drawn::Type3(glyph) = drawn else { return None };
    match glyph.char_code() {
        code @ 0x21..=0x7e => char::from_u32(code),
        0x0b | 0x1b => Some('\u{fb00}'),
        0x0c | 0x1c => Some('\u{fb01}'),
        0x0d | 0x1d => Some('\u{fb02}'),
        0x0e | 0x1e => Some('\u{fb03}'),
        0x0f | 0x1f => Some('\u{fb04}'),
        0x10 => Some('\u{201c}'),
        0x11 => Some('\u{201d}'),
        0x15 => Some('\u{2013}'),
        0x16 => Some('\u{2014}'),
        0x88 => Some('\u{2022}'),
        0xe9 => Some('é'),
        _ => None,
    }
}

/// Ligatures spelled out, so that a search for the word finds it.
fn plain(told: Letters) -> Letters {
    let Letters::One(c) = told else { return told };
    let more = match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => return Letters::One(' '),
        _ => return Letters::One(c),
    };
    Letters::More(more.into())
}

/// A text string of the file format: UTF-16 or UTF-8 with a mark, else one byte a letter.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).filter_map(|p| <[u8; 2]>::try_from(p).ok()).map(u16::from_be_bytes);
            char::decode_utf16(units).map(|c| c.unwrap_or(UNKNOWN)).collect()
        }
        [0xff, 0xfe, rest @ ..] => {
            let units = rest.chunks_exact(2).filter_map(|p| <[u8; 2]>::try_from(p).ok()).map(u16::from_le_bytes);
            char::decode_utf16(units).map(|c| c.unwrap_or(UNKNOWN)).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
