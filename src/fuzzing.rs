//! Reports of texts that no file holds, for fuzz targets.

use std::{
    io::{self, Write},
    num::NonZeroUsize,
    path::Path,
};

use clap::ValueEnum as _;
use oci_conformance::{Context, Level};
use oci_image::{Compression, layer::Limits};

use crate::{
    cli::Format,
    judging::{
        Settings,
        image::{self, ImageSettings},
        runtime::{self, RuntimeSettings},
    },
    name::Name,
    render::{Detail, Render, renderer, results},
};

/// Writes the report of a content as if it had been read from `path`, or of why it could not be judged.
///
/// `kind` is `image` or `runtime` for a document of a specification, or `layer`; `format` one of
/// `--format`, or `results` for `results.yaml`.
///
/// # Errors
///
/// Fails if there is no such kind or format, or if the report cannot be written.
pub fn report(
    content: &[u8],
    path: &Path,
    kind: &str,
    format: &str,
    to: &mut dyn Write,
) -> io::Result<()> {
    let settings = || Settings {
        context: Context::default(),
        level: Level::Must,
    };
    let common = settings();
    let mut render = render(format, &common)?;
    let of_image = ImageSettings {
        common: settings(),
        kind: None,
        select: Vec::new(),
        jobs: Some(NonZeroUsize::MIN),
        shallow: false,
        layer_limits: Limits::DEFAULT,
    };
    let name = Name::of(path);
    let judged = match kind {
        "image" => image::judge_document(path, content, &of_image),
        "runtime" => {
            let settings = RuntimeSettings {
                common: settings(),
                kind: None,
                host: None,
                offer: None,
                profile: None,
            };
            runtime::judge_document(path, content, &settings)
        }
        "layer" => {
            let compression = Compression::of_content(content);
            let size = Some(content.len() as u64);
            image::judge_content(Name::of(path), content, compression, size, &of_image)
        }
        _ => return Err(io::Error::other(format!("no kind is called {kind:?}"))),
    };
    render.begin(to)?;
    match judged {
        Ok(judged) => render.judged(&judged, to)?,
        Err(error) => render.failed(&name, &error, to)?,
    }
    render.end(to)
}

fn render<'s>(format: &str, settings: &'s Settings<'s>) -> io::Result<Box<dyn Render + 's>> {
    if format == "results" {
        let [(_, yaml), ..] = results(settings, "");
        return Ok(yaml);
    }
    let format = Format::from_str(format, false).map_err(io::Error::other)?;
    Ok(renderer(format, settings, Detail::Verbose, String::new()))
}

#[cfg(test)]
mod tests {
    use oci_conformance::is_unprintable;

    use super::*;

    #[test]
    fn no_name_and_no_text_reaches_the_terminal() {
        let name = Path::new("a\u{7f}\u{9b}31m\u{202e}\u{1b}[1m");
        let text = "{\"\u{7f}\u{9b}31m\u{202e}\": }".as_bytes();
        for format in ["json", "tap", "junit", "sarif", "html", "results"] {
            for kind in ["image", "runtime", "layer"] {
                let mut shown = Vec::new();
                report(text, name, kind, format, &mut shown).unwrap();
                let shown = String::from_utf8(shown).unwrap();
                assert!(shown.contains("31m"), "{format}");
                let harm = |c: char| is_unprintable(c) && c != '\n';
                assert_eq!(shown.find(harm), None, "{format}");
            }
        }
    }

    #[test]
    fn what_is_not_recognised_is_reported_as_not_judged() {
        for kind in ["image", "runtime"] {
            let mut shown = Vec::new();
            report(b"{}", Path::new("a"), kind, "results", &mut shown).unwrap();
            let shown = String::from_utf8(shown).unwrap();
            assert!(shown.contains("verdict: \"not-judged\""), "{shown}");
        }
    }

    #[test]
    fn there_is_no_report_of_other_kinds_or_in_other_formats() {
        let write =
            |kind, format, to: &mut dyn Write| report(b"{", Path::new(""), kind, format, to);
        for (kind, format) in [("none", "tap"), ("image", "none")] {
            let mut shown = Vec::new();
            assert!(write(kind, format, &mut shown).is_err());
            assert_eq!(shown, b"");
        }
        assert!(write("image", "tap", &mut [].as_mut_slice()).is_err());
    }
}
