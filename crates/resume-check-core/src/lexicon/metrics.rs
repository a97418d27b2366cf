//! Families of metrics: the words that name them, what their numbers are, and their scales.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::numbers::{NounRow, NumberWords, Sort, WordClass, WordedRow};
use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::{Per, Unit};
use crate::text::{WordId, Words};

/// The number of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct FamilyId(pub(crate) usize);

/// A family of metrics.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Family {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The sorts of numbers that it takes.
    pub takes: Vec<Sort>,
    /// What a number with no noun is counted in; none where the family takes none.
    pub bare: Option<Unit>,
    /// Units that are counted as another: providers led or trained are people.
    pub units: BTreeMap<Unit, Unit>,
    /// The unit of the scale below, and of the values that can be.
    pub scale: Unit,
    /// How much nearer than another family's a cue of one word must stand.
    pub dearer: f64,
    /// Words of which the statement must hold one where the cue is a weak one.
    pub needs: Vec<WordId>,
    /// Words of which its bullet can hold one instead.
    pub bullet: Vec<WordId>,
    /// Words that, where they open a statement, claim the volumes that it tells.
    pub opens: Vec<WordId>,
    /// Sorts that it takes only right beside a cue.
    pub tight: Vec<Sort>,
    /// The family that it counts as.
    pub same_as: Option<String>,
    /// The family of a rise or fall by a share, where that is another one.
    pub moves: Option<FamilyId>,
    /// The family of a level, where that is another one.
    pub level: Option<FamilyId>,
    /// Whether it counts in a job of any trade.
    pub any_trade: bool,
    /// Whether its numbers are told without their period.
    pub timeless: bool,
    /// Whether the scale is that of the care setting.
    pub by_setting: bool,
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
    /// Those of them that are not read so yet; the file says why.
    pub unread: Vec<String>,
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
    /// What else a form yields in words that name a family: the words, and what is read in them.
    pub reads: BTreeMap<String, String>,
}

/// A word that names a family, or speaks against one.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Cue {
    /// The family.
    pub family: FamilyId,
    /// Whether it speaks against the family.
    pub against: bool,
    /// Whether it counts only with one of the family's words of need.
    pub weak: bool,
    /// Whether it must touch its number, but for the smallest words.
    pub close: bool,
}

/// All families and words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Metrics {
    all: Vec<Family>,
    ids: FxHashMap<String, FamilyId>,
    /// Words that name families.
    pub cues: Phrases<Cue>,
    /// The words around numbers.
    pub words: NumberWords,
    /// The volumes that can be, by period.
    pub volumes: BTreeMap<Per, [f64; 2]>,
    /// The care settings that titles stand for.
    pub settings: BTreeMap<String, String>,
    /// Titles that are no coder's and whose numbers count as one's.
    pub coding_titles: Vec<String>,
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
    number: Vec<WordedRow>,
    #[serde(default)]
    words: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    class: BTreeMap<WordClass, Vec<String>>,
    #[serde(default)]
    volume: BTreeMap<Per, [f64; 2]>,
    #[serde(default)]
    setting: BTreeMap<String, String>,
    #[serde(default)]
    people_endings: Vec<String>,
    #[serde(default)]
    coding_titles: Vec<String>,
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
    bare: Option<Unit>,
    #[serde(default)]
    units: BTreeMap<Unit, Unit>,
    scale: Option<Unit>,
    #[serde(default)]
    dearer: f64,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    bullet: Vec<String>,
    #[serde(default)]
    weak: Vec<Spanned<String>>,
    #[serde(default)]
    opens: Vec<String>,
    #[serde(default)]
    tight: Vec<Sort>,
    same_as: Option<String>,
    moves: Option<Spanned<String>>,
    level: Option<Spanned<String>>,
    #[serde(default)]
    any_trade: bool,
    #[serde(default)]
    timeless: bool,
    #[serde(default)]
    by_setting: bool,
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
    #[serde(default)]
    close: Vec<Spanned<String>>,
    note: Option<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    unread: Vec<Unread>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unread {
    example: String,
    #[serde(rename = "why")]
    _why: String,
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
    #[serde(default)]
    reads: BTreeMap<String, String>,
    #[serde(rename = "why")]
    _why: String,
}

impl Metrics {
    /// The files of metrics among `files`.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut metrics = Self::default();
        for file in files.iter().filter(|f| f.name == "metrics.toml") {
            let rows: FileOf = file.parse()?;
            let mut turns = Vec::new();
            for row in rows.metric {
                turns.extend(metrics.add(file, row, words)?);
            }
            for (family, moves, id) in turns {
                let Some(other) = metrics.find(id.get_ref()) else {
                    return Err(file.fault_at(&id, format!("no family is called {:?}", id.get_ref())));
                };
                let family = &mut metrics.all[family.0];
                if moves {
                    family.moves = Some(other);
                } else {
                    family.level = Some(other);
                }
            }
            let ids = &metrics.ids;
            metrics.words.add_nouns(file, &rows.noun, &|id| ids.get(id).copied(), words)?;
            metrics.words.add_worded(file, &rows.number, words)?;
            metrics.words.add_around(file, &rows.words, words)?;
            metrics.words.add_around(file, &rows.tenure, words)?;
            metrics.words.add_periods(file, &rows.period, words)?;
            metrics.words.add_classes(&rows.class, words);
            metrics.volumes.extend(rows.volume);
            metrics.settings.extend(rows.setting);
            metrics.coding_titles.extend(rows.coding_titles);
            metrics.words.people_endings.extend(rows.people_endings);
            metrics.benchmarks.extend(rows.benchmark.into_iter().map(|b| Benchmark {
                setting: b.setting,
                per: b.per,
                typical: b.typical,
                high: b.high,
            }));
            metrics.traps.extend(rows.trap.into_iter().map(|t| Trap {
                id: t.id,
                example: t.example,
                nothing: t.yields == "nothing",
                reads: t.reads,
            }));
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
        family.good.is_some() || family.by_setting
    }

    /// Every family, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Family> {
        self.all.iter()
    }

    /// Adds a family, or more words to one; what it names of other families is told back, since they may stand further down.
    fn add(&mut self, file: &Source<'_>, row: Row, words: &mut Words) -> Result<Vec<(FamilyId, bool, Spanned<String>)>, Error> {
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
                    bare: row.bare,
                    units: row.units,
                    scale: row.scale.unwrap_or(Unit::Percent),
                    dearer: row.dearer,
                    needs: row.needs.iter().map(|w| words.add(w)).collect(),
                    bullet: row.bullet.iter().map(|w| words.add(w)).collect(),
                    opens: row.opens.iter().map(|w| words.add(w)).collect(),
                    tight: row.tight,
                    same_as: row.same_as,
                    moves: None,
                    level: None,
                    any_trade: row.any_trade,
                    timeless: row.timeless,
                    by_setting: row.by_setting,
                    lower,
                    plausible: row.plausible,
                    good: row.good,
                    excellent: row.excellent,
                    source,
                    examples: Vec::new(),
                    unread: Vec::new(),
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
        self.all[family.0].unread.extend(row.unread.into_iter().map(|u| u.example));
        let plain = Cue { family, against: false, weak: false, close: false };
        let lists = [
            (&row.cues, plain),
            (&row.weak, Cue { weak: true, ..plain }),
            (&row.against, Cue { against: true, ..plain }),
            (&row.close, Cue { close: true, ..plain }),
        ];
        for (forms, cue) in lists {
            for form in forms {
                if !self.cues.add(words, form.get_ref(), cue) {
                    return Err(file.fault_at(form, format!("{:?} holds nothing to look for", form.get_ref())));
                }
            }
        }
        let moves = row.moves.map(|id| (family, true, id));
        Ok(moves.into_iter().chain(row.level.map(|id| (family, false, id))).collect())
    }
}
