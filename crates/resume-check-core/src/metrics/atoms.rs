//! One number as it is written: digits, groups, sizes, words, ratios.

use std::ops::Range;

use super::signs::Signs;
use crate::lexicon::{Sort, WordClass, Worded};
use crate::text::{Gap, Text, TokenKind};

/// One number as it is written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Atom {
    /// What it is worth.
    pub value: f64,
    /// The token behind it.
    pub end: usize,
    /// Whether a currency says that it is money.
    pub money: bool,
    /// Whether it is of a hundred.
    pub percent: bool,
    /// Whether it is written as a share of a total (`9 of 10`).
    pub ratio: bool,
    /// Whether it is a factor.
    pub factor: bool,
    /// Whether it has decimals.
    pub decimal: bool,
    /// Whether it has three decimals, which can be a group of thousands: `1.150`.
    pub pointed: bool,
    /// Whether a plus stands behind it.
    pub plus: bool,
    /// Whether it is a rough one: `40ish`.
    pub about: bool,
    /// Whether it is spelled in words.
    pub worded: bool,
    /// Whether a K, M or word of size stands behind the digits.
    pub scaled: bool,
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Reads numbers inside one piece of a statement.
pub(super) struct Reader<'r, 't> {
    /// The text.
    pub text: &'r Text<'t>,
    /// What its words say.
    pub signs: &'r Signs<'r>,
    /// The tokens to read.
    pub statement: &'r Range<usize>,
    /// For each token of the text, whether it is something else (a date, a code, a name).
    pub taken: &'r [bool],
}

impl Reader<'_, '_> {
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.statement.contains(&at).then(|| self.text.lower(at))
    }

    #[inline]
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|w| words.contains(&w))
    }

    pub(super) fn joined(&self, at: usize) -> bool {
        self.statement.contains(&at) && self.text.tokens[at].gap <= Gap::Style
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.statement.contains(&at).then(|| self.text.tokens[at].kind)
    }

    pub(super) fn class(&self, at: usize, class: WordClass) -> bool {
        self.statement.contains(&at) && self.signs.class(self.text, at, class)
    }

    pub(super) fn taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    /// One number that begins at this token.
    pub(super) fn atom(&self, at: usize) -> Option<Atom> {
        if self.taken(at) {
            return None;
        }
        let mut atom = self.plain(at)?;
        let behind = self.word(atom.end).unwrap_or_default();
        // `97 %`, `97 percent`.
        if matches!(behind, "%" | "percent" | "pct") {
            atom.percent = true;
            atom.end += 1;
            if self.is(atom.end, &["."]) && self.joined(atom.end) && self.is(atom.end - 1, &["pct"]) {
                atom.end += 1;
            }
        } else if behind == "per" && self.is(atom.end + 1, &["cent"]) {
            atom.percent = true;
            atom.end += 2;
        }
        if self.is(atom.end, &["dollars"]) {
            atom.money = true;
            atom.end += 1;
        }
        let behind = self.word(atom.end).unwrap_or_default();
        if behind == "+" && self.joined(atom.end) {
            atom.plus = true;
            atom.end += 1;
        } else if behind == "-" && self.is(atom.end + 1, &["plus"]) {
            atom.plus = true;
            atom.end += 2;
        }
        // `40ish`
        if self.is(atom.end, &["ish"]) && self.joined(atom.end) {
            atom.about = true;
            atom.end += 1;
        }
        if self.is(atom.end, &["x"]) && self.joined(atom.end) && !self.joined(atom.end + 1) {
            atom.factor = true;
            atom.end += 1;
        }
        Some(atom)
    }

    fn plain(&self, at: usize) -> Option<Atom> {
        match self.kind(at)? {
            TokenKind::Number => self.digits(at),
            TokenKind::Mark if self.is(at, &["$"]) && self.kind(at + 1) == Some(TokenKind::Number) => {
                Some(Atom { money: true, ..self.digits(at + 1)? })
            }
            // `.98`
            TokenKind::Mark
                if self.is(at, &["."])
                    && self.kind(at + 1) == Some(TokenKind::Number)
                    && self.joined(at + 1)
                    && !(self.joined(at) && at > self.statement.start) =>
            {
                let (value, decimals) = (self.group(at + 1)?, self.text.lower(at + 1).len());
                Some(Atom { value: decimal(0.0, value, decimals), end: at + 2, decimal: true, ..Atom::default() })
            }
            TokenKind::Word => self.worded(at),
            TokenKind::Mark => None,
        }
    }

    /// The value of a token of digits.
    fn group(&self, at: usize) -> Option<f64> {
        self.word(at)?.parse().ok()
    }

    /// Digits with their groups, decimals and size: `1,200`, `97.5`, `1.2M`, `97,2%`.
    fn digits(&self, at: usize) -> Option<Atom> {
        let mut value = self.group(at)?;
        let len = self.text.lower(at).len();
        let mut end = at + 1;
        let mut grouped = 0;
        while len <= 3 && grouped < 4 && self.is(end, &[","]) && self.joined(end) && self.joined(end + 1) {
            let three = self.word(end + 1).is_some_and(|w| w.len() == 3);
            let Some(more) = self.group(end + 1).filter(|_| three) else { break };
            value = value * 1000.0 + more;
            end += 2;
            grouped += 1;
        }
        let (mut fraction, mut pointed) = (false, false);
        let comma = grouped == 0 && self.is(end, &[","]) && self.is(end + 2, &["%"]) && self.word(end + 1).is_some_and(|w| w.len() <= 2);
        if (comma || self.is(end, &["."])) && self.joined(end) && self.joined(end + 1) && self.kind(end + 1) == Some(TokenKind::Number) {
            value = decimal(value, self.group(end + 1)?, self.text.lower(end + 1).len());
            fraction = true;
            pointed = grouped == 0 && value >= 1.0 && self.text.lower(end + 1).len() == 3;
            end += 2;
        }
        // `3 1/2 years`, `3 and a half years`.
        let halved = self.is(end, &["1"]) && !self.joined(end) && self.is(end + 1, &["/"]) && self.is(end + 2, &["2"]) && self.joined(end + 1);
        if let Some(behind) = halved.then_some(end + 3).or_else(|| self.half(end)).filter(|_| !fraction && grouped == 0) {
            (value, end, fraction) = (value + 0.5, behind, true);
        }
        let mut atom = Atom { value, end, decimal: fraction, pointed, ..Atom::default() };
        if let Some(word) = self.word(end) {
            let tight = self.joined(end);
            let whole = !self.joined(end + 1) || self.kind(end + 1) == Some(TokenKind::Mark);
            let size = match word {
                "k" if tight => 1e3,
                "m" | "mm" | "mil" | "mln" if tight && whole => 1e6,
                "b" | "bn" if tight => 1e9,
                "thousand" => 1e3,
                "million" | "mil" | "mm" => 1e6,
                "billion" => 1e9,
                "hundred" => 1e2,
                _ => 1.0,
            };
            if size > 1.0 {
                atom.value *= size;
                atom.end += 1;
                atom.scaled = true;
            } else if tight && self.kind(end) == Some(TokenKind::Word) && !self.unit_follows(end) {
                // `95th`, `837P`: no count.
                return None;
            }
        }
        if self.is(atom.end, &["usd"]) {
            atom.money = true;
            atom.end += 1;
        }
        Some(self.ratio(at, atom).unwrap_or(atom))
    }

    /// Whether a word that touches the digits is what they count: `24hrs`, `40charts`.
    fn unit_follows(&self, at: usize) -> bool {
        self.is(at, &["x", "percent", "pct", "ish"]) || self.signs.glued(self.text.tokens[at].word).is_some()
    }

    /// `9 of 10`, `19/20`, `4 out of 5`, `98 of every 100`: a share in per cent.
    fn ratio(&self, start: usize, atom: Atom) -> Option<Atom> {
        if atom.decimal || atom.scaled || atom.money {
            return None;
        }
        // `nine times out of ten`, `nine times in ten`.
        let times = self.is(atom.end, &["times"]) && self.is(atom.end + 1, &["out", "in"]);
        let mut at = self.round_total(start, atom.end).unwrap_or(atom.end + usize::from(times));
        if self.is(at, &["/"]) && self.joined(at) && self.joined(at + 1) {
            at += 1;
        } else if self.is(at, &["of", "in"]) {
            // `every one of 275 providers` are all of them.
            if start > 0 && self.is(start - 1, &["every", "each"]) {
                return None;
            }
            at += 1 + usize::from(self.is(at + 1, &["every", "each"]) || self.is(at + 1, &["my", "our"]) && self.is(at + 4, &["passed", "pass"]));
        } else if self.is(at, &["out"]) && self.is(at + 1, &["of"]) {
            at += 2 + usize::from(self.is(at + 2, &["every", "each"]));
        } else {
            return None;
        }
        let (total, end) = match self.kind(at)? {
            TokenKind::Number => (self.group(at)?, at + 1),
            TokenKind::Word if self.is(at, &["a", "one"]) && self.is(at + 1, &["hundred"]) => (100.0, at + 2),
            TokenKind::Word if self.is(at, &["hundred"]) => (100.0, at + 1),
            TokenKind::Word => self.small_word(at)?,
            TokenKind::Mark => return None,
        };
        let more = self.is(end, &["/", "%", ".", ","]) && self.joined(end) && self.joined(end + 1);
        // `five of six years`, `12 in 24 hours`, `three in 5 clinics`: no share of a whole.
        let inside = self.is(at - 1, &["in"]);
        let counted = self.signs.noun_at(end).is_some_and(|n| {
            matches!(n.value.sort, Sort::Years | Sort::Days | Sort::Hours) || inside && matches!(n.value.sort, Sort::Facilities | Sort::Sessions)
        });
        let time = self.is(end, &["months", "weeks", "quarters", "minutes", "states", "specialties"]);
        let fits = (2.0..=1000.0).contains(&total) && (1.0..=total).contains(&atom.value);
        (fits && !more && !counted && !time).then(|| Atom { value: atom.value / total * 100.0, end, percent: true, ratio: true, ..atom })
    }

    /// The `in` of `97 claims in 100`, where what is counted stands inside; `coded 97 claims in 100 minutes` and `closed 8 accounts in 10 days` count.
    fn round_total(&self, start: usize, end: usize) -> Option<usize> {
        let noun = self.signs.noun_at(end).filter(|n| n.value.sort == Sort::Work)?;
        let (at, total) = (noun.tokens.end, noun.tokens.end + 1);
        let did = start.checked_sub(1).is_some_and(|b| self.class(b, WordClass::Did));
        let round = self.is(total, &["10", "ten", "100", "1000", "hundred"]) || self.is(total, &["a", "every"]) && self.is(total + 1, &["hundred"]);
        let behind = total + 1 + usize::from(self.is(total + 1, &["hundred"]));
        let counts = self.signs.noun_at(behind).is_some() || self.is(behind, &["minutes", "weeks", "months", "of"]);
        (self.is(at, &["in"]) && round && !did && !counts).then_some(at)
    }

    /// The token behind `and a half`, hyphens between or none.
    fn half(&self, at: usize) -> Option<usize> {
        let mut end = at;
        for word in ["and", "a", "half"] {
            end += usize::from(self.is(end, &["-"]) && self.joined(end));
            if !self.is(end, &[word]) {
                return None;
            }
            end += 1;
        }
        // `nine and a half of the charts` are two numbers.
        (!self.is(end, &["of"])).then_some(end)
    }

    fn small_word(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.word(at)?;
        if let Some(n) = ONES.iter().position(|o| *o == word) {
            return Some((n as f64, at + 1));
        }
        let tens = TENS.iter().position(|t| !t.is_empty() && *t == word)? as f64 * 10.0;
        let next = at + 1 + usize::from(self.is(at + 1, &["-"]));
        let one = self.word(next).and_then(|w| ONES.iter().position(|o| *o == w)).filter(|n| (1..10).contains(n));
        match one {
            Some(n) if next == at + 2 || self.text.tokens[next].gap >= Gap::Blank => Some((tens + n as f64, next + 1)),
            _ => Some((tens, at + 1)),
        }
    }

    /// Numbers in words: `ninety-seven`, `two hundred`, `twelve hundred`, `a dozen`, `half`, `doubled`.
    fn worded(&self, at: usize) -> Option<Atom> {
        if let Some(found) = self.signs.worded_at(at) {
            let end = found.tokens.end;
            let atom = Atom { end, worded: true, ..Atom::default() };
            return match *found.value {
                Worded::Share(value) => Some(Atom { value, percent: true, ..atom }),
                Worded::Factor(value) => Some(Atom { value, factor: true, ..atom }),
                // `a hundred and ninety`.
                Worded::Count(value) => {
                    let next = end + usize::from(self.is(end, &["and"]));
                    let (more, end) = self.small_word(next).filter(|(more, _)| value >= 100.0 && *more < 100.0).unwrap_or((0.0, end));
                    Some(Atom { value: value + more, end, scaled: value >= 100_000.0, ..atom })
                }
                Worded::Part(value) => {
                    // `in a quarter` and `first half` are times, `a third hospital` counts.
                    let before = at.checked_sub(1).filter(|b| self.class(*b, WordClass::Shares));
                    let ordinal = at.checked_sub(1).is_some_and(|b| self.is(b, &["first", "second", "last", "latter", "other"]));
                    let time = ordinal || before.is_some_and(|b| self.is(b, &["in"])) && value != 50.0;
                    let told =
                        before.is_some() && !time || !ordinal && self.is(end, &["of", "fewer", "less", "more"]) && !self.is(end + 1, &["a", "the"]);
                    told.then_some(Atom { value, percent: true, ..atom })
                }
            };
        }
        if self.is(at, &["a"]) && self.is(at + 1, &["decade"]) {
            return Some(Atom { value: 1.0, end: at + 1, worded: true, ..Atom::default() });
        }
        // `a year and a half`.
        if self.is(at, &["a"]) && self.is(at + 1, &["year"]) && self.half(at + 2).is_some() {
            return Some(Atom { value: 1.5, end: at + 1, worded: true, decimal: true, ..Atom::default() });
        }
        let (mut value, mut end) = self.small_word(at)?;
        let mut fraction = false;
        if let Some(behind) = self.half(end) {
            (value, end, fraction) = (value + 0.5, behind, true);
        }
        if self.is(end, &["dozen"]) {
            return Some(Atom { value: value * 12.0, end: end + 1, worded: true, ..Atom::default() });
        }
        for (word, size) in [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6)] {
            if self.is(end, &[word]) {
                value *= size;
                end += 1;
                let next = end + usize::from(self.is(end, &["and"]));
                if let Some((more, after)) = self.small_word(next).filter(|_| size < 1e6) {
                    value += more;
                    end = after;
                }
            }
        }
        // `two point five`.
        if self.is(end, &["point"])
            && let Some((tenth, after)) = self.small_word(end + 1).filter(|(t, _)| *t < 10.0)
        {
            (value, end, fraction) = (value + tenth / 10.0, after, true);
        }
        let atom = Atom { value, end, worded: true, decimal: fraction, ..Atom::default() };
        Some(self.ratio(at, atom).unwrap_or(atom))
    }
}

/// A whole part and decimals, put together so that the nearest number comes out.
fn decimal(whole: f64, decimals: f64, len: usize) -> f64 {
    let size = 10f64.powi(i32::try_from(len.min(300)).unwrap_or(300));
    (whole * size + decimals) / size
}

/// Two decimals, so that thirds compare.
pub(super) fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
