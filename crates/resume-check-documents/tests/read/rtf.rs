//! Rich text.

use crate::{check_bytes, check_error};

fn check(body: &str, text: &str) {
    check_with(body, text, &[]);
}

fn check_with(body: &str, text: &str, warnings: &[&str]) {
    let head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset2 Wingdings;}{\f2\fcharset204 Arial Cyr;}}
{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green56\blue100;}{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}}{\info{\title T}}";
    check_bytes(format!("{head}{body}}}").as_bytes(), "rtf", text, warnings);
}

#[test]
fn paragraphs_and_characters() {
    check(r"\pard Jo Doe, \b CPC\b0\par Coder\line Clinic\par\par 2021\tab 2023\par", "Jo Doe, CPC\nCoder\nClinic\n\n2021\t2023\n");
    check("\\pard Cod\r\ning \\{ICD\\} a\\~b up\\_code co\\-ding\\par", "Coding {ICD} a b up-code coding\n");
    check(r"\pard Jos\'e9 \'96 97% \u8211\'96 {\uc0\u8220 x\u8221 }{\uc2\u241\'c3\'b1}a \u55357?\u56516?\par", "José – 97% – “x”ña 📄\n");
    check(r"\pard\f2 \'cf\'f0\f0  \emdash \lquote a\rquote\ldblquote b\rdblquote\bullet\par", "Пр —‘a’“b”•\n");
    check(r"\pard Jo{\bin5 }}}}}} Doe\par", "Jo Doe\n");
}

#[test]
fn headings_and_lists() {
    check(r"\pard Jo\par\pard\s1 Skills\par\pard Epic\par\pard\outlinelevel0 Work\par", "Jo\n\nSkills\nEpic\n\nWork\n");
    check(
        r"\pard Coder\par{\listtext\f1\'b7\tab}\ls1\ilvl0 Coded\par{\listtext\'b7\tab}\ilvl1 Charts\par\pard Next\par",
        "Coder\n• Coded\n  • Charts\n\nNext\n",
    );
    check(
        r"\pard{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}Coded\par\pard \bullet\tab Audited\par\pard\f1\'a7\f0\tab Taught\par",
        "• Coded\n• Audited\n• Taught\n",
    );
}

#[test]
fn tables() {
    check(
        r"\pard Work\par\trowd\cellx100\cellx200\pard\intbl Coder\cell 2021\cell\row\trowd\pard\intbl Biller\cell 2019\cell\row\pard After\par",
        "Work\nCoder | 2021\nBiller | 2019\nAfter\n",
    );
    check(r"\trowd\cellx1\cellx2 A\cell B\cell\row\pard After\par", "A | B\nAfter\n");
    check(
        r"\trowd\pard\intbl 2021 - 2023\cell Coder\par{\listtext x}Coded\par{\listtext x}Audited\cell\row",
        "2021 - 2023 | Coder\n• Coded\n• Audited\n",
    );
}

#[test]
fn destinations() {
    check(r"\pard Jo{\*\generator Word;}{\*\unknown secret}\par", "Jo\n");
    check_with(r"\pard Jo{\*\shppict{\pict\pngblip 89}}\par", "Jo\n", &["image-without-text"]);
    check(
        r#"\pard See {\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt my page}}, {\field{\*\fldinst PAGE}{\fldrslt 3}}end\par"#,
        "See my page, end\n",
    );
    check(r"\pard 97%{\footnote\pard {\super 1}by an auditor} in 2023\par", "97% (1by an auditor) in 2023\n");
    check(r"\pard Jo{\deleted gone}{\revised new}\par", "Jonew\n");
}

#[test]
fn text_boxes_once() {
    let shape = r"{\shp{\*\shpinst\shpleft0{\sp{\sn fFilled}{\sv 1}}{\shptxt\pard Skills: Epic\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext\pard Skills: Epic\par}}}}";
    check_with(&format!(r"\pard Jo{shape} Doe\par Coder\par"), "Jo Doe\nSkills: Epic\nCoder\n", &["text-box"]);
}

#[test]
fn headers_and_footers() {
    check_with(
        r"{\header\pard Jo Doe, 555-010-0100\par}{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}\pard Coder\par",
        "Jo Doe, 555-010-0100\n\nCoder\n\nPage\n",
        &["header-footer"],
    );
    check(r"{\header\pard Jo Doe\par}\pard Jo Doe\par Coder\par", "Jo Doe\nCoder\n");
}

#[test]
fn hidden() {
    check_with(r"\pard Jo{\v ICD-10 CPT}\par{\cf2 HCPCS}\par{\fs2 DRG}\par", "Jo\n", &["hidden-text"]);
    check(r"\pard{\highlight3\cf2 Jo}\par\pard\cbpat3\cf2 Doe\par", "Jo\nDoe\n");
}

#[test]
fn cut_off_and_nested() {
    check_bytes(br"{\rtf1 Jo Doe\par Coder", "rtf", "Jo Doe\nCoder\n", &["unreadable-part"]);
    check_bytes(br"{\rtf1 Jo}{\b trailing", "rtf", "Jo\n", &[]);
    check_error(format!("{{\\rtf1 {}", "{".repeat(300)).as_bytes(), "limit", "more than 256 parts inside each other");
    check_error(br"{\rtf1\ansi }", "empty", "holds no text");
}
