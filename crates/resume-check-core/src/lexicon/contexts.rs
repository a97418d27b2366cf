//! Words around a mention: those that prove a form, and those that tell how the writer stands to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::{MentionKind, Status};
use crate::text::{Text, WordId, Words};

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
    /// Words that only a text about coding, billing and records holds.
    pub field: Phrases<String>,
    /// Words of the care of patients.
    pub health: Phrases<String>,
    /// Verbs of work that was done.
    pub doing: Phrases<String>,
    /// Words that tell how the writer stands to what is named.
    pub cues: Phrases<Cue>,
    /// Words that tell who holds a credential.
    pub holders: Holders,
}

/// Words that tell who holds a credential: `sixteen coders hold the CPC`, `my podmate is the CRC`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Holders {
    /// What people do with a credential, or are by it.
    pub verbs: Vec<WordId>,
    /// Words between such a verb and the credential.
    pub between: Vec<WordId>,
    /// Words that count people.
    pub counts: Vec<WordId>,
    /// Words between a count and the verb, beside those that name people.
    pub among: Vec<WordId>,
    /// Words that name people, beside those that an ending tells.
    pub people: Vec<WordId>,
    /// Words with such an ending that name no people.
    pub things: Vec<WordId>,
    /// Words before a person that say that it is another one.
    pub owners: Vec<WordId>,
    /// Words for the writer or a thing, before `is a`.
    pub no_others: Vec<WordId>,
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
    #[serde(default)]
    slip: Slips,
    #[serde(default)]
    holders: HolderRow,
}

/// The same as `Holders`, in words.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct HolderRow {
    verbs: Vec<String>,
    between: Vec<String>,
    counts: Vec<String>,
    among: Vec<String>,
    people: Vec<String>,
    things: Vec<String>,
    owners: Vec<String>,
    no_others: Vec<String>,
}

/// Names of which a slip of the pen is forgiven.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Slips {
    names: Vec<Spanned<String>>,
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

/// A shorter name with a slip of the pen is too many other words.
const SHORTEST_NAME: usize = 6;
/// How far a cue reaches where its row does not say.
const REACH: usize = 12;

impl Contexts {
    /// Whether a text holds a word of coding, billing or records.
    pub(crate) fn speaks_of_the_field(&self, text: &Text<'_>) -> bool {
        holds(&self.field, text)
    }

    /// Whether a text holds a word of the care of patients.
    pub(crate) fn speaks_of_care(&self, text: &Text<'_>) -> bool {
        holds(&self.health, text)
    }

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
                    "field" => &mut contexts.field,
                    "health" => &mut contexts.health,
                    "doing" => &mut contexts.doing,
                    other => {
                        let known = "post-nominal, coding-context, coding-block, system-list, system-before, field, health, doing";
                        return Err(file.fault_at(&class, format!("no class of context is called {other:?}; there are {known}")));
                    }
                };
                for form in forms {
                    add(phrases, words, file, &form, form.get_ref().clone())?;
                }
            }
            for name in &rows.slip.names {
                if name.get_ref().len() < SHORTEST_NAME || !name.get_ref().bytes().all(|b| b.is_ascii_lowercase()) {
                    return Err(file.fault_at(name, format!("{:?} must be one word of small letters, {SHORTEST_NAME} or more", name.get_ref())));
                }
                words.forgive(name.get_ref());
            }
            let own = &mut contexts.holders;
            let lists = [
                (&mut own.verbs, rows.holders.verbs),
                (&mut own.between, rows.holders.between),
                (&mut own.counts, rows.holders.counts),
                (&mut own.among, rows.holders.among),
                (&mut own.people, rows.holders.people),
                (&mut own.things, rows.holders.things),
                (&mut own.owners, rows.holders.owners),
                (&mut own.no_others, rows.holders.no_others),
            ];
            for (list, added) in lists {
                list.extend(added.iter().map(|word| words.add(word)));
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

/// Whether a text holds one of these words; a word in capitals (`HIM`) needs its case.
fn holds(phrases: &Phrases<String>, text: &Text<'_>) -> bool {
    phrases.find(text).any(|f| {
        let capitals = !f.value.chars().any(char::is_lowercase);
        !capitals || f.tokens.clone().all(|t| !text.cased(t).chars().any(char::is_lowercase))
    })
}

fn add<T>(phrases: &mut Phrases<T>, words: &mut Words, file: &Source<'_>, form: &Spanned<String>, value: T) -> Result<(), Error> {
    match phrases.add(words, form.get_ref(), value) {
        true => Ok(()),
        false => Err(file.fault_at(form, format!("{:?} holds nothing to look for", form.get_ref()))),
    }
}
