//! One entry of a layer's archive.

use super::tar::pax;

/// One entry of a tar archive, with what its extension headers say of it put in place.
///
/// Everything in it is foreign, and no more than what the archive says.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Entry<'a> {
    /// Where its own header begins: behind its extension headers, in bytes from the beginning of
    /// the archive.
    pub offset: u64,
    /// What it is.
    pub kind: EntryKind,
    /// Its name, byte for byte.
    pub name: &'a [u8],
    /// The target of a link, byte for byte; empty where there is none.
    pub link_name: &'a [u8],
    /// How many bytes of content the archive has for it.
    pub size: u64,
    /// Its mode: permissions, set-user-ID, set-group-ID and sticky.
    pub mode: Attribute<u32>,
    /// The number of its user.
    pub uid: Attribute<u64>,
    /// The number of its group.
    pub gid: Attribute<u64>,
    /// When it was modified last.
    pub mtime: Attribute<Time>,
    /// The numbers of a device, major and minor.
    pub device: (Attribute<u32>, Attribute<u32>),
    /// Whether its content has holes that the archive leaves out.
    pub sparse: bool,
    /// The PAX records that hold for it.
    pub records: Records<'a>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum EntryKind {
    /// A regular file: type `0`, or NUL as before POSIX.
    Regular,
    /// Another name of a file: type `1`.
    HardLink,
    /// A symbolic link: type `2`.
    SymbolicLink,
    /// A character device: type `3`.
    CharacterDevice,
    /// A block device: type `4`.
    BlockDevice,
    /// A directory: type `5`, or a file of before POSIX whose name ends in `/`.
    Directory,
    /// A FIFO: type `6`.
    Fifo,
    /// A file with holes in the manner of GNU: type `S`.
    Sparse,
    /// Anything else, such as `7`: a contiguous file.
    Other(u8),
}

/// What an archive says of an attribute.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Attribute<T> {
    /// Nothing: the field is blank.
    Missing,
    /// Something that is no value of it.
    Malformed,
    /// This value.
    Value(T),
}

impl<T> Attribute<T> {
    /// The value, if there is one.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Malformed => None,
        }
    }
}

/// A time of the PAX format.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Time {
    /// Seconds since 1970, which may be negative; the fraction is added to it.
    pub seconds: i64,
    /// The fraction of a second, in nanoseconds.
    pub nanoseconds: u32,
}

/// The PAX records that hold for an entry: those of its own, then global ones that it does not have
/// itself.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    pub(super) own: &'a pax::Local,
    pub(super) global: &'a pax::Global,
}

/// No records.
impl Default for Records<'_> {
    fn default() -> Self {
        static OWN: pax::Local = pax::Local::EMPTY;
        static GLOBAL: pax::Global = pax::Global::new();
        Self {
            own: &OWN,
            global: &GLOBAL,
        }
    }
}

impl<'a> Records<'a> {
    /// Keyword and value of every record that holds, in the order of keywords: first those of its
    /// own, then the global ones. A record with an empty value takes away the one that there would
    /// be, and is not told.
    pub fn iter(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let own = self.own;
        let inherited = self.global.iter();
        let inherited = inherited.map(|(key, value)| (key.as_slice(), value.as_slice()));
        let inherited = inherited.filter(move |(key, _)| own.get(key).is_none());
        let all = own.iter().chain(inherited);
        all.filter(|(_, value)| !value.is_empty())
    }

    /// The value of a keyword.
    #[must_use]
    pub fn get(&self, keyword: &[u8]) -> Option<&'a [u8]> {
        let own = self.own.get(keyword);
        let found = own.or_else(|| self.global.get(keyword).map(Vec::as_slice));
        found.filter(|value| !value.is_empty())
    }
}
