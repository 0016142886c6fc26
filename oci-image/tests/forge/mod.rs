//! Makes tar archives byte by byte, sound ones and hostile ones.
//!
//! [`Header`] and [`Archive`] make them from Rust; [`archive`] makes them from a text, in which the
//! examples of clauses are written too.
//!
//! # The notation
//!
//! One header per line. Empty lines and lines that begin with `#` mean nothing, and space at the
//! begin of a line neither. Words are separated by spaces.
//!
//! ```text
//! KIND NAME [-> TARGET] [key=value …]
//! ```
//!
//! An entry. The name is written as it is: a directory gets no `/` unless it is there. A name of
//! more than 100 bytes is divided into the fields `prefix` and `name` of ustar.
//!
//! | Kind         | Type                              |
//! |--------------|-----------------------------------|
//! | `file`       | `0`                               |
//! | `hardlink`   | `1`                               |
//! | `symlink`    | `2`                               |
//! | `char`       | `3`                               |
//! | `block`      | `4`                               |
//! | `dir`        | `5`                               |
//! | `fifo`       | `6`                               |
//! | `contiguous` | `7`                               |
//! | `sparse`     | `S`, in the manner of GNU         |
//! | `type=C`     | `C`: any byte, also an escaped one |
//!
//! | Key          | What it sets                                                              |
//! |--------------|---------------------------------------------------------------------------|
//! | `size`       | the size, and how much content there is unless another key says it         |
//! | `content=N`  | that there are N bytes of content, whatever the size says                  |
//! | `text=TEXT`  | the content; also the size, unless it is given                             |
//! | `map`        | see below                                                                 |
//! | `unpadded`   | (no value) that nothing fills the content's last block                     |
//! | `mode`       | the mode: digits are octal                                                |
//! | `uid`, `gid`, `mtime`, `devmajor`, `devminor` | a number                                 |
//! | `uname`, `gname`, `linkname`, `prefix`, `version` | a text                               |
//! | `typeflag=C` | the type, whatever the kind says                                          |
//! | `magic`      | `ustar` unless told; `gnu`; `none` as before POSIX; or a text              |
//! | `checksum`   | `right` unless told; `wrong`; `signed`, as some old tars computed it; or a text |
//!
//! A number is decimal digits (octal ones for `mode`), and is written in octal; `base256:N`, also
//! a negative one, is written in the manner of GNU. Any other value is written as it is, and
//! `raw:TEXT` is written as TEXT, even if it is digits. An empty value leaves the field blank.
//! What is not set is what a usual file of root has.
//!
//! `sparse NAME size=… realsize=… map=0:512,1024:512 [extended]`: the map has pairs of offset and
//! length. The size is the sum of the lengths, and the real size the end of the last pair, unless
//! told. What does not fit into the header stands in blocks behind it; `extended` makes such a
//! block even if all fits, `extended=missing` announces one that is not there.
//! In any other kind, `map` puts the map before the content, as sparse files of PAX 1.0 have it.
//!
//! Extension headers stand before the entry that they are for:
//!
//! ```text
//! pax KEY=VALUE …      records for the next entry (type x)
//! global KEY=VALUE …   records for all further entries (type g)
//! raw-pax TEXT         an x header with the rest of the line as its content
//! raw-global TEXT      a g header with the rest of the line as its content
//! longname NAME        the name of the next entry, in the manner of GNU (type L)
//! longlink TARGET      the target of the next entry, in the manner of GNU (type K)
//! ```
//!
//! For one with a field that is not as usual, write `type=x NAME text=… size=…`.
//!
//! What is no header:
//!
//! ```text
//! zeros N        N blocks of zeros
//! garbage TEXT   the rest of the line, as it is and not filled up
//! drop N         takes away the last N bytes of what is there so far
//! no-end         (anywhere) the two blocks of zeros are not appended
//! ```
//!
//! What holds for the layer as a whole, wherever it stands:
//!
//! ```text
//! labelled TYPE    the media type: `tar` unless told, `tar+gzip`, `tar+zstd`, the same with
//!                  `nondistributable.` before it, `docker.gzip`, or a media type
//! compressed WITH  the archive is compressed with `gzip` or `zstd`, in one member or frame
//! cut N            at last, takes away the last N bytes of what is stored
//! behind TEXT      bytes that follow what is stored
//! ```
//!
//! In all names, values and texts, `\xNN` is the byte NN, `\0` is NUL, `\s` a space, `\n` a line
//! feed, `\\` a backslash, and `\*N(TEXT)` is TEXT N times. A word `""` is the empty one.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::len_without_is_empty,
    clippy::panic,
    clippy::string_slice,
    clippy::struct_excessive_bools,
    clippy::unwrap_used,
    reason = "a workshop for tests, each of which uses what it needs; a mistake in a test fails it"
)]

mod builder;
mod compression;
mod header;
mod notation;

pub use self::{
    builder::{Archive, record},
    compression::{gzip, repeated, skippable, zstd},
    header::{BLOCK, Checksum, Header, field},
    notation::{Layer, archive, layer},
};
