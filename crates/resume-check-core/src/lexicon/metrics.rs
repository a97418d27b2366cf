//! Families of metrics: the words that name them, what their numbers are, their scales; and the words around numbers.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::{Bound, Per, Unit};
use crate::text::Words;

/// The number of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct FamilyId(pub(crate) usize);

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

/// A family of metrics.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Family {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The sorts of numbers that it takes.
    pub takes: Vec<Sort>,
    /// Whether a smaller number is better.
    pub lower: bool,
    /// The values that can be.
    pub plausible: Option<[f64; 2]>,
    /// What is good.
    pub good: Option<f64>,
    /// What is among the best.
    pub excellent: Option<f64>,
    /// Where the scale comes from.
    pub source: String,
    /// Phrasings that must be read as this family.
    pub examples: Vec<String>,
    /// What else is to be known.
    pub note: Option<String>,
}

/// How many a coder does in a setting.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Benchmark {
    /// The care setting, an id of specialties.toml; none for a benchmark that no setting tells.
    pub setting: Option<String>,
    /// The period.
    pub per: Per,
    /// What is good.
    pub typical: f64,
    /// What is among the best.
    pub high: f64,
}

/// A written form that looks like a result.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Trap {
    /// Its id.
    pub id: String,
    /// Examples, parted by semicolons.
    pub example: String,
    /// Whether it yields nothing at all.
    pub nothing: bool,
}

/// What a noun counts.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Noun {
    /// The sort of number before it.
    pub sort: Sort,
    /// Its unit.
    pub unit: Unit,
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
    /// Makes the number a name.
    Names,
    /// Makes the number no result.
    Nothing,
    /// A word of the field.
    Field,
    /// A word of another trade.
    OtherTrade,
}

/// A word that names a family, or speaks against one.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Cue {
    /// The family.
    pub family: FamilyId,
    /// Whether it speaks against the family.
    pub against: bool,
}

/// All families and words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Metrics {
    all: Vec<Family>,
    ids: FxHashMap<String, FamilyId>,
    /// Words that name families.
    pub cues: Phrases<Cue>,
    /// Nouns that numbers count.
    pub nouns: Phrases<Noun>,
    /// Words around numbers.
    pub around: Phrases<Around>,
    /// Periods of volumes.
    pub periods: Phrases<Per>,
    /// Volumes by setting.
    pub benchmarks: Vec<Benchmark>,
    /// Forms that look like results.
    pub traps: Vec<Trap>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    metric: Vec<Row>,
    #[serde(default)]
    noun: Vec<NounRow>,
    #[serde(default)]
    words: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    period: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    tenure: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    benchmark: Vec<BenchmarkRow>,
    #[serde(default)]
    trap: Vec<TrapRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: Option<String>,
    #[serde(rename = "group")]
    _group: Option<String>,
    better: Option<Spanned<String>>,
    #[serde(default)]
    takes: Vec<Sort>,
    #[serde(default, rename = "in_guide")]
    _in_guide: bool,
    plausible: Option<[f64; 2]>,
    good: Option<f64>,
    excellent: Option<f64>,
    source: Option<String>,
    #[serde(default)]
    cues: Vec<Spanned<String>>,
    #[serde(default)]
    against: Vec<Spanned<String>>,
    note: Option<String>,
    #[serde(default)]
    examples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NounRow {
    sort: Sort,
    unit: Unit,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BenchmarkRow {
    #[serde(rename = "id")]
    _id: String,
    setting: Option<String>,
    per: Per,
    #[serde(rename = "low")]
    _low: f64,
    typical: f64,
    high: f64,
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrapRow {
    id: String,
    example: String,
    yields: String,
    #[serde(rename = "why")]
    _why: String,
}

impl Metrics {
    /// The files of metrics among `files`.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut metrics = Self::default();
        for file in files.iter().filter(|f| f.name == "metrics.toml") {
            let rows: FileOf = file.parse()?;
            for row in rows.metric {
                metrics.add(file, row, words)?;
            }
            for row in &rows.noun {
                for word in &row.words {
                    metrics.nouns.add(words, word.get_ref(), Noun { sort: row.sort, unit: row.unit });
                }
            }
            for (name, list) in rows.words.iter().chain(&rows.tenure) {
                let around = match name.get_ref().as_str() {
                    "at_least" => Around::Before(Bound::AtLeast),
                    "at_most" => Around::Before(Bound::AtMost),
                    "approximately" => Around::Before(Bound::Approx),
                    "or_more" => Around::Behind(Bound::AtLeast),
                    "or_less" => Around::Behind(Bound::AtMost),
                    "goal" => Around::Goal,
                    "met" => Around::Met,
                    "plan" => Around::Plan,
                    "names" => Around::Names,
                    "nothing" => Around::Nothing,
                    "fields" => Around::Field,
                    "others" => Around::OtherTrade,
                    other => return Err(file.fault_at(name, format!("no list of words is called {other:?}"))),
                };
                for word in list {
                    metrics.around.add(words, word, around);
                }
            }
            for (name, list) in &rows.period {
                let Some(per) = Per::parse(name.get_ref()) else { return Err(file.fault_at(name, "a period is hour, day, week, month or year")) };
                for word in list {
                    metrics.periods.add(words, word, per);
                }
            }
            metrics.benchmarks.extend(rows.benchmark.into_iter().map(|b| Benchmark {
                setting: b.setting,
                per: b.per,
                typical: b.typical,
                high: b.high,
            }));
            metrics.traps.extend(rows.trap.into_iter().map(|t| Trap { id: t.id, example: t.example, nothing: t.yields == "nothing" }));
        }
        Ok(metrics)
    }

    /// The family of that number.
    pub(crate) fn get(&self, id: FamilyId) -> &Family {
        &self.all[id.0]
    }

    /// The family of that id.
    pub(crate) fn find(&self, id: &str) -> Option<FamilyId> {
        self.ids.get(id).copied()
    }

    /// Whether values of the family are graded at all.
    pub(crate) fn has_scale(&self, family: &Family) -> bool {
        family.good.is_some() || family.takes.contains(&Sort::Work) && !self.benchmarks.is_empty()
    }

    /// Every family, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Family> {
        self.all.iter()
    }

    fn add(&mut self, file: &Source<'_>, row: Row, words: &mut Words) -> Result<(), Error> {
        let lower = match row.better.as_ref().map(|b| (b, b.get_ref().as_str())) {
            None | Some((_, "higher")) => false,
            Some((_, "lower")) => true,
            Some((at, other)) => return Err(file.fault_at(at, format!("better is {other:?}; it can be \"higher\" or \"lower\""))),
        };
        let family = match self.ids.get(row.id.get_ref()) {
            Some(id) => *id,
            None => {
                let Some(name) = row.name else { return Err(file.fault_at(&row.id, format!("the family {:?} has no name", row.id.get_ref()))) };
                let id = FamilyId(self.all.len());
                let source = row.source.unwrap_or_default();
                let family = Family {
                    id: row.id.get_ref().clone(),
                    name,
                    takes: row.takes,
                    lower,
                    plausible: row.plausible,
                    good: row.good,
                    excellent: row.excellent,
                    source,
                    examples: Vec::new(),
                    note: row.note,
                };
                if family.takes.is_empty() {
                    return Err(file.fault_at(&row.id, format!("the family {:?} takes no sort of number", family.id)));
                }
                self.ids.insert(family.id.clone(), id);
                self.all.push(family);
                id
            }
        };
        self.all[family.0].examples.extend(row.examples);
        for (forms, against) in [(&row.cues, false), (&row.against, true)] {
            for form in forms {
                if !self.cues.add(words, form.get_ref(), Cue { family, against }) {
                    return Err(file.fault_at(form, format!("{:?} holds nothing to look for", form.get_ref())));
                }
            }
        }
        Ok(())
    }
}
