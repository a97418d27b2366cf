//! File formats that are known by their first bytes and are no plain text.

/// How a format begins, and what to call it.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (.doc)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%!PS-", "a PostScript file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xff\xfe\0\0", "text in UTF-32"),
    (b"\0\0\xfe\xff", "text in UTF-32"),
];

/// How a ZIP archive begins; documents of office programs are ones.
const ZIP: &[u8] = b"PK\x03\x04";
/// How far into an archive its contents' names are looked for.
const NAMES_WITHIN: usize = 4096;

/// The format's name with its article, unless the bytes may be plain text.
pub(crate) fn format(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(ZIP) {
        return Some(archive(&bytes[..bytes.len().min(NAMES_WITHIN)]));
    }
    // A mark and white space before a PDF's own beginning are common.
    let begun = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start) || begun.starts_with(start)).map(|(_, name)| *name)
}

/// What an archive is, by the names at its beginning.
fn archive(head: &[u8]) -> &'static str {
    let holds = |name: &[u8]| head.windows(name.len()).any(|w| w == name);
    if holds(b"opendocument.text") {
        "an OpenDocument text (.odt)"
    } else if holds(b"word/") || holds(b"[Content_Types].xml") {
        "a Word document (.docx)"
    } else {
        "a ZIP archive"
    }
}
