//! The notation; see the top of the module.

use std::{ops::Range, str::FromStr};

use super::{Archive, BLOCK, Checksum, Header, field, gzip, record, zstd};

/// How much content a line makes by its size alone.
const SIZE_LIMIT: u64 = 16 << 20;

/// A layer as it is stored.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What its descriptor says.
    pub media_type: String,
    /// Without compression.
    pub archive: Vec<u8>,
    pub stored: Vec<u8>,
}

/// Makes an archive from a text.
#[track_caller]
pub fn archive(text: &str) -> Vec<u8> {
    layer(text).stored
}

/// Makes a layer from a text.
#[track_caller]
pub fn layer(text: &str) -> Layer {
    let mut archive = Archive::new();
    let mut end = true;
    let (mut label, mut compress) = ("tar", None::<fn(&[u8]) -> Vec<u8>>);
    let (mut cut, mut behind) = (0, Vec::new());
    for text in text.lines().map(str::trim_start) {
        let line = Line(text);
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        match (word.trim_end(), rest.trim_end()) {
            ("", _) => {}
            ("no-end", "") => end = false,
            ("labelled", rest) => label = rest,
            ("compressed", "gzip") => compress = Some(gzip),
            ("compressed", "zstd") => compress = Some(zstd),
            ("cut", rest) => cut = line.parse(rest),
            ("behind", _) => behind = line.unescape(rest),
            _ if word.starts_with('#') => {}
            _ => archive = line.append(archive),
        }
    }
    let archive = if end { archive.end() } else { archive.no_end() };
    let stored = compress.map_or_else(|| archive.clone(), |compress| compress(&archive));
    let stored = Archive::new().bytes(stored).cut(cut).bytes(behind);
    Layer {
        media_type: media_type(label),
        archive,
        stored: stored.no_end(),
    }
}

fn media_type(label: &str) -> String {
    if label.contains('/') {
        label.to_owned()
    } else if let Some(compression) = label.strip_prefix("docker.") {
        format!("application/vnd.docker.image.rootfs.diff.tar.{compression}")
    } else if let Some(label) = label.strip_prefix("nondistributable.") {
        format!("application/vnd.oci.image.layer.nondistributable.v1.{label}")
    } else {
        format!("application/vnd.oci.image.layer.v1.{label}")
    }
}

/// One line, which messages show.
#[derive(Clone, Copy)]
struct Line<'a>(&'a str);

impl Line<'_> {
    #[track_caller]
    fn error(self, problem: &str) -> ! {
        panic!("{problem}, in this line of an archive: {}", self.0)
    }

    #[track_caller]
    fn append(self, archive: Archive) -> Archive {
        let (kind, rest) = self.0.split_once(' ').unwrap_or((self.0, ""));
        match kind {
            "pax" => archive.entry(Header::new(b'x', "PaxHeader"), self.records(rest)),
            "global" => archive.entry(Header::new(b'g', "GlobalHeader"), self.records(rest)),
            "raw-pax" => archive.entry(Header::new(b'x', "PaxHeader"), self.unescape(rest)),
            "raw-global" => archive.entry(Header::new(b'g', "GlobalHeader"), self.unescape(rest)),
            "longname" => archive.long_name(self.unescape(rest.trim())),
            "longlink" => archive.long_link(self.unescape(rest.trim())),
            "zeros" => archive.zeros(self.parse(rest.trim())),
            "garbage" => archive.bytes(self.unescape(rest)),
            "drop" => archive.cut(self.parse(rest.trim())),
            _ => self.entry(kind, rest).append(archive),
        }
    }

    #[track_caller]
    fn records(self, words: &str) -> Vec<u8> {
        let record = |word: &str| {
            let Some((key, value)) = word.split_once('=') else {
                self.error("a record has no `=`");
            };
            record(&self.unescape(key), &self.unescape(value))
        };
        words.split_whitespace().flat_map(record).collect()
    }

    #[track_caller]
    fn entry(self, kind: &str, rest: &str) -> Entry {
        let mut words = rest.split_whitespace().peekable();
        let Some(name) = words.next() else {
            self.error("an entry has no name");
        };
        let mut header = Header::new(self.kind(kind), self.unescape(name));
        if kind == "sparse" {
            header = header.gnu();
        }
        if words.next_if_eq(&"->").is_some() {
            let Some(target) = words.next() else {
                self.error("there is no target");
            };
            header = header.raw(field::LINK_NAME, self.unescape(target));
        }
        let mut entry = Entry {
            header,
            sparse: kind == "sparse",
            ..Entry::default()
        };
        for word in words {
            self.option(&mut entry, word);
        }
        entry
    }

    #[track_caller]
    fn kind(self, kind: &str) -> u8 {
        match kind {
            "file" => b'0',
            "hardlink" => b'1',
            "symlink" => b'2',
            "char" => b'3',
            "block" => b'4',
            "dir" => b'5',
            "fifo" => b'6',
            "contiguous" => b'7',
            "sparse" => b'S',
            _ => match kind.strip_prefix("type=").map(|kind| self.unescape(kind)) {
                Some(kind) if kind.len() == 1 => kind[0],
                _ => self.error("no such kind"),
            },
        }
    }

    #[track_caller]
    fn option(self, entry: &mut Entry, word: &str) {
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        let header = std::mem::take(&mut entry.header);
        let text = |field: Range<usize>| header.clone().raw(field, self.unescape(value));
        let number = |field: Range<usize>| self.number(header.clone(), field, value, 10);
        entry.header = match key {
            "size" => {
                entry.sized = true;
                let digits = value.strip_prefix("base256:").unwrap_or(value);
                entry.size = digits.parse().ok();
                number(field::SIZE)
            }
            "realsize" => {
                entry.real_sized = true;
                number(field::REAL_SIZE)
            }
            "mode" => self.number(header, field::MODE, value, 8),
            "uid" => number(field::UID),
            "gid" => number(field::GID),
            "mtime" => number(field::MTIME),
            "devmajor" => number(field::DEVICE_MAJOR),
            "devminor" => number(field::DEVICE_MINOR),
            "uname" => text(field::USER_NAME),
            "gname" => text(field::GROUP_NAME),
            "linkname" => text(field::LINK_NAME),
            "prefix" => text(field::PREFIX),
            "version" => text(field::VERSION),
            "typeflag" => text(field::TYPE),
            "magic" => match value {
                "ustar" => header.raw(field::MAGIC, b"ustar\x0000"),
                "gnu" => header.gnu(),
                "none" => header.old(),
                _ => text(field::MAGIC),
            },
            "checksum" => header.checksum(match value {
                "right" => Checksum::Right,
                "signed" => Checksum::Signed,
                "wrong" => Checksum::Wrong,
                _ => Checksum::Raw(self.unescape(value.strip_prefix("raw:").unwrap_or(value))),
            }),
            "content" => {
                entry.content = Some(pattern(self.parse(value)));
                header
            }
            "text" => {
                entry.content = Some(self.unescape(value));
                header
            }
            "map" => {
                entry.map = Some(self.map(value));
                header
            }
            "unpadded" => {
                entry.unpadded = true;
                header
            }
            "extended" => {
                entry.extended = Some(value == "missing");
                header
            }
            _ => self.error("no such key"),
        };
    }

    #[track_caller]
    fn number(self, header: Header, field: Range<usize>, value: &str, radix: u32) -> Header {
        if let Some(raw) = value.strip_prefix("raw:") {
            header.raw(field, self.unescape(raw))
        } else if let Some(number) = value.strip_prefix("base256:") {
            header.base256(field, self.parse(number))
        } else if let Ok(number) = u64::from_str_radix(value, radix)
            && !value.starts_with('+')
        {
            header.octal(field, number)
        } else {
            header.raw(field, self.unescape(value))
        }
    }

    #[track_caller]
    fn map(self, value: &str) -> Vec<(u64, u64)> {
        let pair = |pair: &str| match pair.split_once(':') {
            Some((offset, length)) => (self.parse(offset), self.parse(length)),
            None => self.error("a map has pairs such as 0:512"),
        };
        value
            .split(',')
            .filter(|pair| !pair.is_empty())
            .map(pair)
            .collect()
    }

    #[track_caller]
    fn parse<T: FromStr>(self, number: &str) -> T {
        let Ok(number) = number.parse() else {
            self.error(&format!("`{number}` is no such number"));
        };
        number
    }

    #[track_caller]
    fn unescape(self, text: &str) -> Vec<u8> {
        if text == "\"\"" {
            return Vec::new();
        }
        let mut bytes = Vec::new();
        let mut rest = text;
        while let Some((before, escape)) = rest.split_once('\\') {
            bytes.extend(before.as_bytes());
            let mut letters = escape.chars();
            let letter = letters.next();
            rest = letters.as_str();
            match letter {
                Some('0') => bytes.push(0),
                Some('s') => bytes.push(b' '),
                Some('n') => bytes.push(b'\n'),
                Some('\\') => bytes.push(b'\\'),
                Some('x') => {
                    let digits = rest.get(..2).map(|digits| u8::from_str_radix(digits, 16));
                    let Some(Ok(byte)) = digits else {
                        self.error("two digits follow `\\x`");
                    };
                    bytes.push(byte);
                    rest = &rest[2..];
                }
                Some('*') => {
                    let Some((times, (what, behind))) = rest
                        .split_once('(')
                        .and_then(|(times, rest)| Some((times, rest.split_once(')')?)))
                    else {
                        self.error("repetitions are written `\\*3(a)`");
                    };
                    bytes.extend(self.unescape(what).repeat(self.parse(times)));
                    rest = behind;
                }
                _ => self.error("no such escape"),
            }
        }
        bytes.extend(rest.as_bytes());
        bytes
    }
}

/// What a line says of an entry.
#[derive(Default)]
struct Entry {
    header: Header,
    sized: bool,
    /// The size, if it is one that content can have.
    size: Option<u64>,
    real_sized: bool,
    content: Option<Vec<u8>>,
    sparse: bool,
    map: Option<Vec<(u64, u64)>>,
    /// Whether the block that is announced is missing.
    extended: Option<bool>,
    unpadded: bool,
}

impl Entry {
    #[track_caller]
    fn append(self, archive: Archive) -> Archive {
        let map = self.map.unwrap_or_default();
        let before = if self.sparse {
            Vec::new()
        } else {
            written(&map)
        };
        let stored: u64 = map.iter().map(|(_, length)| length).sum();
        let length = match self.size {
            Some(size) => size.saturating_sub(before.len() as u64),
            None if self.sized => 0,
            None => stored,
        };
        let content = self.content.unwrap_or_else(|| {
            assert!(length <= SIZE_LIMIT, "say `content=` with size {length}");
            pattern(length)
        });
        let content = [before, content].concat();
        let mut header = self.header;
        if !self.sized {
            header = header.size(content.len() as u64);
        }
        let archive = if self.sparse {
            if !self.real_sized {
                let end = map.last().map_or(0, |(offset, length)| offset + length);
                header = header.octal(field::REAL_SIZE, end);
            }
            let archive = archive.sparse(header, &map, self.extended.is_some());
            let missing = self.extended == Some(true);
            archive.cut(if missing { BLOCK } else { 0 })
        } else {
            archive.header(&header)
        };
        if self.unpadded {
            archive.bytes(content)
        } else {
            archive.content(content)
        }
    }
}

/// The map of a sparse file as PAX 1.0 has it before the content: decimal numbers in lines, filled
/// up to a whole block.
fn written(map: &[(u64, u64)]) -> Vec<u8> {
    if map.is_empty() {
        return Vec::new();
    }
    let pairs = map
        .iter()
        .map(|(offset, length)| format!("{offset}\n{length}\n"));
    let text = format!("{}\n{}", map.len(), pairs.collect::<String>());
    Archive::new().content(text).no_end()
}

/// Content that looks like no header.
fn pattern(length: u64) -> Vec<u8> {
    let bytes = (b'a'..=b'z').cycle();
    (0..length).zip(bytes).map(|(_, byte)| byte).collect()
}
