//! The fields of a header.

use std::ops::Range;

use super::number::{self, Number};
use crate::layer::Attribute;

/// How long a header is, and what every content is padded to, in bytes.
pub(super) const BLOCK: usize = 512;

const NAME: Range<usize> = 0..100;
const CHECKSUM: Range<usize> = 148..156;
const TYPE: usize = 156;
const LINK_NAME: Range<usize> = 157..257;
const MAGIC: Range<usize> = 257..263;
const VERSION: Range<usize> = 263..265;
const PREFIX: Range<usize> = 345..500;
const TRAILER: Range<usize> = 508..512;

/// Where the map of a sparse file begins in its header, and what comes behind it.
const SPARSE_MAP: Range<usize> = 386..482;
const SPARSE_EXTENDED: usize = 482;
const SPARSE_REAL_SIZE: Range<usize> = 483..495;

/// How long the part of the prefix is that a header of `star` leaves.
const STAR_PREFIX: usize = 131;

/// A header: one block that is not all zeros.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header<'a>(pub(super) &'a [u8; BLOCK]);

/// What the magic of a header says that its fields are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Dialect {
    /// Those of before POSIX: there is no magic.
    Old,
    /// Those of POSIX, with a prefix to the name.
    Ustar,
    /// Those of GNU, which have times where the prefix would be.
    Gnu,
    /// Nobody knows.
    Unknown,
}

/// Whether the checksum of a header is right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Checksum {
    Right,
    /// It is if bytes are taken as signed.
    Signed,
    Wrong {
        found: Attribute<i64>,
        expected: i64,
    },
}

/// The numbers in a header that any kind of entry has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum NumberField {
    Mode,
    Uid,
    Gid,
    Size,
    Mtime,
    Checksum,
    DeviceMajor,
    DeviceMinor,
}

impl NumberField {
    /// All of them.
    const ALL: [Self; 8] = [
        Self::Mode,
        Self::Uid,
        Self::Gid,
        Self::Size,
        Self::Mtime,
        Self::Checksum,
        Self::DeviceMajor,
        Self::DeviceMinor,
    ];

    /// Its name in POSIX.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Mode => "mode",
            Self::Uid => "uid",
            Self::Gid => "gid",
            Self::Size => "size",
            Self::Mtime => "mtime",
            Self::Checksum => "chksum",
            Self::DeviceMajor => "devmajor",
            Self::DeviceMinor => "devminor",
        }
    }

    /// The largest number that makes sense.
    fn most(self) -> i64 {
        match self {
            // The type, too, which some writers put there.
            Self::Mode => 0o177_777,
            Self::Uid | Self::Gid => u32::MAX.into(),
            Self::DeviceMajor | Self::DeviceMinor => i32::MAX.into(),
            Self::Size | Self::Mtime | Self::Checksum => i64::MAX,
        }
    }

    fn range(self) -> Range<usize> {
        match self {
            Self::Mode => 100..108,
            Self::Uid => 108..116,
            Self::Gid => 116..124,
            Self::Size => 124..136,
            Self::Mtime => 136..148,
            Self::Checksum => CHECKSUM,
            Self::DeviceMajor => 329..337,
            Self::DeviceMinor => 337..345,
        }
    }
}

impl<'a> Header<'a> {
    fn field(self, range: Range<usize>) -> &'a [u8] {
        self.0.get(range).unwrap_or_default()
    }

    pub(super) fn is_zero(self) -> bool {
        self.0.iter().all(|byte| *byte == 0)
    }

    pub(super) fn kind(self) -> u8 {
        self.0.get(TYPE).copied().unwrap_or_default()
    }

    pub(super) fn number(self, field: NumberField) -> Number {
        number::field(self.field(field.range()))
    }

    /// What readers do not agree on about a number that it has, but for those that `skip` names: the
    /// first such thing.
    pub(super) fn odd_number(self, skip: impl Fn(NumberField) -> bool) -> Option<String> {
        let mut fields = NumberField::ALL.iter().filter(|field| !skip(**field));
        fields.find_map(|field| {
            let number = self.number(*field);
            let oddity = match (field, number.value) {
                (NumberField::Size, Attribute::Missing) => "is blank",
                (_, Attribute::Value(number)) if number > field.most() => "is too large",
                _ => number.oddity?,
            };
            Some(format!("`{}` {oddity}", field.name()))
        })
    }

    /// The field for the name, up to its end and beyond a NUL.
    pub(super) fn name_field(self) -> &'a [u8] {
        self.field(NAME)
    }

    pub(super) fn link_name_field(self) -> &'a [u8] {
        self.field(LINK_NAME)
    }

    /// What would be the field for the prefix, whatever the magic says.
    pub(super) fn prefix_field(self) -> &'a [u8] {
        self.field(PREFIX)
    }

    pub(super) fn name(self) -> &'a [u8] {
        until_nul(self.name_field())
    }

    pub(super) fn link_name(self) -> &'a [u8] {
        until_nul(self.link_name_field())
    }

    /// The prefix to the name, which only a header of POSIX has.
    pub(super) fn prefix(self) -> &'a [u8] {
        match self.dialect() {
            Dialect::Ustar => until_nul(self.prefix_field()),
            _ => &[],
        }
    }

    pub(super) fn dialect(self) -> Dialect {
        match (self.field(MAGIC), self.field(VERSION)) {
            (b"ustar\0", _) => Dialect::Ustar,
            (b"ustar ", b" \0") => Dialect::Gnu,
            (b"\0\0\0\0\0\0", b"\0\0") => Dialect::Old,
            _ => Dialect::Unknown,
        }
    }

    /// The size, if the field is not blank. `Err` if there is something that is no size.
    pub(super) fn size(self) -> Result<Option<u64>, ()> {
        match self.number(NumberField::Size).value {
            Attribute::Value(size) => size.try_into().map(Some).map_err(|_| ()),
            Attribute::Missing => Ok(None),
            Attribute::Malformed => Err(()),
        }
    }

    /// The magic and the version.
    pub(super) fn magic_and_version(self) -> (&'a [u8], &'a [u8]) {
        (self.field(MAGIC), self.field(VERSION))
    }

    /// Whether no reader takes the magic for anything but that of POSIX or GNU.
    pub(super) fn has_usual_magic(self) -> bool {
        match self.dialect() {
            Dialect::Ustar => self.field(VERSION) == b"00",
            Dialect::Gnu => true,
            Dialect::Old | Dialect::Unknown => false,
        }
    }

    /// Whether `star` wrote it, which has times in the second part of the prefix.
    pub(super) fn has_star_trailer(self) -> bool {
        self.field(TRAILER) == b"tar\0" && self.dialect() == Dialect::Ustar
    }

    /// Whether the prefix goes on where `star` has times.
    pub(super) fn has_overlong_star_prefix(self) -> bool {
        self.has_star_trailer() && self.prefix().len() > STAR_PREFIX
    }

    pub(super) fn checksum(self) -> Checksum {
        let sum = |bytes: &[u8]| -> i64 {
            let sum = bytes
                .iter()
                .fold(0_u32, |sum, byte| sum.wrapping_add(u32::from(*byte)));
            sum.into()
        };
        // The field itself counts as spaces.
        let field = self.field(CHECKSUM);
        let spaces = 8_i64.wrapping_mul(i64::from(b' '));
        let expected = sum(self.0).wrapping_sub(sum(field)).wrapping_add(spaces);
        let found = self.number(NumberField::Checksum).value;
        if found == Attribute::Value(expected) {
            return Checksum::Right;
        }
        let high = |bytes: &[u8]| -> i64 {
            let count = bytes.iter().filter(|byte| !byte.is_ascii()).count();
            i64::try_from(count).unwrap_or_default()
        };
        let high = high(self.0).wrapping_sub(high(field));
        let signed = expected.wrapping_sub(high.wrapping_mul(256));
        if found == Attribute::Value(signed) {
            return Checksum::Signed;
        }
        Checksum::Wrong { found, expected }
    }

    /// The map of a sparse file, as far as the header has room for it.
    pub(super) fn sparse_map(self) -> &'a [u8] {
        self.field(SPARSE_MAP)
    }

    /// Whether the map of a sparse file goes on in the next block.
    pub(super) fn sparse_goes_on(self) -> bool {
        self.0.get(SPARSE_EXTENDED).is_some_and(|byte| *byte != 0)
    }

    /// How long a sparse file is with its holes.
    pub(super) fn sparse_real_size(self) -> Number {
        number::field(self.field(SPARSE_REAL_SIZE))
    }
}

/// The part of a field that is before its first NUL.
pub(super) fn until_nul(field: &[u8]) -> &[u8] {
    let end = field.iter().position(|byte| *byte == 0);
    field.get(..end.unwrap_or(field.len())).unwrap_or_default()
}

/// Whether a field has other bytes than NULs behind its first NUL.
pub(super) fn has_more_behind_nul(field: &[u8]) -> bool {
    let behind = field.get(until_nul(field).len()..).unwrap_or_default();
    // All of them at once is faster than up to the first one.
    behind.iter().fold(0, |all, byte| all | byte) != 0
}
