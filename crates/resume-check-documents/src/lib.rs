//! Bytes of a document in, the text that resume-check analyses out.
//!
//! [`read`] decides what the bytes are and decodes them. What it can't read is an error that says what to do; what was lost or guessed is a warning of the document.
//! It touches no disk: the caller has the bytes.
//!
//! ```
//! let document = resume_check_documents::read(b"Jo Doe, CPC\n")?;
//! assert_eq!(document.text, "Jo Doe, CPC\n");
//! assert!(document.warnings.is_empty());
//! # Ok::<(), resume_check_documents::ReadError>(())
//! ```
#![forbid(unsafe_code)]

mod error;
mod limits;
mod pdf;
mod sniff;
mod text;

use resume_check_core::Document;

pub use error::{ReadError, ReadErrorKind};
pub use limits::Limits;

/// The most bytes of text, in UTF-8, that a document may hold: 16 MiB. A long resume has 20 KB.
pub const MAX_TEXT: usize = 16 << 20;

/// The most bytes that can hold so much text: UTF-16 takes two for a letter. A caller need read no more than one byte beyond.
pub const MAX_BYTES: usize = 2 * MAX_TEXT + 2;

/// Reads a document: plain text in UTF-8, in UTF-16, or in the legacy encoding that its letters suggest.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::too_large());
    }
    if bytes.starts_with(b"%PDF-") {
        return pdf::read(bytes, &Limits::default());
    }
    if let Some(format) = sniff::format(bytes) {
        return Err(ReadError::format(format));
    }
    let document = text::decode(bytes)?;
    if document.text.len() > MAX_TEXT {
        return Err(ReadError::too_large());
    }
    if document.text.chars().all(text::is_blank) {
        return Err(ReadError::empty(bytes.is_empty()));
    }
    Ok(document)
}
