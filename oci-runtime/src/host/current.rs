//! Reading what this machine has.

use std::{collections::BTreeSet, fs, path::Path, str::FromStr};

use super::{Host, Paths, checks::nodes};

pub(super) fn read() -> Host {
    Host {
        filesystems: text("/proc/filesystems").map(|text| filesystems(&text)),
        last_capability: number("/proc/sys/kernel/cap_last_cap"),
        interfaces: names("/sys/class/net"),
        hugepage_sizes: names("/sys/kernel/mm/hugepages").map(|names| {
            let sizes = names.iter().filter_map(|name| hugepage_size(name));
            sizes.collect()
        }),
        cgroup_controllers: text("/sys/fs/cgroup/cgroup.controllers")
            .map(|text| text.split_whitespace().map(str::to_owned).collect()),
        memory_nodes: text("/sys/devices/system/node/has_memory")
            .and_then(|text| nodes(text.trim())),
        resctrl: text("/proc/filesystems").map(|text| filesystems(&text).contains("resctrl")),
        id_map_lines: text("/proc/sys/kernel/osrelease").and_then(|text| id_map_lines(&text)),
        nr_open: number("/proc/sys/fs/nr_open"),
        paths: Paths::Here,
    }
}

fn text(path: &str) -> Option<String> {
    fs::read_to_string(path).ok()
}

pub(super) fn number<T: FromStr>(path: &str) -> Option<T> {
    text(path)?.trim().parse().ok()
}

/// The names of what is in a directory; none, if the kernel does not have it but has the one above.
pub(super) fn names(path: &str) -> Option<BTreeSet<String>> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let above = Path::new(path).parent()?;
            return above.is_dir().then(BTreeSet::new);
        }
        Err(_) => return None,
    };
    let name = |entry: std::io::Result<fs::DirEntry>| entry.ok()?.file_name().into_string().ok();
    entries.map(name).collect()
}

/// The names in `/proc/filesystems`, each behind `nodev` or nothing.
pub(super) fn filesystems(text: &str) -> BTreeSet<String> {
    let names = text.lines().filter_map(|line| line.split('\t').next_back());
    let names = names.map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// The size in `hugepages-2048kB`, as control groups spell it.
pub(super) fn hugepage_size(name: &str) -> Option<String> {
    let size = name.strip_prefix("hugepages-")?.strip_suffix("kB")?;
    let size: u64 = size.parse().ok()?;
    let (divisor, unit) = match size {
        size if size >= 1 << 20 => (1 << 20, "GB"),
        size if size >= 1 << 10 => (1 << 10, "MB"),
        _ => (1, "KB"),
    };
    Some(format!("{}{unit}", size / divisor))
}

/// How many lines a mapping of IDs can have: 5, and 340 since Linux 4.15.
pub(super) fn id_map_lines(release: &str) -> Option<u32> {
    let mut numbers = release.split(|c: char| !c.is_ascii_digit());
    let mut next = || numbers.next()?.parse::<u32>().ok();
    let version = (next()?, next()?);
    Some(if version >= (4, 15) { 340 } else { 5 })
}
