//! image-layout.md: which files there are, and what they are called.

use std::{fs, os::unix::fs::symlink};

use crate::table::{
    Change::{Disk, Files, Text, Whole},
    Expected::{Broken, Hints, Silence},
    Row, check,
};

const PLACES: &str = "image.layout.blobs.algorithm-directories";
const NAMES: &str = "image.layout.blobs.name-charset";

#[test]
fn the_header() {
    const VERSION: &str = "image.layout.oci-layout.version.value";
    check(&[
        Row(
            "missing",
            Files(|files| {
                files.remove("oci-layout");
            }),
            Broken(&["image.layout.oci-layout.exists"]),
        ),
        Row(
            "in capitals",
            Files(|files| {
                let header = files.remove("oci-layout");
                files.put("OCI-LAYOUT", header);
            }),
            Broken(&["image.layout.oci-layout.exists"]),
        ),
        Row(
            "a directory",
            Files(|files| {
                files.remove("oci-layout");
                files.put("oci-layout/", "");
            }),
            Broken(&["image.layout.oci-layout.exists"]),
        ),
        Row(
            "a string",
            Whole("oci-layout", br#""1.0.0""#),
            Broken(&["image.layout.oci-layout.json-object"]),
        ),
        Row(
            "without a version",
            Whole("oci-layout", b"{}"),
            Broken(&["image.layout.oci-layout.version.required"]),
        ),
        Row(
            "a version that is null",
            Text("oci-layout", r#""1.0.0""#, "null"),
            Broken(&["image.layout.oci-layout.version.json-type"]),
        ),
        Row(
            "a version that is a number",
            Text("oci-layout", r#""1.0.0""#, "1.0"),
            Broken(&["image.layout.oci-layout.version.json-type"]),
        ),
        Row(
            "another version",
            Text("oci-layout", "1.0.0", "1.0.1"),
            Hints(&[VERSION]),
        ),
        Row(
            "a version with a v",
            Text("oci-layout", "1.0.0", "v1.0.0"),
            Hints(&[VERSION]),
        ),
        Row(
            "with more in it",
            Text("oci-layout", "{", r#"{"creator":{"name":"x"},"#),
            Silence,
        ),
    ]);
}

#[test]
fn the_entry_point_and_the_blobs() {
    check(&[
        Row(
            "no index.json",
            Files(|files| {
                files.remove("index.json");
            }),
            Broken(&["image.layout.index.exists"]),
        ),
        Row(
            "index.json is a directory",
            Files(|files| {
                files.remove("index.json");
                files.put("index.json/", "");
            }),
            Broken(&["image.layout.index.exists"]),
        ),
        Row(
            "an empty index.json",
            Whole("index.json", b""),
            Broken(&["image.considerations.json.plus-json-types"]),
        ),
        Row(
            "no blobs",
            Files(|files| files.0.retain(|path, _| !path.starts_with("blobs/"))),
            Broken(&["image.layout.blobs.exists"]),
        ),
        Row(
            "blobs is a file",
            Files(|files| {
                files.0.retain(|path, _| !path.starts_with("blobs/"));
                files.put("blobs", "");
            }),
            Broken(&["image.layout.blobs.exists"]),
        ),
        Row(
            "blobs, in capitals",
            Files(|files| {
                files.0.retain(|path, _| !path.starts_with("blobs/"));
                files.put("Blobs/", "");
            }),
            Broken(&["image.layout.blobs.exists"]),
        ),
        Row(
            "nothing in blobs",
            Files(|files| {
                files
                    .0
                    .retain(|path, _| path == "blobs/" || !path.starts_with("blobs/"));
            }),
            Silence,
        ),
    ]);
}

#[test]
fn names_below_blobs() {
    const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    check(&[
        Row(
            "a file in blobs",
            Files(|files| files.put("blobs/README", "stray")),
            Broken(&[PLACES]),
        ),
        Row(
            "a directory among blobs",
            Files(|files| files.put("blobs/sha256/x/", "")),
            Broken(&[PLACES]),
        ),
        Row(
            "a file deeper",
            Files(|files| files.put("blobs/sha256/ab/cdef", "stray")),
            Broken(&[PLACES]),
        ),
        Row(
            "a hidden file",
            Files(|files| files.put("blobs/sha256/.DS_Store", "stray")),
            Broken(&[NAMES]),
        ),
        Row(
            "an unfinished download",
            Files(|files| files.put("blobs/sha256/tmp-1234", "stray")),
            Broken(&[NAMES]),
        ),
        Row(
            "a name that is too short",
            Files(|files| files.put("blobs/sha256/abc", "stray")),
            Broken(&[NAMES]),
        ),
        Row(
            "a name in capitals",
            Files(|files| files.put(&format!("blobs/sha256/{}", HELLO.to_uppercase()), "hello")),
            Broken(&[NAMES]),
        ),
        Row(
            "an algorithm in capitals",
            Files(|files| files.put(&format!("blobs/SHA256/{HELLO}"), "hello")),
            Broken(&[NAMES]),
        ),
        Row(
            "an algorithm of two blobs that is none",
            Files(|files| {
                files.put("blobs/sha_/a", "");
                files.put("blobs/sha_/b", "");
            }),
            Broken(&[NAMES]),
        ),
        Row(
            "another name",
            Files(|files| files.put(&format!("blobs/sha256/{HELLO}"), "hallo")),
            Broken(&["image.layout.blobs.content-matches-name"]),
        ),
        Row(
            "an empty directory of another algorithm",
            Files(|files| files.put("blobs/sha512/", "")),
            Silence,
        ),
        Row(
            "an algorithm that nobody knows",
            Files(|files| files.put("blobs/md6+b64u/a=_-", "x")),
            Silence,
        ),
        Row(
            "a blob that nothing refers to",
            Files(|files| files.put(&format!("blobs/sha256/{HELLO}"), "hello")),
            Silence,
        ),
        Row(
            "an empty blob that nothing refers to",
            Files(|files| {
                files.put(
                    "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "",
                );
            }),
            Silence,
        ),
        Row(
            "a manifest with faults that nothing refers to",
            Files(|files| {
                files.put(
                    "blobs/sha256/44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                    "{}",
                );
            }),
            Silence,
        ),
    ]);
}

#[test]
fn other_files_are_nobodys_business() {
    check(&[
        Row(
            "Docker's files",
            Files(|files| {
                files.put("manifest.json", "[]");
                files.put("repositories", "no json");
            }),
            Silence,
        ),
        Row(
            "a directory",
            Files(|files| files.put("com.example/notes/x", "")),
            Silence,
        ),
        Row(
            "hidden files",
            Files(|files| {
                files.put(".git/config", "");
                files.put(".DS_Store", "");
            }),
            Silence,
        ),
        Row(
            "a symbolic link that leads nowhere",
            Disk(|disk| symlink("nowhere", disk.join("link")).unwrap()),
            Silence,
        ),
        Row(
            "a symbolic link to the root",
            Disk(|disk| symlink("/", disk.join("link")).unwrap()),
            Silence,
        ),
        Row(
            "a file that nobody may read",
            Disk(|disk| {
                use std::os::unix::fs::PermissionsExt as _;
                let file = disk.join("secret");
                fs::write(&file, "").unwrap();
                fs::set_permissions(&file, fs::Permissions::from_mode(0o0)).unwrap();
            }),
            Silence,
        ),
    ]);
}

#[test]
fn links_are_as_good_as_what_they_lead_to() {
    check(&[
        Row(
            "a blob that links to another place in the layout",
            Disk(|disk| {
                let blobs = disk.join("blobs/sha256");
                let blob = fs::read_dir(&blobs).unwrap().next().unwrap().unwrap();
                fs::rename(blob.path(), disk.join("elsewhere")).unwrap();
                symlink("../../elsewhere", blob.path()).unwrap();
            }),
            Silence,
        ),
        Row(
            "hard links",
            Disk(|disk| fs::hard_link(disk.join("index.json"), disk.join("index.bak")).unwrap()),
            Silence,
        ),
        Row(
            "a directory of blobs that is a link",
            Disk(|disk| {
                fs::rename(disk.join("blobs/sha256"), disk.join("store")).unwrap();
                symlink("../store", disk.join("blobs/sha256")).unwrap();
            }),
            Silence,
        ),
        Row(
            "all blobs",
            Disk(|disk| {
                fs::rename(disk.join("blobs"), disk.join("store")).unwrap();
                symlink("store", disk.join("blobs")).unwrap();
            }),
            Silence,
        ),
    ]);
}

#[test]
fn hints_are_no_faults() {
    check(&[Row(
        "an entry of a type that nobody knows",
        Text(
            "index.json",
            r#""artifactType":"application/vnd.example.sbom.v1"}"#,
            r#""artifactType":"application/vnd.example.sbom.v1"},{"mediaType":"application/xml",<sbom>}"#,
        ),
        Hints(&[
            "image.index.manifests.media-type.portable",
            "image.layout.index.media-types-general",
        ]),
    )]);
}
