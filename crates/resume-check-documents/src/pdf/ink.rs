//! Whether a reader sees what is drawn: colours, clips, and what lies over it.

use hayro_interpret::kurbo::{Point, Rect};

use super::glyph::Glyph;

/// The most painted areas of a page that are looked at.
const MOST_AREAS: usize = 512;
/// The most comparisons of a glyph with an area, for one page.
const MOST_LOOKS: usize = 20_000_000;
/// The most images that are looked at one by one.
const MOST_PICTURES: usize = 16;
/// An area with a side shorter than this, in points, is a rule or a dot and hides nothing.
const THIN: f64 = 4.0;
/// Colours whose channels differ by no more than this look the same.
const SAME_COLOUR: f32 = 0.07;
/// What is less opaque than this is not seen.
const SEEN_THROUGH: f32 = 0.06;
/// What is at least so opaque hides what lies under it.
const OPAQUE: f32 = 0.95;
/// The deepest nesting of clips and groups that is kept.
const DEEPEST: usize = 1024;

/// How a glyph is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// So that a reader sees it.
    Seen,
    /// In the colour of its background, or through nothing.
    Faint,
    /// Too small to be read.
    Tiny,
    /// Outside of the page or of what the page shows.
    Outside,
    /// Not painted at all: a text that scanners lay over their picture, or a trick.
    Unpainted,
    /// Under a painted area.
    Covered,
    /// Under an image.
    Behind,
}

/// A painted area.
#[derive(Debug, Clone, Copy)]
struct Area {
    place: Rect,
    /// Its colour; `None` for an image or a pattern.
    colour: Option<[f32; 3]>,
    /// Whether what lies under it is hidden.
    opaque: bool,
    image: bool,
    /// How many glyphs were drawn before it.
    after: usize,
}

/// The painted areas of a page, its clips and its groups.
#[derive(Debug)]
pub(super) struct Surfaces {
    page: Rect,
    areas: Vec<Area>,
    clips: Vec<Rect>,
    groups: Vec<f32>,
    /// Clips and groups beyond [`DEEPEST`].
    deeper: (usize, usize),
    looks: usize,
}

impl Surfaces {
    /// For a page of that extent.
    pub(super) fn new(page: Rect) -> Self {
        Self { page, areas: Vec::new(), clips: Vec::new(), groups: Vec::new(), deeper: (0, 0), looks: 0 }
    }

    /// An area is filled with a colour, or a pattern.
    pub(super) fn fill(&mut self, place: Rect, paint: Option<[f32; 4]>, rectangle: bool, after: usize) {
        let opacity = paint.map_or(1.0, |p| p[3]) * self.opacity();
        if opacity < 0.5 {
            return;
        }
        let opaque = rectangle && paint.is_some() && opacity >= OPAQUE;
        self.add(Area { place, colour: paint.map(|p| [p[0], p[1], p[2]]), opaque, image: false, after });
    }

    /// An image is drawn.
    pub(super) fn image(&mut self, place: Rect, opaque: bool, after: usize) {
        let opaque = opaque && self.opacity() >= OPAQUE;
        self.add(Area { place, colour: None, opaque, image: true, after });
    }

    fn add(&mut self, area: Area) {
        let place = area.place.intersect(self.shown());
        if place.width() < THIN || place.height() < THIN || !place.is_finite() || self.areas.len() >= MOST_AREAS {
            return;
        }
        self.areas.push(Area { place, ..area });
    }

    /// What of the page the clips leave.
    fn shown(&self) -> Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn opacity(&self) -> f32 {
        self.groups.last().copied().unwrap_or(1.0)
    }

    pub(super) fn push_clip(&mut self, area: Rect) {
        if self.clips.len() >= DEEPEST {
            self.deeper.0 += 1;
            return;
        }
        self.clips.push(self.shown().intersect(area));
    }

    pub(super) fn pop_clip(&mut self) {
        match self.deeper.0 {
            0 => drop(self.clips.pop()),
            _ => self.deeper.0 -= 1,
        }
    }

    pub(super) fn push_group(&mut self, opacity: f32) {
        if self.groups.len() >= DEEPEST {
            self.deeper.1 += 1;
            return;
        }
        self.groups.push(self.opacity() * opacity);
    }

    pub(super) fn pop_group(&mut self) {
        match self.deeper.1 {
            0 => drop(self.groups.pop()),
            _ => self.deeper.1 -= 1,
        }
    }

    /// How a glyph of that colour is seen whose middle lies there, before anything is drawn over it.
    pub(super) fn ink(&mut self, middle: Point, paint: Option<[f32; 4]>) -> Ink {
        // A little more than what is shown: clips cut close to the letters.
        if !self.shown().inflate(2.0, 2.0).contains(middle) || !self.page.contains(middle) {
            return Ink::Outside;
        }
        let Some([red, green, blue, opacity]) = paint else { return Ink::Seen };
        if opacity * self.opacity() < SEEN_THROUGH {
            return Ink::Faint;
        }
        self.looks += self.areas.len();
        if self.looks > MOST_LOOKS {
            return Ink::Seen;
        }
        let under = self.areas.iter().rev().find(|a| a.place.contains(middle));
        // Paper is white. What lies under images and patterns can't be told.
        let Some(under) = under.map_or(Some([1.0; 3]), |a| a.colour) else { return Ink::Seen };
        let same = [red, green, blue].iter().zip(under).all(|(a, b)| (a - b).abs() <= SAME_COLOUR);
        if same { Ink::Faint } else { Ink::Seen }
    }

    /// Marks the glyphs that lie under what was drawn later.
    pub(super) fn cover(&mut self, glyphs: &mut [Glyph]) {
        let covers: Vec<Area> = self.areas.iter().copied().filter(|a| a.opaque && a.after > 0).collect();
        if covers.is_empty() {
            return;
        }
        for (i, glyph) in glyphs.iter_mut().enumerate().filter(|(_, g)| g.ink == Ink::Seen) {
            self.looks += covers.len();
            if self.looks > MOST_LOOKS {
                return;
            }
            let middle = glyph.place();
            if let Some(over) = covers.iter().find(|a| a.after > i && a.place.contains(middle)) {
                glyph.ink = if over.image { Ink::Behind } else { Ink::Covered };
            }
        }
    }

    /// Whether an image covers half of the page or more.
    pub(super) fn pictured(&self) -> bool {
        // Scanners may cut a page into strips.
        let covered: f64 = self.areas.iter().filter(|a| a.image).map(|a| a.place.area()).sum();
        covered >= self.page.area() / 2.0
    }

    /// How many images are shaped as lines of text are and have no text over them.
    pub(super) fn pictures(&self, glyphs: &[Glyph]) -> usize {
        let strip = |a: &&Area| a.image && a.place.width() > 72.0 && a.place.height() > 8.0 && a.place.width() > 2.5 * a.place.height();
        let bare = |a: &&Area| !glyphs.iter().any(|g| a.place.contains(g.place()));
        self.areas.iter().filter(strip).take(MOST_PICTURES).filter(bare).count()
    }

    /// Whether there is an image that may hold text.
    pub(super) fn images(&self) -> bool {
        self.areas.iter().any(|a| a.image && a.place.width() > 40.0 && a.place.height() > 12.0)
    }
}
