//! Markdown stays as it is, so that lines are those of the file.

use crate::check_bytes;

#[test]
fn as_it_stands() {
    let text = "# Jo Doe, CPC\n\n## Experience\n\n- Coded **25 charts** a day in [Epic](https://epic.example)\n";
    check_bytes(text.as_bytes(), "markdown", text, &[]);
}

#[test]
fn comments_are_hidden() {
    let text = "# Jo Doe\n\n<!-- ICD-10-CM\nCPT -->\n## Skills\n\nEpic\n";
    check_bytes(text.as_bytes(), "markdown", "# Jo Doe\n\n\n\n## Skills\n\nEpic\n", &["hidden-text"]);
    let unclosed = "# Jo Doe\n\n## Skills\n\nEpic <!-- and more\n";
    check_bytes(unclosed.as_bytes(), "markdown", unclosed, &[]);
}

#[test]
fn one_mark_makes_no_markdown() {
    for text in [
        "Jo Doe\n# 12 of 40 coders\nCoder\n",
        "Jo Doe\n*****\n* Coded charts\n- Audited\n",
        "EXPERIENCE\n==========\nCoder | Clinic\n----------\n",
        "#hashtag\n#another\n",
    ] {
        check_bytes(text.as_bytes(), "text", text, &[]);
    }
}
