//! The words around numbers: nouns that are counted, bounds, periods, numbers in words, and the classes of little words.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::metrics::FamilyId;
use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::{Bound, Per, Unit};
use crate::text::{Token, WordId, Words};

/// What sort of number a statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Sort {
    /// Of a hundred.
    Percent,
    /// Percentage points.
    Points,
    /// US dollars.
    Money,
    /// A factor: doubled.
    Factor,
    /// A small decimal: an index.
    Index,
    /// A number with no noun.
    Bare,
    /// A number with a period and no noun: `25 per hour`.
    Pace,
    /// Charts, claims, encounters, records, accounts.
    Work,
    /// CDI reviews.
    Reviews,
    /// Codes.
    Codes,
    /// Charges found.
    Charges,
    /// Audits.
    Audits,
    /// Findings of an audit.
    Findings,
    /// Physician queries.
    Queries,
    /// People.
    People,
    /// Providers.
    Providers,
    /// Places.
    Facilities,
    /// Sessions taught.
    Sessions,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Years.
    Years,
}

/// What a noun counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Noun {
    /// The sort of number before it.
    pub sort: Sort,
    /// Its unit.
    pub unit: Unit,
    /// How many units one of it is: a decade is ten years.
    pub worth: f64,
    /// The most words between the number and the noun.
    pub reach: usize,
    /// The family that it stands for where no cue is near, and how far off a cue must be to lose against it.
    pub family: Option<(FamilyId, f64)>,
    /// Whether it does so only as the first words of a statement.
    pub opening: bool,
    /// The least count that states anything with neither a period nor a verb of doing.
    pub least: f64,
}

/// A word around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Around {
    /// Bounds the number behind it.
    Before(Bound),
    /// Bounds the number before it.
    Behind(Bound),
    /// Makes the number one that was asked for.
    Goal,
    /// Says that it was reached.
    Met,
    /// Says that nothing was reached yet.
    Plan,
    /// Says so behind the number.
    Wish,
    /// Makes the number a name.
    Names,
    /// Makes the number no result.
    Nothing,
    /// Makes a share no result.
    NoShare,
    /// Makes the number behind it a rank, whatever is counted: `level 5 visits`.
    Rank,
    /// Makes the number behind it the size of a place: `seeing 96,000 visits a year`.
    Size,
    /// Makes the number behind it somebody else's.
    Another,
    /// The number before it was the earlier level: `11% when I came`.
    Earlier,
    /// A number beside it is the later level: `4% today`.
    Later,
    /// The number before it turned into the one behind.
    Became,
    /// A word of the field.
    Field,
    /// A word of another trade.
    OtherTrade,
}

/// A number in words that is more than the spelling of digits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) enum Worded {
    /// A share of a hundred that says so by itself: `halved`.
    Share(f64),
    /// A share only behind `by`, `in`, `up` and the like, or before `of`: `a third`.
    Part(f64),
    /// A factor: `doubled`.
    Factor(f64),
    /// A count: `a dozen`.
    Count(f64),
}

/// What a little word does between a number and what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WordClass {
    /// Joins a number to its cue without parting them.
    Joins,
    /// Weighs little between a number and its cue.
    Light,
    /// Opens another clause.
    Parts,
    /// No noun of a number lies behind it.
    Stops,
    /// What follows is a level: `at`, `to`.
    Levels,
    /// Says of the number behind it that it is a change: `by`, `up`.
    Steps,
    /// Says that something rose or fell.
    Moves,
    /// Stands between two numbers of one cue.
    Lists,
    /// A verb of doing the work.
    Did,
    /// Stands between a period and its number: `daily average of 22`.
    Volumes,
    /// Makes a share of the words `a third`.
    Shares,
    /// Before it years are a span and no experience.
    Spans,
    /// Makes the result a team's.
    Team,
    /// A word of coding.
    Coding,
    /// Follows a share of what was told before: `ten of them`.
    Them,
    /// Before it a count is a sample or a span: `the last 3 audits`.
    Samples,
    /// Opens the later of two levels.
    Later,
    /// Stands between the two ends of a change: `to a team of nineteen`, `now it is at 4`.
    Fillers,
    /// Numbers of electronic transactions.
    Transactions,
    /// A word of selling and serving.
    Trade,
    /// Spells a number or begins one: `ninety`, `a`.
    Spells,
    /// Turns a bound round: `never below`.
    Never,
    /// Before `from ... to` it makes a range: `scores ran from 96 to 99`.
    Ranges,
    /// Begins a change that is told in two clauses: `began at 90`.
    Begins,
    /// A word of exams and courses.
    Exam,
}

/// The classes of each word by its number, a bit for each class.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Classes(Vec<u32>);

impl Classes {
    /// Whether the token's word is of that class.
    pub(crate) fn has(&self, token: &Token<'_>, class: WordClass) -> bool {
        self.0.get(token.word.place()).is_some_and(|c| c & (1 << class as u32) != 0)
    }

    fn add(&mut self, word: WordId, class: WordClass) {
        if self.0.len() <= word.place() {
            self.0.resize(word.place() + 1, 0);
        }
        self.0[word.place()] |= 1 << class as u32;
    }
}

/// All words around numbers.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct NumberWords {
    /// Nouns that numbers count.
    pub nouns: Phrases<Noun>,
    /// Nouns of one word, for those that touch their digits.
    pub glued: FxHashMap<WordId, Noun>,
    /// The singulars of nouns of one word, for those that are joined to their digits by a dash.
    pub singular: FxHashMap<WordId, Noun>,
    /// Words that bound, ask for or rule out.
    pub around: Phrases<Around>,
    /// Periods of volumes.
    pub periods: Phrases<Per>,
    /// Numbers in words.
    pub worded: Phrases<Worded>,
    /// Endings of nouns that name people, where the noun is not known.
    pub people_endings: Vec<String>,
    /// Little words.
    pub classes: Classes,
}

/// Nouns of one sort.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NounRow {
    sort: Sort,
    unit: Unit,
    family: Option<Spanned<String>>,
    #[serde(default)]
    cost: f64,
    #[serde(default)]
    opening: bool,
    #[serde(default)]
    least: f64,
    reach: Option<usize>,
    worth: Option<f64>,
    words: Vec<Spanned<String>>,
}

/// Numbers in words of one value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordedRow {
    share: Option<f64>,
    part: Option<f64>,
    factor: Option<f64>,
    count: Option<f64>,
    words: Vec<Spanned<String>>,
}

/// The most words between a number and its noun, where the noun's row tells none.
const NOUN_REACH: usize = 4;

impl NumberWords {
    /// Adds nouns; `find` tells the families.
    pub(super) fn add_nouns(
        &mut self,
        file: &Source<'_>,
        rows: &[NounRow],
        find: &dyn Fn(&str) -> Option<FamilyId>,
        words: &mut Words,
    ) -> Result<(), Error> {
        for row in rows {
            let family = match &row.family {
                Some(id) => match find(id.get_ref()) {
                    Some(family) => Some((family, row.cost)),
                    None => return Err(file.fault_at(id, format!("no family is called {:?}", id.get_ref()))),
                },
                None => None,
            };
            let reach = row.reach.unwrap_or(NOUN_REACH);
            for word in &row.words {
                let noun =
                    Noun { sort: row.sort, unit: row.unit, worth: row.worth.unwrap_or(1.0), reach, family, opening: row.opening, least: row.least };
                self.nouns.add(words, word.get_ref(), noun);
                if word.get_ref().bytes().all(|b| b.is_ascii_lowercase()) {
                    self.glued.insert(words.add(word.get_ref()), noun);
                    if let Some(singular) = word.get_ref().strip_suffix('s') {
                        self.singular.insert(words.add(singular), noun);
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds numbers in words.
    pub(super) fn add_worded(&mut self, file: &Source<'_>, rows: &[WordedRow], words: &mut Words) -> Result<(), Error> {
        for row in rows {
            for word in &row.words {
                let worded = match (row.share, row.part, row.factor, row.count) {
                    (Some(v), None, None, None) => Worded::Share(v),
                    (None, Some(v), None, None) => Worded::Part(v),
                    (None, None, Some(v), None) => Worded::Factor(v),
                    (None, None, None, Some(v)) => Worded::Count(v),
                    _ => return Err(file.fault_at(word, "a number in words has one of share, part, factor and count")),
                };
                self.worded.add(words, word.get_ref(), worded);
            }
        }
        Ok(())
    }

    /// Adds words around numbers, each list by what it says.
    pub(super) fn add_around(&mut self, file: &Source<'_>, lists: &BTreeMap<Spanned<String>, Vec<String>>, words: &mut Words) -> Result<(), Error> {
        for (name, list) in lists {
            let around = match name.get_ref().as_str() {
                "at_least" => Around::Before(Bound::AtLeast),
                "at_most" => Around::Before(Bound::AtMost),
                "approximately" => Around::Before(Bound::Approx),
                "or_so" => Around::Behind(Bound::Approx),
                "or_more" => Around::Behind(Bound::AtLeast),
                "or_less" => Around::Behind(Bound::AtMost),
                "goal" => Around::Goal,
                "met" => Around::Met,
                "plan" => Around::Plan,
                "wish" => Around::Wish,
                "names" => Around::Names,
                "nothing" => Around::Nothing,
                "no_share" => Around::NoShare,
                "rank" => Around::Rank,
                "size" => Around::Size,
                "another" => Around::Another,
                "earlier" => Around::Earlier,
                "later" => Around::Later,
                "became" => Around::Became,
                "fields" => Around::Field,
                "others" => Around::OtherTrade,
                other => return Err(file.fault_at(name, format!("no list of words is called {other:?}"))),
            };
            for word in list {
                self.around.add(words, word, around);
            }
        }
        Ok(())
    }

    /// Adds periods.
    pub(super) fn add_periods(&mut self, file: &Source<'_>, lists: &BTreeMap<Spanned<String>, Vec<String>>, words: &mut Words) -> Result<(), Error> {
        for (name, list) in lists {
            let Some(per) = Per::parse(name.get_ref()) else { return Err(file.fault_at(name, "a period is hour, day, week, month or year")) };
            for word in list {
                self.periods.add(words, word, per);
            }
        }
        Ok(())
    }

    /// Whether the word's ending is one of nouns that name people.
    pub(crate) fn ends_like_people(&self, word: &str) -> bool {
        self.people_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Adds single words to their classes.
    pub(super) fn add_classes(&mut self, lists: &BTreeMap<WordClass, Vec<String>>, words: &mut Words) {
        for (class, list) in lists {
            for word in list {
                self.classes.add(words.add(word), *class);
            }
        }
    }
}
