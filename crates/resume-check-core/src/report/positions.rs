//! Lines and columns of bytes: what a person counts with.

/// How many bytes lie between two counted places of a text.
const STEP: usize = 1024;

/// Tells the 1-based line and column (in characters) of a byte, without counting a long line anew each time.
pub(crate) struct Positions<'t> {
    text: &'t str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// How many characters lie before every 1024th byte.
    chars: Vec<usize>,
}

impl<'t> Positions<'t> {
    /// `lines` holds the byte at which each line begins, in order.
    pub(crate) fn new(text: &'t str, lines: Vec<usize>) -> Self {
        let mut chars = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for step in text.as_bytes().chunks(STEP) {
            chars.push(count);
            count += starts(step);
        }
        Self { text, lines, chars }
    }

    /// The line and the column of this byte, both from 1.
    pub(crate) fn of(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let byte = byte.min(self.text.len());
        let start = start.min(byte);
        let before = if byte - start <= STEP { self.count(start, byte) } else { self.before(byte) - self.before(start) };
        (line, before + 1)
    }

    /// How many characters begin between two bytes.
    fn count(&self, from: usize, to: usize) -> usize {
        starts(&self.text.as_bytes()[from..to])
    }

    /// How many characters lie before this byte.
    fn before(&self, byte: usize) -> usize {
        let step = byte / STEP;
        let counted = self.chars.get(step).copied();
        let from = if counted.is_some() { step * STEP } else { 0 };
        counted.unwrap_or(0) + self.count(from, byte)
    }
}

/// How many characters begin among these bytes. A small count for each few bytes lets the machine look at many at once.
fn starts(bytes: &[u8]) -> usize {
    let few = |bytes: &[u8]| bytes.iter().map(|b| u8::from(b & 0xc0 != 0x80)).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|b| usize::from(few(b))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = format!("{}\né b", "ä".repeat(2000));
        let positions = Positions::new(&text, vec![0, 4001]);
        assert_eq!(positions.of(0), (1, 1));
        assert_eq!(positions.of(2000), (1, 1001));
        assert_eq!(positions.of(4001), (2, 1));
        assert_eq!(positions.of(4004), (2, 3));
        assert_eq!(positions.of(text.len()), (2, 4));
    }
}
