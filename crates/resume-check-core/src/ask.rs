//! What can be asked without a resume: targets by name, rubrics, entries of the lexicons, pay.

use crate::analyzer::Analyzer;
use crate::error::Error;
use crate::kinds::{Level, Track};
use crate::lexicon::{Asks, Criterion, Entry, Family, Lexicon, Path, Phrases, Pool, Selector, Title, Topic, Way};
use crate::nearest::nearest;
use crate::options::Target;
use crate::report::{CriterionView, DimensionView, EntryView, Explanation, RubricView, RuleView, SalaryBand, ScaleView, TopicView, WayView};
use crate::rubric;
use crate::rules;
use crate::text;

impl Analyzer {
    /// The target of that name: a level (`entry`, `mid`, `senior`), or a title of the ladder by id or any of its forms, which brings its level and its track.
    ///
    /// A track lays its criteria over a level; beside a title it can only be the title's own. Names are read in any case. The error of an unknown name gives the nearest.
    pub fn target(&self, name: &str, track: Option<&str>) -> Result<Target, Error> {
        let (lexicon, name) = (self.lexicon(), name.trim());
        let track = track.map(|t| track_of(t.trim())).transpose()?;
        if let Some(level) = Level::parse(&name.to_lowercase()) {
            return Ok(Target { track, ..Target::level(level) });
        }
        let Some(title) = title_of(lexicon, name) else {
            let titles = lexicon.titles.iter().filter(|t| is_target(t));
            let names = titles.flat_map(|t| std::iter::once(&t.id).chain(&t.forms)).map(String::as_str);
            let near = nearest(name, Level::ALL.iter().map(|l| l.as_str()).chain(names));
            let hint =
                near.map_or("a target is entry, mid, senior or a title such as \"coding-auditor\"".to_owned(), |n| format!("the nearest is {n:?}"));
            return Err(Error::option(format!("no level or title is called {name:?}; {hint}")));
        };
        if !is_target(title) {
            return Err(Error::option(format!(
                "{:?} is no rung of the coding ladder and no target; a target is entry, mid, senior or a title of coding work",
                title.id
            )));
        }
        match track {
            Some(asked) if title.target_track != Some(asked) => {
                let own = title.target_track.map_or("no track of its own".to_owned(), |t| format!("the track {t}, not {asked}"));
                Err(Error::option(format!("the title {:?} has {own}; for another track name a level: {}", title.id, title.level)))
            }
            _ => Ok(Target { track: title.target_track, title_id: Some(title.id.clone()), label: title.name.clone(), ..Target::level(title.level) }),
        }
    }

    /// What earns points at a level, with a track's criteria laid over.
    pub fn rubric(&self, level: Level, track: Option<Track>) -> RubricView {
        let lexicon = self.lexicon();
        let criteria = lexicon.rubrics.at(level, track);
        let own = |c: &Criterion| lexicon.rubrics.iter().any(|(l, t, o)| l == level && t.is_none() && o.id == c.id);
        let view = |c: &Criterion| criterion(lexicon, level, track.filter(|_| !own(c)), c);
        let dimensions = lexicon.ladder.dimensions.iter().map(|d| DimensionView {
            id: d.id,
            label: d.label.clone(),
            points: f64::from(d.points(level)) / 100.0,
            criteria: criteria.iter().filter(|c| c.dimension == d.id).map(|c| view(c)).collect(),
        });
        let stage = lexicon.ladder.stage(level);
        RubricView {
            level,
            track,
            label: stage.map_or_else(|| level.to_string(), |s| s.label.clone()),
            years: stage.map_or(String::new(), |s| s.years.clone()),
            milestones: stage.map_or(Vec::new(), |s| s.milestones.clone()),
            titles: stage.map_or(Vec::new(), |s| s.titles.iter().filter_map(|id| title_name(lexicon, id)).collect()),
            salary_band: self.pay(level),
            pass_mark: f64::from(lexicon.ladder.pass_mark),
            listed_share: lexicon.ladder.share.listed * 100 / lexicon.ladder.share.used.max(1),
            dimensions: dimensions.collect(),
        }
    }

    /// What the career guide says that a level earns.
    pub fn pay(&self, level: Level) -> SalaryBand {
        rubric::salary(self.lexicon(), level)
    }

    /// Every entry of the lexicons: what can be mentioned, titles, families of metrics, programmes and degrees.
    pub fn entries(&self) -> Vec<EntryView> {
        let lexicon = self.lexicon();
        let mentioned = lexicon.entries.iter().map(|e| entry(lexicon, e));
        let titles = lexicon.titles.iter().map(|t| title(lexicon, t));
        let metrics = lexicon.metrics.iter().map(metric);
        let education = lexicon.education.ids().map(|id| education(lexicon, id));
        mentioned.chain(titles).chain(metrics).chain(education).collect()
    }

    /// Every rule of the diagnostics, in the order of their codes.
    pub fn rules(&self) -> Vec<RuleView> {
        rules::RULES.iter().map(rule).collect()
    }

    /// The rule of that code or name. The error of an unknown one gives the nearest.
    pub fn rule(&self, name: &str) -> Result<RuleView, Error> {
        rules::named(name).map(rule)
    }

    /// What goes by a name: criteria and entries of that id, else entries that one of their forms names. The error of an unknown name gives the nearest.
    pub fn explain(&self, name: &str) -> Result<Explanation, Error> {
        let (lexicon, name) = (self.lexicon(), name.trim());
        let id = name.to_lowercase().replace(' ', "-");
        let criteria: Vec<CriterionView> =
            lexicon.rubrics.iter().filter(|(.., c)| c.id == id).map(|(level, track, c)| criterion(lexicon, level, track, c)).collect();
        let entries: Vec<EntryView> = self.entries().into_iter().filter(|e| e.id == id).collect();
        let topics: Vec<TopicView> = lexicon.paths.topics.iter().filter(|t| t.id == id).map(topic).collect();
        if !criteria.is_empty() || !entries.is_empty() || !topics.is_empty() {
            let topics = topics.into_iter().chain(paths(lexicon, &entries)).collect();
            return Ok(Explanation { criteria, entries, topics });
        }
        let named = named(lexicon, name);
        if named.is_empty() {
            let all = self.entries();
            let names = all.iter().flat_map(|e| [&e.id, &e.name].into_iter().chain(&e.forms)).map(String::as_str);
            let topics = lexicon.paths.topics.iter().map(|t| t.id.as_str());
            let near = nearest(name, lexicon.rubrics.iter().map(|(.., c)| c.id.as_str()).chain(topics).chain(names));
            let hint =
                near.map_or("ask for a criterion, or for the name or id of anything in the lexicons".to_owned(), |n| format!("the nearest is {n:?}"));
            return Err(Error::option(format!("nothing is called {name:?}; {hint}")));
        }
        let topics = paths(lexicon, &named);
        Ok(Explanation { criteria, entries: named, topics })
    }

    /// Every page of what the guide says at large.
    pub fn topics(&self) -> Vec<TopicView> {
        self.lexicon().paths.topics.iter().map(topic).collect()
    }
}

/// The name of the title with this id.
fn title_name(lexicon: &Lexicon, id: &str) -> Option<String> {
    lexicon.titles.find(id).map(|title| lexicon.titles.get(title).name.clone())
}

/// The track of that name.
fn track_of(name: &str) -> Result<Track, Error> {
    Track::parse(&name.to_lowercase()).ok_or_else(|| {
        let names = || Track::ALL.iter().map(|t| t.as_str());
        let hint = nearest(name, names())
            .map_or_else(|| format!("there are {}", names().collect::<Vec<_>>().join(", ")), |n| format!("the nearest is {n:?}"));
        Error::option(format!("no track is called {name:?}; {hint}"))
    })
}

/// Whether a title is a rung of the ladder, coding work above those who learn it, or a path beside the ladder that has criteria of its own.
fn is_target(title: &Title) -> bool {
    title.rung > 0 && (title.counts_as_coding || title.target_track.is_some())
}

/// The title of that id, name or form.
fn title_of<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l Title> {
    let lower = name.to_lowercase();
    let by_name = lexicon.titles.iter().find(|t| t.id == lower || t.name.to_lowercase() == lower);
    by_name.or_else(|| whole(lexicon, &lexicon.titles.forms, name).first().map(|form| lexicon.titles.get(form.title)))
}

/// The forms that are all of a name, matched as in a resume: in any case, with blanks or hyphens.
fn whole<'l, T>(lexicon: &'l Lexicon, forms: &'l Phrases<T>, name: &str) -> Vec<&'l T> {
    let folded = text::Folded::of(name);
    let text = text::read(&folded, &lexicon.words);
    let all = 0..text.tokens.len();
    forms.find_within(&text, all.clone()).filter(|f| f.tokens == all).map(|f| f.value).collect()
}

/// The entries that a form names.
fn named(lexicon: &Lexicon, name: &str) -> Vec<EntryView> {
    let mut ids: Vec<_> = whole(lexicon, &lexicon.entries.forms, name).into_iter().map(|f| f.entry).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found: Vec<EntryView> = ids.into_iter().map(|id| entry(lexicon, lexicon.entries.get(id))).collect();
    found.extend(title_of(lexicon, name).map(|t| title(lexicon, t)));
    found.extend(lexicon.metrics.iter().filter(|f| f.name.eq_ignore_ascii_case(name)).map(metric));
    found.extend(whole(lexicon, &lexicon.education.forms, name).first().map(|form| education(lexicon, &form.id)));
    found
}

fn topic(topic: &Topic) -> TopicView {
    TopicView { id: topic.id.clone(), label: topic.label.clone(), says: topic.says.clone(), source: topic.source.clone() }
}

/// What the guide says of the titles among the entries, as paths.
fn paths(lexicon: &Lexicon, entries: &[EntryView]) -> Vec<TopicView> {
    let titles = entries.iter().filter(|e| e.kind == "title");
    let of = |e: &EntryView| lexicon.paths.all.iter().find(|p| p.titles.contains(&e.id)).map(|p| (e.id.clone(), p));
    let view = |(id, path): (String, &Path)| TopicView {
        id,
        label: path.label.clone(),
        says: std::iter::once(&path.says).chain(&path.asks).chain(&path.pay).cloned().collect(),
        source: path.source.clone(),
    };
    titles.filter_map(of).map(view).collect()
}

fn rule(rule: &rules::Rule) -> RuleView {
    RuleView { code: rule.code.to_owned(), name: rule.name.to_owned(), severity: rule.severity, page: rule.page.to_owned() }
}

fn entry(lexicon: &Lexicon, entry: &Entry) -> EntryView {
    let guarded = |form: &&String| whole(lexicon, &lexicon.entries.forms, form).iter().any(|f| f.guard.is_some() && f.text == **form);
    EntryView {
        short: entry.abbr.clone(),
        class: entry.class.clone(),
        parent: entry.parent.as_deref().map(|p| lexicon.entries.find(entry.kind, p).map_or(p, |id| &lexicon.entries.get(id).name).to_owned()),
        stands_for: entry.expands_to.iter().map(|id| lexicon.entries.get(*id).name.clone()).collect(),
        issuer: entry.issuer.clone(),
        stage: entry.stage.clone(),
        awarded: entry.awarded.clone(),
        ambiguous: entry.forms.iter().filter(guarded).cloned().collect(),
        forms: entry.forms.clone(),
        in_guide: entry.in_guide,
        note: entry.note.clone(),
        ..blank(entry.kind.as_str(), &entry.id, &entry.name)
    }
}

fn title(lexicon: &Lexicon, title: &Title) -> EntryView {
    let guarded = |form: &&String| whole(lexicon, &lexicon.titles.forms, form).iter().any(|f| f.not_near.is_some());
    EntryView {
        stage: Some(title.level.to_string()),
        track: title.target_track,
        target: is_target(title),
        ambiguous: title.forms.iter().filter(guarded).cloned().collect(),
        forms: title.forms.clone(),
        note: title.note.clone(),
        ..blank("title", &title.id, &title.name)
    }
}

fn metric(family: &Family) -> EntryView {
    let scale = family.good.is_some() || family.plausible.is_some();
    EntryView {
        scale: scale.then(|| ScaleView {
            lower_is_better: family.lower,
            good: family.good,
            excellent: family.excellent,
            plausible: family.plausible,
            source: family.source.clone(),
        }),
        examples: family.examples.clone(),
        note: family.note.clone(),
        ..blank("metric", &family.id, &family.name)
    }
}

fn education(lexicon: &Lexicon, id: &str) -> EntryView {
    blank("education", id, lexicon.education.name(id).unwrap_or(id))
}

/// An entry of which no more is known.
fn blank(kind: &str, id: &str, name: &str) -> EntryView {
    EntryView {
        kind: kind.to_owned(),
        id: id.to_owned(),
        name: name.to_owned(),
        short: None,
        class: None,
        parent: None,
        stands_for: Vec::new(),
        issuer: None,
        stage: None,
        track: None,
        target: false,
        awarded: None,
        scale: None,
        forms: Vec::new(),
        ambiguous: Vec::new(),
        examples: Vec::new(),
        in_guide: false,
        note: None,
    }
}

fn criterion(lexicon: &Lexicon, level: Level, track: Option<Track>, criterion: &Criterion) -> CriterionView {
    CriterionView {
        id: criterion.id.clone(),
        level,
        track,
        dimension: criterion.dimension,
        label: criterion.label.clone(),
        points: f64::from(criterion.points) / 100.0,
        effort: criterion.effort,
        help: rubric::help(lexicon, criterion, None),
        weak: criterion.weak.clone(),
        strong: criterion.strong.clone(),
        ways: criterion.ways.iter().map(|w| way(lexicon, w)).collect(),
        source: criterion.source.clone(),
    }
}

fn way(lexicon: &Lexicon, way: &Way) -> WayView {
    let (asks, any_of) = match &way.asks {
        Asks::Months(from, full) => (format!("years of coding work: from {} on, all of it at {}", from / 12, full / 12), Vec::new()),
        Asks::Rise => ("a later role on a higher rung".to_owned(), Vec::new()),
        Asks::Things { pool, items, count, after, months, measured, used, least } => {
            let mut asks = if *count > 1 { format!("{count} of these {}", plural(*pool)) } else { one(*pool).to_owned() };
            for (holds, words) in [
                (*after > 0, format!("beyond the best {}", if *after == 1 { "one".to_owned() } else { after.to_string() })),
                (*months > 0, format!("held for {months} months")),
                (*measured, "with a measured result".to_owned()),
                (*used, "shown in use".to_owned()),
                (*least > 0.0, format!("of {least} or more")),
            ] {
                if holds {
                    asks += ", ";
                    asks += &words;
                }
            }
            let item = |selectors: &Vec<Selector>| selectors.iter().map(|s| selector(lexicon, way, *pool, s)).collect::<Vec<_>>().join(" or ");
            (asks, items.iter().map(item).collect())
        }
    };
    WayView { asks, any_of, share: way.share }
}

fn selector(lexicon: &Lexicon, way: &Way, pool: Pool, selector: &Selector) -> String {
    match selector {
        Selector::Id(id) => rubric::name(lexicon, way, id),
        Selector::Class(class) => format!("any {}", class.replace('-', " ")),
        Selector::Stage(stage) if pool == Pool::Title => format!("any title of level {stage}"),
        Selector::Stage(stage) => format!("any of stage {stage}"),
    }
}

/// One thing of a pool.
fn one(pool: Pool) -> &'static str {
    match pool {
        Pool::CodeSet => "a code set",
        Pool::Ehr => "an EHR",
        Pool::Encoder => "an encoder or reference",
        Pool::Tool => "a tool",
        Pool::Specialty => "a specialty or setting",
        Pool::Skill => "a skill",
        Pool::System => "a system",
        Pool::Credential => "a credential held",
        Pool::Metric => "a measured result",
        Pool::Title => "a title",
        Pool::Education => "a programme or degree",
        Pool::Accreditation => "accreditation",
        Pool::Foundation => "a course or skill",
        Pool::Place => "a place in the resume",
    }
}

/// Several things of a pool.
fn plural(pool: Pool) -> &'static str {
    match pool {
        Pool::CodeSet => "code sets",
        Pool::Ehr => "EHRs",
        Pool::Encoder => "encoders or references",
        Pool::Tool => "tools",
        Pool::Specialty => "specialties or settings",
        Pool::Skill => "skills",
        Pool::System => "systems",
        Pool::Credential => "credentials held",
        Pool::Metric => "measured results",
        Pool::Title => "titles",
        Pool::Education => "programmes or degrees",
        Pool::Accreditation => "accreditations",
        Pool::Foundation => "courses or skills",
        Pool::Place => "places in the resume",
    }
}
