//! Plain text: one table for all encodings, one for what is no text.

use resume_check_documents::{MAX_BYTES, MAX_TEXT, read};

use crate::check_error;

/// The text, and the kind and words of each warning.
fn check(bytes: &[u8], text: &str, warnings: &[(&str, &str)]) {
    let document = read(bytes).unwrap_or_else(|e| panic!("{text:?}: {e}"));
    assert_eq!(document.text, text);
    assert_eq!(document.format, "text");
    let got: Vec<(&str, &str)> = document.warnings.iter().map(|w| (w.kind.as_str(), w.message.as_str())).collect();
    assert_eq!(got, warnings, "warnings of {text:?}");
}

fn utf16(units: &[u16], pair: fn(u16) -> [u8; 2]) -> Vec<u8> {
    units.iter().flat_map(|u| pair(*u)).collect()
}

fn utf16_of(text: &str, pair: fn(u16) -> [u8; 2]) -> Vec<u8> {
    utf16(&text.encode_utf16().collect::<Vec<_>>(), pair)
}

#[test]
fn utf8() {
    check(b"Jo Doe, CPC\r\n\tCoder\n", "Jo Doe, CPC\r\n\tCoder\n", &[]);
    check("José 📄 – “97%”".as_bytes(), "José 📄 – “97%”", &[]);
    check(b"\xef\xbb\xbfJo Doe", "Jo Doe", &[]);
    // Form feeds at page ends and a bell are no data.
    check(b"Jo Doe\x0cpage 2\x07", "Jo Doe\x0cpage 2\x07", &[]);
}

#[test]
fn utf8_with_slips() {
    let one = [("encoding", "1 broken character in the file's UTF-8; � was put in place of each")];
    check(b"Jos\xc3\xa9 \xe2\x80\x93 97\xe2\x80 percent", "José – 97� percent", &one);
    check(b"half a pair \xed\xa0\x80 alone", "half a pair � alone", &one);
    check(b"Jos\xc3\xa9, cut off \xf0\x9f", "José, cut off �", &one);
}

#[test]
fn legacy_encodings() {
    let read_as = [("encoding", "the file is not in UTF-8; it was read as windows-1252")];
    check(b"Jo Doe\n\x95 Coded \x9325 charts\x94 \x96 97% accuracy\n", "Jo Doe\n• Coded “25 charts” – 97% accuracy\n", &read_as);
    check(b"Jos\xe9 N\xfa\xf1ez, CPC\n", "José Núñez, CPC\n", &read_as);
}

#[test]
fn utf16_with_and_without_a_mark() {
    let text = "Jo Doe, CPC\r\nCoded 25 charts a day – 97% 📄\n";
    check(&[vec![0xff, 0xfe], utf16_of(text, u16::to_le_bytes)].concat(), text, &[]);
    check(&[vec![0xfe, 0xff], utf16_of(text, u16::to_be_bytes)].concat(), text, &[]);
    let guessed = |order| ("encoding", ["the file does not say how it is encoded; it was read as UTF-16 (", order, ")"].concat());
    for (bytes, (kind, message)) in
        [(utf16_of(text, u16::to_le_bytes), guessed("little-endian")), (utf16_of(text, u16::to_be_bytes), guessed("big-endian"))]
    {
        check(&bytes, text, &[(kind, &message)]);
    }
    let broken = [("encoding", "2 broken characters in the file's UTF-16; � was put in place of each")];
    let halves = utf16(&[0xfeff, 0x4a, 0x6f, 0xd83d, 0x20, 0xdc00, 0x44], u16::to_le_bytes);
    check(&halves, "Jo� �D", &broken);
    let cut_off = [("encoding", "3 broken characters in the file's UTF-16; � was put in place of each")];
    check(&[&halves[..], b"!"].concat(), "Jo� �D�", &cut_off);
}

#[test]
fn nul_bytes() {
    let warned = [("nul-bytes", "2 NUL bytes stood in the text; blanks were put in their place")];
    check(b"Jo Doe, CPC\0\0Coder at a clinic since 2019", "Jo Doe, CPC  Coder at a clinic since 2019", &warned);
}

#[test]
fn nothing_to_read() {
    check_error(b"", "empty", "the file is empty");
    for blank in [&b" \r\n\t\x0c\n"[..], b"\xef\xbb\xbf", b"\xff\xfe", "\u{a0}\u{200b}\u{feff}".as_bytes(), b"\0\0", b"\xff\xfe \0\n\0"] {
        check_error(blank, "empty", "white space only");
    }
}

#[test]
fn no_text() {
    let known: &[(&[u8], &str)] = &[
        (b"PK\x03\x04\x14\0\0\0photos/", "a ZIP archive; give the resume that is in it"),
        (b"PK\x03\x04\x14\0\0\0[Content_Types].xml..xl/workbook.xml", "an Excel workbook (.xlsx)"),
        (b"PK\x03\x04\x14\0\0\0Index/Document.iwa", "a Pages document (.pages); export the resume"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
            "an old Word document (.doc); open it in Word or LibreOffice and save it as .docx",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Office document"),
        (b"\xffWPC\x10\0", "a WordPerfect document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture; pictures hold no text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x18ftypheic\0\0", "a HEIF picture"),
        (b"\xff\xfe\0\0J\0\0\0", "text in UTF-32"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "a web archive (.mht); save the page as HTML"),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument>", "a Word document in XML"),
    ];
    for (bytes, name) in known {
        check_error(bytes, "binary", name);
    }
    let locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    check_error(locked, "password", "locked with a password");
    let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check_error(&noise, "binary", "not text");
    check_error(b"Jo\x01\x02\x03\x04Doe", "binary", "not text");
}

#[test]
fn limits() {
    let text = |bytes: usize| vec![b'a'; bytes];
    assert!(read(&text(MAX_TEXT)).is_ok());
    check_error(&text(MAX_TEXT + 1), "too-large", "more than 16 MiB");
    check_error(&text(MAX_BYTES + 1), "too-large", "larger than 32 MiB");
    // A letter of one byte in windows-1252 takes two in UTF-8.
    check_error(&[text(MAX_TEXT), vec![0xe9]].concat(), "too-large", "more than 16 MiB");
}
