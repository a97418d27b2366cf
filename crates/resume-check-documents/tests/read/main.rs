//! What bytes are read as: one file for each format, and one for what is hostile.
#![cfg(all(feature = "office", feature = "web"))]

mod docx;
mod hostile;
mod html;
mod json_resume;
mod markdown;
mod odt;
#[cfg(feature = "pdf")]
mod pdf;
mod rtf;
mod text;
mod zip;

use resume_check_documents::read;

/// The format, the text, and the kinds of the warnings.
fn check_bytes(bytes: &[u8], format: &str, text: &str, warnings: &[&str]) {
    let document = read(bytes).unwrap_or_else(|e| panic!("{text:?}: {e}"));
    assert_eq!((document.format.as_str(), document.text.as_str()), (format, text));
    let got: Vec<&str> = document.warnings.iter().map(|w| w.kind.as_str()).collect();
    assert_eq!(got, warnings, "{:?}", document.warnings);
}

/// The kind of the error, and words of its message.
fn check_error(bytes: &[u8], kind: &str, words: &str) {
    let error = read(bytes).expect_err("these bytes are no resume");
    assert_eq!((error.kind().as_str(), error.to_string().contains(words)), (kind, true), "{error}");
}
