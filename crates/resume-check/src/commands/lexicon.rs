//! `resume-check lexicon`: what the lexicons hold, and a check of one's own.

use std::path::Path;

use crate::args::Lexicon;
use crate::exit::{Exit, Fault};
use crate::inputs;
use crate::output::Output;
use crate::render::lines::{padded, plain, width};

/// Lists entries, or checks that the files hold together.
pub(crate) fn lexicon(action: &Lexicon, lexicons: Option<&Path>, output: Output<'_>) -> Result<Exit, Fault> {
    let (Lexicon::List { dir } | Lexicon::Check { dir }) = action;
    let dir = dir.as_deref().or(lexicons);
    let entries = inputs::analyzer(dir)?.entries();
    let text = match action {
        Lexicon::List { .. } => {
            let (kind, id) = (entries.iter().map(|e| width(&e.kind)).max().unwrap_or(0), entries.iter().map(|e| width(&e.id)).max().unwrap_or(0));
            entries.iter().map(|e| format!("{}  {}  {}\n", padded(&plain(&e.kind), kind), padded(&plain(&e.id), id), plain(&e.name))).collect()
        }
        Lexicon::Check { .. } => {
            let own = dir.map(inputs::lexicon_files).transpose()?.map_or(0, |files| files.len());
            let files = if own == 0 { "the built-in files".to_owned() } else { format!("{own} of your own with the built-in files") };
            format!("{files} hold together: {} entries\n", entries.len())
        }
    };
    output.styled(&text)?;
    Ok(Exit::Done)
}
