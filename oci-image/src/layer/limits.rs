//! How large a layer may be.

/// How large a layer may be to be judged.
///
/// What goes beyond a limit is not judged, and the report says so: nothing is wrong with such a
/// layer, but nobody has looked at all of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Limits {
    /// How many bytes the archive may have without its compression: 64 GiB unless told.
    pub uncompressed_bytes: u64,
    /// How many times longer than what is stored the archive may be: 250 times unless told. It is
    /// only looked at beyond [`Limits::RATIO_FROM`].
    pub ratio: u64,
    /// How many entries there may be, with the directories that their names imply: 500,000 unless
    /// told. The names of them are what judging a layer needs memory for, 40 bytes or so each.
    pub entries: u64,
    /// How long the name of an entry, or the target of a link, may be: 4,096 bytes unless told, as
    /// on Linux.
    pub path_bytes: usize,
    /// How many parts a name may have: 256 unless told.
    pub path_depth: usize,
    /// How many bytes the names of all entries may have together, without the directories that they
    /// share: 16 MiB unless told.
    pub names_bytes: usize,
    /// How long the PAX records of one entry, or a long name, may be together: 1 MiB unless told.
    pub pax_bytes: usize,
    /// How far back zstd may refer: 32 MiB unless told. This much memory is needed for it.
    pub zstd_window: u64,
}

impl Limits {
    /// Up to how many bytes without compression the ratio is not looked at: 256 MiB.
    pub const RATIO_FROM: u64 = 256 << 20;

    /// The limits unless told.
    pub const DEFAULT: Self = Self {
        uncompressed_bytes: 64 << 30,
        ratio: 250,
        entries: 500_000,
        path_bytes: 4096,
        path_depth: 256,
        names_bytes: 16 << 20,
        pax_bytes: 1 << 20,
        zstd_window: 32 << 20,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
