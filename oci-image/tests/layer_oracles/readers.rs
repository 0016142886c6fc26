//! Readers of tar archives that know nothing of ours.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use oci_testing::installed;

/// What an entry is, as far as all readers tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    File,
    HardLink,
    SymbolicLink,
    CharacterDevice,
    BlockDevice,
    Directory,
    Fifo,
    Other,
}

impl Kind {
    /// Of the byte in the header.
    pub(crate) fn of_type(byte: u8) -> Self {
        match byte {
            b'0' | b'\0' | b'7' | b'S' => Self::File,
            b'1' => Self::HardLink,
            b'2' => Self::SymbolicLink,
            b'3' => Self::CharacterDevice,
            b'4' => Self::BlockDevice,
            b'5' => Self::Directory,
            b'6' => Self::Fifo,
            _ => Self::Other,
        }
    }

    /// Of the first letter in the listing of a tool.
    fn of_letter(letter: char) -> Self {
        match letter {
            '-' | 'C' => Self::File,
            'h' => Self::HardLink,
            'l' => Self::SymbolicLink,
            'c' => Self::CharacterDevice,
            'b' => Self::BlockDevice,
            'd' => Self::Directory,
            'p' => Self::Fifo,
            _ => Self::Other,
        }
    }
}

/// An entry as a reader lists it.
#[derive(Clone, Eq, PartialEq)]
pub(crate) struct Listed {
    /// Without the slashes at its end and repeated ones, about which readers differ, and the spaces
    /// at its begin, which cannot be seen in the columns of tools.
    pub(crate) name: Vec<u8>,
    pub(crate) kind: Kind,
    /// Not of devices, where some tools show their numbers instead.
    pub(crate) size: u64,
    /// Of links.
    pub(crate) target: Vec<u8>,
}

impl Listed {
    pub(crate) fn new(name: &[u8], kind: Kind, size: u64, target: &[u8]) -> Self {
        let end = name.iter().rposition(|&byte| byte != b'/');
        let name = &name[..end.map_or(0, |end| end + 1)];
        let begin = name.iter().position(|&byte| byte != b' ');
        let mut name = name[begin.unwrap_or(name.len())..].to_vec();
        name.dedup_by(|one, other| *one == b'/' && *other == b'/');
        let device = matches!(kind, Kind::CharacterDevice | Kind::BlockDevice);
        let link = matches!(kind, Kind::HardLink | Kind::SymbolicLink);
        Self {
            name,
            kind,
            size: if device { 0 } else { size },
            target: if link { target.to_vec() } else { Vec::new() },
        }
    }
}

impl std::fmt::Debug for Listed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.name.escape_ascii();
        write!(f, "{:?} {name} {}", self.kind, self.size)?;
        if !self.target.is_empty() {
            write!(f, " -> {}", self.target.escape_ascii())?;
        }
        Ok(())
    }
}

/// What a reader makes of an archive.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Listing {
    pub(crate) entries: Vec<Listed>,
    /// What it complains of, if it does.
    pub(crate) error: Option<String>,
}

/// An independent reader.
pub(crate) trait Reader {
    fn name(&self) -> &'static str;

    /// Lists the archives in these files.
    fn list(&self, files: &[PathBuf]) -> Vec<Listing>;
}

/// All readers that are there.
pub(crate) fn all() -> Vec<Box<dyn Reader>> {
    let mut readers: Vec<Box<dyn Reader>> = vec![Box::new(Crate)];
    if installed(&["python3"]) {
        readers.push(Box::new(Python));
    }
    if installed(&["tar"]) && run(Command::new("tar").arg("--version")).contains("GNU tar") {
        readers.push(Box::new(Gnu));
    }
    if installed(&["bsdtar"]) {
        readers.push(Box::new(Bsd));
    }
    readers
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("the tool starts");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The crate tar.
struct Crate;

impl Reader for Crate {
    fn name(&self) -> &'static str {
        "the crate tar"
    }

    fn list(&self, files: &[PathBuf]) -> Vec<Listing> {
        let read = |file: &PathBuf| by_crate(&fs::read(file).expect("the archive is there"));
        files.iter().map(read).collect()
    }
}

fn by_crate(archive: &[u8]) -> Listing {
    let mut entries = Vec::new();
    let mut list = || {
        for entry in tar::Archive::new(archive).entries()? {
            let entry = entry?;
            let kind = entry.header().entry_type().as_byte();
            if kind == b'g' {
                continue;
            }
            let target = entry.link_name_bytes().unwrap_or_default();
            let name = entry.path_bytes();
            let size = entry.size();
            entries.push(Listed::new(&name, Kind::of_type(kind), size, &target));
        }
        Ok(())
    };
    let result: std::io::Result<()> = list();
    let error = result.err().map(|error| error.to_string());
    Listing { entries, error }
}

/// The module tarfile of Python.
struct Python;

const PYTHON: &str = r#"
import sys, tarfile
def hexed(text):
    return text.encode("utf-8", "surrogateescape").hex() or "-"
for name in sys.argv[1:]:
    print("archive")
    try:
        with tarfile.open(name, "r:", encoding="utf-8", errors="surrogateescape") as archive:
            for entry in archive:
                kind = "%02x" % entry.type[0]
                print("entry", hexed(entry.name), kind, entry.size, hexed(entry.linkname))
    except Exception as error:
        print("error", repr(error))
"#;

impl Reader for Python {
    fn name(&self) -> &'static str {
        "Python"
    }

    fn list(&self, files: &[PathBuf]) -> Vec<Listing> {
        let run = |files: &[PathBuf]| run(Command::new("python3").args(["-c", PYTHON]).args(files));
        let text: String = files.chunks(500).map(run).collect();
        let listings = text.split("archive\n").skip(1).map(by_python);
        let listings: Vec<Listing> = listings.collect();
        assert_eq!(listings.len(), files.len(), "Python lists all archives");
        listings
    }
}

fn by_python(text: &str) -> Listing {
    let mut listing = Listing {
        entries: Vec::new(),
        error: None,
    };
    for line in text.lines() {
        if let Some(error) = line.strip_prefix("error ") {
            listing.error = Some(error.to_owned());
            continue;
        }
        let words: Vec<&str> = line.split(' ').collect();
        let ["entry", name, kind, size, target] = words[..] else {
            panic!("what does Python mean by this: {line}");
        };
        // Python also reads sizes below zero.
        let size = size.parse().unwrap_or(u64::MAX);
        let kind = Kind::of_type(unhex(kind)[0]);
        let entry = Listed::new(&unhex(name), kind, size, &unhex(target));
        listing.entries.push(entry);
    }
    listing
}

fn unhex(text: &str) -> Vec<u8> {
    let digits = text.trim_start_matches('-').as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.map(byte).collect()
}

/// GNU tar.
struct Gnu;

impl Reader for Gnu {
    fn name(&self) -> &'static str {
        "GNU tar"
    }

    fn list(&self, files: &[PathBuf]) -> Vec<Listing> {
        let options = ["--numeric-owner", "--utc", "--quoting-style=escape", "-tvf"];
        let list = |file: &PathBuf| {
            let output = tool("tar", &options, file);
            // Mode, owner, size, then a date and a time, or one number if that is none.
            listing(&output, |line| {
                let (mode, rest) = word(line);
                let (_, rest) = word(rest);
                let (size, rest) = word(rest);
                let (date, mut rest) = word(rest);
                if date.contains('-') {
                    rest = word(rest).1;
                }
                entry(mode, size, rest)
            })
        };
        files.iter().map(list).collect()
    }
}

/// The tar of libarchive.
struct Bsd;

impl Reader for Bsd {
    fn name(&self) -> &'static str {
        "bsdtar"
    }

    fn list(&self, files: &[PathBuf]) -> Vec<Listing> {
        let list = |file: &PathBuf| {
            let output = tool("bsdtar", &["--numeric-owner", "-tvf"], file);
            // Mode, number of links, user, group, size, and a date of three words.
            listing(&output, |line| {
                let (mode, rest) = word(line);
                let rest = (0..3).fold(rest, |rest, _| word(rest).1);
                let (size, rest) = word(rest);
                let rest = (0..3).fold(rest, |rest, _| word(rest).1);
                entry(mode, size, rest)
            })
        };
        files.iter().map(list).collect()
    }
}

fn tool(tool: &str, options: &[&str], file: &Path) -> Output {
    Command::new(tool)
        .args(options)
        .arg(file)
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .expect("the tool starts")
}

fn listing(output: &Output, entry: impl Fn(&str) -> Option<Listed>) -> Listing {
    let text = String::from_utf8_lossy(&output.stdout);
    let mut error = (!output.status.success())
        .then(|| String::from_utf8_lossy(&output.stderr).trim().to_owned());
    let mut entries = Vec::new();
    for line in text.lines() {
        match entry(line) {
            Some(entry) => entries.push(entry),
            None => error = Some(format!("a line that cannot be read: {line}")),
        }
    }
    Listing { entries, error }
}

/// The first word, and what is behind the one space that ends it.
fn word(line: &str) -> (&str, &str) {
    line.trim_start_matches(' ')
        .split_once(' ')
        .unwrap_or((line, ""))
}

/// An entry in the listing of a tool, where a name stands with its target.
fn entry(mode: &str, size: &str, name: &str) -> Option<Listed> {
    let kind = Kind::of_letter(mode.chars().next()?);
    let size = match size.split_once(',') {
        Some(_) => 0,
        None => size.parse().ok()?,
    };
    let arrow = match kind {
        Kind::SymbolicLink => " -> ",
        _ => " link to ",
    };
    let (name, target) = name.split_once(arrow).unwrap_or((name, ""));
    Some(Listed::new(&unescape(name), kind, size, &unescape(target)))
}

/// Backslashes with a letter or three octal digits.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let octal = rest.get(..3).and_then(|digits| {
            let digits = std::str::from_utf8(digits).ok()?;
            u8::from_str_radix(digits, 8).ok()
        });
        if let Some(octal) = octal {
            bytes.push(octal);
            rest = &rest[3..];
            continue;
        }
        let letters = b"a\x07b\x08f\x0Cn\nr\rt\tv\x0B\\\\s  ";
        let letter = rest.first().copied().unwrap_or(b'\\');
        let meaning = letters.chunks(2).find(|pair| pair[0] == letter);
        bytes.push(meaning.map_or(letter, |pair| pair[1]));
        rest = rest.get(1..).unwrap_or_default();
    }
    bytes
}
