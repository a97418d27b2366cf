//! Reports that name no file and quote no resume: ids by a keyed hash, and what is read of the words instead of the words.
#![expect(clippy::disallowed_methods, reason = "the command line has an environment")]

use hmac::{Hmac, KeyInit, Mac};
use resume_check_core::Report;
use resume_check_core::guidance::Plan;
use resume_check_core::report::{JobMatch, Receipt};
use sha2::Sha256;

use crate::exit::Fault;

/// Where the key comes from. An option would show it to everyone who lists the machine's processes.
const VARIABLE: &str = "RESUME_CHECK_KEY";
/// The shortest key that nobody guesses.
const SHORTEST: usize = 16;
/// How many hexadecimal digits of the hash an id has: few enough for a table, enough for a million files.
const DIGITS: usize = 13;

/// Names files by ids that only the holder of the key can tie to paths.
#[derive(Clone)]
pub(crate) struct Anonymizer {
    mac: Hmac<Sha256>,
}

impl Anonymizer {
    /// With the key of the environment.
    pub(crate) fn from_environment() -> Result<Self, Fault> {
        let advice = "make one with: openssl rand -hex 32; the same key gives the same ids";
        let key = std::env::var(VARIABLE).map_err(|_| Fault::usage(format!("--anonymize needs a key of yours in {VARIABLE}; {advice}")))?;
        if key.len() < SHORTEST {
            return Err(Fault::usage(format!("the key in {VARIABLE} is shorter than {SHORTEST} characters; {advice}")));
        }
        Hmac::new_from_slice(key.as_bytes()).map(|mac| Self { mac }).map_err(|e| Fault::usage(format!("the key in {VARIABLE}: {e}")))
    }

    /// The id of a file by its path. It begins with a letter: a spreadsheet would take some hashes for numbers.
    pub(crate) fn id(&self, path: &str) -> String {
        format!("r{}", &self.hash("path", path)[..DIGITS])
    }

    /// A receipt that nobody can compare with a resume at hand.
    pub(crate) fn receipt(&self, mut receipt: Receipt) -> Receipt {
        receipt.input_sha256 = receipt.input_sha256.map(|sha256| self.hash("input", &sha256));
        receipt.options_sha256 = self.hash("options", &receipt.options_sha256);
        receipt
    }

    /// Takes the words of the resume out of a report.
    pub(crate) fn report(&self, report: &mut Report) {
        report.receipt = self.receipt(report.receipt.clone());
        for mention in &mut report.mentions {
            mention.text.clear();
            unquote(&mut mention.why);
        }
        report.metrics.iter_mut().for_each(|metric| metric.text.clear());
        for role in &mut report.roles {
            role.title.clear();
            role.employer = None;
        }
        report.education.iter_mut().for_each(|education| education.field = None);
        report.sections.iter_mut().for_each(|section| section.title = None);
        for diagnostic in &mut report.diagnostics {
            unquote(&mut diagnostic.message);
            unquote(&mut diagnostic.help);
        }
        for action in &mut report.actions {
            unquote(&mut action.text);
            action.template = None;
        }
        if let Some(job) = &mut report.job {
            unquote_match(job);
        }
        report.document.warnings.iter_mut().for_each(|warning| unquote(&mut warning.message));
        report.score.dimensions.iter_mut().flat_map(|d| &mut d.criteria).for_each(|criterion| unquote(&mut criterion.why));
        unquote(&mut report.level.why);
    }

    /// Takes the words of the resume out of a plan.
    pub(crate) fn plan(&self, plan: &mut Plan) {
        for step in plan.phases.iter_mut().flat_map(|phase| &mut phase.steps) {
            unquote(&mut step.text);
            unquote(&mut step.assumes);
            step.template = None;
        }
        plan.rewrites.clear();
    }

    /// The keyed hash of a text, in lower-case hexadecimal digits; that of another kind of text is another.
    fn hash(&self, kind: &str, text: &str) -> String {
        let mut mac = self.mac.clone();
        mac.update(kind.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// Takes the words of the resume out of a match; those of the posting stay.
fn unquote_match(job: &mut JobMatch) {
    for item in job.required.iter_mut().chain(&mut job.preferred).chain(&mut job.named).chain(&mut job.specialties) {
        item.shown = None;
        unquote(&mut item.why);
    }
    job.standards.iter_mut().for_each(|standard| standard.shown = None);
    if let Some(education) = &mut job.education {
        education.shown = None;
    }
    job.lead_with.iter_mut().for_each(|lead| lead.why.clear());
    job.parts.iter_mut().for_each(|part| unquote(&mut part.why));
}

/// Takes out everything from the first quote to the last: a resume may hold quotes itself.
fn unquote(text: &mut String) {
    for (open, close) in [('“', '”'), ('"', '"')] {
        if let (Some(from), Some(to)) = (text.find(open), text.rfind(close))
            && from + open.len_utf8() <= to
        {
            text.replace_range(from + open.len_utf8()..to, "…");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_between_quotes_is_left() {
        for (text, expected) in [
            ("“Epic” in use; “a ”strange“ name” is only listed. For the rest: more", "“…” is only listed. For the rest: more"),
            ("\"reduce denials\" states no figure", "\"…\" states no figure"),
            ("a\" b", "a\" b"),
            ("nothing", "nothing"),
        ] {
            let mut text = text.to_owned();
            unquote(&mut text);
            assert_eq!(text, expected);
        }
    }
}
