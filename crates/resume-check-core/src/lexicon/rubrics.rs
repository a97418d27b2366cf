//! Rubrics: what earns points at each level, and what a track changes.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::Lexicon;
use super::source::Source;
use super::ways::{self, Way};
use crate::error::Error;
use crate::kinds::{Dimension, Effort, Level, Track};
use crate::nearest::nearest;

/// Every rubric.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rubrics {
    levels: Vec<(Level, Vec<Criterion>)>,
    overlays: Vec<Overlay>,
}

/// One line of a rubric.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Criterion {
    /// Its id, unique within a level.
    pub id: String,
    /// The dimension that holds it.
    pub dimension: Dimension,
    /// What to call it.
    pub label: String,
    /// What it can earn, in hundredths of a point.
    pub points: u32,
    /// Where it comes from.
    pub source: String,
    /// What it costs a writer to earn it.
    pub effort: Effort,
    /// What to do; `{name}` stands for what is assumed.
    pub help: String,
    /// How it is often written: lines of a resume that earn little of it.
    pub weak: Option<String>,
    /// How it can be written: lines that earn it.
    pub strong: Option<String>,
    /// The ways to earn it; the best one counts.
    pub ways: Vec<Way>,
}

/// A criterion of a track in the place of another.
#[derive(Debug, Serialize, Deserialize)]
struct Overlay {
    track: Track,
    level: Level,
    replaces: String,
    criterion: Criterion,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelFile {
    level: Spanned<Level>,
    #[serde(default)]
    criterion: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrackFile {
    track: Track,
    #[serde(default)]
    criterion: Vec<TrackRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    dimension: Dimension,
    label: String,
    points: f64,
    source: String,
    effort: Effort,
    help: String,
    weak: Option<String>,
    strong: Option<String>,
    #[serde(default)]
    way: Vec<ways::Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrackRow {
    id: Spanned<String>,
    replaces: Spanned<String>,
    levels: Vec<Level>,
    label: String,
    source: String,
    effort: Effort,
    help: String,
    weak: Option<String>,
    strong: Option<String>,
    #[serde(default)]
    way: Vec<ways::Row>,
}

impl Rubrics {
    /// The files of rubrics among `files`; `lexicon` is what they may name.
    pub(super) fn read(files: &[Source<'_>], lexicon: &Lexicon) -> Result<Self, Error> {
        let mut rubrics = Self::default();
        let named = |f: &&Source<'_>, track: bool| f.name.starts_with("rubrics/") && f.name.starts_with("rubrics/tracks/") == track;
        for file in files.iter().filter(|f| named(f, false)) {
            rubrics.add_level(file, lexicon)?;
        }
        for file in files.iter().filter(|f| named(f, true)) {
            rubrics.add_track(file, lexicon)?;
        }
        Ok(rubrics)
    }

    fn add_level(&mut self, file: &Source<'_>, lexicon: &Lexicon) -> Result<(), Error> {
        let rows: LevelFile = file.parse()?;
        let level = *rows.level.get_ref();
        let mut criteria: Vec<Criterion> = Vec::new();
        for row in rows.criterion {
            if criteria.iter().any(|c| c.id == *row.id.get_ref()) {
                return Err(file.fault_at(&row.id, format!("the id {:?} stands twice in this rubric", row.id.get_ref())));
            }
            criteria.push(criterion(file, lexicon, row)?);
        }
        for dimension in &lexicon.ladder.dimensions {
            let sum: u32 = criteria.iter().filter(|c| c.dimension == dimension.id).map(|c| c.points).sum();
            let asked = dimension.points(level);
            if sum != asked {
                let (id, sum, asked) = (dimension.id, f64::from(sum) / 100.0, f64::from(asked) / 100.0);
                return Err(file.fault_at(&rows.level, format!("the criteria of {id} sum to {sum} points; ladder.toml gives it {asked} at {level}")));
            }
        }
        match self.levels.iter_mut().find(|(l, _)| *l == level) {
            // A user's own rubric of a level takes the place of the built-in one.
            Some((_, own)) => *own = criteria,
            None => self.levels.push((level, criteria)),
        }
        Ok(())
    }

    fn add_track(&mut self, file: &Source<'_>, lexicon: &Lexicon) -> Result<(), Error> {
        let rows: TrackFile = file.parse()?;
        self.overlays.retain(|o| o.track != rows.track);
        for row in rows.criterion {
            let ways = row.way.into_iter().map(|w| w.read(file, lexicon, &row.id)).collect::<Result<Vec<_>, _>>()?;
            for level in row.levels {
                let ids = || self.level(level).iter().map(|c| c.id.as_str());
                let Some(replaced) = self.level(level).iter().find(|c| c.id == *row.replaces.get_ref()) else {
                    let nearest = nearest(row.replaces.get_ref(), ids()).map_or(String::new(), |n| format!("; the nearest is {n:?}"));
                    return Err(file.fault_at(&row.replaces, format!("no criterion of {level} has the id {:?}{nearest}", row.replaces.get_ref())));
                };
                let criterion = Criterion {
                    id: row.id.get_ref().clone(),
                    dimension: replaced.dimension,
                    label: row.label.clone(),
                    points: replaced.points,
                    source: row.source.clone(),
                    effort: row.effort,
                    help: row.help.clone(),
                    weak: row.weak.clone(),
                    strong: row.strong.clone(),
                    ways: ways.clone(),
                };
                self.overlays.push(Overlay { track: rows.track, level, replaces: row.replaces.get_ref().clone(), criterion });
            }
        }
        Ok(())
    }

    fn level(&self, level: Level) -> &[Criterion] {
        self.levels.iter().find(|(l, _)| *l == level).map_or(&[], |(_, criteria)| criteria)
    }

    /// The criteria of a level with a track's laid over, in the order of the file.
    pub(crate) fn at(&self, level: Level, track: Option<Track>) -> Vec<&Criterion> {
        let over = |c: &Criterion| self.overlays.iter().find(|o| Some(o.track) == track && o.level == level && o.replaces == c.id);
        self.level(level).iter().map(|c| over(c).map_or(c, |o| &o.criterion)).collect()
    }

    /// Every criterion with the level and track that it belongs to.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Level, Option<Track>, &Criterion)> {
        let own = self.levels.iter().flat_map(|(level, criteria)| criteria.iter().map(|c| (*level, None, c)));
        own.chain(self.overlays.iter().map(|o| (o.level, Some(o.track), &o.criterion)))
    }
}

fn criterion(file: &Source<'_>, lexicon: &Lexicon, row: Row) -> Result<Criterion, Error> {
    let hundredths = row.points * 100.0;
    if !(0.0..=10_000.0).contains(&hundredths) || hundredths.fract() != 0.0 {
        return Err(
            file.fault_at(&row.id, format!("{:?} gives {} points; 0 to 100 with at most two decimals can be given", row.id.get_ref(), row.points))
        );
    }
    let ways = row.way.into_iter().map(|w| w.read(file, lexicon, &row.id)).collect::<Result<Vec<_>, _>>()?;
    if ways.is_empty() {
        return Err(file.fault_at(&row.id, format!("{:?} has no way to be earned", row.id.get_ref())));
    }
    Ok(Criterion {
        id: row.id.into_inner(),
        dimension: row.dimension,
        label: row.label,
        // Whole and in range, checked above.
        points: hundredths as u32,
        source: row.source,
        effort: row.effort,
        help: row.help,
        weak: row.weak,
        strong: row.strong,
        ways,
    })
}
