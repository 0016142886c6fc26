//! A tree of files that shows what tar can hold.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink},
    },
    path::Path,
};

use oci_image::layer::EntryKind;

use crate::tools::Folder;

/// What only some formats can hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Names {
    /// Names of at most 100 bytes, and longer ones that ustar can divide.
    Ustar,
    /// Names and targets of any length.
    Long,
}

/// Makes the tree in `tree/`.
pub(crate) fn make(folder: &Folder, names: Names) {
    let path = |name: &str| folder.path("tree").join(name);
    let write = |name: &str, length: usize| {
        let path = path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, vec![b'x'; length]).unwrap();
    };
    for (name, length) in [
        ("empty", 0),
        ("one", 1),
        ("whole", 512),
        ("more", 513),
        ("usr/bin/setuid", 100),
        ("name with spaces", 3),
        ("\u{e4}\u{1f980}", 4),
    ] {
        write(name, length);
    }
    write(&format!("{}/{}/divided", "u".repeat(60), "v".repeat(60)), 5);
    fs::create_dir(path("empty-directory")).unwrap();
    fs::hard_link(path("more"), path("usr/bin/hard")).unwrap();
    fs::hard_link(path("more"), path("usr/bin/harder")).unwrap();
    symlink("usr/bin", path("bin")).unwrap();
    symlink("/etc/nowhere", path("dangling")).unwrap();
    set_mode(&path("usr/bin/setuid"), 0o4755);
    set_mode(&path("empty-directory"), 0o1777);
    folder.run("mkfifo", &["tree/fifo"]);
    if folder.is_of_root() {
        folder.run("mknod", &["tree/null", "c", "1", "3"]);
        folder.run("mknod", &["tree/disk", "b", "8", "1"]);
        folder.run("chown", &["70000:70001", "tree/one"]);
    }
    if names == Names::Long {
        let long = |letter: &str, length: usize| letter.repeat(length);
        write(&long("n", 101), 6);
        let (a, b, c) = (long("a", 120), long("b", 120), long("c", 120));
        write(&format!("{a}/{b}/{c}/file"), 7);
        fs::hard_link(path(&format!("{a}/{b}/{c}/file")), path(&long("h", 150))).unwrap();
        symlink(long("t", 300), path("long-link")).unwrap();
        symlink(long("t", 101), path(&long("l", 102))).unwrap();
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// What is in the tree: for each name its kind, size and target.
pub(crate) fn listed(tree: &Path) -> BTreeMap<Vec<u8>, (EntryKind, u64, Vec<u8>)> {
    let mut listed = BTreeMap::new();
    let mut open = vec![tree.to_owned()];
    while let Some(folder) = open.pop() {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let file = fs::symlink_metadata(&path).unwrap();
            let name = path.strip_prefix(tree).unwrap().as_os_str().as_bytes();
            let is = file.file_type();
            let mut target = Vec::new();
            let kind = if is.is_dir() {
                open.push(path.clone());
                EntryKind::Directory
            } else if is.is_symlink() {
                let path = fs::read_link(&path).unwrap();
                target = path.as_os_str().as_bytes().to_vec();
                EntryKind::SymbolicLink
            } else if is.is_fifo() {
                EntryKind::Fifo
            } else if is.is_char_device() {
                EntryKind::CharacterDevice
            } else if is.is_block_device() {
                EntryKind::BlockDevice
            } else {
                EntryKind::Regular
            };
            let size = match kind {
                EntryKind::Regular => file.size(),
                _ => 0,
            };
            listed.insert(name.to_vec(), (kind, size, target));
        }
    }
    listed
}
