//! How the writer stands to a mention: theirs, under way, lapsed, disclaimed, or somebody else's.
//!
//! Cues of `contexts.toml` tell; each reaches over a few words of its own statement, and the nearest one that reaches a mention decides.

use std::ops::Range;

use super::Mention;
use super::choose::Chosen;
use crate::kinds::{MentionKind, SectionKind, Status};
use crate::lexicon::{Cue, EntryId, Found, Lexicon};
use crate::month::Month;
use crate::sections::{self, Section};
use crate::text::{Text, TokenKind};

/// Words past which no cue reaches.
const BARRIERS: &[&str] = &[";", "|", "but", "however", "though", "although", "while", "whereas", "hold", "holds", "holding", "except", "besides"];
/// Words that join the names of a list.
const JOINING: &[&str] = &["and", "or", "nor", "the", "a", "an", "my", "any", "either", "with", "in", "both", "for", "exam", "credential", "full"];
/// Words that make a year to come the end of a credential's term and not its exam's date.
const LASTING: &[&str] =
    &["expires", "exp", "through", "thru", "until", "valid", "renewal", "renew", "renews", "to", "-", "cycle", "recertify", "due"];
/// How far behind a credential a year to come still tells of its exam.
const YEAR_REACH: usize = 8;

/// The mentions with their status, in text order.
pub(super) fn tell(text: &Text<'_>, lexicon: &Lexicon, sections: &[Section], chosen: Vec<Chosen>, as_of: Month) -> Vec<Mention> {
    let cues = longest(lexicon.contexts.cues.find(text));
    let mut names = vec![None; text.tokens.len()];
    for c in &chosen {
        let kind = lexicon.entries.get(c.entry).kind;
        if !matches!(kind, MentionKind::Specialty | MentionKind::Skill) {
            names[c.tokens.clone()].fill(Some(kind));
        }
    }
    let teller = Teller { text, lexicon, sections, cues: &cues, names: &names, as_of };
    chosen.into_iter().map(|c| teller.mention(c)).collect()
}

/// The cues that lie in no longer one, in text order.
fn longest(found: Vec<Found<'_, Cue>>) -> Vec<Found<'_, Cue>> {
    let mut end = 0;
    let mut start = 0;
    let mut kept: Vec<Found<'_, Cue>> = Vec::new();
    for f in found {
        while kept.last().is_some_and(|k| k.tokens.start == f.tokens.start && k.tokens.end < f.tokens.end) {
            kept.pop();
            end = 0;
        }
        let inside = f.tokens.end <= end && f.tokens != (start..end);
        if !inside {
            (start, end) = (f.tokens.start, f.tokens.end.max(end));
            kept.push(f);
        }
    }
    kept
}

struct Teller<'c, 's, 't> {
    text: &'c Text<'t>,
    lexicon: &'s Lexicon,
    sections: &'c [Section],
    cues: &'c [Found<'s, Cue>],
    names: &'c [Option<MentionKind>],
    as_of: Month,
}

impl Teller<'_, '_, '_> {
    fn mention(&self, chosen: Chosen) -> Mention {
        let kind = self.lexicon.entries.get(chosen.entry).kind;
        let (status, told) = self.status(&chosen.tokens, kind, chosen.entry);
        let why = told.map_or(chosen.why.clone(), |told| format!("{}; {status}: {told}", chosen.why));
        Mention { kind, entry: chosen.entry, span: self.text.span(&chosen.tokens), tokens: chosen.tokens, status, why }
    }

    fn status(&self, tokens: &Range<usize>, kind: MentionKind, entry: EntryId) -> (Status, Option<String>) {
        let section = sections::at(self.sections, self.text.tokens[tokens.start].span.start);
        if section.is_some_and(|s| s.kind == SectionKind::Advert) {
            return (Status::Other, Some("in a posting that the resume quotes".to_owned()));
        }
        if let Some(cue) = self.nearest(tokens, kind) {
            return (cue.value.status, Some(format!("“{}”", self.text.span(&cue.tokens).of(self.text.source()))));
        }
        if kind != MentionKind::Credential {
            return (Status::Held, None);
        }
        if self.lexicon.entries.get(entry).stage.as_deref() == Some("none")
            && self.lexicon.entries.get(entry).setting.iter().any(|s| s == "membership")
        {
            return (Status::Other, Some("a membership is no credential".to_owned()));
        }
        if let Some(year) = self.year_to_come(tokens) {
            return (Status::InProgress, Some(format!("{year} is still to come")));
        }
        let heading = section.and_then(|s| self.cue_in(s.heading.clone(), kind));
        match heading {
            Some(cue) if cue.status != Status::Held => (cue.status, Some("by the heading above".to_owned())),
            _ => (Status::Held, None),
        }
    }

    fn cue_in(&self, tokens: Range<usize>, kind: MentionKind) -> Option<&Cue> {
        let from = self.cues.partition_point(|c| c.tokens.start < tokens.start);
        self.cues[from..].iter().take_while(|c| c.tokens.end <= tokens.end).map(|c| c.value).find(|c| c.of.is_none_or(|of| of == kind))
    }

    /// The cue that decides: the nearest ahead of the mention, or the last of those behind it (`lapsed 2019, renewed 2021`) if one stands nearer.
    fn nearest(&self, tokens: &Range<usize>, kind: MentionKind) -> Option<&Found<'_, Cue>> {
        let statement = &self.text.statement_of(tokens.start).tokens;
        let window = statement.start.max(tokens.start.saturating_sub(40))..statement.end.min(tokens.end + 40);
        let from = self.cues.partition_point(|c| c.tokens.start < window.start);
        let near = self.cues[from..].iter().take_while(|c| c.tokens.start < window.end);
        let reaching = near.filter(|c| c.tokens.end <= window.end && c.value.of.is_none_or(|of| of == kind));
        let (ahead, behind): (Vec<_>, Vec<_>) = reaching.filter_map(|c| Some((self.reaches(c, tokens, kind)?, c))).partition(|(_, c)| c.value.before);
        let nearest = |cues: &[(usize, _)]| cues.iter().map(|(distance, _)| *distance).min();
        match nearest(&ahead) {
            Some(distance) if nearest(&behind).is_none_or(|d| distance < d) => ahead.into_iter().min_by_key(|(d, _)| *d),
            _ => behind.into_iter().last(),
        }
        .map(|(_, cue)| cue)
    }

    /// How many tokens lie between the cue and the mention, if it reaches it.
    fn reaches(&self, cue: &Found<'_, Cue>, tokens: &Range<usize>, kind: MentionKind) -> Option<usize> {
        let value = cue.value;
        if self.names[cue.tokens.clone()].iter().any(Option::is_some) {
            return None;
        }
        let ahead = cue.tokens.end <= tokens.start;
        let between = if ahead { cue.tokens.end..tokens.start } else { tokens.end..cue.tokens.start };
        if ahead != value.before || cue.tokens.start < tokens.end && !ahead || between.len() > value.reach + 6 {
            return None;
        }
        let lie = self.between(&between);
        let reaches = if value.before {
            let belongs_behind = self.tells_of_one_before(cue, kind);
            let listed = lie.commas == 0 || lie.names > 0 || value.status != Status::Other;
            !belongs_behind
                && listed
                && lie.words <= value.reach
                && lie.words_after_name <= 1
                && (lie.brackets == 0 || value.status != Status::Expired)
        } else {
            let listed = lie.names == 0 || lie.words == lie.joining && (lie.commas == 0 || value.status == Status::Other);
            listed && lie.words <= value.reach
        };
        (reaches && !lie.barrier).then_some(between.len())
    }

    /// Whether the same words, read backwards, tell of a mention before them: `CCS in progress, RHIT`.
    fn tells_of_one_before(&self, cue: &Found<'_, Cue>, kind: MentionKind) -> bool {
        let same = |c: &&Found<'_, Cue>| c.tokens == cue.tokens && !c.value.before;
        let at = self.cues.partition_point(|c| c.tokens.start < cue.tokens.start);
        let both = self.cues[at..].iter().take_while(|c| c.tokens.start == cue.tokens.start).any(|c| same(&c));
        let start = self.text.statement_of(cue.tokens.start).tokens.start.max(cue.tokens.start.saturating_sub(4));
        both && self.names[start..cue.tokens.start].iter().flatten().any(|k| *k == kind)
    }

    fn between(&self, tokens: &Range<usize>) -> Between {
        let mut lie = Between::default();
        let mut name = false;
        for at in tokens.clone() {
            if self.names[at].is_some() {
                lie.names += usize::from(!name);
                name = true;
                continue;
            }
            name = false;
            let word = self.text.lower(at);
            lie.barrier |= BARRIERS.contains(&word);
            match self.text.tokens[at].kind {
                TokenKind::Mark => {
                    lie.commas += usize::from(word == ",");
                    lie.brackets += usize::from(word == "(");
                }
                _ => {
                    lie.words += 1;
                    let joining = JOINING.contains(&word);
                    lie.joining += usize::from(joining);
                    lie.words_after_name += usize::from(lie.names > 0 && !joining);
                }
            }
        }
        lie
    }

    /// A year after `as_of` that is told with the credential: it is not earned yet.
    fn year_to_come(&self, tokens: &Range<usize>) -> Option<String> {
        let end = self.text.statement_of(tokens.start).tokens.end.min(tokens.end + YEAR_REACH);
        for at in tokens.end..end.max(tokens.end) {
            let word = self.text.lower(at);
            let lasting = LASTING.contains(&word);
            if self.names[at].is_some() || BARRIERS.contains(&word) || lasting && at > tokens.end {
                return None;
            }
            let year = self.text.tokens[at].kind == TokenKind::Number && word.len() == 4;
            if year && word.parse::<u16>().is_ok_and(|y| (self.as_of.year() + 1..self.as_of.year() + 12).contains(&y)) {
                return Some(word.to_owned());
            }
        }
        None
    }
}

/// What lies between a cue and a mention.
#[derive(Default)]
struct Between {
    barrier: bool,
    names: usize,
    commas: usize,
    brackets: usize,
    words: usize,
    joining: usize,
    words_after_name: usize,
}
