//! The documents of the fixtures beside their plain text, and how much of a text was read: shared by the test, the example and the benchmark.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A document and what a person reads in it.
pub(crate) struct Case {
    /// The file's name.
    pub(crate) name: String,
    /// Its format, or its design and maker: `docx`, `two-column.typst`.
    pub(crate) group: String,
    /// The file.
    pub(crate) bytes: Vec<u8>,
    /// What it says.
    pub(crate) truth: Truth,
}

/// Where the documents are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/documents")
}

/// The documents of the fixtures, by group and name. A JSON Resume has no headings of its own.
pub(crate) fn fixtures() -> Vec<Case> {
    let folder = folder();
    let index = fs::read_to_string(folder.join("index.tsv")).expect("the index");
    let mut cases = Vec::new();
    for row in index.lines().skip(1) {
        let [resume, _, headings] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let text = fs::read_to_string(folder.join(resume).with_added_extension("txt")).expect(resume);
        let headings: HashSet<&str> = headings.split(" | ").collect();
        for path in files(&folder) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let group = name.strip_prefix(resume).and_then(|rest| rest.strip_prefix('.')).filter(|group| !matches!(*group, "txt" | "json"));
            let Some(group) = group.map(|group| group.strip_suffix(".pdf").unwrap_or(group).to_owned()) else { continue };
            let truth = Truth::of(text.lines().map(|line| (line, headings.contains(line))));
            cases.push(Case { group, bytes: fs::read(&path).expect(&name), truth, name });
        }
    }
    cases.sort_by(|a, b| (&a.group, &a.name).cmp(&(&b.group, &b.name)));
    cases
}

/// The files of a folder, by name.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("a file").path()).filter(|p| p.is_file()).collect();
    files.sort();
    files
}

/// The words of a resume by section: those of each heading, and those below it.
pub(crate) struct Truth(Vec<(Vec<String>, Vec<String>)>);

/// How much of a resume was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Read {
    /// The share of its words that were read.
    pub(crate) recall: f64,
    /// Of the words that stand in one section only, the share that was read under that section's heading.
    pub(crate) sections: f64,
}

/// The figures of a group of files: how many, and the mean of each.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Group {
    /// How many files.
    pub(crate) files: usize,
    recall: f64,
    sections: f64,
}

impl Group {
    /// Adds a file's figures.
    pub(crate) fn add(&mut self, read: Read) {
        self.files += 1;
        self.recall += read.recall;
        self.sections += read.sections;
    }

    /// The mean of both.
    pub(crate) fn mean(&self) -> Read {
        let files = self.files.max(1) as f64;
        Read { recall: self.recall / files, sections: self.sections / files }
    }
}

/// The name of the group of all files: it stands last.
pub(crate) const ALL: &str = "~ all";

/// The table of these groups, in Markdown.
pub(crate) fn table(groups: &BTreeMap<String, Group>) -> String {
    let mut table = "| format, or maker of the PDF | files | word recall | section accuracy |\n|---|---|---|---|\n".to_owned();
    for (name, group) in groups {
        let Read { recall, sections } = group.mean();
        let name = if name == ALL { "all" } else { name };
        table += &format!("| {name} | {} | {recall:.3} | {sections:.3} |\n", group.files);
    }
    table
}

impl Truth {
    /// Of lines, each with whether it is a heading.
    pub(crate) fn of<'t>(lines: impl Iterator<Item = (&'t str, bool)>) -> Self {
        let mut sections: Vec<(Vec<String>, Vec<String>)> = vec![(Vec::new(), Vec::new())];
        for (line, heading) in lines {
            match sections.last_mut() {
                Some((_, body)) if !heading => body.extend(words(line)),
                _ => sections.push((words(line), Vec::new())),
            }
        }
        Self(sections)
    }

    /// Compares a text with it.
    pub(crate) fn compare(&self, text: &str) -> Read {
        let sections = &self.0;
        let read = words(&text.replace("-\n", "").replace("\u{2010}\n", "").replace('\u{ad}', ""));
        let mut left: HashMap<&str, usize> = HashMap::new();
        for word in &read {
            *left.entry(word).or_default() += 1;
        }
        let (mut found, mut all) = (0, 0);
        for word in sections.iter().flat_map(|(heading, body)| heading.iter().chain(body)) {
            all += 1;
            if let Some(count) = left.get_mut(word.as_str()).filter(|c| **c > 0) {
                *count -= 1;
                found += 1;
            }
        }
        let where_read = where_read(sections, text, &read);
        let mut homes: HashMap<&str, HashSet<usize>> = HashMap::new();
        for (i, (heading, body)) in sections.iter().enumerate() {
            body.iter().for_each(|word| homes.entry(word).or_default().extend([i]));
            heading.iter().for_each(|word| homes.entry(word).or_default().extend([usize::MAX]));
        }
        let (mut right, mut unique) = (0, 0);
        for (word, home) in homes.iter().filter(|(_, home)| home.len() == 1 && !home.contains(&usize::MAX)) {
            let Some(read) = where_read.get(word) else { continue };
            unique += 1;
            right += usize::from(read.is_subset(home));
        }
        Read { recall: found as f64 / all.max(1) as f64, sections: right as f64 / unique.max(1) as f64 }
    }
}

/// The sections that each word was read in. A section begins where its heading stands: on a line of its own, else wherever its words follow each other.
fn where_read<'r>(sections: &[(Vec<String>, Vec<String>)], text: &str, read: &'r [String]) -> HashMap<&'r str, HashSet<usize>> {
    let mut lines: Vec<(usize, Vec<String>)> = Vec::new();
    let mut at = 0;
    for line in text.replace("-\n", "").replace("\u{2010}\n", "").replace('\u{ad}', "").lines() {
        let own = words(line);
        at += own.len();
        lines.push((at - own.len(), own));
    }
    let place = |heading: &Vec<String>| {
        let whole = lines.iter().find(|(_, own)| own == heading).map(|(at, _)| *at);
        whole.or_else(|| read.windows(heading.len().max(1)).position(|w| w == heading))
    };
    let mut starts: Vec<(usize, usize)> = vec![(0, 0)];
    starts.extend(sections.iter().enumerate().skip(1).filter_map(|(i, (heading, _))| Some((place(heading)?, i))));
    starts.sort_unstable();
    let mut where_read: HashMap<&str, HashSet<usize>> = HashMap::new();
    for (at, word) in read.iter().enumerate() {
        let section = starts[starts.partition_point(|s| s.0 <= at).saturating_sub(1)].1;
        where_read.entry(word).or_default().insert(section);
    }
    where_read
}

/// The words of a text in small letters, without hyphens: a line's end may have put one in.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}')).flat_map(char::to_lowercase).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
