//! Words around a mention: those that prove a form, and those that tell how the writer stands to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::{MentionKind, Status};
use crate::text::Words;

/// The words of context.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Contexts {
    /// Words of certification.
    pub post_nominal: Phrases<String>,
    /// Words of coding work.
    pub coding: Phrases<String>,
    /// Words of coding work that speak in the whole paragraph.
    pub coding_block: Phrases<String>,
    /// Words of software.
    pub system: Phrases<String>,
    /// Words right after which a system's name counts.
    pub system_before: Phrases<String>,
    /// Verbs of work that was done.
    pub doing: Phrases<String>,
    /// Words that tell how the writer stands to what is named.
    pub cues: Phrases<Cue>,
}

/// A word or phrase that tells how the writer stands to a mention near it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Cue {
    /// What it tells.
    pub status: Status,
    /// Whether the cue stands before the mention.
    pub before: bool,
    /// The kind that it tells of; none is any.
    pub of: Option<MentionKind>,
    /// The most tokens between the two.
    pub reach: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    class: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    #[serde(default)]
    cue: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    status: Spanned<Status>,
    side: Side,
    of: Option<MentionKind>,
    reach: Option<usize>,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Side {
    Before,
    After,
}

/// How far a cue reaches where its row does not say.
const REACH: usize = 12;

impl Contexts {
    /// The files of contexts among `files`.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut contexts = Self::default();
        for file in files.iter().filter(|f| f.name == "contexts.toml") {
            let rows: FileOf = file.parse()?;
            for (class, forms) in rows.class {
                let phrases = match class.get_ref().as_str() {
                    "post-nominal" => &mut contexts.post_nominal,
                    "coding-context" => &mut contexts.coding,
                    "coding-block" => &mut contexts.coding_block,
                    "system-list" => &mut contexts.system,
                    "system-before" => &mut contexts.system_before,
                    "doing" => &mut contexts.doing,
                    other => {
                        let known = "post-nominal, coding-context, coding-block, system-list, system-before, doing";
                        return Err(file.fault_at(&class, format!("no class of context is called {other:?}; there are {known}")));
                    }
                };
                for form in forms {
                    add(phrases, words, file, &form, form.get_ref().clone())?;
                }
            }
            for row in rows.cue {
                let cue = Cue { status: *row.status.get_ref(), before: row.side == Side::Before, of: row.of, reach: row.reach.unwrap_or(REACH) };
                for form in &row.words {
                    add(&mut contexts.cues, words, file, form, cue.clone())?;
                }
            }
        }
        Ok(contexts)
    }
}

fn add<T>(phrases: &mut Phrases<T>, words: &mut Words, file: &Source<'_>, form: &Spanned<String>, value: T) -> Result<(), Error> {
    match phrases.add(words, form.get_ref(), value) {
        true => Ok(()),
        false => Err(file.fault_at(form, format!("{:?} holds nothing to look for", form.get_ref()))),
    }
}
