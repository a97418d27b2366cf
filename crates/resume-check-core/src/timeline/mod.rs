//! The career timeline: roles with their dates, months of experience, education.

mod dates;
mod education;
mod employers;
mod entries;
mod points;
mod prose;
mod titled;

use std::ops::Range;

pub(crate) use points::month_named;
pub(crate) use titled::first_title;

use crate::kinds::{EducationStatus, Track};
use crate::lexicon::{Lexicon, TitleId};
use crate::mentions::Mention;
use crate::month::Month;
use crate::sections::Section;
use crate::span::Span;
use crate::text::Text;

/// Where a career stands in time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Timeline {
    /// Job entries in text order.
    pub roles: Vec<Role>,
    /// Degrees and programmes in text order.
    pub education: Vec<Education>,
    /// The tokens of every date, in text order.
    pub dates: Vec<Range<usize>>,
}

/// When a role ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// In that month.
    Month(Month),
    /// Not yet.
    Present,
}

/// A job entry.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    /// The title as written.
    pub title: String,
    /// Its entry in titles.toml.
    pub title_id: Option<TitleId>,
    /// The employer as written, where told.
    pub employer: Option<String>,
    /// The first month.
    pub start: Option<Month>,
    /// The last month.
    pub end: Option<End>,
    /// Where the words of the entry's head stand: title, employer and dates.
    pub span: Span,
    /// From the head to the next entry or section: where its bullets stand.
    pub body: Span,
}

/// A degree, programme or course of study.
#[derive(Debug, Clone)]
pub(crate) struct Education {
    /// The id of its entry in education.toml.
    pub id: String,
    /// The field of study as written, where told.
    pub field: Option<String>,
    /// Ids of accrediting bodies named with it.
    pub accreditation: Vec<String>,
    /// Whether it is finished.
    pub status: EducationStatus,
    /// The year that is told with it.
    pub year: Option<u16>,
    /// Where its words stand.
    pub span: Span,
    /// The tokens that it takes.
    pub tokens: Range<usize>,
}

/// Reads roles and education; `as_of` is the month that "present" means.
pub(crate) fn build(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], mentions: &[Mention], as_of: Month) -> Timeline {
    let dates = dates::find(text, as_of);
    let roles = entries::find(text, lexicon, sections, mentions, &dates);
    let education = education::find(text, lexicon, sections, &dates, as_of);
    Timeline { roles, education, dates: dates.into_iter().map(|d| d.tokens).collect() }
}

impl Role {
    /// Months from start through end, both counted; none where a date is missing.
    pub(crate) fn months(&self, as_of: Month) -> Option<u32> {
        let (start, end) = self.stretch(as_of)?;
        Some(start.through(end))
    }

    /// The first and the last month, with `as_of` for the present.
    fn stretch(&self, as_of: Month) -> Option<(Month, Month)> {
        let end = match self.end? {
            End::Month(month) => month.min(as_of),
            End::Present => as_of,
        };
        Some((self.start?, end))
    }
}

impl Timeline {
    /// The role whose entry holds this byte.
    pub(crate) fn role_at(&self, byte: usize) -> Option<usize> {
        let next = self.roles.partition_point(|r| r.span.start <= byte);
        let index = next.checked_sub(1)?;
        (byte < self.roles[index].body.end).then_some(index)
    }

    /// Months of the union of the roles whose title counts as coding: overlaps once, both end months counted.
    pub(crate) fn coding_months(&self, lexicon: &Lexicon, as_of: Month) -> u32 {
        let counts = |r: &&Role| r.title_id.is_some_and(|t| lexicon.titles.get(t).counts_as_coding);
        let mut stretches: Vec<(Month, Month)> = self.roles.iter().filter(counts).filter_map(|r| r.stretch(as_of)).collect();
        stretches.sort_unstable();
        let mut months = 0;
        let mut last: Option<i32> = None;
        for (start, end) in stretches {
            let from = last.map_or(start.index(), |l| start.index().max(l + 1));
            months += u32::try_from(end.index() - from + 1).unwrap_or(0);
            last = Some(last.map_or(end.index(), |l| l.max(end.index())));
        }
        months
    }

    /// The track of the latest coding role.
    pub(crate) fn track(&self, lexicon: &Lexicon, as_of: Month) -> Option<Track> {
        let coding = self.roles.iter().filter_map(|r| Some((r, lexicon.titles.get(r.title_id?))));
        let dated = coding.filter(|(_, t)| t.counts_as_coding || t.report_track.is_some()).filter_map(|(r, t)| Some((r.stretch(as_of)?, t)));
        dated.max_by_key(|((start, end), t)| (*end, *start, t.rung)).and_then(|(_, t)| t.report_track)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;
    use crate::{mentions, sections};

    #[test]
    fn timelines_of_cases() {
        let lexicon = Lexicon::read(&lexicon::built_in()).expect("the built-in lexicons hold together");
        let as_of = Month::new(2026, 11).expect("a month");
        insta::glob!("../../../../fixtures/cases/timeline", "*.txt", |path| {
            let source = std::fs::read_to_string(path).expect("a case");
            let folded = crate::text::Folded::of(&source);
            let text = crate::text::read(&folded, &lexicon.words);
            let sections = sections::find(&text, &lexicon);
            let mentions = mentions::find(&text, &lexicon, &sections, as_of);
            let timeline = build(&text, &lexicon, &sections, &mentions, as_of);
            let month = |m: Option<Month>| m.map_or("?".to_owned(), |m| m.to_string());
            let role = |r: &Role| {
                let end = match r.end {
                    Some(End::Present) => "present".to_owned(),
                    Some(End::Month(m)) => m.to_string(),
                    None => "?".to_owned(),
                };
                let title = r.title_id.map_or("another trade", |t| lexicon.titles.get(t).id.as_str());
                let employer = r.employer.as_deref().map_or(String::new(), |e| format!(" at {e}"));
                (r.span, format!("{title}: {} to {end}{employer}", month(r.start)))
            };
            let study = |e: &Education| (e.span, format!("{} {}", e.id, e.status));
            let mut labels: Vec<_> = timeline.roles.iter().map(role).chain(timeline.education.iter().map(study)).collect();
            labels.sort_by_key(|l| l.0.start);
            let shown = format!("{}\ncoding: {} months\n", crate::show::carets(&source, &labels), timeline.coding_months(&lexicon, as_of));
            insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../../../../fixtures/cases/timeline"}, {
                insta::assert_snapshot!(shown);
            });
        });
    }
}
