//! What a machine has that a configuration is about to be used on.
//!
//! ```
//! use oci_runtime::host::Host;
//!
//! let host = Host::current();
//! if let Some(filesystems) = &host.filesystems {
//!     println!("{} filesystems", filesystems.len());
//! }
//! ```

mod advisories;
mod checks;
mod current;
mod image_format;
mod path;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::{
    io,
    path::{Path, PathBuf},
};

pub(crate) use self::checks::leave;
pub use self::{
    advisories::{CAPABILITIES, ID_MAPPINGS, NAMESPACE_PATHS, NET_DEVICES, RESCTRL, RLIMITS},
    checks::judge_host,
    image_format::ImageFormat,
    path::{PathFacts, PathKind},
};

/// What a machine has, as far as that is known: `None` is unknown.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Host {
    /// The filesystems that the kernel has, or has loaded so far: `/proc/filesystems`.
    pub filesystems: Option<BTreeSet<String>>,
    /// The number of the last capability that the kernel has.
    pub last_capability: Option<u32>,
    /// The network interfaces, as the current network namespace has them.
    pub interfaces: Option<BTreeSet<String>>,
    /// The sizes of huge pages, as control groups spell them: `2MB`.
    pub hugepage_sizes: Option<BTreeSet<String>>,
    /// The controllers of control groups of version 2; unknown if these are not in use.
    pub cgroup_controllers: Option<BTreeSet<String>>,
    /// The nodes that have memory.
    pub memory_nodes: Option<BTreeSet<u32>>,
    /// Whether the kernel offers `resctrl`, by which Intel RDT is set.
    pub resctrl: Option<bool>,
    /// How many lines a mapping of IDs of a user namespace can have.
    pub id_map_lines: Option<u32>,
    /// The most file descriptors that a process can have.
    pub nr_open: Option<u64>,
    /// What is at paths.
    pub paths: Paths,
}

/// Where it is known from what is at a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Paths {
    /// The machine that this runs on is asked.
    Here,
    /// All there is.
    Given(BTreeMap<PathBuf, PathFacts>),
}

/// Nothing is there.
impl Default for Paths {
    fn default() -> Self {
        Self::Given(BTreeMap::new())
    }
}

impl Host {
    /// The machine that this runs on.
    ///
    /// What cannot be read is unknown.
    #[must_use]
    pub fn current() -> Self {
        current::read()
    }

    /// What is at a path, where links are followed; `None` if nothing is.
    ///
    /// Files are opened, but nothing that could make us wait or that notices it.
    ///
    /// # Errors
    ///
    /// Fails if that cannot be told.
    pub fn path(&self, path: &Path) -> io::Result<Option<PathFacts>> {
        match &self.paths {
            Paths::Here => path::look(path),
            Paths::Given(all) => Ok(all.get(path).cloned()),
        }
    }
}
