//! `layerFolders`: [config-windows.md#layerfolders](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#layerfolders).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Severity, Verdict, shortened,
};

use crate::{
    platform,
    specification::{V1_0_0, V1_0_2},
};

pub(super) static LAYER_FOLDERS_MIN_ITEMS: Clause = Clause::must(
    "runtime.windows.layer-folders.min-items",
    "config-windows.md#layerfolders",
    "`layerFolders` has one entry or more.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.note(
    "As the last entry is the scratch, one entry alone is a scratch without a layer, which the \
     text does not forbid.",
)
.check(
    min_items,
    &[
        Pass(r#"{"layerFolders":["C:\\scratch"]}"#),
        Fail(r#"{"layerFolders":[]}"#, "/layerFolders"),
    ],
);

fn min_items(section: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let folders = section.at("layerFolders");
    if folders.kind() != Some(Kind::Array) {
        return;
    }
    verdict.count_case();
    if folders.is_empty() {
        verdict.breach(folders, "the list has no entry, not even the scratch");
    }
}

pub(super) static LAYER_FOLDERS_ORDER: Clause = Clause::must(
    "runtime.windows.layer-folders.order",
    "config-windows.md#layerfolders",
    "The entries run from the topmost layer of the image down to its base.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.uncheckable("which folder holds which layer only a Windows host can tell");

pub(super) static LAYER_FOLDERS_SCRATCH_LAST: Clause = Clause::must(
    "runtime.windows.layer-folders.scratch-last",
    "config-windows.md#layerfolders",
    "The last entry is the scratch, which the container writes to.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.note(
    "Before version 1.0.2 the last entry is the base layer: a patch release changed what the \
     same document means.",
)
.uncheckable("which folder is the scratch only a Windows host can tell");

pub(super) static LAYER_FOLDERS_ABSOLUTE_PATHS: Clause = Clause::should(
    "runtime.windows.layer-folders.absolute-paths",
    "config-windows.md#layerfolders",
    "Each entry is the absolute path of a directory on Windows.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.note("Paths with a drive, UNC paths and device paths (`\\\\?\\`) are absolute.")
.softened(Severity::Note, "only a comment in the Go types says so")
.check(
    absolute_paths,
    &[
        Pass(r#"{"layerFolders":["C:\\Layers\\layer1","\\\\?\\Volume{8a25748f}\\"]}"#),
        Fail(
            r#"{"layerFolders":["C:\\scratch","scratch"]}"#,
            "/layerFolders/1",
        ),
        Fail(r#"{"layerFolders":["/var/lib/layers"]}"#, "/layerFolders/0"),
        Fail(r#"{"layerFolders":[""]}"#, "/layerFolders/0"),
    ],
);

fn absolute_paths(section: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for folder in section.at("layerFolders").items() {
        let Some(path) = folder.str() else { continue };
        verdict.count_case();
        if !platform::is_absolute_windows(&path) {
            let path = shortened(&path);
            verdict.breach(folder, format!("`{path}` is no absolute path of Windows"));
        }
    }
}
