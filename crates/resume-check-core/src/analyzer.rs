//! The whole pipeline: the only file that names every stage.

use once_cell::sync::OnceCell;

use crate::document::Document;
use crate::error::Error;
use crate::lexicon::{self, Lexicon, Source};
use crate::options::Options;

static BUILT_IN: OnceCell<Lexicon> = OnceCell::new();

/// Reads resumes. Build one, share it: it is `Send`, `Sync` and never changes.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Own,
}

#[derive(Debug)]
enum Own {
    BuiltIn(&'static Lexicon),
    Extended(Box<Lexicon>),
}

/// Builds an [`Analyzer`] with lexicon files of one's own.
#[derive(Debug, Default)]
pub struct Builder {
    files: Vec<(String, String)>,
}

impl Builder {
    /// Adds a lexicon file: a name that the built-in lexicons have (`credentials.toml`), and its text.
    pub fn lexicon(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.files.push((name.into(), text.into()));
        self
    }

    /// Reads and checks the lexicons. An error shows the file, the line and the line itself.
    pub fn build(self) -> Result<Analyzer, Error> {
        if self.files.is_empty() {
            let lexicon = BUILT_IN.get_or_try_init(|| Lexicon::read(&lexicon::built_in()))?;
            return Ok(Analyzer { lexicon: Own::BuiltIn(lexicon) });
        }
        let mut sources = lexicon::built_in();
        sources.extend(self.files.iter().map(|(name, text)| Source::new(name, text)));
        Ok(Analyzer { lexicon: Own::Extended(Box::new(Lexicon::read(&sources)?)) })
    }
}

impl Analyzer {
    /// An analyzer to be built.
    pub fn builder() -> Builder {
        Builder::default()
    }

    fn lexicon(&self) -> &Lexicon {
        match &self.lexicon {
            Own::BuiltIn(lexicon) => lexicon,
            Own::Extended(lexicon) => lexicon,
        }
    }
}
