//! Layers, alone and in layouts.

use std::{fs, io::Write as _, path::PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    forge,
    formats::assert_valid,
    tool::{Run, validate, with_input},
};

/// A directory with a layer in a file.
struct Layer {
    _directory: TempDir,
    path: PathBuf,
}

impl Layer {
    fn new(content: &[u8]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("layer");
        fs::write(&path, content).unwrap();
        Self {
            _directory: directory,
            path,
        }
    }

    /// What the tool says, with `layer` for the path.
    fn judge(&self, options: &[&str]) -> Run {
        let path = self.path.to_str().unwrap();
        let mut run = validate(["--type", "layer"].iter().chain(options).chain([&path]));
        run.out = run.out.replace(path, "layer");
        run
    }
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

const TWICE: &str = "dir etc/\nfile etc/passwd size=600\nfile ./etc/passwd";

#[test]
fn an_entry_that_breaks_a_clause_is_named_with_its_place() {
    let layer = Layer::new(&forge::archive(TWICE));
    let run = layer.judge(&["--quiet"]).ends_with(1);
    let expected = "\
error[image.layer.format.no-duplicate-paths]: an entry for the same path begins at byte 512 already
 --> layer, `./etc/passwd` at byte 2048
  = MUST NOT  https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#distributable-format
  = help  oci-tool explain image.layer.format.no-duplicate-paths

layer is not a conformant layer (image-spec main, oci-tool 0.1.0)
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_layer_is_summed_up_for_people_and_for_programs() {
    let archive = forge::archive("dir etc/\nfile etc/passwd size=600");
    let stored = gzip(&archive);
    let layer = Layer::new(&stored);
    let digest = oci_digest::Digest::sha256_of(&stored).to_string();
    let diff_id = oci_digest::Digest::sha256_of(&archive).to_string();
    let run = layer.judge(&["--verbose"]).ends_with(0);
    let (size, length) = (stored.len(), archive.len());
    let expected = format!(
        "    -  {digest}
       {size} bytes of application/vnd.oci.image.layer.v1.tar+gzip
       {length} bytes without compression, 2 entries
       DiffID   {diff_id}

layer is a conformant layer (image-spec main, oci-tool 0.1.0)
"
    );
    assert!(run.out.contains(&expected), "{}\n{expected}", run.out);

    let run = layer.judge(&["--format", "json"]).ends_with(0);
    assert_valid(&run, 1);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let expected = json!([{
        "digest": digest,
        "media_type": "application/vnd.oci.image.layer.v1.tar+gzip",
        "size": size,
        "uncompressed_size": length,
        "entries": 2,
        "diff_id": diff_id,
    }]);
    assert_eq!(report["layers"], expected);
    assert_eq!(report["subject"]["type"], "layer");
}

#[test]
fn programs_are_told_the_entry() {
    let layer = Layer::new(&forge::archive(TWICE));
    let run = layer.judge(&["--format", "json"]).ends_with(1);
    assert_valid(&run, 1);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let expected = json!({"name": "./etc/passwd", "offset": 2048});
    assert_eq!(report["findings"][0]["entry"], expected);
    assert_eq!(report["findings"][0]["pointer"], "");
    let tap = layer.judge(&["--format", "tap"]).ends_with(1).out;
    assert!(tap.contains("layer, `./etc/passwd` at byte 2048"), "{tap}");
    let junit = layer.judge(&["--format", "junit"]).ends_with(1).out;
    assert!(
        junit.contains("layer, `./etc/passwd` at byte 2048"),
        "{junit}"
    );
}

#[test]
fn a_layer_comes_from_standard_input_too() {
    let stored = gzip(&forge::archive("dir etc/"));
    let arguments = ["image", "validate", "--type", "layer", "--quiet", "-"];
    let run = with_input(&arguments, &stored).ends_with(0);
    assert!(
        run.out.contains("standard input is a conformant layer"),
        "{}",
        run.out
    );
}

#[test]
fn names_cannot_play_with_the_terminal() {
    let layer = Layer::new(&forge::archive(
        r"file a\x1b[2Jb\nfile a\x1b[2Jb"
            .replace("\\nfile", "\nfile")
            .as_str(),
    ));
    let run = layer.judge(&["--quiet"]).ends_with(1);
    assert!(
        run.out.contains(r"`a\u{1b}[2Jb` at byte 512"),
        "{}",
        run.out
    );
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn limits_are_taken_from_the_command_line() {
    let layer = Layer::new(&forge::archive("dir etc/\nfile etc/passwd size=600"));
    let run = layer.judge(&["--limit", "entries=1"]).ends_with(2);
    assert!(run.out.contains("(limit `entries`)"), "{}", run.out);
    layer.judge(&["--limit", "entries=2"]).ends_with(0);
    for (limit, said) in [
        ("entries", "expected NAME=N"),
        ("entry=1", "there is no limit `entry`"),
        ("entries=many", "expected a number, found `many`"),
        ("entries=-1", "expected a number, found `-1`"),
    ] {
        let run = layer.judge(&["--limit", limit]).ends_with(2);
        assert!(run.err.contains(said), "{}", run.err);
    }
}

#[test]
fn what_cannot_be_a_layer_is_told() {
    let layer = Layer::new(b"");
    let directory = layer.path.parent().unwrap().to_str().unwrap();
    let run = validate(["--type", "layer", directory]).ends_with(2);
    assert!(
        run.err.contains("is a directory, not a file"),
        "{}",
        run.err
    );
    let run = layer.judge(&["--select", "platform.os=linux"]).ends_with(2);
    assert!(run.err.contains("cannot use --select"), "{}", run.err);
    let run = validate(["--type", "layer", "nowhere"]).ends_with(2);
    assert!(run.err.contains("cannot read nowhere"), "{}", run.err);
    let text = Layer::new(b"{}");
    let run = text.judge(&["--quiet"]).ends_with(1);
    assert!(
        run.out.contains("image.layer.format.tar-archive"),
        "{}",
        run.out
    );
}
