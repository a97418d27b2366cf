//! A resume analyzer for US medical coders: text in, an explained report out.
#![forbid(unsafe_code)]
#![allow(dead_code, unused_imports)]

// In pipeline order: none names a later one.
mod span;
mod kinds;
mod month;
mod nearest;
mod error;
mod document;
mod options;
mod text;
mod lexicon;
mod sections;
mod mentions;
mod timeline;
mod metrics;
mod evidence;
pub mod report;
mod rubric;
mod analyzer;

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

#[cfg(test)]
mod show;
