//! All evidence of one resume: each fact once, looked up by what it is about.

use std::ops::Index;

use super::{Evidence, Subject, strength_of};

/// All evidence of one resume.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body<'e> {
    all: Vec<Evidence<'e>>,
    /// By subject: the places of the facts about it, in order.
    about: [Vec<usize>; Subject::COUNT],
}

/// What adding a fact did.
pub(crate) struct Added<'e> {
    at: usize,
    /// The weaker fact of the same thing that stood there.
    before: Option<Evidence<'e>>,
}

impl<'e> Body<'e> {
    /// Every fact, in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Evidence<'e>> {
        self.all.iter()
    }

    /// The facts about a subject with their places, in order.
    pub(crate) fn about(&self, subject: Subject) -> impl Iterator<Item = (usize, &Evidence<'e>)> {
        self.about[subject.place()].iter().filter_map(|at| Some((*at, self.all.get(*at)?)))
    }

    /// A fact of a thing that is not there yet.
    pub(super) fn push(&mut self, fact: Evidence<'e>) {
        self.about[fact.subject.place()].push(self.all.len());
        self.all.push(fact);
    }

    /// The fact of this title.
    pub(super) fn title(&mut self, id: &str) -> Option<&mut Evidence<'e>> {
        let at = self.about(Subject::Title).find(|(_, e)| e.id == id)?.0;
        self.all.get_mut(at)
    }

    /// Adds a fact, or strengthens the one of the same thing; none where that one is as strong.
    pub(crate) fn add(&mut self, fact: Evidence<'e>) -> Option<Added<'e>> {
        let same = self.about(fact.subject).find(|(_, e)| e.work == fact.work && e.id == fact.id);
        let Some((at, own)) = same else {
            self.push(fact);
            return Some(Added { at: self.all.len() - 1, before: None });
        };
        let stronger = (strength_of(&fact.proof), fact.value) > (strength_of(&own.proof), own.value);
        stronger.then(|| Added { at, before: Some(std::mem::replace(&mut self.all[at], fact)) })
    }

    /// Takes back what was added last.
    pub(crate) fn take_back(&mut self, added: Added<'e>) {
        match added.before {
            Some(before) => self.all[added.at] = before,
            None => {
                if let Some(fact) = self.all.pop() {
                    self.about[fact.subject.place()].pop();
                }
            }
        }
    }
}

impl<'e> FromIterator<Evidence<'e>> for Body<'e> {
    fn from_iter<I: IntoIterator<Item = Evidence<'e>>>(facts: I) -> Self {
        let mut body = Self::default();
        facts.into_iter().for_each(|fact| body.push(fact));
        body
    }
}

impl<'e> Index<usize> for Body<'e> {
    type Output = Evidence<'e>;

    fn index(&self, at: usize) -> &Evidence<'e> {
        &self.all[at]
    }
}

impl Subject {
    /// How many there are.
    const COUNT: usize = 15;

    /// A place of its own for each.
    fn place(self) -> usize {
        match self {
            Self::Credential => 0,
            Self::Metric => 1,
            Self::Title => 2,
            Self::Education => 3,
            Self::Accreditation => 4,
            Self::Place => 5,
            Self::Years => 6,
            Self::Rise => 7,
            Self::Named(kind) => 8 + kind as usize,
        }
    }
}
