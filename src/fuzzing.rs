//! Reports of texts that no file holds, for fuzz targets.

use std::{
    io::{self, Write},
    path::Path,
};

use clap::ValueEnum as _;
use oci_conformance::{Context, Level};
use oci_image::layer::Limits;

use crate::{
    cli::Format,
    error::Error,
    judging::{
        Settings,
        image::{self, ImageSettings},
        runtime::{self, RuntimeSettings},
    },
    render::{Detail, renderer},
};

/// Writes the report of a text as if it had been read from `path`: as a document of the
/// runtime-spec, or of the image-spec. Says whether there is one: of a text that is not recognised
/// there is none.
///
/// # Errors
///
/// Fails if there is no such format, or if the report cannot be written.
pub fn report(
    text: &[u8],
    path: &Path,
    is_runtime: bool,
    format: &str,
    to: &mut dyn Write,
) -> io::Result<bool> {
    let format = Format::from_str(format, false).map_err(io::Error::other)?;
    let settings = || Settings {
        context: Context::default(),
        level: Level::Must,
    };
    let common = settings();
    let judged = if is_runtime {
        let settings = RuntimeSettings {
            common: settings(),
            kind: None,
            host: None,
            offer: None,
            profile: None,
        };
        runtime::judge_document(path, text, &settings)
    } else {
        let settings = ImageSettings {
            common: settings(),
            kind: None,
            select: Vec::new(),
            jobs: None,
            shallow: false,
            layer_limits: Limits::DEFAULT,
        };
        image::judge_document(path, text, &settings)
    };
    let judged = match judged {
        Err(Error::Unrecognised { .. }) => return Ok(false),
        judged => judged.map_err(io::Error::other)?,
    };
    let mut render = renderer(format, &common, Detail::Verbose, String::new());
    render.begin(to)?;
    render.judged(&judged, to)?;
    render.end(to)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use oci_conformance::is_unprintable;

    use super::*;

    #[test]
    fn no_name_and_no_text_reaches_the_terminal() {
        let name = Path::new("a\u{7f}\u{9b}31m\u{202e}\u{1b}[1m");
        let text = "{\"\u{7f}\u{9b}31m\u{202e}\": }".as_bytes();
        for format in ["json", "tap", "junit", "sarif", "html"] {
            for is_runtime in [false, true] {
                let mut shown = Vec::new();
                assert!(report(text, name, is_runtime, format, &mut shown).unwrap());
                let shown = String::from_utf8(shown).unwrap();
                let harm = |c: char| is_unprintable(c) && c != '\n';
                assert_eq!(shown.find(harm), None, "{format}");
            }
        }
    }

    #[test]
    fn only_of_what_is_not_recognised_there_is_no_report() {
        for is_runtime in [false, true] {
            let write = |text, format, to: &mut dyn Write| {
                report(text, Path::new(""), is_runtime, format, to)
            };
            let mut shown = Vec::new();
            assert!(!write(b"{}", "tap", &mut shown).unwrap());
            assert_eq!(shown, b"");
            assert!(write(b"{}", "none", &mut shown).is_err());
            assert!(write(b"{", "tap", &mut [].as_mut_slice()).is_err());
        }
    }
}
