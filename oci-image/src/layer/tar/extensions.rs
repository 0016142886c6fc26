//! What the extension headers before an entry say of it.

use super::{header::until_nul, pax};

/// The types of headers that say something of others.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ExtensionKind {
    /// Type `x`: PAX records for the next entry.
    Local,
    /// Type `X`: the same, as Solaris wrote it.
    Solaris,
    /// Type `g`: PAX records for all entries that follow.
    Global,
    /// Type `L`: the name of the next entry.
    LongName,
    /// Type `K`: the target of the next entry.
    LongLink,
}

impl ExtensionKind {
    pub(super) fn of(kind: u8) -> Option<Self> {
        match kind {
            b'x' => Some(Self::Local),
            b'X' => Some(Self::Solaris),
            b'g' => Some(Self::Global),
            b'L' => Some(Self::LongName),
            b'K' => Some(Self::LongLink),
            _ => None,
        }
    }

    /// The byte of a header that says so.
    pub(super) fn letter(self) -> char {
        match self {
            Self::Local => 'x',
            Self::Solaris => 'X',
            Self::Global => 'g',
            Self::LongName => 'L',
            Self::LongLink => 'K',
        }
    }

    fn is_pax(self) -> bool {
        matches!(self, Self::Local | Self::Solaris)
    }
}

/// A finding that waits for the name of the entry.
#[derive(Debug)]
pub(super) struct Oddity {
    pub(super) offset: u64,
    pub(super) message: String,
}

/// What the extension headers before an entry say of it, up to the last of them.
#[derive(Debug, Default)]
pub(super) struct Extensions {
    /// Where the first and the last of them begin, and what the last one is.
    first: Option<u64>,
    last: Option<(ExtensionKind, u64)>,
    /// How long their contents are together, in bytes.
    bytes: u64,
    /// Where the header with the PAX records begins.
    records_offset: Option<u64>,
    pub(super) records: pax::Local,
    long_name: Option<Vec<u8>>,
    long_link: Option<Vec<u8>>,
    /// Two of them that should not stand together.
    pub(super) disorder: Option<Oddity>,
    /// What is odd about a record.
    pub(super) odd_record: Option<Oddity>,
}

impl Extensions {
    /// Forgets them: their entry is over.
    pub(super) fn clear(&mut self) {
        let mut records = std::mem::take(&mut self.records);
        records.clear();
        *self = Self {
            records,
            ..Self::default()
        };
    }

    /// Where the first of them begins, if there are any.
    pub(super) fn first(&self) -> Option<u64> {
        self.first
    }

    pub(super) fn last(&self) -> Option<(ExtensionKind, u64)> {
        self.last
    }

    /// How long their contents are together, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes in that a header begins.
    pub(super) fn begin(&mut self, kind: ExtensionKind, offset: u64, size: u64) {
        if let Some((before, _)) = self.last
            && let Some(message) = disorder(before, kind)
        {
            self.disorder.get_or_insert(Oddity { offset, message });
        }
        if kind == ExtensionKind::Global {
            return;
        }
        self.first.get_or_insert(offset);
        self.last = Some((kind, offset));
        self.bytes = self.bytes.saturating_add(size);
    }

    /// Takes in the content of a header with PAX records.
    pub(super) fn read_records(
        &mut self,
        offset: u64,
        text: &mut Vec<u8>,
    ) -> Result<(), pax::Malformed> {
        self.records_offset = Some(offset);
        self.records.read(text)
    }

    /// Takes in a long name.
    pub(super) fn read_long_name(&mut self, text: &[u8]) {
        self.long_name = Some(until_nul(text).to_vec());
    }

    /// Takes in a long target.
    pub(super) fn read_long_link(&mut self, text: &[u8]) {
        self.long_link = Some(until_nul(text).to_vec());
    }

    /// The long name in the manner of GNU; an empty one is none.
    pub(super) fn long_name(&self) -> Option<&[u8]> {
        self.long_name.as_deref().filter(|name| !name.is_empty())
    }

    /// The long target in the manner of GNU; an empty one is none.
    pub(super) fn long_link(&self) -> Option<&[u8]> {
        self.long_link.as_deref().filter(|name| !name.is_empty())
    }

    /// Where the header with the PAX records begins.
    pub(super) fn records_offset(&self) -> Option<u64> {
        self.records_offset
    }
}

/// Why one header should not stand behind another, if it should not.
fn disorder(before: ExtensionKind, kind: ExtensionKind) -> Option<String> {
    let (one, other) = (before.letter(), kind.letter());
    let message = if before == kind || (before.is_pax() && kind.is_pax()) {
        format!("an extension header of type `{one}` is followed by one more of type `{other}`")
    } else if before.is_pax() || kind.is_pax() || kind == ExtensionKind::Global {
        format!(
            "an extension header of type `{one}` is followed by one of type `{other}`, not by its \
             entry"
        )
    } else {
        return None;
    };
    Some(message)
}
