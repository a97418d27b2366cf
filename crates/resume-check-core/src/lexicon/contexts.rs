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
    /// Single words that tell who holds a credential, by what they tell.
    holders: BTreeMap<Holding, Vec<WordId>>,
}

/// What a word tells of who holds a credential: `sixteen coders hold the CPC`, `my podmate is the CRC`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Holding {
    /// What people do with a credential, or are by it.
    Verbs,
    /// Stands between such a verb and the credential.
    Between,
    /// Counts people.
    Counts,
    /// Stands between a count and the verb, and names no people.
    Among,
    /// Names people, where no ending tells it.
    People,
    /// Has such an ending and names no people.
    Things,
    /// Before a person says that it is another one.
    Owners,
    /// Is the writer or a thing, before `is a`.
    NoOthers,
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

impl Cue {
    /// How far a cue reaches where its row does not say.
    pub(crate) const REACH: usize = 12;
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
    holders: BTreeMap<Holding, Vec<String>>,
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

impl Contexts {
    /// Whether a text holds a word of coding, billing or records.
    pub(crate) fn speaks_of_the_field(&self, text: &Text<'_>) -> bool {
        holds(&self.field, text)
    }

    /// Whether the word tells this of who holds a credential.
    pub(crate) fn tells(&self, word: WordId, holding: Holding) -> bool {
        self.holders.get(&holding).is_some_and(|words| words.contains(&word))
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
            for (holding, list) in rows.holders {
                contexts.holders.entry(holding).or_default().extend(list.iter().map(|word| words.add(word)));
            }
            for row in rows.cue {
                let cue = Cue { status: *row.status.get_ref(), before: row.side == Side::Before, of: row.of, reach: row.reach.unwrap_or(Cue::REACH) };
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
