//! `oci-tool runtime generate`

mod templates;

use std::{
    io::{self, Write as _},
    path::Path,
};

use oci_conformance::{Context, Document, Report, Severity, judge};
use oci_runtime::{Config, bundle, config};
use serde_json::Value;

use crate::{
    change,
    cli::GenerateArgs,
    error::Error,
    input::{self, Input},
    name::Name,
    output::Output,
    status::Status,
};

pub(super) fn run(args: &GenerateArgs, output: &mut Output) -> Result<Status, Error> {
    let text = match &args.from {
        Some(path) => changed_file(path, args)?,
        None => changed_template(args)?,
    };
    let report = judge(&text, &config::DOCUMENT, &Context::default(), "");
    tell(&report, output);
    if !report.conforms() {
        output.error(&Error::Unconforming);
        return Ok(Status::NotConformant);
    }
    match &args.output {
        Some(path) => bundle::write_text(&text, path).map_err(|cause| Error::WriteFile {
            name: Name::of(path),
            cause,
        })?,
        None => output.write_all(&text)?,
    }
    Ok(Status::Conformant)
}

/// A template with the changes, laid out anew.
fn changed_template(args: &GenerateArgs) -> Result<Vec<u8>, Error> {
    let (kind, platform) = (args.template, args.platform);
    let template = templates::template(kind, platform).ok_or(Error::NoTemplate {
        template: kind.as_str(),
        platform: platform.as_str(),
    })?;
    let mut document =
        serde_json::to_value(template.map_err(Box::new)?).map_err(io::Error::from)?;
    change(&mut document, args)?;
    // Properties in the order of the specification, if it can be read as what it should be.
    let text = serde_json::to_vec(&document).map_err(io::Error::from)?;
    let mut text = match Config::from_slice(&text) {
        Ok(config) => serde_json::to_vec_pretty(&config),
        Err(_) => serde_json::to_vec_pretty(&document),
    }
    .map_err(io::Error::from)?;
    text.push(b'\n');
    Ok(text)
}

/// A file with the changes, and otherwise as it is.
fn changed_file(path: &Path, args: &GenerateArgs) -> Result<Vec<u8>, Error> {
    let limits = Context::default().limits;
    let Input::Document(text) = input::open(path, limits.bytes, true)? else {
        return Err(Error::TypedDirectory {
            name: Name::of(path),
        });
    };
    let unreadable = |cause: String| Error::NoDocument {
        name: Name::of(path),
        cause,
    };
    let document = Document::parse(&text, &limits).map_err(|e| unreadable(e.to_string()))?;
    let before: Value = serde_json::from_slice(&text).map_err(|e| unreadable(e.to_string()))?;
    let mut after = before.clone();
    change(&mut after, args)?;
    Ok(document.rewritten(&before, &after))
}

fn change(document: &mut Value, args: &GenerateArgs) -> Result<(), Error> {
    for path in &args.unset {
        change::unset(document, &config::SHAPE, path).map_err(|cause| Error::Unset {
            path: path.clone(),
            cause,
        })?;
    }
    for assignment in &args.set {
        change::set(document, &config::SHAPE, assignment).map_err(|cause| Error::Set {
            path: assignment.path.clone(),
            cause,
        })?;
    }
    Ok(())
}

/// Says on standard error what is wrong with the result, be it only advice.
fn tell(report: &Report, output: &mut Output) {
    for finding in report.findings() {
        if finding.severity > Severity::Note {
            output.say(finding.severity, &finding);
        }
    }
}
