//! Diagnostics: what a reader of the resume would stumble over, with the words it stands on and what to write instead.
//!
//! One rule is one file of code and one page beside it: the page is its documentation, what `explain` shows, and its test. A rule reads what the stages
//! before found; it changes nothing and never moves a point. Codes are never used again.

mod labels;
mod settings;

mod acronym_alone;
mod credential_expired;
mod credential_in_progress;
mod credential_renamed;
mod credential_retired;
mod file_layout;
mod hidden_text;
mod implausible_metric;
mod keyword_stuffing;
mod late_credential;
mod listed_only;
mod member_number;
mod membership_only;
mod misspelling;
mod missing_section;
mod numbers_disagree;
mod overlapping_roles;
mod patient_data;
mod personal_data;
mod superseded_code_set;
mod template_remains;
mod undated_role;
mod unquantified_claim;
mod upcoding_boast;
mod vague_name;
mod years_not_shown;

use rustc_hash::FxHashSet;

use crate::evidence::Facts;
use crate::kinds::{MentionKind, SectionKind, Severity, Status};
use crate::lexicon::{Entry, EntryId};
use crate::mentions::Mention;
use crate::options::Options;
use crate::sections;
use crate::span::Span;
use crate::text::one_line;

pub(crate) use settings::{named, settings};

macro_rules! rules {
    ($($code:literal $name:literal $severity:ident $module:ident),* $(,)?) => {
        /// Every rule, in the order of their codes.
        pub(crate) static RULES: &[Rule] = &[$(Rule {
            code: $code,
            name: $name,
            severity: Severity::$severity,
            page: include_str!(concat!(stringify!($module), ".md")),
            check: $module::check,
        }),*];
    };
}

rules! {
    "RC001" "unquantified-claim" Warning unquantified_claim,
    "RC002" "listed-only" Info listed_only,
    "RC003" "vague-name" Warning vague_name,
    "RC004" "implausible-metric" Warning implausible_metric,
    "RC005" "numbers-disagree" Warning numbers_disagree,
    "RC006" "credential-in-progress" Info credential_in_progress,
    "RC007" "credential-expired" Warning credential_expired,
    "RC008" "credential-retired" Info credential_retired,
    "RC009" "credential-renamed" Info credential_renamed,
    "RC010" "membership-only" Warning membership_only,
    "RC011" "superseded-code-set" Warning superseded_code_set,
    "RC012" "years-not-shown" Warning years_not_shown,
    "RC013" "overlapping-roles" Info overlapping_roles,
    "RC014" "undated-role" Warning undated_role,
    "RC015" "missing-section" Warning missing_section,
    "RC016" "late-credential" Info late_credential,
    "RC017" "template-remains" Error template_remains,
    "RC018" "misspelling" Warning misspelling,
    "RC019" "keyword-stuffing" Warning keyword_stuffing,
    "RC020" "patient-data" Error patient_data,
    "RC021" "personal-data" Error personal_data,
    "RC022" "member-number" Info member_number,
    "RC023" "upcoding-boast" Error upcoding_boast,
    "RC024" "acronym-alone" Info acronym_alone,
    "RC025" "hidden-text" Error hidden_text,
    "RC026" "file-layout" Warning file_layout,
}

/// A rule: what it is called, how much it matters, and how it is checked.
pub(crate) struct Rule {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How much its findings matter, unless the options say otherwise.
    pub severity: Severity,
    /// What it finds, why it matters, and an example before and after, in Markdown.
    pub page: &'static str,
    check: fn(&Facts<'_>, &mut Findings),
}

/// Something worth a look.
pub(crate) struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands.
    pub span: Span,
    /// What was found.
    pub message: String,
    /// What to write.
    pub help: String,
}

/// What one rule finds.
#[derive(Default)]
struct Findings {
    all: Vec<(Span, String, String)>,
}

impl Findings {
    /// Adds a finding: where it stands, what was found, what to write.
    fn add(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.all.push((span, message.into(), help.into()));
    }
}

/// What every rule finds that the options leave on, in text order.
pub(crate) fn check(facts: &Facts<'_>, options: &Options) -> Vec<Finding> {
    let mut all = Vec::new();
    for rule in RULES {
        let Some(severity) = options.rules.get(rule.code).copied().unwrap_or(Some(rule.severity)) else { continue };
        let mut found = Findings::default();
        (rule.check)(facts, &mut found);
        all.extend(found.all.into_iter().map(|(span, message, help)| Finding { rule, severity, span, message, help }));
    }
    all.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
    all
}

/// The most characters of the resume that a message quotes.
const LONGEST_QUOTE: usize = 48;

/// Words of the resume as a message quotes them: on one line, cut where they are long.
fn quote(words: &str) -> String {
    let line = one_line(words);
    match line.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("\"{}…\"", line[..end].trim_end()),
        None => format!("\"{line}\""),
    }
}

/// The words at a span, quoted.
fn quoted(facts: &Facts<'_>, span: Span) -> String {
    quote(span.of(facts.text.source()))
}

/// What the section that holds this byte is for.
fn section(facts: &Facts<'_>, byte: usize) -> SectionKind {
    sections::kind_at(facts.sections, byte)
}

/// Whether the words at this byte are the writer's own, and not those of a posting or of a person who gives a reference.
fn is_own(facts: &Facts<'_>, byte: usize) -> bool {
    !matches!(section(facts, byte), SectionKind::Advert | SectionKind::References)
}

/// How far a year reaches that tells of when something was, in tokens.
const REACH: usize = 16;

/// The years that stand in the statement around a token.
fn years_near<'e>(facts: &Facts<'e>, token: usize) -> impl Iterator<Item = u16> + use<'e> {
    let text = facts.text;
    let statement = &text.statement_of(token).tokens;
    let near = statement.start.max(token.saturating_sub(REACH))..statement.end.min(token + REACH);
    near.into_iter().filter_map(|t| text.lower(t).parse().ok()).filter(|year| (1950..2100).contains(year))
}

/// The credentials of coding work that the resume names, in text order.
fn credentials<'e>(facts: &Facts<'e>) -> impl Iterator<Item = (&'e Mention, &'e Entry)> {
    let (mentions, lexicon) = (facts.mentions, facts.lexicon);
    let all = mentions.iter().filter(|m| m.kind == MentionKind::Credential).map(|m| (m, lexicon.entries.get(m.entry)));
    all.filter(|(_, entry)| !entry.not_a_coding_credential)
}

/// The credentials that are held.
fn held(facts: &Facts<'_>) -> FxHashSet<EntryId> {
    credentials(facts).filter(|(m, _)| m.status == Status::Held).map(|(m, _)| m.entry).collect()
}

/// What a credential is called for short.
fn short(entry: &Entry) -> &str {
    entry.abbr.as_deref().unwrap_or(&entry.name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::analyzer::Analyzer;
    use crate::document::{Document, DocumentWarning};
    use crate::month::Month;
    use crate::report::Diagnostic;
    use crate::show::carets;

    fn options() -> Options {
        Options::new(Month::new(2026, 11).expect("a month"))
    }

    fn analyzer() -> Analyzer {
        Analyzer::builder().build().expect("the built-in lexicons hold together")
    }

    fn find(analyzer: &Analyzer, text: &str) -> Vec<Diagnostic> {
        analyzer.analyze(&Document::from_text(text), &options()).diagnostics
    }

    fn find_of(analyzer: &Analyzer, rule: &Rule, text: &str) -> Vec<Diagnostic> {
        find(analyzer, text).into_iter().filter(|d| d.code == rule.code).collect()
    }

    /// What a rule finds in the example of a page; words behind the fence are warnings of the file.
    fn find_in_example(analyzer: &Analyzer, rule: &Rule, heading: &str, text: &str) -> Vec<Diagnostic> {
        let mut document = Document::from_text(text);
        let warned = fence(rule, heading)
            .split_whitespace()
            .map(|kind| DocumentWarning::new(kind, "2 words stand where screening skips them: write them out"));
        document.warnings.extend(warned);
        analyzer.analyze(&document, &options()).diagnostics.into_iter().filter(|d| d.code == rule.code).collect()
    }

    /// The words behind the fence of a page's example.
    fn fence<'r>(rule: &'r Rule, heading: &str) -> &'r str {
        let under = rule.page.split_once(&format!("\n## {heading}\n\n```resume")).map(|(_, rest)| rest);
        under.and_then(|rest| rest.lines().next()).unwrap_or_else(|| panic!("{} has no example under {heading}", rule.name))
    }

    /// The example under a heading of a page: its text, and what the carets under its lines point at.
    fn example(rule: &Rule, heading: &str) -> (String, Vec<Span>) {
        let open = format!("\n## {heading}\n\n```resume{}\n", fence(rule, heading));
        let under = rule.page.split_once(&open).map(|(_, rest)| rest);
        let block = under.and_then(|rest| rest.split_once("```\n")).unwrap_or_else(|| panic!("{} has no example under {heading}", rule.name)).0;
        let (mut text, mut spans, mut line) = (String::new(), Vec::new(), 0);
        for row in block.lines() {
            if row.contains('^') && row.chars().all(|c| matches!(c, ' ' | '^')) {
                let place = |column: usize| line + text[line..].char_indices().nth(column).map_or(text.len() - line - 1, |(at, _)| at);
                let mut column = 0;
                for part in row.split_inclusive(' ') {
                    let width = part.trim_end().len();
                    if width > 0 {
                        spans.push(Span::new(place(column), place(column + width)));
                    }
                    column += part.len();
                }
            } else {
                line = text.len();
                text += row;
                text += "\n";
            }
        }
        (text, spans)
    }

    #[test]
    fn every_example_finds_what_its_carets_show() {
        let analyzer = analyzer();
        for rule in RULES {
            let (before, expected) = example(rule, "Before");
            let found: Vec<Span> = find_in_example(&analyzer, rule, "Before", &before).iter().map(|d| d.span).collect();
            assert!(!expected.is_empty(), "{} shows no carets", rule.name);
            let words = |spans: &[Span]| spans.iter().map(|s| s.of(&before).to_owned()).collect::<Vec<_>>();
            assert_eq!(words(&found), words(&expected), "{} before", rule.name);
            assert_eq!(found, expected, "{} before", rule.name);
            let (after, none) = example(rule, "After");
            assert!(none.is_empty(), "{} has carets under what is right", rule.name);
            let found: Vec<String> = find_in_example(&analyzer, rule, "After", &after).into_iter().map(|d| d.message).collect();
            assert!(found.is_empty(), "{} after: {found:?}", rule.name);
        }
    }

    #[test]
    fn every_rule_has_its_page_its_code_and_its_files() {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for (at, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.code, format!("RC{:03}", at + 1), "codes stand in order");
            assert!(names.insert(rule.name), "{} stands twice", rule.name);
            let headings: Vec<&str> = rule.page.lines().filter_map(|l| l.strip_prefix("## ")).collect();
            assert_eq!(headings, ["What it finds", "Why it matters", "Before", "After"], "{}", rule.name);
            let title = rule.page.lines().next().and_then(|l| l.strip_prefix("# ")).map(|t| t.to_lowercase().replace(' ', "-"));
            assert_eq!(title.as_deref(), Some(rule.name), "the page is titled as the rule is named");
        }
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let files = std::fs::read_dir(folder).expect("the folder of rules").map(|f| f.expect("a file").file_name().to_string_lossy().into_owned());
        let files: BTreeSet<String> = files.filter(|f| !matches!(f.as_str(), "labels.rs" | "mod.rs" | "settings.rs")).collect();
        let wanted = |end: &str| names.iter().map(|n| format!("{}{end}", n.replace('-', "_"))).collect::<Vec<_>>();
        assert_eq!(files, wanted(".rs").into_iter().chain(wanted(".md")).collect());
    }

    /// What is found in a text, with carets, and under each what is said.
    fn shown(text: &str, found: &[Diagnostic]) -> String {
        let label = |d: &Diagnostic| (d.span, format!("{} {}: {}\n  {}", d.code, d.severity, d.message, d.help));
        carets(text, &found.iter().map(label).collect::<Vec<_>>())
    }

    #[test]
    fn pages() {
        let analyzer = analyzer();
        for rule in RULES {
            let (before, _) = example(rule, "Before");
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../../fixtures/cases/rules"}, {
                insta::assert_snapshot!(rule.name, shown(&before, &find_in_example(&analyzer, rule, "Before", &before)));
            });
        }
    }

    #[test]
    fn rules_of_cases() {
        let analyzer = analyzer();
        insta::glob!("../../../../fixtures/cases/rules", "*.txt", |path| {
            let text = std::fs::read_to_string(path).expect("a case");
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../../fixtures/cases/rules"}, {
                insta::assert_snapshot!(shown(&text, &find(&analyzer, &text)));
            });
        });
    }

    #[test]
    fn every_slip_is_found_and_no_right_word() {
        let analyzer = analyzer();
        let wording = &analyzer.lexicon().wording;
        let rule = named("misspelling").expect("the rule");
        let file: toml::Table = crate::lexicon::built_in().iter().find(|f| f.name == "wording.toml").expect("the file").text.parse().expect("TOML");
        let rows = file["spelling"].as_array().expect("rows");
        assert_eq!(rows.len(), wording.spellings.len());
        for row in rows {
            let right = row["right"].as_str().expect("a word");
            for wrong in row["wrong"].as_array().expect("words").iter().filter_map(|w| w.as_str()) {
                let found = find_of(&analyzer, rule, &format!("SUMMARY\nKnows {wrong} well.\n"));
                assert_eq!(found.len(), 1, "{wrong}");
                assert_eq!(found[0].help, format!("write {right}"));
            }
            assert_eq!(find_of(&analyzer, rule, &format!("SUMMARY\nKnows {right} and {right}s well.\n")), [], "{right}");
        }
    }

    #[test]
    fn options_switch_rules_off_and_set_how_much_they_matter() {
        let analyzer = analyzer();
        let text = "SKILLS\nHIPPA\n";
        let report = |options: &Options| analyzer.analyze(&Document::from_text(text), options);
        let of = |options: &Options| report(options).diagnostics.into_iter().find(|d| d.name == "misspelling").map(|d| d.severity);
        let plain = options();
        let off = options().with_rule("rc018", None).expect("a code");
        let error = options().with_rule("Misspelling", Some(Severity::Error)).expect("a name");
        let same = options().with_rule("misspelling", Some(Severity::Warning)).expect("a name");
        assert_eq!([&plain, &off, &error, &same].map(of), [Some(Severity::Warning), None, Some(Severity::Error), Some(Severity::Warning)]);
        let receipt = |options: &Options| report(options).receipt.options_sha256;
        assert_eq!(receipt(&plain), receipt(&same), "what is as it comes leaves no trace");
        assert!(receipt(&plain) != receipt(&off) && receipt(&off) != receipt(&error));
        assert_eq!(report(&plain).score, report(&off).score);
        let wrong = options().with_rule("mispelling", None).expect_err("no rule").to_string();
        assert_eq!(wrong, "no rule is called \"mispelling\"; the nearest is \"misspelling\"");
    }
}
