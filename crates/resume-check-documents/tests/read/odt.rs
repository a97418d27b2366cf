//! OpenDocument texts.

use crate::zip::deflated;
use crate::{check_bytes, check_error};

/// A text of that body, with automatic styles and the part of styles.
pub(crate) fn document(styles: &str, body: &str, pages: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let pages = format!("<office:document-styles>{pages}</office:document-styles>");
    deflated(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", pages.as_bytes()),
        ("META-INF/manifest.xml", b"<m/>"),
    ])
}

fn check(body: &str, text: &str) {
    check_with("", body, "", text, &[]);
}

fn check_with(styles: &str, body: &str, pages: &str, text: &str, warnings: &[&str]) {
    check_bytes(&document(styles, body, pages), "odt", text, warnings);
}

#[test]
fn paragraphs() {
    check(
        "<text:h>Work</text:h><text:p>Jo <text:span>Doe</text:span> &amp; Co,\n  CPC</text:p><text:p/><text:p>Coder<text:tab/>2021<text:line-break/>Clinic<text:s text:c=\"3\"/>WI</text:p>",
        "Work\nJo Doe & Co, CPC\n\nCoder\t2021\nClinic   WI\n",
    );
    check("<text:p><text:a>jo@mail.example</text:a><text:soft-page-break/></text:p>", "jo@mail.example\n");
}

#[test]
fn lists() {
    check(
        "<text:p>Coder</text:p><text:list><text:list-item><text:p>Coded</text:p><text:list><text:list-item><text:p>Charts</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Audited</text:p></text:list-item></text:list><text:p>Next</text:p>",
        "Coder\n• Coded\n  • Charts\n• Audited\n\nNext\n",
    );
}

#[test]
fn tables() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.iter().map(|c| cell(c)).collect::<String>());
    check(
        &format!("<text:p>Work</text:p><table:table>{}{}</table:table><text:p>After</text:p>", row(&["Coder", "2021"]), row(&["Biller", "2019"])),
        "Work\nCoder | 2021\nBiller | 2019\nAfter\n",
    );
}

#[test]
fn boxes_notes_and_changes() {
    check_with(
        "",
        "<text:p>Jo<draw:frame><draw:text-box><text:p>Epic</text:p></draw:text-box></draw:frame> Doe</text:p><text:p>Coder</text:p>",
        "",
        "Jo Doe\nEpic\nCoder\n",
        &["text-box"],
    );
    check(
        "<text:p>97%<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>by an auditor</text:p></text:note-body></text:note> accuracy</text:p>",
        "97% (by an auditor ) accuracy\n",
    );
    check(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Jo<text:change text:change-id=\"1\"/><office:annotation><text:p>remark</text:p></office:annotation></text:p>",
        "Jo\n",
    );
    check_with("", "<text:p>Jo<draw:frame><draw:image/></draw:frame></text:p>", "", "Jo\n", &["image-without-text"]);
}

#[test]
fn headers_and_footers() {
    let pages = "<office:master-styles><style:master-page><style:header><text:p>Jo, jo@mail.example</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>";
    check_with("", "<text:p>Coder</text:p>", pages, "Jo, jo@mail.example\n\nCoder\n\nPage\n", &["header-footer"]);
}

#[test]
fn hidden() {
    let style =
        |name: &str, look: &str| format!("<style:style style:name=\"{name}\" style:family=\"text\"><style:text-properties {look}/></style:style>");
    let styles = [
        style("T1", "text:display=\"none\""),
        style("T2", "fo:color=\"#ffffff\""),
        style("T3", "fo:font-size=\"1pt\""),
        style("T4", "fo:color=\"#ffffff\" fo:background-color=\"#1f3864\""),
    ]
    .concat();
    for name in ["T1", "T2", "T3"] {
        check_with(&styles, &format!("<text:p>Jo<text:span text:style-name=\"{name}\">ICD-10</text:span></text:p>"), "", "Jo\n", &["hidden-text"]);
    }
    check_with(&styles, "<text:p><text:span text:style-name=\"T4\">Jo</text:span></text:p>", "", "Jo\n", &[]);
    check_with("", "<text:p>Jo</text:p><text:section text:display=\"none\"><text:p>ICD-10</text:p></text:section>", "", "Jo\n", &["hidden-text"]);
}

#[test]
fn locked_and_broken() {
    let mimetype: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
    check_error(
        &deflated(&[mimetype, ("META-INF/manifest.xml", b"<manifest:encryption-data/>"), ("content.xml", b"\x01\x02")]),
        "password",
        "locked with a password",
    );
}
