//! A ZIP archive's parts, within limits.
//!
//! Documents of office programs are small archives of stored or deflated parts. A file that was cut off has no directory; its parts are then found by their own heads.
//! The crates that read archives don't do that, and list all parts before they can be counted; the usual one brings a dozen others.

use std::borrow::Cow;

use crate::error::ReadError;
use crate::limits::Limits;

/// How a part's own head, an entry of the directory and the directory's end begin.
const HEAD: &[u8] = b"PK\x03\x04";
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// How far from its last byte an archive's end can stand: its own bytes and the longest remark.
const END_WITHIN: usize = 22 + 0xffff;
/// The bit that says a part is locked with a password.
const LOCKED: u16 = 1;

/// A part as the directory lists it.
#[derive(Debug)]
struct Entry<'a> {
    name: &'a [u8],
    flags: u16,
    method: u16,
    crc: Option<u32>,
    /// Its bytes as they are packed.
    packed: &'a [u8],
}

/// A part, unpacked.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    /// Its bytes.
    pub(crate) bytes: Cow<'a, [u8]>,
    /// Whether all of them are there and are what was packed.
    pub(crate) whole: bool,
}

/// An archive.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    entries: Vec<Entry<'a>>,
    /// Whether its directory was there.
    pub(crate) whole: bool,
    /// How many bytes may still be unpacked.
    left: usize,
    limit: usize,
}

impl<'a> Archive<'a> {
    /// The archive's list of parts.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let listed = directory(bytes, limits.parts)?;
        let whole = listed.is_some();
        let entries = match listed {
            Some(entries) => entries,
            None => heads(bytes, limits.parts)?,
        };
        Ok(Self { entries, whole, left: limits.expanded, limit: limits.expanded })
    }

    /// A part by its name, unpacked; none where there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part<'a>>, ReadError> {
        let Some(entry) = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name.as_bytes())) else { return Ok(None) };
        if entry.flags & LOCKED != 0 {
            return Err(ReadError::password());
        }
        let (bytes, mut whole) = match entry.method {
            0 => (Cow::Borrowed(entry.packed), true),
            8 => inflate(entry.packed, self.left).ok_or_else(|| self.too_much())?,
            _ => (Cow::Borrowed(&[][..]), false),
        };
        self.left = self.left.checked_sub(bytes.len()).ok_or_else(|| self.too_much())?;
        whole &= entry.crc.is_none_or(|crc| crc == crc32fast::hash(&bytes));
        Ok(Some(Part { bytes, whole }))
    }

    fn too_much(&self) -> ReadError {
        ReadError::unpacked(self.limit)
    }
}

/// The bytes of a deflated part, and whether it came to its end; none past the limit.
fn inflate(packed: &[u8], most: usize) -> Option<(Cow<'static, [u8]>, bool)> {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
    match decompress_to_vec_with_limit(packed, most) {
        Ok(bytes) => Some((Cow::Owned(bytes), true)),
        Err(fault) if fault.status == TINFLStatus::HasMoreOutput => None,
        Err(fault) => Some((Cow::Owned(fault.output), false)),
    }
}

/// The entries of the archive's directory; none where there is no directory that holds together.
fn directory<'a>(bytes: &'a [u8], most: usize) -> Result<Option<Vec<Entry<'a>>>, ReadError> {
    let from = bytes.len().saturating_sub(END_WITHIN);
    let end = bytes.get(from..).and_then(|tail| tail.windows(END.len()).rposition(|w| w == END));
    let Some(end) = end.map(|at| from + at) else { return Ok(None) };
    let Some(mut at) = u32_at(bytes, end + 16) else { return Ok(None) };
    let mut entries = Vec::new();
    while bytes.get(at..).is_some_and(|b| b.starts_with(ENTRY)) {
        if entries.len() == most {
            return Err(too_many(most));
        }
        let Some((entry, next)) = entry(bytes, at) else { return Ok(None) };
        entries.push(entry);
        at = next;
    }
    Ok((!entries.is_empty()).then_some(entries))
}

/// The entry of the directory at this byte, and where the next begins.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry<'_>, usize)> {
    let long = |offset| u16_at(bytes, at + offset).map(usize::from);
    let name_end = at + 46 + long(28)?;
    let name = bytes.get(at + 46..name_end)?;
    let head = u32_at(bytes, at + 42)?;
    let data = data_at(bytes, head)?;
    let packed = bytes.get(data..)?;
    let packed = packed.get(..u32_at(bytes, at + 20)?).unwrap_or(packed);
    let crc = u32_at(bytes, at + 16).and_then(|c| u32::try_from(c).ok());
    let entry = Entry { name, flags: u16_at(bytes, at + 8)?, method: u16_at(bytes, at + 10)?, crc, packed };
    Some((entry, name_end + long(30)? + long(32)?))
}

/// The parts by their own heads: for an archive without a directory.
fn heads<'a>(bytes: &'a [u8], most: usize) -> Result<Vec<Entry<'a>>, ReadError> {
    let starts: Vec<usize> = bytes.windows(HEAD.len()).enumerate().filter(|(_, w)| *w == HEAD).map(|(at, _)| at).take(most + 1).collect();
    if starts.len() > most {
        return Err(too_many(most));
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let part = |at: usize, end: usize| {
        let data = data_at(bytes, at)?;
        let name = bytes.get(at + 30..at + 30 + usize::from(u16_at(bytes, at + 26)?))?;
        // How long a part is may stand after it; what follows a deflated part is left alone anyway.
        let packed = bytes.get(data..end)?;
        Some(Entry { name, flags: u16_at(bytes, at + 6)?, method: u16_at(bytes, at + 8)?, crc: None, packed })
    };
    Ok(starts.iter().zip(ends).filter_map(|(at, end)| part(*at, end)).collect())
}

/// Where the bytes of the part begin whose head stands here.
fn data_at(bytes: &[u8], head: usize) -> Option<usize> {
    bytes.get(head..)?.starts_with(HEAD).then_some(())?;
    Some(head + 30 + usize::from(u16_at(bytes, head + 26)?) + usize::from(u16_at(bytes, head + 28)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let number = u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?);
    usize::try_from(number).ok()
}

fn too_many(most: usize) -> ReadError {
    ReadError::limit(&format!("an archive of more than {most} parts"))
}
