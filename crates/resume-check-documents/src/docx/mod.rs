//! Word documents (.docx): which parts of the package hold the text, and in which order they are read.

mod body;
mod notes;
mod styles;

use std::borrow::Cow;
use std::collections::HashSet;

use resume_check_core::Document;

use self::body::{Body, Furniture};
use self::notes::Notes;
use self::styles::Styles;
use crate::archive::{Archive, Part};
use crate::draft::Draft;
use crate::error::ReadError;
use crate::furniture;
use crate::limits::Limits;
use crate::xml::{self, Element, Visitor};

/// What faults call the format.
const NAME: &str = "a Word document (.docx)";
/// Where the text stands, unless the package says otherwise.
const MAIN: &str = "word/document.xml";

/// The most headers and footers that are read.
const MOST_FURNITURE: usize = 64;
/// How many headers are looked at for shapes behind the text.
const HEADERS_LOOKED_AT: usize = 6;

/// The text of a Word document: the first page's header, the body with its notes, then what other headers and the footers add.
pub(crate) fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<Document, ReadError> {
    let package = Relations::of(archive, "_rels/.rels", limits)?;
    let main = package.by_kind("officeDocument").map_or(Cow::Borrowed(MAIN), |target| Cow::Owned(target.trim_start_matches('/').to_owned()));
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = Relations::of(archive, &format!("{folder}/_rels/{file}.rels"), limits)?;
    let path = |target: &str| target.strip_prefix('/').map_or_else(|| format!("{folder}/{target}"), str::to_owned);

    let mut lost = !archive.whole;
    let mut styles = Styles::default();
    let mut notes = Notes::default();
    for (kind, name) in [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml"), ("endnotes", "endnotes.xml")] {
        let Some(part) = archive.part(&path(relations.by_kind(kind).unwrap_or(name)))? else { continue };
        lost |= !part.whole;
        lost |= !match kind {
            "styles" | "numbering" => xml::walk(&part.bytes, limits, &mut styles)?,
            _ => xml::walk(&part.bytes, limits, notes.of(kind))?,
        };
    }
    styles.settle();

    let Some(part) = archive.part(&main)? else { return Err(ReadError::broken(NAME, "its text is missing")) };
    // A shape behind the page, or in its header, may be the dark ground of white letters.
    let mut behind = contains(&part.bytes, b"behindDoc=\"1\"");
    for header in relations.all_of("header").take(HEADERS_LOOKED_AT) {
        behind |= archive.part(&path(header))?.is_some_and(|p| contains(&p.bytes, b"wp:anchor") || contains(&p.bytes, b"<v:"));
    }
    let (mut body, furniture, whole) = story(&part, &styles, &mut notes, behind, limits)?;
    lost |= !whole;

    let mut seen = HashSet::new();
    let mut around = Vec::new();
    let once = furniture.into_iter().filter(|f| seen.insert(f.id.clone())).take(MOST_FURNITURE);
    for Furniture { place, id } in once {
        let name = relations.by_id(&id).map(path);
        let Some(part) = name.map(|name| archive.part(&name)).transpose()?.flatten() else { continue };
        let (draft, _, whole) = story(&part, &styles, &mut notes, true, limits)?;
        lost |= !whole;
        around.push((place, draft));
    }
    furniture::join(&mut body, around);
    if lost {
        body.warn("unreadable-part", "the file is damaged; what could be read of it is here: open it in Word and save it anew");
    }
    body.finish("docx")
}

/// One part's text.
fn story(part: &Part<'_>, styles: &Styles, notes: &mut Notes, backed: bool, limits: &Limits) -> Result<(Draft, Vec<Furniture>, bool), ReadError> {
    let mut body = Body::new(styles, notes, backed, limits);
    let whole = xml::walk(&part.bytes, limits, &mut body)?;
    let (draft, furniture) = body.end();
    Ok((draft, furniture, whole && part.whole))
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    memchr::memmem::find(bytes, words).is_some()
}

/// What a part of the package refers to.
#[derive(Debug, Default)]
struct Relations(Vec<Relation>);

#[derive(Debug)]
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relations {
    fn of(archive: &mut Archive<'_>, name: &str, limits: &Limits) -> Result<Self, ReadError> {
        let mut relations = Self::default();
        if let Some(part) = archive.part(name)? {
            xml::walk(&part.bytes, limits, &mut relations)?;
        }
        Ok(relations)
    }

    fn by_kind(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|r| r.kind == kind).map(|r| r.target.as_str())
    }

    fn all_of(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |r| r.kind == kind).map(|r| r.target.as_str())
    }

    fn by_id(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|r| r.id == id).map(|r| r.target.as_str())
    }
}

impl Visitor for Relations {
    fn open(&mut self, element: &Element<'_>) {
        let value = |name| element.attribute(name).unwrap_or_default().into_owned();
        if element.name() == "Relationship" {
            let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
            self.0.push(Relation { id: value("Id"), kind, target: value("Target") });
        }
    }

    fn text(&mut self, _: &str) {}

    fn close(&mut self, _: &str) {}
}
