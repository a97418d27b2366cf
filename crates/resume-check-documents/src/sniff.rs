//! What bytes are: told by what they hold, never by a file's name.

use crate::error::SAVE_AS;

/// What bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Pdf,
    Docx,
    Odt,
    Rtf,
    /// A document that is locked with a password.
    Locked,
    /// A known format that is not read: its name with the article, and what to do.
    Other(&'static str, &'static str),
    /// Text, as far as the first bytes tell.
    Text,
}

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    Text,
    Markdown,
    Html,
    JsonResume,
    /// A known format that is not read: its name with the article, and what to do.
    Other(&'static str, &'static str),
}

/// What to do with a picture, with an archive, with the document of an older program.
const PICTURE: &str = "pictures hold no text to read: save the resume as a document from the program that it was written in";
const UNPACK: &str = "give the resume that is in it";
const SAVE_DOCX: &str = "open it in Word or LibreOffice and save it as .docx";
const EXPORT: &str = "export the resume from its program as .docx";

/// How a format begins, what to call it, what to do.
const BEGINNINGS: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (b"GIF87a", "a GIF picture", PICTURE),
    (b"GIF89a", "a GIF picture", PICTURE),
    (b"II*\0", "a TIFF picture", PICTURE),
    (b"MM\0*", "a TIFF picture", PICTURE),
    (b"%!PS-", "a PostScript file", SAVE_AS),
    (b"\xffWPC", "a WordPerfect document (.wpd)", SAVE_DOCX),
    (b"1\xbe\0\0\0\xab", "an old Write document (.wri)", SAVE_DOCX),
    (b"\xdb\xa5\x2d\0", "an old Word document (.doc)", SAVE_DOCX),
    (b"bplist00", "a web archive of Safari", "save the page as HTML"),
    (b"PK\x05\x06", "an empty ZIP archive", UNPACK),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (b"\x7fELF", "a program", SAVE_AS),
    (b"MZ\x90\0", "a program", SAVE_AS),
    (b"\xff\xfe\0\0", "text in UTF-32", "save it in UTF-8"),
    (b"\0\0\xfe\xff", "text in UTF-32", "save it in UTF-8"),
];

/// How a ZIP archive begins; documents of office programs are ones.
const ZIP: &[u8] = b"PK\x03\x04";
/// How far from its ends an archive's contents' names are looked for.
const NAMES_WITHIN: usize = 128 << 10;
/// How the older office programs' files begin.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What the bytes are.
pub(crate) fn format(bytes: &[u8]) -> Format {
    if bytes.starts_with(ZIP) {
        return archive(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Format::Other("a WebP picture", PICTURE);
    }
    if bytes.get(4..11).is_some_and(|b| b == b"ftyphei" || b == b"ftypavi" || b == b"ftypmif") {
        return Format::Other("a HEIF picture", PICTURE);
    }
    // A mark and white space before a document's own beginning are common.
    let begun = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if begun.starts_with(b"%PDF-") {
        return Format::Pdf;
    }
    if begun.starts_with(b"{\\rtf") {
        return Format::Rtf;
    }
    let other = BEGINNINGS.iter().find(|(start, _, _)| bytes.starts_with(start));
    other.map_or(Format::Text, |(_, name, advice)| Format::Other(name, advice))
}

/// What an archive is, by the names of its parts: they stand before each part, and again at the end.
fn archive(bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(NAMES_WITHIN)];
    let tail = &bytes[bytes.len().saturating_sub(NAMES_WITHIN)..];
    let holds = |name: &[u8]| has(head, name) || has(tail, name);
    if holds(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        Format::Odt
    } else if holds(b"mimetypeapplication/vnd.oasis.opendocument.") {
        Format::Other("an OpenDocument file that is no text", SAVE_AS)
    } else if holds(b"word/") {
        Format::Docx
    } else if holds(b"xl/workbook") {
        Format::Other("an Excel workbook (.xlsx)", SAVE_AS)
    } else if holds(b"ppt/presentation") {
        Format::Other("a PowerPoint presentation (.pptx)", SAVE_AS)
    } else if holds(b"Index/Document.iwa") || holds(b"Index.zip") || holds(b"index.apxl") {
        Format::Other("a Pages document (.pages)", EXPORT)
    } else if holds(b"mimetypeapplication/epub+zip") {
        Format::Other("an e-book (.epub)", SAVE_AS)
    } else if holds(b"content.xml") && holds(b"META-INF/manifest.xml") {
        Format::Odt
    } else {
        Format::Other("a ZIP archive", UNPACK)
    }
}

/// What a file of the older office programs is, by the names of its streams.
fn compound(bytes: &[u8]) -> Format {
    let holds = |name: &str| has(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    if holds("EncryptedPackage") {
        Format::Locked
    } else if holds("WordDocument") {
        Format::Other("an old Word document (.doc)", SAVE_DOCX)
    } else if holds("Workbook") {
        Format::Other("an old Excel workbook (.xls)", SAVE_AS)
    } else {
        Format::Other("an old Office document", SAVE_DOCX)
    }
}

fn has(bytes: &[u8], name: &[u8]) -> bool {
    memchr::memmem::find(bytes, name).is_some()
}

/// How far a text is looked at for what it is written in.
const LOOKED_AT: usize = 64 << 10;
/// Elements that a page, or a piece of one, begins with.
const ELEMENTS: &[&str] = &[
    "html", "head", "body", "meta", "title", "style", "div", "p", "h1", "h2", "h3", "table", "ul", "ol", "section", "article", "main", "header",
    "center",
];

/// What a text is written in.
pub(crate) fn written(text: &str) -> Written {
    let begun = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match begun.as_bytes().first() {
        Some(b'<') => element(begun),
        Some(b'{') if is_json_resume(begun) => Written::JsonResume,
        Some(b'M' | b'F') if is_web_archive(begun) => Written::Other("a web archive (.mht)", "save the page as HTML"),
        _ if is_markdown(text) => Written::Markdown,
        _ => Written::Text,
    }
}

/// What a text is that begins with an element.
fn element(mut text: &str) -> Written {
    loop {
        text = text.trim_start();
        let Some(inner) = text.strip_prefix('<') else { return Written::Text };
        let end = if let Some(comment) = inner.strip_prefix("!--") {
            comment.find("-->").map(|end| end + "!--".len() + "-->".len())
        } else if inner.get(..8).is_some_and(|d| d.eq_ignore_ascii_case("!doctype")) {
            if inner.get(8..).is_some_and(|d| d.trim_start().get(..4).is_some_and(|d| d.eq_ignore_ascii_case("html"))) {
                return Written::Html;
            }
            inner.find('>').map(|end| end + 1)
        } else if inner.starts_with('?') {
            inner.find("?>").map(|end| end + "?>".len())
        } else {
            return named(inner);
        };
        let Some(rest) = end.and_then(|end| inner.get(end..)) else { return Written::Text };
        text = rest;
    }
}

/// What a text is by its first element.
fn named(inner: &str) -> Written {
    let name: String = inner.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == ':').map(|c| c.to_ascii_lowercase()).collect();
    match name.as_str() {
        "w:worddocument" | "pkg:package" => Written::Other("a Word document in XML", SAVE_DOCX),
        "office:document" => Written::Other("an OpenDocument text in XML (.fodt)", "open it in LibreOffice and save it as .docx or .odt"),
        name if ELEMENTS.contains(&name) => Written::Html,
        _ => Written::Text,
    }
}

/// Whether a text is an object with the parts of a JSON Resume.
fn is_json_resume(text: &str) -> bool {
    let head = within(text);
    let holds = |key: &str| head.contains(key);
    holds("\"basics\"") || holds("\"work\"") && (holds("\"education\"") || holds("\"skills\""))
}

/// Whether a text is a page as browsers save it with its pictures.
fn is_web_archive(text: &str) -> bool {
    let head = within(text).get(..2048).unwrap_or(within(text));
    (head.starts_with("MIME-Version:") || head.starts_with("From:")) && head.contains("multipart/related")
}

/// Whether headings and other marks make Markdown of a text. One mark alone makes none: plain text has rules, stars and number signs too.
fn is_markdown(text: &str) -> bool {
    let (mut headings, mut others) = (0, 0);
    for line in within(text).lines() {
        let inner = line.trim_start_matches('#');
        let level = line.len() - inner.len();
        if (1..=6).contains(&level) && inner.starts_with(' ') && !inner.trim().is_empty() {
            headings += 1;
        }
        others += usize::from(headings > 0 && (line.contains("**") || line.contains("](") || line.starts_with("|--") || line.starts_with("- ")));
        if headings >= 2 || headings == 1 && others > 0 {
            return true;
        }
    }
    false
}

/// The part of a text that is looked at.
fn within(text: &str) -> &str {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
