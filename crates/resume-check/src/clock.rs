//! The month that a run takes for today's.

use resume_check_core::Month;

use crate::exit::Fault;

/// The month that is given, else the one that it is.
pub(crate) fn as_of(given: Option<Month>) -> Result<Month, Fault> {
    given.or_else(this_month).ok_or_else(|| Fault::usage("this machine's clock tells no month; give one with --as-of YYYY-MM"))
}

/// The month that it is, in UTC.
#[expect(clippy::disallowed_types, reason = "the command line has the clock; the core has none")]
fn this_month() -> Option<Month> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    month_of(now.as_secs() / 86_400)
}

/// The month of a day that is so many days after the first of January 1970.
fn month_of(mut day: u64) -> Option<Month> {
    let leap = |year: u16| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    for year in 1970..2200 {
        let february = if leap(year) { 29 } else { 28 };
        for (month, days) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
            if day < days {
                return Month::new(year, month);
            }
            day -= days;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_in_the_months_of_the_calendar() {
        for (day, month) in
            [(0, "1970-01"), (30, "1970-01"), (31, "1970-02"), (11_016, "2000-02"), (11_017, "2000-03"), (20_788, "2026-12"), (20_787, "2026-11")]
        {
            assert_eq!(month_of(day).map(|m| m.to_string()).as_deref(), Some(month), "day {day}");
        }
        assert_eq!(month_of(u64::MAX), None);
    }
}
