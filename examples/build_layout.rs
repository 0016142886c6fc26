//! Builds an image layout from nothing with the builders: a layer, a config, a manifest, an index.
//!
//! `cargo run --example build_layout -- hello` makes the layout in the folder `hello`.

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
};

use oci_image::{
    Descriptor, ImageConfig, ImageIndex, ImageManifest, MediaType, OciLayout, Platform,
    annotations,
    config::{DiffId, ExecutionParameters, History, RootFs},
    platform::{Architecture, Os},
};
use serde::Serialize;
use tempfile::NamedTempFile;

/// Writes a file whole or not at all.
fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Writes a blob to its place.
fn write_blob(layout: &Path, descriptor: &Descriptor, content: &[u8]) -> io::Result<()> {
    write(
        &layout.join(descriptor.digest.blob_path().to_path_buf()),
        content,
    )
}

fn json(document: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(document)
}

/// A layer with one file.
fn layer(path: &str, content: &[u8]) -> io::Result<Vec<u8>> {
    let mut header = tar::Header::new_ustar();
    header.set_size(content.len() as u64);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    let mut archive = tar::Builder::new(Vec::new());
    archive.append_data(&mut header, path, content)?;
    archive.into_inner()
}

fn build(layout: &Path) -> Result<(), Box<dyn Error>> {
    let archive = layer("hello.txt", b"Hello, world!\n")?;
    let layer = Descriptor::of(MediaType::IMAGE_LAYER, &archive).build()?;
    write_blob(layout, &layer, &archive)?;

    let parameters = ExecutionParameters::builder()
        .cmd(["cat".to_owned(), "/hello.txt".to_owned()])
        .working_dir("/")
        .build()?;
    let step = History::builder()
        .created_by("examples/build_layout.rs")
        .build()?;
    let config = ImageConfig::builder(
        Os::LINUX,
        Architecture::AMD64,
        RootFs::of_layers([DiffId::of(&archive)]),
    )
    .config(parameters)
    .step(step)
    .build()?;
    let config = json(&config)?;
    let config_descriptor = Descriptor::of(MediaType::IMAGE_CONFIG, &config).build()?;
    write_blob(layout, &config_descriptor, &config)?;

    let manifest = ImageManifest::builder(config_descriptor)
        .layer(layer)
        .build()?;
    let manifest = json(&manifest)?;
    let manifest_descriptor = Descriptor::of(MediaType::IMAGE_MANIFEST, &manifest)
        .platform(Platform::builder(Os::LINUX, Architecture::AMD64).build()?)
        .annotation(annotations::REF_NAME, "latest")
        .build()?;
    write_blob(layout, &manifest_descriptor, &manifest)?;

    let index = ImageIndex::builder()
        .manifest(manifest_descriptor)
        .build()?;
    write(&layout.join("index.json"), &json(&index)?)?;
    let header = OciLayout::default();
    write(&layout.join("oci-layout"), &json(&header)?)?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("where to?")?;
    build(Path::new(&path))
}

#[cfg(test)]
mod tests {
    use oci_image::layout::{Options, judge_directory};

    use super::*;

    #[test]
    fn the_layout_breaks_nothing() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path()).unwrap();
        let judged = judge_directory(folder.path(), &Options::default());
        let report = judged.unwrap().report;
        assert!(report.findings().is_empty(), "{:?}", report.findings());
        assert_eq!(report.documents().len(), 5);
    }

    #[test]
    fn the_example_that_ships_is_what_this_builds() {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path()).unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/layouts/hello");
        let index = |layout: &Path| fs::read(layout.join("index.json")).unwrap();
        assert_eq!(index(folder.path()), index(&shipped));
    }
}
