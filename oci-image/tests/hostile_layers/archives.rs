//! Archives that no sound tool makes.

use super::Case;

/// What different readers see differently.
pub(crate) const CASES: &[Case] = &[
    // CVE-2025-62518: the size of PAX is ignored, so that the content is read as headers.
    (
        "pax size=1024\nfile outer size=0\nfile smuggled\nfile b",
        &[("advisory.layer.tar-pax-size", "outer", 1024)],
    ),
    // CVE-2026-33055: the same if the header has a size of its own.
    (
        "pax size=1024\nfile outer size=512 content=512\nfile smuggled",
        &[("advisory.layer.tar-pax-size", "outer", 1024)],
    ),
    // GHSA-3pv8-6f4r-ffg2: the size of PAX is applied to the long name.
    (
        "pax size=1024\nlongname name\nfile a size=16 content=1024\nfile b",
        &[
            ("advisory.layer.tar-extension-order", "name", 1024),
            ("advisory.layer.tar-header-name", "name", 2048),
            ("advisory.layer.tar-pax-size", "name", 2048),
        ],
    ),
    (
        "pax size=1024\nlonglink name\nsymlink a",
        &[
            ("advisory.layer.tar-extension-order", "a", 1024),
            ("advisory.layer.tar-header-name", "a", 2048),
            ("advisory.layer.tar-size-without-content", "a", 2048),
        ],
    ),
    (
        "pax size=512 path=other\nglobal comment=x\nfile a size=512",
        &[
            ("advisory.layer.tar-extension-order", "other", 1024),
            ("advisory.layer.tar-header-name", "other", 2048),
        ],
    ),
    // GHSA-6gx3-4362-rf54: records that are malformed are skipped in silence.
    (
        "raw-pax 99 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax 7path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax 0 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax -9 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax +10 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax 10 path=xy\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax 10 path:xy\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax 9 path=x\\n\\0\\0\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax 6 =xy\\n\nfile a",
        &[("advisory.layer.tar-pax-records", "a", 0)],
    ),
    (
        "raw-pax 18446744073709551625 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-global 99 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax 009 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "raw-pax \\s9 path=x\\n\nfile a",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "pax path=a\\0b\nfile a",
        &[
            ("advisory.layer.tar-pax-records", "a\0b", 0),
            ("advisory.layer.tar-header-name", "a\0b", 1024),
        ],
    ),
    (
        "pax path=\\xFF\nfile a",
        &[
            ("advisory.layer.tar-header-name", "\u{fffd}", 1024),
            ("advisory.layer.tar-name-encoding", "\u{fffd}", 1024),
        ],
    ),
    (
        "pax path=x path=y\nfile a",
        &[
            ("advisory.layer.tar-pax-records", "y", 0),
            ("advisory.layer.tar-header-name", "y", 1024),
        ],
    ),
    (
        "pax size=-1\nfile a",
        &[("image.layer.format.tar-archive", "a", 1024)],
    ),
    (
        "pax size=1e3\nfile a",
        &[("image.layer.format.tar-archive", "a", 1024)],
    ),
    (
        "pax size=18446744073709551615\nfile a",
        &[("image.layer.format.tar-archive", "a", 1024)],
    ),
    (
        "pax size=18446744073709551616\nfile a",
        &[("image.layer.format.tar-archive", "a", 1024)],
    ),
    (
        "pax uid=x\nfile a",
        &[("image.layer.attributes.uid", "a", 1024)],
    ),
    (
        "pax mtime=yesterday\nfile a",
        &[("image.layer.attributes.mtime", "a", 1024)],
    ),
    (
        "pax hdrcharset=BINARY path=\\xFF\nfile a",
        &[
            ("advisory.layer.tar-header-name", "\u{fffd}", 1024),
            ("advisory.layer.tar-name-encoding", "\u{fffd}", 1024),
        ],
    ),
    (
        "global size=512\nfile a content=512",
        &[("advisory.layer.tar-global-records", "", 0)],
    ),
    (
        "global path=other\nfile a\nfile b",
        &[
            ("advisory.layer.tar-global-records", "", 0),
            ("image.layer.format.no-duplicate-paths", "other", 1536),
        ],
    ),
    (
        "global linkpath=other\nsymlink a -> b",
        &[("advisory.layer.tar-global-records", "", 0)],
    ),
    (
        "pax path=\nfile a",
        &[("advisory.layer.tar-pax-records", "a", 0)],
    ),
    (
        "pax linkpath=\nsymlink a -> b",
        &[("advisory.layer.tar-pax-records", "a", 0)],
    ),
    (
        "pax size=\nfile a size=5",
        &[("advisory.layer.tar-pax-records", "a", 0)],
    ),
    (
        "pax uid=\nfile a",
        &[("advisory.layer.tar-pax-records", "a", 0)],
    ),
    (
        "pax mtime=\nfile a",
        &[("advisory.layer.tar-pax-records", "a", 0)],
    ),
    // Several things that say the same.
    (
        "longname one\nlongname two\nfile a",
        &[
            ("advisory.layer.tar-extension-order", "two", 1024),
            ("advisory.layer.tar-header-name", "two", 2048),
        ],
    ),
    (
        "longlink one\nlonglink two\nsymlink a -> b",
        &[
            ("advisory.layer.tar-extension-order", "a", 1024),
            ("advisory.layer.tar-header-name", "a", 2048),
        ],
    ),
    (
        "longname one\npax path=two\nfile a",
        &[
            ("advisory.layer.tar-extension-order", "two", 1024),
            ("advisory.layer.tar-header-name", "two", 2048),
            ("advisory.layer.tar-two-names", "two", 2048),
        ],
    ),
    (
        "pax path=one\npax path=two\nfile a",
        &[
            ("advisory.layer.tar-extension-order", "two", 1024),
            ("advisory.layer.tar-header-name", "two", 2048),
        ],
    ),
    (
        "pax path=one\npax comment=two\nfile a",
        &[("advisory.layer.tar-extension-order", "a", 1024)],
    ),
    (
        "type=L name text=no-nul\nfile a",
        &[("advisory.layer.tar-header-name", "no-nul", 1024)],
    ),
    (
        "type=L name text=nul\\0behind\nfile a",
        &[
            ("advisory.layer.tar-nul-in-name", "nul", 0),
            ("advisory.layer.tar-header-name", "nul", 1024),
        ],
    ),
    (
        "type=L name size=0\nfile a",
        &[("advisory.layer.tar-empty-name", "a", 0)],
    ),
    (
        "type=X name text=9\\spath=x\\n\nfile a",
        &[
            ("advisory.layer.tar-extension-type", "x", 0),
            ("advisory.layer.tar-header-name", "x", 1024),
        ],
    ),
    (
        "longlink target\nfile a",
        &[("advisory.layer.tar-header-name", "a", 1024)],
    ),
    (
        "file a\nlongname lost",
        &[("image.layer.format.tar-archive", "", 512)],
    ),
    (
        "file a\npax path=lost",
        &[("image.layer.format.tar-archive", "", 512)],
    ),
    (
        "file a\nlongname lost\nno-end",
        &[("image.layer.format.tar-archive", "", 512)],
    ),
    (
        "file a\nglobal comment=lost",
        &[("advisory.layer.tar-extension-order", "", 512)],
    ),
    // Sizes.
    (
        "file a size=base256:-1",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "file a size=base256:9223372036854775807 content=0",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "file a size=77777777777x content=0",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "file a size=12x content=0",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "file a size=10 content=8\nno-end",
        &[("advisory.layer.tar-end", "", 1024)],
    ),
    (
        "file a size=raw:1\\s0 content=1",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "file a size=raw:777777777777 content=0",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "file a size=-1",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "type=x name size=x",
        &[
            ("advisory.layer.tar-numbers", "", 0),
            ("image.layer.format.tar-archive", "", 0),
        ],
    ),
    (
        "type=L name size=base256:-512",
        &[
            ("advisory.layer.tar-numbers", "", 0),
            ("image.layer.format.tar-archive", "", 0),
        ],
    ),
    ("file a size=", &[("advisory.layer.tar-numbers", "a", 0)]),
    (
        "file a uid=base256:9000000000",
        &[("advisory.layer.tar-numbers", "a", 0)],
    ),
    // Content of what has none.
    (
        "dir a/ size=512",
        &[
            ("advisory.layer.tar-size-without-content", "a/", 0),
            ("image.layer.format.tar-archive", "", 512),
        ],
    ),
    (
        "symlink a -> b size=512",
        &[
            ("advisory.layer.tar-size-without-content", "a", 0),
            ("image.layer.format.tar-archive", "", 512),
        ],
    ),
    (
        "fifo a size=512",
        &[
            ("advisory.layer.tar-size-without-content", "a", 0),
            ("image.layer.format.tar-archive", "", 512),
        ],
    ),
    (
        "char a devmajor=1 devminor=3 size=512",
        &[
            ("advisory.layer.tar-size-without-content", "a", 0),
            ("image.layer.format.tar-archive", "", 512),
        ],
    ),
    (
        "file a\nhardlink b -> a size=512",
        &[
            ("advisory.layer.tar-size-without-content", "b", 512),
            ("image.layer.format.tar-archive", "", 1024),
        ],
    ),
    ("type=9 a size=512", &[("image.layer.file-types", "a", 0)]),
    // Checksums.
    (
        "file a checksum=wrong",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "file a\nfile b checksum=wrong\nfile c",
        &[("image.layer.format.tar-archive", "", 512)],
    ),
    (
        "file \\xFF checksum=signed",
        &[
            ("advisory.layer.tar-checksum", "\u{fffd}", 0),
            ("advisory.layer.tar-name-encoding", "\u{fffd}", 0),
        ],
    ),
    (
        "file a checksum=",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "file a checksum=abc",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    // Ends.
    (
        "file a\nzeros 1\nfile hidden",
        &[("advisory.layer.tar-behind-end", "", 1024)],
    ),
    (
        "file a\nzeros 2\nfile hidden",
        &[("advisory.layer.tar-behind-end", "", 1536)],
    ),
    (
        "file a\nzeros 2\nfile hidden checksum=wrong",
        &[("advisory.layer.tar-behind-end", "", 1536)],
    ),
    (
        "file a\nzeros 2\ngarbage xyz\nno-end",
        &[("advisory.layer.tar-behind-end", "", 1536)],
    ),
    (
        "file a\nzeros 1\nno-end",
        &[("advisory.layer.tar-end", "", 1024)],
    ),
    ("file a\nno-end", &[("advisory.layer.tar-end", "", 512)]),
    (
        "garbage no\\sarchive",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "garbage no\\sarchive\nno-end",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    ("no-end", &[("advisory.layer.tar-end", "", 0)]),
    (
        "zeros 1\nfile hidden",
        &[("advisory.layer.tar-behind-end", "", 512)],
    ),
    (
        "zeros 2\nfile hidden",
        &[("advisory.layer.tar-behind-end", "", 1024)],
    ),
    // Cut off.
    (
        "file a\nfile b\ndrop 1\nno-end",
        &[("image.layer.format.tar-archive", "", 512)],
    ),
    (
        "file a\nfile b\ndrop 511\nno-end",
        &[("image.layer.format.tar-archive", "", 512)],
    ),
    (
        "file a size=5\ndrop 507\nno-end",
        &[("advisory.layer.tar-end", "", 517)],
    ),
    (
        "file a size=5\ndrop 508\nno-end",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "file a size=5\ndrop 512\nno-end",
        &[("image.layer.format.tar-archive", "a", 0)],
    ),
    (
        "pax path=x\ndrop 1\nno-end",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "pax path=x\ndrop 505\nno-end",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "longname x\ndrop 512\nno-end",
        &[("image.layer.format.tar-archive", "", 0)],
    ),
    (
        "sparse a map=0:512 extended\ndrop 1024\nno-end",
        &[
            ("image.layer.attributes.no-sparse", "a", 0),
            ("image.layer.format.tar-archive", "a", 0),
        ],
    ),
    (
        "file a\nzeros 1\ngarbage \\0\nno-end",
        &[("advisory.layer.tar-end", "", 1024)],
    ),
    // Types.
    ("type=D a", &[("image.layer.file-types", "a", 0)]),
    ("type=M a size=5", &[("image.layer.file-types", "a", 0)]),
    ("type=V a", &[("image.layer.file-types", "a", 0)]),
    ("type=N a", &[("image.layer.file-types", "a", 0)]),
    ("type=A a", &[("image.layer.file-types", "a", 0)]),
    ("type=z a", &[("image.layer.file-types", "a", 0)]),
    ("type=\\xFF a", &[("image.layer.file-types", "a", 0)]),
    ("contiguous a size=5", &[("image.layer.file-types", "a", 0)]),
    ("file a/", &[("advisory.layer.tar-trailing-slash", "a/", 0)]),
    (
        "type=\\0 a/",
        &[("advisory.layer.tar-trailing-slash", "a/", 0)],
    ),
    // Magic.
    (
        "file a magic=none prefix=p",
        &[("advisory.layer.tar-magic", "a", 0)],
    ),
    (
        "file a magic=gnu prefix=p",
        &[("advisory.layer.tar-magic", "a", 0)],
    ),
    ("file a version=01", &[("advisory.layer.tar-magic", "a", 0)]),
    (
        "file a magic=USTAR",
        &[("advisory.layer.tar-magic", "a", 0)],
    ),
    (
        "file a magic=ustar\\0\\0\\0",
        &[("advisory.layer.tar-magic", "a", 0)],
    ),
    (
        "type=x x text=10\\spath=b\\n version=\nfile a",
        &[
            ("advisory.layer.tar-extension-type", "b", 0),
            ("advisory.layer.tar-header-name", "b", 1024),
        ],
    ),
    // Names.
    (
        "file \"\"",
        &[
            ("advisory.layer.root-directory", "", 0),
            ("advisory.layer.tar-empty-name", "", 0),
        ],
    ),
    (
        "file /",
        &[
            ("advisory.layer.root-directory", "/", 0),
            ("advisory.layer.tar-trailing-slash", "/", 0),
            ("image.layer.create.relative-paths", "/", 0),
        ],
    ),
    ("file /a", &[("image.layer.create.relative-paths", "/a", 0)]),
    ("file ../a", &[("advisory.layer.escaping-name", "../a", 0)]),
    (
        "file a/../../b",
        &[("advisory.layer.escaping-name", "a/../../b", 0)],
    ),
    ("dir ..", &[("advisory.layer.escaping-name", "..", 0)]),
    (
        "file \\xFF",
        &[("advisory.layer.tar-name-encoding", "\u{fffd}", 0)],
    ),
    (
        "file a\nfile a",
        &[("image.layer.format.no-duplicate-paths", "a", 512)],
    ),
    (
        "file a\nfile ./a",
        &[("image.layer.format.no-duplicate-paths", "./a", 512)],
    ),
    (
        "dir a/\ndir a",
        &[("image.layer.format.no-duplicate-paths", "a", 512)],
    ),
    (
        "file a\nfile /a",
        &[
            ("image.layer.create.relative-paths", "/a", 512),
            ("image.layer.format.no-duplicate-paths", "/a", 512),
        ],
    ),
    (
        "dir ./\ndir .",
        &[("image.layer.format.no-duplicate-paths", ".", 512)],
    ),
    // Links.
    ("symlink a", &[("image.layer.attributes.symlink", "a", 0)]),
    ("hardlink a", &[("image.layer.attributes.hardlink", "a", 0)]),
    (
        "symlink . -> /etc",
        &[("advisory.layer.root-directory", ".", 0)],
    ),
    (
        "symlink a -> /etc\nfile a/passwd",
        &[("advisory.layer.below-outward-link", "a/passwd", 512)],
    ),
    (
        "symlink a -> ../..\nfile a/passwd",
        &[("advisory.layer.below-outward-link", "a/passwd", 512)],
    ),
    (
        "symlink a -> b\nfile a/c",
        &[("advisory.layer.below-inward-link", "a/c", 512)],
    ),
    (
        "file a\nfile a/b",
        &[("advisory.layer.below-non-directory", "a/b", 512)],
    ),
    (
        "file a/b\nfile a",
        &[("advisory.layer.below-non-directory", "a", 512)],
    ),
    (
        "hardlink a -> ../b",
        &[("advisory.layer.escaping-name", "a", 0)],
    ),
    (
        "hardlink a -> /etc/passwd",
        &[("advisory.layer.hard-link-absolute", "a", 0)],
    ),
    (
        "hardlink a -> a",
        &[("advisory.layer.hard-link-order", "a", 0)],
    ),
    (
        "hardlink a -> b\nfile b",
        &[("advisory.layer.hard-link-order", "a", 0)],
    ),
    (
        "dir a/\nhardlink b -> a",
        &[("image.layer.hardlinks.not-directories", "b", 512)],
    ),
    (
        "symlink l -> /etc\nhardlink a -> l/passwd",
        &[("advisory.layer.below-outward-link", "a", 512)],
    ),
    // Attributes.
    ("file a mode=", &[("image.layer.attributes.mode", "a", 0)]),
    (
        "file a mode=rwx",
        &[("image.layer.attributes.mode", "a", 0)],
    ),
    ("file a uid=", &[("image.layer.attributes.uid", "a", 0)]),
    ("file a uid=-1", &[("image.layer.attributes.uid", "a", 0)]),
    (
        "file a uid=base256:-1",
        &[("image.layer.attributes.uid", "a", 0)],
    ),
    ("file a gid=9a", &[("image.layer.attributes.gid", "a", 0)]),
    ("file a mtime=", &[("image.layer.attributes.mtime", "a", 0)]),
    (
        "file a mtime=base256:-1",
        &[("advisory.layer.tar-numbers", "a", 0)],
    ),
    (
        "file a mtime=soon",
        &[("image.layer.attributes.mtime", "a", 0)],
    ),
    (
        "char a devmajor=0 devminor=0",
        &[("advisory.layer.overlay-whiteout", "a", 0)],
    ),
    (
        "char a devmajor=x devminor=0",
        &[("advisory.layer.tar-numbers", "a", 0)],
    ),
    (
        "pax SCHILY.xattr.trusted.overlay.opaque=y\ndir a/",
        &[("image.layer.opaque.name", "a/", 1024)],
    ),
    // Whiteouts.
    (
        "file .wh.",
        &[("image.layer.whiteout.no-basename-invalid", ".wh.", 0)],
    ),
    (
        "file a/.wh.",
        &[("image.layer.whiteout.no-basename-invalid", "a/.wh.", 0)],
    ),
    (
        "file .wh..",
        &[("image.layer.whiteout.no-basename-invalid", ".wh..", 0)],
    ),
    (
        "file .wh...",
        &[("image.layer.whiteout.no-basename-invalid", ".wh...", 0)],
    ),
    (
        "file .wh.a size=5",
        &[("image.layer.whiteout.empty", ".wh.a", 0)],
    ),
    (
        "dir .wh.a",
        &[("image.layer.whiteout.regular-file", ".wh.a", 0)],
    ),
    (
        "symlink .wh.a -> b",
        &[("image.layer.whiteout.regular-file", ".wh.a", 0)],
    ),
    (
        "file .wh.a/b",
        &[("image.layer.whiteout.reserved-prefix", ".wh.a/b", 0)],
    ),
    (
        "file a\nfile .wh.b",
        &[("image.layer.whiteout.order", ".wh.b", 512)],
    ),
    (
        "file .wh.a\nfile .wh.a",
        &[("image.layer.format.no-duplicate-paths", ".wh.a", 512)],
    ),
    (
        "file .wh..wh..opq",
        &[("image.layer.opaque.generate-explicit", ".wh..wh..opq", 0)],
    ),
    (
        "file .wh..wh..opq size=1",
        &[
            ("image.layer.opaque.generate-explicit", ".wh..wh..opq", 0),
            ("image.layer.whiteout.empty", ".wh..wh..opq", 0),
        ],
    ),
    (
        "dir .wh..wh..opq",
        &[
            ("image.layer.opaque.generate-explicit", ".wh..wh..opq", 0),
            ("image.layer.whiteout.regular-file", ".wh..wh..opq", 0),
        ],
    ),
    (
        "file .wh..wh.aufs",
        &[("advisory.layer.aufs-name", ".wh..wh.aufs", 0)],
    ),
    // Sparse files.
    (
        "sparse a map=0:512,1024:512",
        &[("image.layer.attributes.no-sparse", "a", 0)],
    ),
    (
        "sparse a map=0:512 extended",
        &[("image.layer.attributes.no-sparse", "a", 0)],
    ),
    (
        "sparse a map=0:512 extended=missing\nfile b",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
            ("advisory.layer.tar-end", "", 2560),
        ],
    ),
    (
        "sparse a map=1024:512,0:512",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
        ],
    ),
    (
        "sparse a map=0:512,256:512",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
        ],
    ),
    (
        "sparse a map=0:512,1024:512 realsize=1000",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
        ],
    ),
    (
        "sparse a map=0:512 size=1024",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
        ],
    ),
    (
        "sparse a map=0:1024 size=512",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
        ],
    ),
    (
        "sparse a map=0:512 realsize=x",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
        ],
    ),
    (
        "sparse a map=0:512 magic=ustar",
        &[
            ("advisory.layer.tar-sparse-map", "a", 0),
            ("image.layer.attributes.no-sparse", "a", 0),
        ],
    ),
    (
        "pax GNU.sparse.major=1 GNU.sparse.minor=0 GNU.sparse.name=a GNU.sparse.realsize=2048\nfile GNUSparseFile.0/a map=0:512,1024:512",
        &[("image.layer.attributes.no-sparse", "a", 1024)],
    ),
    (
        "pax GNU.sparse.major=1 GNU.sparse.minor=0 GNU.sparse.name=other GNU.sparse.realsize=9 path=b\nfile a map=0:512",
        &[
            ("advisory.layer.tar-sparse-map", "other", 1024),
            ("image.layer.attributes.no-sparse", "other", 1024),
        ],
    ),
    (
        "pax GNU.sparse.map=0,512,1024,512 GNU.sparse.size=2048 GNU.sparse.name=b\nfile a size=1024",
        &[
            ("advisory.layer.tar-sparse-map", "b", 1024),
            ("image.layer.attributes.no-sparse", "b", 1024),
        ],
    ),
];

/// What looks odd, but is read alike by all, and breaks no clause.
pub(crate) const ODD: &[&str] = &[
    "file a size=\\s\\s\\s10\\s content=8",
    "file a\nzeros 2\ngarbage \\0\\0\\0\nno-end",
    "file a size=5 unpadded\nfile b",
    "symlink a/ -> b",
    "file a//b",
    "file a/./b",
    "file a\\nb",
    "file a\\\\b",
    "file .wh..opq",
    "hardlink a -> .wh.b",
];
