//! One header: a block of 512 bytes.

use std::ops::Range;

/// How long a block is.
pub const BLOCK: usize = 512;

/// Where the fields of a header are.
pub mod field {
    use std::ops::Range;

    pub const NAME: Range<usize> = 0..100;
    pub const MODE: Range<usize> = 100..108;
    pub const UID: Range<usize> = 108..116;
    pub const GID: Range<usize> = 116..124;
    pub const SIZE: Range<usize> = 124..136;
    pub const MTIME: Range<usize> = 136..148;
    pub const CHECKSUM: Range<usize> = 148..156;
    pub const TYPE: Range<usize> = 156..157;
    pub const LINK_NAME: Range<usize> = 157..257;
    /// Magic and version together.
    pub const MAGIC: Range<usize> = 257..265;
    pub const VERSION: Range<usize> = 263..265;
    pub const USER_NAME: Range<usize> = 265..297;
    pub const GROUP_NAME: Range<usize> = 297..329;
    pub const DEVICE_MAJOR: Range<usize> = 329..337;
    pub const DEVICE_MINOR: Range<usize> = 337..345;
    pub const PREFIX: Range<usize> = 345..500;
    /// GNU: four pairs of offset and length.
    pub const SPARSE_MAP: Range<usize> = 386..482;
    /// GNU: whether more pairs stand in the next block.
    pub const SPARSE_EXTENDED: Range<usize> = 482..483;
    /// GNU: how long a sparse file is with its holes.
    pub const REAL_SIZE: Range<usize> = 483..495;
}

/// What stands in the field of the checksum.
#[derive(Clone, Debug, Default)]
pub enum Checksum {
    /// The sum of all bytes.
    #[default]
    Right,
    /// The sum of all bytes, as signed ones.
    Signed,
    /// One more than the sum.
    Wrong,
    /// These bytes.
    Raw(Vec<u8>),
}

/// A header under construction: that of a usual file of root, until told otherwise.
#[derive(Clone, Debug)]
pub struct Header {
    block: [u8; BLOCK],
    checksum: Checksum,
}

impl Header {
    /// A header of any type.
    ///
    /// A name that is too long for its field is divided into prefix and name.
    #[track_caller]
    pub fn new(kind: u8, name: impl AsRef<[u8]>) -> Self {
        let mode = match kind {
            b'5' => 0o755,
            b'2' => 0o777,
            _ => 0o644,
        };
        let header = Self {
            block: [0; BLOCK],
            checksum: Checksum::Right,
        };
        let header = header
            .raw(field::TYPE, [kind])
            .raw(field::MAGIC, b"ustar\x0000")
            .octal(field::MODE, mode)
            .octal(field::UID, 0)
            .octal(field::GID, 0)
            .octal(field::SIZE, 0)
            .octal(field::MTIME, 0)
            .named(name.as_ref());
        match kind {
            b'3' | b'4' => header
                .octal(field::DEVICE_MAJOR, 0)
                .octal(field::DEVICE_MINOR, 0),
            _ => header,
        }
    }

    #[track_caller]
    pub fn file(name: impl AsRef<[u8]>) -> Self {
        Self::new(b'0', name)
    }

    #[track_caller]
    pub fn directory(name: impl AsRef<[u8]>) -> Self {
        Self::new(b'5', name)
    }

    #[track_caller]
    pub fn symlink(name: impl AsRef<[u8]>, target: impl AsRef<[u8]>) -> Self {
        Self::new(b'2', name).raw(field::LINK_NAME, target)
    }

    #[track_caller]
    pub fn hardlink(name: impl AsRef<[u8]>, target: impl AsRef<[u8]>) -> Self {
        Self::new(b'1', name).raw(field::LINK_NAME, target)
    }

    #[track_caller]
    fn named(self, name: &[u8]) -> Self {
        if name.len() <= field::NAME.len() {
            return self.raw(field::NAME, name);
        }
        let fits = |&at: &usize| {
            let rest = name.len() - at - 1;
            name[at] == b'/' && at > 0 && (1..=field::NAME.len()).contains(&rest)
        };
        let slash = (0..name.len().min(field::PREFIX.len() + 1)).rfind(fits);
        let Some(slash) = slash else {
            let name = String::from_utf8_lossy(name);
            panic!("no slash divides this name so that it fits into a header: {name}");
        };
        self.raw(field::PREFIX, &name[..slash])
            .raw(field::NAME, &name[slash + 1..])
    }

    /// Writes bytes into a field, and zeros behind them.
    #[track_caller]
    pub fn raw(mut self, field: Range<usize>, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        assert!(
            bytes.len() <= field.len(),
            "{} bytes are too many for the field at {field:?}",
            bytes.len()
        );
        let field = &mut self.block[field];
        field.fill(0);
        field[..bytes.len()].copy_from_slice(bytes);
        self
    }

    /// Writes a number in octal with leading zeros, and a NUL behind it.
    #[track_caller]
    pub fn octal(self, field: Range<usize>, number: u64) -> Self {
        let digits = field.len() - 1;
        let text = format!("{number:0digits$o}");
        assert!(
            text.len() <= digits,
            "{number} is too large for the field at {field:?}"
        );
        self.raw(field, text)
    }

    /// Writes a number in the manner of GNU: in two's complement, with the first bit set.
    #[track_caller]
    pub fn base256(self, field: Range<usize>, number: i128) -> Self {
        let bytes = field.len();
        let all = number.to_be_bytes();
        let (dropped, kept) = all.split_at(all.len() - bytes);
        let mut kept = kept.to_vec();
        let fill = if number < 0 { 0xFF } else { 0 };
        assert!(
            dropped.iter().all(|&byte| byte == fill) && (kept[0] ^ fill) < 0x40,
            "{number} is too large for the field at {field:?}"
        );
        kept[0] |= 0x80;
        self.raw(field, kept)
    }

    #[track_caller]
    pub fn size(self, size: u64) -> Self {
        self.octal(field::SIZE, size)
    }

    #[track_caller]
    pub fn mode(self, mode: u64) -> Self {
        self.octal(field::MODE, mode)
    }

    #[track_caller]
    pub fn mtime(self, mtime: u64) -> Self {
        self.octal(field::MTIME, mtime)
    }

    /// Makes it one of GNU tar.
    pub fn gnu(self) -> Self {
        self.raw(field::MAGIC, b"ustar  \0")
    }

    /// Makes it one of before POSIX.
    pub fn old(self) -> Self {
        self.raw(field::MAGIC, b"")
    }

    pub fn checksum(mut self, checksum: Checksum) -> Self {
        self.checksum = checksum;
        self
    }

    /// The finished header.
    #[track_caller]
    pub fn block(&self) -> [u8; BLOCK] {
        let blank = self.clone().raw(field::CHECKSUM, [b' '; 8]);
        let unsigned = || blank.block.iter().map(|&byte| i64::from(byte)).sum::<i64>();
        let signed = || {
            let bytes = blank.block.iter();
            bytes.map(|&byte| i64::from(byte.cast_signed())).sum()
        };
        let sum: i64 = match &self.checksum {
            Checksum::Right => unsigned(),
            Checksum::Signed => signed(),
            Checksum::Wrong => unsigned() + 1,
            Checksum::Raw(bytes) => return blank.raw(field::CHECKSUM, bytes).block,
        };
        let text = if sum < 0 {
            format!("-{:05o}\0 ", -sum)
        } else {
            format!("{sum:06o}\0 ")
        };
        blank.raw(field::CHECKSUM, text).block
    }
}

impl Default for Header {
    fn default() -> Self {
        Self::file("")
    }
}
