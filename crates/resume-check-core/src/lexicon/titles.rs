//! Job titles: the rung, level and track that each shows.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::composed::{self, Composed};
use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::{Level, Track};
use crate::text::Words;

/// The number of a title in `titles.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct TitleId(usize);

/// A title of the ladder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Title {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The level that it shows; management reads as senior.
    pub level: Level,
    /// The rung of the ladder: 0 trainee or support, 1 entry coder, 2 specialty coder, 3 coder II, auditor, educator, CDI, 4 lead, 5 manager, 6 director, 7 vice president.
    pub rung: u8,
    /// The track that a report names.
    pub report_track: Option<Track>,
    /// The track whose criteria apply where the title is a target.
    pub target_track: Option<Track>,
    /// Whether its months are months of coding.
    pub counts_as_coding: bool,
    /// Whether it is practice towards coding: a trainee's, a student's.
    pub is_practice: bool,
    /// What a posting or report should know of it.
    pub note: Option<String>,
    /// Its forms, as the file gives them.
    pub forms: Vec<String>,
}

/// A form of a title, as the matcher reports it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct TitleForm {
    /// The title.
    pub title: TitleId,
    /// Words that rule an ambiguous form out; none where the form alone is proof.
    pub not_near: Option<usize>,
}

/// All titles, and the words that tell what heads an entry.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Titles {
    all: Vec<Title>,
    ids: FxHashMap<String, TitleId>,
    /// Every form.
    pub forms: Phrases<TitleForm>,
    /// For each ambiguous form, the words that rule it out.
    pub against: Vec<Phrases<()>>,
    /// Words of an employer's name.
    pub employers: Phrases<()>,
    /// Words of a job in no list.
    pub others: Phrases<()>,
    /// Words of a time that is no job.
    pub gaps: Phrases<()>,
    /// Titles in no list.
    pub composed: Composed,
    /// Words before a title that say whose it is in a sentence.
    pub told: Phrases<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    title: Vec<Row>,
    employer: Option<WordsOf>,
    other: Option<WordsOf>,
    gap: Option<WordsOf>,
    told: Option<WordsOf>,
    #[serde(default)]
    composed: Vec<composed::Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsOf {
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: String,
    level: Spanned<String>,
    track: Option<String>,
    report_track: Option<Track>,
    target_track: Option<Track>,
    rung: u8,
    #[serde(rename = "role_family")]
    _role_family: Option<String>,
    counts_as_coding: bool,
    #[serde(default, rename = "in_guide")]
    _in_guide: bool,
    #[serde(rename = "confidence")]
    _confidence: Option<String>,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    #[serde(default)]
    guarded: Vec<GuardedRow>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuardedRow {
    form: Spanned<String>,
    #[serde(rename = "case")]
    _case: Option<String>,
    #[serde(rename = "class")]
    _class: String,
    #[serde(default, rename = "near")]
    _near: Vec<String>,
    #[serde(default)]
    not_near: Vec<Spanned<String>>,
}

impl Titles {
    /// The files of titles among `files`.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut titles = Self::default();
        let mut composed = Vec::new();
        for file in files.iter().filter(|f| f.name == "titles.toml") {
            let rows: FileOf = file.parse()?;
            for row in rows.title {
                titles.add(file, row, words)?;
            }
            for row in rows.composed {
                let Some(title) = titles.find(row.title.get_ref()) else { return Err(file.fault_at(&row.title, "no title has this id")) };
                if composed.len() == Composed::MOST {
                    return Err(file.fault_at(&row.title, format!("there are more than {} rules of composed titles", Composed::MOST)));
                }
                composed.push((title, row));
            }
            let lists = [
                (&mut titles.employers, rows.employer),
                (&mut titles.others, rows.other),
                (&mut titles.gaps, rows.gap),
                (&mut titles.told, rows.told),
            ];
            for (phrases, of) in lists {
                for word in of.into_iter().flat_map(|o| o.words) {
                    phrases.add(words, word.get_ref(), ());
                }
            }
        }
        titles.composed = Composed::of(composed, words);
        Ok(titles)
    }

    /// The title of that number.
    pub(crate) fn get(&self, id: TitleId) -> &Title {
        &self.all[id.0]
    }

    /// The title of that id.
    pub(crate) fn find(&self, id: &str) -> Option<TitleId> {
        self.ids.get(id).copied()
    }

    /// Every title, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Title> {
        self.all.iter()
    }

    fn add(&mut self, file: &Source<'_>, row: Row, words: &mut Words) -> Result<(), Error> {
        let level = match row.level.get_ref().as_str() {
            "management" => Some(Level::Senior),
            other => Level::parse(other),
        };
        let Some(level) = level else { return Err(file.fault_at(&row.level, "the level of a title is entry, mid, senior or management")) };
        let id = match self.ids.get(row.id.get_ref()) {
            Some(id) => *id,
            None => {
                let id = TitleId(self.all.len());
                self.ids.insert(row.id.get_ref().clone(), id);
                let (name, rung, note) = (row.name, row.rung, row.note);
                let (report_track, counts_as_coding) = (row.report_track, row.counts_as_coding);
                let target_track = row.target_track.or(report_track);
                let is_practice = row.track.as_deref() == Some("coding") && !counts_as_coding;
                self.all.push(Title {
                    id: row.id.get_ref().clone(),
                    name,
                    level,
                    rung,
                    report_track,
                    target_track,
                    counts_as_coding,
                    is_practice,
                    note,
                    forms: Vec::new(),
                });
                id
            }
        };
        for form in &row.forms {
            self.form(file, id, form, None, words)?;
        }
        for guarded in row.guarded {
            let mut against = Phrases::default();
            for word in &guarded.not_near {
                against.add(words, word.get_ref(), ());
            }
            self.against.push(against);
            self.form(file, id, &guarded.form, Some(self.against.len() - 1), words)?;
        }
        Ok(())
    }

    fn form(&mut self, file: &Source<'_>, title: TitleId, form: &Spanned<String>, not_near: Option<usize>, words: &mut Words) -> Result<(), Error> {
        if !self.forms.add(words, form.get_ref(), TitleForm { title, not_near }) {
            return Err(file.fault_at(form, format!("the form {:?} holds nothing to look for", form.get_ref())));
        }
        self.all[title.0].forms.push(form.get_ref().clone());
        Ok(())
    }
}
