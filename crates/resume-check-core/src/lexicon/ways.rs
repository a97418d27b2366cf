//! Ways: what evidence earns a criterion or decides a level, as rubrics and the ladder write it.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::Lexicon;
use super::items::{Item, Items, Selector};
use super::source::Source;
use crate::error::Error;
use crate::kinds::{MentionKind, Per, Unit};
use crate::nearest::nearest;

/// Where the things that a way asks for are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Pool {
    /// Code sets.
    CodeSet,
    /// EHRs.
    Ehr,
    /// Encoders.
    Encoder,
    /// Tools.
    Tool,
    /// Clinical specialties and care settings.
    Specialty,
    /// Skills.
    Skill,
    /// EHRs and encoders.
    System,
    /// Credentials.
    Credential,
    /// Families of metrics.
    Metric,
    /// Titles.
    Title,
    /// Programmes and degrees.
    Education,
    /// Accrediting bodies.
    Accreditation,
    /// Courses and skills that a programme teaches.
    Foundation,
    /// What a reader looks for in a resume.
    Place,
}

impl Pool {
    /// The kinds of mentions that stand in it; none where it holds no mentions.
    pub(crate) fn kinds(self) -> &'static [MentionKind] {
        match self {
            Self::CodeSet => &[MentionKind::CodeSet],
            Self::Ehr => &[MentionKind::Ehr],
            Self::Encoder => &[MentionKind::Encoder],
            Self::Tool => &[MentionKind::Tool],
            Self::Specialty => &[MentionKind::Specialty],
            Self::Skill | Self::Foundation => &[MentionKind::Skill],
            Self::System => &[MentionKind::Ehr, MentionKind::Encoder],
            Self::Credential => &[MentionKind::Credential],
            Self::Metric | Self::Title | Self::Education | Self::Accreditation | Self::Place => &[],
        }
    }
}

/// What a reader looks for: present or not, wherever it stands.
pub(crate) const PLACES: &[(&str, &str)] = &[
    ("experience", "roles or a practicum under a heading"),
    ("education", "education"),
    ("skills", "code sets, systems or skills under a heading"),
    ("credentials", "credentials after the name or under a heading"),
    ("dated-roles", "a start and an end for a role"),
    ("dates", "a date beside a role or a programme"),
];

/// One way to earn a criterion.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Way {
    /// What is asked for.
    pub asks: Asks,
    /// The most that it earns, in hundredths of the criterion.
    pub share: u32,
    /// What the gain of an action assumes, in order of preference.
    pub assume: Vec<Assumption>,
    /// The care setting in which the assumption is the better advice.
    pub when: Option<String>,
}

/// What a way asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Asks {
    /// Things of one pool.
    Things {
        /// Where they are looked up.
        pool: Pool,
        /// What counts, each once.
        items: Items,
        /// How many of them earn all of it.
        count: usize,
        /// How many better ones stand before the first that earns.
        after: usize,
        /// How many months a title must have been held.
        months: u32,
        /// Whether a title needs a measured result beside it.
        measured: bool,
        /// Whether listed things do not count.
        used: bool,
        /// How much a metric must state.
        least: f64,
    },
    /// Months of coding: none of it up to the first, all of it from the second.
    Months(u32, u32),
    /// A later role on a higher rung.
    Rise,
}

/// A fact that is not there yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Assumption {
    /// The assumption in words, as a report gives it.
    pub says: String,
    /// The id that it assumes.
    pub id: String,
    /// The value of a metric: how much of what, in what time, in which setting.
    pub measure: Option<Measure>,
}

/// The value that an assumption gives a metric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Measure {
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: Unit,
    /// In what time.
    pub per: Option<Per>,
    /// In which care setting.
    pub setting: Option<String>,
}

/// A way as a file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Row {
    code_set: Option<List>,
    ehr: Option<List>,
    encoder: Option<List>,
    tool: Option<List>,
    specialty: Option<List>,
    skill: Option<List>,
    system: Option<List>,
    credential: Option<List>,
    metric: Option<List>,
    title: Option<List>,
    education: Option<List>,
    accreditation: Option<List>,
    foundation: Option<List>,
    place: Option<List>,
    years: Option<[u32; 2]>,
    #[serde(default)]
    rise: bool,
    count: Option<usize>,
    after: Option<usize>,
    share: Option<u32>,
    months: Option<u32>,
    #[serde(default)]
    measured: bool,
    #[serde(default)]
    used: bool,
    #[serde(default)]
    least: f64,
    #[serde(default)]
    assume: List,
    when: Option<Spanned<String>>,
}

type List = Vec<Spanned<String>>;

impl Row {
    /// The way that the row says; `at` is where the row belongs, for faults.
    pub(super) fn read(self, file: &Source<'_>, lexicon: &Lexicon, at: &Spanned<String>) -> Result<Way, Error> {
        let pools = [
            (Pool::CodeSet, self.code_set),
            (Pool::Ehr, self.ehr),
            (Pool::Encoder, self.encoder),
            (Pool::Tool, self.tool),
            (Pool::Specialty, self.specialty),
            (Pool::Skill, self.skill),
            (Pool::System, self.system),
            (Pool::Credential, self.credential),
            (Pool::Metric, self.metric),
            (Pool::Title, self.title),
            (Pool::Education, self.education),
            (Pool::Accreditation, self.accreditation),
            (Pool::Foundation, self.foundation),
            (Pool::Place, self.place),
        ];
        let mut asked: Vec<(Pool, List)> = pools.into_iter().filter_map(|(pool, list)| Some((pool, list?))).collect();
        let asks = match (asked.pop(), self.years, self.rise) {
            (Some((pool, list)), None, false) if asked.is_empty() => {
                let items: Result<Vec<Item>, Error> = list.iter().map(|item| read_item(file, lexicon, pool, item)).collect();
                let (count, after, months) = (self.count.unwrap_or(1).max(1), self.after.unwrap_or(0), self.months.unwrap_or(0));
                Asks::Things { pool, items: Items::new(items?), count, after, months, measured: self.measured, used: self.used, least: self.least }
            }
            (None, Some([from, full]), false) if from < full => Asks::Months(from * 12, full * 12),
            (None, None, true) => Asks::Rise,
            _ => {
                return Err(file.fault_at(
                    at,
                    format!("each way of {:?} asks for one thing: a list such as metric or credential, years, or rise", at.get_ref()),
                ));
            }
        };
        let share = self.share.unwrap_or(100);
        if share == 0 || share > 100 {
            return Err(file.fault_at(at, format!("a share of {:?} is {share}; it can be 1 to 100", at.get_ref())));
        }
        if let Some(when) = self.when.as_ref().filter(|w| lexicon.entries.find(MentionKind::Specialty, w.get_ref()).is_none()) {
            return Err(unknown(file, when, "specialty or setting", lexicon.entries.ids(MentionKind::Specialty)));
        }
        let assume: Result<Vec<Assumption>, Error> = self.assume.iter().map(|a| read_assumption(file, lexicon, &asks, a)).collect();
        Ok(Way { asks, share, assume: assume?, when: self.when.map(Spanned::into_inner) })
    }
}

/// An item of a list: ids, classes or stages, parted by bars.
pub(super) fn read_item(file: &Source<'_>, lexicon: &Lexicon, pool: Pool, item: &Spanned<String>) -> Result<Item, Error> {
    let parts = item.get_ref().split('|');
    parts
        .map(|part| match part.split_once(':') {
            Some(("class", class)) => Ok(Selector::Class(class.to_owned())),
            Some(("stage" | "level", stage)) => Ok(Selector::Stage(stage.to_owned())),
            Some((other, _)) => Err(file.fault_at(item, format!("{other:?} picks nothing; an item is an id, class:… , stage:… or level:…"))),
            None => known(file, lexicon, pool, item, part).map(|()| Selector::Id(part.to_owned())),
        })
        .collect()
}

/// Whether a pool has a thing of this id.
fn known(file: &Source<'_>, lexicon: &Lexicon, pool: Pool, at: &Spanned<String>, id: &str) -> Result<(), Error> {
    let entries = pool.kinds().iter().flat_map(|kind| lexicon.entries.ids(*kind));
    let ids: Vec<&str> = match pool {
        Pool::Metric => lexicon.metrics.iter().map(|f| f.id.as_str()).collect(),
        Pool::Title => lexicon.titles.iter().map(|t| t.id.as_str()).collect(),
        Pool::Education => lexicon.education.ids().collect(),
        Pool::Accreditation => lexicon.education.bodies().collect(),
        Pool::Foundation => entries.chain(lexicon.education.ids()).collect(),
        Pool::Place => PLACES.iter().map(|(id, _)| *id).collect(),
        _ => entries.collect(),
    };
    if ids.contains(&id) { Ok(()) } else { Err(unknown_of(file, at, id, "thing of this list", ids)) }
}

fn unknown(file: &Source<'_>, at: &Spanned<String>, what: &str, ids: Vec<&str>) -> Error {
    unknown_of(file, at, at.get_ref(), what, ids)
}

fn unknown_of(file: &Source<'_>, at: &Spanned<String>, id: &str, what: &str, ids: Vec<&str>) -> Error {
    let nearest = nearest(id, ids.into_iter()).map_or(String::new(), |n| format!("; the nearest is {n:?}"));
    file.fault_at(at, format!("no {what} has the id {id:?}{nearest}"))
}

/// `coding-accuracy 98 percent`, `productivity-volume 26 charts/day inpatient`, or an id.
fn read_assumption(file: &Source<'_>, lexicon: &Lexicon, asks: &Asks, at: &Spanned<String>) -> Result<Assumption, Error> {
    let says = at.get_ref().as_str();
    let mut words = says.split(' ');
    let id = words.next().unwrap_or_default();
    let Asks::Things { pool, .. } = asks else {
        return Ok(Assumption { says: format!("{says} years"), id: id.to_owned(), measure: None });
    };
    known(file, lexicon, *pool, at, id)?;
    if *pool != Pool::Metric {
        return Ok(Assumption { says: says.to_owned(), id: id.to_owned(), measure: None });
    }
    let wrong = || file.fault_at(at, format!("{says:?} assumes no value; write a family, a number and a unit: \"coding-accuracy 98 percent\""));
    let value: f64 = words.next().and_then(|v| v.parse().ok()).ok_or_else(wrong)?;
    let (unit, per) = words.next().map(|w| w.split_once('/').map_or((w, None), |(u, p)| (u, Some(p)))).ok_or_else(wrong)?;
    let per = per.map(|p| Per::parse(p).ok_or_else(wrong)).transpose()?;
    let unit = Unit::parse(unit).ok_or_else(wrong)?;
    let setting = words.next().map(str::to_owned);
    if let Some(setting) = setting.as_deref().filter(|s| lexicon.entries.find(MentionKind::Specialty, s).is_none()) {
        return Err(unknown_of(file, at, setting, "setting", lexicon.entries.ids(MentionKind::Specialty)));
    }
    let family = lexicon.metrics.find(id).map_or(String::new(), |f| lexicon.metrics.get(f).name.clone());
    let amount = if unit == Unit::Usd { format!("${}", grouped(value)) } else { format!("{} {unit}", grouped(value)) };
    let period = per.map_or(String::new(), |p| format!(" a{} {p}", if p == Per::Hour { "n" } else { "" }));
    Ok(Assumption {
        says: format!("{amount}{period}, {}", family.to_lowercase()),
        id: id.to_owned(),
        measure: Some(Measure { value, unit, per, setting }),
    })
}

/// The number with commas between its thousands, and its decimals where it has any.
fn grouped(value: f64) -> String {
    let plain = value.to_string();
    let (whole, rest) = plain.find('.').map_or((plain.as_str(), ""), |at| plain.split_at(at));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
