//! Verifies an image layout: a directory, or a tar archive.
//!
//! `cargo run --example verify_layout -- examples/layouts/broken`

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use oci_conformance::Conformance;
use oci_image::layout::{Judgement, Options, judge_archive, judge_directory};

fn judge(path: &Path) -> Result<Judgement, Box<dyn Error>> {
    let options = Options::default();
    Ok(if path.is_dir() {
        judge_directory(path, &options)?
    } else {
        judge_archive(fs::File::open(path)?, &options)?
    })
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("which layout?")?;
    let Judgement { report, layers, .. } = judge(Path::new(&path))?;
    for layer in layers {
        println!(
            "{}: {} bytes, {} entries",
            layer.digest, layer.uncompressed_size, layer.entries
        );
    }
    for finding in report.findings() {
        println!("{}: {finding}", finding.severity);
    }
    for obstacle in report.obstacles() {
        println!("not judged: {}: {}", obstacle.file, obstacle.message);
    }
    println!(
        "{}: {} documents",
        report.conformance(),
        report.documents().len()
    );
    Ok(match report.conformance() {
        Conformance::Conformant => ExitCode::SUCCESS,
        Conformance::NotConformant => ExitCode::FAILURE,
        Conformance::Undetermined => ExitCode::from(2),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layouts_that_ship_with_the_project() {
        let layouts = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/layouts");
        let conforms = |name| judge(&layouts.join(name)).unwrap().report.conforms();
        assert!(conforms("hello"));
        assert!(!conforms("broken"));
    }
}
