//! Hostile files: whatever the bytes, a document or an error, within the limits.

use resume_check_documents::{Limits, ReadErrorKind, read, read_within};

use crate::zip::{deflated, stored};
use crate::{check_error, docx, odt};

/// A small document of each format that holds a bit of everything.
fn small_documents() -> Vec<(&'static str, Vec<u8>)> {
    let word = r#"<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>Jo &amp; Doe</w:t><w:tab/><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2021</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>"#;
    let styles = [("word/styles.xml", r#"<w:styles><w:style w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>"#)];
    let open = "<text:h>Work</text:h><text:list><text:list-item><text:p>Coded<text:s text:c=\"2\"/></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell></table:table-row></table:table>";
    vec![
        ("docx", docx::document(word, &styles)),
        ("odt", odt::document("", open, "<style:header><text:p>Jo</text:p></style:header>")),
        ("rtf", br"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}\pard Jo\'e9 \u8211? {\b Doe}\par{\listtext\'b7\tab}Coded\par\trowd\intbl A\cell B\cell\row{\shp{\*\shpinst{\shptxt Box\par}}}{\footnote n}\par}".to_vec()),
        ("html", "<!DOCTYPE html><style>.a { display: none }</style><h1 class=a>Jo</h1><p>é &amp; x<table><tr><td>A<td>B</table><ul><li>C</ul>".as_bytes().to_vec()),
        ("markdown", "# Jo é\n\n## Work\n\n<!-- x -->\n- **Coded**\n".as_bytes().to_vec()),
        ("json", r#"{"basics": {"name": "Jo é"}, "work": [{"position": "Coder", "startDate": "2021-03", "highlights": ["a"]}]}"#.as_bytes().to_vec()),
        ("text", "Jo é\n\nCoder, 2021 – 2023\n".as_bytes().to_vec()),
    ]
}

/// Whatever comes of the bytes, it keeps the limits.
fn check_survives(bytes: &[u8], limits: &Limits) {
    if let Ok(document) = read_within(bytes, limits) {
        assert!(document.text.len() <= limits.text && !document.text.trim().is_empty(), "{document:?}");
    }
}

#[test]
fn cut_off_anywhere() {
    for (name, bytes) in small_documents() {
        assert!(read(&bytes).is_ok(), "{name} is whole");
        (0..64).for_each(|i| check_survives(&bytes[..bytes.len() * i / 64], &Limits::default()));
    }
}

#[test]
fn a_byte_changed_anywhere() {
    for (_, bytes) in small_documents() {
        let mut state = 1u32;
        for _ in 0..200 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (at, byte) = (state as usize / 256 % bytes.len(), (state >> 8) as u8);
            let mut changed = bytes.clone();
            changed[at] = byte;
            check_survives(&changed, &Limits::default());
        }
    }
}

#[test]
fn any_format_keeps_the_limit_of_text() {
    let mut limits = Limits::default();
    limits.text = 3;
    for (name, bytes) in small_documents() {
        let error = read_within(&bytes, &limits).expect_err(name);
        assert_eq!((error.kind(), error.to_string().contains("more than 3 bytes of text")), (ReadErrorKind::TooLarge, true), "{name}: {error}");
    }
}

#[test]
fn archives_that_unpack_to_too_much() {
    let blanks = vec![b' '; 65 << 20];
    check_error(&deflated(&[("word/document.xml", &blanks)]), "limit", "more than 64 MiB when unpacked");
    // All parts count together.
    let half = vec![b' '; 33 << 20];
    check_error(&deflated(&[("word/styles.xml", &half), ("word/document.xml", &half)]), "limit", "more than 64 MiB when unpacked");
    let names: Vec<String> = (0..4097).map(|i| format!("word/{i}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    check_error(&stored(&many), "limit", "more than 4096 parts");
}

#[test]
fn entities_are_not_expanded() {
    let bomb = format!(
        "<!DOCTYPE d [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document><w:p><w:t>Jo &b;Doe</w:t></w:p></w:document>",
        "x".repeat(1000)
    );
    let document = read(&stored(&[("word/document.xml", bomb.as_bytes())])).expect("the text is there");
    assert_eq!(document.text, "Jo Doe\n");
}

#[test]
fn deep_nesting_is_an_error() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    check_error(&docx::document(&deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), &[]), "limit", "256 parts inside each other");
    check_error(&odt::document("", &deep("<text:section>", "</text:section>"), ""), "limit", "256 parts inside each other");
    check_error(format!("<html>{}", "<div>".repeat(100_000)).as_bytes(), "limit", "256 parts inside each other");
    check_error(format!("{{\\rtf1 {}", "{\\b ".repeat(100_000)).as_bytes(), "limit", "256 parts inside each other");
}

#[test]
fn long_inputs_of_one_kind() {
    for (head, part) in [
        ("<html>", "<p>a"),
        ("<html>", "</p>"),
        ("<html>", "<li>a"),
        ("<html>", "<table><tr><td>a</table>"),
        ("<html>", "a "),
        ("<html>", "&amp;"),
        ("<html><p ", "a=1 "),
        ("<html><style>", "a{b:c}"),
        ("<html><style>", "@media{"),
        ("<html><style>", "/*"),
        ("<html>", "<br>"),
        ("<html>", "<!--"),
        ("{\\rtf1 ", "{}"),
        ("{\\rtf1 ", "\\par "),
        ("{\\rtf1 ", "\\cell\\row "),
        ("{\\rtf1 ", "\\'e9"),
        ("{\\rtf1 ", "\\u8211?"),
        ("{\\rtf1 ", "{\\footnote a}"),
        ("{\\rtf1 ", "{\\header a}"),
        ("# a\n# b\n", "<!--"),
        ("# a\n# b\n", "<!---->"),
        ("<!--", "<!--"),
        ("", "# "),
        ("", "#\n"),
        ("", "<"),
    ] {
        check_survives(format!("{head}{}", part.repeat(50_000)).as_bytes(), &Limits::default());
    }
    for part in [
        "<w:p/>",
        "<w:p><w:t>a</w:t></w:p>",
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
        "<w:r><w:footnoteReference w:id=\"1\"/></w:r>",
        "&amp;",
        "<w:txbxContent><w:p><w:t>a</w:t></w:p></w:txbxContent>",
    ] {
        check_survives(&docx::document(&part.repeat(50_000), &[]), &Limits::default());
    }
}
