//! The layers that were looked into.

use std::io::{self, Write};

use oci_conformance::LayerRecord;

use crate::printable::printable;

pub(super) fn write(layers: &[LayerRecord], to: &mut dyn Write) -> io::Result<()> {
    for image in layers.chunk_by(|one, other| one.manifest == other.manifest) {
        if let Some(manifest) = image.first().and_then(|layer| layer.manifest.as_ref()) {
            writeln!(to, "layers of the manifest {manifest}:")?;
        }
        for layer in image {
            write_layer(layer, to)?;
        }
        writeln!(to)?;
    }
    Ok(())
}

fn write_layer(layer: &LayerRecord, to: &mut dyn Write) -> io::Result<()> {
    let place = layer
        .index
        .map_or("-".to_owned(), |index| index.to_string());
    let digest = layer.digest.as_deref().unwrap_or("");
    writeln!(to, "  {place:>3}  {digest}")?;
    writeln!(
        to,
        "       {} bytes of {}",
        layer.size,
        printable(&layer.media_type)
    )?;
    let entries = if layer.entries == 1 {
        "entry"
    } else {
        "entries"
    };
    writeln!(
        to,
        "       {} bytes without compression, {} {entries}",
        layer.uncompressed_size, layer.entries
    )?;
    let named = [("DiffID", &layer.diff_id), ("ChainID", &layer.chain_id)];
    for (name, value) in named {
        if let Some(value) = value {
            writeln!(to, "       {name:7}  {value}")?;
        }
    }
    Ok(())
}
