//! OpenDocument texts (.odt): which parts of the archive hold the text.

mod part;
mod styles;

use resume_check_core::Document;

use self::part::Part;
use self::styles::Styles;
use crate::archive::Archive;
use crate::error::ReadError;
use crate::furniture;
use crate::limits::Limits;
use crate::xml;

/// What faults call the format.
const NAME: &str = "an OpenDocument text (.odt)";

/// The text of an OpenDocument text: the first page's header, the body, then what other headers and the footers add.
pub(crate) fn read(archive: &mut Archive<'_>, limits: &Limits) -> Result<Document, ReadError> {
    if let Some(manifest) = archive.part("META-INF/manifest.xml")?
        && manifest.bytes.windows(LOCK.len()).any(|w| w == LOCK)
    {
        return Err(ReadError::password());
    }
    let mut lost = !archive.whole;
    let mut styles = Styles::default();
    let mut around = Vec::new();
    let mut backed = false;
    if let Some(part) = archive.part("styles.xml")? {
        let mut pages = Part::new(&mut styles, true, limits);
        lost |= !xml::walk(&part.bytes, limits, &mut pages)? || !part.whole;
        (around, backed) = pages.end_of_pages();
    }
    styles.forget_automatic();
    let Some(part) = archive.part("content.xml")? else { return Err(ReadError::broken(NAME, "its text is missing")) };
    let mut content = Part::new(&mut styles, backed, limits);
    lost |= !xml::walk(&part.bytes, limits, &mut content)? || !part.whole;
    let mut body = content.end_of_text();
    furniture::join(&mut body, around);
    if lost {
        body.warn("unreadable-part", "the file is damaged; what could be read of it is here: open it in LibreOffice and save it anew");
    }
    body.finish("odt")
}

/// What the list of parts says of one that is locked.
const LOCK: &[u8] = b"encryption-data";
