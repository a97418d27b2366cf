//! JSON Resume: its fields, written as a resume's text.
//!
//! The schema is that of jsonresume.org, version 1, with sections that writers add to it. Fields of the wrong shape are left out; sections that the schema does not know are read as lists.

use resume_check_core::Document;
use serde_json::{Map, Value};

use crate::block::Kind;
use crate::draft::Draft;
use crate::error::ReadError;
use crate::limits::Limits;

/// The most values of a file: a long resume has a few hundred.
const MOST_VALUES: usize = 500_000;

/// The sections in the order that they are read in: the key, the heading, the fields of an entry's first line, of its place and dates.
const SECTIONS: &[Section] = &[
    Section { key: "work", heading: "EXPERIENCE", head: &["position", "name", "company", "location"], goes_on: true },
    Section { key: "experience", heading: "EXPERIENCE", head: &["position", "title", "name", "company", "location"], goes_on: true },
    Section { key: "volunteer", heading: "VOLUNTEER WORK", head: &["position", "organization", "location"], goes_on: true },
    Section { key: "education", heading: "EDUCATION", head: &["studyType", "area", "institution"], goes_on: false },
    Section { key: "certificates", heading: "CERTIFICATIONS", head: &["name", "issuer", "date"], goes_on: false },
    Section { key: "certifications", heading: "CERTIFICATIONS", head: &["name", "title", "issuer", "authority", "date"], goes_on: false },
    Section { key: "licenses", heading: "LICENSES", head: &["name", "title", "issuer", "authority", "date"], goes_on: false },
    Section { key: "skills", heading: "SKILLS", head: &["name", "level"], goes_on: false },
    Section { key: "projects", heading: "PROJECTS", head: &["name", "entity", "type"], goes_on: false },
    Section { key: "awards", heading: "AWARDS", head: &["title", "awarder", "date"], goes_on: false },
    Section { key: "publications", heading: "PUBLICATIONS", head: &["name", "publisher", "releaseDate"], goes_on: false },
    Section { key: "languages", heading: "LANGUAGES", head: &["language", "fluency"], goes_on: false },
    Section { key: "interests", heading: "INTERESTS", head: &["name"], goes_on: false },
    Section { key: "references", heading: "REFERENCES", head: &["name", "reference"], goes_on: false },
];

/// A section of the schema.
#[derive(Debug)]
struct Section {
    key: &'static str,
    heading: &'static str,
    head: &'static [&'static str],
    /// Whether an entry without an end goes on today.
    goes_on: bool,
}

/// The resume's text.
pub(crate) fn read(document: Document, limits: &Limits) -> Result<Document, ReadError> {
    if document.text.bytes().filter(|b| matches!(b, b',' | b'[' | b'{')).count() > MOST_VALUES {
        return Err(ReadError::limit(&format!("more than {MOST_VALUES} values")));
    }
    let text = document.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let resume: Map<String, Value> = serde_json::from_str(text).map_err(|e| ReadError::json(&e.to_string()))?;
    let mut draft = Draft::new(limits);
    if let Some(basics) = resume.get("basics") {
        write_basics(&mut draft, basics);
    }
    for section in SECTIONS {
        let entries = resume.get(section.key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if !entries.is_empty() {
            line(&mut draft, Kind::Heading, section.heading);
        }
        for entry in entries {
            write_entry(&mut draft, entry, section);
        }
    }
    let mut others: Vec<(&String, &Value)> = resume.iter().filter(|(key, _)| !is_known(key)).collect();
    others.sort_by_key(|(key, _)| *key);
    for (key, value) in others {
        let items: Vec<String> = value.as_array().map_or_else(|| vec![leaves(value)], |items| items.iter().map(leaves).collect());
        if items.iter().any(|item| !item.is_empty()) {
            line(&mut draft, Kind::Heading, &heading(key));
        }
        items.iter().for_each(|item| line(&mut draft, Kind::Bullet(0), item));
    }
    let mut read = draft.finish("json-resume")?;
    read.warnings.splice(0..0, document.warnings);
    Ok(read)
}

fn is_known(key: &str) -> bool {
    matches!(key, "basics" | "meta" | "$schema") || SECTIONS.iter().any(|s| s.key == key)
}

/// Name, wanted title, contact data, summary.
fn write_basics(draft: &mut Draft, basics: &Value) {
    line(draft, Kind::Plain, field(basics, "name"));
    line(draft, Kind::Plain, field(basics, "label"));
    let place = basics.get("location").map(|l| joined(l, &["city", "region", "countryCode"], ", ")).unwrap_or_default();
    let profiles = basics.get("profiles").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let profiles =
        profiles.iter().map(|p| if field(p, "url").is_empty() { joined(p, &["network", "username"], " ") } else { field(p, "url").to_owned() });
    let contact = [place, field(basics, "phone").to_owned(), field(basics, "email").to_owned(), field(basics, "url").to_owned()];
    let contact: Vec<String> = contact.into_iter().chain(profiles).filter(|c| !c.is_empty()).collect();
    line(draft, Kind::Plain, &contact.join(" | "));
    if !field(basics, "summary").is_empty() {
        line(draft, Kind::Heading, "SUMMARY");
        line(draft, Kind::Plain, field(basics, "summary"));
    }
}

/// An entry: its head with its dates, what it says in sentences, its highlights.
fn write_entry(draft: &mut Draft, entry: &Value, section: &Section) {
    if let Some(text) = entry.as_str() {
        return line(draft, Kind::Bullet(0), text);
    }
    let keywords = entry.get("keywords").map(leaves).unwrap_or_default();
    let mut head: Vec<String> = section.head.iter().map(|key| month(field(entry, key))).filter(|f| !f.is_empty()).collect();
    match section.key {
        // `Encoders (advanced): 3M 360 Encompass, EncoderPro`
        "skills" | "interests" | "languages" => {
            let name = if head.len() > 1 { format!("{} ({})", head[0], head[1..].join(", ")) } else { head.join(", ") };
            let parts = [name, keywords];
            let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
            return line(draft, Kind::Bullet(0), &parts.join(": "));
        }
        "education" => {
            let score = field(entry, "score");
            head.extend((!score.is_empty()).then(|| format!("GPA {score}")));
        }
        _ => {}
    }
    let dates = dates(entry, section.goes_on);
    let parts = [head.join(", "), dates];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    let told = ["description", "summary"].map(|key| field(entry, key));
    let lists = ["highlights", "courses"].map(|key| entry.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default());
    if told.iter().any(|t| !t.is_empty()) || lists.iter().any(|l| !l.is_empty()) || section.goes_on {
        draft.blank_line();
    }
    line(draft, Kind::Plain, &parts.join(" | "));
    told.iter().for_each(|text| line(draft, Kind::Plain, text));
    lists.iter().copied().flatten().for_each(|item| line(draft, Kind::Bullet(0), &leaves(item)));
    if !keywords.is_empty() {
        line(draft, Kind::Bullet(0), &keywords);
    }
}

/// `Mar 2021 - Present`.
fn dates(entry: &Value, goes_on: bool) -> String {
    let (start, end) = (month(field(entry, "startDate")), month(field(entry, "endDate")));
    match (start.is_empty(), end.is_empty()) {
        (true, _) => end,
        (false, true) if goes_on => format!("{start} - Present"),
        (false, true) => start,
        (false, false) => format!("{start} - {end}"),
    }
}

/// A date of the schema as resumes write it: `2021-03-15` and `2021-03` are `Mar 2021`; anything else stays.
fn month(date: &str) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = date.split('-');
    let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
    let number = parts.next().filter(|m| m.len() == 2).and_then(|m| m.parse::<usize>().ok());
    match (year, number.and_then(|m| MONTHS.get(m.checked_sub(1)?))) {
        (Some(year), Some(month)) => format!("{month} {year}"),
        _ => date.to_owned(),
    }
}

/// A field's text, empty where there is none.
fn field<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn joined(value: &Value, keys: &[&str], between: &str) -> String {
    keys.iter().map(|key| field(value, key)).filter(|f| !f.is_empty()).collect::<Vec<_>>().join(between)
}

/// Every text and number inside a value. The parser bounds how deep they stand.
fn leaves(value: &Value) -> String {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if !text.trim().is_empty() => found.push(month(text.trim())),
            Value::Number(number) => found.push(number.to_string()),
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(fields) => open.extend(fields.values().rev()),
            _ => {}
        }
    }
    found.join(", ")
}

/// `professionalMemberships` is `PROFESSIONAL MEMBERSHIPS`.
fn heading(key: &str) -> String {
    let mut heading = String::new();
    for c in key.chars() {
        if c.is_uppercase() && heading.ends_with(char::is_alphabetic) {
            heading.push(' ');
        }
        heading.extend(if matches!(c, '_' | '-') { ' ' } else { c }.to_uppercase());
    }
    heading
}

fn line(draft: &mut Draft, kind: Kind, text: &str) {
    if !text.trim().is_empty() {
        draft.kind(kind);
        draft.text(text);
        draft.end_if_any();
    }
}
