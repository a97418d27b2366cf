//! What a way asks for: items of which each is any of several things, and which of them a fact is.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// One thing that a way asks for: any of these.
pub(crate) type Item = Vec<Selector>;

/// What picks things from a pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Selector {
    /// The one of that id.
    Id(String),
    /// Every one of that class.
    Class(String),
    /// Every one of that career stage or level.
    Stage(String),
}

/// What a way asks for, item by item.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Items {
    all: Vec<Item>,
    /// The first item that names each id: facts are looked up for every criterion of three levels.
    ids: FxHashMap<String, usize>,
    /// What picks by class and stage, with its item, in order.
    wide: Vec<(usize, Selector)>,
}

/// The item that a thing is picked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Picked {
    /// It is one of those that the item names.
    ById(usize),
    /// It is of a class or stage.
    Widely,
}

impl Items {
    pub(super) fn new(all: Vec<Item>) -> Self {
        let mut items = Self { ids: FxHashMap::default(), wide: Vec::new(), all: Vec::new() };
        for (at, selector) in all.iter().enumerate().flat_map(|(at, item)| item.iter().map(move |selector| (at, selector))) {
            match selector {
                Selector::Id(id) => _ = items.ids.entry(id.clone()).or_insert(at),
                Selector::Class(_) | Selector::Stage(_) => items.wide.push((at, selector.clone())),
            }
        }
        items.all = all;
        items
    }

    /// The items, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Item> {
        self.all.iter()
    }

    /// What the first item that picks a thing of this id, class and stage picks it by.
    pub(crate) fn pick(&self, id: &str, class: Option<&str>, stage: Option<&str>) -> Option<Picked> {
        let named = self.ids.get(id).copied();
        let wide = self.wide.iter().find(|(_, selector)| selector.picks(id, class, stage)).map(|(at, _)| *at);
        match (named, wide) {
            (Some(named), wide) if wide.is_none_or(|wide| named <= wide) => Some(Picked::ById(named)),
            (_, wide) => wide.map(|_| Picked::Widely),
        }
    }

    /// Whether any item picks a thing of this id, class and stage.
    pub(crate) fn picks(&self, id: &str, class: Option<&str>, stage: Option<&str>) -> bool {
        self.pick(id, class, stage).is_some()
    }
}

impl Selector {
    /// Whether it picks a thing of this id, class and stage.
    pub(crate) fn picks(&self, id: &str, class: Option<&str>, stage: Option<&str>) -> bool {
        match self {
            Self::Id(own) => own == id,
            Self::Class(own) => class == Some(own.as_str()),
            Self::Stage(own) => stage == Some(own.as_str()),
        }
    }
}
