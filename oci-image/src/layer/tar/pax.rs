//! PAX records.

use std::{collections::BTreeMap, ops::Range};

use super::{number, shown};

/// Records that hold until something else is said, by their keywords.
pub(in crate::layer) type Global = BTreeMap<Vec<u8>, Vec<u8>>;

/// The records of one header, sorted by their keywords.
#[derive(Debug, Default)]
pub(in crate::layer) struct Local {
    text: Vec<u8>,
    /// Of equal keywords the later one is behind the earlier one, and the last one holds.
    records: Vec<Record>,
    /// Whether a length is not written as it would be usually.
    has_odd_length: bool,
}

/// Where in the text a record is.
#[derive(Clone, Debug)]
struct Record {
    keyword: Range<usize>,
    value: Range<usize>,
    has_odd_length: bool,
}

/// What is wrong with a text, so that nobody knows which records are in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Malformed {
    Length,
    Overlong,
    Newline,
    Equals,
}

impl Malformed {
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Length => "a PAX record does not begin with its length and a space",
            Self::Overlong => "a PAX record is longer than what is left of its header",
            Self::Newline => "a PAX record does not end with a newline",
            Self::Equals => "a PAX record has no `=`",
        }
    }
}

impl Local {
    /// Without any records.
    pub(in crate::layer) const EMPTY: Self = Self {
        text: Vec::new(),
        records: Vec::new(),
        has_odd_length: false,
    };

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.records.clear();
        self.has_odd_length = false;
    }

    /// Reads the records of a header, in place of those that were there. The text is taken out of
    /// `text`.
    pub(super) fn read(&mut self, text: &mut Vec<u8>) -> Result<(), Malformed> {
        self.clear();
        std::mem::swap(&mut self.text, text);
        let mut start = 0;
        while start < self.text.len() {
            let rest = self.text.get(start..).unwrap_or_default();
            let record = Record::read(rest)?;
            let shift = |range: Range<usize>| {
                start.saturating_add(range.start)..start.saturating_add(range.end)
            };
            let record = Record {
                keyword: shift(record.keyword),
                value: shift(record.value),
                has_odd_length: record.has_odd_length,
            };
            // Behind the value there is a newline.
            start = record.value.end.saturating_add(1);
            self.has_odd_length |= record.has_odd_length;
            self.records.push(record);
        }
        let text = &self.text;
        let keyword = |record: &Record| text.get(record.keyword.clone());
        self.records
            .sort_by(|one, other| keyword(one).cmp(&keyword(other)));
        Ok(())
    }

    /// The last value of a keyword.
    pub(in crate::layer) fn get(&self, keyword: &[u8]) -> Option<&[u8]> {
        if self.records.is_empty() {
            return None;
        }
        let behind = |record: &Record| self.part(&record.keyword) <= keyword;
        let last = self.records.partition_point(behind).checked_sub(1)?;
        let record = self.records.get(last)?;
        (self.part(&record.keyword) == keyword).then(|| self.part(&record.value))
    }

    /// All records, also those that a later one overrides; of equal keywords the last one holds.
    pub(super) fn all(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let parts = |record: &Record| (record.keyword.clone(), record.value.clone());
        let parts = self.records.iter().map(parts);
        parts.map(|(keyword, value)| (self.part(&keyword), self.part(&value)))
    }

    /// The records that hold.
    pub(in crate::layer) fn iter(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let next = self.all().skip(1).map(|(keyword, _)| Some(keyword));
        let next = next.chain(std::iter::once(None));
        let held = self.all().zip(next);
        let held = held.filter(|((keyword, _), next)| Some(*keyword) != *next);
        held.map(|(record, _)| record)
    }

    /// What readers would read differently, if there is anything: the first such thing.
    pub(super) fn oddity(&self) -> Option<String> {
        if self.has_odd_length {
            return Some("the length of a PAX record begins with 0".to_owned());
        }
        let is_binary = self.get(b"hdrcharset") == Some(b"BINARY");
        let own = self.all().find_map(|(keyword, value)| {
            let fault = oddity(keyword, value, is_binary)?;
            Some(format!("the PAX record `{}` {fault}", shown(keyword)))
        });
        own.or_else(|| {
            let behind = self.all().skip(1);
            let mut pairs = self.all().zip(behind);
            let ((keyword, _), _) = pairs.find(|((keyword, value), (next, other))| {
                keyword == next && value != other && !MANY.contains(keyword)
            })?;
            let keyword = shown(keyword);
            Some(format!(
                "one header has two PAX records `{keyword}`, with different values"
            ))
        })
    }

    fn part(&self, range: &Range<usize>) -> &[u8] {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// Keywords that one header may have several records of.
const MANY: [&[u8]; 2] = [SPARSE_OFFSET, SPARSE_BYTES];
pub(super) const SPARSE_OFFSET: &[u8] = b"GNU.sparse.offset";
pub(super) const SPARSE_BYTES: &[u8] = b"GNU.sparse.numbytes";

/// Keywords whose records are about what an entry always has.
const NEVER_EMPTY: [&[u8]; 8] = [
    b"path",
    b"linkpath",
    b"size",
    b"uid",
    b"gid",
    b"mtime",
    b"atime",
    b"ctime",
];

/// What readers would read differently of one record, as the end of a sentence.
fn oddity(keyword: &[u8], value: &[u8], is_binary: bool) -> Option<&'static str> {
    if keyword.is_empty() {
        return Some("has no keyword");
    }
    if keyword.contains(&0) || str::from_utf8(keyword).is_err() {
        return Some("has a keyword with a NUL, or that is no UTF-8");
    }
    if value.is_empty() {
        // The standard says that there is none then; some readers take it for an empty name or a
        // zero, and others fail.
        return NEVER_EMPTY.contains(&keyword).then_some("has no value");
    }
    match keyword {
        b"path" | b"linkpath" | b"GNU.sparse.name" | b"uname" | b"gname" if value.contains(&0) => {
            Some("has a NUL")
        }
        b"uname" | b"gname" if !is_binary && str::from_utf8(value).is_err() => Some("is no UTF-8"),
        b"uid" | b"gid" if number::decimal(value).is_some_and(|id| id > u32::MAX.into()) => {
            Some("has more than 32 bits")
        }
        // Other clauses have what is wrong with the attributes that an entry needs.
        b"atime" | b"ctime" if number::time(value).is_none() => Some("is no number of seconds"),
        b"hdrcharset" if !matches!(value, b"BINARY" | b"ISO-IR 10646 2000 UTF-8") => {
            Some("is neither `BINARY` nor `ISO-IR 10646 2000 UTF-8`")
        }
        _ => None,
    }
}

impl Record {
    /// Reads the first record of a text: `LENGTH KEYWORD=VALUE\n`, where the length counts all of it.
    fn read(text: &[u8]) -> Result<Self, Malformed> {
        // A length that is longer than this is longer than any text.
        const MOST_DIGITS: usize = 20;
        let space = text.iter().take(MOST_DIGITS).position(|byte| *byte == b' ');
        let space = space.ok_or(Malformed::Length)?;
        let length = text.get(..space).and_then(number::decimal);
        let length = length.ok_or(Malformed::Length)?;
        let length = usize::try_from(length).map_err(|_| Malformed::Overlong)?;
        let record = text.get(..length).ok_or(Malformed::Overlong)?;
        let start = space.saturating_add(1);
        let record = record.get(start..).ok_or(Malformed::Length)?;
        let record = record.strip_suffix(b"\n").ok_or(Malformed::Newline)?;
        let equals = record.iter().position(|byte| *byte == b'=');
        let equals = equals.ok_or(Malformed::Equals)?;
        let equals = start.saturating_add(equals);
        Ok(Self {
            keyword: start..equals,
            value: equals.saturating_add(1)..length.saturating_sub(1),
            has_odd_length: text.first() == Some(&b'0'),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<Local, Malformed> {
        let mut records = Local::default();
        records.read(&mut text.to_vec())?;
        Ok(records)
    }

    #[test]
    fn the_last_record_of_a_keyword_holds() {
        let records = read(b"6 b=1\n6 a=2\n6 b=3\n5 c=\n8 d=\n=\0\n").unwrap();
        let held: Vec<_> = records.iter().collect();
        let expected: [(&[u8], &[u8]); 4] =
            [(b"a", b"2"), (b"b", b"3"), (b"c", b""), (b"d", b"\n=\0")];
        assert_eq!(held, expected);
        assert_eq!(records.all().count(), 5);
        for (keyword, value) in expected {
            assert_eq!(records.get(keyword), Some(value));
        }
        assert_eq!(records.get(b""), None);
        assert_eq!(records.get(b"e"), None);
    }

    #[test]
    fn what_is_no_record_is_refused() {
        for (text, fault) in [
            (&b"a"[..], Malformed::Length),
            (b" a=b\n", Malformed::Length),
            (b"+6 a=b\n", Malformed::Length),
            (b"6", Malformed::Length),
            (b"6\na=b\n", Malformed::Length),
            (b"1 a=b\n", Malformed::Length),
            (b"000000000000000000007 a=b\n", Malformed::Length),
            (b"6 a=b\n\0", Malformed::Length),
            (b"7 a=b\n", Malformed::Overlong),
            (b"9999999999999999999 a=b\n", Malformed::Overlong),
            (b"2 a=b\n", Malformed::Newline),
            (b"5 a=b\n", Malformed::Newline),
            (b"5 ab\n", Malformed::Equals),
            (b"3 \n", Malformed::Equals),
        ] {
            let found = read(text).map(|_| ()).unwrap_err();
            assert_eq!(found, fault, "{}", text.escape_ascii());
        }
    }

    #[test]
    fn what_is_read_differently_is_found() {
        for (text, oddity) in [
            (&b"6 a=b\n"[..], None),
            (b"5 a=\n", None),
            (b"10 uid=10\n", None),
            (b"9 uname=\n", None),
            (
                b"28 GNU.sparse.numbytes=1024\n28 GNU.sparse.numbytes=2048\n",
                None,
            ),
            (b"6 a=b\n6 a=b\n", None),
            (b"21 hdrcharset=BINARY\n11 uname=\xff\n", None),
            (
                b"07 a=b\n",
                Some("the length of a PAX record begins with 0"),
            ),
            (b"5 =b\n", Some("the PAX record `` has no keyword")),
            (
                b"11 uname=\xff\n",
                Some("the PAX record `uname` is no UTF-8"),
            ),
            (b"10 path=\0\n", Some("the PAX record `path` has a NUL")),
            (b"10 uid=-1\n", None),
            (
                b"11 atime=x\n",
                Some("the PAX record `atime` is no number of seconds"),
            ),
            (
                b"18 gid=4294967296\n",
                Some("the PAX record `gid` has more than 32 bits"),
            ),
            (
                b"6 a=b\n6 a=c\n",
                Some("one header has two PAX records `a`, with different values"),
            ),
        ] {
            let found = read(text).unwrap().oddity();
            assert_eq!(found.as_deref(), oddity, "{}", text.escape_ascii());
        }
    }
}
