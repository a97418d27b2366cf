//! Programmes, degrees, fields of study and accrediting bodies.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::text::Words;

/// What education can be named.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Educations {
    /// Degrees and programmes by their forms: the id.
    pub forms: Phrases<EducationForm>,
    /// Accrediting bodies by their forms: the id.
    pub accreditation: Phrases<String>,
    /// Words of a study that is not finished.
    pub in_progress: Phrases<()>,
    /// Words of a study that was left.
    pub unfinished: Phrases<()>,
    /// Fields that belong to the work: health information, coding, health administration.
    pub fields: Phrases<String>,
    ids: Vec<String>,
    names: Vec<String>,
    levels: Vec<Option<String>>,
    bodies: Vec<String>,
}

/// A form of a degree or programme.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct EducationForm {
    /// The id of its entry.
    pub id: String,
    /// The form where letters' case decides (`AS`, `BA`); none where it does not.
    pub exact: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    education: Vec<Row>,
    #[serde(default)]
    accreditation: Vec<Row>,
    study: Option<Study>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Study {
    in_progress: Vec<Spanned<String>>,
    unfinished: Vec<Spanned<String>>,
    fields: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: String,
    #[serde(rename = "abbr")]
    _abbr: Option<String>,
    kind: Option<String>,
    #[serde(rename = "stage")]
    _stage: Option<String>,
    #[serde(default, rename = "in_guide")]
    _in_guide: bool,
    #[serde(rename = "confidence")]
    _confidence: Option<String>,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    #[serde(default)]
    guarded: Vec<GuardedRow>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GuardedRow {
    form: Spanned<String>,
    case: Option<String>,
    #[serde(rename = "class")]
    _class: String,
    #[serde(default, rename = "near")]
    _near: Vec<String>,
    #[serde(default, rename = "not_near")]
    _not_near: Vec<String>,
}

impl Educations {
    /// The files of education among `files`.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut all = Self::default();
        for file in files.iter().filter(|f| f.name == "education.toml") {
            let rows: FileOf = file.parse()?;
            for row in rows.education {
                let id = row.id.get_ref().clone();
                for form in &row.forms {
                    all.forms.add(words, form.get_ref(), EducationForm { id: id.clone(), exact: None });
                }
                for guarded in &row.guarded {
                    let exact = guarded.case.as_deref() == Some("exact");
                    let exact = exact.then(|| guarded.form.get_ref().chars().filter(|c| c.is_alphanumeric()).collect());
                    all.forms.add(words, guarded.form.get_ref(), EducationForm { id: id.clone(), exact });
                }
                all.ids.push(id);
                all.names.push(row.name);
                all.levels.push(row.kind);
            }
            for row in rows.accreditation {
                all.bodies.push(row.id.get_ref().clone());
                for form in row.forms.iter().chain(row.guarded.iter().map(|g| &g.form)) {
                    all.accreditation.add(words, form.get_ref(), row.id.get_ref().clone());
                }
            }
            if let Some(study) = rows.study {
                for (phrases, list) in [(&mut all.in_progress, study.in_progress), (&mut all.unfinished, study.unfinished)] {
                    for word in list {
                        phrases.add(words, word.get_ref(), ());
                    }
                }
                for field in study.fields {
                    all.fields.add(words, field.get_ref(), field.get_ref().clone());
                }
            }
        }
        Ok(all)
    }

    /// The ids of degrees and programmes, in the order of the file.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// The ids of accrediting bodies, in the order of the file.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = &str> {
        self.bodies.iter().map(String::as_str)
    }

    /// What level of study a degree or programme is: `certificate`, `associate`, `bachelor`, …
    pub(crate) fn level(&self, id: &str) -> Option<&str> {
        let at = self.ids.iter().position(|i| i == id)?;
        self.levels.get(at)?.as_deref()
    }

    /// The name of a degree or programme.
    pub(crate) fn name(&self, id: &str) -> Option<&str> {
        self.ids.iter().position(|i| i == id).map(|at| self.names[at].as_str())
    }
}
