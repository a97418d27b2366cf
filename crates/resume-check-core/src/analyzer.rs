//! The whole pipeline: the only file that names every stage.

use once_cell::sync::OnceCell;

use crate::document::Document;
use crate::error::Error;
use crate::lexicon::{self, Lexicon, Source};
use crate::options::Options;

static BUILT_IN: OnceCell<Lexicon> = OnceCell::new();

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
            let lexicon = BUILT_IN.get_or_try_init(|| Lexicon::read(&lexicon::built_in()))?;
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

    fn lexicon(&self) -> &Lexicon {
        match &self.lexicon {
            Own::BuiltIn(lexicon) => lexicon,
            Own::Extended(lexicon) => lexicon,
        }
    }
}

impl Analyzer {
    /// dev
    pub fn dev(&self, source: &str, as_of: crate::month::Month) -> String {
        let l = self.lexicon();
        let text = crate::text::read(source, &l.words);
        let secs = crate::sections::find(&text, l);
        let m = crate::mentions::find(&text, l, &secs, as_of);
        let t = crate::timeline::build(&text, l, &secs, &m, as_of);
        let qs = crate::metrics::find(&text, l, &secs, &m, &t);
        let qs: Vec<String> = qs.iter().map(|q| { let n = match q.amount { crate::metrics::Amount::Value(v) => format!(r#""value":{v}"#), crate::metrics::Amount::Range(a,b) => format!(r#""low":{a},"high":{b}"#), crate::metrics::Amount::Change(a,b) => format!(r#""from":{a},"to":{b}"#) };
            format!(r#"{{"kind":"{}",{n},"unit":"{}","per":{},"bound":{},"setting":"{}","grade":"{:?}","plausible":{},"span":{{"start":{},"end":{}}}}}"#, q.family, q.unit, q.per.map_or("null".to_owned(), |p| format!("\"{p}\"")), q.bound.map_or("null".to_owned(), |p| format!("\"{p}\"")), q.setting.clone().unwrap_or_default(), q.grade, q.plausible, q.span.start, q.span.end) }).collect();
        let rows: Vec<String> = m
            .iter()
            .map(|m| {
                let e = l.entries.get(m.entry);
                format!(
                    r#"{{"kind":"{}","id":"{}","status":"{}","span":{{"start":{},"end":{}}},"why":{:?}}}"#,
                    m.kind, e.id, m.status, m.span.start, m.span.end, m.why
                )
            })
            .collect();
        let roles: Vec<String> = t
            .roles
            .iter()
            .map(|r| {
                let end = match r.end {
                    Some(crate::timeline::End::Present) => "present".to_owned(),
                    Some(crate::timeline::End::Month(m)) => m.to_string(),
                    None => String::new(),
                };
                format!(
                    r#"{{"title":{:?},"title_id":"{}","employer":"{}","start":"{}","end":"{end}"}}"#,
                    r.title,
                    r.title_id.map_or("", |i| &l.titles.get(i).id),
                    r.employer.clone().unwrap_or_default().replace('"', "'").replace('\\', "/"),
                    r.start.map_or(String::new(), |m| m.to_string())
                )
            })
            .collect();
        let ed: Vec<String> = t
            .education
            .iter()
            .map(|e| {
                format!(
                    "\"{} {:?} {} {:?} {:?}\"",
                    e.id,
                    e.field.clone().unwrap_or_default().replace('"', ""),
                    e.status,
                    e.year,
                    e.accreditation.len()
                )
                .replace("\\\"", "")
                .replace("\"\"", "")
            })
            .collect();
        let ss: Vec<String> = secs
            .iter()
            .map(|s| format!(r#""{} {}""#, s.kind, s.title.map_or("", |t| t.of(source)).replace('"', "'").replace(['\n', '\t'], " ")))
            .collect();
        let _ = ed;
        format!(
            r#"{{"mentions":[{}],"metrics":[{}],"roles":[{}],"sections":[{}],"level":{{"years_experience":{}}}}}"#,
            rows.join(","), qs.join(","),
            roles.join(","),
            ss.join(","),
            (f64::from(t.coding_months(l, as_of)) / 12.0 * 100.0).round() / 100.0
        )
    }
}
