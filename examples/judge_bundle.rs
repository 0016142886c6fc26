//! Judges a bundle, and prints what is wrong with it: where, and what the specification says there.
//!
//! `cargo run --example judge_bundle -- examples/bundles/broken`

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use oci_runtime::{
    CATALOGUE,
    bundle::{Options, judge_bundle},
};

/// Writes what is wrong with the bundle; whether it conforms.
fn judge(bundle: &Path, to: &mut impl Write) -> io::Result<bool> {
    let report = judge_bundle(bundle, &Options::default())?.report;
    for finding in report.findings() {
        let link = finding.clause.link(CATALOGUE.specification);
        writeln!(to, "{}: {finding}", finding.severity)?;
        writeln!(to, "  {link}")?;
    }
    for obstacle in report.obstacles() {
        writeln!(to, "not judged: {}", obstacle.message)?;
    }
    writeln!(to, "{}: {}", bundle.display(), report.conformance())?;
    Ok(report.conforms())
}

fn main() -> io::Result<ExitCode> {
    let bundles: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut all_conform = true;
    for bundle in &bundles {
        all_conform &= judge(bundle, &mut io::stdout().lock())?;
    }
    Ok(if all_conform {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(name: &str) -> (bool, String) {
        let bundle = Path::new("examples/bundles").join(name);
        let mut text = Vec::new();
        let conforms = judge(&bundle, &mut text).unwrap();
        (conforms, String::from_utf8(text).unwrap())
    }

    #[test]
    fn a_sound_bundle_conforms() {
        let expected = "examples/bundles/hello: conformant\n".to_owned();
        assert_eq!(judged("hello"), (true, expected));
    }

    #[test]
    fn every_fault_of_a_bundle_is_named_with_its_section() {
        let (conforms, text) = judged("broken");
        assert!(!conforms);
        let first = "error: config.json:4:13 (/root/path): `root` is not there \
                     [runtime.config.root.path.directory-exists]\n  \
                     https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#root\n";
        assert!(text.starts_with(first), "{text}");
        let errors = text.lines().filter(|line| line.starts_with("error: "));
        assert_eq!(errors.count(), 8, "{text}");
        assert!(
            text.ends_with("examples/bundles/broken: not-conformant\n"),
            "{text}"
        );
    }

    #[test]
    fn a_bundle_that_is_not_there_is_an_error() {
        let error = judge(Path::new("examples/bundles/none"), &mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}
