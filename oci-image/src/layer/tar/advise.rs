//! Looking for what other readers would read differently in the headers of an entry.

use oci_conformance::Clause;

use super::{
    Visitor, advisories as on,
    extensions::Oddity,
    header::{Checksum, Dialect, Header, NumberField, has_more_behind_nul},
    headers::has_content,
    names,
    resolve::Resolved,
    shown,
};
use crate::layer::{Attribute, Entry, EntryKind};

/// From this size on, in bytes, a header has no room for it: 8 GiB.
const NO_ROOM: u64 = 1 << 33;

/// Tells what there is to tell of an entry and its headers.
pub(super) fn entry(
    entry: &Entry<'_>,
    resolved: Resolved<'_>,
    checksum: Checksum,
    visitor: &mut impl Visitor,
) {
    let mut told = Findings {
        name: entry.name,
        offset: entry.offset,
        visitor,
    };
    let header = resolved.header;
    told.checksum(checksum);
    told.judge(
        &on::NUMBERS,
        header.odd_number(|field| is_lost(entry, field)),
    );
    told.judge(&on::MAGIC, magic(header));
    let extensions = resolved.extensions;
    told.find(&on::NUL_IN_NAME, extensions.nul.as_ref(), nul(header));
    told.judge(&on::NAME_ENCODING, encoding(entry));
    let is_nameless = entry.name.is_empty();
    let nameless = is_nameless.then(|| "the entry has no name".to_owned());
    told.find(&on::EMPTY_NAME, extensions.empty.as_ref(), nameless);
    if !has_content(entry.kind) {
        told.judge(
            &on::SIZE_WITHOUT_CONTENT,
            needless_size(entry.kind, resolved),
        );
    } else if resolved.size_record().is_some() {
        told.judge(&on::PAX_SIZE, two_sizes(entry.size, header));
    }
    if matches!(header.kind(), 0 | b'0' | b'7') {
        let ends_in_slash = entry.name.ends_with(b"/");
        let message = || "the name ends in `/`, but the type is that of a regular file".to_owned();
        told.judge(&on::TRAILING_SLASH, ends_in_slash.then(message));
    }
    if !extensions.is_empty() {
        told.extensions(entry, resolved);
    }
}

/// Tells what there is to tell of an extension header on its own.
pub(super) fn extension(
    header: Header<'_>,
    checksum: Checksum,
    offset: u64,
    visitor: &mut impl Visitor,
) {
    let mut told = Findings {
        name: &[],
        offset,
        visitor,
    };
    told.checksum(checksum);
    told.judge(&on::NUMBERS, header.odd_number(|_| false));
}

/// Where findings about the headers of an entry go.
struct Findings<'a, V> {
    name: &'a [u8],
    /// Where the entry's own header begins.
    offset: u64,
    visitor: &'a mut V,
}

impl<V: Visitor> Findings<'_, V> {
    fn judge(&mut self, clause: &'static Clause, fault: Option<String>) {
        self.visitor.case(clause);
        if let Some(message) = fault {
            self.visitor.breach(clause, self.name, self.offset, message);
        }
    }

    /// The same, but what was found in an extension header comes first.
    fn find(&mut self, clause: &'static Clause, oddity: Option<&Oddity>, fault: Option<String>) {
        match oddity {
            None => self.judge(clause, fault),
            Some(Oddity { offset, message }) => {
                self.visitor.case(clause);
                let message = message.clone();
                self.visitor.breach(clause, self.name, *offset, message);
            }
        }
    }

    fn checksum(&mut self, checksum: Checksum) {
        let is_signed = checksum == Checksum::Signed;
        let message = || "the checksum is right only if bytes are taken as signed".to_owned();
        self.judge(&on::CHECKSUM, is_signed.then(message));
    }

    fn extensions(&mut self, entry: &Entry<'_>, resolved: Resolved<'_>) {
        let extensions = resolved.extensions;
        self.find(&on::EXTENSION_ORDER, extensions.disorder.as_ref(), None);
        self.find(&on::EXTENSION_TYPE, extensions.odd_type.as_ref(), None);
        if extensions.records_offset().is_some() {
            self.find(&on::PAX_RECORDS, extensions.odd_record.as_ref(), None);
        }
        let mut in_header = Vec::new();
        resolved.put_header_name(&mut in_header);
        let path = resolved.own_record("path");
        self.names("name", &in_header, path, extensions.long_name(), entry);
        let in_header = resolved.header.link_name();
        let target = resolved.own_record("linkpath");
        self.names("target", in_header, target, extensions.long_link(), entry);
    }

    /// Holds the names that the headers of an entry give it against each other.
    fn names(
        &mut self,
        what: &str,
        header: &[u8],
        record: Option<&[u8]>,
        long: Option<&[u8]>,
        entry: &Entry<'_>,
    ) {
        if let (Some(record), Some(long)) = (record, long) {
            let message = || {
                let (record, long) = (shown(record), shown(long));
                format!("the {what} is `{record}` in a PAX record, but `{long}` in GNU's header")
            };
            self.judge(&on::TWO_NAMES, (record != long).then(message));
        }
        if let Some(name) = record.or(long)
            && !entry.sparse
        {
            let message = || {
                let (header, name) = (shown(header), shown(name));
                format!("the {what} is `{header}` in the header, but `{name}` in the one before it")
            };
            // An old Go leaves the name away where a PAX record has it; libarchive then believes
            // that there is no target, whatever GNU's header says.
            let is_missing = header.is_empty() && record.is_none();
            let differs = is_missing || !names::stands_for(header, name);
            self.judge(&on::HEADER_NAME, differs.then(message));
        }
    }
}

/// Whether nobody knows the number, so that other clauses have it.
fn is_lost(entry: &Entry<'_>, field: NumberField) -> bool {
    match field {
        NumberField::Mode => entry.mode == Attribute::Malformed,
        NumberField::Uid => entry.uid == Attribute::Malformed,
        NumberField::Gid => entry.gid == Attribute::Malformed,
        NumberField::Mtime => entry.mtime == Attribute::Malformed,
        _ => false,
    }
}

fn magic(header: Header<'_>) -> Option<String> {
    let (magic, version) = header.magic_and_version();
    let has_prefix = || header.prefix_field().iter().any(|byte| *byte != 0);
    match header.dialect() {
        Dialect::Unknown => {
            let magic = shown(magic);
            Some(format!(
                "the magic is `{magic}`, which is neither that of POSIX nor that of GNU"
            ))
        }
        Dialect::Ustar if !header.has_usual_magic() => {
            let version = shown(version);
            Some(format!("the version is `{version}`, expected `00`"))
        }
        Dialect::Ustar if header.has_overlong_star_prefix() => {
            Some("the prefix goes on where `star` has times".to_owned())
        }
        // Sparse files have the beginning of their map there, and nobody takes that for a prefix.
        Dialect::Gnu if header.kind() != b'S' && has_prefix() => Some(
            "there is something in place of the prefix, but the magic is that of GNU".to_owned(),
        ),
        Dialect::Old if has_prefix() => {
            Some("there is something in place of the prefix, but there is no magic".to_owned())
        }
        _ => None,
    }
}

fn nul(header: Header<'_>) -> Option<String> {
    if has_more_behind_nul(header.name_field()) {
        Some("the name goes on behind a NUL".to_owned())
    } else if has_more_behind_nul(header.link_name_field()) {
        Some("the target goes on behind a NUL".to_owned())
    } else if !header.prefix().is_empty() && has_more_behind_prefix(header) {
        Some("the prefix of the name goes on behind a NUL".to_owned())
    } else {
        None
    }
}

fn has_more_behind_prefix(header: Header<'_>) -> bool {
    !header.has_star_trailer() && has_more_behind_nul(header.prefix_field())
}

fn encoding(entry: &Entry<'_>) -> Option<String> {
    if !names::is_text(entry.name) {
        Some("the name is no UTF-8".to_owned())
    } else if !names::is_text(entry.link_name) {
        Some("the target is no UTF-8".to_owned())
    } else {
        None
    }
}

fn needless_size(kind: EntryKind, resolved: Resolved<'_>) -> Option<String> {
    let what = match kind {
        EntryKind::HardLink => "a hard link",
        EntryKind::SymbolicLink => "a symbolic link",
        EntryKind::Directory => "a directory",
        EntryKind::Fifo => "a FIFO",
        _ => "a device",
    };
    let in_header = resolved.header.size().ok();
    let in_record = resolved.size_record().and_then(Result::ok);
    let sizes = [in_header.flatten(), in_record];
    let size = sizes.into_iter().flatten().find(|size| *size != 0)?;
    Some(format!("{what} has the size {size}"))
}

/// What is wrong with a header beside a PAX record that gives this size.
fn two_sizes(size: u64, header: Header<'_>) -> Option<String> {
    if size >= NO_ROOM {
        return None;
    }
    match header.size() {
        Ok(other) if other.unwrap_or_default() == size => None,
        Ok(other) => {
            let other = other.unwrap_or_default();
            Some(format!(
                "`size` is {other} in the header, but {size} in a PAX record"
            ))
        }
        Err(()) => Some(format!(
            "`size` in the header is no size, and {size} in a PAX record"
        )),
    }
}
