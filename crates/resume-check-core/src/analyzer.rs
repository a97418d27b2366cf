//! The whole pipeline: the only file that names every stage.

use once_cell::sync::OnceCell;

use crate::document::Document;
use crate::error::Error;
use crate::evidence::{self, Body, Facts};
use crate::guidance::{self, Asked, Paths, Plan};
use crate::kinds::Level;
use crate::lexicon::{self, Lexicon, Source};
use crate::options::{Options, Target};
use crate::posting::Posting;
use crate::report::{self, Found, Judged, LevelEstimate, Report};
use crate::rubric::Sheet;
use crate::{job, mentions, metrics, rubric, rules, sections, text, timeline};

static BUILT_IN: OnceCell<Lexicon> = OnceCell::new();
/// The built-in lexicons as the build read them.
const STORED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Reads resumes. Build one, share it: it is `Send`, `Sync` and never changes.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Own,
}

#[derive(Debug)]
enum Own {
    BuiltIn(&'static Lexicon),
    Extended(Box<Lexicon>),
}

/// Builds an [`Analyzer`] with lexicon files of one's own.
#[derive(Debug, Default)]
pub struct Builder {
    files: Vec<(String, String)>,
}

impl Builder {
    /// Adds a lexicon file: a name that the built-in lexicons have (`credentials.toml`), and its text.
    pub fn lexicon(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.files.push((name.into(), text.into()));
        self
    }

    /// Reads and checks the lexicons. An error shows the file, the line and the line itself.
    pub fn build(self) -> Result<Analyzer, Error> {
        if self.files.is_empty() {
            let lexicon = BUILT_IN.get_or_try_init(|| Lexicon::load(STORED))?;
            return Ok(Analyzer { lexicon: Own::BuiltIn(lexicon) });
        }
        let mut sources = lexicon::built_in();
        sources.extend(self.files.iter().map(|(name, text)| Source::new(name, text)));
        Ok(Analyzer { lexicon: Own::Extended(Box::new(Lexicon::read(&sources)?)) })
    }
}

impl Analyzer {
    /// An analyzer to be built.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        match &self.lexicon {
            Own::BuiltIn(lexicon) => lexicon,
            Own::Extended(lexicon) => lexicon,
        }
    }

    /// Reads a posting, to be matched with resumes: see [`Options::with_job`].
    ///
    /// A text that asks for nothing that a resume could be matched with is an error of kind [`ErrorKind::Posting`](crate::ErrorKind::Posting).
    pub fn posting(&self, document: &Document) -> Result<Posting, Error> {
        job::read(document, self.lexicon())
    }

    /// Checks a document: what it names and measures, its score at the target, the level it reads as, and what to do next.
    ///
    /// It never fails and never panics: an empty text gives an empty report with no points.
    pub fn analyze(&self, document: &Document, options: &Options) -> Report {
        let lexicon = self.lexicon();
        self.read(document, options, |facts, evidence, sheets, level| {
            let findings = &rules::check(facts, options);
            let (target, chosen) = aim(options, level.estimate);
            let sheet = match sheets.into_iter().find(|s| s.is_of(target.level, target.track)) {
                Some(sheet) => sheet,
                None => rubric::score(lexicon, target.level, target.track, evidence),
            };
            let job = options.job.as_ref().map(|posting| job::matched(posting, facts, level.years_experience));
            let (score, actions) = (sheet.explain(lexicon, evidence), rubric::advise(&sheet, facts, evidence));
            let judged = Judged { target, chosen, score, level, actions, job };
            let Facts { text, sections, mentions, strengths, metrics, timeline, .. } = *facts;
            report::assemble(document, options, lexicon, &Found { text, sections, mentions, strengths, timeline, metrics, findings }, judged)
        })
    }

    /// The way from a document to a target: what to write, measure, learn and earn, with what each step is worth. Without a target it leads to the level above.
    pub fn plan(&self, document: &Document, options: &Options) -> Plan {
        self.read(document, options, |facts, evidence, _, level| {
            let (target, chosen) = aim(options, level.estimate);
            guidance::plan(facts, evidence, Asked { target: &target, chosen, level, path: options.path.clone() })
        })
    }

    /// Where a document stands for every title of the ladder and every path beside it. A target of the options does not matter here.
    pub fn paths(&self, document: &Document, options: &Options) -> Paths {
        let pass_mark = f64::from(self.lexicon().ladder.pass_mark);
        self.read(document, options, |facts, evidence, _, level| Paths {
            schema_version: 1,
            path: options.path.clone(),
            as_of: options.as_of.to_string(),
            level: level.estimate,
            years_experience: level.years_experience,
            pass_mark,
            paths: guidance::paths(facts, evidence),
        })
    }

    /// Reads a document through every stage up to the evidence, the score at each level and the level that it reads as.
    fn read<'l, T>(
        &'l self,
        document: &Document,
        options: &Options,
        then: impl for<'f> FnOnce(&Facts<'f>, &Body<'f>, Vec<Sheet<'l>>, LevelEstimate) -> T,
    ) -> T {
        let (lexicon, as_of) = (self.lexicon(), options.as_of);
        let folded = text::Folded::of(&document.text);
        let text = text::read(&folded, &lexicon.words);
        let sections = sections::find(&text, lexicon);
        let mentions = mentions::find(&text, lexicon, &sections, as_of);
        let timeline = timeline::build(&text, lexicon, &sections, &mentions, as_of);
        let metrics = metrics::find(&text, lexicon, &sections, &mentions, &timeline);
        let strengths = evidence::strengths(&text, lexicon, &sections, &timeline, &mentions, &metrics);
        let (text, sections, mentions, strengths, metrics, timeline) = (&text, &sections[..], &mentions[..], &strengths[..], &metrics[..], &timeline);

        let claims = &std::cell::OnceCell::new();
        let facts = Facts { document, text, lexicon, sections, mentions, strengths, metrics, timeline, as_of, claims };
        let evidence = evidence::weigh(&facts);
        let sheets = Level::ALL.iter().map(|level| rubric::score(lexicon, *level, None, &evidence)).collect::<Vec<_>>();
        let level = rubric::estimate(lexicon, &evidence, &sheets, timeline.track(lexicon, as_of));
        then(&facts, &evidence, sheets, level)
    }
}

/// What to measure against, and where that comes from.
fn aim(options: &Options, level: Level) -> (Target, &'static str) {
    match &options.target {
        Some(target) => (target.clone(), if options.configured { "config" } else { "option" }),
        None => (above(level), "default"),
    }
}

/// The level above; senior stays senior.
fn above(level: Level) -> Target {
    Target::level(match level {
        Level::Entry => Level::Mid,
        Level::Mid | Level::Senior => Level::Senior,
    })
}
