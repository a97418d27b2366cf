//! Plain text: which encoding its bytes are in, and what was lost in decoding them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use resume_check_core::{Document, DocumentWarning};

use crate::error::ReadError;

/// How many bytes are looked at to tell text from other data.
const LOOKED_AT: usize = 64 << 10;
/// One control byte in so many bytes makes data of a text.
const TEXT_PER_CONTROL: usize = 20;

/// The text of the bytes, with warnings of what was guessed or lost.
pub(crate) fn decode(bytes: &[u8]) -> Result<Document, ReadError> {
    let (text, mut warnings) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8_or_legacy(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match utf16_without_mark(bytes) {
            Some((unit, name)) => {
                let (text, mut warnings) = utf16(bytes, unit);
                warnings.insert(0, encoding(format!("the file does not say how it is encoded; it was read as {name}")));
                (text, warnings)
            }
            None => utf8_or_legacy(bytes)?,
        },
    };
    if is_data(text.as_bytes()) {
        return Err(ReadError::binary());
    }
    let nuls = text.bytes().filter(|b| *b == 0).count();
    let text = if nuls == 0 { text } else { text.replace('\0', " ") };
    if 0 < nuls {
        warnings.push(DocumentWarning::new("nul-bytes", format!("{} stood in the text; blanks were put in their place", counted(nuls, "NUL byte"))));
    }
    let mut document = Document::from_text(text);
    document.warnings = warnings;
    Ok(document)
}

/// Whether a character shows nothing: white space, or a mark without width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

type Decoded = (String, Vec<DocumentWarning>);

/// What two bytes of UTF-16 are, in one byte order.
type Unit = fn([u8; 2]) -> u16;

/// UTF-8 where it is that, with few slips or none; else the encoding that the letters suggest.
fn utf8_or_legacy(bytes: &[u8]) -> Result<Decoded, ReadError> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Vec::new()));
    }
    if is_data(bytes) {
        return Err(ReadError::binary());
    }
    Ok(broken_utf8(bytes).unwrap_or_else(|| legacy(bytes)))
}

/// UTF-8 with slips: no more letters of several bytes are wrong than right. A legacy encoding hardly ever looks so.
fn broken_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut text, mut right, mut wrong, mut surrogates) = (String::with_capacity(bytes.len()), 0, 0, 0);
    let mut inside_slip = false;
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.valid().is_empty() {
            inside_slip = false;
        }
        if !chunk.invalid().is_empty() && !inside_slip {
            // A run of wrong bytes is one slip.
            inside_slip = true;
            text.push(char::REPLACEMENT_CHARACTER);
            // Half of a UTF-16 pair begins so: no other encoding of English has this byte at all.
            match chunk.invalid() {
                [0xed] => surrogates += 1,
                _ => wrong += 1,
            }
        }
    }
    let slips = wrong + surrogates;
    (wrong <= right + surrogates)
        .then(|| (text, vec![encoding(format!("{} in the file's UTF-8; � was put in place of each", counted(slips, "broken character")))]))
}

/// The encoding that the letters suggest: for English almost always windows-1252.
fn legacy(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"us"), Utf8Detection::Deny);
    let (text, lossy) = guessed.decode_without_bom_handling(bytes);
    let mut warnings = vec![encoding(format!("the file is not in UTF-8; it was read as {}", guessed.name().to_lowercase()))];
    if lossy {
        warnings.push(encoding("some characters could not be read; � was put in place of each".to_owned()));
    }
    (text.into_owned(), warnings)
}

/// UTF-16 of that byte order.
fn utf16(bytes: &[u8], unit: Unit) -> Decoded {
    let pairs = bytes.chunks_exact(2);
    let mut lost = pairs.remainder().len();
    let units = pairs.filter_map(|p| <[u8; 2]>::try_from(p).ok()).map(unit);
    let mut text = String::with_capacity(bytes.len() / 2);
    for decoded in char::decode_utf16(units) {
        text.push(decoded.unwrap_or_else(|_| {
            lost += 1;
            char::REPLACEMENT_CHARACTER
        }));
    }
    // A last byte has no other half.
    if !bytes.len().is_multiple_of(2) {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    let slips = format!("{} in the file's UTF-16; � was put in place of each", counted(lost, "broken character"));
    (text, if lost == 0 { Vec::new() } else { vec![encoding(slips)] })
}

/// The byte order of UTF-16 that has no mark, where it is plain: letters of English have a NUL on one side only.
fn utf16_without_mark(bytes: &[u8]) -> Option<(Unit, &'static str)> {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let pairs = head.len() / 2;
    let nuls = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (nuls(0), nuls(1));
    let plain = |many: usize, few: usize| pairs >= 2 && many * 4 >= pairs * 3 && few * 50 <= pairs;
    if plain(second, first) {
        Some((u16::from_le_bytes, "UTF-16 (little-endian)"))
    } else if plain(first, second) {
        Some((u16::from_be_bytes, "UTF-16 (big-endian)"))
    } else {
        None
    }
}

/// Whether there are more control bytes than any text has.
fn is_data(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let controls = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    controls > 2 && controls * TEXT_PER_CONTROL > head.len()
}

fn encoding(message: String) -> DocumentWarning {
    DocumentWarning::new("encoding", message)
}

/// `1 NUL byte`, `3 NUL bytes`.
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
