//! Rich text (.rtf): groups, control words and bytes, read in one pass.

mod group;
mod reader;
mod tables;

use resume_check_core::Document;

use crate::error::ReadError;
use crate::furniture;
use crate::limits::Limits;

/// The text of an RTF document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut reader = reader::Reader::new(limits);
    let whole = walk(bytes, &mut reader)?;
    let (mut body, around) = reader.end();
    furniture::join(&mut body, around);
    if !whole {
        body.warn("unreadable-part", "the file is cut off; what could be read of it is here: open it in the program that made it and save it anew");
    }
    body.finish("rtf")
}

/// Reads the bytes; says whether every group that opened came to its end.
fn walk(bytes: &[u8], reader: &mut reader::Reader) -> Result<bool, ReadError> {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => reader.open()?,
            b'}' => {
                reader.close();
                // What follows the last group is no part of the document.
                if reader.is_done() {
                    return Ok(true);
                }
            }
            b'\r' | b'\n' | 0 => {}
            b'\\' => at = control(bytes, at, reader),
            byte => reader.byte(*byte),
        }
    }
    Ok(false)
}

/// Reads the control word or sign at this byte; says where what follows begins.
fn control(bytes: &[u8], at: usize, reader: &mut reader::Reader) -> usize {
    let rest = &bytes[at..];
    let letters = rest.iter().take(LONGEST_WORD).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 {
        return match rest {
            [b'\'', hex @ ..] => {
                let digits = hex.get(..2).and_then(|h| std::str::from_utf8(h).ok());
                match digits.and_then(|d| u8::from_str_radix(d, 16).ok()) {
                    Some(byte) => {
                        reader.byte(byte);
                        at + 3
                    }
                    None => at + 1,
                }
            }
            [sign, ..] => {
                reader.sign(*sign);
                at + 1
            }
            [] => at,
        };
    }
    let (word, rest) = rest.split_at(letters);
    let minus = usize::from(rest.first() == Some(&b'-'));
    let digits = rest.iter().skip(minus).take(LONGEST_NUMBER).take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(&rest[..if digits > 0 { minus + digits } else { 0 }]).ok().and_then(|n| n.parse::<i32>().ok());
    let after = at + letters + if digits > 0 { minus + digits } else { 0 };
    let after = after + usize::from(bytes.get(after) == Some(&b' '));
    match (std::str::from_utf8(word), number) {
        // Raw data of so many bytes.
        (Ok("bin"), Some(data)) => after.saturating_add(usize::try_from(data).unwrap_or(0)),
        (Ok(word), number) => {
            reader.word(word, number);
            after
        }
        (Err(_), _) => after,
    }
}

/// The most letters of a control word, and digits of its number.
const LONGEST_WORD: usize = 32;
const LONGEST_NUMBER: usize = 10;
