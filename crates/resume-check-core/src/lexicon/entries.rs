//! Entries that a text can mention: code sets, systems, tools, credentials, specialties and skills.

use rustc_hash::FxHashMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::MentionKind;
use crate::text::Words;

/// The number of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct EntryId(pub(crate) usize);

/// A thing that can be mentioned.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Which file it stands in.
    pub kind: MentionKind,
    /// Its id, unique within the kind.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The short name of a credential.
    pub abbr: Option<String>,
    /// Who awards a credential.
    pub issuer: Option<String>,
    /// The class within its kind: `diagnosis`, `setting`, `soft`, …
    pub class: Option<String>,
    /// The system that a module belongs to.
    pub parent: Option<String>,
    /// The career stage that it supports: `entry`, `mid`, `senior`, `management`, `none`.
    pub stage: Option<String>,
    /// Whether a credential is still awarded: `active`, `renamed`, `retired`, `unknown`.
    pub awarded: Option<String>,
    /// Ids of settings that it belongs to.
    pub setting: Vec<String>,
    /// What a combined form names.
    pub expands_to: Vec<EntryId>,
    /// What took the place of a credential, or takes it once it is earned.
    pub replaced_by: Option<EntryId>,
    /// Whether it is no credential of a coder (a licence, a membership).
    pub not_a_coding_credential: bool,
    /// Whether the career guide names it.
    pub in_guide: bool,
    /// How sure the entry is: `high`, `medium`, `low`.
    pub confidence: String,
    /// The forms, as the files give them.
    pub forms: Vec<String>,
    /// What else the forms can mean, and other facts.
    pub note: Option<String>,
}

/// A form of an entry, as the matcher reports it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct FormRef {
    /// Whose form it is.
    pub entry: EntryId,
    /// The form as the file gives it.
    pub text: String,
    /// What its context must show; none where the form alone is proof.
    pub guard: Option<usize>,
}

/// How the context of an ambiguous form decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum GuardClass {
    /// The case is enough.
    ExactCase,
    /// After a name, in a list of credentials, beside words of certification.
    PostNominal,
    /// Beside a code set, credential, encoder or word of coding.
    CodingContext,
    /// In a list of systems, beside words of software, or after in, using, via, with.
    SystemList,
    /// Beside one of `near` only.
    NeedsNear,
}

impl Entry {
    /// Whether it is a membership: the letters of an association, which are no credential.
    pub(crate) fn is_membership(&self) -> bool {
        self.stage.as_deref() == Some("none") && self.setting.iter().any(|s| s == "membership")
    }
}

/// What the context of an ambiguous form must show.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Guard {
    /// Whether the letters must have the form's case.
    pub exact: bool,
    /// Whether a state is written in the same letters: `Hagerstown, MD`.
    pub state: bool,
    /// What counts as proof.
    pub class: GuardClass,
    /// Words that prove the form in the same statement, in order of their numbers.
    pub near: Vec<ClueId>,
    /// Words that rule it out, in order of their numbers.
    pub not_near: Vec<ClueId>,
}

/// The number of a word of context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ClueId(u32);

/// The words of context of all guards: each stands once, however many guards name it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Clues {
    /// Every word, with and without its final s.
    pub forms: Phrases<ClueId>,
    /// The words as the files give them.
    texts: Vec<String>,
    ids: FxHashMap<String, ClueId>,
}

impl Clues {
    /// The word as the file gives it.
    pub(crate) fn text(&self, id: ClueId) -> &str {
        self.texts.get(id.0 as usize).map_or("", String::as_str)
    }

    /// The word's number, given out at first sight. The text's own final s is seen to by the matcher.
    fn add(&mut self, words: &mut Words, word: String) -> ClueId {
        if let Some(id) = self.ids.get(&word) {
            return *id;
        }
        let id = ClueId(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        if let Some(singular) = word.strip_suffix('s').filter(|w| w.len() > 3 && !w.ends_with('s')) {
            self.forms.add(words, singular, id);
        }
        self.forms.add(words, &word, id);
        self.ids.insert(word.clone(), id);
        self.texts.push(word);
        id
    }

    fn add_all(&mut self, words: &mut Words, texts: Vec<String>) -> Vec<ClueId> {
        let mut ids: Vec<ClueId> = texts.into_iter().map(|t| self.add(words, t)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// All entries, and their forms.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Entries {
    all: Vec<Entry>,
    ids: FxHashMap<(MentionKind, String), EntryId>,
    /// Every form.
    pub forms: Phrases<FormRef>,
    /// What ambiguous forms need.
    pub guards: Vec<Guard>,
    /// The words of context that the guards name.
    pub clues: Clues,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    code_set: Vec<Row>,
    #[serde(default)]
    ehr: Vec<Row>,
    #[serde(default)]
    encoder: Vec<Row>,
    #[serde(default)]
    tool: Vec<Row>,
    #[serde(default)]
    credential: Vec<Row>,
    #[serde(default)]
    specialty: Vec<Row>,
    #[serde(default)]
    skill: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: Option<String>,
    abbr: Option<String>,
    issuer: Option<String>,
    #[serde(rename = "vendor")]
    _vendor: Option<String>,
    kind: Option<String>,
    parent: Option<Spanned<String>>,
    stage: Option<String>,
    status: Option<String>,
    #[serde(rename = "family")]
    _family: Option<String>,
    #[serde(default)]
    setting: Vec<String>,
    #[serde(default, rename = "guide_stages")]
    _guide_stages: Vec<String>,
    #[serde(default)]
    must_not_count_as: Vec<Spanned<String>>,
    #[serde(default)]
    expands_to: Vec<Spanned<String>>,
    replaced_by: Option<Spanned<String>>,
    #[serde(default)]
    not_a_coding_credential: bool,
    #[serde(default)]
    in_guide: bool,
    confidence: Option<String>,
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
    case: Option<Spanned<String>>,
    class: GuardClass,
    #[serde(default)]
    state: bool,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    not_near: Vec<String>,
}

impl Entries {
    /// The files of entries among `files`, in order.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words) -> Result<Self, Error> {
        let mut entries = Self::default();
        let mut links = Vec::new();
        for file in files.iter().filter(|f| NAMES.contains(&f.name)) {
            let rows: FileOf = file.parse()?;
            let kinds = [
                (MentionKind::CodeSet, rows.code_set),
                (MentionKind::Ehr, rows.ehr),
                (MentionKind::Encoder, rows.encoder),
                (MentionKind::Tool, rows.tool),
                (MentionKind::Credential, rows.credential),
                (MentionKind::Specialty, rows.specialty),
                (MentionKind::Skill, rows.skill),
            ];
            for (kind, rows) in kinds {
                for row in rows {
                    entries.add(file, kind, row, words, &mut links)?;
                }
            }
        }
        for (file, kind, id, of, what) in links {
            entries.link(file, kind, &id, of, what)?;
        }
        Ok(entries)
    }

    /// The entry of that number.
    pub(crate) fn get(&self, id: EntryId) -> &Entry {
        &self.all[id.0]
    }

    /// The entry of that kind and id.
    pub(crate) fn find(&self, kind: MentionKind, id: &str) -> Option<EntryId> {
        self.ids.get(&(kind, id.to_owned())).copied()
    }

    /// The ids of a kind, in the order of the file.
    pub(crate) fn ids(&self, kind: MentionKind) -> Vec<&str> {
        self.all.iter().filter(|e| e.kind == kind).map(|e| e.id.as_str()).collect()
    }

    /// Every entry, by file and then in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.all.iter()
    }

    fn add<'f>(&mut self, file: &'f Source<'f>, kind: MentionKind, row: Row, words: &mut Words, links: &mut Vec<Link<'f>>) -> Result<(), Error> {
        let id = row.id.get_ref().clone();
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '+')) {
            return Err(file.fault_at(&row.id, format!("the id {id:?} may hold small letters, digits and hyphens only")));
        }
        let number = match self.ids.get(&(kind, id.clone())) {
            Some(number) => *number,
            None => self.insert(file, kind, &row)?,
        };
        for (name, what) in row
            .parent
            .into_iter()
            .map(|p| (p, What::Parent))
            .chain(row.expands_to.into_iter().map(|e| (e, What::ExpandsTo)))
            .chain(row.replaced_by.into_iter().map(|r| (r, What::ReplacedBy)))
            .chain(row.must_not_count_as.into_iter().map(|m| (m, What::Other)))
        {
            links.push((file, kind, name, number, what));
        }
        for form in &row.forms {
            self.form(file, number, form, None, words)?;
        }
        for guarded in row.guarded {
            let exact = match guarded.case.as_ref().map(|c| (c, c.get_ref().as_str())) {
                None | Some((_, "any")) => false,
                Some((_, "exact")) => true,
                Some((at, other)) => return Err(file.fault_at(at, format!("case is {other:?}; it can be \"exact\" or \"any\""))),
            };
            if guarded.class == GuardClass::NeedsNear && guarded.near.is_empty() {
                return Err(file.fault_at(&guarded.form, "a form of class needs-near names at least one word in near"));
            }
            let exact = exact || guarded.class == GuardClass::ExactCase;
            let near = self.clues.add_all(words, guarded.near);
            let not_near = self.clues.add_all(words, guarded.not_near);
            self.guards.push(Guard { exact, state: guarded.state, class: guarded.class, near, not_near });
            self.form(file, number, &guarded.form, Some(self.guards.len() - 1), words)?;
        }
        Ok(())
    }

    fn insert(&mut self, file: &Source<'_>, kind: MentionKind, row: &Row) -> Result<EntryId, Error> {
        let id = row.id.get_ref().clone();
        let Some(name) = row.name.clone() else { return Err(file.fault_at(&row.id, format!("the entry {id:?} has no name"))) };
        let number = EntryId(self.all.len());
        self.all.push(Entry {
            kind,
            id: id.clone(),
            name,
            abbr: row.abbr.clone(),
            issuer: row.issuer.clone(),
            class: row.kind.clone(),
            parent: row.parent.as_ref().map(|p| p.get_ref().clone()),
            stage: row.stage.clone(),
            awarded: row.status.clone(),
            setting: row.setting.clone(),
            expands_to: Vec::new(),
            replaced_by: None,
            not_a_coding_credential: row.not_a_coding_credential,
            in_guide: row.in_guide,
            confidence: row.confidence.clone().unwrap_or_else(|| "high".to_owned()),
            forms: Vec::new(),
            note: row.note.clone(),
        });
        self.ids.insert((kind, id), number);
        Ok(number)
    }

    fn form(&mut self, file: &Source<'_>, entry: EntryId, form: &Spanned<String>, guard: Option<usize>, words: &mut Words) -> Result<(), Error> {
        let text = form.get_ref().clone();
        if !self.forms.add(words, &text, FormRef { entry, text: text.clone(), guard }) {
            return Err(file.fault_at(form, format!("the form {text:?} holds nothing to look for")));
        }
        self.all[entry.0].forms.push(text);
        Ok(())
    }

    fn link(&mut self, file: &Source<'_>, kind: MentionKind, name: &Spanned<String>, of: EntryId, what: What) -> Result<(), Error> {
        let Some(other) = self.find(kind, name.get_ref()) else {
            let ids = self.all.iter().filter(|e| e.kind == kind).map(|e| e.id.as_str());
            let nearest = crate::nearest::nearest(name.get_ref(), ids).map_or(String::new(), |n| format!("; the nearest is {n:?}"));
            return Err(file.fault_at(name, format!("no {kind} has the id {:?}{nearest}", name.get_ref())));
        };
        match what {
            What::ExpandsTo => self.all[of.0].expands_to.push(other),
            What::ReplacedBy => self.all[of.0].replaced_by = Some(other),
            What::Parent | What::Other => {}
        }
        Ok(())
    }
}

type Link<'f> = (&'f Source<'f>, MentionKind, Spanned<String>, EntryId, What);

/// What an id in an entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Parent,
    ExpandsTo,
    ReplacedBy,
    Other,
}

/// The files that hold entries.
const NAMES: &[&str] = &["code_sets.toml", "credentials.toml", "ehr.toml", "encoders.toml", "skills.toml", "specialties.toml", "tools.toml"];
