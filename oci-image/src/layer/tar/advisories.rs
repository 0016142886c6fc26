//! The advisories about bytes in which readers of tar archives find different things.

use oci_conformance::{
    Clause,
    Example::{FailEntries, PassEntries},
    Subject,
};

/// An advisory about the distributable format.
#[track_caller]
const fn advisory(
    id: &'static str,
    summary: &'static str,
    vulnerability: Option<&'static str>,
) -> Clause {
    Clause::advisory(id, "layer.md#distributable-format", summary, vulnerability)
}

/// Advises against sizes in PAX records that are not those of the headers.
pub static PAX_SIZE: Clause = advisory(
    "advisory.layer.tar-pax-size",
    "`size` in a PAX record is that of the header, unless the header has no room for it.",
    Some("CVE-2025-62518"),
)
.note(
    "Readers that go on behind the header's size take content for headers, or headers for content: \
     astral-tokio-tar before 0.5.6 and tokio-tar. tar-rs before 0.4.45 ignored the record if the \
     header's size was not 0 (CVE-2026-33055). The record counts here, as in POSIX. A size of \
     8 GiB and more has no room in a header, so that a record is needed and no reader can do \
     without.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("pax size=5\nfile a size=5"),
        PassEntries("pax size=5\nlongname a\nfile a size=5"),
        FailEntries("pax size=5\nfile a size=0 content=5", "a"),
        FailEntries("pax size=0\nfile a size=5 content=0", "a"),
    ],
);

/// Advises against chains of extension headers.
pub static EXTENSION_ORDER: Clause = advisory(
    "advisory.layer.tar-extension-order",
    "Behind an extension header is its entry, but for GNU's long name and long link together.",
    Some("GHSA-3pv8-6f4r-ffg2"),
)
.note(
    "tar-rs before 0.4.46, node-tar before 7.5.16 (CVE-2026-53655) and astral-tokio-tar before \
     0.6.1 took the records of one header for the next one, whatever it was, and so lost their \
     place. Of two headers of a kind, POSIX, GNU tar and Go let the last one count, which is what \
     is done here; Python lets the first one count, and tar-rs refuses both. Python also refuses a \
     global header behind which there is nothing.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("longlink b\nlongname a\nsymlink a -> b"),
        PassEntries("pax mtime=1.5\nfile a"),
        FailEntries("pax mtime=1.5\nlongname a\nfile a", "a"),
        FailEntries("longname a\npax mtime=1.5\nfile a", "a"),
        FailEntries("pax mtime=1.5\npax mtime=2.5\nfile a", "a"),
        FailEntries("longname a\nlongname a\nfile a", "a"),
        FailEntries("pax mtime=1.5\nglobal comment=x\nfile a", "a"),
        FailEntries("file a\nglobal comment=x", ""),
    ],
);

/// Advises against extension headers that some readers take for entries.
pub static EXTENSION_TYPE: Clause = advisory(
    "advisory.layer.tar-extension-type",
    "Extension headers have the types `x`, `g`, `L` and `K`, and the magic of POSIX or GNU.",
    None,
)
.note(
    "Type `X`, which Solaris wrote for `x`, is an entry to Go and to tar-rs, and so is any \
     extension header without a magic to tar-rs.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("pax mtime=1.5\nfile a"),
        FailEntries("type=X x text=11\\smtime=1\\n\nfile a", "a"),
        FailEntries("type=x x text=11\\smtime=1\\n magic=none\nfile a", "a"),
    ],
);

/// Advises against PAX records and GNU's long names that disagree.
pub static TWO_NAMES: Clause = advisory(
    "advisory.layer.tar-two-names",
    "PAX records and GNU's extension headers do not give an entry two names or two targets.",
    None,
)
.note(
    "The PAX record counts here and in GNU tar. In Go and tar-rs GNU's header counts, and in Python \
     the first of both.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("longname a\npax path=a\nfile a"),
        FailEntries("longname a\npax path=b\nfile b", "b"),
        FailEntries("pax linkpath=b\nlonglink c\nsymlink a -> b", "a"),
    ],
);

/// Advises against headers with another name than their extension headers give.
pub static HEADER_NAME: Clause = advisory(
    "advisory.layer.tar-header-name",
    "Name and target in a header are as much of those in the extension headers as it has room for.",
    None,
)
.note(
    "Readers that do not know the extension header see the header's name. Cut-off names, and names \
     without or with `?` for what is not ASCII, are what the usual writers put there. Sparse files \
     are not looked at: their headers have made-up names.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("longname \\*120(a)\nfile \\*100(a)"),
        PassEntries("pax path=d/\\xc3\\xa9t\\xc3\\xa9\nfile d/t"),
        PassEntries("pax path=d/\\xc3\\xa9t\\xc3\\xa9\nfile d/?t?"),
        FailEntries("pax path=b\nfile a", "b"),
        FailEntries("longname b\nfile a", "b"),
        FailEntries("pax path=bin/shell\nfile bin/sh", "bin/shell"),
        FailEntries("pax linkpath=c\nsymlink a -> b", "a"),
    ],
);

/// Advises against global PAX records.
pub static GLOBAL_RECORDS: Clause = advisory(
    "advisory.layer.tar-global-records",
    "Global PAX headers have nothing but comments.",
    None,
)
.note(
    "Go and tar-rs, and so most that handles images, ignore global records; here they hold for all \
     entries that follow, as in POSIX, GNU tar and libarchive. Python heeds them, but for `size`. \
     Git writes one with a comment.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("global comment=0123456789abcdef\nfile a"),
        FailEntries("global path=b\nfile a", ""),
        FailEntries("global uid=0\nfile a", ""),
        FailEntries("global SCHILY.xattr.user.a=b\nfile a", ""),
    ],
);

/// Advises against PAX records that readers read differently.
pub static PAX_RECORDS: Clause = advisory(
    "advisory.layer.tar-pax-records",
    "PAX records are well-formed: no leading zeros, no NUL in names, no keyword with two values or \
     with none where an entry always has one.",
    None,
)
.note(
    "Some readers refuse such records, some skip them, some read on (astral-tokio-tar before 0.6.0 \
     skipped what it could not read). Where nobody can tell one record from the next, the layer is \
     no tar archive. Of two values of a keyword, the last one counts. An empty value takes the \
     record away, as POSIX says; to Python and tar-rs it is an empty name, to GNU tar a malformed \
     time.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("pax mtime=1.5 SCHILY.xattr.user.a=\\0\nfile a"),
        FailEntries("raw-pax 011\\spath=a\\n\nfile a", "a"),
        FailEntries("pax path=b path=a\nfile a", "a"),
        FailEntries("pax path=\nfile a", "a"),
        FailEntries("pax uname=a\\0b\nfile a", "a"),
        FailEntries("pax =b\nfile a", "a"),
        FailEntries("pax hdrcharset=KOI8-R\nfile a", "a"),
        FailEntries("pax uid=4294967296\nfile a", "a"),
        FailEntries("pax atime=1e3\nfile a", "a"),
        FailEntries("pax gname=\\xff\nfile a", "a"),
    ],
);

/// Advises against numbers that readers read differently.
pub static NUMBERS: Clause = advisory(
    "advisory.layer.tar-numbers",
    "Numbers in headers are octal digits up to a space, a NUL or the end of the field.",
    None,
)
.note(
    "Larger numbers in base 256, which GNU has brought up, are fine. Where octal digits would do, \
     and for negative numbers, readers that do not know base 256 or its sign go wrong. Of what is \
     behind a number or before it, some readers make another number. tar-rs refuses a blank size; \
     other numbers may be blank.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a uid=base256:2097152"),
        PassEntries("file a mode=\\s\\s\\s644\\s\\0 devmajor="),
        FailEntries("file a uid=base256:5", "a"),
        FailEntries("file a mtime=base256:-1", "a"),
        FailEntries("file a uid=\\0000012\\0", "a"),
        FailEntries("file a uid=00012\\07", "a"),
        FailEntries("file a size=", "a"),
        FailEntries("file a uid=base256:4294967296", "a"),
        FailEntries("file a mode=300644", "a"),
        FailEntries("file a devmajor=0x8", "a"),
        FailEntries("file a devminor=-5", "a"),
    ],
);

/// Advises against maps of sparse files that do not fit their files.
pub static SPARSE_MAP: Clause = advisory(
    "advisory.layer.tar-sparse-map",
    "The map of a sparse file is complete, in order, and fits its size and its content.",
    None,
)
.note(
    "Readers that do not know a format of sparse files take the map for content, or see another \
     name or size. Of a map that does not fit, each one makes something else. GNU tar begins every \
     part with a block, Go goes on where the part before ended.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("sparse a map=0:512,1024:512"),
        PassEntries("sparse a map=0:512,1024:512,2048:512,3072:512,4096:1,4097:0"),
        PassEntries(
            "pax GNU.sparse.major=1 GNU.sparse.minor=0 GNU.sparse.name=a GNU.sparse.realsize=1025\n\
             file a map=0:512,1024:1",
        ),
        PassEntries(
            "pax GNU.sparse.size=1025 GNU.sparse.numblocks=2 GNU.sparse.map=0,512,1024,1\nfile a size=513",
        ),
        PassEntries(
            "pax GNU.sparse.size=9 GNU.sparse.numblocks=1 GNU.sparse.offset=8 \
             GNU.sparse.numbytes=1\nfile a size=1",
        ),
        FailEntries("sparse a map=0:512,1024:512 size=512", "a"),
        FailEntries("sparse a map=1024:512,0:512", "a"),
        FailEntries("sparse a map=0:512 realsize=100", "a"),
        FailEntries("sparse a map=0:1,1024:1", "a"),
        FailEntries("sparse a map=0:512 magic=ustar", "a"),
        FailEntries("pax GNU.sparse.realsize=9\nfile a", "a"),
        FailEntries("pax GNU.sparse.major=2 GNU.sparse.minor=0\nfile a", "a"),
        FailEntries(
            "pax GNU.sparse.size=9 GNU.sparse.numblocks=2 GNU.sparse.map=0,1\nfile a size=1",
            "a",
        ),
        FailEntries(
            "pax GNU.sparse.major=1 GNU.sparse.minor=0 GNU.sparse.realsize=9\nfile a text=x",
            "a",
        ),
    ],
);

/// Advises against what is behind a NUL in a name.
pub static NUL_IN_NAME: Clause = advisory(
    "advisory.layer.tar-nul-in-name",
    "Behind the NUL that ends a name there are only NULs.",
    None,
)
.note(
    "A name ends at its first NUL, here and for most readers. tar-rs takes what is behind it for a \
     part of a long name.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a"),
        FailEntries("file a\\0b", "a"),
        FailEntries("file a prefix=b\\0c", "b/a"),
        FailEntries("symlink a -> b\\0c", "a"),
        FailEntries("longname a\\0b\nfile a", "a"),
    ],
);

/// Advises against names that are no text.
pub static NAME_ENCODING: Clause = advisory(
    "advisory.layer.tar-name-encoding",
    "Names and targets are UTF-8.",
    None,
)
.note(
    "Readers convert other names in their own ways, or refuse them, so that paths appear that no \
     other reader sees.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file \\xc3\\xa9"),
        FailEntries("file a\\xff", "a\u{fffd}"),
        FailEntries("symlink a -> \\xff", "a"),
    ],
);

/// Advises against regular files that are called like directories.
pub static TRAILING_SLASH: Clause = advisory(
    "advisory.layer.tar-trailing-slash",
    "What has the type of a regular file does not have a name that ends in `/`.",
    None,
)
.note(
    "GNU tar and libarchive make a directory of it. To Go and Python, and here, type `0` is a file \
     whatever its name, and the type NUL of before POSIX a directory if it is called like one; to \
     tar-rs both are files.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a\ndir b/"),
        FailEntries("file a/", "a/"),
        FailEntries("type=\\0 a/", "a/"),
    ],
);

/// Advises against entries without a name.
pub static EMPTY_NAME: Clause = advisory(
    "advisory.layer.tar-empty-name",
    "Entries and long names are not empty.",
    None,
)
.note(
    "An entry without a name is the root to some readers, nothing to others, and an error to the \
     rest. An empty long name counts as none here and in Go, but as a name in GNU tar.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a"),
        FailEntries("file \"\"", ""),
        FailEntries("longname \"\"\nfile a", "a"),
        FailEntries("longlink \"\"\nsymlink a -> b", "a"),
    ],
);

/// Advises against checksums over signed bytes.
pub static CHECKSUM: Clause = advisory(
    "advisory.layer.tar-checksum",
    "The checksum of a header counts its bytes as unsigned.",
    None,
)
.note("Some old writers counted them as signed. Most readers accept that; tar-rs does not.")
.judged(
    Subject::Layer,
    &[
        PassEntries("file \\xc3\\xa9"),
        FailEntries("file \\xc3\\xa9 checksum=signed", "\u{e9}"),
    ],
);

/// Advises against sizes of what has no content.
pub static SIZE_WITHOUT_CONTENT: Clause = advisory(
    "advisory.layer.tar-size-without-content",
    "Links, devices, directories and FIFOs have the size 0.",
    None,
)
.note(
    "They have no content, whatever their size, here and in Go and Python. tar-rs skips content of \
     that size, GNU tar does so for some of them when it lists an archive, but not when it unpacks \
     it, and libarchive looks for content behind hard links.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("dir a\nsymlink b -> a"),
        FailEntries("symlink a -> b size=512 content=0\nfile b", "a"),
        FailEntries("hardlink a -> b size=512 content=0", "a"),
        FailEntries("dir a size=512 content=0", "a"),
        FailEntries("pax size=512\nfifo a", "a"),
    ],
);

/// Advises against headers of no known variant of tar.
pub static MAGIC: Clause = advisory(
    "advisory.layer.tar-magic",
    "The magic of a header is that of POSIX, of GNU, or none, and only that of POSIX has a prefix.",
    None,
)
.note(
    "The prefix is a part of the name if the magic is that of POSIX. Python takes it for that with \
     any magic, also where GNU has times, and libarchive takes a part of it for the map of a sparse \
     file, whatever the type. tar-rs wants the version to be `00`.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a prefix=b\nfile c magic=gnu\nfile d magic=none"),
        FailEntries("file a prefix=b magic=gnu", "a"),
        FailEntries("file a prefix=b magic=none", "a"),
        FailEntries("file a magic=tar", "a"),
        FailEntries("file a version=99", "a"),
    ],
);

/// Advises against archives that end without saying so.
pub static END: Clause = advisory(
    "advisory.layer.tar-end",
    "Behind the last entry there are two blocks of zeros.",
    None,
)
.note(
    "Without them nothing tells whether there were more entries. Most readers do not mind, but GNU \
     tar, libarchive, Python and tar-rs do if the last block of a content is not filled up either, \
     as umoci leaves it when it inserts files. Go reads that, and takes an archive of no bytes for \
     an empty one, which GNU tar and Python refuse.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a"),
        PassEntries(""),
        FailEntries("file a\nno-end", ""),
        FailEntries("file a\nzeros 1\nno-end", ""),
        FailEntries("file a text=hello unpadded\nno-end", ""),
        FailEntries("no-end", ""),
    ],
);

/// Advises against archives with something behind their end.
pub static BEHIND_END: Clause = advisory(
    "advisory.layer.tar-behind-end",
    "Behind the first block of zeros there are only zeros.",
    None,
)
.note(
    "An archive ends at its first block of zeros, here and for GNU tar, tar-rs and Python. Go \
     refuses one that has something else behind a single block. Readers that are told to ignore \
     zeros, as for archives one behind the other, see entries there.",
)
.judged(
    Subject::Layer,
    &[
        PassEntries("file a\nzeros 20"),
        FailEntries("file a\nzeros 1\nfile b", ""),
        FailEntries("file a\nzeros 2\nfile b", ""),
        FailEntries("file a\nzeros 30\ngarbage x", ""),
    ],
);
