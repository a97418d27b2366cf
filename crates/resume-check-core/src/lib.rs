//! A resume analyzer for US medical coders: text in, an explained report out.
#![forbid(unsafe_code)]
#![allow(dead_code, unused_imports)]

// In pipeline order: none names a later one.
mod document;
mod error;
mod kinds;
mod lexicon;
mod mentions;
mod metrics;
mod month;
mod nearest;
mod options;
pub mod report;
mod analyzer;
mod sections;
mod span;
mod text;
mod timeline;

pub use analyzer::{Analyzer, Builder};
pub use document::{Document, DocumentWarning, Layout};
pub use error::{Error, ErrorKind};
pub use kinds::*;
pub use month::Month;
pub use options::{Options, Target};
pub use report::Report;
pub use span::Span;

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_lexicons_hold_together() {
        if let Err(e) = crate::lexicon::Lexicon::read(&crate::lexicon::built_in()) {
            panic!("{e}");
        }
    }
}
