//! The pages, read by a tokenizer that knows nothing of this program: well formed, without script, and with no reference to anywhere else, whatever a resume holds.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run the program")]

mod folder;

use std::fs;
use std::path::{Path, PathBuf};

use folder::{Folder, RESUME};
use html5gum::{Token, Tokenizer};
use serde_json::Value;

/// Elements that have no end.
const VOID: [&str; 3] = ["br", "link", "meta"];
/// All that a page is made of.
const ELEMENTS: [&str; 47] = [
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "li",
    "line",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "path",
    "q",
    "rect",
    "section",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// What a page holds, as far as the tests ask.
#[derive(Debug, Default)]
struct Page {
    /// The words that are marked.
    marks: Vec<String>,
    headings: Vec<(u8, String)>,
    hrefs: Vec<String>,
    ids: Vec<String>,
    text: String,
    title: String,
    style: String,
    policy: String,
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Reads a page, which fails where it is not well formed or holds what none may.
fn read(name: &str, html: &str) -> Page {
    let mut page = Page::default();
    let mut open: Vec<(String, bool)> = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let element = string(&tag.name);
                assert!(ELEMENTS.contains(&element.as_str()), "{name}: an element {element:?}");
                let mut hidden = open.last().is_some_and(|(_, hidden)| *hidden);
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (string(attribute), string(value));
                    assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "src", "{name}: {attribute}={value:?}");
                    match attribute.as_str() {
                        "href" => page.hrefs.push(value),
                        "id" => page.ids.push(value),
                        "class" => hidden |= value == "vh",
                        "content" if tag.attributes.values().any(|v| string(v) == "Content-Security-Policy") => page.policy = value,
                        _ => {}
                    }
                }
                match element.as_str() {
                    "mark" => page.marks.push(String::new()),
                    "h1" | "h2" | "h3" => page.headings.push((element.as_bytes()[1] - b'0', String::new())),
                    _ => {}
                }
                if !tag.self_closing && !VOID.contains(&element.as_str()) {
                    open.push((element, hidden));
                }
            }
            Token::EndTag(tag) => {
                let (element, _) = open.pop().unwrap_or_else(|| panic!("{name}: an end of {:?} too many", string(&tag.name)));
                assert_eq!(element, string(&tag.name), "{name}: ends are in order");
            }
            Token::String(text) => {
                let text = string(&text);
                let is_in = |element: &str| open.iter().any(|(e, _)| e == element);
                if is_in("head") {
                    match open.last().map(|(e, _)| e.as_str()) {
                        Some("title") => page.title += &text,
                        Some("style") => page.style += &text,
                        _ => {}
                    }
                    continue;
                }
                if open.last().is_some_and(|(_, hidden)| *hidden) {
                    continue;
                }
                if is_in("mark") {
                    page.marks.last_mut().unwrap().push_str(&text);
                }
                if let Some((_, heading)) =
                    page.headings.last_mut().filter(|_| open.last().is_some_and(|(e, _)| ["h1", "h2", "h3"].contains(&e.as_str())))
                {
                    heading.push_str(&text);
                }
                page.text += &text;
            }
            Token::Doctype(doctype) => assert_eq!(string(&doctype.name), "html"),
            Token::Comment(comment) => panic!("{name}: a comment {:?}", string(&comment)),
            Token::Error(error) => panic!("{name}: {error:?}"),
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} never end");
    check(name, &page);
    page
}

/// What must hold of every page.
fn check(name: &str, page: &Page) {
    let mut ids = page.ids.clone();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), page.ids.len(), "{name}: an id stands twice");
    for href in &page.hrefs {
        let is_inside = href.strip_prefix('#').is_some_and(|id| page.ids.iter().any(|i| i == id));
        let is_page = href.ends_with(".report.html") && href.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b));
        assert!(is_inside || is_page, "{name}: a link to {href:?}");
    }
    let levels: Vec<u8> = page.headings.iter().map(|(level, _)| *level).collect();
    assert_eq!(levels.iter().filter(|l| **l == 1).count(), 1, "{name}: one first heading");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: headings skip no level: {levels:?}");
    assert!(page.headings.iter().all(|(_, text)| !text.trim().is_empty()), "{name}: {:?}", page.headings);
    let hash =
        page.policy.strip_prefix("default-src 'none'; style-src 'sha256-").and_then(|p| p.strip_suffix("'; base-uri 'none'; form-action 'none'"));
    assert!(hash.is_some_and(|hash| hash.len() == 44), "{name}: {:?}", page.policy);
    assert!(!page.style.contains("url(") && !page.style.contains("@import") && page.style.len() > 1000, "{name}: the style needs nothing else");
    let obeyed = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!page.text.contains(obeyed) && !page.title.contains(obeyed), "{name}");
}

#[test]
fn every_page_of_every_fixture_is_sound_and_marks_its_evidence() {
    let folder = Folder::new("pages");
    let fixtures = fixtures();
    let mut list = String::new();
    for place in ["gold", "hard", "cases/page", "resumes", "documents"] {
        for entry in fs::read_dir(fixtures.join(place)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && path.extension().is_some_and(|e| ["resume", "txt", "docx", "pdf"].iter().any(|own| e == *own)) {
                list += &format!("{}\n", path.canonicalize().unwrap().display());
            }
        }
    }
    folder.write("list", &list);
    folder.print(
        &["--files-from", "list", "--target", "mid", "--as-of", "2026-11", "--format", "html", "--output", "pages/", "--report", "json=all.json"],
        0,
    );
    let reports: Vec<Value> = serde_json::from_str(&folder.read("all.json")).unwrap();
    assert_eq!(reports.len(), list.lines().count());
    assert!(reports.len() > 180, "{} resumes", reports.len());
    let index = read("the index", &folder.read("pages/index.html"));
    assert_eq!(index.hrefs.iter().filter(|href| !href.starts_with('#')).count(), reports.len());
    for report in &reports {
        let path = report["document"]["path"].as_str().unwrap();
        let place = format!("{}.report.html", path.trim_start_matches('/'));
        let page = read(path, &folder.read(&format!("pages/{place}")));
        assert!(index.hrefs.contains(&place), "{place}");
        assert!(page.text.contains(&format!("{} of 100", report["score"]["points"].as_f64().unwrap())), "{path}: the score");
        let marked = page.marks.join("\u{0}");
        for evidence in report["mentions"].as_array().unwrap().iter().chain(report["metrics"].as_array().unwrap()) {
            // Where another mark begins, a mark ends.
            let first = evidence["text"].as_str().unwrap().split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
            assert!(marked.contains(first), "{path}: {evidence} is not marked");
        }
        for finding in report["diagnostics"].as_array().unwrap() {
            assert!(page.text.contains(finding["code"].as_str().unwrap()), "{path}: {finding}");
        }
    }
}

#[test]
fn a_page_shows_what_the_report_says() {
    let folder = Folder::new("page");
    folder.write("resume.txt", RESUME);
    folder.write("job.txt", fs::read(fixtures().join("jobs/03-coding-auditor.txt")).unwrap());
    let args = ["resume.txt", "--target", "coding-auditor", "--as-of", "2026-11", "--job", "job.txt", "--min-score", "99"];
    let page = read("resume.txt", &folder.print(&[&args[..], &["--format", "html"]].concat(), 1));
    let report: Value = serde_json::from_str(&folder.print(&[&args[..], &["--format", "json"]].concat(), 1)).unwrap();
    let words = page.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        format!("{} of 100 against coding-auditor (mid): not yet. The pass mark is 70.", report["score"]["points"]),
        "Fails a gate: ".to_owned(),
        "You are here".to_owned(),
        "Target: coding-auditor (mid)".to_owned(),
        "Medical Coder II".to_owned(),
        "\"reduce denials\" states no figure".to_owned(),
        "RC001".to_owned(),
        format!("The posting: {}", report["job"]["title"].as_str().unwrap()),
        "The plan to coding-auditor (mid)".to_owned(),
        "With all so far".to_owned(),
        report["receipt"]["rules_sha256"].as_str().unwrap().to_owned(),
    ] {
        assert!(words.contains(&part), "{part:?} is not on the page: {words}");
    }
    let headings: Vec<&str> = page.headings.iter().filter(|(level, _)| *level == 2).map(|(_, text)| text.as_str()).collect();
    assert_eq!(headings.len(), 7, "{headings:?}");
    assert!(page.marks.iter().any(|m| m == "97% accuracy"), "{:?}", page.marks);
    // A file is the same page, and one that can't be read leaves none.
    folder.print(&[&args[..], &["--report", "html=out.html", "--quiet"]].concat(), 1);
    assert!(folder.read("out.html") == folder.print(&[&args[..], &["--format", "html"]].concat(), 1));
    folder.write("empty.txt", "");
    folder.print(&["empty.txt", "--format", "html", "--output", "none.html"], 2);
    assert!(!folder.0.join("none.html").exists());
}

#[test]
fn pages_of_a_document_tell_their_page() {
    let folder = Folder::new("of-pages");
    let two = fixtures().join("documents/09-coding-manager.latex.pdf");
    let page = read("a PDF", &folder.print(&[two.to_str().unwrap(), "--target", "senior", "--as-of", "2026-11", "--format", "html"], 0));
    assert!(page.text.contains("Page 1"), "{}", page.text);
    assert!(page.text.contains("page 1, line "), "{}", page.text);
}

#[test]
fn an_index_stands_beside_its_pages_and_alone_without_links() {
    let folder = Folder::new("index");
    for (name, text) in
        [("in/index", RESUME), ("in/a b%.txt", RESUME), ("in/javascript:x.txt", "Jo Doe\n"), ("in/<script>.txt", RESUME), ("in/empty.txt", "")]
    {
        folder.write(name, text);
    }
    let args = ["in", "in/index", "--target", "mid", "--as-of", "2026-11", "--format", "html"];
    folder.print(&[&args[..], &["--output", "out/"]].concat(), 2);
    let index = read("the index", &folder.read("out/index.html"));
    let pages: Vec<&String> = index.hrefs.iter().filter(|href| !href.starts_with('#')).collect();
    assert_eq!(
        pages,
        ["in/%3Cscript%3E.txt.report.html", "in/a%20b%25.txt.report.html", "in/index.report.html", "in/javascript%3Ax.txt.report.html"]
    );
    for (place, name) in [("out/in/index.report.html", "in/index"), ("out/in/<script>.txt.report.html", "in/<script>.txt")] {
        assert!(read(name, &folder.read(place)).title.starts_with(name), "{name}");
    }
    assert!(!folder.0.join("out/in/empty.txt.report.html").exists());
    let words = index.text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["4 resumes read", "1 could not be read (1 empty)", "not read: the file is empty", "Missing most", "CPC", "97%", "60/day"] {
        assert!(words.contains(part), "{part:?} is not in the index: {words}");
    }
    // By score, the pages still stand.
    folder.print(&[&args[..], &["--output", "ranked/", "--sort", "score"]].concat(), 2);
    let ranked = read("by score", &folder.read("ranked/index.html"));
    assert!(ranked.hrefs.last().is_some_and(|href| href.contains("javascript")), "the one without a credential comes last: {:?}", ranked.hrefs);
    assert_eq!(folder.read("ranked/in/index.report.html"), folder.read("out/in/index.report.html"));
    // Alone, it leads nowhere.
    let alone = read("alone", &folder.print(&args, 2));
    assert!(alone.hrefs.iter().all(|href| href.starts_with('#')), "{:?}", alone.hrefs);
    assert_eq!(alone.text, index.text);
    // A run that goes on writes the pages that are not there.
    for times in 0..2 {
        let _ = fs::remove_dir_all(folder.0.join("again"));
        folder.print(
            &[
                "in/index",
                "in/a b%.txt",
                "--target",
                "mid",
                "--as-of",
                "2026-11",
                "--format",
                "ndjson",
                "--output",
                "lines",
                "--continue",
                "--report",
                "html=again/",
            ],
            0,
        );
        assert!(folder.read("again/in/index.report.html") == folder.read("out/in/index.report.html"), "{times}");
        assert_eq!(read("again", &folder.read("again/index.html")).hrefs.len(), 3);
    }
    // One resume needs no index.
    folder.print(&["in/index", "--target", "mid", "--format", "html", "--output", "one/"], 0);
    assert!(folder.0.join("one/in/index.report.html").exists() && !folder.0.join("one/index.html").exists());
}
