//! Bytes of a document in, the text that resume-check analyses out.
//!
//! [`read`] decides what the bytes are, by what they hold and never by a file's name, and reads them. Each format gives the same: lines as a person reads them, a paragraph or a bullet a line,
//! the cells of a table's row on one line, and spans of the analysis point into that text. What it can't read is an error that says what to do; what was lost, guessed or hidden is a warning of the document.
//! It touches no disk: the caller has the bytes.
//!
//! ```
//! let document = resume_check_documents::read(b"Jo Doe, CPC\n")?;
//! assert_eq!((document.format.as_str(), document.text.as_str()), ("text", "Jo Doe, CPC\n"));
//!
//! # #[cfg(feature = "web")] {
//! let page = resume_check_documents::read(b"<html><h1>Jo Doe, CPC</h1><ul><li>Coded 25 charts a day</ul></html>")?;
//! assert_eq!((page.format.as_str(), page.text.as_str()), ("html", "Jo Doe, CPC\n• Coded 25 charts a day\n"));
//! # }
//! # Ok::<(), resume_check_documents::ReadError>(())
//! ```
//!
//! # Formats and features
//!
//! | format | feature | what is read |
//! |---|---|---|
//! | `text` | always | UTF-8, UTF-16, legacy encodings |
//! | `markdown` | always | as it stands, so that lines are the file's own; comments are hidden text |
//! | `json-resume` | always | the sections and dates of its fields, as a resume's text |
//! | `rtf` | always | paragraphs, lists, tables, headers, footnotes |
//! | `docx`, `odt` | `office` | the same, with text boxes, tracked changes as accepted, notes where the text refers to them |
//! | `html` | `web` | what a browser shows |
//! | `pdf` | `pdf` | pages with a text layer |
//!
//! All features are on by default. Without one, its formats are an error that says so.
//!
//! # Hostile files
//!
//! Each reader keeps [`Limits`], does not recurse with the nesting of a file, takes time linear in its bytes, expands no entities, and yields a document or an error for any bytes.
//! What a library can't enforce on itself is left to its caller: a limit on the time that a file takes and on the memory of the process, and a fault in a parser (a panic, an abort, a stack overflow, an endless loop).
//! A program that reads files of strangers reads those that [`need care`](needs_care) in a process of its own, with these limits set by the system; documents and errors are serialisable for its sake.
//! `resume-check` does so: 10 seconds a file, and on Linux 512 MiB.
#![forbid(unsafe_code)]

#[cfg(feature = "office")]
mod archive;
mod block;
mod contact;
#[cfg(feature = "office")]
mod docx;
mod draft;
mod error;
mod furniture;
#[cfg(feature = "web")]
mod html;
mod json_resume;
mod limits;
mod lines;
mod look;
mod markdown;
#[cfg(feature = "office")]
mod odt;
#[cfg(feature = "pdf")]
mod pdf;
mod rtf;
mod sniff;
mod symbols;
mod tables;
mod text;
#[cfg(feature = "office")]
mod xml;

use resume_check_core::Document;

pub use error::{ReadError, ReadErrorKind};
pub use limits::Limits;
use sniff::{Format, Written};

/// The most bytes of text, in UTF-8, that a document may hold: 16 MiB. A long resume has 20 KB.
pub const MAX_TEXT: usize = 16 << 20;

/// The most bytes that are read: UTF-16 takes two for a letter. A caller need read no more than one byte beyond.
pub const MAX_BYTES: usize = 2 * MAX_TEXT + 2;

/// Reads a document of any format, within the usual [`Limits`].
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    read_within(bytes, &Limits::default())
}

/// Reads a document of any format, within limits of one's own.
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::too_many_bytes(MAX_BYTES));
    }
    match sniff::format(bytes) {
        Format::Pdf => pdf(bytes, limits),
        Format::Docx => docx(bytes, limits),
        Format::Odt => odt(bytes, limits),
        Format::Rtf => rtf::read(bytes, limits),
        Format::Locked => Err(ReadError::password()),
        Format::Other(name, advice) => Err(ReadError::format(name, advice)),
        Format::Text => written(bytes, limits),
    }
}

/// Whether a parser of a document format has to see the bytes, so that they are better read in a process of its own. Plain text, Markdown and JSON need none, and neither does what is not read at all.
pub fn needs_care(bytes: &[u8]) -> bool {
    if bytes.len() > MAX_BYTES {
        return false;
    }
    match sniff::format(bytes) {
        Format::Pdf | Format::Docx | Format::Odt | Format::Rtf => true,
        Format::Locked | Format::Other(..) => false,
        // A web page holds this byte in every encoding. Most texts don't, and are not decoded twice.
        Format::Text => bytes.contains(&b'<') && text::decode(bytes).is_ok_and(|d| sniff::written(&d.text) == Written::Html),
    }
}

/// Whatever is written in letters: plain text, or text with marks.
fn written(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let document = text::decode(bytes)?;
    let document = match sniff::written(&document.text) {
        Written::Html => html(bytes, document, limits)?,
        Written::JsonResume => json_resume::read(document, limits)?,
        Written::Markdown => markdown::read(document),
        Written::Text => document,
        Written::Other(name, advice) => return Err(ReadError::format(name, advice)),
    };
    if document.text.len() > limits.text {
        return Err(ReadError::too_large(limits.text));
    }
    if document.text.chars().all(text::is_blank) {
        return Err(ReadError::empty(bytes.is_empty()));
    }
    Ok(document)
}

#[cfg(feature = "pdf")]
fn pdf(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    pdf::read(bytes, limits)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &[u8], _: &Limits) -> Result<Document, ReadError> {
    Err(ReadError::not_built("a PDF", "pdf"))
}

#[cfg(feature = "office")]
fn docx(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    docx::read(&mut archive::Archive::open(bytes, limits)?, limits)
}

#[cfg(not(feature = "office"))]
fn docx(_: &[u8], _: &Limits) -> Result<Document, ReadError> {
    Err(ReadError::not_built("a Word document (.docx)", "office"))
}

#[cfg(feature = "office")]
fn odt(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    odt::read(&mut archive::Archive::open(bytes, limits)?, limits)
}

#[cfg(not(feature = "office"))]
fn odt(_: &[u8], _: &Limits) -> Result<Document, ReadError> {
    Err(ReadError::not_built("an OpenDocument text (.odt)", "office"))
}

#[cfg(feature = "web")]
fn html(bytes: &[u8], decoded: Document, limits: &Limits) -> Result<Document, ReadError> {
    html::read(bytes, decoded, limits)
}

#[cfg(not(feature = "web"))]
fn html(_: &[u8], _: Document, _: &Limits) -> Result<Document, ReadError> {
    Err(ReadError::not_built("a web page (.html)", "web"))
}
