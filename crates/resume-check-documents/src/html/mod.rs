//! Web pages (.html), as a browser shows them.
//!
//! Only the page's own rules of style are looked at, and of those what hides text or parts it; nothing is fetched and no script runs.

mod elements;
mod page;
mod style;

use encoding_rs::Encoding;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use resume_check_core::Document;

use self::page::Page;
use crate::error::ReadError;
use crate::limits::Limits;

/// The text of a page: of its bytes, and what they were decoded as without knowing that they are a page.
pub(crate) fn read(bytes: &[u8], decoded: Document, limits: &Limits) -> Result<Document, ReadError> {
    let declared = declared(bytes).map(|encoding| encoding.decode_without_bom_handling(bytes).0);
    let (text, warnings) = match &declared {
        Some(text) => (&**text, Vec::new()),
        None => (decoded.text.as_str(), decoded.warnings),
    };
    let mut page = Page::new(limits);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<std::convert::Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => page.begin_tag(name),
            CallbackEvent::AttributeName { name } => page.attribute(name),
            CallbackEvent::AttributeValue { value } => page.value(value),
            CallbackEvent::CloseStartTag { .. } => page.open(),
            CallbackEvent::EndTag { name } => page.close(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => page.text(&String::from_utf8_lossy(value)),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
    let mut document = page.end()?;
    document.warnings.splice(0..0, warnings);
    Ok(document)
}

/// How far into a page its encoding is said.
const SAID_WITHIN: usize = 2048;

/// The encoding that a page says it is in; UTF-8, which is told without, and others without a mark at their beginning alone.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SAID_WITHIN)]).to_ascii_lowercase();
    let (_, label) = head.split_once("charset=")?;
    let label: String = label.trim_start_matches(['"', '\'', ' ']).chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    Encoding::for_label(label.as_bytes()).filter(|e| *e != encoding_rs::UTF_8 && e.is_ascii_compatible())
}
