use super::*;
use crate::{ImageIndex, ImageManifest};

const INDEX: &[u8] = br#"{ "schemaVersion": 2, "manifests": null }"#;
const MANIFEST: &[u8] = br#"{"schemaVersion":2,"config":{"mediaType":"a/b","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},"layers":[]}"#;

fn with_media_type(text: &[u8], media_type: &str) -> Vec<u8> {
    let text = std::str::from_utf8(text).unwrap();
    text.replacen('{', &format!(r#"{{"mediaType":"{media_type}","#), 1)
        .into_bytes()
}

#[test]
fn the_bytes_are_kept() {
    let parsed = Parsed::<ImageIndex>::from_bytes(INDEX).unwrap();
    assert_eq!(parsed.bytes(), INDEX);
    assert_eq!(parsed.as_ref(), INDEX);
    assert_eq!(parsed.value().manifests, []);
    assert_eq!(parsed.digest(), Digest::sha256_of(INDEX));
    let sha512 = parsed.digest_by(&Algorithm::Sha512).unwrap();
    assert_eq!(sha512, Digest::of(&Algorithm::Sha512, INDEX).unwrap());
    assert!(parsed.digest_by(&"other".parse().unwrap()).is_err());
    let descriptor = parsed.descriptor();
    assert_eq!(descriptor.media_type, MediaType::IMAGE_INDEX);
    assert_eq!(descriptor.digest, parsed.digest());
    assert_eq!(descriptor.size, INDEX.len() as u64);
    let (bytes, index) = parsed.into_parts();
    assert_eq!((bytes.as_slice(), index.manifests.len()), (INDEX, 0));
}

#[test]
fn a_descriptor_has_the_type_that_the_document_states() {
    let docker = "application/vnd.docker.distribution.manifest.v2+json";
    let bytes = with_media_type(MANIFEST, docker);
    let parsed = Parsed::<ManifestOrIndex>::from_bytes(bytes).unwrap();
    assert_eq!(parsed.descriptor().media_type, MediaType::DOCKER_MANIFEST);
}

#[test]
fn the_media_type_decides_or_else_the_properties() {
    for (bytes, is_index) in [
        (INDEX.to_vec(), true),
        (MANIFEST.to_vec(), false),
        (
            with_media_type(INDEX, MediaType::IMAGE_INDEX.as_str()),
            true,
        ),
        (
            with_media_type(INDEX, MediaType::DOCKER_MANIFEST_LIST.as_str()),
            true,
        ),
        (
            with_media_type(MANIFEST, MediaType::IMAGE_MANIFEST.as_str()),
            false,
        ),
    ] {
        let read = ManifestOrIndex::from_slice(&bytes).unwrap();
        assert_eq!(matches!(read, ManifestOrIndex::Index(_)), is_index);
    }
}

#[test]
fn what_is_neither_or_both_is_refused() {
    for (text, problem) in [
        (
            r#"{"config":{},"layers":[],"manifests":[]}"#,
            "without `mediaType` the document could be a manifest as well as an index",
        ),
        (
            "{}",
            "expected a manifest or an index, found neither `config` and `layers` nor `manifests`",
        ),
        (
            r#"{"mediaType":"text/plain","manifests":[]}"#,
            "`text/plain` is neither the media type of a manifest nor that of an index",
        ),
        (
            r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json","manifests":[]}"#,
            "`manifests` does not belong into an image manifest: the document could be taken for \
             one of another type at line 1 column 69",
        ),
        (
            r#"{"mediaType":"application/vnd.oci.image.index.v1+json","schemaVersion":2,"layers":[]}"#,
            "`layers` does not belong into an image index: the document could be taken for one of \
             another type at line 1 column 81",
        ),
        (
            "[]",
            "invalid type: sequence, expected a manifest or an index at line 1 column 0",
        ),
    ] {
        let error = ManifestOrIndex::from_slice(text.as_bytes()).unwrap_err();
        assert_eq!(error.error().to_string(), problem, "{text}");
    }
}

#[test]
fn a_document_that_contradicts_its_descriptor_is_refused() {
    let read = |media_type: &MediaType, bytes: &[u8]| {
        ManifestOrIndex::from_slice_as(media_type, bytes).map_err(|error| error.error().to_string())
    };
    let stated = with_media_type(MANIFEST, MediaType::IMAGE_MANIFEST.as_str());
    assert!(read(&MediaType::IMAGE_MANIFEST, &stated).is_ok());
    assert!(read(&MediaType::IMAGE_MANIFEST, MANIFEST).is_ok());
    assert!(read(&MediaType::DOCKER_MANIFEST, MANIFEST).is_ok());
    for (media_type, bytes, problem) in [
        (
            MediaType::DOCKER_MANIFEST,
            stated.as_slice(),
            "`mediaType` says `application/vnd.oci.image.manifest.v1+json`, but the document was \
             to be `application/vnd.docker.distribution.manifest.v2+json`",
        ),
        (
            MediaType::IMAGE_INDEX,
            stated.as_slice(),
            "`config` does not belong into an image index: the document could be taken for one of \
             another type at line 1 column 84",
        ),
        (
            MediaType::IMAGE_MANIFEST,
            INDEX,
            "`manifests` does not belong into an image manifest: the document could be taken for \
             one of another type at line 1 column 33",
        ),
        (
            MediaType::from("text/plain"),
            INDEX,
            "`text/plain` is neither the media type of a manifest nor that of an index",
        ),
    ] {
        assert_eq!(read(&media_type, bytes).unwrap_err(), problem);
    }
}

#[test]
fn what_is_refused_is_judged() {
    let error = Parsed::<ImageManifest>::from_bytes(*b"{}").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("[image.manifest.config.required]"),
        "{error}"
    );
    assert!(error.report().findings().len() > 2);
}
