//! Signs of symbol fonts, and signs that open a bullet.

/// Whether this sign opens a bullet when it stands first.
pub(crate) fn is_bullet(c: char) -> bool {
    "•·▪▫■□●○◦‣∙⋅♦◆►▶▸✓✔➢➤❖★✦⁃".contains(c)
}

/// What a code of the private area is written as where its font is not known: bullets that Word left there; the rest are pictures and say nothing.
pub(crate) fn private(c: char) -> Option<char> {
    match c {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0a8}' | '\u{f06e}' | '\u{f076}' | '\u{f0d8}' => Some('•'),
        '\u{f0fc}' => Some('✓'),
        '\u{e000}'..='\u{f8ff}' => None,
        c => Some(c),
    }
}

/// The character that a code of a symbol font shows; none where it is only an ornament.
pub(crate) fn sign(font: &str, code: u32) -> Option<char> {
    // The fonts' codes stand in the private area or in a byte.
    let code = u8::try_from(code & 0xff).ok()?;
    if font.to_ascii_lowercase().starts_with("symbol") { symbol(code) } else { dingbat(code) }
}

/// Whether the letters of this font show as signs.
pub(crate) fn is_symbol_font(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    font == "symbol" || font.starts_with("wingdings") || font.starts_with("webdings")
}

/// The font Symbol: Greek letters and signs of mathematics; ASCII where it shows so.
fn symbol(code: u8) -> Option<char> {
    Some(match code {
        b'a' => 'α',
        b'b' => 'β',
        b'm' => 'µ',
        b'D' => 'Δ',
        0xa3 => '≤',
        0xae => '→',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xa7 => '♣',
        0xa8 => '♦',
        0xbb => '≈',
        0xd2 | 0xe2 => '®',
        0xd3 | 0xe3 => '©',
        0xd4 | 0xe4 => '™',
        0x20..=0x3f | 0x5b | 0x5d | 0x5f | 0x7b..=0x7d => char::from(code),
        _ => return None,
    })
}

/// The fonts Wingdings: bullets, ticks and arrows; pictures of telephones and letters say nothing.
fn dingbat(code: u8) -> Option<char> {
    Some(match code {
        b' ' => ' ',
        b'l' | b'n' | b'q' | b's' | b'o' | 0x9e | 0x9f | 0xa7 | 0xb7 | 0xa8 => '•',
        b'u' | b'v' => '◆',
        0xd8 | 0xc4 => '➢',
        0xe0 | 0xe8 => '→',
        0xfb => '✗',
        0xfc | 0xfe => '✓',
        _ => return None,
    })
}
