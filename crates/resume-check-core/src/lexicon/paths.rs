//! Where a career can go: what the guide asks for at each title, what credentials ask for beside their exams, and pages of what it says at large.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::Lexicon;
use super::items::Item;
use super::source::Source;
use super::ways::{Pool, read_item};
use crate::error::Error;
use crate::kinds::{Level, MentionKind, Track};

/// All that the guide says of ways through a career.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Paths {
    /// The titles of the ladder and the paths beside it, in the order of the file.
    pub all: Vec<Path>,
    /// What credentials ask for.
    pub prerequisites: Vec<Prerequisite>,
    /// Pages of what the guide says at large.
    pub topics: Vec<Topic>,
}

/// A title of the ladder, or a path beside it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Path {
    /// Its titles, ids of titles.toml, the one that names it first; none where it is that of a level.
    pub titles: Vec<String>,
    /// The level that it is measured at.
    pub level: Level,
    /// The track whose criteria apply.
    pub track: Option<Track>,
    /// What to call it.
    pub label: String,
    /// Whether it leads away from the ladder.
    pub beside: bool,
    /// What the work is.
    pub says: String,
    /// What the guide asks for.
    pub asks: Vec<String>,
    /// Titles on the way, lowest first.
    pub after: Vec<Item>,
    /// Degrees or programmes.
    pub education: Vec<Item>,
    /// Credentials, in the order to earn them.
    pub credentials: Vec<Item>,
    /// What the guide says of its pay, beyond the band of its level.
    pub pay: Option<String>,
    /// Where all of this comes from.
    pub source: String,
}

/// What a credential asks for beside its exam.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Prerequisite {
    /// The credential.
    pub credential: String,
    /// What it asks for, in words.
    pub needs: String,
    /// Programmes of which any meets it.
    pub education: Vec<String>,
    /// Who says so.
    pub source: String,
}

/// A page of what the guide says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    /// Its id.
    pub id: String,
    /// What to call it.
    pub label: String,
    /// What it says, point by point.
    pub says: Vec<String>,
    /// Where it comes from.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    path: Vec<Row>,
    prerequisite: Vec<PrerequisiteRow>,
    topic: Vec<Topic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    #[serde(default)]
    titles: Vec<Spanned<String>>,
    level: Option<Level>,
    label: Spanned<String>,
    #[serde(default)]
    beside: bool,
    says: String,
    asks: Vec<String>,
    #[serde(default)]
    after: Vec<Spanned<String>>,
    #[serde(default)]
    education: Vec<Spanned<String>>,
    #[serde(default)]
    credentials: Vec<Spanned<String>>,
    pay: Option<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrerequisiteRow {
    credential: Spanned<String>,
    needs: String,
    #[serde(default)]
    education: Vec<Spanned<String>>,
    source: String,
}

impl Paths {
    /// The last file of paths among `files`; `lexicon` is what it may name.
    pub(super) fn read(files: &[Source<'_>], lexicon: &Lexicon) -> Result<Self, Error> {
        let mut paths = Self::default();
        for file in files.iter().filter(|f| f.name == "paths.toml") {
            let rows: FileOf = file.parse()?;
            paths = Self {
                all: rows.path.into_iter().map(|row| path(file, lexicon, row)).collect::<Result<_, _>>()?,
                prerequisites: rows.prerequisite.into_iter().map(|row| prerequisite(file, lexicon, row)).collect::<Result<_, _>>()?,
                topics: rows.topic,
            };
        }
        Ok(paths)
    }

    /// The path of a title; else the first of that level and track, else the one of the level.
    pub(crate) fn to(&self, title: Option<&str>, level: Level, track: Option<Track>) -> Option<&Path> {
        let of_title = self.all.iter().find(|p| title.is_some_and(|id| p.titles.iter().any(|t| t == id)));
        let of_track = || self.all.iter().find(|p| !p.titles.is_empty() && (p.level, p.track) == (level, track));
        of_title.or_else(of_track).or_else(|| self.all.iter().find(|p| p.titles.is_empty() && p.level == level))
    }

    /// What a credential asks for; none where nothing is known of it.
    pub(crate) fn prerequisite(&self, credential: &str) -> Option<&Prerequisite> {
        self.prerequisites.iter().find(|p| p.credential == credential)
    }
}

fn path(file: &Source<'_>, lexicon: &Lexicon, row: Row) -> Result<Path, Error> {
    let titles = row.titles.iter().map(|id| {
        let title = lexicon.titles.find(id.get_ref()).map(|t| lexicon.titles.get(t));
        title.ok_or_else(|| file.fault_at(id, format!("no title has the id {:?}", id.get_ref())))
    });
    let titles = titles.collect::<Result<Vec<_>, _>>()?;
    let (level, track) = match (titles.first(), row.level) {
        (Some(first), None) => (first.level, first.target_track),
        (None, Some(level)) => (level, None),
        _ => return Err(file.fault_at(&row.label, format!("{:?} has either titles or a level", row.label.get_ref()))),
    };
    let items = |pool: Pool, list: &[Spanned<String>]| list.iter().map(|item| read_item(file, lexicon, pool, item)).collect::<Result<Vec<_>, _>>();
    Ok(Path {
        titles: titles.iter().map(|t| t.id.clone()).collect(),
        level,
        track,
        after: items(Pool::Title, &row.after)?,
        education: items(Pool::Education, &row.education)?,
        credentials: items(Pool::Credential, &row.credentials)?,
        label: row.label.into_inner(),
        beside: row.beside,
        says: row.says,
        asks: row.asks,
        pay: row.pay,
        source: row.source,
    })
}

fn prerequisite(file: &Source<'_>, lexicon: &Lexicon, row: PrerequisiteRow) -> Result<Prerequisite, Error> {
    if lexicon.entries.find(MentionKind::Credential, row.credential.get_ref()).is_none() {
        return Err(file.fault_at(&row.credential, format!("no credential has the id {:?}", row.credential.get_ref())));
    }
    if let Some(unknown) = row.education.iter().find(|id| lexicon.education.name(id.get_ref()).is_none()) {
        return Err(file.fault_at(unknown, format!("no education has the id {:?}", unknown.get_ref())));
    }
    Ok(Prerequisite {
        credential: row.credential.into_inner(),
        needs: row.needs,
        education: row.education.into_iter().map(Spanned::into_inner).collect(),
        source: row.source,
    })
}
