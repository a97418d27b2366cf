//! XML as a stream of elements and text, within limits.
//!
//! Names are local ones: which prefix a writer chose says nothing. Entities that a document declares are never expanded.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::error::ReadError;
use crate::limits::Limits;

/// An element with its attributes.
#[derive(Debug)]
pub(crate) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Its local name.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// An attribute's value by its local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|a| local(a.key.into_inner()) == name)?;
        // A value that doesn't hold together is as good as none.
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The attribute `val` that Word gives most settings.
    pub(crate) fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// Whether a setting without a value, or with one, is on.
    pub(crate) fn is_on(&self) -> bool {
        self.value().is_none_or(|v| !matches!(&*v, "0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    // Names are short: a search of its own for each would take longer.
    name.bytes().rposition(|b| b == b':').and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// What takes in a part's elements and text.
pub(crate) trait Visitor {
    /// An element begins.
    fn open(&mut self, element: &Element<'_>);
    /// Text, as it is meant.
    fn text(&mut self, text: &str);
    /// An element of that name ends.
    fn close(&mut self, name: &str);
}

/// Walks through a part. Says whether it held together; a fault ends the walk, what came before it counts.
pub(crate) fn walk(bytes: &[u8], limits: &Limits, visitor: &mut impl Visitor) -> Result<bool, ReadError> {
    let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > limits.nesting {
                    return Err(ReadError::too_deep(limits.nesting));
                }
                visitor.open(&Element(&start));
            }
            Ok(Event::End(end)) => {
                depth -= 1;
                visitor.close(local(end.name().into_inner()));
            }
            Ok(Event::Text(text)) => visitor.text(&text.into_inner()),
            Ok(Event::CData(text)) => visitor.text(&text.into_inner()),
            Ok(Event::GeneralRef(reference)) => {
                let char = reference.resolve_char_ref().ok().flatten();
                match (char, &*reference) {
                    (Some(c), _) => visitor.text(c.encode_utf8(&mut [0; 4])),
                    (None, "amp") => visitor.text("&"),
                    (None, "lt") => visitor.text("<"),
                    (None, "gt") => visitor.text(">"),
                    (None, "quot") => visitor.text("\""),
                    (None, "apos") => visitor.text("'"),
                    (None, _) => {}
                }
            }
            Ok(Event::Eof) => return Ok(depth == 0),
            Ok(_) => {}
            Err(_) => return Ok(false),
        }
    }
}
