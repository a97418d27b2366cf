//! Headings of sections.

use std::str::Chars;

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
    /// Words that tell the kind of a heading of the writer's own, in the order of the file.
    words: FxHashMap<String, (usize, SectionKind)>,
    /// The keys that are long enough to be told through a slip of the pen, by length and then by letters.
    long: Vec<Key>,
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: SectionKind,
    forms: Vec<Spanned<String>>,
    #[serde(default)]
    holds: Vec<Spanned<String>>,
}

/// A heading shorter than this is not looked for with slips of the pen.
const SHORTEST_FUZZY: usize = 6;

impl Headings {
    /// The files of headings among `files`.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut headings = Self::default();
        for file in files.iter().filter(|f| f.name == "headings.toml") {
            let rows: FileOf = file.parse()?;
            for row in rows.heading {
                for word in &row.holds {
                    let key = key(word.get_ref());
                    if key.is_empty() || word.get_ref().contains(' ') {
                        return Err(file.fault_at(word, "what a heading holds is one word"));
                    }
                    let order = headings.words.len();
                    if headings.words.insert(key, (order, row.kind)).is_some() {
                        return Err(file.fault_at(word, format!("{:?} tells the kind of a heading already", word.get_ref())));
                    }
                }
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
        }
        headings.long = headings.keys.iter().filter(|(k, _)| k.len() >= SHORTEST_FUZZY).map(|(k, kind)| Key::new(k, *kind)).collect();
        headings.long.sort_by(|a, b| (a.text.len(), &a.text).cmp(&(b.text.len(), &b.text)));
        Ok(headings)
    }

    /// The kind of the section that stands under these words, whatever their case, spacing and marks.
    pub(crate) fn kind(&self, words: &str) -> Option<SectionKind> {
        self.keys.get(&key(words)).copied()
    }

    /// The kind of a heading of the writer's own, by a word that it holds: `Systems in Brief`; of several the first in the file.
    pub(crate) fn kind_by_word(&self, words: &str) -> Option<SectionKind> {
        let known = words.split(|c: char| !c.is_alphanumeric()).filter_map(|w| self.words.get(&key(w)));
        known.min_by_key(|(order, _)| *order).map(|(_, kind)| *kind)
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
        let told = alike.filter_map(|k| Some((distance(k.text.chars(), wrong.chars(), slips)?, k)));
        told.min_by(|a, b| (a.0, &a.1.text).cmp(&(b.0, &b.1.text))).map(|(_, k)| k.kind)
    }
}

impl Key {
    fn new(text: &str, kind: SectionKind) -> Self {
        Self { text: text.to_owned(), letters: letters(text), kind }
    }
}

/// How many slips part two keys: letters that are wrong, missing or too many, and two that changed places. None where there are more than `most`.
fn distance(mut a: Chars<'_>, mut b: Chars<'_>, most: usize) -> Option<usize> {
    loop {
        let (was_a, was_b) = (a.clone(), b.clone());
        match (a.next(), b.next()) {
            (None, None) => return Some(0),
            (x, y) if x == y => {}
            _ if most == 0 => return None,
            (x, y) => {
                let (mut next_a, mut next_b) = (a.clone(), b.clone());
                let swapped = x.is_some() && y.is_some() && next_a.next() == y && next_b.next() == x;
                let ways = [
                    (x.is_some() && y.is_some()).then_some((a.clone(), b.clone())),
                    x.is_some().then_some((a, was_b)),
                    y.is_some().then_some((was_a, b)),
                    swapped.then_some((next_a, next_b)),
                ];
                return ways.into_iter().flatten().filter_map(|(a, b)| distance(a, b, most - 1)).min().map(|n| n + 1);
            }
        }
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
            _ if c.is_ascii_alphanumeric() => key.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => {}
            _ => key.extend(c.to_lowercase().filter(|c| c.is_alphanumeric())),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn few_slips_are_counted() {
        for (a, b, most, expected) in [
            ("education", "education", 1, Some(0)),
            ("education", "educaton", 1, Some(1)),
            ("education", "eduaction", 1, Some(1)),
            ("education", "educatoins", 1, None),
            ("education", "educatoins", 2, Some(2)),
            ("workexperience", "wrokexperince", 2, Some(2)),
            ("workexperience", "workexperienc", 2, Some(1)),
            ("skills", "skillsets", 2, None),
        ] {
            assert_eq!(distance(a.chars(), b.chars(), most), expected, "{a} {b}");
        }
    }
}
