//! Lines with blanks: how a statement without a figure can be written so that it states one.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::metrics::{FamilyId, Metrics};
use super::phrases::Phrases;
use super::source::Source;
use crate::error::Error;
use crate::text::Words;

/// What stands for a number that the writer knows.
const BLANK: &str = "___";

/// Every line with blanks.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rewrites {
    /// The lines, in the order of the file.
    pub templates: Vec<Template>,
    /// Verbs that open a statement of the work, by the index of the line that it can become.
    pub opening: Phrases<usize>,
}

/// A line with blanks.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Template {
    /// The families that it states.
    pub families: Vec<FamilyId>,
    /// The line, piece by piece.
    pub pieces: Vec<Piece>,
    /// Numbers that a test puts into the blanks.
    pub fill: Vec<String>,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Piece {
    /// Words as they stand.
    Words(String),
    /// What the statement names, with the words around it; nothing, or a word that stands in for it, where it names none.
    Named { before: String, slot: Slot, after: String, instead: Option<String> },
}

/// What a statement can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Slot {
    /// Specialties and care settings.
    About,
    /// Code sets.
    Codes,
    /// EHRs and encoders.
    System,
    /// What is counted.
    Unit,
    /// How it was done, in the writer's own words.
    By,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileOf {
    template: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    families: Vec<Spanned<String>>,
    #[serde(default)]
    opening: Vec<Spanned<String>>,
    text: Spanned<String>,
    fill: Vec<String>,
}

/// The last file of lines among `files`.
pub(super) fn read(files: &[Source<'_>], metrics: &Metrics, words: &mut Words) -> Result<Rewrites, Error> {
    let mut rewrites = Rewrites::default();
    for file in files.iter().filter(|f| f.name == "rewrites.toml") {
        let rows: FileOf = file.parse()?;
        rewrites = Rewrites::default();
        for row in rows.template {
            for verb in &row.opening {
                rewrites.opening.add(words, verb.get_ref(), rewrites.templates.len());
            }
            rewrites.templates.push(template(file, metrics, row)?);
        }
    }
    Ok(rewrites)
}

fn template(file: &Source<'_>, metrics: &Metrics, row: Row) -> Result<Template, Error> {
    let families = row.families.iter().map(|family| {
        metrics.find(family.get_ref()).ok_or_else(|| file.fault_at(family, format!("no family of metrics has the id {:?}", family.get_ref())))
    });
    let families = families.collect::<Result<_, _>>()?;
    let (text, blanks) = (row.text.get_ref(), row.text.get_ref().matches(BLANK).count());
    if blanks == 0 || blanks != row.fill.len() {
        return Err(file.fault_at(&row.text, format!("{text:?} has {blanks} blanks and {} numbers to fill them", row.fill.len())));
    }
    let pieces = pieces(text).ok_or_else(|| {
        file.fault_at(&row.text, format!("{text:?}: a slot is {{about}}, {{codes}}, {{system}}, {{unit|word}} or {{by}}, one in a bracket"))
    })?;
    Ok(Template { families, pieces, fill: row.fill })
}

/// The pieces of a line; none where a bracket or a slot is not as it should be.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', '{']) {
        let (words, opened) = rest.split_at(at);
        pieces.push(Piece::Words(words.to_owned()));
        let closing = if opened.starts_with('[') { ']' } else { '}' };
        let (inside, after) = opened.split_once(closing)?;
        let (before, slot, behind) = match inside.strip_prefix('[') {
            Some(bracket) => {
                let (before, slot) = bracket.split_once('{')?;
                let (slot, behind) = slot.split_once('}')?;
                (before, slot, behind)
            }
            None => ("", inside.strip_prefix('{')?, ""),
        };
        let (name, instead) = slot.split_once('|').map_or((slot, None), |(name, word)| (name, Some(word.to_owned())));
        let slot = match name {
            "about" => Slot::About,
            "codes" => Slot::Codes,
            "system" => Slot::System,
            "unit" => Slot::Unit,
            "by" => Slot::By,
            _ => return None,
        };
        pieces.push(Piece::Named { before: before.to_owned(), slot, after: behind.to_owned(), instead });
        rest = after;
    }
    pieces.push(Piece::Words(rest.to_owned()));
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_stand_alone_or_in_a_bracket() {
        let named = |before: &str, slot, after: &str, instead: Option<&str>| Piece::Named {
            before: before.to_owned(),
            slot,
            after: after.to_owned(),
            instead: instead.map(str::to_owned),
        };
        let words = |w: &str| Piece::Words(w.to_owned());
        let read = pieces("Coded ___[ {about}] {unit|charts} a day[ in {codes} only]").unwrap();
        let expected = [
            words("Coded ___"),
            named(" ", Slot::About, "", None),
            words(" "),
            named("", Slot::Unit, "", Some("charts")),
            words(" a day"),
            named(" in ", Slot::Codes, " only", None),
            words(""),
        ];
        assert_eq!(read, expected);
        for wrong in ["a {what}", "a [b]", "a [ {about}", "{about"] {
            assert_eq!(pieces(wrong), None, "{wrong}");
        }
    }
}
