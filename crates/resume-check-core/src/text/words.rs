//! The words that the lexicon knows, each with a number: comparing tokens is comparing numbers.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::forms::{FormSet, Forms};
use super::tokens::{Folded, Token, TokenKind};

/// The number of a word; 0 is every word that the lexicon does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub(crate) struct WordId(u32);

impl WordId {
    /// A word that stands in no form.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// Its place in a list of words.
    pub(crate) fn place(self) -> usize {
        self.0 as usize
    }
}

/// The words of all forms, folded and in lower case.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Words {
    ids: FxHashMap<Box<str>, WordId>,
    /// Those of one byte, by that byte: a fourth of a text is marks.
    one_byte: Vec<WordId>,
    /// The forms that they make.
    pub(super) forms: Forms,
    /// Names of which one slip of the pen is forgiven, by their first two letters.
    names: FxHashMap<[u8; 2], Vec<(Box<str>, WordId)>>,
    /// By the number of a word that is known as misspelt: the name that it is a slip of.
    misspelt: Vec<WordId>,
}

/// A shorter word with a slip of the pen can be too many others.
const SHORTEST: usize = 6;

impl Words {
    /// The word's number, given out at first sight.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX - 1) + 1);
        self.ids.insert(word.into(), id);
        if let [byte] = word.as_bytes() {
            self.one_byte.resize(self.one_byte.len().max(usize::from(*byte) + 1), WordId::UNKNOWN);
            self.one_byte[usize::from(*byte)] = id;
        }
        id
    }

    /// Adds a form of a set: its number there, and its words. One that holds no word, number or mark is not added: `false`.
    pub(crate) fn add_form(&mut self, set: &mut Option<FormSet>, number: usize, form: &str) -> bool {
        let folded = Folded::of(form);
        let tokens = folded.tokens();
        if tokens.is_empty() {
            return false;
        }
        let word = |(i, token): (usize, &Token<'_>)| {
            let inside = token.text == "-" && i > 0 && i + 1 < tokens.len();
            (!inside).then(|| self.add(token.text))
        };
        let words: Vec<Option<WordId>> = tokens.iter().enumerate().map(word).collect();
        let set = *set.get_or_insert_with(|| self.forms.new_set());
        self.forms.add(set, u32::try_from(number).unwrap_or(u32::MAX), &tokens, &words);
        true
    }

    /// Forgives one slip of the pen in this name.
    pub(crate) fn forgive(&mut self, name: &str) {
        let id = self.add(name);
        if let [a, b, ..] = name.as_bytes() {
            self.names.entry([*a, *b]).or_default().push((name.into(), id));
        }
    }

    /// The number of the name that the word is but for one letter: changed, missing, too many, or two that changed places.
    pub(crate) fn forgiven(&self, word: &str) -> WordId {
        let [a, b, ..] = word.as_bytes() else { return WordId::UNKNOWN };
        if word.len() < SHORTEST {
            return WordId::UNKNOWN;
        }
        let near = self.names.get(&[*a, *b]).and_then(|names| names.iter().find(|(name, _)| one_slip(name.as_bytes(), word.as_bytes())));
        near.map_or(WordId::UNKNOWN, |(_, id)| *id)
    }

    /// Notes a word that is known as misspelt: it stands for the name that it is a slip of as well.
    pub(crate) fn misspell(&mut self, word: &str) {
        let (name, id) = (self.forgiven(word), self.add(word));
        if name != WordId::UNKNOWN && name != id {
            if self.misspelt.len() <= id.place() {
                self.misspelt.resize(id.place() + 1, WordId::UNKNOWN);
            }
            self.misspelt[id.place()] = name;
        }
    }

    /// The name that a known word is a slip of.
    pub(crate) fn meant(&self, word: WordId) -> WordId {
        self.misspelt.get(word.place()).copied().unwrap_or_default()
    }

    /// Looks up the word of a token, as it is and without a final s.
    pub(super) fn look_up(&self, token: &mut Token<'_>) {
        let text = token.text;
        token.word = self.get(text);
        if token.word == WordId::UNKNOWN && token.kind == TokenKind::Word {
            token.word = self.forgiven(text);
        }
        token.singular = text.strip_suffix('s').filter(|s| s.len() > 1 && !s.ends_with('s')).map_or(WordId::UNKNOWN, |s| self.get(s));
        // A word that is known as misspelt reads as the name, and is found as itself where it ends a form.
        let meant = self.meant(token.word);
        if meant != WordId::UNKNOWN {
            (token.word, token.singular) = (meant, token.word);
        }
    }

    /// The word's number, or `UNKNOWN`.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> WordId {
        let known = match word.as_bytes() {
            [byte] => self.one_byte.get(usize::from(*byte)),
            _ => self.ids.get(word),
        };
        known.copied().unwrap_or_default()
    }
}

/// Whether two words differ by one letter that is changed, missing or too many, or by two that changed places.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    match (a, b) {
        ([_], [_]) | ([_], []) | ([], [_]) => true,
        ([x, y], [v, w]) => x == w && y == v,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_slip;

    #[test]
    fn one_slip_and_no_more() {
        for (a, b, expected) in [
            ("meditech", "meditec", true),
            ("meditech", "meditechs", true),
            ("meditech", "meditehc", true),
            ("meditech", "meditexh", true),
            ("meditech", "medtec", false),
            ("certified", "certifed", true),
            ("cerner", "center", false),
        ] {
            assert_eq!(one_slip(a.as_bytes(), b.as_bytes()), expected, "{a} {b}");
        }
    }
}
