//! `oci-tool runtime generate`

mod advice;
mod templates;

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use oci_conformance::{Conformance, Context, DefectKind, Document, Report, Severity, judge};
use oci_runtime::{Config, bundle, config};
use serde_json::Value;

use crate::{
    change,
    cli::GenerateArgs,
    error::Error,
    input::{self, Input},
    name::{Name, is_stdin},
    output::Output,
    status::Status,
};

pub(super) fn run(args: &GenerateArgs, output: &mut Output) -> Result<Status, Error> {
    let text = match &args.from {
        Some(path) => changed_file(path, args)?,
        None => changed_template(args)?,
    };
    let report = judge(&text, &config::DOCUMENT, &Context::default(), "");
    tell(&report, &text, output);
    match report.conformance() {
        Conformance::Conformant => {}
        Conformance::NotConformant => {
            output.error(&Error::Unconforming);
            return Ok(Status::NotConformant);
        }
        Conformance::Undetermined => return Err(Error::Unjudged),
    }
    match &args.output {
        Some(path) if !is_stdin(path) => write(&text, path).map_err(|cause| Error::WriteFile {
            name: Name::of(path),
            cause,
        })?,
        _ => output.write_all(&text)?,
    }
    Ok(Status::Conformant)
}

/// Puts the text in the place of a file, also of one that a link leads to.
fn write(text: &[u8], path: &Path) -> io::Result<()> {
    let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if !link {
        return bundle::write_text(text, path);
    }
    // `/dev/stdout` is a link, too, to what need not have a path.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it leads to something else than a file"));
    }
    bundle::write_text(text, &fs::canonicalize(path)?)
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
        return Err(Error::FromDirectory {
            name: Name::of(path),
        });
    };
    let unreadable = |cause: String| Error::NoDocument {
        name: Name::of(path),
        cause,
    };
    let document = Document::parse(&text, &limits).map_err(|e| unreadable(e.to_string()))?;
    demand_unique_names(&document).map_err(unreadable)?;
    let before: Value = serde_json::from_slice(&text).map_err(|e| unreadable(e.to_string()))?;
    let mut after = before.clone();
    change(&mut after, args)?;
    Ok(document.rewritten(&before, &after))
}

/// Refuses objects with two properties of one name: nobody could tell which of them is meant.
fn demand_unique_names(document: &Document<'_>) -> Result<(), String> {
    let defects = document.defects().iter();
    let mut repeated = defects.filter(|defect| defect.kind == DefectKind::DuplicateName);
    match repeated
        .next()
        .and_then(|defect| document.node(defect.node))
    {
        Some(node) => Err(format!("it has {} twice", node.pointer())),
        None => Ok(()),
    }
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
fn tell(report: &Report, text: &[u8], output: &mut Output) {
    for finding in report.findings() {
        if finding.severity > Severity::Note {
            output.say(finding.severity, &finding);
        }
    }
    if let Some(version) = advice::version_that_has_all(report, text) {
        let advice =
            format!("`--set ociVersion={version}` names the oldest version that has all of this");
        output.say(Severity::Note, &advice);
    }
}
