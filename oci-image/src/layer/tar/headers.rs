//! Reading headers, one after the other, and telling entries.

use super::{
    EXTENSION_ORDER, GLOBAL_RECORDS, PAX_RECORDS, SPARSE_MAP, Scanner, Visitor, advise,
    extensions::ExtensionKind,
    header::{BLOCK, Checksum, Header, NumberField},
    pax,
    resolve::Resolved,
    scanner::{Current, State, padding},
    shown,
    sparse::Sparse,
};
use crate::layer::{Attribute, Entry, EntryKind, FORMAT_TAR_ARCHIVE};

impl Scanner {
    /// Takes in a block that is a header, or zeros.
    pub(super) fn header(&mut self, block: &[u8; BLOCK], visitor: &mut impl Visitor) {
        let header = Header(block);
        let offset = self.offset.saturating_sub(BLOCK as u64);
        if header.is_zero() {
            self.state = State::SecondZeros;
            return self.abandoned(visitor);
        }
        let checksum = header.checksum();
        if let Checksum::Wrong { found, expected } = checksum {
            let found = match found {
                Attribute::Value(found) => format!("is {found:o}"),
                Attribute::Missing => "is blank".to_owned(),
                Attribute::Malformed => "is no number".to_owned(),
            };
            let message = format!(
                "expected a header with the checksum {expected:o}, but its checksum {found}"
            );
            return self.broken(offset, message, visitor);
        }
        match ExtensionKind::of(header.kind()) {
            Some(kind) => {
                advise::extension(header, checksum, offset, visitor);
                self.extension_header(kind, header, offset, visitor);
            }
            None => self.file(header, checksum, offset, visitor),
        }
    }

    fn extension_header(
        &mut self,
        kind: ExtensionKind,
        header: Header<'_>,
        offset: u64,
        visitor: &mut impl Visitor,
    ) {
        let Ok(size) = header.size() else {
            let letter = kind.letter();
            let message = format!("`size` of an extension header of type `{letter}` is no size");
            return self.broken(offset, message, visitor);
        };
        let size = size.unwrap_or_default();
        self.extensions.begin(kind, header, offset, size);
        let bytes = match kind {
            ExtensionKind::Global => size,
            _ => self.extensions.bytes(),
        };
        let most = self.limits.pax_bytes;
        if bytes > most as u64 {
            let message = format!(
                "the extension headers before an entry have {bytes} bytes, more than {most} \
                 (limit `pax_bytes`)"
            );
            return self.limit(message, visitor);
        }
        self.text.clear();
        let padding = size.wrapping_neg() & 511;
        self.state = State::Extension {
            kind,
            offset,
            left: size,
            padding,
        };
        if size == 0 {
            self.extension(kind, offset, padding, visitor);
        }
    }

    /// Takes in an extension header whose content is there.
    pub(super) fn extension(
        &mut self,
        kind: ExtensionKind,
        offset: u64,
        left: u64,
        visitor: &mut impl Visitor,
    ) {
        self.state = padding(left);
        let read = match kind {
            ExtensionKind::LongName => {
                self.extensions.read_long_name(offset, &self.text);
                Ok(())
            }
            ExtensionKind::LongLink => {
                self.extensions.read_long_link(offset, &self.text);
                Ok(())
            }
            ExtensionKind::Local | ExtensionKind::Solaris => {
                self.extensions.read_records(offset, &mut self.text)
            }
            ExtensionKind::Global => self.global_header(offset, visitor),
        };
        if let Err(fault) = read {
            self.broken(offset, fault.message().to_owned(), visitor);
        }
    }

    fn global_header(
        &mut self,
        offset: u64,
        visitor: &mut impl Visitor,
    ) -> Result<(), pax::Malformed> {
        let mut records = pax::Local::EMPTY;
        records.read(&mut self.text)?;
        visitor.case(&PAX_RECORDS);
        if let Some(message) = records.oddity() {
            visitor.breach(&PAX_RECORDS, &[], offset, message);
        }
        visitor.case(&GLOBAL_RECORDS);
        if let Some((keyword, _)) = records.iter().find(|(keyword, _)| *keyword != b"comment") {
            let message = format!("a global PAX header has a record `{}`", shown(keyword));
            visitor.breach(&GLOBAL_RECORDS, &[], offset, message);
        }
        let length = |keyword: &[u8], value: &[u8]| keyword.len().saturating_add(value.len());
        for (keyword, value) in records.iter() {
            let before = if value.is_empty() {
                self.global.remove(keyword)
            } else {
                let added = length(keyword, value);
                self.global_bytes = self.global_bytes.saturating_add(added);
                self.global.insert(keyword.to_vec(), value.to_vec())
            };
            let removed = before.map_or(0, |before| length(keyword, &before));
            self.global_bytes = self.global_bytes.saturating_sub(removed);
        }
        let (bytes, most) = (self.global_bytes, self.limits.pax_bytes);
        if bytes > most {
            let message = format!(
                "global PAX records have {bytes} bytes, more than {most} (limit `pax_bytes`)"
            );
            self.limit(message, visitor);
        }
        Ok(())
    }

    /// Takes in the header of something that is no extension.
    fn file(
        &mut self,
        header: Header<'_>,
        checksum: Checksum,
        offset: u64,
        visitor: &mut impl Visitor,
    ) {
        let resolved = Resolved {
            header,
            extensions: &self.extensions,
            global: &self.global,
        };
        let mut name = std::mem::take(&mut self.entry.name);
        resolved.put_name(&mut name);
        self.entry = Current {
            name,
            offset,
            ..Current::default()
        };
        let link_name = resolved.link_name();
        let length = self.entry.name.len().max(link_name.len());
        let most = self.limits.path_bytes;
        if length > most {
            let message = format!(
                "a name or target has {length} bytes, more than {most} (limit `path_bytes`)"
            );
            return self.limit(message, visitor);
        }
        let size = match resolved.size() {
            Ok(size) => size,
            Err(message) => return self.broken_entry(message, visitor),
        };
        let kind = resolved.kind(&self.entry.name);
        let entry = Entry {
            offset,
            kind,
            name: &self.entry.name,
            link_name,
            size: if has_content(kind) { size } else { 0 },
            mode: resolved.mode(),
            uid: resolved.id("uid", NumberField::Uid),
            gid: resolved.id("gid", NumberField::Gid),
            mtime: resolved.mtime(),
            device: resolved.device(),
            sparse: kind == EntryKind::Sparse || resolved.has_sparse_records(),
            records: resolved.records(),
        };
        visitor.entry(&entry);
        advise::entry(&entry, resolved, checksum, visitor);
        self.entry.size = entry.size;
        if kind == EntryKind::Sparse {
            self.entry.sparse = Some(Sparse::of_header(header));
        } else if entry.sparse {
            self.entry.sparse = Some(Sparse::of_records(resolved));
        }
        self.extensions.clear();
        if kind == EntryKind::Sparse && header.sparse_goes_on() {
            self.state = State::SparseMap;
        } else {
            self.begin_content(visitor);
        }
    }

    /// Takes in one more block of the map of a sparse file.
    pub(super) fn sparse_block(&mut self, block: &[u8; BLOCK], visitor: &mut impl Visitor) {
        let sparse = self.entry.sparse.as_mut();
        if !sparse.is_some_and(|sparse| sparse.add_block(block)) {
            self.begin_content(visitor);
        }
    }

    fn begin_content(&mut self, visitor: &mut impl Visitor) {
        self.state = match self.entry.size {
            0 => State::Header,
            left => State::Content { left },
        };
        if let Some(sparse) = &self.entry.sparse {
            let is_in_content = sparse.is_in_content();
            if !is_in_content || self.entry.size == 0 {
                self.judge_sparse(!is_in_content, visitor);
            }
        }
    }

    /// All that there is of the map of a sparse file is known. With `complete`, it came to its end.
    pub(super) fn judge_sparse(&mut self, complete: bool, visitor: &mut impl Visitor) {
        if let Some(mut sparse) = self.entry.sparse.take() {
            if !complete {
                sparse.end_within_map();
            }
            visitor.case(&SPARSE_MAP);
            if let Some(message) = sparse.fault(self.entry.size) {
                visitor.breach(&SPARSE_MAP, &self.entry.name, self.entry.offset, message);
            }
        }
    }

    /// No further entry is behind the extension headers, if there are any.
    pub(super) fn abandoned(&mut self, visitor: &mut impl Visitor) {
        if let Some((kind, offset)) = self.extensions.last() {
            let letter = kind.letter();
            let message = format!("no entry is behind an extension header of type `{letter}`");
            self.broken(offset, message, visitor);
        } else if let Some(offset) = self.extensions.global() {
            let message = "no entry is behind a global PAX header".to_owned();
            visitor.case(&EXTENSION_ORDER);
            visitor.breach(&EXTENSION_ORDER, &[], offset, message);
        }
        self.extensions.clear();
    }

    /// Nobody knows where the entry's content ends.
    pub(super) fn broken_entry(&mut self, message: String, visitor: &mut impl Visitor) {
        visitor.case(&FORMAT_TAR_ARCHIVE);
        let entry = &self.entry;
        visitor.breach(&FORMAT_TAR_ARCHIVE, &entry.name, entry.offset, message);
        self.state = State::Stopped;
    }

    /// Nobody knows where the next entry begins, for what is at `offset`.
    pub(super) fn broken(&mut self, offset: u64, message: String, visitor: &mut impl Visitor) {
        visitor.case(&FORMAT_TAR_ARCHIVE);
        visitor.breach(&FORMAT_TAR_ARCHIVE, &[], offset, message);
        self.state = State::Stopped;
    }

    fn limit(&mut self, message: String, visitor: &mut impl Visitor) {
        visitor.limit(message);
        self.state = State::Stopped;
    }
}

/// Whether the size of an entry counts bytes behind its header, as Go and Python read it.
pub(super) fn has_content(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Regular | EntryKind::Sparse | EntryKind::Other(_)
    )
}
