//! What was judged, and what was in the way.

use std::io::{self, Write};

use oci_conformance::{Context, LayerRecord};

use super::{
    super::{count, obstacles as reasons, summary},
    fact,
    text::Text,
};
use crate::judging::Judged;

/// Writes what was judged, and against what.
pub(super) fn facts(judged: &Judged, context: &Context<'_>, to: &mut dyn Write) -> io::Result<()> {
    let specification = judged.rulebook.catalogue.specification.name;
    writeln!(to, "<dl>")?;
    fact("Path", &code(&judged.name.to_string()), to)?;
    fact("Type", &Text(judged.kind), to)?;
    if let Some(subject) = summary::subject(judged) {
        fact("Digest", &code(&subject), to)?;
    }
    let version = context.version();
    fact(
        "Specification",
        &format_args!("{specification} {version}"),
        to,
    )?;
    if !judged.options.is_empty() {
        fact("Options", &code(&judged.options.join(" ")), to)?;
    }
    if let Some(platforms) = context.platforms {
        fact("Platforms", &Text(&platforms.join(", ")), to)?;
    }
    fact("Findings", &count(&judged.report), to)?;
    if let Some(coverage) = &judged.coverage {
        let said = format!(
            "{}: {} not supported, {} not told of, {} annotations that may change what it does",
            code(&coverage.features.to_string()),
            coverage.unsupported,
            coverage.unknown,
            coverage.unsafe_annotations
        );
        fact("Features", &said, to)?;
    }
    writeln!(to, "</dl>")
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", Text(text))
}

/// Writes what could not be judged, if there is such.
pub(super) fn obstacles(judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
    let reasons = reasons(&judged.report);
    if reasons.is_empty() {
        return Ok(());
    }
    writeln!(to, "<h3>Not judged in full</h3>\n<ul>")?;
    for reason in reasons {
        writeln!(to, "<li>{}</li>", Text(&reason))?;
    }
    writeln!(to, "</ul>")
}

/// Writes the documents that were reached, if they are more than the path itself.
pub(super) fn documents(judged: &Judged, to: &mut dyn Write) -> io::Result<()> {
    let documents = judged.report.documents();
    if documents.iter().all(|document| document.file.is_empty()) {
        return Ok(());
    }
    writeln!(
        to,
        r#"<h3>Documents and other content</h3>
<table class="rows">
<caption>{} in the order in which they were reached</caption>
<thead><tr><th scope="col">File</th><th scope="col">Role</th><th scope="col">State</th><th scope="col">Referred to by</th></tr></thead>
<tbody>"#,
        documents.len()
    )?;
    for document in documents {
        writeln!(
            to,
            r#"<tr><th scope="row"><code>{}</code>{}</th><td>{}</td><td>{}</td><td data-label="from">{}</td></tr>"#,
            Text(&document.file),
            digest(document.digest.as_deref(), &document.file),
            document.role,
            document.state.as_str(),
            cell(&document.via),
        )?;
    }
    writeln!(to, "</tbody>\n</table>")
}

/// What is in a cell, which is empty if there is nothing.
fn cell(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    code(text)
}

/// The digest of a file, unless its name says it: blobs are called by their digests.
fn digest(digest: Option<&str>, file: &str) -> String {
    match digest {
        Some(digest) if !file.ends_with(&digest.replace(':', "/")) => format!(" {}", code(digest)),
        _ => String::new(),
    }
}

/// Writes the layers that were looked into.
pub(super) fn layers(layers: &[LayerRecord], to: &mut dyn Write) -> io::Result<()> {
    if layers.is_empty() {
        return Ok(());
    }
    writeln!(
        to,
        r#"<h3>Layers</h3>
<table class="rows">
<caption>Layers that were looked into, each image from the lowest upwards</caption>
<thead><tr><th scope="col">Layer</th><th scope="col">Media type</th><th scope="col">Bytes</th><th scope="col">Bytes without compression</th><th scope="col">Entries</th><th scope="col">DiffID</th></tr></thead>
<tbody>"#
    )?;
    for layer in layers {
        writeln!(
            to,
            r#"<tr><th scope="row"><code>{}</code></th><td>{}</td><td data-label="bytes">{}</td><td data-label="without compression">{}</td><td data-label="entries">{}</td><td data-label="DiffID">{}</td></tr>"#,
            Text(layer.digest.as_deref().unwrap_or_default()),
            Text(&layer.media_type),
            layer.size,
            layer.uncompressed_size,
            layer.entries,
            cell(layer.diff_id.as_deref().unwrap_or_default()),
        )?;
    }
    writeln!(to, "</tbody>\n</table>")
}
