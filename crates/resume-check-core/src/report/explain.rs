//! What a person can ask about: an entry of the lexicons, in plain data.

use serde::{Deserialize, Serialize};

use crate::kinds::MentionKind;

/// An entry of the lexicons, as a person is shown it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EntryView {
    /// What kind of thing it is.
    pub kind: MentionKind,
    /// Its id.
    pub id: String,
    /// Its full name.
    pub name: String,
    /// The system that a module belongs to.
    pub parent: Option<String>,
    /// Who awards a credential.
    pub issuer: Option<String>,
    /// The career stage that it supports.
    pub stage: Option<String>,
    /// Whether a credential is still awarded: `active`, `renamed`, `retired`, `unknown`.
    pub awarded: Option<String>,
    /// The forms that name it, as the lexicons give them; those that need a context come last.
    pub forms: Vec<String>,
    /// Whether some of its forms need a context.
    pub guarded: bool,
    /// Whether the career guide names it.
    pub in_guide: bool,
    /// What else its forms can mean, and other facts.
    pub note: Option<String>,
}
