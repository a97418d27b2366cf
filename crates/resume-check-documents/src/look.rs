//! Colours and sizes: what a reader of the file can't see.

/// Letters of this size in points, or smaller, can't be read.
pub(crate) const UNREADABLE: f32 = 2.0;
/// From here on every part of a colour is as good as white.
const WHITE: u8 = 0xf0;
/// A ground darker than this in one part shows white letters.
const DARK: u8 = 0xd0;

/// Red, green and blue.
pub(crate) type Colour = [u8; 3];

/// Whether letters of this colour can't be seen on white paper.
pub(crate) fn is_white_colour(colour: Colour) -> bool {
    colour.iter().all(|part| *part >= WHITE)
}

/// Whether a ground of this colour shows white letters.
pub(crate) fn is_dark_colour(colour: Colour) -> bool {
    colour.iter().any(|part| *part < DARK)
}

/// Whether letters of the colour that this says can't be seen on white paper.
#[cfg(any(feature = "office", feature = "web"))]
pub(crate) fn is_white(colour: &str) -> bool {
    parts(colour).is_some_and(is_white_colour)
}

/// Whether a ground of the colour that this says shows white letters; none where there is no ground.
#[cfg(any(feature = "office", feature = "web"))]
pub(crate) fn ground(colour: &str) -> Option<bool> {
    match parts(colour) {
        Some(colour) => Some(is_dark_colour(colour)),
        None => {
            (!matches!(colour.trim().to_ascii_lowercase().as_str(), "" | "auto" | "none" | "transparent" | "inherit" | "initial" | "unset" | "0"))
                .then_some(true)
        }
    }
}

/// Red, green and blue of a colour: `#fff`, `FFFFFF`, `white`, `rgb(255, 255, 255)`.
#[cfg(any(feature = "office", feature = "web"))]
fn parts(colour: &str) -> Option<Colour> {
    let colour = colour.trim();
    if colour.eq_ignore_ascii_case("white") {
        return Some([255; 3]);
    }
    if let Some(inner) = colour.strip_prefix("rgb(").or_else(|| colour.strip_prefix("rgba(")) {
        let mut numbers = inner.split([',', ' ', '/', ')']).filter(|n| !n.is_empty()).map(|n| n.parse().ok());
        return Some([numbers.next()??, numbers.next()??, numbers.next()??]);
    }
    let digits: Vec<u8> = colour.trim_start_matches('#').chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    match *digits {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [r, s, g, h, b, c] => Some([r * 16 + s, g * 16 + h, b * 16 + c]),
        _ => None,
    }
}

#[cfg(all(test, any(feature = "office", feature = "web")))]
mod tests {
    use super::*;

    #[test]
    fn colours() {
        for (colour, white, dark) in [
            ("FFFFFF", true, Some(false)),
            ("#fff", true, Some(false)),
            ("white", true, Some(false)),
            ("rgb(254, 255, 250)", true, Some(false)),
            ("rgba(255 255 255 / 0.9)", true, Some(false)),
            ("F2F2F2", true, Some(false)),
            ("E0E0E0", false, Some(false)),
            ("1F3864", false, Some(true)),
            ("navy", false, Some(true)),
            ("auto", false, None),
            ("transparent", false, None),
        ] {
            assert_eq!((is_white(colour), ground(colour)), (white, dark), "{colour}");
        }
    }
}
