//! How much a thing is wanted: by the words beside it, else by the part of the posting.

use std::ops::Range;

use super::parts::Part;
use crate::lexicon::{Found, Job, PostingPart, Wish, WishCue};
use crate::text::Text;

/// How many tokens on either side belong to a sentence.
const REACH: usize = 80;

/// So many words of a bracket speak of what stands before it: `Epic (experience strongly preferred)`.
const BRACKET: usize = 3;

/// How much a thing is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// A candidate must bring it.
    Required,
    /// It is nice to have.
    Preferred,
    /// It is named and not asked for.
    Named,
}

/// The words of a posting that tell how much is wanted what stands beside them.
pub(super) struct Wishes<'w, 't> {
    text: &'w Text<'t>,
    parts: &'w [Part],
    cues: Vec<Found<'w, WishCue>>,
}

impl<'w, 't> Wishes<'w, 't> {
    pub(super) fn of(text: &'w Text<'t>, job: &'w Job, parts: &'w [Part]) -> Self {
        let mut cues: Vec<Found<'w, WishCue>> = Vec::new();
        // A cue inside a longer one is none: `required` in `not required`.
        for found in job.wishes.find(text) {
            let inside = |long: &Found<'_, WishCue>, short: &Found<'_, WishCue>| {
                long.tokens.start <= short.tokens.start && short.tokens.end <= long.tokens.end && long.tokens.len() > short.tokens.len()
            };
            while cues.last().is_some_and(|last| inside(&found, last)) {
                cues.pop();
            }
            if !cues.iter().rev().take(4).any(|last| inside(last, &found)) {
                cues.push(found);
            }
        }
        Self { text, parts, cues }
    }

    /// The part that holds this token.
    pub(super) fn part(&self, token: usize) -> Option<PostingPart> {
        let next = self.parts.partition_point(|p| p.tokens.start <= token);
        self.parts.get(next.checked_sub(1)?)?.kind
    }

    /// The sentence around a token, as far as it lies in the token's part.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        let whole = self.text.statement_of(token).tokens.clone();
        let next = self.parts.partition_point(|p| p.tokens.start <= token);
        let part = next.checked_sub(1).and_then(|at| self.parts.get(at)).filter(|p| p.tokens.contains(&token));
        let own = part.map_or(whole.clone(), |p| whole.start.max(p.tokens.start)..whole.end.min(p.tokens.end));
        // A posting on one line stays linear.
        own.start.max(token.saturating_sub(REACH))..own.end.min(token + REACH)
    }

    /// How much what stands at these tokens is wanted; none where it is expressly not asked for.
    pub(super) fn wanted(&self, tokens: &Range<usize>) -> Option<Wanted> {
        let told = self.told(tokens);
        let by_part = |required: Wanted| match told {
            Some(Wish::Required) => Some(Wanted::Required),
            Some(Wish::Preferred) => Some(Wanted::Preferred),
            Some(Wish::Unasked) => None,
            None => Some(required),
        };
        match self.part(tokens.start) {
            Some(PostingPart::Unasked) => None,
            // What is nice to have stays so, whatever else is said of it, save where it is said to be required.
            Some(PostingPart::Preferred) => match self.behind(tokens) {
                Some(Wish::Required) => Some(Wanted::Required),
                _ => Some(Wanted::Preferred),
            },
            Some(PostingPart::Required | PostingPart::Open) => by_part(Wanted::Required),
            // Pay and the employer ask for nothing, whatever they name.
            Some(PostingPart::Offer) => None,
            Some(PostingPart::Duties | PostingPart::Other) | None => by_part(Wanted::Named),
        }
    }

    fn told(&self, tokens: &Range<usize>) -> Option<Wish> {
        self.behind(tokens).or_else(|| self.ahead(tokens))
    }

    /// The words behind, up to a mark that parts: `CPC required; CCS preferred`.
    fn behind(&self, tokens: &Range<usize>) -> Option<Wish> {
        let sentence = self.sentence(tokens.start);
        let parts = |t: usize| matches!(self.text.lower(t), ";" | "|") || self.text.lower(t) == "." && t + 1 < sentence.end;
        let clause = (tokens.end..sentence.end).find(|t| parts(*t)).unwrap_or(sentence.end);
        let from = self.cues.partition_point(|c| c.tokens.start < tokens.end);
        // `CCS (RHIT alone does not qualify)`: what a bracket says of another name.
        let open = (tokens.end..clause).find(|t| self.text.lower(*t) == "(").unwrap_or(clause);
        let close = (open..clause).find(|t| self.text.lower(*t) == ")").unwrap_or(clause);
        let inside = |c: &Range<usize>| open + BRACKET < c.start && c.start < close;
        let mut near = self.cues[from..].iter().take_while(|c| c.tokens.end <= clause).filter(|c| c.value.behind && !inside(&c.tokens));
        let first = near.next()?;
        // `not required, but helpful`
        let second = near.next().filter(|_| first.value.wish == Wish::Unasked).map(|c| c.value.wish);
        // Words that speak of what follows stand between: `CPC, and ideally Epic, preferred` tells of Epic.
        let turned = self.cues[from..].iter().take_while(|c| c.tokens.start < first.tokens.start).any(|c| c.value.ahead && !c.value.behind);
        (!turned).then_some(second.filter(|w| *w == Wish::Preferred).unwrap_or(first.value.wish))
    }

    /// The words ahead, as far as the sentence reaches: `Must hold the CPC`.
    fn ahead(&self, tokens: &Range<usize>) -> Option<Wish> {
        let sentence = self.sentence(tokens.start);
        let to = self.cues.partition_point(|c| c.tokens.start < tokens.start);
        let near = self.cues[..to].iter().rev().take_while(|c| c.tokens.start >= sentence.start);
        // A cue that spoke of what stands before it ends at a mark.
        let cue = near.into_iter().find(|c| c.value.ahead && c.tokens.end <= tokens.start)?;
        let closed = (cue.tokens.end..tokens.start).any(|t| self.text.lower(t) == ";");
        let used = (sentence.start < cue.tokens.start) && cue.value.behind && !cue.value.ahead;
        (!closed && !used).then_some(cue.value.wish)
    }
}
