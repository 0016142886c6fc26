//! Judges a layer while it is uploaded: what is stored, what it unpacks to, and every entry.
//!
//! `cargo run --example judge_layer -- layer.tar.gz application/vnd.oci.image.layer.v1.tar+gzip`

use std::{
    env,
    error::Error,
    fs::File,
    io::{self, Read},
    process::ExitCode,
};

use oci_digest::Digest;
use oci_image::{
    KnownMediaType,
    layer::{JudgedLayer, LayerReading, LayerSource},
};

/// What a registry wants to know of an upload before it accepts it.
struct Upload {
    media_type: KnownMediaType,
    /// The digest that the client has promised.
    digest: Option<Digest>,
}

/// Takes in an upload piece by piece; nothing of it is kept, however large it is.
fn receive(mut body: impl Read, upload: &Upload) -> io::Result<JudgedLayer> {
    let mut source = LayerSource::new(upload.media_type);
    // A registry may allow less than what the defaults do.
    source.limits.uncompressed_bytes = 10 << 30;
    if let Some(digest) = &upload.digest {
        source.algorithm = Some(digest.algorithm().clone());
    }
    let mut reading = LayerReading::new(source);
    let mut piece = [0; 8192];
    loop {
        match body.read(&mut piece)? {
            0 => return Ok(reading.finish()),
            length => reading.update(piece.get(..length).unwrap_or_default()),
        }
    }
}

/// Why an upload is refused, if it is.
fn refusal(layer: &JudgedLayer, upload: &Upload) -> Option<String> {
    if upload.digest.is_some() && layer.digest != upload.digest {
        return Some("the digest is wrong".to_owned());
    }
    if let Some(obstacle) = layer.report.obstacles().first() {
        return Some(obstacle.message.clone());
    }
    let mut findings = layer.report.findings().iter();
    let breach = findings.find(|finding| finding.severity == oci_conformance::Severity::Error);
    breach.map(ToString::to_string)
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let path = arguments.next().ok_or("which layer?")?;
    let media_type = arguments.next().ok_or("of which media type?")?;
    let upload = Upload {
        media_type: KnownMediaType::of(&media_type).ok_or("that is no media type of layers")?,
        digest: None,
    };
    let layer = receive(File::open(path)?, &upload)?;
    for finding in layer.report.findings() {
        println!("{}: {finding}", finding.severity);
    }
    if let Some(refusal) = refusal(&layer, &upload) {
        println!("refused: {refusal}");
        return Ok(ExitCode::FAILURE);
    }
    if let Some(archive) = layer.archive {
        println!("{} entries in {} bytes", archive.entries, archive.size);
        if let Some(diff_id) = archive.diff_id {
            println!("DiffID {diff_id}");
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of one file.
    fn archive(name: &str) -> Vec<u8> {
        let mut header = tar::Header::new_ustar();
        header.set_size(5);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        let mut archive = tar::Builder::new(Vec::new());
        archive
            .append_data(&mut header, name, &b"hello"[..])
            .unwrap();
        archive.into_inner().unwrap()
    }

    fn upload(content: &[u8]) -> Upload {
        Upload {
            media_type: KnownMediaType::ImageLayer,
            digest: Some(Digest::sha256_of(content)),
        }
    }

    #[test]
    fn a_sound_layer_is_accepted() {
        let content = archive("etc/motd");
        let upload = upload(&content);
        let layer = receive(&content[..], &upload).unwrap();
        assert_eq!(refusal(&layer, &upload), None);
        assert_eq!(layer.archive.unwrap().entries, 1);
    }

    #[test]
    fn another_content_than_promised_is_refused() {
        let upload = upload(&archive("etc/motd"));
        let layer = receive(&archive("etc/issue")[..], &upload).unwrap();
        let refusal = refusal(&layer, &upload);
        assert_eq!(refusal.as_deref(), Some("the digest is wrong"));
    }

    #[test]
    fn a_whiteout_with_content_is_refused() {
        let content = archive("etc/.wh.motd");
        let upload = upload(&content);
        let layer = receive(&content[..], &upload).unwrap();
        let refusal = refusal(&layer, &upload).unwrap();
        assert!(
            refusal.contains("the whiteout has 5 bytes of content"),
            "{refusal}"
        );
    }
}
