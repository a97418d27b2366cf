//! How postings are written: their headings, the words that tell how much a thing is wanted, and what a match is worth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::entries::{Entries, EntryId};
use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::{JobPart, MentionKind, Track};
use crate::text::Words;

/// What is known of postings.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Job {
    /// Headings as they are written.
    pub headings: Phrases<PostingPart>,
    /// Words that tell the kind of any other heading.
    pub holds: Phrases<PostingPart>,
    /// Words beside a name that tell how much it is wanted.
    pub wishes: Phrases<WishCue>,
    /// Words before a list of which any one will do.
    pub one_of: Phrases<()>,
    /// Words behind such a list.
    pub similar: Phrases<()>,
    /// Words of what is taken in place of the credential before.
    pub instead: Phrases<()>,
    /// Words of the field behind a number of years.
    pub field: Phrases<()>,
    /// Words of another field.
    pub besides: Phrases<()>,
    /// Words before a number that asks for no experience.
    pub no_years: Phrases<()>,
    /// Words of a field of its own, by the track of the title.
    pub own: Phrases<Track>,
    /// Words of a level of study, by its place in the order of levels.
    pub studies: Phrases<usize>,
    /// The levels of study, lowest first.
    pub levels: Vec<String>,
    /// Entries that name nothing in particular.
    pub vague: Vec<EntryId>,
    covers: Vec<Cover>,
    /// The points of each part of the match.
    pub weights: Vec<Weight>,
    /// What a thing is worth by how it is shown.
    pub share: JobShares,
}

/// What a part of a posting is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PostingPart {
    /// What a candidate must bring.
    Required,
    /// What is nice to have.
    Preferred,
    /// What is not asked for.
    Unasked,
    /// What the job does.
    Duties,
    /// Pay, benefits, the employer, how to apply.
    Offer,
    /// None of these.
    Other,
    /// It says what it is about and not how much it is wanted.
    Open,
}

/// How much a thing is wanted, as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Wish {
    /// A candidate must bring it.
    Required,
    /// It is nice to have.
    Preferred,
    /// It is not asked for.
    Unasked,
}

/// Words that tell how much is wanted what stands beside them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct WishCue {
    /// How much.
    pub wish: Wish,
    /// Whether they speak of what follows.
    pub ahead: bool,
    /// Whether they speak of what stands before.
    pub behind: bool,
}

/// Entries that do in the place of another.
#[derive(Debug, Serialize, Deserialize)]
struct Cover {
    /// What is asked for.
    asked: EntryId,
    /// What is as good.
    by: Vec<EntryId>,
    /// What is a part of the way.
    toward: Vec<EntryId>,
}

/// The points of a part of the match.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Weight {
    /// Which part.
    pub part: JobPart,
    /// What to call it.
    pub label: String,
    /// Its points of 100.
    pub points: u32,
}

/// What a thing is worth by how it is shown, in hundredths.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobShares {
    /// In use, or held.
    pub shown: u32,
    /// In a list only.
    pub listed: u32,
    /// There under another name.
    pub other_name: u32,
    /// There in part.
    pub partial: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    part: Vec<PartRow>,
    #[serde(default)]
    wish: Vec<WishRow>,
    one_of: Option<OneOfRow>,
    instead: Option<WordsRow>,
    years: Option<YearsRow>,
    #[serde(default)]
    study: Vec<StudyRow>,
    #[serde(default)]
    vague: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    #[serde(default)]
    covers: Vec<CoverRow>,
    #[serde(default)]
    weight: Vec<Weight>,
    share: Option<JobShares>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartRow {
    kind: PostingPart,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    #[serde(default)]
    holds: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WishRow {
    wish: Wish,
    side: Side,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Side {
    Ahead,
    Behind,
    Either,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OneOfRow {
    words: Vec<Spanned<String>>,
    similar: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsRow {
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearsRow {
    of: Vec<Spanned<String>>,
    besides: Vec<Spanned<String>>,
    not: Vec<Spanned<String>>,
    #[serde(default)]
    own: Vec<OwnRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnRow {
    track: Track,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StudyRow {
    id: String,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoverRow {
    kind: MentionKind,
    id: Spanned<String>,
    #[serde(default)]
    by: Vec<Spanned<String>>,
    #[serde(default)]
    toward: Vec<Spanned<String>>,
}

impl Job {
    /// The files of postings among `files`; the entries that they name must be there.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words, entries: &Entries) -> Result<Self, Error> {
        let mut job = Self::default();
        for file in files.iter().filter(|f| f.name == "job.toml") {
            let rows: FileOf = file.parse()?;
            for row in rows.part {
                add(file, &mut job.headings, words, &row.forms, row.kind)?;
                add(file, &mut job.holds, words, &row.holds, row.kind)?;
            }
            for row in rows.wish {
                let cue = WishCue { wish: row.wish, ahead: row.side != Side::Behind, behind: row.side != Side::Ahead };
                add(file, &mut job.wishes, words, &row.words, cue)?;
            }
            if let Some(row) = rows.one_of {
                add(file, &mut job.one_of, words, &row.words, ())?;
                add(file, &mut job.similar, words, &row.similar, ())?;
            }
            if let Some(row) = rows.instead {
                add(file, &mut job.instead, words, &row.words, ())?;
            }
            if let Some(row) = rows.years {
                add(file, &mut job.field, words, &row.of, ())?;
                add(file, &mut job.besides, words, &row.besides, ())?;
                add(file, &mut job.no_years, words, &row.not, ())?;
                for own in row.own {
                    add(file, &mut job.own, words, &own.words, own.track)?;
                }
            }
            for row in rows.study {
                add(file, &mut job.studies, words, &row.words, job.levels.len())?;
                job.levels.push(row.id);
            }
            for (kind, ids) in rows.vague {
                let Some(of) = MentionKind::parse(kind.get_ref()) else { return Err(file.fault_at(&kind, "no kind of mention is called so")) };
                job.vague.extend(resolve(file, entries, of, &ids)?);
            }
            for row in rows.covers {
                let asked = resolve(file, entries, row.kind, std::slice::from_ref(&row.id))?;
                let (by, toward) = (resolve(file, entries, row.kind, &row.by)?, resolve(file, entries, row.kind, &row.toward)?);
                job.covers.extend(asked.into_iter().map(|asked| Cover { asked, by: by.clone(), toward: toward.clone() }));
            }
            job.weights.extend(rows.weight);
            job.share = rows.share.unwrap_or(job.share);
        }
        Ok(job)
    }

    /// Whether an entry is as good as the one that is asked for.
    pub(crate) fn is_as_good(&self, shown: EntryId, asked: EntryId) -> bool {
        self.covers.iter().any(|c| c.asked == asked && c.by.contains(&shown))
    }

    /// Whether an entry is a part of the way to the one that is asked for.
    pub(crate) fn is_toward(&self, shown: EntryId, asked: EntryId) -> bool {
        self.covers.iter().any(|c| c.asked == asked && c.toward.contains(&shown))
    }
}

fn add<T: Copy>(file: &Source<'_>, phrases: &mut Phrases<T>, words: &mut Words, forms: &[Spanned<String>], value: T) -> Result<(), Error> {
    for form in forms {
        if !phrases.add(words, form.get_ref(), value) {
            return Err(file.fault_at(form, format!("{:?} holds nothing to look for", form.get_ref())));
        }
    }
    Ok(())
}

/// The entries of these ids.
fn resolve(file: &Source<'_>, entries: &Entries, kind: MentionKind, ids: &[Spanned<String>]) -> Result<Vec<EntryId>, Error> {
    let entry =
        |id: &Spanned<String>| entries.find(kind, id.get_ref()).ok_or_else(|| file.fault_at(id, format!("no {kind} has the id {:?}", id.get_ref())));
    ids.iter().map(entry).collect()
}
