//! Tests of the scanner as a whole.

use oci_conformance::Clause;
use proptest::prelude::*;

use super::{header::BLOCK, *};
use crate::layer::{FORMAT_TAR_ARCHIVE, Limits, forge};

/// What a scanner tells.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Told {
    pub(super) entries: Vec<String>,
    pub(super) contents: Vec<Vec<u8>>,
    pub(super) cases: Vec<&'static str>,
    pub(super) breaches: Vec<String>,
    pub(super) limits: Vec<String>,
}

fn text(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string()
}

fn with_target(name: &[u8], target: &[u8]) -> String {
    match target {
        [] => text(name),
        target => format!("{} -> {}", text(name), text(target)),
    }
}

impl Visitor for Told {
    fn entry(&mut self, entry: &Entry<'_>) {
        let Entry {
            offset, kind, size, ..
        } = entry;
        let name = with_target(entry.name, entry.link_name);
        let sparse = if entry.sparse { " sparse" } else { "" };
        let mut told = format!("{offset} {kind:?} {name} size={size}{sparse}");
        for (keyword, value) in entry.records.iter() {
            told.extend([" ", &text(keyword), "=", &text(value)]);
        }
        self.entries.push(told);
        self.contents.push(Vec::new());
    }

    fn content(&mut self, bytes: &[u8]) {
        assert!(!bytes.is_empty());
        self.contents.last_mut().unwrap().extend_from_slice(bytes);
    }

    fn case(&mut self, clause: &'static Clause) {
        self.cases.push(clause.id());
    }

    fn breach(&mut self, clause: &'static Clause, name: &[u8], offset: u64, message: String) {
        let id = clause.id();
        let short = id.rsplit('.').next().unwrap_or(id);
        self.breaches
            .push(format!("{short} {offset} `{}`: {message}", text(name)));
    }

    fn limit(&mut self, message: String) {
        self.limits.push(message);
    }
}

pub(super) fn scan_pieces<'a>(pieces: impl IntoIterator<Item = &'a [u8]>, limits: &Limits) -> Told {
    let mut told = Told::default();
    let mut scanner = Scanner::new(limits);
    for piece in pieces {
        scanner.update(piece, &mut told);
    }
    scanner.finish(&mut told);
    told
}

pub(super) fn scan(archive: &[u8]) -> Told {
    scan_pieces([archive], &Limits::DEFAULT)
}

/// What a scanner tells of an archive in the notation for tests.
pub(super) fn told(notation: &str) -> Told {
    scan(&forge::archive(notation))
}

#[test]
fn entries_are_told_as_extension_headers_say() {
    for (notation, entries) in [
        ("file a text=hello", &["0 Regular a size=5"][..]),
        (
            "dir d/\nsymlink l -> d\nhardlink h -> a",
            &[
                "0 Directory d/ size=0",
                "512 SymbolicLink l -> d size=0",
                "1024 HardLink h -> a size=0",
            ],
        ),
        (
            "char c\nblock b\nfifo f\ncontiguous g size=1",
            &[
                "0 CharacterDevice c size=0",
                "512 BlockDevice b size=0",
                "1024 Fifo f size=0",
                "1536 Other(55) g size=1",
            ],
        ),
        ("type=\\0 d/ magic=none", &["0 Directory d/ size=0"]),
        ("type=\\0 d magic=none", &["0 Regular d size=0"]),
        ("file a prefix=p", &["0 Regular p/a size=0"]),
        ("file a prefix=p magic=gnu", &["0 Regular a size=0"]),
        (
            "pax path=b size=3 x=y\nfile a size=0 content=3\nfile c",
            &[
                "1024 Regular b size=3 path=b size=3 x=y",
                "2048 Regular c size=0",
            ],
        ),
        (
            "pax path=b path=c\nfile a",
            &["1024 Regular c size=0 path=c"],
        ),
        (
            "global path=g x=y\nfile a\npax path= x=z\nfile b",
            &[
                "1024 Regular g size=0 path=g x=y",
                "2560 Regular b size=0 x=z",
            ],
        ),
        ("global x=y\nglobal x=\nfile a", &["2048 Regular a size=0"]),
        (
            "longname n\nlonglink k\nsymlink a -> b",
            &["2048 SymbolicLink n -> k size=0"],
        ),
        (
            "pax path=p linkpath=l\nlongname n\nlonglink k\nsymlink a -> b",
            &["3072 SymbolicLink p -> l size=0 linkpath=l path=p"],
        ),
        (
            "pax size=5\nlongname n\nfile a content=5",
            &["2048 Regular n size=5 size=5"],
        ),
        (
            "sparse s map=0:512,1024:512\nfile b",
            &["0 Sparse s size=1024 sparse", "1536 Regular b size=0"],
        ),
        (
            "sparse s map=0:1,2:1,4:1,6:1,8:1\nfile b",
            &["0 Sparse s size=5 sparse", "1536 Regular b size=0"],
        ),
        (
            "pax GNU.sparse.major=1 GNU.sparse.name=n\nfile a",
            &["1024 Regular n size=0 sparse GNU.sparse.major=1 GNU.sparse.name=n"],
        ),
        (
            "symlink l -> a size=512 content=0\nfile b",
            &["0 SymbolicLink l -> a size=0", "512 Regular b size=0"],
        ),
        ("zeros 1", &[]),
        ("zeros 1\nfile a", &[]),
    ] {
        let told = told(notation);
        assert_eq!(told.entries, entries, "{notation}");
        assert_eq!(told.limits, [""; 0], "{notation}");
        let is_case = |id: &&&str| **id == FORMAT_TAR_ARCHIVE.id();
        assert_eq!(told.cases.iter().filter(is_case).count(), 1, "{notation}");
    }
}

#[test]
fn contents_are_told_without_their_padding() {
    let told = told("file a text=hello\nfile b\nfile c text=\\*600(x)");
    let expected = [b"hello".to_vec(), Vec::new(), vec![b'x'; 600]];
    assert_eq!(told.contents, expected);
}

#[test]
fn what_makes_it_no_tar_archive_is_a_breach() {
    for (notation, breach) in [
        ("file a checksum=wrong", "checksum"),
        ("garbage \\*600(hello)", "checksum"),
        ("file a size=x", "`size` in the header is no size"),
        ("file a size=base256:-1", "`size` in the header is no size"),
        ("type=x a size=x", "`size` of an extension header"),
        (
            "pax size=x\nfile a",
            "the PAX record `size` is `x`, which is no size",
        ),
        ("file a\ncut 1\nno-end", "cut off within a header"),
        (
            "file a text=hello\ncut 508\nno-end",
            "cut off within its content",
        ),
        (
            "pax a=b\ncut 510\nno-end",
            "cut off within an extension header",
        ),
        (
            "sparse a map=0:0 extended=missing\nno-end",
            "cut off within the map",
        ),
        ("raw-pax x", "does not begin with its length"),
        ("raw-pax 9\\sa=b\\n", "longer than what is left"),
        ("raw-pax 6\\sa=bc", "does not end with a newline"),
        ("raw-pax 5\\sab\\n", "has no `=`"),
        ("raw-global x", "does not begin with its length"),
        ("pax a=b", "no entry is behind"),
        ("pax a=b\nno-end", "no entry is behind"),
        ("longname a\nglobal a=b\nno-end", "no entry is behind"),
    ] {
        let told = told(notation);
        let name = FORMAT_TAR_ARCHIVE.id().rsplit('.').next().unwrap();
        let found = told.breaches.iter().find(|found| found.starts_with(name));
        let found = found.unwrap_or_else(|| panic!("{notation}: {told:?}"));
        assert!(found.contains(breach), "{notation}: {found}");
        assert_eq!(told.limits, [""; 0], "{notation}");
    }
}

#[test]
fn limits_stop_before_anything_is_kept() {
    let limits = Limits {
        pax_bytes: 20,
        path_bytes: 10,
        ..Limits::DEFAULT
    };
    for (notation, limit) in [
        (
            "pax a=bbbbbbbbbbbbbbbbb\nfile a",
            "have 23 bytes, more than 20 (limit `pax_bytes`)",
        ),
        (
            "longname aaaaaaaaa\nlonglink aaaaaaaaaa\nfile a",
            "have 21 bytes",
        ),
        ("longname aaaaaaaaaaaaaaaaaaaaa\nfile a", "have 22 bytes"),
        (
            "global a=bbbbbbbbbb\nglobal b=bbbbbbbbbb\nfile a",
            "global PAX records have 22 bytes",
        ),
        ("global a=bbbbbbbbbbbbbbbbb\nfile a", "have 23 bytes"),
        (
            "file aaaaaaaaaaa",
            "has 11 bytes, more than 10 (limit `path_bytes`)",
        ),
        ("symlink a -> aaaaaaaaaaa", "has 11 bytes"),
    ] {
        let told = scan_pieces([&*forge::archive(notation)], &limits);
        let [found] = &*told.limits else {
            panic!("{notation}: {told:?}")
        };
        assert!(found.contains(limit), "{notation}: {found}");
        assert_eq!(told.entries, [""; 0], "{notation}");
        let has_no_case = !told.cases.contains(&FORMAT_TAR_ARCHIVE.id());
        assert!(has_no_case, "{notation}");
    }
    for notation in [
        "pax a=bbbbbbbbbbbbbb\nfile a",
        "file aaaaaaaaaa",
        "longname aaaaaaaaaa\nfile a",
    ] {
        let told = scan_pieces([&*forge::archive(notation)], &limits);
        assert_eq!(told.limits, [""; 0], "{notation}");
    }
}

/// Lines of archives of which any may stand in any order.
fn lines() -> impl Strategy<Value = Vec<&'static str>> {
    let line = prop::sample::select(vec![
        "file a text=hello",
        "file b size=600",
        "dir d/",
        "hardlink h -> a",
        "symlink l -> \\*100(k)",
        "file \\*100(n) text=hello",
        "pax path=\\*200(n)",
        "pax size=5",
        "global comment=a",
        "symlink l -> a size=3 content=0",
        "pax path=x size=5",
        "pax a=b a=c",
        "global a=b path=y",
        "longname \\*200(n)",
        "longlink \\*200(k)",
        "sparse s map=0:1,2:1,4:1,6:1,8:1",
        "sparse s map=0:512,1024:512,2048:512,3072:512,4096:1",
        "zeros 1",
        "zeros 2",
        "garbage x",
        "file a checksum=signed",
        "file \\xff checksum=wrong",
        "raw-pax 5\\sab\\n",
        "no-end",
    ]);
    prop::collection::vec(line, 0..8)
}

proptest! {
    #[test]
    fn the_pieces_do_not_matter(
        lines in lines(),
        pieces in prop::collection::vec(prop::sample::select(vec![1, 2, 100, 511, 512, 513, 5000]), 1..50),
    ) {
        let archive = forge::archive(&lines.join("\n"));
        let mut rest = &*archive;
        let mut cut = Vec::new();
        for length in pieces.into_iter().cycle() {
            let (piece, behind) = rest.split_at(rest.len().min(length));
            cut.push(piece);
            rest = behind;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(scan_pieces(cut, &Limits::DEFAULT), scan(&archive));
    }

    #[test]
    fn no_bytes_are_too_much(
        lines in lines(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
    ) {
        let mut archive = forge::archive(&lines.join("\n"));
        for (at, byte) in changes {
            if !archive.is_empty() {
                let at = at.index(archive.len());
                archive[at] = byte;
            }
        }
        // A header has fewer findings than there are advisories.
        let headers = archive.len().div_ceil(BLOCK);
        prop_assert!(scan(&archive).breaches.len() <= headers.saturating_mul(18).max(2));
    }
}

/// What a layer's text in notation tells of a clause: how often it was looked at, and its breaches.
fn told_of(clause: &'static Clause, notation: &str) -> (usize, Vec<String>) {
    let told = told(notation);
    let cases = told.cases.iter().filter(|id| **id == clause.id()).count();
    let short = clause.id().rsplit('.').next().unwrap();
    let is_of_it = |breach: &&String| breach.starts_with(&format!("{short} "));
    let breaches = told.breaches.iter().filter(is_of_it);
    (cases, breaches.cloned().collect())
}

#[test]
fn advisories_say_what_is_wrong_and_where() {
    for (clause, notation, breaches) in [
        (
            &PAX_SIZE,
            "pax size=5\nfile a size=0 content=5",
            &["tar-pax-size 1024 `a`: `size` is 0 in the header, but 5 in a PAX record"][..],
        ),
        (
            &EXTENSION_ORDER,
            "pax mtime=1.5\nlongname a\nfile a",
            &[
                "tar-extension-order 1024 `a`: an extension header of type `x` is followed by one of \
               type `L`, not by its entry",
            ],
        ),
        (
            &EXTENSION_ORDER,
            "longname b\nlongname a\nfile a",
            &[
                "tar-extension-order 1024 `a`: an extension header of type `L` is followed by one \
               more of type `L`",
            ],
        ),
        (
            &TWO_NAMES,
            "longname a\npax path=b\nfile b",
            &["tar-two-names 2048 `b`: the name is `b` in a PAX record, but `a` in GNU's header"],
        ),
        (
            &HEADER_NAME,
            "pax path=b\nfile a",
            &[
                "tar-header-name 1024 `b`: the name is `a` in the header, but `b` in the one before it",
            ],
        ),
        (
            &GLOBAL_RECORDS,
            "global comment=x path=b\nfile a",
            &["tar-global-records 0 ``: a global PAX header has a record `path`"],
        ),
        (
            &PAX_RECORDS,
            "pax path=b path=a\nfile a",
            &[
                "tar-pax-records 0 `a`: one header has two PAX records `path`, with different values",
            ],
        ),
        (
            &NUMBERS,
            "file a uid=base256:5",
            &["tar-numbers 0 `a`: `uid` is written in base 256, although octal digits would do"],
        ),
        (
            &SPARSE_MAP,
            "sparse a map=0:512,1024:512 size=512 content=512",
            &[
                "tar-sparse-map 0 `a`: the map of the sparse file has 1024 bytes, but there are 512 \
               bytes of content",
            ],
        ),
        (
            &SIZE_WITHOUT_CONTENT,
            "dir a size=512 content=0",
            &["tar-size-without-content 0 `a`: a directory has the size 512"],
        ),
        (
            &END,
            "file a\nzeros 1\nno-end",
            &["tar-end 1024 ``: there is one block of zeros behind the last entry, expected two"],
        ),
        (
            &BEHIND_END,
            "file a\nzeros 1\nfile b",
            &[
                "tar-behind-end 1024 ``: behind a single block of zeros, where most readers stop, \
               there is something else",
            ],
        ),
        (
            &BEHIND_END,
            "zeros 3\ngarbage \\0x",
            &[
                "tar-behind-end 1537 ``: behind the blocks of zeros that end the archive there is \
               something else",
            ],
        ),
        (
            &BEHIND_END,
            "zeros 1\ngarbage \\0x\nno-end",
            &[
                "tar-behind-end 513 ``: behind a single block of zeros, where most readers stop, \
               there is something else",
            ],
        ),
    ] {
        let (cases, found) = told_of(clause, notation);
        assert_eq!(found, breaches, "{notation}");
        assert!(cases > 0, "{notation}");
    }
}

proptest! {
    /// Where nothing is told that other readers would read differently, they do not.
    #[test]
    fn what_nothing_is_said_of_is_read_alike(lines in lines()) {
        let archive = forge::archive(&lines.join("\n"));
        let told = scan(&archive);
        if told.breaches.is_empty() {
            let mut reader = ::tar::Archive::new(&*archive);
            let entries = reader.entries().unwrap().map(Result::unwrap);
            let is_file = |entry: &::tar::Entry<'_, _>| !entry.header().entry_type().is_pax_global_extensions();
            let read: Vec<String> = entries
                .filter(is_file)
                .map(|entry| {
                    let target = entry.link_name_bytes().unwrap_or_default();
                    let name = with_target(&entry.path_bytes(), &target);
                    let size = match entry.header().entry_type() {
                        // The size with the holes.
                        ::tar::EntryType::GNUSparse => entry.header().entry_size().unwrap(),
                        _ => entry.size(),
                    };
                    format!("{name} size={size}")
                })
                .collect();
            for (entry, read) in told.entries.iter().zip(&read) {
                prop_assert!(entry.contains(&**read), "{entry}: {read}");
            }
            prop_assert_eq!(told.entries.len(), read.len());
        }
    }
}
