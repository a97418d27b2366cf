//! Word documents.

use resume_check_documents::read;

use crate::zip::{deflated, stored};
use crate::{check_bytes, check_error};

/// A document of that body, with further parts.
pub(crate) fn document(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v" xmlns:r="r"><w:body>{body}</w:body></w:document>"#
    );
    let mut all = vec![("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", main.as_bytes())];
    all.extend(parts.iter().map(|(name, part)| (*name, part.as_bytes())));
    deflated(&all)
}

fn check(body: &str, text: &str) {
    check_with(body, &[], text, &[]);
}

fn check_with(body: &str, parts: &[(&str, &str)], text: &str, warnings: &[&str]) {
    check_bytes(&document(body, parts), "docx", text, warnings);
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_and_runs() {
    check(
        "<w:p><w:r><w:t>Jo </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Doe &amp; Co, &#8211; CPC</w:t></w:r></w:p><w:p/><w:p/><w:p><w:r><w:t>Coder</w:t></w:r></w:p>",
        "Jo Doe & Co, – CPC\n\nCoder\n",
    );
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Coder</w:t><w:tab/><w:t>2021</w:t><w:br/><w:t>Clinic</w:t><w:cr/><w:t>WI</w:t></w:r></w:p>",
        "Coder\t2021\nClinic\nWI\n",
    );
    check("<w:p><w:r><w:t>up</w:t><w:noBreakHyphen/><w:t>code co</w:t><w:softHyphen/><w:t>ding a\u{a0}b</w:t></w:r></w:p>", "up-code coding a b\n");
    check("<w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>jo@mail.example</w:t></w:r></w:hyperlink></w:p>", "jo@mail.example\n");
    check("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Jo</w:t></w:r></w:p></w:sdtContent></w:sdt>", "Jo\n");
}

#[test]
fn signs() {
    check("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A7\"/><w:t> Coded</w:t></w:r></w:p>", "• Coded\n");
    check(
        "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>ü</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Epic</w:t></w:r></w:p>",
        "• Epic\n",
    );
    check("<w:p><w:r><w:t>97% </w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t> 95%, \u{f0fc}</w:t></w:r></w:p>", "97% ≥ 95%, ✓\n");
}

#[test]
fn lists_and_headings() {
    let numbering = (
        "word/numbering.xml",
        r#"<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="none"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
    );
    let styles = (
        "word/styles.xml",
        r#"<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H1"/></w:style><w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>"#,
    );
    let item = |level: u8, text: &str| {
        format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let styled = |style: &str, text: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [
        p("Jo"),
        styled("H1", "Work"),
        p("Coder"),
        item(0, "Coded"),
        item(1, "no sign"),
        styled("LB", "Audited"),
        styled("Own", "Skills"),
        styled("Loop", "Epic"),
    ]
    .concat();
    check_with(&body, &[numbering, styles], "Jo\n\nWork\nCoder\n• Coded\n\nno sign\n• Audited\n\nSkills\nEpic\n", &[]);
    check(&[p("Coder"), p("\u{b7} Coded"), p("- Audited"), p("Biller")].concat(), "Coder\n• Coded\n• Audited\n\nBiller\n");
}

#[test]
fn spacing_parts_paragraphs() {
    let spaced = |before: u32, text: &str| format!("<w:p><w:pPr><w:spacing w:before=\"{before}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    check(
        &[spaced(0, "Jo"), spaced(0, "CPC"), spaced(240, "Coder"), spaced(0, "Clinic"), spaced(240, "Biller"), spaced(0, "Other"), spaced(0, "WI")]
            .concat(),
        "Jo\nCPC\n\nCoder\nClinic\n\nBiller\nOther\nWI\n",
    );
}

fn table(rows: &[&[&str]]) -> String {
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| format!("<w:tc><w:tcPr/>{c}</w:tc>")).collect::<String>());
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn tables() {
    let (coder, year, clinic, place) = (p("Coder"), p("2021"), p("Clinic"), p("Madison"));
    check(&[p("Work"), table(&[&[&coder, &year], &[&clinic, &place]]), p("After")].concat(), "Work\nCoder | 2021\nClinic | Madison\nAfter\n");
    check(&table(&[&[&[p("Coder"), p("Clinic")].concat(), &[p("2021"), p("WI")].concat()]]), "Coder | 2021\nClinic | WI\n");
    check(&table(&[&[&p("Skill"), &[p("Epic"), p("Cerner")].concat(), &p("2021")]]), "Skill | Epic Cerner | 2021\n");
    check(&table(&[&[&table(&[&[&coder, &year]]), &place]]), "Coder | 2021 | Madison\n");
    let column = |from: u8| (from..from + 6).map(|i| p(&format!("line {i}"))).collect::<String>();
    check_with(
        &table(&[&[&column(1), &column(7)]]),
        &[],
        "line 1\nline 2\nline 3\nline 4\nline 5\nline 6\n\nline 7\nline 8\nline 9\nline 10\nline 11\nline 12\n",
        &["layout-table"],
    );
}

fn boxed(text: &str) -> String {
    format!("<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>")
}

#[test]
fn text_boxes_once() {
    let (choice, fallback) = (boxed(&p("Epic")), format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p("Epic")));
    let alternate = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    );
    check_with(
        &format!("<w:p><w:r><w:t>Jo</w:t></w:r>{alternate}<w:r><w:t> Doe</w:t></w:r></w:p>{}", p("Coder")),
        &[],
        "Jo Doe\nEpic\nCoder\n",
        &["text-box"],
    );
    // The first way shows nothing: the second one is read.
    let empty = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><x/></mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    check_with(&empty, &[], "Epic\n", &["text-box"]);
    // A long box beside the text is a column: it does not cut a section in two.
    let side = boxed(&[p("SKILLS"), p("Epic"), p("Cerner"), p("EncoderPro")].concat());
    let body = [p("Jo Doe"), format!("<w:p><w:r>{side}</w:r></w:p>"), p("EXPERIENCE"), p("Coder, Example Clinic, 2021 - Present"), p("Coded charts")]
        .concat();
    check_with(
        &body,
        &[],
        "Jo Doe\nEXPERIENCE\nCoder, Example Clinic, 2021 - Present\nCoded charts\n\nSKILLS\nEpic\nCerner\nEncoderPro\n",
        &["text-box"],
    );
}

#[test]
fn tracked_changes_and_fields() {
    check(
        "<w:p><w:r><w:t>Jo</w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r><w:r><w:t>old</w:t></w:r></w:del><w:ins><w:r><w:t> new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>",
        "Jo new\n",
    );
    let field = |instruction: &str, shown: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    check(
        &format!(
            "<w:p>{}<w:r><w:t>|</w:t></w:r>{}<w:fldSimple w:instr=\"NUMPAGES\"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>",
            field("HYPERLINK x", "my page"),
            field("PAGE", "1")
        ),
        "my page|\n",
    );
}

#[test]
fn notes_where_the_text_refers_to_them() {
    let notes = (
        "word/footnotes.xml",
        r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>--</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>by an outside auditor</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
    );
    check_with(
        "<w:p><w:r><w:t>97%</w:t><w:footnoteReference w:id=\"2\"/><w:t> accuracy</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        &[notes],
        "97% accuracy (by an outside auditor)\n",
        &[],
    );
}

#[test]
fn headers_and_footers() {
    let relations = (
        "word/_rels/document.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="x/header" Target="header1.xml"/><Relationship Id="r2" Type="x/header" Target="header2.xml"/><Relationship Id="r3" Type="x/footer" Target="/word/footer1.xml"/></Relationships>"#,
    );
    let header = |text: &str| format!("<w:hdr>{}</w:hdr>", p(text));
    let (one, two, foot) = (header("Jo Doe page two"), header("Jo Doe, jo@mail.example"), header("Madison, WI"));
    let parts = [relations, ("word/header1.xml", &*one), ("word/header2.xml", &*two), ("word/footer1.xml", &*foot)];
    let section = |first: &str| {
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r1\"/><w:headerReference w:type=\"first\" r:id=\"r2\"/><w:footerReference w:type=\"default\" r:id=\"r3\"/>{first}</w:sectPr>"
        )
    };
    check_with(
        &[p("Coder"), section("<w:titlePg/>")].concat(),
        &parts,
        "Jo Doe, jo@mail.example\n\nCoder\n\nJo Doe page two\n\nMadison, WI\n",
        &["header-footer"],
    );
    check_with(&[p("Coder"), section("")].concat(), &parts, "Jo Doe page two\n\nCoder\n\nMadison, WI\n", &[]);
    check_with(
        &[p("Jo Doe, jo@mail.example"), p("Madison, WI"), section("<w:titlePg/>")].concat(),
        &parts,
        "Jo Doe, jo@mail.example\nMadison, WI\n\nJo Doe page two\n",
        &[],
    );
}

#[test]
fn hidden() {
    let run = |look: &str, text: &str| format!("<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>");
    for look in ["<w:vanish/>", "<w:color w:val=\"FFFFFF\"/>", "<w:sz w:val=\"2\"/>", "<w:rStyle w:val=\"Gone\"/>"] {
        let styles = ("word/styles.xml", r#"<w:styles><w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#);
        check_with(&[p("Jo"), run(look, "ICD-10 CPT")].concat(), &[styles], "Jo\n", &["hidden-text"]);
    }
    check(&run("<w:vanish w:val=\"0\"/>", "Jo"), "Jo\n");
    // White on something dark is a design.
    check(&run("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"1F3864\"/>", "Jo"), "Jo\n");
    let cell =
        format!("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"1F3864\"/></w:tcPr>{}</w:tc></w:tr></w:tbl>", run("<w:color w:val=\"FFFFFF\"/>", "Jo"));
    check(&cell, "Jo\n");
}

#[test]
fn pictures() {
    let picture = "<w:p><w:r><w:drawing><a:blip r:embed=\"r9\"/></w:drawing></w:r></w:p>";
    check_with(&[p("Jo"), picture.to_owned()].concat(), &[], "Jo\n", &["image-without-text"]);
    // A picture that is there in two forms is one; a diagram's words stand in a part of their own.
    let twice = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{picture}</mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let document_with_two = read(&document(&[p("Jo"), twice].concat(), &[])).expect("a document");
    assert!(document_with_two.warnings[0].message.starts_with("1 picture "), "{:?}", document_with_two.warnings);
    check_with(&[p("Jo"), "<w:p><w:r><dgm:relIds/></w:r></w:p>".to_owned()].concat(), &[], "Jo\n", &["unreadable-part"]);
    check_error(&document(picture, &[]), "scanned", "no text to read");
}

#[test]
fn damaged() {
    let whole = document(&p("Jo Doe"), &[]);
    // The archive's directory is cut off.
    check_bytes(&whole[..whole.len() - 30], "docx", "Jo Doe\n", &["unreadable-part"]);
    check_with("<w:p><w:r><w:t>Jo</w:t></w:r></w:p><w:p></w:r>", &[], "Jo\n", &["unreadable-part"]);
    check_error(&stored(&[("word/other.xml", b"x")]), "broken", "its text is missing");
    check_error(&document("", &[]), "empty", "holds no text");
    let utf16: Vec<u8> =
        [0xfeff].into_iter().chain("<w:document><w:p><w:t>Jo é</w:t></w:p></w:document>".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    check_bytes(&stored(&[("word/document.xml", &utf16)]), "docx", "Jo é\n", &[]);
}
