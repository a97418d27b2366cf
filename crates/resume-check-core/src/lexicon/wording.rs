//! How things are said: what the diagnostics look for in a resume's words.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::entries::{Entries, EntryId};
use super::metrics::{FamilyId, Metrics};
use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::kinds::MentionKind;
use crate::text::Words;

/// The words that diagnostics look for.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Wording {
    /// Results that are claimed and not counted.
    pub claims: Vec<Claim>,
    /// The words of claims, by the index of the claim.
    pub claimed: Phrases<(usize, Part)>,
    /// Families of which one number holds at a time.
    pub single: Vec<String>,
    /// Names that name nothing in particular.
    pub vague: Vec<Vague>,
    /// Code sets that others took the place of.
    pub superseded: Vec<Superseded>,
    /// Remains of a template.
    pub templates: Phrases<()>,
    /// What stands between the brackets of one.
    pub blanks: Phrases<()>,
    /// What stands for a number in one.
    pub no_number: Vec<String>,
    /// Words of a job that may run beside another.
    pub concurrent: Phrases<()>,
    /// Labels of a patient's record, account or claim.
    pub patient_labels: Phrases<()>,
    /// Labels of a birth date.
    pub birth_labels: Phrases<()>,
    /// Labels of numbers that identify the writer to authorities or banks.
    pub own_labels: Phrases<()>,
    /// Labels of a member's or certificate's number.
    pub member_labels: Phrases<()>,
    /// Words that boast of coding for payment.
    pub boasts: Phrases<()>,
    /// Words near them that tell of the contrary.
    pub honest: Phrases<()>,
    /// Slips of the pen.
    pub spellings: Vec<Spelling>,
    /// The misspelt words, by the index of the spelling.
    pub misspelt: Phrases<(usize, String)>,
}

/// A result that is claimed and not counted.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Claim {
    /// The families of which a number answers it.
    pub families: Vec<FamilyId>,
    /// What to write.
    pub ask: String,
}

/// What a word is to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// Its verb.
    Verb,
    /// What the verb is about.
    Thing,
}

/// Names of one kind that name nothing in particular.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Vague {
    /// The kind.
    pub kind: MentionKind,
    /// The vague entries.
    pub ids: Vec<EntryId>,
    /// Entries that make the resume plain; none stands for every other one of the kind.
    pub plain: Vec<EntryId>,
    /// What to write.
    pub ask: String,
}

/// Code sets that others took the place of.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Superseded {
    /// The old ones.
    pub ids: Vec<EntryId>,
    /// Those of today.
    pub today: Vec<EntryId>,
    /// The year and the month of the change.
    pub since: (u16, u8),
    /// What they are.
    pub what: String,
    /// What to write.
    pub ask: String,
}

/// A word of the field that is often misspelt.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Spelling {
    /// How it is spelt.
    pub right: String,
    /// Words that make the wrong form somebody's name.
    pub not_near: Phrases<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    #[serde(default)]
    claim: Vec<ClaimRow>,
    single: Option<SingleRow>,
    #[serde(default)]
    vague: Vec<VagueRow>,
    #[serde(default)]
    superseded: Vec<SupersededRow>,
    template: Option<TemplateRow>,
    concurrent: Option<ConcurrentRow>,
    label: Option<LabelRow>,
    boast: Option<BoastRow>,
    #[serde(default)]
    spelling: Vec<SpellingRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    families: Vec<Spanned<String>>,
    #[serde(default)]
    phrases: Vec<Spanned<String>>,
    #[serde(default)]
    verbs: Vec<Spanned<String>>,
    #[serde(default)]
    things: Vec<Spanned<String>>,
    ask: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SingleRow {
    families: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VagueRow {
    kind: MentionKind,
    ids: Vec<Spanned<String>>,
    #[serde(default)]
    plain: Vec<Spanned<String>>,
    ask: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SupersededRow {
    ids: Vec<Spanned<String>>,
    today: Vec<Spanned<String>>,
    since: (u16, u8),
    what: String,
    ask: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateRow {
    forms: Vec<Spanned<String>>,
    blanks: Vec<Spanned<String>>,
    #[serde(default)]
    count: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConcurrentRow {
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelRow {
    patient: Vec<Spanned<String>>,
    birth: Vec<Spanned<String>>,
    own: Vec<Spanned<String>>,
    member: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoastRow {
    phrases: Vec<Spanned<String>>,
    not_near: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellingRow {
    right: Spanned<String>,
    wrong: Vec<Spanned<String>>,
    #[serde(default)]
    not_near: Vec<Spanned<String>>,
}

impl Wording {
    /// The files of wording among `files`; what they name of entries and families must be there.
    pub(super) fn read(files: &[Source<'_>], words: &mut Words, entries: &Entries, metrics: &Metrics) -> Result<Self, Error> {
        let mut wording = Self::default();
        let mut wrong = FxHashSet::default();
        for file in files.iter().filter(|f| f.name == "wording.toml") {
            let rows: FileOf = file.parse()?;
            for row in rows.claim {
                wording.claim(file, row, words, metrics)?;
            }
            for id in rows.single.into_iter().flat_map(|s| s.families) {
                family(file, metrics, &id)?;
                wording.single.push(id.into_inner());
            }
            for row in rows.vague {
                let (ids, plain) = (resolve(file, entries, row.kind, &row.ids)?, resolve(file, entries, row.kind, &row.plain)?);
                wording.vague.push(Vague { kind: row.kind, ids, plain, ask: row.ask });
            }
            for row in rows.superseded {
                let (ids, today) =
                    (resolve(file, entries, MentionKind::CodeSet, &row.ids)?, resolve(file, entries, MentionKind::CodeSet, &row.today)?);
                wording.superseded.push(Superseded { ids, today, since: row.since, what: row.what, ask: row.ask });
            }
            if let Some(row) = rows.template {
                add(file, &mut wording.templates, words, &row.forms, &())?;
                add(file, &mut wording.blanks, words, &row.blanks, &())?;
                wording.no_number.extend(row.count);
            }
            if let Some(row) = rows.concurrent {
                add(file, &mut wording.concurrent, words, &row.words, &())?;
            }
            if let Some(row) = rows.label {
                add(file, &mut wording.patient_labels, words, &row.patient, &())?;
                add(file, &mut wording.birth_labels, words, &row.birth, &())?;
                add(file, &mut wording.own_labels, words, &row.own, &())?;
                add(file, &mut wording.member_labels, words, &row.member, &())?;
            }
            if let Some(row) = rows.boast {
                add(file, &mut wording.boasts, words, &row.phrases, &())?;
                add(file, &mut wording.honest, words, &row.not_near, &())?;
            }
            for row in rows.spelling {
                wording.spelling(file, row, words, &mut wrong)?;
            }
        }
        Ok(wording)
    }

    fn claim(&mut self, file: &Source<'_>, row: ClaimRow, words: &mut Words, metrics: &Metrics) -> Result<(), Error> {
        if row.verbs.is_empty() != row.things.is_empty() || row.phrases.is_empty() && row.verbs.is_empty() {
            return Err(file.fault_at(&row.ask, "a claim has phrases, or verbs and things"));
        }
        let at = self.claims.len();
        for (forms, part) in [(&row.phrases, Part::Whole), (&row.verbs, Part::Verb), (&row.things, Part::Thing)] {
            add(file, &mut self.claimed, words, forms, &(at, part))?;
        }
        let families = row.families.iter().map(|id| family(file, metrics, id)).collect::<Result<_, _>>()?;
        self.claims.push(Claim { families, ask: row.ask.into_inner() });
        Ok(())
    }

    fn spelling(&mut self, file: &Source<'_>, row: SpellingRow, words: &mut Words, wrong: &mut FxHashSet<String>) -> Result<(), Error> {
        let at = self.spellings.len();
        for form in &row.wrong {
            let lower = form.get_ref().to_lowercase();
            if lower == row.right.get_ref().to_lowercase() {
                return Err(file.fault_at(form, format!("{:?} is the right spelling", form.get_ref())));
            }
            if !wrong.insert(lower.clone()) {
                return Err(file.fault_at(form, format!("{:?} stands in this file twice", form.get_ref())));
            }
            words.misspell(&lower);
            add(file, &mut self.misspelt, words, std::slice::from_ref(form), &(at, lower))?;
        }
        let mut not_near = Phrases::default();
        add(file, &mut not_near, words, &row.not_near, &())?;
        self.spellings.push(Spelling { right: row.right.into_inner(), not_near });
        Ok(())
    }
}

/// The family of that id.
fn family(file: &Source<'_>, metrics: &Metrics, id: &Spanned<String>) -> Result<FamilyId, Error> {
    metrics.find(id.get_ref()).ok_or_else(|| file.fault_at(id, format!("no family of metrics is called {:?}", id.get_ref())))
}

/// The entries of these ids.
fn resolve(file: &Source<'_>, entries: &Entries, kind: MentionKind, ids: &[Spanned<String>]) -> Result<Vec<EntryId>, Error> {
    let entry =
        |id: &Spanned<String>| entries.find(kind, id.get_ref()).ok_or_else(|| file.fault_at(id, format!("no {kind} has the id {:?}", id.get_ref())));
    ids.iter().map(entry).collect()
}

fn add<T: Clone>(file: &Source<'_>, phrases: &mut Phrases<T>, words: &mut Words, forms: &[Spanned<String>], value: &T) -> Result<(), Error> {
    for form in forms {
        if !phrases.add(words, form.get_ref(), value.clone()) {
            return Err(file.fault_at(form, format!("{:?} holds nothing to look for", form.get_ref())));
        }
    }
    Ok(())
}
