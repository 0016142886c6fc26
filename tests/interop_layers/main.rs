//! Layers and archives of the real tools: what is sound is found sound, and the `DiffID`s are theirs.
//!
//! A tool that is not installed is skipped, unless `OCI_INTEROP=require` is set.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

mod tools;
mod tree;

use std::{collections::BTreeMap, fs, io::Read, num::NonZeroUsize, path::Path};

use oci_conformance::{Clause, Finding, Report};
use oci_image::{
    KnownMediaType,
    layer::{
        Entry, EntryKind, JudgedLayer, LayerSource, Limits, judge_layer,
        tar::{Scanner, Visitor},
    },
    layout::{Directory, Options, judge_store},
};
use oci_testing::{installed, skip};
use serde_json::Value;

use tools::Folder;
use tree::Names;

/// The entries of an archive, by their names.
#[derive(Default)]
struct Entries(BTreeMap<Vec<u8>, (EntryKind, u64, Vec<u8>)>);

impl Visitor for Entries {
    fn entry(&mut self, entry: &Entry<'_>) {
        let name = entry.name.strip_prefix(b"./").unwrap_or(entry.name);
        let name = name.strip_suffix(b"/").unwrap_or(name).to_vec();
        let what = (entry.kind, entry.size, entry.link_name.to_vec());
        let before = self.0.insert(name, what);
        assert_eq!(before, None, "two entries of a name");
    }

    fn case(&mut self, _: &'static Clause) {}

    fn breach(&mut self, _: &'static Clause, _: &[u8], _: u64, _: String) {}

    fn limit(&mut self, message: String) {
        panic!("{message}");
    }
}

fn entries(archive: &[u8]) -> BTreeMap<Vec<u8>, (EntryKind, u64, Vec<u8>)> {
    let mut entries = Entries::default();
    let mut scanner = Scanner::new(&Limits::DEFAULT);
    scanner.update(archive, &mut entries);
    scanner.finish(&mut entries);
    entries.0
}

/// The names of the entries of an archive that is compressed with gzip.
fn names(layer: &[u8]) -> Vec<String> {
    let mut archive = Vec::new();
    let mut decoder = flate2::bufread::MultiGzDecoder::new(layer);
    decoder.read_to_end(&mut archive).unwrap();
    let names = entries(&archive).into_keys();
    names.map(|name| String::from_utf8(name).unwrap()).collect()
}

fn judge(content: &[u8], media_type: KnownMediaType) -> JudgedLayer {
    let source = LayerSource::new(media_type);
    judge_layer(content, source, NonZeroUsize::MIN).unwrap()
}

/// Nothing at all is found, not even notes.
#[track_caller]
fn is_silent(report: &Report, what: &str) {
    let findings: Vec<String> = report.findings().iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{what}: {findings:#?}");
    assert!(
        report.obstacles().is_empty(),
        "{what}: {:?}",
        report.obstacles()
    );
}

/// The clauses that are broken.
fn broken(report: &Report) -> Vec<String> {
    let findings = report.findings().iter();
    findings.map(|finding| finding.clause.to_string()).collect()
}

/// The archive has what is in the tree, where other names of a file are hard links to the first.
#[track_caller]
fn has_the_tree(folder: &Folder, archive: &[u8], what: &str) {
    let mut entries = entries(archive);
    entries.remove(&b""[..]);
    entries.remove(&b"."[..]);
    let tree = tree::listed(&folder.path("tree"));
    let names = |listed: &BTreeMap<Vec<u8>, _>| {
        let names = listed
            .keys()
            .map(|name| String::from_utf8_lossy(name).into_owned());
        names.collect::<Vec<String>>()
    };
    assert_eq!(names(&entries), names(&tree), "{what}");
    for (name, (kind, size, target)) in &entries {
        let expected = &tree[name];
        let name = String::from_utf8_lossy(name);
        if *kind == EntryKind::HardLink {
            let target = target.strip_prefix(b"./").unwrap_or(target);
            assert_eq!(entries[target].0, EntryKind::Regular, "{what}: {name}");
            assert_eq!(entries[target].1, expected.1, "{what}: {name}");
        } else {
            assert_eq!((*kind, *size), (expected.0, expected.1), "{what}: {name}");
            assert_eq!(*target, expected.2, "{what}: {name}");
        }
    }
}

/// Archives by a tool: each with the tree that its format can hold, and what makes it from that.
#[track_caller]
fn are_sound(archives: &[(Names, &str, &[&str])]) {
    for (names, tool, arguments) in archives {
        let what = format!("{tool} {arguments:?}");
        let folder = Folder::new();
        tree::make(&folder, *names);
        folder.run(tool, arguments);
        let archive = fs::read(folder.path("archive")).unwrap();
        is_silent(&judge(&archive, KnownMediaType::ImageLayer).report, &what);
        has_the_tree(&folder, &archive, &what);
    }
}

#[test]
fn archives_by_gnu_tar_are_sound() {
    if !installed(&["tar"]) {
        return;
    }
    let format = |format: &'static str| ["--format", format, "-cf", "archive", "-C", "tree", "."];
    are_sound(&[
        (Names::Long, "tar", &format("gnu")),
        (Names::Long, "tar", &format("oldgnu")),
        (Names::Long, "tar", &format("pax")),
        (Names::Ustar, "tar", &format("ustar")),
    ]);
}

/// As layers name their entries: without `./`.
#[test]
fn archives_of_named_files_are_sound() {
    if !installed(&["tar", "sh"]) {
        return;
    }
    let script = "cd tree && ls -A | tar -cf ../archive --numeric-owner --sort=name -T -";
    are_sound(&[(Names::Long, "sh", &["-c", script])]);
}

#[test]
fn archives_by_bsdtar_are_sound() {
    if !installed(&["bsdtar"]) {
        return;
    }
    let format = |format: &'static str| ["--format", format, "-cf", "archive", "-C", "tree", "."];
    are_sound(&[
        (Names::Long, "bsdtar", &format("pax")),
        (Names::Long, "bsdtar", &format("gnutar")),
        (Names::Ustar, "bsdtar", &format("ustar")),
        (
            Names::Long,
            "bsdtar",
            &["-cf", "archive", "-C", "tree", "."],
        ),
    ]);
}

#[test]
fn archives_by_python_are_sound() {
    if !installed(&["python3"]) {
        return;
    }
    let script = |format: &str| {
        format!(
            "import tarfile
with tarfile.open('archive', 'w', format=tarfile.{format}_FORMAT) as archive:
    archive.add('tree', arcname='.')"
        )
    };
    are_sound(&[
        (Names::Long, "python3", &["-c", &script("GNU")]),
        (Names::Long, "python3", &["-c", &script("PAX")]),
        (Names::Ustar, "python3", &["-c", &script("USTAR")]),
    ]);
}

#[test]
fn attributes_by_gnu_tar_and_bsdtar_are_sound() {
    if !installed(&["python3", "tar", "bsdtar"]) {
        return;
    }
    let folder = Folder::new();
    fs::create_dir(folder.path("tree")).unwrap();
    fs::write(folder.path("tree/file"), "content").unwrap();
    let set = "import os; os.setxattr('tree/file', 'user.key', bytes(range(256)))";
    let set = std::process::Command::new("python3")
        .args(["-c", set])
        .current_dir(folder.path(""))
        .output()
        .unwrap();
    if !set.status.success() {
        skip("the file system has no extended attributes");
        return;
    }
    let mut found = Vec::new();
    for tool in ["tar", "bsdtar"] {
        let arguments = [
            "--xattrs",
            "--format=pax",
            "-cf",
            "archive",
            "-C",
            "tree",
            ".",
        ];
        folder.run(tool, &arguments);
        let archive = fs::read(folder.path("archive")).unwrap();
        is_silent(&judge(&archive, KnownMediaType::ImageLayer).report, tool);
        has_the_tree(&folder, &archive, tool);
        let text = String::from_utf8_lossy(&archive).into_owned();
        found.push(text.contains("SCHILY.xattr.user.key="));
    }
    assert_eq!(found, [true, true]);
}

#[test]
fn sparse_files_are_advised_against_and_nothing_else() {
    if !installed(&["tar", "bsdtar", "truncate"]) {
        return;
    }
    let folder = Folder::new();
    fs::create_dir(folder.path("tree")).unwrap();
    let file = folder.path("tree/sparse");
    fs::write(&file, vec![b'x'; 8192]).unwrap();
    folder.run("truncate", &["-s", "1M", "tree/sparse"]);
    for piece in 0..40 {
        let seek = format!("seek={}", 300 + 2 * piece);
        let output = [
            "if=/dev/zero",
            "of=tree/sparse",
            "bs=4096",
            "count=1",
            "conv=notrunc",
        ];
        let mut arguments = output.to_vec();
        arguments.push(&seek);
        folder.run("dd", &arguments);
    }
    folder.run("truncate", &["-s", "4M", "tree/sparse"]);
    let into = ["-cf", "archive", "-C", "tree", "."];
    for (tool, options) in [
        ("tar", &["-S", "--format=gnu"][..]),
        ("tar", &["-S", "--format=pax", "--sparse-version=0.0"]),
        ("tar", &["-S", "--format=pax", "--sparse-version=0.1"]),
        ("tar", &["-S", "--format=pax", "--sparse-version=1.0"]),
        ("bsdtar", &["--read-sparse", "--format=pax"]),
        ("bsdtar", &["--read-sparse", "--format=gnutar"]),
    ] {
        let what = format!("{tool} {options:?}");
        folder.run(tool, &[options, &into[..]].concat());
        let archive = fs::read(folder.path("archive")).unwrap();
        let is_sparse = archive.len() < 1 << 20;
        let report = judge(&archive, KnownMediaType::ImageLayer).report;
        let expected = ["image.layer.attributes.no-sparse".to_owned()];
        let expected = if is_sparse { &expected[..] } else { &[] };
        assert_eq!(broken(&report), expected, "{what}: {:?}", report.findings());
        if tool == "tar" {
            assert!(is_sparse, "{what}");
        }
    }
}

/// A layer as it is stored.
type Blob = (KnownMediaType, Vec<u8>);

/// The images of a layout, each with the configuration and the layers of its first platform.
fn images(layout: &Path) -> Vec<(Value, Vec<Blob>)> {
    let blob = |descriptor: &Value| {
        let digest = descriptor["digest"].as_str().unwrap().replace(':', "/");
        fs::read(layout.join("blobs").join(digest)).unwrap()
    };
    let json = |text: &[u8]| serde_json::from_slice::<Value>(text).unwrap();
    let index = json(&fs::read(layout.join("index.json")).unwrap());
    let image = |descriptor: &Value| {
        let manifest = json(&blob(descriptor));
        let layers = manifest["layers"].as_array().unwrap().iter();
        let layers = layers.map(|layer| {
            let media_type = layer["mediaType"].as_str().unwrap();
            (KnownMediaType::of(media_type).unwrap(), blob(layer))
        });
        (json(&blob(&manifest["config"])), layers.collect())
    };
    index["manifests"]
        .as_array()
        .unwrap()
        .iter()
        .map(image)
        .collect()
}

/// All layers of a layout are sound, but for clauses that the tool is known to break, and have the
/// `DiffID`s that it recorded. Returns the number of layers of each image.
#[track_caller]
fn has_sound_layers(layout: &Path, media_type: KnownMediaType, but_for: &[&str]) -> Vec<usize> {
    let mut numbers = Vec::new();
    for (config, layers) in images(layout) {
        let recorded = config["rootfs"]["diff_ids"].as_array().unwrap();
        assert_eq!(recorded.len(), layers.len());
        for (recorded, (of_type, content)) in recorded.iter().zip(&layers) {
            assert_eq!(*of_type, media_type);
            let judged = judge(content, media_type);
            let mut broken = broken(&judged.report);
            broken.retain(|clause| !but_for.contains(&clause.as_str()));
            assert!(broken.is_empty(), "{:?}", judged.report.findings());
            assert!(judged.report.obstacles().is_empty());
            let archive = judged.archive.unwrap();
            let diff_id = archive.diff_id.unwrap().to_string();
            assert_eq!(Some(diff_id.as_str()), recorded.as_str());
        }
        numbers.push(layers.len());
    }
    let report = judge_store(&Directory::open(layout).unwrap(), &Options::default()).unwrap();
    let report = &report.report;
    assert!(report.conforms(), "{:#?}", report.findings());
    assert!(report.obstacles().is_empty(), "{:?}", report.obstacles());
    let of_layers = |finding: &&Finding| {
        let clause = finding.clause.to_string();
        let is_known = but_for.contains(&clause.as_str());
        (clause.contains(".layer.") || clause.contains("diff_id")) && !is_known
    };
    let broken = report.findings().iter().filter(of_layers);
    let broken: Vec<String> = broken.map(ToString::to_string).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    numbers
}

/// An image by umoci with several layers: files, then deleted ones, then a directory that is
/// replaced.
fn umoci(folder: &Folder) {
    let repack = |image: &str| {
        let image = format!("layout:{image}");
        folder.run(
            "umoci",
            &["repack", "--refresh-bundle", "--image", &image, "bundle"],
        );
    };
    folder.run("umoci", &["init", "--layout", "layout"]);
    folder.run("umoci", &["new", "--image", "layout:latest"]);
    let unpack = ["unpack", "--rootless", "--image", "layout:latest", "bundle"];
    folder.run("umoci", &unpack);
    let root = folder.path("bundle/rootfs");
    for name in ["a", "b", "etc/one", "etc/two", "var/log/deep/file"] {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, name).unwrap();
    }
    fs::hard_link(root.join("a"), root.join("hard")).unwrap();
    std::os::unix::fs::symlink("a", root.join("link")).unwrap();
    fs::write(root.join("n".repeat(200)), "long").unwrap();
    repack("latest");
    fs::remove_file(root.join("b")).unwrap();
    fs::remove_file(root.join("etc/one")).unwrap();
    repack("latest");
    fs::remove_dir_all(root.join("var")).unwrap();
    fs::create_dir(root.join("var")).unwrap();
    fs::write(root.join("var/new"), "new").unwrap();
    fs::remove_file(root.join("link")).unwrap();
    fs::create_dir(root.join("link")).unwrap();
    repack("latest");
}

#[test]
fn layers_by_umoci_have_their_diff_ids() {
    if !installed(&["umoci"]) {
        return;
    }
    let folder = Folder::new();
    umoci(&folder);
    let layout = folder.path("layout");
    let numbers = has_sound_layers(&layout, KnownMediaType::ImageLayerGzip, &[]);
    assert_eq!(numbers, [3]);
    let (_, layers) = &images(&layout)[0];
    let whiteouts = |layer: usize| -> Vec<String> {
        let names = names(&layers[layer].1);
        names
            .into_iter()
            .filter(|name| name.contains(".wh."))
            .collect()
    };
    assert_eq!(whiteouts(0), [""; 0]);
    assert_eq!(whiteouts(1), [".wh.b", "etc/.wh.one"]);
    assert_eq!(whiteouts(2), ["var/.wh.log"]);
}

#[test]
fn opaque_whiteouts_by_umoci_are_advised_against_and_nothing_else() {
    if !installed(&["umoci"]) {
        return;
    }
    let folder = Folder::new();
    umoci(&folder);
    fs::create_dir(folder.path("other")).unwrap();
    fs::write(folder.path("other/file"), "content").unwrap();
    let insert = [
        "insert",
        "--rootless",
        "--opaque",
        "--image",
        "layout:latest",
        "other",
        "/etc",
    ];
    folder.run("umoci", &insert);
    let (config, layers) = &images(&folder.path("layout"))[0];
    let (media_type, content) = layers.last().unwrap();
    assert!(names(content).iter().any(|name| name == "etc/.wh..wh..opq"));
    let judged = judge(content, *media_type);
    let mut broken = broken(&judged.report);
    // Some versions do not write the end of the archive here.
    broken.retain(|clause| clause != "advisory.layer.tar-end");
    assert_eq!(broken, ["image.layer.opaque.generate-explicit"]);
    let diff_id = judged.archive.unwrap().diff_id.unwrap().to_string();
    assert_eq!(
        config["rootfs"]["diff_ids"][layers.len() - 1],
        diff_id.as_str()
    );
}

#[test]
fn layers_by_skopeo_have_their_diff_ids() {
    if !installed(&["umoci", "skopeo"]) {
        return;
    }
    let folder = Folder::new();
    umoci(&folder);
    for (format, media_type) in [
        ("zstd", KnownMediaType::ImageLayerZstd),
        ("gzip", KnownMediaType::ImageLayerGzip),
    ] {
        let to = format!("oci:{format}:latest");
        let copy = ["copy", "--dest-compress", "--dest-compress-format", format];
        folder.run("skopeo", &[&copy[..], &["oci:layout:latest", &to]].concat());
        assert_eq!(has_sound_layers(&folder.path(format), media_type, &[]), [3]);
    }
    folder.run(
        "skopeo",
        &[
            "copy",
            "--dest-decompress",
            "oci:layout:latest",
            "dir:plain",
        ],
    );
    let manifest = fs::read(folder.path("plain/manifest.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let (config, _) = &images(&folder.path("layout"))[0];
    let recorded = config["rootfs"]["diff_ids"].as_array().unwrap();
    for (layer, recorded) in manifest["layers"].as_array().unwrap().iter().zip(recorded) {
        let name = layer["digest"].as_str().unwrap().replace("sha256:", "");
        let content = fs::read(folder.path("plain").join(name)).unwrap();
        let judged = judge(&content, KnownMediaType::ImageLayer);
        is_silent(&judged.report, "a layer that was decompressed");
        let diff_id = judged.archive.unwrap().diff_id.unwrap().to_string();
        assert_eq!(Some(diff_id.as_str()), recorded.as_str());
    }
}

#[test]
fn layers_by_buildah_have_their_diff_ids() {
    if !installed(&["buildah"]) {
        return;
    }
    let folder = Folder::new();
    if !folder.is_of_root() {
        skip("only root can mount");
        return;
    }
    let container = folder.buildah(&["from", "scratch"]);
    let mounted = folder.buildah(&["mount", &container]);
    let mounted = Path::new(&mounted);
    fs::create_dir_all(mounted.join("etc/deep")).unwrap();
    fs::write(mounted.join("etc/one"), "one").unwrap();
    fs::write(mounted.join("etc/deep/two"), "two").unwrap();
    fs::hard_link(mounted.join("etc/one"), mounted.join("hard")).unwrap();
    std::os::unix::fs::symlink("etc/one", mounted.join("link")).unwrap();
    folder.buildah(&["commit", &container, "base"]);
    let container = folder.buildah(&["from", "base"]);
    let mounted = folder.buildah(&["mount", &container]);
    let mounted = Path::new(&mounted);
    fs::remove_dir_all(mounted.join("etc/deep")).unwrap();
    fs::remove_file(mounted.join("link")).unwrap();
    fs::write(mounted.join("new"), "new").unwrap();
    for (name, media_type, options) in [
        ("gzip", KnownMediaType::ImageLayerGzip, &[][..]),
        (
            "plain",
            KnownMediaType::ImageLayer,
            &["--disable-compression"],
        ),
    ] {
        let target = format!("oci:{}:latest", folder.path(name).display());
        let disable = ["--disable-compression=false"];
        let options = if options.is_empty() {
            &disable[..]
        } else {
            options
        };
        folder.buildah(&[&["commit"], options, &[&container, &target]].concat());
        // It sorts the entries by name, and so puts `etc/` before `.wh.link`.
        let but_for = ["image.layer.whiteout.order"];
        let numbers = has_sound_layers(&folder.path(name), media_type, &but_for);
        assert_eq!(numbers, [2]);
    }
}
