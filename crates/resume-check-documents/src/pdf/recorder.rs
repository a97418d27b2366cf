//! What a page draws: its glyphs, each with its place and letters, and whether a reader sees it.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask};

use super::codes::{self, Codes};
use super::glyph::{Glyph, Letters, Turn};
use super::ink::{Ink, Surfaces};

/// The most glyphs of a page that are kept. A page of small print has 10,000.
const MOST_GLYPHS: usize = 200_000;
/// The most marked contents inside each other whose replacement text is looked for.
const MOST_MARKS: usize = 64;
/// Text of this size or smaller, in points, is not seen.
const TOO_SMALL: f64 = 1.0;
/// A dot that is drawn as a shape is no larger than this, in points.
const LARGEST_DOT: f64 = 8.0;
/// The most such dots of a page that are kept.
const MOST_DOTS: usize = 2000;
/// How many letters of replacement text a glyph may stand for, beyond [`SPELLED_FREE`]. More is text that no reader sees.
const SPELLED_PER_GLYPH: usize = 4;
/// How many letters of replacement text any sequence may stand for: an icon's name.
const SPELLED_FREE: usize = 24;

/// All that a page draws.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The glyphs, in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// Dots drawn as shapes, as browsers draw bullets.
    pub dots: Vec<Rect>,
    /// How many glyphs have no letters that could be told.
    pub unmapped: usize,
    /// Whether an image covers half of the page or more.
    pub pictured: bool,
    /// Whether the page draws any image that is more than an icon.
    pub images: bool,
    /// Replacement text that says far more than its glyphs show.
    pub spelled_out: Option<String>,
    /// How many pictures, shaped as lines of text are, have no text over them.
    pub pictures: usize,
    /// Whether there was more on the page than is kept.
    pub cut: bool,
}

/// Replacement text of a marked content, and the first glyph that it stands for.
struct Spelled {
    text: String,
    from: usize,
}

/// The device that the interpreter draws on.
pub(super) struct Recorder<'c> {
    sheet: Sheet,
    surfaces: Surfaces,
    codes: &'c mut Codes,
    /// The open marked contents; those with replacement text have some.
    marks: Vec<Option<Spelled>>,
    /// Marked contents beyond [`MOST_MARKS`].
    deeper: usize,
    /// The glyphs of the last run, where it was drawn as nothing or as a clip only.
    clipping: Option<(usize, Rect)>,
}

impl<'c> Recorder<'c> {
    /// For a page of that size in points.
    pub(super) fn new(width: f64, height: f64, codes: &'c mut Codes) -> Self {
        let surfaces = Surfaces::new(Rect::new(0.0, 0.0, width, height));
        Self { sheet: Sheet::default(), surfaces, codes, marks: Vec::new(), deeper: 0, clipping: None }
    }

    /// What was drawn, each glyph judged by all that lies over it.
    pub(super) fn finish(mut self) -> Sheet {
        while !self.marks.is_empty() {
            self.end_mark();
        }
        self.surfaces.cover(&mut self.sheet.glyphs);
        self.sheet.pictured = self.surfaces.pictured();
        self.sheet.images = self.surfaces.images();
        self.sheet.pictures = self.surfaces.pictures(&self.sheet.glyphs);
        self.sheet
    }

    /// Keeps a shape that may be a bullet.
    fn dot(&mut self, area: Rect) {
        let (width, height) = (area.width(), area.height());
        if (1.0..LARGEST_DOT).contains(&width)
            && (1.0..LARGEST_DOT).contains(&height)
            && (0.6..1.6).contains(&(width / height))
            && self.sheet.dots.len() < MOST_DOTS
        {
            self.sheet.dots.push(area);
        }
    }

    fn end_mark(&mut self) {
        let Some(Some(Spelled { text, from })) = self.marks.pop() else { return };
        let Some(run) = self.sheet.glyphs.get(from..).filter(|run| !run.is_empty()) else { return };
        let shown: usize = run.iter().filter(|g| !g.text.is_blank()).count();
        let letters = text.chars().count();
        if letters > shown * SPELLED_PER_GLYPH + SPELLED_FREE {
            self.sheet.spelled_out.get_or_insert(text);
            return;
        }
        let told = run.iter().all(|g| g.text.first().is_alphanumeric() || g.text.is_blank());
        let one_line = run.iter().all(|g| (g.base - run[0].base).abs() < run[0].size && g.turn == run[0].turn);
        // Glyphs that tell their letters are kept where the text stands for lines of them, or for nothing.
        if told && (!one_line || text.trim().is_empty()) {
            return;
        }
        let (mut whole, end) = (run[0].clone(), run.iter().fold(run[0].end, |end, g| end.max(g.end)));
        whole.end = if one_line { end } else { whole.end };
        whole.text = Letters::of(text);
        self.sheet.unmapped = self.sheet.unmapped.saturating_sub(run.iter().filter(|g| g.text == Letters::One(codes::UNKNOWN)).count());
        self.sheet.glyphs.truncate(from);
        if !whole.text.is_blank() {
            self.sheet.glyphs.push(whole);
        }
    }
}

impl<'a> Device<'a> for Recorder<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.clipping = None;
        let area = props.transform.transform_rect_bbox(path.control_box());
        self.dot(area);
        if let DrawMode::Fill(_) | DrawMode::FillAndStroke(..) = draw_mode {
            self.surfaces.fill(area, colour(&props.paint), false, self.sheet.glyphs.len());
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.clipping = None;
        let area = props.transform.transform_rect_bbox(*rect);
        self.dot(area);
        if let DrawMode::Fill(_) | DrawMode::FillAndStroke(..) = draw_mode {
            let plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
            self.surfaces.fill(area, colour(&props.paint), plain, self.sheet.glyphs.len());
        }
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        let area = clip_path.path.control_box();
        // Letters that clip what is painted through them are seen.
        if let Some((from, place)) = self.clipping.take()
            && clip_path.path.elements().len() > 5
            && place.inflate(2.0, 2.0).contains(area.center())
            && area.width() <= place.width() * 1.5 + 4.0
        {
            self.sheet.glyphs.iter_mut().skip(from).filter(|g| g.ink == Ink::Unpainted).for_each(|g| g.ink = Ink::Seen);
        }
        self.surfaces.push_clip(area);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.surfaces.push_clip(*rect);
    }

    fn push_transparency_group(&mut self, opacity: f32, _mask: Option<SoftMask<'a>>, _blend_mode: BlendMode) {
        self.surfaces.push_group(opacity);
    }

    fn draw_glyph_run(&mut self, glyph_run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let from = self.sheet.glyphs.len();
        let unpainted = matches!(draw_mode, DrawMode::Invisible);
        let paint = colour(&props.paint);
        let mut place: Option<Rect> = None;
        for drawn in glyph_run.glyphs() {
            if self.sheet.glyphs.len() >= MOST_GLYPHS {
                self.sheet.cut = true;
                break;
            }
            let Some(mut set) = set(props.transform * drawn.transform(), drawn, self.codes) else { continue };
            let middle = set.middle();
            let size = f64::from(set.glyph.size);
            let box_ = Rect::from_center_size(middle, (size, size));
            place = Some(place.map_or(box_, |p| p.union(box_)));
            set.glyph.ink = if size <= TOO_SMALL {
                Ink::Tiny
            } else if unpainted {
                Ink::Unpainted
            } else {
                self.surfaces.ink(middle, paint)
            };
            if set.glyph.text == Letters::One(codes::UNKNOWN) {
                self.sheet.unmapped += 1;
            }
            self.sheet.glyphs.push(set.glyph);
        }
        self.clipping = place.filter(|_| unpainted).map(|p| (from, p));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.clipping = None;
        let area = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height())));
        let opaque = match &image {
            Image::Raster(raster) => {
                let dict = raster.stream().dict();
                props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal && !dict.contains_key(b"SMask") && !dict.contains_key(b"Mask")
            }
            Image::Stencil(_) => false,
        };
        self.surfaces.image(area, opaque, self.sheet.glyphs.len());
    }

    fn pop_clip(&mut self) {
        self.surfaces.pop_clip();
    }

    fn pop_transparency_group(&mut self) {
        self.surfaces.pop_group();
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        if self.marks.len() >= MOST_MARKS {
            self.deeper += 1;
            return;
        }
        let spelled = properties.and_then(|p| p.get::<PdfString<'_>>(b"ActualText"));
        let from = self.sheet.glyphs.len();
        self.marks.push(spelled.map(|s| Spelled { text: codes::text_string(s.as_bytes()), from }));
    }

    fn end_marked_content(&mut self) {
        match self.deeper {
            0 => self.end_mark(),
            _ => self.deeper -= 1,
        }
    }
}

/// The colour's red, green, blue and opacity; `None` for a pattern.
fn colour(paint: &Paint<'_>) -> Option<[f32; 4]> {
    match paint {
        Paint::Color(color) => Some(color.to_rgba().components()),
        Paint::Pattern(_) => None,
    }
}

/// A glyph, and where it stands on the page as shown.
struct Set {
    glyph: Glyph,
    origin: Point,
    tip: Point,
    up: (f64, f64),
}

impl Set {
    /// The middle of a small letter.
    fn middle(&self) -> Point {
        let size = f64::from(self.glyph.size) * 0.25;
        self.origin.midpoint(self.tip) + (hayro_interpret::kurbo::Vec2::new(self.up.0, self.up.1) * size)
    }
}

/// The glyph that the transform sets, unless it stands nowhere.
fn set(transform: Affine, drawn: &Drawn<'_>, codes: &mut Codes) -> Option<Set> {
    let width = f64::from(match drawn {
        Drawn::Outline(g) => g.advance_width()?,
        Drawn::Type3(g) => g.advance_width()?,
    });
    let (origin, tip) = (transform * Point::ZERO, transform * Point::new(width, 0.0));
    let (em, up) = (transform * Point::new(1000.0, 0.0) - origin, transform * Point::new(0.0, 1000.0) - origin);
    let mut size = up.hypot();
    // A Type 3 font may be drawn at any size and scaled by its own matrix.
    let advance = (tip - origin).hypot();
    if matches!(drawn, Drawn::Type3(_)) && !(0.1..2.0).contains(&(advance / size)) && advance > 0.0 {
        size = advance * 2.0;
    }
    let along = em.hypot();
    if !(size.is_finite() && along.is_finite() && origin.is_finite() && tip.is_finite())
        || size <= 0.0
        || along <= 0.0
        || origin.to_vec2().hypot() > 1e6
    {
        return None;
    }
    let direction = em / along;
    let turn = match (direction.x, direction.y) {
        (x, y) if x > 0.98 && y.abs() < 0.2 => Turn::Level,
        (x, y) if x < -0.98 && y.abs() < 0.2 => Turn::Over,
        (x, y) if y > 0.98 && x.abs() < 0.2 => Turn::Down,
        (x, y) if y < -0.98 && x.abs() < 0.2 => Turn::Up,
        _ => Turn::Slanted,
    };
    // Slanted stamps are read along the nearest quarter turn, which keeps their letters in order.
    let (along, down) = match turn {
        Turn::Level => ((1.0, 0.0), (0.0, 1.0)),
        Turn::Over => ((-1.0, 0.0), (0.0, -1.0)),
        Turn::Down => ((0.0, 1.0), (-1.0, 0.0)),
        Turn::Up => ((0.0, -1.0), (1.0, 0.0)),
        Turn::Slanted => ((direction.x, direction.y), (-direction.y, direction.x)),
    };
    let dot = |p: Point, d: (f64, f64)| (p.x * d.0 + p.y * d.1) as f32;
    let (start, end) = (dot(origin, along), dot(tip, along));
    let text = codes.letters(drawn)?;
    let glyph = Glyph { text, start: start.min(end), end: end.max(start), base: dot(origin, down), size: size as f32, turn, ink: Ink::Seen };
    Some(Set { glyph, origin, tip, up: (up.x / up.hypot(), up.y / up.hypot()) })
}
