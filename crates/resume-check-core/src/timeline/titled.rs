//! The title that stands in a stretch of text: a listed form, one read from its words, or a job of another trade.

use std::cmp::Reverse;
use std::ops::Range;

use super::dates::DateRange;
use crate::kinds::{MentionKind, SectionKind};
use crate::lexicon::{Found, Lexicon, TitleForm, TitleId};
use crate::mentions::Mention;
use crate::sections::Section;
use crate::text::{Gap, Text, TokenKind};

/// No name takes more tokens than this.
const LONGEST_NAME: usize = 24;
/// The most tokens of a title in no list.
const LONGEST_TITLE: usize = 6;
/// How far before and behind its head a title in no list reaches.
const BEFORE_HEAD: usize = 7;
const BEHIND_HEAD: usize = 6;

/// What titles are looked for in, and by.
pub(super) struct Finder<'f, 't> {
    pub text: &'f Text<'t>,
    pub lexicon: &'f Lexicon,
    pub sections: &'f [Section],
    pub mentions: &'f [Mention],
    pub has_experience: bool,
    pub of_the_field: bool,
}

/// Whether the text speaks of coding at all: a `Senior Coder` in a text that names no code set or credential writes programs.
fn of_the_field(text: &Text<'_>, lexicon: &Lexicon, mentions: &[Mention]) -> bool {
    let named = |m: &Mention| match m.kind {
        MentionKind::CodeSet | MentionKind::Encoder => true,
        MentionKind::Credential => !lexicon.entries.get(m.entry).not_a_coding_credential,
        _ => false,
    };
    mentions.iter().any(named) || lexicon.contexts.speaks_of_the_field(text) || lexicon.contexts.speaks_of_care(text)
}

/// Ends of words that name several people: a team is no title.
const PLURALS: &[&str] = &[
    "coders",
    "billers",
    "auditors",
    "specialists",
    "analysts",
    "managers",
    "technicians",
    "educators",
    "consultants",
    "reviewers",
    "abstractors",
    "supervisors",
    "clerks",
];

/// A title in a stretch of tokens.
#[derive(Debug, Clone)]
pub(super) struct TitleAt {
    /// Its words.
    pub tokens: Range<usize>,
    /// Its entry in titles.toml; none for another trade.
    pub id: Option<TitleId>,
}

/// The title that the first of these lines with one names, of the ladder or read from its words; plain titles of other trades are none.
pub(crate) fn first_title(
    text: &Text<'_>,
    lexicon: &Lexicon,
    sections: &[Section],
    mentions: &[Mention],
    lines: impl IntoIterator<Item = Range<usize>>,
) -> Option<(TitleId, Range<usize>)> {
    let finder = Finder::new(text, lexicon, sections, mentions);
    lines.into_iter().find_map(|line| {
        let title = finder.known_title(line.clone()).or_else(|| finder.composed_title(line))?;
        Some((title.id?, title.tokens))
    })
}

impl<'f, 't> Finder<'f, 't> {
    pub(super) fn new(text: &'f Text<'t>, lexicon: &'f Lexicon, sections: &'f [Section], mentions: &'f [Mention]) -> Self {
        let has_experience = sections.iter().any(|s| s.kind == SectionKind::Experience);
        Self { text, lexicon, sections, mentions, has_experience, of_the_field: of_the_field(text, lexicon, mentions) }
    }

    /// Whether this token opens a part of its line: behind a mark that parts, a column, or at the line's start.
    pub(super) fn parted(&self, token: usize) -> bool {
        token == 0
            || self.text.tokens[token].gap >= Gap::Wide
            || matches!(self.text.lower(token - 1), "|" | "," | "-" | "/" | ":" | ")" | "\u{2022}" | ";" | "\u{b7}")
    }

    /// The title of the ladder in these tokens: the first of the longest, no credential's name among them.
    pub(super) fn known_title(&self, tokens: Range<usize>) -> Option<TitleAt> {
        let titles = &self.lexicon.titles;
        let found = titles.forms.find_within(self.text, tokens.clone());
        // A nursing assistant's certificate is a title as well; the name of a coder's credential is none.
        let named = |r: &Range<usize>| {
            let around = |m: &Mention| m.kind == MentionKind::Credential && m.tokens.start <= r.start && r.end <= m.tokens.end;
            self.mentions_around(r).any(|m| around(m) && !(m.tokens == *r && self.lexicon.entries.get(m.entry).not_a_coding_credential))
        };
        let best = found.filter(|f| {
            let against = f.value.not_near.and_then(|n| titles.against.get(n));
            let several = PLURALS.contains(&self.text.lower(f.tokens.end - 1));
            let coding = self.of_the_field || !titles.get(f.value.title).counts_as_coding;
            coding && !several && against.is_none_or(|a| !a.any_within(self.text, tokens.clone())) && !named(&f.tokens)
        });
        // `Lead Coder (Medical Records Technician)`: the lower title in brackets is the employer's name for the job.
        let rung = |f: &Found<'_, TitleForm>| titles.get(f.value.title).rung;
        let bracket = tokens.clone().find(|t| self.text.lower(*t) == "(");
        let before = bracket.and_then(|open| titles.forms.find_within(self.text, tokens.start..open).map(|f| rung(&f)).max());
        let aside = |f: &Found<'_, TitleForm>| bracket.is_some_and(|open| f.tokens.start > open) && Some(rung(f)) < before;
        let rank = |f: &Found<'_, TitleForm>| (!aside(f), f.tokens.len(), Reverse(f.tokens.start));
        let best = best.max_by_key(rank)?;
        let (leads, span) = self.leading(&best.tokens, best.value.title, &tokens);
        let id = leads.or_else(|| self.of_specialty(&best.tokens)).unwrap_or(best.value.title);
        self.closer(&span, id, &tokens).or(Some(TitleAt { tokens: span, id: Some(id) }))
    }

    /// `Emergency Medicine Coding Specialist`: what the words before a form that says no more than coder make of it.
    fn closer(&self, form: &Range<usize>, id: TitleId, around: &Range<usize>) -> Option<TitleAt> {
        let titles = &self.lexicon.titles;
        let name = self.name_before(form, around);
        // In a text on one line the name before a title is its employer's.
        let employer = !self.parted(name.start) && titles.employers.any_within(self.text, name.start..form.start);
        if Some(id) != titles.find("coder-generic") || name == *form || employer {
            return None;
        }
        titles.composed.title(self.text, &name).map(|id| TitleAt { tokens: name, id: Some(id) })
    }

    /// `Lead ProFee Coder`: the word beside a coder's title that makes another of it.
    fn leading(&self, form: &Range<usize>, id: TitleId, around: &Range<usize>) -> (Option<TitleId>, Range<usize>) {
        let title = self.lexicon.titles.get(id);
        let plain = title.counts_as_coding && title.rung < 4 && title.report_track.is_none();
        let joined = |t: usize| self.text.tokens.get(t).is_some_and(|t| t.gap <= Gap::Blank && t.kind == TokenKind::Word);
        let mut wide = form.clone();
        if form.start > around.start && joined(form.start) && self.text.tokens[form.start - 1].kind == TokenKind::Word {
            wide.start -= 1;
        }
        if form.end < around.end && joined(form.end) {
            wide.end += 1;
        }
        let composed = &self.lexicon.titles.composed;
        let both = [wide.start..form.end, form.start..wide.end];
        let found = both.into_iter().filter(|_| plain).find_map(|r| composed.over(self.text, &r).map(|id| (id, r)));
        found.map_or_else(|| (None, form.clone()), |(id, range)| (Some(id), range))
    }

    /// A title in no list, read from its words; clear of the dates.
    pub(super) fn composed_title(&self, tokens: Range<usize>) -> Option<TitleAt> {
        let titles = &self.lexicon.titles;
        let mut heads = titles.composed.heads(self.text, &tokens).filter(|head| !PLURALS.contains(&self.text.lower(head.end - 1)));
        heads.find_map(|head| {
            let name = self.name_before(&head, &tokens);
            let found = |r: Range<usize>| titles.composed.title(self.text, &r).map(|id| TitleAt { tokens: r, id: Some(id) });
            let title = found(name.clone()).or_else(|| found(name.start..self.name_behind(name.end, &tokens)?))?;
            let coding = self.of_the_field || !title.id.is_some_and(|id| titles.get(id).counts_as_coding);
            let credential = self.mentions_around(&title.tokens).any(|m| m.kind == MentionKind::Credential && m.tokens.end > title.tokens.start);
            (coding && !credential).then_some(title)
        })
    }

    /// The words of a name that lead up to its head.
    fn name_before(&self, head: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
        let small = self.text.tokens[head.start].small;
        let goes_on = |t: usize| {
            let token = &self.text.tokens[t];
            let joined = t > 0 && token.gap == Gap::None && self.text.lower(t - 1) == "-";
            let word = token.kind == TokenKind::Word && (small || !token.small || joined || matches!(self.text.lower(t), "of" | "and" | "to"));
            word || token.kind == TokenKind::Mark && matches!(self.text.lower(t), "/" | "&" | "-" | "'")
        };
        let mut start = head.start;
        while start > tokens.start.max(head.start.saturating_sub(BEFORE_HEAD)) && self.text.tokens[start].gap < Gap::Wide && goes_on(start - 1) {
            start -= 1;
        }
        start..head.end
    }

    /// Where a name ends that goes on behind its head: `Manager, Coding Quality`.
    fn name_behind(&self, head: usize, tokens: &Range<usize>) -> Option<usize> {
        let joins = matches!(self.text.lower(head), "," | "-" | "of" | "for" | "(" | "/" | "&" | "and");
        let part = |t: usize| {
            let token = &self.text.tokens[t];
            token.gap < Gap::Wide && token.kind == TokenKind::Word && (!token.small || matches!(self.text.lower(t), "of" | "and"))
                || matches!(self.text.lower(t), "/" | "&" | "-")
        };
        let last = tokens.end.min(head + 1 + BEHIND_HEAD);
        let end = (head + 1..last).take_while(|t| part(*t)).last().filter(|_| joins && head < tokens.end)? + 1;
        (!self.lexicon.titles.employers.any_within(self.text, head..end)).then_some(end)
    }

    /// A job of another trade in these tokens: the part of the line that names it.
    pub(super) fn other_title(&self, tokens: &Range<usize>, date: &DateRange) -> Option<TitleAt> {
        let other = self.lexicon.titles.others.find_within(self.text, tokens.clone()).next()?;
        let segment = self.segment(other.tokens.start, tokens, &date.tokens);
        (segment.len() <= LONGEST_TITLE).then_some(TitleAt { tokens: segment, id: None })
    }

    /// `Gastroenterology Coder`: a coder of a specialty that no form names.
    fn of_specialty(&self, tokens: &Range<usize>) -> Option<TitleId> {
        let titles = &self.lexicon.titles;
        let coder = matches!(self.text.lower(tokens.start), "coder" | "coding");
        let before = self.mentions_around(tokens).find(|m| m.kind == MentionKind::Specialty && m.tokens.end == tokens.start)?;
        let clinical = self.lexicon.entries.get(before.entry).class.as_deref() == Some("specialty");
        (coder && clinical).then(|| titles.find("specialty-coder")).flatten()
    }

    /// The mentions that begin at these tokens or shortly before them.
    pub(super) fn mentions_around(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Mention> {
        let from = self.mentions.partition_point(|m| m.tokens.start + LONGEST_NAME < tokens.start);
        let end = tokens.end;
        self.mentions[from..].iter().take_while(move |m| m.tokens.start < end)
    }

    /// The part of the line around a token, between marks that part it.
    pub(super) fn segment(&self, token: usize, tokens: &Range<usize>, dates: &Range<usize>) -> Range<usize> {
        let stops = |t: usize| self.parts_at(t, tokens) || dates.contains(&t);
        let mut start = token;
        while start > tokens.start && !stops(start - 1) && self.text.tokens[start].gap < Gap::Wide {
            start -= 1;
        }
        let mut end = token + 1;
        while end < tokens.end && !stops(end) && self.text.tokens[end].gap < Gap::Wide {
            end += 1;
        }
        start..end
    }

    /// Whether this token is a mark between two parts of a line.
    pub(super) fn parts_at(&self, t: usize, tokens: &Range<usize>) -> bool {
        let spaced_dash = self.text.lower(t) == "-" && self.text.tokens[t].gap > Gap::Style;
        spaced_dash || matches!(self.text.lower(t), "," | "|" | "(" | ")" | ":" | ";" | "\u{2022}" | "@") || t + 1 < tokens.end && self.slash(t)
    }

    /// A slash with blanks on both sides parts; one inside `Coder/Biller` does not.
    fn slash(&self, t: usize) -> bool {
        self.text.lower(t) == "/" && self.text.tokens[t].gap > Gap::Style && self.text.tokens[t + 1].gap > Gap::Style
    }
}
