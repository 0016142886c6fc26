//! Layouts in tar archives.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read, Seek, SeekFrom, Write as _},
};

use oci_conformance::{Clause, Held, Place, Reason, Report, Subject, shortened};

use super::{File, FileKind, Judgement, Options, Store, judge_store};
use crate::{
    Compression,
    layer::{TRAILING_BYTES, decompression::Decoder},
};

/// Advises against archives with two entries of one name.
pub static ARCHIVE_DUPLICATE_NAME: Clause = Clause::advisory(
    "advisory.layout.archive-duplicate-name",
    "image-layout.md#content",
    "No two entries of a layout's archive have the same name.",
    None,
)
.note(
    "Some readers take the first of them, others the last, and so see different layouts. The last \
     is judged here, which is what unpacking leaves.",
)
.held(Held::Judged(Subject::Graph));

/// Advises against archives with names that lead out of the layout.
pub static ARCHIVE_ESCAPING_NAME: Clause = Clause::advisory(
    "advisory.layout.archive-escaping-name",
    "image-layout.md#content",
    "No name in a layout's archive leads out of the layout.",
    None,
)
.note("An entry whose name has `..` in it is not judged; to unpack it would write elsewhere.")
.held(Held::Judged(Subject::Graph));

/// Advises against archives that end without saying so.
pub static ARCHIVE_WITHOUT_END: Clause = Clause::advisory(
    "advisory.layout.archive-without-end",
    "image-layout.md#content",
    "Behind the last entry of a layout's archive there is a block of zeros.",
    None,
)
.note(
    "Without one nothing tells whether there were more entries, and as blobs may be missing, nothing else tells either. Most readers do not mind.",
)
.held(Held::Judged(Subject::Graph));

/// How many entries an archive may have.
const MOST_ENTRIES: usize = 4_000_000;

/// Judges the layout in a tar archive, plain or compressed with gzip or zstd.
///
/// A plain archive is read where it is. A compressed one is decompressed once, to an unnamed
/// temporary file of at most [`Options::archive_bytes`].
///
/// # Errors
///
/// Fails if the file is no tar archive, or cannot be read.
pub fn judge_archive(mut archive: fs::File, options: &Options<'_>) -> io::Result<Judgement> {
    let mut magic = Vec::new();
    archive.seek(SeekFrom::Start(0))?;
    (&archive).take(4).read_to_end(&mut magic)?;
    archive.seek(SeekFrom::Start(0))?;
    let spooled = match Compression::of_content(&magic) {
        Compression::None => Some((archive, 0)),
        compression => spool(archive, compression, options)?,
    };
    let Some((plain, behind)) = spooled else {
        let mut report = Report::new(options.context.findings);
        let most = options.archive_bytes;
        let message = format!("the archive is larger than {most} bytes when it is decompressed");
        report.obstacle("", Reason::Limit, message);
        return Ok(Judgement {
            report,
            layers: Vec::new(),
        });
    };
    let archive = Archive::open(plain)?;
    let mut judgement = judge_store(&archive, options)?;
    archive.advise(&mut judgement.report);
    if Compression::of_content(&magic) != Compression::None {
        judgement.report.case(&TRAILING_BYTES);
    }
    if behind > 0 {
        let message = format!("{behind} bytes follow the compressed archive");
        let place = Place::file("");
        judgement.report.breach(&TRAILING_BYTES, place, message);
    }
    judgement.report.sort();
    Ok(judgement)
}

/// How many bytes are decompressed at a time.
const BUFFER: usize = 64 << 10;

/// Decompresses into an unnamed temporary file, and says how many bytes there were behind what is
/// compressed; `None` if it would be too large.
fn spool(
    mut archive: fs::File,
    compression: Compression,
    options: &Options<'_>,
) -> io::Result<Option<(fs::File, u64)>> {
    let mut spooled = tempfile::tempfile()?;
    let mut decoder = Decoder::new(compression, &options.layer_limits);
    let mut room = options.archive_bytes;
    let (mut input, mut output) = (vec![0; BUFFER], vec![0; BUFFER]);
    loop {
        let length = match archive.read(&mut input) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let mut piece = input.get(..length).unwrap_or_default();
        loop {
            let step = decoder.step(piece, &mut output).map_err(io::Error::other)?;
            if step.is_idle() {
                break;
            }
            piece = piece.get(step.taken..).unwrap_or_default();
            let made = output.get(..step.made).unwrap_or_default();
            let Some(left) = room.checked_sub(made.len() as u64) else {
                return Ok(None);
            };
            room = left;
            spooled.write_all(made)?;
        }
    }
    let behind = decoder.finish().map_err(io::Error::other)?;
    Ok(Some((spooled, behind)))
}

/// A plain tar archive as a store of a layout's files.
#[derive(Debug)]
pub struct Archive {
    file: fs::File,
    entries: BTreeMap<String, Entry>,
    duplicates: Vec<String>,
    escaping: Vec<String>,
    /// How long the file is.
    length: u64,
    /// Where the content of the last entry ends.
    end: u64,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    offset: u64,
    kind: FileKind,
    /// Whether its content has holes, which are not put in here.
    sparse: bool,
}

const SYMBOLIC_LINK: FileKind = FileKind::Other("a symbolic link that leads to no file");
const HARD_LINK: FileKind = FileKind::Other("a hard link that leads to no file");

/// How long the pieces are that an archive consists of, in bytes.
const BLOCK: u64 = 512;

/// How many symbolic links lead to a file at most, as on Linux.
const MOST_LINKS: usize = 40;

impl Archive {
    /// Reads the headers of an archive.
    ///
    /// # Errors
    ///
    /// Fails if the file is no tar archive, or cannot be read.
    pub fn open(mut file: fs::File) -> io::Result<Self> {
        file.seek(SeekFrom::Start(0))?;
        let mut archive = Self {
            length: file.metadata()?.len(),
            end: 0,
            file: file.try_clone()?,
            entries: BTreeMap::new(),
            duplicates: Vec::new(),
            escaping: Vec::new(),
        };
        let mut links = BTreeMap::new();
        let mut reader = tar::Archive::new(io::BufReader::new(file));
        for entry in reader.entries_with_seek()? {
            archive.add(&mut entry?, &mut links)?;
        }
        archive.follow(&links);
        Ok(archive)
    }

    /// Adds an entry, whose target goes to `links` if it is a symbolic link.
    fn add(
        &mut self,
        entry: &mut tar::Entry<'_, impl Read>,
        links: &mut BTreeMap<String, String>,
    ) -> io::Result<()> {
        let stored = match entry.header().entry_type() {
            tar::EntryType::GNUSparse => entry.header().entry_size()?,
            _ => entry.size(),
        };
        self.end = entry.raw_file_position().saturating_add(stored);
        let mut sparse = entry.header().entry_type() == tar::EntryType::GNUSparse;
        let mut real_name = None;
        for extension in entry.pax_extensions()?.into_iter().flatten() {
            let extension = extension?;
            sparse |= extension.key_bytes().starts_with(b"GNU.sparse.");
            if extension.key_bytes() == b"GNU.sparse.name" {
                real_name = Some(extension.value_bytes().to_vec());
            }
        }
        let name = real_name.unwrap_or_else(|| entry.path_bytes().into_owned());
        let name = String::from_utf8_lossy(&name);
        let kind = match entry.header().entry_type() {
            // Archives from before POSIX know directories by their names alone.
            tar::EntryType::Regular if name.ends_with('/') => FileKind::Directory,
            tar::EntryType::Regular | tar::EntryType::Continuous | tar::EntryType::GNUSparse => {
                FileKind::Regular(entry.size())
            }
            tar::EntryType::Directory => FileKind::Directory,
            tar::EntryType::Symlink => SYMBOLIC_LINK,
            tar::EntryType::Link => HARD_LINK,
            tar::EntryType::Char | tar::EntryType::Block => FileKind::Other("a device"),
            tar::EntryType::Fifo => FileKind::Other("a FIFO"),
            tar::EntryType::XGlobalHeader => return Ok(()),
            _ => FileKind::Other("an entry of an unknown type"),
        };
        let Some(path) = normalized(&name) else {
            self.escaping.push(name.into_owned());
            return Ok(());
        };
        if path.is_empty() {
            return Ok(());
        }
        if self.entries.len() >= MOST_ENTRIES {
            let message = format!("the archive has more than {MOST_ENTRIES} entries");
            return Err(io::Error::other(message));
        }
        let target = entry.link_name_bytes().unwrap_or_default();
        let target = String::from_utf8_lossy(&target);
        let target = match kind {
            SYMBOLIC_LINK => resolved(&path, &target),
            HARD_LINK => normalized(&target),
            _ => None,
        };
        let mut added = Entry {
            offset: entry.raw_file_position(),
            kind,
            sparse,
        };
        links.remove(&path);
        if let Some(target) = target {
            // A hard link is to what is there already.
            let linked = self.entries.get(&target);
            match linked.filter(|_| kind == HARD_LINK) {
                Some(linked) if matches!(linked.kind, FileKind::Regular(_)) => added = *linked,
                _ if kind == SYMBOLIC_LINK => drop(links.insert(path.clone(), target)),
                _ => {}
            }
        }
        let both = [kind, FileKind::Directory];
        if let Some(before) = self.entries.insert(path.clone(), added)
            && both != [before.kind, kind]
        {
            self.duplicates.push(path);
        }
        Ok(())
    }

    /// Makes symbolic links to files the files that they lead to.
    fn follow(&mut self, links: &BTreeMap<String, String>) {
        for (path, target) in links {
            let mut target = target;
            for _ in 0..MOST_LINKS {
                match links.get(target) {
                    Some(next) => target = next,
                    None => break,
                }
            }
            let found = self.entries.get(target).copied();
            if let Some(found) = found.filter(|found| matches!(found.kind, FileKind::Regular(_))) {
                self.entries.insert(path.clone(), found);
            }
        }
    }

    fn advise(&self, report: &mut Report) {
        if self.length < self.end {
            report.obstacle("", Reason::Io, "the archive ends within its last entry");
        }
        report.case(&ARCHIVE_WITHOUT_END);
        let padded = self.end.checked_next_multiple_of(BLOCK);
        let ended = padded.and_then(|end| end.checked_add(BLOCK));
        if ended.is_none_or(|end| self.length < end) {
            let message = "the archive is cut off behind its last entry, or was not finished";
            report.breach(&ARCHIVE_WITHOUT_END, Place::file(""), message);
        }
        for _ in &self.entries {
            report.case(&ARCHIVE_DUPLICATE_NAME);
            report.case(&ARCHIVE_ESCAPING_NAME);
        }
        for path in &self.duplicates {
            let message = "another entry of the archive has the same name";
            report.breach(&ARCHIVE_DUPLICATE_NAME, Place::file(&**path), message);
        }
        for name in &self.escaping {
            report.case(&ARCHIVE_ESCAPING_NAME);
            let message = format!("`{}` leads out of the layout", shortened(name));
            report.breach(&ARCHIVE_ESCAPING_NAME, Place::file(""), message);
        }
    }
}

/// The path of an entry without what does not change it; `None` if it leads out of the layout.
fn normalized(name: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => return None,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Where the symbolic link at `path` leads to, if that is in the layout.
fn resolved(path: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

impl Store for Archive {
    fn files(&self) -> io::Result<Vec<File>> {
        let is_ours = |path: &str| !path.contains('/') || path.starts_with("blobs/");
        let entries = self.entries.iter().filter(|(path, _)| is_ours(path));
        let mut files: Vec<File> = entries
            .map(|(path, entry)| File {
                path: path.clone(),
                kind: entry.kind,
            })
            .collect();
        // An archive need not have entries for directories that have something in them.
        let mut implied: Vec<&str> = files
            .iter()
            .filter_map(|file| file.path.strip_prefix("blobs/")?.split_once('/'))
            .map(|(algorithm, _)| algorithm)
            .collect();
        implied.dedup();
        let implied: Vec<File> = implied
            .into_iter()
            .map(|algorithm| format!("blobs/{algorithm}"))
            .filter(|path| !self.entries.contains_key(path))
            .map(|path| File {
                path,
                kind: FileKind::Directory,
            })
            .collect();
        files.extend(implied);
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(files)
    }

    fn open(&self, file: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        match self.entries.get(file) {
            None => Ok(None),
            Some(Entry { sparse: true, .. }) => {
                let message = "it is a sparse entry, whose holes are not filled in here";
                Err(io::Error::other(message))
            }
            Some(&Entry {
                offset,
                kind: FileKind::Regular(size),
                ..
            }) => {
                let end = offset.checked_add(size);
                let end = end.ok_or_else(|| io::Error::other("its size is impossible"))?;
                Ok(Some(Box::new(Section {
                    file: &self.file,
                    offset,
                    end,
                })))
            }
            Some(_) => Err(io::Error::other("it is no regular file")),
        }
    }
}

/// A part of a file, which several can read at the same time.
struct Section<'a> {
    file: &'a fs::File,
    offset: u64,
    end: u64,
}

impl Read for Section<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.end.saturating_sub(self.offset);
        let most = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let buffer = buffer.get_mut(..most).unwrap_or_default();
        if buffer.is_empty() {
            return Ok(0);
        }
        let length = read_at(self.file, buffer, self.offset)?;
        if length == 0 {
            let message = "the archive ends within the entry";
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, message));
        }
        self.offset = self.offset.saturating_add(length as u64);
        Ok(length)
    }
}

#[cfg(unix)]
fn read_at(file: &fs::File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_at(file: &fs::File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}
