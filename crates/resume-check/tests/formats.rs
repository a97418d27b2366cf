//! Each format is read back by a reader that knows nothing of this program, and what a resume or a file's name holds is inert in it.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run the program")]

mod folder;
mod schema;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use folder::{Folder, RESUME};
use quick_xml::events::Event;
use schema::faults;
use serde_json::Value;

/// Names that mean something to a spreadsheet, a shell, a page or a log.
const NAMES: [&str; 8] = [
    "=cmd|' !A0.txt",
    "@sum(1,2).txt",
    "-1+2.txt",
    "<script>alert(1)<#script>.txt",
    "]]> & \"quoted\" 100%.txt",
    "\u{1b}[31mred\u{202e}.txt",
    "a | b ` _c_ [d](https:##x).txt",
    "::error title=x::y, z\r\n.txt",
];
/// How many of the inputs can't be read.
const FAILED: usize = 2;

/// Resumes that hold what each format has to make harmless, beside a usual one, an empty one and a broken one.
fn hostile(test: &str) -> Folder {
    let folder = Folder::new(test);
    for name in NAMES {
        let words = format!("={name} ]]> <b>\u{1b}]0;x\u{7} \u{9b}31m |x| `y` ::error::z %0A \u{fffe}");
        let text = RESUME.replace("Medical Coder,", &format!("Medical Coder {words},")).replace("reduce denials", &format!("reduce denials {words}"));
        folder.write(format!("in/{name}"), text);
    }
    folder.write("in/usual.txt", RESUME);
    folder.write("in/empty.txt", "");
    folder.write("in/broken.pdf", "%PDF-1.7\n");
    folder
}

const CHECK: [&str; 6] = ["in", "--target", "mid", "--as-of", "2026-11", "--min-score"];

/// The results of a folder with a gate that some fail, in a format.
fn report(folder: &Folder, format: &str) -> String {
    folder.print(&[&CHECK[..], &["60", "--fail-on", "RC001", "--format", format]].concat(), 2)
}

/// Nothing in the text is obeyed by a terminal.
fn check_plain(text: &str) {
    let obeyed = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(obeyed), "{:?}", text.lines().find(|l| l.contains(obeyed)));
}

#[test]
fn csv_has_one_row_a_resume_and_no_formula() {
    let folder = hostile("csv");
    let text = report(&folder, "csv");
    check_plain(&text.replace("\r\n", "\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    // The columns are a promise: new ones come at the end.
    assert_eq!(
        heads.iter().collect::<Vec<_>>().join(" "),
        "path error message target points max passed gates_failed level confidence years impact credentials code_sets systems experience education \
         presentation held accuracy volume next_gain next_criterion next_step errors warnings infos format input_sha256"
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.unwrap()).collect();
    assert_eq!(rows.len(), NAMES.len() + 3);
    for row in &rows {
        assert!(row.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{row:?}");
    }
    let of = |path: &str| {
        let row = rows.iter().find(|row| row.get(0) == Some(path)).unwrap_or_else(|| panic!("no row of {path}"));
        heads.iter().zip(row).map(|(head, cell)| (head.to_owned(), cell.to_owned())).collect::<HashMap<_, _>>()
    };
    let usual = of("in/usual.txt");
    for (column, cell) in [("error", ""), ("target", "mid"), ("held", "CPC"), ("accuracy", "97%"), ("volume", "60/day"), ("passed", "false")] {
        assert_eq!(usual[column], cell, "{column}");
    }
    assert_eq!(usual["gates_failed"], "min-score 60; fail-on RC001");
    assert_eq!((of("in/empty.txt")["error"].as_str(), of("in/broken.pdf")["error"].as_str()), ("empty", "broken"));
}

#[test]
fn json_is_a_list_and_ndjson_the_same_lines() {
    let folder = hostile("json");
    let list: Vec<Value> = serde_json::from_str(&report(&folder, "json")).unwrap();
    let lines: Vec<Value> = report(&folder, "ndjson").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(list, lines);
    let schema: Value = serde_json::from_str(&folder.print(&["schema"], 0)).unwrap();
    let (failed, reports): (Vec<&Value>, Vec<&Value>) = list.iter().partition(|object| object.get("error").is_some());
    assert_eq!((failed.len(), reports.len()), (FAILED, NAMES.len() + 1));
    for report in reports {
        assert_eq!(faults(&schema, &schema, report, ""), Vec::<String>::new());
    }
    let paths: Vec<&str> = list.iter().map(|object| object["document"]["path"].as_str().unwrap()).collect();
    let mut sorted = paths.clone();
    sorted.sort_unstable();
    assert_eq!(paths, sorted);
}

#[test]
fn sarif_is_as_its_schema_says() {
    let folder = hostile("sarif");
    let log: Value = serde_json::from_str(&report(&folder, "sarif")).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/schemas/sarif-2.1.0.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    assert_eq!(faults(&schema, &schema, &log, ""), Vec::<String>::new());
    // A schema that lets everything pass would say nothing.
    for broken in ["/version", "/runs/0/results/0/level", "/runs/0/results/0/locations/0/physicalLocation/artifactLocation", "/runs/0/columnKind"] {
        let mut log = log.clone();
        *log.pointer_mut(broken).unwrap() = Value::from(1);
        assert!(!faults(&schema, &schema, &log, "").is_empty(), "{broken} may be anything");
    }
    let run = &log["runs"][0];
    let rules: Vec<&str> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let results = run["results"].as_array().unwrap();
    assert!(results.iter().all(|result| rules.contains(&result["ruleId"].as_str().unwrap())));
    let of = |rule: &str, uri: &str| {
        let place = |result: &&Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri;
        results.iter().filter(place).find(|result| result["ruleId"] == rule).unwrap_or_else(|| panic!("no {rule} in {uri}"))
    };
    let claim = of("RC001", "in/usual.txt");
    let line = RESUME.lines().position(|line| line.contains("denials")).unwrap();
    let column = RESUME.lines().nth(line).unwrap().find("reduce").unwrap();
    let region = &claim["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&Value::from(line + 1), &Value::from(column + 1)));
    assert_eq!(claim["level"], "error", "it fails a gate");
    assert_eq!(of("min-score", "in/usual.txt")["level"], "error");
    assert_eq!(of("unreadable-input", "in/empty.txt")["level"], "error");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let uris = results.iter().map(|result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap());
    assert!(uris.clone().all(|uri| uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b))), "{:?}", uris.collect::<Vec<_>>());
}

/// An element, with what stands in it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: HashMap<String, String>,
    elements: Vec<Element>,
    text: String,
}

/// The root of an XML document.
fn xml(text: &str) -> Element {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open = vec![Element::default()];
    let element = |start: &quick_xml::events::BytesStart<'_>| {
        let attribute = |a: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
            let a = a.expect("an attribute");
            (a.key.as_ref().to_owned(), quick_xml::escape::unescape(&a.value).unwrap().into_owned())
        };
        Element { name: start.name().as_ref().to_owned(), attributes: start.attributes().map(attribute).collect(), ..Element::default() }
    };
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open.last_mut().unwrap().elements.push(element(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().elements.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text,
            Event::Eof => break,
            Event::Decl(_) | Event::GeneralRef(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1);
    open.remove(0).elements.remove(0)
}

/// The attributes that the schema of JUnit's Ant task asks for, and what may stand in an element, in its order.
fn check_junit(element: &Element) {
    let (asked, inside): (&[&str], &[&str]) = match element.name.as_str() {
        "testsuites" => (&[], &["testsuite"]),
        "testsuite" => (
            &["name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "time"],
            &["properties", "testcase", "system-out", "system-err"],
        ),
        "properties" => (&[], &["property"]),
        "property" => (&["name", "value"], &[]),
        "testcase" => (&["name", "classname", "time"], &["error", "failure"]),
        "error" | "failure" => (&["type"], &[]),
        "system-out" | "system-err" => (&[], &[]),
        other => panic!("no element is called {other:?}"),
    };
    assert!(asked.iter().all(|a| element.attributes.contains_key(*a)), "{element:?}");
    let places: Vec<usize> = element
        .elements
        .iter()
        .map(|e| inside.iter().position(|i| *i == e.name).unwrap_or_else(|| panic!("{} in {}", e.name, element.name)))
        .collect();
    assert!(places.is_sorted(), "{element:?}");
    if element.name == "testsuite" {
        let cases: Vec<&Element> = element.elements.iter().filter(|e| e.name == "testcase").collect();
        let with = |name: &str| cases.iter().filter(|c| c.elements.iter().any(|e| e.name == name)).count().to_string();
        assert_eq!((&element.attributes["tests"], &element.attributes["failures"]), (&cases.len().to_string(), &with("failure")));
        assert_eq!(element.attributes["errors"], with("error"));
        assert_eq!(element.attributes["timestamp"].len(), "2026-11-01T00:00:00".len());
        assert!(element.elements.iter().filter(|e| e.name != "testcase").count() == 3, "each of the others stands once");
    }
    element.elements.iter().for_each(check_junit);
}

#[test]
fn junit_is_as_its_schema_says() {
    let folder = hostile("junit");
    let text = report(&folder, "junit");
    check_plain(&text);
    let root = xml(&text);
    assert_eq!(root.name, "testsuites");
    check_junit(&root);
    assert_eq!(root.elements.len(), NAMES.len() + 3);
    let usual = root.elements.iter().find(|suite| suite.attributes["name"] == "in/usual.txt").unwrap();
    let cases: Vec<(&str, bool)> =
        usual.elements.iter().filter(|e| e.name == "testcase").map(|c| (c.attributes["name"].as_str(), c.elements.is_empty())).collect();
    assert_eq!(cases, [("min-score 60", false), ("fail-on RC001", false)]);
    let name = root.elements.iter().find(|suite| suite.attributes["name"].contains("]]> & \"quoted\" 100%"));
    assert!(name.is_some(), "a name is what it was");
}

#[test]
fn github_annotations_are_commands_of_one_line() {
    let folder = hostile("github");
    let text = report(&folder, "github");
    check_plain(&text);
    let mut files = Vec::new();
    for line in text.lines() {
        let (command, message) = line.strip_prefix("::").and_then(|l| l.split_once("::")).unwrap_or_else(|| panic!("{line}"));
        let (level, properties) = command.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let properties: HashMap<&str, &str> = properties.split(',').map(|p| p.split_once('=').unwrap_or_else(|| panic!("{line}"))).collect();
        assert!(properties.keys().all(|name| ["file", "line", "col", "title"].contains(name)), "{line}");
        assert!(!message.is_empty(), "{line}");
        files.push(properties["file"].to_owned());
    }
    files.dedup();
    assert_eq!(files.len(), NAMES.len() + 3, "{files:?}");
    assert!(text.contains("::error file=in/usual.txt,line=6,col=13,title=RC001 unquantified-claim::\"reduce denials\""), "{text}");
}

#[test]
fn markdown_is_a_table_of_plain_words() {
    let folder = hostile("markdown");
    let text = report(&folder, "markdown");
    check_plain(&text);
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), NAMES.len() + 3 + 2);
    for row in &rows {
        let unescaped = row.replace("\\\\", "").replace("\\|", "");
        assert_eq!(unescaped.matches('|').count(), 9, "{row}");
        for markup in ["<", "](", "`"] {
            assert!(!unescaped.replace("\\`", "").replace("\\]", "").contains(markup), "{row}");
        }
    }
}

#[test]
fn the_table_fits_and_is_never_obeyed() {
    let folder = hostile("table");
    for columns in ["60", "80", "120"] {
        let args = [&CHECK[..], &["60"]].concat();
        let output = folder.command(&args).env("COLUMNS", columns).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        check_plain(&text);
        let most: usize = columns.parse().unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= most && line.trim_end() == line, "{columns}: {line:?}");
        }
        assert!(text.contains("9 resumes read, 0 of them pass (0%); 2 could not be read (1 broken, 1 empty)") || columns == "60", "{text}");
    }
}

#[test]
fn several_reports_come_of_one_run() {
    let folder = hostile("several");
    let printed = folder.print(&[&CHECK[..], &["60", "--quiet", "--report", "junit=out.xml", "--report", "SARIF=out.sarif"]].concat(), 2);
    assert!(printed.starts_with("9 resumes read, 0 of them pass"), "{printed}");
    check_junit(&xml(&folder.read("out.xml")));
    assert!(serde_json::from_str::<Value>(&folder.read("out.sarif")).is_ok());
}
