//! `oci-tool schema`

use std::io::{self, Write as _};

use crate::{cli::SchemaArgs, error::Error, output::Output, schemas, status::Status};

pub(super) fn run(args: &SchemaArgs, output: &mut Output) -> Result<Status, Error> {
    if let Some(document) = args.kind {
        let schema = document.schema();
        serde_json::to_writer_pretty(&mut *output, &schema).map_err(io::Error::from)?;
        writeln!(output)?;
    } else {
        let width = schemas::all().map(|schema| schema.name.len()).max();
        let width = width.unwrap_or_default();
        for schema in schemas::all() {
            writeln!(output, "{:width$}  {}", schema.name, schema.title)?;
        }
    }
    Ok(Status::Conformant)
}
