//! Checks of the built-in data: what no reader of one file can see.

use std::collections::BTreeMap;

use super::{Lexicon, built_in};
use crate::kinds::MentionKind;

fn lexicon() -> Lexicon {
    Lexicon::read(&built_in()).expect("the built-in lexicons hold together")
}

/// Names compete with each other; specialties and skills do not.
const NAMES: [MentionKind; 5] = [MentionKind::CodeSet, MentionKind::Ehr, MentionKind::Encoder, MentionKind::Tool, MentionKind::Credential];

#[test]
fn ids_stand_in_order_and_once() {
    let lexicon = lexicon();
    for kind in MentionKind::ALL {
        let ids = lexicon.entries.ids(*kind);
        let wrong: Vec<_> = ids.windows(2).filter(|w| w[0] >= w[1]).collect();
        assert!(wrong.is_empty(), "{kind}: {wrong:?}");
    }
}

#[test]
fn parents_and_parts_are_entries() {
    let lexicon = lexicon();
    for entry in lexicon.entries.iter() {
        if let Some(parent) = &entry.parent {
            let known = lexicon.entries.find(entry.kind, parent).expect("checked as it is read");
            assert!(lexicon.entries.get(known).parent.is_none(), "{}: its parent {parent} is a module itself", entry.id);
        }
        for part in &entry.expands_to {
            assert!(lexicon.entries.get(*part).expands_to.is_empty(), "{}: a part is a combined form itself", entry.id);
        }
    }
}

/// The forms of names that need no context, in small letters, with the entries that they name.
fn unguarded(lexicon: &Lexicon) -> BTreeMap<String, Vec<String>> {
    let mut forms: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for form in lexicon.entries.forms.values().filter(|f| f.guard.is_none()) {
        let entry = lexicon.entries.get(form.entry);
        if NAMES.contains(&entry.kind) {
            forms.entry(form.text.to_lowercase()).or_default().push(entry.id.clone());
        }
    }
    forms
}

#[test]
fn short_forms_ask_for_their_case() {
    let short: Vec<_> = unguarded(&lexicon()).into_iter().filter(|(form, _)| form.chars().filter(|c| c.is_alphanumeric()).count() <= 3).collect();
    assert!(short.is_empty(), "short forms that any word can be: {short:?}");
}

/// One thing may stand in two files under one id; two things may not share a form that needs no context.
#[test]
fn a_form_alone_names_one_thing() {
    let twice: Vec<_> = unguarded(&lexicon()).into_iter().filter(|(_, entries)| entries.iter().any(|e| *e != entries[0])).collect();
    assert!(twice.is_empty(), "forms that need a context: {twice:?}");
}
