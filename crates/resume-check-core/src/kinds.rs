//! The closed sets of the field: what can be mentioned, how it is held, what a number measures in.
//!
//! Open sets (which credentials, which tools) are data in `lexicons/`; only what code must tell apart stands here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant),* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name that reports and lexicons use.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The value of that name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

kinds! {
    /// A stage of the career ladder.
    Level {
        /// 0 to 2 years.
        Entry = "entry",
        /// 3 to 5 years.
        Mid = "mid",
        /// 7 years, or 5 with leadership, audit, compliance or a senior specialty.
        Senior = "senior",
    }
}

kinds! {
    /// A direction that a career takes beside plain coding.
    Track {
        /// People and departments.
        Management = "management",
        /// Audit of others' coding, DRG validation.
        Auditing = "auditing",
        /// Compliance programmes.
        Compliance = "compliance",
        /// HCC and RAF work.
        RiskAdjustment = "risk-adjustment",
        /// Clinical documentation integrity.
        Cdi = "cdi",
        /// Teaching coders and providers.
        Education = "education",
        /// Work for clients.
        Consulting = "consulting",
        /// Health data analysis.
        Analytics = "analytics",
        /// Billing, denials, revenue integrity.
        RevenueCycle = "revenue-cycle",
        /// Configuration and go-live of health IT.
        Implementation = "implementation",
        /// Practices and departments run.
        Administration = "administration",
    }
}

kinds! {
    /// What kind of thing a mention names.
    MentionKind {
        /// ICD-10-CM, CPT, HCPCS, DRG, edits, claim forms.
        CodeSet = "code-set",
        /// Epic, Cerner, practice-management systems.
        Ehr = "ehr",
        /// Encoders, CAC, CDI and audit products, references.
        Encoder = "encoder",
        /// Clearinghouses, analytics, office and compliance tools.
        Tool = "tool",
        /// CPC, CCS, RHIA and the like.
        Credential = "credential",
        /// A clinical specialty or a care setting.
        Specialty = "specialty",
        /// A skill or responsibility.
        Skill = "skill",
    }
}

kinds! {
    /// How the writer stands to what is named.
    Status {
        /// Theirs, today.
        Held = "held",
        /// Studying for, eligible, expected, scheduled.
        InProgress = "in-progress",
        /// Lapsed, not renewed, superseded.
        Expired = "expired",
        /// "No experience with".
        Negated = "negated",
        /// Somebody else's, or an employer's wish.
        Other = "other",
    }
}

kinds! {
    /// How strongly the text shows what it names, weakest first.
    Strength {
        /// In a list of names.
        Listed = "listed",
        /// In a statement of what was done.
        Used = "used",
        /// In such a statement with a plausible metric.
        Quantified = "quantified",
    }
}

kinds! {
    /// What a section of a resume is for.
    SectionKind {
        /// Everything above the first heading: name, letters after the name, contact.
        Header = "header",
        /// Summary, profile, highlights in prose.
        Summary = "summary",
        /// What is wished for.
        Objective = "objective",
        /// Jobs.
        Experience = "experience",
        /// Degrees, programmes, courses of study.
        Education = "education",
        /// Credentials and licences.
        Certifications = "certifications",
        /// Skills, code sets, strengths.
        Skills = "skills",
        /// Software and systems.
        Systems = "systems",
        /// Projects and selected work.
        Projects = "projects",
        /// Awards and accomplishments.
        Accomplishments = "accomplishments",
        /// Memberships and affiliations.
        Memberships = "memberships",
        /// Continuing education and training.
        Training = "training",
        /// Unpaid practice: practicum, externship.
        Practicum = "practicum",
        /// References and what goes with them.
        References = "references",
        /// Interests, languages, hobbies.
        Interests = "interests",
        /// A posting or requirements quoted in the resume.
        Advert = "advert",
        /// A heading of no known kind.
        Other = "other",
    }
}

kinds! {
    /// What a metric is counted in.
    Unit {
        /// Of a hundred.
        Percent = "percent",
        /// Percentage points of a change.
        Points = "points",
        /// US dollars.
        Usd = "usd",
        /// Days.
        Days = "days",
        /// Hours.
        Hours = "hours",
        /// Charts, notes, reports, cases.
        Charts = "charts",
        /// Claims.
        Claims = "claims",
        /// Encounters and visits.
        Encounters = "encounters",
        /// Records.
        Records = "records",
        /// Accounts.
        Accounts = "accounts",
        /// Codes.
        Codes = "codes",
        /// Audits.
        Audits = "audits",
        /// Physician queries.
        Queries = "queries",
        /// People led, trained or mentored.
        People = "people",
        /// Sessions, classes, workshops.
        Sessions = "sessions",
        /// Providers.
        Providers = "providers",
        /// Clinics, hospitals, sites, practices.
        Facilities = "facilities",
        /// Years.
        Years = "years",
        /// A factor: doubled is 2.
        X = "x",
        /// A case mix index or risk score.
        Index = "index",
    }
}

kinds! {
    /// The period of a volume.
    Per {
        /// An hour.
        Hour = "hour",
        /// A day, a shift.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

kinds! {
    /// How a value is bounded by its words.
    Bound {
        /// Over, at least, 25+.
        AtLeast = "at-least",
        /// Under, within, up to.
        AtMost = "at-most",
        /// About, nearly, ~.
        Approx = "approx",
    }
}

kinds! {
    /// Where a value lies on its family's scale.
    Grade {
        /// Short of good.
        Below = "below",
        /// At the benchmark.
        Good = "good",
        /// Among the best.
        Excellent = "excellent",
    }
}

kinds! {
    /// A dimension of the score.
    Dimension {
        /// Measured outcomes.
        Impact = "impact",
        /// Credentials held.
        Credentials = "credentials",
        /// Code sets and guidelines.
        CodeSets = "code-sets",
        /// EHR, encoder, analytics.
        Systems = "systems",
        /// Years, titles, progression, responsibility.
        Experience = "experience",
        /// Programmes and degrees.
        Education = "education",
        /// Sections, dates, a place for credentials.
        Presentation = "presentation",
    }
}

kinds! {
    /// How much of a criterion is earned.
    CriterionStatus {
        /// All of it.
        Met = "met",
        /// Some of it.
        Partial = "partial",
        /// None of it.
        Missing = "missing",
    }
}

kinds! {
    /// How much a finding matters, least first.
    Severity {
        /// Good to know.
        Info = "info",
        /// A reader will stumble over it.
        Warning = "warning",
        /// The resume should not be sent so.
        Error = "error",
    }
}

kinds! {
    /// What an action costs the writer.
    Effort {
        /// It is in the resume today and wants other words.
        Rewrite = "rewrite",
        /// A number to find at work.
        Measure = "measure",
        /// Something to learn.
        Learn = "learn",
        /// A credential or degree to earn.
        Earn = "earn",
        /// Time, or a role, to serve.
        Serve = "serve",
    }
}

kinds! {
    /// A part of the match with a posting.
    JobPart {
        /// What a candidate must bring.
        Required = "required",
        /// What is nice to have.
        Preferred = "preferred",
        /// Years in the field.
        Experience = "experience",
        /// Specialties and care settings.
        Specialty = "specialty",
        /// How accurate and how much.
        Standards = "standards",
        /// Programmes and degrees.
        Education = "education",
    }
}

kinds! {
    /// How a resume stands to what a posting asks for.
    JobStatus {
        /// It shows that, in the posting's words.
        Met = "met",
        /// It shows that under another name.
        OtherName = "other-name",
        /// It shows a part: under way, fewer years, a lower figure.
        Partial = "partial",
        /// It shows nothing of that.
        Missing = "missing",
    }
}

kinds! {
    /// How sure a degree or programme is.
    EducationStatus {
        /// Finished.
        Completed = "completed",
        /// Under way or expected.
        InProgress = "in-progress",
        /// Begun and left.
        Unfinished = "unfinished",
    }
}
