//! What a header and its extension headers say together.

use std::ops::Bound;

use super::{
    extensions::Extensions,
    header::{Header, NumberField},
    number, pax, shown,
};
use crate::layer::{Attribute, EntryKind, Records, Time};

/// A header, and what others say of its entry: records of its own, then GNU's long names or global
/// records, then the header.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved<'a> {
    pub(super) header: Header<'a>,
    pub(super) extensions: &'a Extensions,
    pub(super) global: &'a pax::Global,
}

/// The prefix of keywords of sparse files.
const SPARSE: &[u8] = b"GNU.sparse.";

impl<'a> Resolved<'a> {
    /// The records that hold for the entry.
    pub(super) fn records(self) -> Records<'a> {
        Records {
            own: &self.extensions.records,
            global: self.global,
        }
    }

    fn record(self, keyword: &str) -> Option<&'a [u8]> {
        self.records().get(keyword.as_bytes())
    }

    /// The `size` that a record gives, if one does. `Err` if there is something that is no size.
    pub(super) fn size_record(self) -> Option<Result<u64, &'a [u8]>> {
        let text = self.record("size")?;
        Some(number::decimal(text).ok_or(text))
    }

    /// The size of the entry, which is that of its content if it has any.
    pub(super) fn size(self) -> Result<u64, String> {
        match self.size_record() {
            Some(Ok(size)) => Ok(size),
            Some(Err(text)) => Err(format!(
                "the PAX record `size` is `{}`, which is no size",
                shown(text)
            )),
            None => match self.header.size() {
                Ok(size) => Ok(size.unwrap_or_default()),
                Err(()) => Err("`size` in the header is no size".to_owned()),
            },
        }
    }

    /// Whether records say that it is a sparse file.
    pub(super) fn has_sparse_records(self) -> bool {
        let is_sparse = |keyword: &[u8]| keyword.starts_with(SPARSE);
        let mut own = self.extensions.records.iter();
        let own = own.any(|(keyword, value)| is_sparse(keyword) && !value.is_empty());
        let from = (Bound::Included(SPARSE), Bound::Unbounded);
        let global = self.global.range::<[u8], _>(from).next();
        own || global.is_some_and(|(keyword, _)| is_sparse(keyword))
    }

    /// A record of its own.
    pub(super) fn own_record(self, keyword: &str) -> Option<&'a [u8]> {
        let value = self.extensions.records.get(keyword.as_bytes());
        value.filter(|value| !value.is_empty())
    }

    /// The name that others than the header give it.
    fn given_name(self) -> Option<&'a [u8]> {
        let sparse = self.record("GNU.sparse.name");
        let own = sparse.or_else(|| self.own_record("path"));
        let own = own.or_else(|| self.extensions.long_name());
        own.or_else(|| self.record("path"))
    }

    /// The target that others than the header give it.
    fn given_link_name(self) -> Option<&'a [u8]> {
        let own = self.own_record("linkpath");
        let own = own.or_else(|| self.extensions.long_link());
        own.or_else(|| self.record("linkpath"))
    }

    /// Puts the name of the entry into `name`.
    pub(super) fn put_name(self, name: &mut Vec<u8>) {
        name.clear();
        match self.given_name() {
            Some(given) => name.extend_from_slice(given),
            None => self.put_header_name(name),
        }
    }

    /// Appends the name that the header alone has.
    pub(super) fn put_header_name(self, name: &mut Vec<u8>) {
        let prefix = self.header.prefix();
        if !prefix.is_empty() {
            name.extend_from_slice(prefix);
            name.push(b'/');
        }
        name.extend_from_slice(self.header.name());
    }

    /// The target of a link.
    pub(super) fn link_name(self) -> &'a [u8] {
        self.given_link_name().unwrap_or(self.header.link_name())
    }

    /// What the entry of this name is.
    pub(super) fn kind(self, name: &[u8]) -> EntryKind {
        match self.header.kind() {
            0 if name.ends_with(b"/") => EntryKind::Directory,
            0 | b'0' => EntryKind::Regular,
            b'1' => EntryKind::HardLink,
            b'2' => EntryKind::SymbolicLink,
            b'3' => EntryKind::CharacterDevice,
            b'4' => EntryKind::BlockDevice,
            b'5' => EntryKind::Directory,
            b'6' => EntryKind::Fifo,
            b'S' => EntryKind::Sparse,
            other => EntryKind::Other(other),
        }
    }

    pub(super) fn mode(self) -> Attribute<u32> {
        // Some writers put the type of the file before these bits.
        let bits = |mode: i64| u32::try_from(mode & 0o7777).ok();
        convert(self.header.number(NumberField::Mode).value, |mode| {
            if mode < 0 { None } else { bits(mode) }
        })
    }

    pub(super) fn id(self, keyword: &str, field: NumberField) -> Attribute<u64> {
        match self.record(keyword).map(number::decimal) {
            Some(Some(id)) => Attribute::Value(id),
            Some(None) => Attribute::Malformed,
            None => convert(self.header.number(field).value, |id| id.try_into().ok()),
        }
    }

    pub(super) fn mtime(self) -> Attribute<Time> {
        match self.record("mtime").map(number::time) {
            Some(Some(time)) => Attribute::Value(time),
            Some(None) => Attribute::Malformed,
            None => convert(self.header.number(NumberField::Mtime).value, |seconds| {
                Some(Time {
                    seconds,
                    nanoseconds: 0,
                })
            }),
        }
    }

    pub(super) fn device(self) -> (Attribute<u32>, Attribute<u32>) {
        let number = |field| {
            let value = self.header.number(field).value;
            convert(value, |number| number.try_into().ok())
        };
        (
            number(NumberField::DeviceMajor),
            number(NumberField::DeviceMinor),
        )
    }
}

/// The value as another type; malformed if it does not fit.
fn convert<T, U>(attribute: Attribute<T>, convert: impl FnOnce(T) -> Option<U>) -> Attribute<U> {
    match attribute {
        Attribute::Missing => Attribute::Missing,
        Attribute::Malformed => Attribute::Malformed,
        Attribute::Value(value) => convert(value).map_or(Attribute::Malformed, Attribute::Value),
    }
}
