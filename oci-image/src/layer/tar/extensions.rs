//! What the extension headers before an entry say of it.

use super::{
    header::{Header, has_more_behind_nul, until_nul},
    pax,
};

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
    /// What the last of them is, and where it begins. Global ones are not counted.
    last: Option<(ExtensionKind, u64)>,
    /// Where the last global one begins.
    global: Option<u64>,
    /// How long their contents are together, in bytes.
    bytes: u64,
    /// Where the header with the PAX records begins.
    records_offset: Option<u64>,
    pub(super) records: pax::Local,
    long_name: Option<Vec<u8>>,
    long_link: Option<Vec<u8>>,
    /// The first of each kind of findings.
    pub(super) disorder: Option<Oddity>,
    pub(super) odd_type: Option<Oddity>,
    pub(super) odd_record: Option<Oddity>,
    pub(super) nul: Option<Oddity>,
    pub(super) empty: Option<Oddity>,
}

impl Extensions {
    /// Whether there were none, not even global ones.
    pub(super) fn is_empty(&self) -> bool {
        self.last.is_none() && self.global.is_none()
    }

    /// Forgets them: their entry is over.
    pub(super) fn clear(&mut self) {
        if self.is_empty() {
            return;
        }
        let mut records = std::mem::take(&mut self.records);
        records.clear();
        *self = Self {
            records,
            ..Self::default()
        };
    }

    /// What the last of them is, and where it begins.
    pub(super) fn last(&self) -> Option<(ExtensionKind, u64)> {
        self.last
    }

    /// Where the last global one begins.
    pub(super) fn global(&self) -> Option<u64> {
        self.global
    }

    /// How long their contents are together, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes in that a header begins.
    pub(super) fn begin(
        &mut self,
        kind: ExtensionKind,
        header: Header<'_>,
        offset: u64,
        size: u64,
    ) {
        if let Some((before, _)) = self.last
            && let Some(message) = disorder(before, kind)
        {
            self.disorder.get_or_insert(Oddity { offset, message });
        }
        if let Some(message) = odd_type(kind, header) {
            self.odd_type.get_or_insert(Oddity { offset, message });
        }
        if kind == ExtensionKind::Global {
            self.global = Some(offset);
            return;
        }
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
        self.records.read(text)?;
        if let Some(message) = self.records.oddity() {
            self.odd_record.get_or_insert(Oddity { offset, message });
        }
        Ok(())
    }

    /// Takes in a long name.
    pub(super) fn read_long_name(&mut self, offset: u64, text: &[u8]) {
        self.long_name = Some(self.long(ExtensionKind::LongName, offset, text));
    }

    /// Takes in a long target.
    pub(super) fn read_long_link(&mut self, offset: u64, text: &[u8]) {
        self.long_link = Some(self.long(ExtensionKind::LongLink, offset, text));
    }

    fn long(&mut self, kind: ExtensionKind, offset: u64, text: &[u8]) -> Vec<u8> {
        let letter = kind.letter();
        let name = until_nul(text);
        if name.is_empty() {
            let message =
                format!("the long name in an extension header of type `{letter}` is empty");
            self.empty.get_or_insert(Oddity { offset, message });
        }
        if has_more_behind_nul(text) {
            let message = format!(
                "the long name in an extension header of type `{letter}` goes on behind a NUL"
            );
            self.nul.get_or_insert(Oddity { offset, message });
        }
        name.to_vec()
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

/// Why some readers do not take a header of this kind for an extension header, if there are such.
fn odd_type(kind: ExtensionKind, header: Header<'_>) -> Option<String> {
    let letter = kind.letter();
    if kind == ExtensionKind::Solaris {
        Some(format!(
            "an extension header has the type `{letter}`, expected `x`"
        ))
    } else if !header.has_usual_magic() {
        Some(format!(
            "an extension header of type `{letter}` has neither the magic of POSIX nor that of GNU"
        ))
    } else {
        None
    }
}
