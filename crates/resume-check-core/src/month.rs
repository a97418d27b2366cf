//! A calendar month: the grain of a career timeline.

use std::fmt;

/// A month of a year, ordered in time. Written `YYYY-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// That month of that year; `None` unless the year is 1900 to 2199 and the month 1 to 12.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        ((1900..2200).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The first month that there is.
    pub(crate) const FIRST: Self = Self { year: 1900, month: 1 };

    /// Reads `YYYY-MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        (digits(year, 4) && digits(month, 2)).then(|| Self::new(year.parse().ok()?, month.parse().ok()?))?
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Months since January of the year 0: a number to count with.
    pub fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// How many months lie from this one through `end`, both counted; 0 where `end` is earlier.
    pub fn through(self, end: Self) -> u32 {
        u32::try_from(end.index() - self.index() + 1).unwrap_or(0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
