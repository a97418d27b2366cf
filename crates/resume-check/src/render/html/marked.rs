//! The text of a resume with its evidence marked, and beside each line what it earns and what it lacks.
//!
//! Marks overlap: a figure holds the name of a code set, a title a specialty. So the text is cut wherever one begins or ends, and each piece tells all that it is
//! part of; how it is shown goes by the most telling.

use std::collections::{HashMap, HashSet};

use resume_check_core::report::{MentionInfo, MetricInfo, Report};
use resume_check_core::{Dimension, Document, Grade, MentionKind, Span, Status, Strength};

use super::super::lines::{clipped, clipped_left, number, plain};
use super::super::{summary, text};

/// The most columns before and behind the words of a quotation.
const AROUND: usize = 100;

/// A line of the text.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its 1-based number.
    pub(super) number: usize,
    /// The page that begins with it.
    pub(super) page: Option<usize>,
    /// Whether it heads a section.
    pub(super) heading: bool,
    /// All of it, in pieces.
    pub(super) pieces: Vec<Piece>,
    /// What stands beside it.
    pub(super) notes: Vec<Note>,
}

impl Line {
    /// Whether there is nothing to hear in it.
    pub(super) fn is_blank(&self) -> bool {
        self.notes.is_empty() && self.pieces.iter().all(|piece| piece.words.trim().is_empty())
    }
}

/// A piece of a line.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its words.
    pub(super) words: String,
    /// How they are shown, as names of styles; empty where they are no evidence.
    pub(super) style: String,
    /// What they are.
    pub(super) label: String,
}

/// What is said of a line.
#[derive(Debug)]
pub(super) struct Note {
    /// How it is shown: `earns`, `look` or `gain`.
    pub(super) style: &'static str,
    /// `5.95 of 7`, `+ 8`, `warning`.
    pub(super) head: String,
    pub(super) text: String,
    /// The code of a rule.
    pub(super) code: String,
}

/// Words, with those of their line around them.
#[derive(Debug)]
pub(super) struct Quote {
    pub(super) before: String,
    pub(super) words: String,
    pub(super) after: String,
}

/// How marked words are shown, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A figure.
    Figure,
    /// Held, or in a statement of work.
    Shown,
    /// In a list.
    Listed,
    /// Not the writer's today, or no figure that can be.
    Unheld,
    /// The head of a role, a programme or degree. It goes with the others.
    Frame,
    /// Words that lack something. It goes with the others.
    Gap,
}

impl Kind {
    fn style(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Shown => "shown",
            Self::Listed => "listed",
            Self::Unheld => "unheld",
            Self::Frame => "frame",
            Self::Gap => "gap",
        }
    }
}

/// Words that are marked.
#[derive(Debug)]
struct Mark {
    span: Span,
    kind: Kind,
    label: String,
}

/// The lines of a document, as its report reads them.
pub(super) fn lines(document: &Document, report: &Report) -> Vec<Line> {
    let spans = split(&document.text);
    let mut lines = cut(&document.text, &spans, marks(document, report, &spans));
    let mut page = None;
    for (line, span) in lines.iter_mut().zip(&spans) {
        let own = document.page_at(span.start);
        line.page = own.filter(|_| own != page && report.document.pages > Some(1));
        page = own;
    }
    for section in report.sections.iter().filter(|s| s.title.is_some()) {
        if let Some(line) = lines.get_mut(line_at(&spans, section.span.start)) {
            line.heading = true;
        }
    }
    for (number, note) in notes(report, &spans) {
        if let Some(line) = number.checked_sub(1).and_then(|index| lines.get_mut(index)) {
            line.notes.push(note);
        }
    }
    lines
}

/// The words of a span and those of the line that it begins on.
pub(super) fn quote(source: &str, span: Span) -> Option<Quote> {
    let [before, words, after] = text::around(source, span, AROUND)?;
    Some(Quote {
        before: clipped_left(plain(before).trim_start(), AROUND),
        words: clipped(&plain(words), AROUND * 2),
        after: clipped(plain(after).trim_end(), AROUND),
    })
}

/// The lines of a text, without what ends them: those that reports count.
fn split(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let end = rest.find(text::LINE_ENDS).unwrap_or(rest.len());
        lines.push(Span::new(at, at + end));
        let mark = if rest[end..].starts_with("\r\n") { 2 } else { rest[end..].chars().next().map_or(0, char::len_utf8) };
        at += end + mark;
    }
    lines
}

/// The 0-based line that holds this byte.
fn line_at(lines: &[Span], byte: usize) -> usize {
    lines.partition_point(|line| line.start <= byte).saturating_sub(1)
}

/// Everything that is marked, in the order of the text.
fn marks(document: &Document, report: &Report, lines: &[Span]) -> Vec<Mark> {
    let mentions = report.mentions.iter().map(|m| Mark { span: m.span, kind: kind(m), label: mention(m) });
    let metrics = report.metrics.iter().map(|m| Mark { span: m.span, kind: if m.plausible { Kind::Figure } else { Kind::Unheld }, label: figure(m) });
    let roles = report.roles.iter().map(|role| Mark {
        span: role.span,
        kind: Kind::Frame,
        label: role.months.map_or("a role without dates".to_owned(), |months| format!("a role of {months} months")),
    });
    let education =
        report.education.iter().map(|e| Mark { span: e.span, kind: Kind::Frame, label: format!("education, {}", words(e.status.as_str())) });
    let looks = text::looks(report);
    let lacks = looks.iter().filter(|look| look.line.is_some()).filter_map(|look| look.rule);
    // What a rule says of a whole line, or of more, is told beside it: no words of it lack more than the others.
    let whole: HashSet<Span> = lines.iter().copied().collect();
    let in_a_line = |span: &Span| !whole.contains(span) && !span.of(&document.text).contains(text::LINE_ENDS);
    let gaps = lacks.filter(|d| in_a_line(&d.span)).map(|d| Mark { span: d.span, kind: Kind::Gap, label: format!("worth a look, {}", d.code) });
    let mut marks: Vec<Mark> = mentions.chain(metrics).chain(roles).chain(education).chain(gaps).collect();
    marks.retain(|mark| !mark.span.of(&document.text).is_empty());
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end, mark.kind));
    marks
}

/// Cuts lines wherever a mark begins or ends.
fn cut(text: &str, lines: &[Span], marks: Vec<Mark>) -> Vec<Line> {
    let (mut next, mut open): (usize, Vec<&Mark>) = (0, Vec::new());
    let mut out = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let mut pieces = Vec::new();
        let mut at = line.start;
        while at < line.end {
            open.retain(|mark| mark.span.end > at);
            while let Some(mark) = marks.get(next).filter(|mark| mark.span.start <= at) {
                if mark.span.end > at {
                    open.push(mark);
                }
                next += 1;
            }
            let begins = marks.get(next).map_or(line.end, |mark| mark.span.start);
            let end = open.iter().map(|mark| mark.span.end).fold(line.end.min(begins), usize::min);
            pieces.push(piece(&text[at..end], &mut open));
            at = end;
        }
        out.push(Line { number: index + 1, pieces, ..Line::default() });
    }
    out
}

fn piece(words: &str, open: &mut [&Mark]) -> Piece {
    open.sort_by_key(|mark| (mark.kind, mark.span.start, mark.span.end));
    let mut labels: Vec<&str> = Vec::new();
    for mark in open.iter() {
        if !labels.contains(&mark.label.as_str()) {
            labels.push(&mark.label);
        }
    }
    let evidence = open.iter().map(|mark| mark.kind).find(|kind| *kind < Kind::Frame);
    let others = [Kind::Frame, Kind::Gap].into_iter().filter(|kind| open.iter().any(|mark| mark.kind == *kind));
    let styles: Vec<&str> = evidence.into_iter().chain(others).map(Kind::style).collect();
    Piece { words: plain(words), style: styles.join(" "), label: plain(&labels.join("; ")) }
}

fn kind(mention: &MentionInfo) -> Kind {
    match (mention.status, mention.strength) {
        (Status::Held, None | Some(Strength::Used | Strength::Quantified)) => Kind::Shown,
        (Status::Held, Some(Strength::Listed)) => Kind::Listed,
        _ => Kind::Unheld,
    }
}

/// `credential, held`, `EHR, used, with a figure`.
fn mention(mention: &MentionInfo) -> String {
    let what = match mention.kind {
        MentionKind::Ehr => "EHR".to_owned(),
        kind => words(kind.as_str()),
    };
    let how = match (mention.status, mention.strength) {
        (Status::Held, None) => "held",
        (Status::Held, Some(Strength::Listed)) => "listed",
        (Status::Held, Some(Strength::Used)) => "used",
        (Status::Held, Some(Strength::Quantified)) => "used, with a figure",
        (Status::InProgress, _) => "in progress",
        (Status::Expired, _) => "expired",
        (Status::Negated, _) => "not yours, as you say",
        (Status::Other, _) => "does not count",
    };
    format!("{what}, {how}")
}

/// `figure: 97.5% accuracy, good`.
fn figure(metric: &MetricInfo) -> String {
    let grade = match metric.grade {
        _ if !metric.plausible => ", which can't be",
        Some(Grade::Excellent) => ", excellent",
        Some(Grade::Good) => ", good",
        Some(Grade::Below) => ", below the benchmark",
        None => "",
    };
    format!("figure: {}{grade}", summary::metric(metric))
}

/// `code-set` as words.
fn words(name: &str) -> String {
    name.replace('-', " ")
}

/// What is said of lines, by their numbers: what they earn, what they lack, what could be gained there.
fn notes(report: &Report, lines: &[Span]) -> Vec<(usize, Note)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    places.extend(report.mentions.iter().map(|m| (m.reference.clone(), m.line)));
    places.extend(report.metrics.iter().map(|m| (m.reference.clone(), m.line)));
    places.extend(report.roles.iter().enumerate().map(|(i, r)| (format!("roles[{i}]"), line_at(lines, r.span.start) + 1)));
    places.extend(report.education.iter().enumerate().map(|(i, e)| (format!("education[{i}]"), line_at(lines, e.span.start) + 1)));
    // How a resume is laid out is earned by no line.
    let dimensions = report.score.dimensions.iter().filter(|d| d.id != Dimension::Presentation);
    let criteria = dimensions.flat_map(|d| &d.criteria).filter(|c| c.points > 0.0);
    let earns = criteria.filter_map(|c| {
        let line = *c.evidence.iter().find_map(|reference| places.get(reference))?;
        Some((line, Note { style: "earns", head: format!("{} of {}", number(c.points), number(c.max)), text: plain(&c.label), code: String::new() }))
    });
    let looks = text::looks(report);
    let looks = looks.iter().filter_map(|look| {
        let note = Note { style: "look", head: look.severity.to_owned(), text: plain(look.message), code: plain(&look.rule?.code) };
        Some((look.line?, note))
    });
    let actions = report.actions.iter().filter_map(|action| {
        let note = Note { style: "gain", head: format!("+ {}", number(action.gain)), text: plain(&action.text), code: String::new() };
        Some((action.line?, note))
    });
    earns.chain(looks).chain(actions).collect()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests read the fixtures")]
mod tests {
    use std::fmt::Write;
    use std::path::{Path, PathBuf};

    use resume_check_core::{Analyzer, Level, Month, Options, Target};

    use super::*;

    fn fixtures() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
    }

    fn analyzed(text: String) -> (Document, Report) {
        let document = Document::from_text(text);
        let options = Options::new(Month::new(2026, 11).unwrap()).with_target(Target::level(Level::Mid));
        let report = Analyzer::builder().build().unwrap().analyze(&document, &options);
        (document, report)
    }

    /// Every line: its pieces as `[words|styles|label]` where they are marked, and its notes below.
    fn shown(lines: &[Line]) -> String {
        let mut out = String::new();
        for line in lines {
            write!(out, "{:>3}{} ", line.number, if line.heading { "#" } else { " " }).unwrap();
            for piece in &line.pieces {
                match piece.style.as_str() {
                    "" => out += &piece.words,
                    style => write!(out, "[{}|{style}|{}]", piece.words, piece.label).unwrap(),
                }
            }
            out.truncate(out.trim_end().len());
            out += "\n";
            for note in &line.notes {
                let code = if note.code.is_empty() { String::new() } else { format!(" {}", note.code) };
                writeln!(out, "         {}: {} {}{code}", note.style, note.head, note.text).unwrap();
            }
        }
        out
    }

    #[test]
    fn marks_and_notes_of_a_resume() {
        let text = std::fs::read_to_string(fixtures().join("resumes/mid-cardiology.txt")).unwrap();
        let (document, report) = analyzed(text);
        insta::with_settings!({snapshot_path => "../../../tests/page", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!("marked", shown(&lines(&document, &report)));
        });
    }

    fn check_cut(text: &str, marks: &[(usize, usize, Kind, &str)], expected: &str) {
        let mut marks: Vec<Mark> =
            marks.iter().map(|(start, end, kind, label)| Mark { span: Span::new(*start, *end), kind: *kind, label: (*label).to_owned() }).collect();
        marks.sort_by_key(|mark| (mark.span.start, mark.span.end, mark.kind));
        assert_eq!(shown(&cut(text, &split(text), marks)), expected, "{text:?}");
    }

    #[test]
    fn marks_that_overlap_are_cut_where_one_begins_or_ends() {
        use Kind::{Figure, Frame, Gap, Listed, Shown};
        check_cut("ab cd ef", &[(3, 5, Figure, "f")], "  1  ab [cd|figure|f] ef\n");
        check_cut("ab cd ef", &[(0, 5, Figure, "f"), (3, 8, Listed, "l")], "  1  [ab |figure|f][cd|figure|f; l][ ef|listed|l]\n");
        check_cut("ab cd", &[(0, 2, Gap, "g"), (0, 2, Shown, "s"), (0, 5, Frame, "r")], "  1  [ab|shown frame gap|s; r; g][ cd|frame|r]\n");
        check_cut("ab\r\ncd\nef\n", &[(1, 8, Shown, "s")], "  1  a[b|shown|s]\n  2  [cd|shown|s]\n  3  [e|shown|s]f\n");
        check_cut("ab", &[(0, 1, Shown, "s"), (1, 2, Shown, "s")], "  1  [a|shown|s][b|shown|s]\n");
        check_cut("a\u{1b}\u{202e}b", &[(1, 5, Shown, "s")], "  1  a[\\u{1b}\\u{202e}|shown|s]b\n");
        check_cut("", &[], "");
    }

    #[test]
    fn a_quotation_is_of_one_line() {
        let check = |text: &str, start: usize, end: usize, expected: [&str; 3]| {
            let quote = quote(text, Span::new(start, end)).unwrap();
            assert_eq!([quote.before.as_str(), &quote.words, &quote.after], expected);
        };
        check("one\n  two three four\nfive", 10, 15, ["two ", "three", " four"]);
        check("one\u{2028}two\nthree", 6, 14, ["", "two", ""]);
        let long = "x ".repeat(5000);
        let quote = quote(&long, Span::new(5000, 5001)).unwrap();
        assert!(quote.before.len() < 400 && quote.after.len() < 400);
    }

    /// The texts of all fixtures that are texts, whatever they are of.
    fn texts(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                texts(&path, out);
            } else if path.extension().is_some_and(|e| e == "txt" || e == "resume" || e == "md") {
                out.extend(std::fs::read_to_string(&path).ok().map(|text| (path, text)));
            }
        }
    }

    #[test]
    fn of_every_text_nothing_is_lost_and_all_evidence_is_marked() {
        let mut all = Vec::new();
        texts(&fixtures(), &mut all);
        assert!(all.len() > 250, "{} texts", all.len());
        for (path, text) in all {
            let (document, report) = analyzed(text);
            let (lines, spans) = (lines(&document, &report), split(&document.text));
            assert_eq!(lines.len(), spans.len(), "{path:?}");
            for (line, span) in lines.iter().zip(&spans) {
                let words: String = line.pieces.iter().map(|p| p.words.as_str()).collect();
                assert_eq!(words, plain(span.of(&document.text)), "{path:?}");
            }
            let is_marked = |span: Span, line: usize, label: &str| {
                let pieces = lines[line - 1].pieces.iter().filter(|p| !p.style.is_empty() && p.label.contains(label));
                let marked: String = pieces.map(|p| p.words.as_str()).collect();
                let words = span.of(&document.text).split(text::LINE_ENDS).next().unwrap_or_default();
                assert!(marked.contains(&plain(words)), "{path:?}: {words:?} on line {line} as {label:?}");
            };
            report.mentions.iter().for_each(|m| is_marked(m.span, m.line, &plain(&mention(m))));
            report.metrics.iter().for_each(|m| is_marked(m.span, m.line, &plain(&figure(m))));
            report.roles.iter().for_each(|r| is_marked(r.span, line_at(&spans, r.span.start) + 1, "role"));
            report.education.iter().for_each(|e| is_marked(e.span, line_at(&spans, e.span.start) + 1, "education"));
        }
    }
}
