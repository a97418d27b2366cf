//! What a text as a whole is about: how far a short form means in it what coders mean by it.

use super::doubt::Doubt;
use crate::kinds::MentionKind;
use crate::lexicon::{Entry, Lexicon};
use crate::text::Text;

/// How much of a text speaks of coding, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// Nothing in it names the field: its short forms stand for other things.
    Elsewhere,
    /// Something does; each form's own context decides.
    Open,
    /// It names so much of the field that a form with the right letters means what coders mean.
    Coding,
}

/// So many names of the field that stand beyond doubt make a text a coder's.
const ENOUGH: usize = 3;

/// A text of fewer tokens need not name the field to speak of it.
const SHORT: usize = 30;

/// What a text is about, and whether it speaks of the care of patients.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    /// How much of it speaks of coding.
    pub subject: Subject,
    /// Whether it speaks of patients, hospitals, clinicians.
    pub health: bool,
}

impl About {
    /// Judged by the names that stand beyond doubt and by the words of the field.
    pub(super) fn of(text: &Text<'_>, lexicon: &Lexicon, forms: &[Doubt<'_>]) -> Self {
        let mut sure: Vec<usize> = forms.iter().filter(|d| d.proven.is_some()).map(|d| d.form.entry.0).collect();
        sure.sort_unstable();
        sure.dedup();
        let named = sure.into_iter().filter(|e| of_the_field(lexicon.entries.get(crate::lexicon::EntryId(*e)))).take(ENOUGH).count();
        let subject = match named {
            ENOUGH.. => Subject::Coding,
            1.. => Subject::Open,
            0 if text.tokens.len() < SHORT || lexicon.contexts.speaks_of_the_field(text) => Subject::Open,
            0 => Subject::Elsewhere,
        };
        let health = subject > Subject::Elsewhere || lexicon.contexts.speaks_of_care(text);
        Self { subject, health }
    }

    /// Whether the text can name this thing by a form in doubt at all.
    pub(super) fn allows(self, entry: &Entry) -> bool {
        match entry.kind {
            MentionKind::CodeSet | MentionKind::Encoder => self.subject > Subject::Elsewhere,
            MentionKind::Credential => self.subject > Subject::Elsewhere || entry.not_a_coding_credential || general(entry),
            MentionKind::Ehr => self.health,
            MentionKind::Tool | MentionKind::Specialty | MentionKind::Skill => true,
        }
    }
}

/// Classes of code sets that other trades name as well: policies, rules, forms of trade data.
const SHARED: &[&str] = &["policy", "guideline", "quality", "claim-data", "terminology", "foreign", "assessment", "drug"];

/// Whether only those who code, audit or manage records name it.
fn of_the_field(entry: &Entry) -> bool {
    match entry.kind {
        MentionKind::CodeSet => entry.class.as_deref().is_none_or(|c| !SHARED.contains(&c)),
        MentionKind::Encoder => entry.class.as_deref() != Some("generic"),
        MentionKind::Credential => !entry.not_a_coding_credential && !general(entry),
        _ => false,
    }
}

/// A credential of any trade: project management, quality.
fn general(entry: &Entry) -> bool {
    entry.setting.iter().any(|s| s == "general")
}
