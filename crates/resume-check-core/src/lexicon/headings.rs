//! Headings of sections.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::SectionKind;
use crate::text::Words;

/// Every heading, with the kind of section that it stands over.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Headings {
    /// The forms, to find them in running text.
    pub forms: Phrases<SectionKind>,
    keys: FxHashMap<String, SectionKind>,
    /// The keys that are long enough to be told through a slip of the pen, by length and then by letters.
    long: Vec<Key>,
    /// What a heading in no list ends or begins with.
    parts: Vec<Part>,
}

/// Words that end or open a heading in no list.
#[derive(Debug, Serialize, Deserialize)]
struct Part {
    words: String,
    opens: bool,
    kind: SectionKind,
}

/// A heading's key.
#[derive(Debug, Serialize, Deserialize)]
struct Key {
    text: String,
    /// A bit for each letter that it holds: a quick look at whether two keys can be alike.
    letters: u64,
    kind: SectionKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    heading: Vec<Row>,
    #[serde(default)]
    tail: Vec<PartRow>,
    #[serde(default)]
    opening: Vec<PartRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartRow {
    kind: SectionKind,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: SectionKind,
    forms: Vec<Spanned<String>>,
}

/// A heading shorter than this is not looked for with slips of the pen.
const SHORTEST_FUZZY: usize = 6;
/// A heading of more words than this is not read by its first and last.
const LONGEST_OF_PARTS: usize = 5;
/// Small words that a heading can hold; any other small word makes a sentence of it.
const INNER: &[&str] = &["and", "of", "in", "the", "for", "with", "at", "&"];
/// Words that make a remark of a line: `No work experience`, `5 years of experience`.
const REMARKS: &[&str] = &["no", "years", "year", "months", "with", "extensive", "strong", "some"];

impl Headings {
    /// The files of headings among `files`.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut headings = Self::default();
        for file in files.iter().filter(|f| f.name == "headings.toml") {
            let rows: FileOf = file.parse()?;
            for row in rows.heading {
                for form in &row.forms {
                    let key = key(form.get_ref());
                    if key.is_empty() {
                        return Err(file.fault_at(form, "a heading has letters"));
                    }
                    if headings.keys.get(&key).is_some_and(|kind| *kind != row.kind) {
                        let kind = headings.keys[&key];
                        return Err(file.fault_at(form, format!("{:?} is a heading of {kind} already", form.get_ref())));
                    }
                    headings.keys.insert(key, row.kind);
                    headings.forms.add(words, form.get_ref(), row.kind);
                }
            }
            for (rows, opens) in [(rows.tail, false), (rows.opening, true)] {
                let parts = rows.into_iter().flat_map(|row| row.words.into_iter().map(move |words| Part { words, opens, kind: row.kind }));
                headings.parts.extend(parts);
            }
        }
        headings.long = headings.keys.iter().filter(|(k, _)| k.len() >= SHORTEST_FUZZY).map(|(k, kind)| Key::new(k, *kind)).collect();
        headings.long.sort_by(|a, b| (a.text.len(), &a.text).cmp(&(b.text.len(), &b.text)));
        Ok(headings)
    }

    /// The kind of the section that stands under these words, whatever their case, spacing and marks.
    pub(crate) fn kind(&self, words: &str) -> Option<SectionKind> {
        self.keys.get(&key(words)).copied()
    }

    /// The kind of a heading in no list, by the words that it ends or opens with.
    pub(crate) fn kind_of_parts(&self, words: &str) -> Option<SectionKind> {
        let written: Vec<&str> = words.split_whitespace().collect();
        let heads = |w: &&str| {
            INNER.contains(w) || w.chars().all(|c| c.is_alphabetic() || matches!(c, '&' | '/' | '-' | '\'')) && !w.starts_with(char::is_lowercase)
        };
        if written.len() < 2 || written.len() > LONGEST_OF_PARTS || !written.iter().all(heads) {
            return None;
        }
        let lower = words.to_lowercase();
        if lower.split_whitespace().any(|w| REMARKS.contains(&w)) {
            return None;
        }
        let fits = |p: &&Part| {
            let rest = if p.opens { lower.strip_prefix(&p.words) } else { lower.strip_suffix(&p.words) };
            rest.is_some_and(|r| if p.opens { r.starts_with(' ') } else { r.ends_with(' ') })
        };
        self.parts.iter().find(fits).map(|p| p.kind)
    }

    /// The same for words with a slip of the pen: two letters changed places, one is wrong, missing or too many.
    pub(crate) fn kind_of_slip(&self, words: &str) -> Option<SectionKind> {
        let wrong = key(words);
        if wrong.len() < SHORTEST_FUZZY {
            return None;
        }
        let slips = 1 + usize::from(wrong.len() > 14);
        let letters = letters(&wrong);
        let from = self.long.partition_point(|k| k.text.len() + 1 < wrong.len());
        let near = self.long[from..].iter().take_while(|k| k.text.len() <= wrong.len() + 1);
        // A slip brings in at most one letter and takes away at most one.
        let alike = near.filter(|k| (k.letters ^ letters).count_ones() as usize <= 2 * slips);
        let told = alike.map(|k| (strsim::osa_distance(&k.text, &wrong), k)).filter(|(distance, _)| *distance <= slips);
        told.min_by(|a, b| (a.0, &a.1.text).cmp(&(b.0, &b.1.text))).map(|(_, k)| k.kind)
    }
}

impl Key {
    fn new(text: &str, kind: SectionKind) -> Self {
        Self { text: text.to_owned(), letters: letters(text), kind }
    }
}

/// A bit for each letter of a key; letters beyond a to z share one.
fn letters(key: &str) -> u64 {
    key.bytes().fold(0, |bits, b| bits | 1 << if b.is_ascii_alphanumeric() { (b & 0x3f).min(62) } else { 63 })
}

/// The letters and digits of a heading, in lower case, with `&` for `and`.
fn key(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => key.push_str("and"),
            _ => key.extend(c.to_lowercase().filter(|c| c.is_alphanumeric())),
        }
    }
    key
}
