//! Numbers: every way of writing one, and what it counts as long as its own words tell.

use std::ops::Range;

use super::Amount;
use crate::kinds::{Bound, Per, Unit};
use crate::lexicon::{Around, Found, Metrics, Noun, Sort};
use crate::text::{Gap, Text, TokenKind};

/// A number with its unit, noun, bounds and period.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// The tokens of the number, its bounds, its unit and its noun.
    pub tokens: Range<usize>,
    /// The value or values.
    pub amount: Amount,
    /// What sort of number it is.
    pub sort: Sort,
    /// Its unit, where its own words tell.
    pub unit: Option<Unit>,
    /// How its words bound it.
    pub bound: Option<Bound>,
    /// The period of a volume.
    pub per: Option<Per>,
    /// Whether it is a share written as a ratio (`9 of 10`).
    pub ratio: bool,
}

/// One number as it is written.
#[derive(Debug, Clone, Copy)]
struct Atom {
    value: f64,
    end: usize,
    money: bool,
    percent: bool,
    ratio: bool,
    factor: bool,
    decimal: bool,
    plus: bool,
    worded: bool,
    /// Whether a K, M or word of size stood behind the digits.
    scaled: bool,
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
/// Shares in words: per cent.
const SHARES: &[(&[&str], f64)] = &[
    (&["two", "-", "thirds"], 200.0 / 3.0),
    (&["two", "thirds"], 200.0 / 3.0),
    (&["three", "quarters"], 75.0),
    (&["three", "-", "quarters"], 75.0),
    (&["a", "third"], 100.0 / 3.0),
    (&["one", "third"], 100.0 / 3.0),
    (&["one", "-", "third"], 100.0 / 3.0),
    (&["a", "quarter"], 25.0),
    (&["one", "quarter"], 25.0),
    (&["a", "fifth"], 20.0),
    (&["one", "fifth"], 20.0),
    (&["half"], 50.0),
    (&["halved"], 50.0),
    (&["halving"], 50.0),
];
/// Factors in words.
const FACTORS: &[(&[&str], f64)] = &[
    (&["doubled"], 2.0),
    (&["doubling"], 2.0),
    (&["tripled"], 3.0),
    (&["tripling"], 3.0),
    (&["quadrupled"], 4.0),
    (&["two", "-", "fold"], 2.0),
    (&["twofold"], 2.0),
    (&["threefold"], 3.0),
    (&["three", "-", "fold"], 3.0),
];
/// The most words between a number and its noun.
const NOUN_REACH: usize = 4;

/// What a text's words say of its numbers, found once.
pub(super) struct Signs<'s> {
    pub(super) nouns: Vec<Found<'s, Noun>>,
    pub(super) around: Vec<Found<'s, Around>>,
    pub(super) periods: Vec<Found<'s, Per>>,
}

impl<'s> Signs<'s> {
    pub(super) fn of(text: &Text<'_>, metrics: &'s Metrics) -> Self {
        Self { nouns: metrics.nouns.find(text), around: metrics.around.find(text), periods: metrics.periods.find(text) }
    }

    /// The words of these kinds that begin within the tokens.
    pub(super) fn around(&self, within: Range<usize>) -> impl Iterator<Item = &Found<'s, Around>> {
        let from = self.around.partition_point(|f| f.tokens.start < within.start);
        self.around[from..].iter().take_while(move |f| f.tokens.start < within.end)
    }

    fn noun_at(&self, token: usize) -> Option<&Found<'s, Noun>> {
        let from = self.nouns.partition_point(|f| f.tokens.start < token);
        self.nouns[from..].iter().take_while(|f| f.tokens.start == token).max_by_key(|f| f.tokens.len())
    }

    fn period_at(&self, token: usize) -> Option<&Found<'s, Per>> {
        let from = self.periods.partition_point(|f| f.tokens.start < token);
        self.periods[from..].iter().take_while(|f| f.tokens.start == token).max_by_key(|f| f.tokens.len())
    }
}

/// The quantities of a statement, in order; `taken` tells the tokens that are something else (dates, codes, names).
pub(super) fn quantities(text: &Text<'_>, signs: &Signs<'_>, statement: &Range<usize>, taken: &dyn Fn(usize) -> bool) -> Vec<Quantity> {
    let reader = Reader { text, signs, statement, taken };
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = statement.start;
    while at < statement.end {
        match reader.quantity(at, found.last().map_or(statement.start, |q| q.tokens.end)) {
            Some(q) => {
                at = q.tokens.end.max(at + 1);
                found.push(q);
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'r, 't> {
    text: &'r Text<'t>,
    signs: &'r Signs<'r>,
    statement: &'r Range<usize>,
    taken: &'r dyn Fn(usize) -> bool,
}

impl Reader<'_, '_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.statement.contains(&at).then(|| self.text.lower(at))
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|w| words.contains(&w))
    }

    fn joined(&self, at: usize) -> bool {
        self.statement.contains(&at) && self.text.tokens[at].gap <= Gap::Style
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.statement.contains(&at).then(|| self.text.tokens[at].kind)
    }

    /// The quantity whose number begins at this token.
    fn quantity(&self, at: usize, from: usize) -> Option<Quantity> {
        let mut first = self.atom(at)?;
        let mut amount = Amount::Value(first.value);
        let mut end = first.end;
        let mut reversed = false;
        if let Some((second, change)) = self.second(at, &first) {
            let unit_of = |a: &mut Atom| {
                a.percent |= second.percent;
                a.money |= second.money;
            };
            let (mut low, high) = (first.value, second.value);
            // `$1-2M`, `9 to 4M`: the size of the second is the first's too.
            if second.scaled && !first.scaled && low < high / 100.0 {
                low *= if high >= 1e6 { 1e6 } else { 1e3 };
            }
            unit_of(&mut first);
            first.decimal |= second.decimal;
            first.plus |= second.plus;
            amount = if change { Amount::Change(low, high) } else { Amount::Range(low.min(high), low.max(high)) };
            end = second.end;
        } else if let Some(before) = self.reversed(at, &first) {
            // `down to 4% from eleven`.
            first.percent |= before.percent;
            amount = Amount::Change(before.value, first.value);
            end = before.end;
            reversed = true;
        }
        let (start, mut bound) = self.bound_before(at, from);
        let mut q = Quantity { tokens: start..end, amount, sort: Sort::Bare, unit: None, bound: None, per: None, ratio: first.ratio };
        if first.plus {
            bound = bound.or(Some(Bound::AtLeast));
        }
        if first.factor {
            (q.sort, q.unit) = (Sort::Factor, Some(Unit::X));
        } else if first.percent {
            (q.sort, q.unit) = (Sort::Percent, Some(Unit::Percent));
            if self.is(q.tokens.end, &["+"]) && self.joined(q.tokens.end) {
                bound = Some(Bound::AtLeast);
                q.tokens.end += 1;
            }
            self.points(&mut q);
        } else if first.money {
            (q.sort, q.unit) = (Sort::Money, Some(Unit::Usd));
        }
        if matches!(q.sort, Sort::Bare) && !reversed {
            self.noun(&mut q, &first);
        }
        if q.sort == Sort::Bare && first.decimal && !first.scaled {
            q.sort = Sort::Index;
        }
        if let Some(behind) = self.signs.around(q.tokens.end..q.tokens.end + 1).find(|f| matches!(f.value, Around::Behind(_))) {
            if let Around::Behind(b) = behind.value {
                bound = Some(*b);
                q.tokens.end = behind.tokens.end;
            }
        }
        q.bound = bound;
        self.period(&mut q);
        Some(q)
    }

    /// One number that begins at this token.
    fn atom(&self, at: usize) -> Option<Atom> {
        if (self.taken)(at) {
            return None;
        }
        let mut atom = self.plain(at)?;
        // `97 %`, `97 percent`.
        if self.is(atom.end, &["%", "percent", "pct", "per cent"]) {
            atom.percent = true;
            atom.end += 1;
            if self.is(atom.end, &["."]) && self.joined(atom.end) && self.is(atom.end - 1, &["pct"]) {
                atom.end += 1;
            }
        } else if self.is(atom.end, &["per"]) && self.is(atom.end + 1, &["cent"]) {
            atom.percent = true;
            atom.end += 2;
        }
        if self.is(atom.end, &["dollars"]) {
            atom.money = true;
            atom.end += 1;
        }
        if self.is(atom.end, &["+"]) && self.joined(atom.end) {
            atom.plus = true;
            atom.end += 1;
        } else if self.is(atom.end, &["-"]) && self.is(atom.end + 1, &["plus"]) {
            atom.plus = true;
            atom.end += 2;
        }
        if self.is(atom.end, &["x"]) && self.joined(atom.end) && !self.joined(atom.end + 1) {
            atom.factor = true;
            atom.end += 1;
        }
        Some(atom)
    }

    fn plain(&self, at: usize) -> Option<Atom> {
        let none = Atom {
            value: 0.0,
            end: at + 1,
            money: false,
            percent: false,
            ratio: false,
            factor: false,
            decimal: false,
            plus: false,
            worded: false,
            scaled: false,
        };
        match self.kind(at)? {
            TokenKind::Number => self.digits(at, none),
            TokenKind::Mark if self.is(at, &["$"]) => {
                let number = self.digits(at + 1, none).filter(|_| self.kind(at + 1) == Some(TokenKind::Number))?;
                Some(Atom { money: true, ..number })
            }
            // `.98`
            TokenKind::Mark if self.is(at, &["."]) && self.kind(at + 1) == Some(TokenKind::Number) && self.joined(at + 1) && !self.joined(at) => {
                let value = format!("0.{}", self.text.lower(at + 1)).parse().ok()?;
                Some(Atom { value, end: at + 2, decimal: true, ..none })
            }
            TokenKind::Word => self.worded(at, none),
            TokenKind::Mark => None,
        }
    }

    /// Digits with their groups, decimals and size: `1,200`, `97.5`, `1.2M`, `1,2OO`, `97,2`.
    fn digits(&self, at: usize, none: Atom) -> Option<Atom> {
        let mut text = String::new();
        let mut end = at;
        let mut decimal = false;
        let mut group = |end: &mut usize, text: &mut String| {
            let mut own = self.text.lower(*end).to_owned();
            *end += 1;
            // The letter O for a zero.
            if self.kind(*end) == Some(TokenKind::Word) && self.joined(*end) && self.text.lower(*end).chars().all(|c| c == 'o') && own.len() < 3 {
                own.push_str(&"0".repeat(self.text.lower(*end).len()));
                *end += 1;
            }
            text.push_str(&own);
            own.len()
        };
        group(&mut end, &mut text);
        loop {
            let (mark, next) = (end, end + 1);
            let digit = |t: usize| self.joined(t) && (self.kind(t) == Some(TokenKind::Number));
            let starts_o = self.joined(next) && self.kind(next) == Some(TokenKind::Word) && self.text.lower(next).chars().all(|c| c == 'o');
            if !self.joined(mark) || !(digit(next) || starts_o && self.is(mark, &[","])) {
                break;
            }
            let digits = self.text.lower(next).len();
            if self.is(mark, &[","]) && !decimal {
                let whole = if starts_o {
                    digits
                } else {
                    digits
                        + if self.joined(next + 1)
                            && self.kind(next + 1) == Some(TokenKind::Word)
                            && self.text.lower(next + 1).chars().all(|c| c == 'o')
                        {
                            self.text.lower(next + 1).len()
                        } else {
                            0
                        }
                };
                if whole == 3 && text.len() <= 6 {
                    end = next;
                    if starts_o {
                        text.push_str(&"0".repeat(digits));
                        end += 1;
                    } else {
                        group(&mut end, &mut text);
                    }
                    continue;
                }
                // A decimal comma: `97,2%`.
                if digits <= 2 && self.is(next + 1, &["%"]) {
                    text = format!("{text}.{}", self.text.lower(next));
                    decimal = true;
                    end = next + 1;
                    continue;
                }
                break;
            }
            if self.is(mark, &["."]) && !decimal {
                text = format!("{text}.{}", self.text.lower(next));
                decimal = true;
                end = next + 1;
                continue;
            }
            break;
        }
        let mut value: f64 = text.parse().ok()?;
        let mut scaled = false;
        let mut money = false;
        if let Some(word) = self.word(end) {
            let tight = self.joined(end);
            let whole = !self.joined(end + 1) || self.kind(end + 1) != Some(TokenKind::Number);
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
                value *= size;
                end += 1;
                scaled = true;
            } else if tight
                && self.kind(end) == Some(TokenKind::Word)
                && !matches!(word, "x" | "percent" | "pct" | "hr" | "hrs" | "h" | "d" | "charts" | "days" | "hours" | "yrs" | "years")
            {
                // `95th`, `837P`: no count.
                return None;
            }
        }
        if self.is(end, &["usd"]) {
            money = true;
            end += 1;
        }
        let atom = Atom { value, end, decimal, scaled, money, ..none };
        Some(self.ratio(atom).unwrap_or(atom))
    }

    /// `9 of 10`, `19/20`, `4 out of 5`, `98 of every 100`: a share in per cent.
    fn ratio(&self, atom: Atom) -> Option<Atom> {
        let mut at = atom.end;
        let slash = self.is(at, &["/"]) && self.joined(at) && self.joined(at + 1);
        if slash {
            at += 1;
        } else if self.is(at, &["of", "in"]) {
            at += 1 + usize::from(self.is(at + 1, &["every"]));
        } else if self.is(at, &["out"]) && self.is(at + 1, &["of"]) {
            at += 2 + usize::from(self.is(at + 2, &["every"]));
        } else {
            return None;
        }
        let total = match self.kind(at)? {
            TokenKind::Number => self.text.lower(at).parse::<f64>().ok()?,
            TokenKind::Word => self.small_word(at)?.0,
            TokenKind::Mark => return None,
        };
        let end = at + 1;
        let more = self.is(end, &["/", "%", "."]) && self.joined(end) && self.joined(end + 1);
        let share = atom.value / total * 100.0;
        (total >= 2.0 && total <= 1000.0 && atom.value <= total && !more).then_some(Atom { value: share, end, percent: true, ratio: true, ..atom })
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
            Some(n) if next == at + 2 || self.text.tokens[next].gap == Gap::Blank => Some((tens + n as f64, next + 1)),
            _ => Some((tens, at + 1)),
        }
    }

    /// Numbers in words: `ninety-seven`, `two hundred`, `twelve hundred`, `a dozen`, `half`, `doubled`.
    fn worded(&self, at: usize, none: Atom) -> Option<Atom> {
        let spells = |words: &[&str]| words.iter().enumerate().all(|(i, w)| self.is(at + i, &[w]));
        if let Some((words, value)) = SHARES.iter().find(|(words, _)| spells(words)) {
            let half_of_noun = *value == 50.0 && self.is(at + 1, &["a", "time", "-", "day", "life", "marathon", "marathons", "hour"]);
            return (!half_of_noun).then_some(Atom { value: round(*value), end: at + words.len(), percent: true, worded: true, ..none });
        }
        if let Some((words, value)) = FACTORS.iter().find(|(words, _)| spells(words)) {
            return Some(Atom { value: *value, end: at + words.len(), factor: true, worded: true, ..none });
        }
        if self.is(at, &["a"]) && self.is(at + 1, &["dozen"]) || self.is(at, &["dozen"]) {
            return Some(Atom { value: 12.0, end: at + 1 + usize::from(self.is(at, &["a"])), worded: true, ..none });
        }
        if self.is(at, &["a"]) && self.is(at + 1, &["decade"]) || self.is(at, &["decade"]) {
            return Some(Atom { value: 10.0, end: at + usize::from(self.is(at, &["a"])), worded: true, ..none });
        }
        let (mut value, mut end) = self.small_word(at)?;
        if self.is(end, &["dozen"]) {
            return Some(Atom { value: value * 12.0, end: end + 1, worded: true, ..none });
        }
        if self.is(end, &["decades"]) {
            return Some(Atom { value: value * 10.0, end, worded: true, ..none });
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
        let atom = Atom { value, end, worded: true, ..none };
        Some(self.ratio(atom).unwrap_or(atom))
    }

    /// The second number of a range or a change, and whether it is a change.
    fn second(&self, at: usize, first: &Atom) -> Option<(Atom, bool)> {
        if first.ratio || first.factor {
            return None;
        }
        let from = at > self.statement.start && self.is(at - 1, &["from"])
            || at > self.statement.start + 1 && self.is(at - 2, &["from"]) && self.is(at - 1, &["about", "roughly", "a", "an", "nearly", "$"]);
        let between = at > self.statement.start && self.is(at - 1, &["between"]);
        let end = first.end;
        if self.is(end, &["\u{2192}"]) {
            return Some((self.atom(end + 1)?, true));
        }
        if self.is(end, &["-"]) && self.is(end + 1, &[">"]) {
            return Some((self.atom(end + 2)?, true));
        }
        // The noun of the first, before an arrow or a `to`: `4 days → 1 day`, `from 8,000 encounters to 350`.
        let reach = if from { 6 } else { 2 };
        for gap in 0..=reach {
            let t = end + gap;
            if gap > 0 && (self.is(t - 1, &[",", ";", ".", "(", ")", "and"]) || self.kind(t - 1) == Some(TokenKind::Number)) {
                break;
            }
            let arrow = self.is(t, &["\u{2192}"]) || self.is(t, &["-"]) && self.is(t + 1, &[">"]);
            if arrow {
                return Some((self.atom(t + 1 + usize::from(self.is(t, &["-"])))?, true));
            }
            let to = self.is(t, &["to"]) || from && self.is(t, &["down", "up"]) && self.is(t + 1, &["to"]);
            if to && (from || gap == 0 || self.is(t - 1, &["days", "hours", "day", "%"])) {
                let mut next = t + 1 + usize::from(!self.is(t, &["to"]));
                while from && next < t + 5 && self.is(next, &["a", "team", "of", "about", "just", "only", "under", "over"]) {
                    next += 1;
                }
                let second = self.atom(next)?;
                let falls = second.value < first.value;
                let levels = first.percent && second.percent && (falls || second.value - first.value > 4.0);
                let index = first.decimal && second.decimal && !first.percent;
                return Some((second, from || falls || levels || index));
            }
            if !from {
                break;
            }
        }
        if self.is(end, &["down", "up"]) && self.is(end + 1, &["to"]) {
            return Some((self.atom(end + 2)?, true));
        }
        if between && self.is(end, &["and"]) {
            return Some((self.atom(end + 1)?, false));
        }
        // A hyphen makes a range: `95-98%`, `15 - 20 claims`.
        let dash = self.is(end, &["-"]) && self.kind(end + 1) == Some(TokenKind::Number);
        let tight = self.joined(end) == self.joined(end + 1);
        (dash && tight && !first.plus).then(|| self.atom(end + 1)).flatten().filter(|s| s.value > first.value).map(|s| (s, false))
    }

    /// The earlier level behind the later one: `down to 4% from eleven`, `to 96% from 88%`.
    fn reversed(&self, at: usize, first: &Atom) -> Option<Atom> {
        let to = at > self.statement.start && self.is(at - 1, &["to"]);
        (to && self.is(first.end, &["from"])).then(|| self.atom(first.end + 1)).flatten()
    }

    /// Where the words that bound the number begin, and the bound.
    fn bound_before(&self, at: usize, from: usize) -> (usize, Option<Bound>) {
        let signs = [("\u{2265}", Bound::AtLeast), ("\u{2264}", Bound::AtMost), (">", Bound::AtLeast), ("<", Bound::AtMost), ("~", Bound::Approx)];
        let before = at.checked_sub(1).filter(|b| *b >= from);
        if let Some(b) = before {
            if self.is(b, &["="]) && b > from && self.is(b - 1, &["<", ">"]) {
                return (b - 1, Some(if self.is(b - 1, &["<"]) { Bound::AtMost } else { Bound::AtLeast }));
            }
            let arrow = self.is(b, &[">"]) && b > from && self.is(b - 1, &["-"]);
            if let Some((_, bound)) = signs.iter().find(|(sign, _)| self.is(b, &[sign]) && !arrow) {
                return (b, Some(*bound));
            }
        }
        let reach = at.saturating_sub(5).max(from);
        let near = self.signs.around(reach..at).filter(|f| matches!(f.value, Around::Before(_)));
        let mut told: Option<(usize, Bound)> = None;
        for f in near {
            let gap = f.tokens.end..at;
            let close = gap.clone().all(|t| self.is(t, &["a", "an", "the", "of", "$"])) && gap.len() <= 2;
            // The longer of two that end at the number.
            if let (Around::Before(bound), true) = (f.value, close) {
                if told.is_none_or(|(start, _)| f.tokens.start < start) {
                    told = Some((f.tokens.start, *bound));
                }
            }
        }
        told.map_or((at, None), |(start, bound)| (start, Some(bound)))
    }

    /// `4.5 percentage points`, `5% points`.
    fn points(&self, q: &mut Quantity) {
        if self.is(q.tokens.end, &["points", "pts"]) {
            (q.sort, q.unit) = (Sort::Points, Some(Unit::Points));
            q.tokens.end += 1;
        }
    }

    /// The noun that the number counts, right behind it or before a colon.
    fn noun(&self, q: &mut Quantity, atom: &Atom) {
        let mut at = q.tokens.end;
        for step in 0..=NOUN_REACH {
            if !self.statement.contains(&at) {
                break;
            }
            if let Some(noun) = self.signs.noun_at(at) {
                // `18 months` is years in another unit.
                (q.sort, q.unit) = (noun.value.sort, Some(noun.value.unit));
                q.tokens.end = noun.tokens.end.min(self.statement.end);
                return;
            }
            if step == 0 && self.is(at, &["months", "month"]) {
                (q.sort, q.unit) = (Sort::Years, Some(Unit::Years));
                if let Amount::Value(months) = q.amount {
                    q.amount = Amount::Value(round(months / 12.0));
                }
                q.tokens.end = at + 1;
                return;
            }
            if self.is(at, &["decades", "decade"]) {
                (q.sort, q.unit) = (Sort::Years, Some(Unit::Years));
                q.tokens.end = at + 1;
                return;
            }
            let dash = self.is(at, &["-"]) && step == 0 && self.joined(at);
            let plain = self.kind(at) == Some(TokenKind::Word) && !STOPS.contains(&self.text.lower(at));
            let slash = self.is(at, &["/", "-"]) && self.joined(at);
            if !(dash || plain || slash && step > 0) {
                break;
            }
            at += 1;
        }
        // `Surgeons: 14`.
        let start = q.tokens.start;
        if start >= self.statement.start + 2 && self.is(start - 1, &[":"]) && !atom.worded {
            if let Some(noun) = self.signs.noun_at(start - 2) {
                (q.sort, q.unit) = (noun.value.sort, Some(noun.value.unit));
                q.tokens.start = noun.tokens.start;
            }
        }
    }

    /// The period of a volume: behind the noun within a few words, or before the number.
    fn period(&self, q: &mut Quantity) {
        let volume =
            matches!(q.sort, Sort::Work | Sort::Reviews | Sort::Audits | Sort::Queries | Sort::Codes | Sort::Charges | Sort::Money | Sort::Bare);
        if !volume {
            return;
        }
        for at in q.tokens.end..(q.tokens.end + 7).min(self.statement.end) {
            if let Some(period) = self.signs.period_at(at) {
                q.per = Some(*period.value);
                if at <= q.tokens.end + 1 {
                    q.tokens.end = period.tokens.end.min(self.statement.end);
                }
                return;
            }
            let stops = self.kind(at) == Some(TokenKind::Number) || self.is(at, &[",", ";", "(", "and", ":"]) || self.text.lower(at) == "\u{2022}";
            if stops {
                break;
            }
        }
        let before = q.tokens.start.saturating_sub(4).max(self.statement.start);
        for at in before..q.tokens.start {
            if let Some(period) =
                self.signs.period_at(at).filter(|p| p.tokens.end <= q.tokens.start && p.tokens.len() == 1 && matches!(p.value, Per::Day))
            {
                if self.is(period.tokens.start, &["daily"]) && self.is(at + 1, &["average", "volume", "output", "of", ":"]) {
                    q.per = Some(*period.value);
                }
            }
        }
    }
}

/// Words that no noun of a number lies behind.
const STOPS: &[&str] = &[
    "per", "a", "an", "each", "every", "of", "in", "on", "at", "for", "with", "and", "or", "to", "by", "from", "the", "across", "within", "under",
    "over", "is", "was", "are", "were", "that", "who", "which", "daily", "weekly", "monthly", "annually", "hourly", "yearly", "then", "my", "our",
    "their", "while", "after", "before", "since", "until", "as", "when",
];

/// Two decimals, so that thirds compare.
pub(super) fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
