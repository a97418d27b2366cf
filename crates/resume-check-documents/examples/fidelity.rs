//! How much of a document's text is read, and how much of it under the right heading.
//!
//! `fidelity FOLDER [TEXTS]` reads each `NAME.pdf` (or `.docx`, …) of the folder, or the `NAME.txt` that another program made of it in `TEXTS`, and compares it with
//! the folder's `NAME.txt`, whose headings begin with `## `. Word recall is the share of the truth's words that were read; section accuracy the share of the words
//! that stand in one section only which were read under that section's heading; time is the median of reading a file.
#![expect(clippy::disallowed_types, clippy::disallowed_methods, clippy::print_stdout, reason = "an example that reads files and measures")]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().ok_or("fidelity FOLDER [TEXTS]")?;
    let texts = arguments.next();
    let mut groups: BTreeMap<String, Figures> = BTreeMap::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e != "txt")) {
        let Ok(truth) = std::fs::read_to_string(file.with_extension("txt")) else { continue };
        let start = Instant::now();
        let text = match &texts {
            Some(other) => std::fs::read_to_string(other.join(file.file_name().unwrap_or_default()).with_extension("txt")).unwrap_or_default(),
            None => read(file)?,
        };
        let (recall, accuracy, misplaced) = compare(&truth, &text);
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let group = name.split('_').next().unwrap_or(&name).to_owned();
        let milliseconds = start.elapsed().as_secs_f64() * 1e3;
        if std::env::var_os("VERBOSE").is_some() {
            println!("{recall:.3} {accuracy:.3} {name} {misplaced:?}");
        }
        for group in [group, "~ all".to_owned()] {
            let figures = groups.entry(group).or_default();
            figures.recall.push(recall);
            figures.accuracy.push(accuracy);
            figures.milliseconds.push(milliseconds);
        }
    }
    println!("{:24} {:>5} {:>7} {:>9} {:>8}", "", "files", "recall", "sections", "ms");
    for (group, mut figures) in groups {
        figures.milliseconds.sort_by(f64::total_cmp);
        let median = figures.milliseconds[figures.milliseconds.len() / 2];
        println!("{group:24} {:5} {:7.3} {:9.3} {median:8.2}", figures.recall.len(), mean(&figures.recall), mean(&figures.accuracy));
    }
    Ok(())
}

#[derive(Default)]
struct Figures {
    recall: Vec<f64>,
    accuracy: Vec<f64>,
    milliseconds: Vec<f64>,
}

fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len().max(1) as f64
}

fn read(file: &Path) -> Result<String, std::io::Error> {
    let bytes = std::fs::read(file)?;
    Ok(resume_check_documents::read(&bytes).map_or_else(|e| format!("({e})"), |d| d.text))
}

/// The words of a text in small letters; those that a line's end hyphenates are put together.
fn words(text: &str) -> Vec<String> {
    let plain: String =
        text.chars().flat_map(|c| if matches!(c, '-' | '\u{2010}' | '\u{2011}') { None } else { Some(c.to_lowercase()) }).flatten().collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Word recall, section accuracy, and some of the words that stand elsewhere.
fn compare(truth: &str, text: &str) -> (f64, f64, Vec<String>) {
    let mut sections: Vec<(Vec<String>, Vec<String>)> = vec![(Vec::new(), Vec::new())];
    for line in truth.split_inclusive('\n') {
        match line.strip_prefix("## ") {
            Some(heading) => sections.push((words(heading), Vec::new())),
            None => sections.last_mut().expect("there is one").1.extend(words(line)),
        }
    }
    let text = &text.replace("-\n", "").replace("\u{2010}\n", "").replace('\u{ad}', "");
    let read = words(text);
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
    // Where each heading stands: a line of its own, else wherever its words follow each other.
    let mut lines: Vec<(usize, Vec<String>)> = Vec::new();
    let mut at = 0;
    for line in text.lines() {
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
    let mut where_read: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in read.iter().enumerate() {
        let section = starts[starts.partition_point(|s| s.0 <= at).saturating_sub(1)].1;
        where_read.entry(word).or_default().push(section);
    }
    let mut homes: HashMap<&str, HashSet<usize>> = HashMap::new();
    for (i, (heading, body)) in sections.iter().enumerate() {
        for word in body {
            homes.entry(word).or_default().insert(i);
        }
        for word in heading {
            homes.entry(word).or_default().insert(usize::MAX);
        }
    }
    let (mut right, mut unique, mut misplaced) = (0, 0, Vec::new());
    for (word, home) in homes.iter().filter(|(_, home)| home.len() == 1 && !home.contains(&usize::MAX)) {
        let Some(read) = where_read.get(word) else { continue };
        unique += 1;
        if read.iter().all(|section| home.contains(section)) {
            right += 1;
        } else if misplaced.len() < 8 {
            misplaced.push((*word).to_owned());
        }
    }
    (f64::from(found) / f64::from(all.max(1)), f64::from(right) / f64::from(unique.max(1)), misplaced)
}
