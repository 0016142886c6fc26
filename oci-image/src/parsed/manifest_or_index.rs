//! What a name in a registry leads to.

use std::fmt;

use oci_conformance::{
    DocumentType, Rejected,
    model::{Name, parse, reject},
    shortened,
};
use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IgnoredAny, MapAccess, Visitor},
};

use super::ReadDocument;
use crate::{
    ContentKind, ImageIndex, ImageManifest, KnownMediaType, MediaType, image_index, manifest,
};

/// An image manifest or an image index: what a reference leads to, before it is known which.
///
/// The bytes alone need not tell: a document that has the properties of both is one thing to one
/// reader and another to the next
/// ([CVE-2021-41190](https://github.com/opencontainers/image-spec/security/advisories/GHSA-77vh-xpmg-72qh)).
/// Such a document is refused, and so is one that contradicts the media type under which it came.
///
/// ```
/// use oci_image::{ManifestOrIndex, MediaType};
///
/// let bytes = br#"{"schemaVersion": 2, "manifests": []}"#;
/// let read = ManifestOrIndex::from_slice(bytes)?;
/// assert!(matches!(read, ManifestOrIndex::Index(_)));
/// assert!(ManifestOrIndex::from_slice_as(&MediaType::IMAGE_MANIFEST, bytes).is_err());
/// # Ok::<(), oci_image::Rejected>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "it is taken apart at once")]
pub enum ManifestOrIndex {
    /// An image manifest.
    Manifest(ImageManifest),
    /// An image index.
    Index(ImageIndex),
}

impl Serialize for ManifestOrIndex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Manifest(manifest) => manifest.serialize(serializer),
            Self::Index(index) => index.serialize(serializer),
        }
    }
}

impl ManifestOrIndex {
    /// Reads the document that its `mediaType` says it is or, if it says nothing, that its
    /// properties make it.
    ///
    /// Where a descriptor or a registry's `Content-Type` tells the type,
    /// [`from_slice_as`](Self::from_slice_as) is the one to use.
    #[inline]
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        let sketch: Sketch =
            parse(bytes).map_err(|error| reject(error, bytes, &manifest::DOCUMENT))?;
        match sketch.kind() {
            Ok(Kind::Manifest) => ImageManifest::from_slice(bytes).map(Self::Manifest),
            Ok(Kind::Index) => ImageIndex::from_slice(bytes).map(Self::Index),
            Err(problem) => Err(reject(
                serde_json::Error::custom(problem),
                bytes,
                sketch.likely(),
            )),
        }
    }

    /// Reads the document as what a descriptor or a registry's `Content-Type` says it is. A
    /// document that says something else of itself is refused.
    #[inline]
    pub fn from_slice_as(media_type: &MediaType, bytes: &[u8]) -> Result<Self, Rejected> {
        let (read, kind): (_, &DocumentType) = match Kind::of(media_type.known()) {
            Some(Kind::Manifest) => {
                let read = ImageManifest::from_slice(bytes)?;
                (Self::Manifest(read), &manifest::DOCUMENT)
            }
            Some(Kind::Index) => {
                let read = ImageIndex::from_slice(bytes)?;
                (Self::Index(read), &image_index::DOCUMENT)
            }
            None => {
                let error = serde_json::Error::custom(neither(media_type.as_str()));
                return Err(reject(error, bytes, &manifest::DOCUMENT));
            }
        };
        match read.stated() {
            Some(stated) if stated != media_type => {
                let problem = format!(
                    "`mediaType` says `{stated}`, but the document was to be `{media_type}`",
                );
                Err(reject(serde_json::Error::custom(problem), bytes, kind))
            }
            _ => Ok(read),
        }
    }

    fn stated(&self) -> Option<&MediaType> {
        match self {
            Self::Manifest(manifest) => manifest.media_type.as_ref(),
            Self::Index(index) => index.media_type.as_ref(),
        }
    }
}

impl ReadDocument for ManifestOrIndex {
    #[inline]
    fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        Self::from_slice(bytes)
    }

    fn media_type(&self) -> MediaType {
        match self {
            Self::Manifest(manifest) => ReadDocument::media_type(manifest),
            Self::Index(index) => ReadDocument::media_type(index),
        }
    }
}

impl From<ImageManifest> for ManifestOrIndex {
    fn from(manifest: ImageManifest) -> Self {
        Self::Manifest(manifest)
    }
}

impl From<ImageIndex> for ManifestOrIndex {
    fn from(index: ImageIndex) -> Self {
        Self::Index(index)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Manifest,
    Index,
}

impl Kind {
    fn of(known: Option<KnownMediaType>) -> Option<Self> {
        match known?.kind() {
            ContentKind::Manifest => Some(Self::Manifest),
            ContentKind::Index => Some(Self::Index),
            _ => None,
        }
    }
}

fn neither(media_type: &str) -> String {
    let media_type = shortened(media_type);
    format!("`{media_type}` is neither the media type of a manifest nor that of an index")
}

/// What tells the type of a document.
#[derive(Default)]
struct Sketch {
    media_type: Option<MediaType>,
    /// It has `config` or `layers`.
    manifest: bool,
    /// It has `manifests`.
    index: bool,
}

impl Sketch {
    fn kind(&self) -> Result<Kind, String> {
        match (&self.media_type, self.manifest, self.index) {
            (Some(media_type), _, _) => {
                Kind::of(media_type.known()).ok_or_else(|| neither(media_type.as_str()))
            }
            (None, true, false) => Ok(Kind::Manifest),
            (None, false, true) => Ok(Kind::Index),
            (None, true, true) => Err(
                "without `mediaType` the document could be a manifest as well as an index"
                    .to_owned(),
            ),
            (None, false, false) => Err(
                "expected a manifest or an index, found neither `config` and `layers` nor \
                 `manifests`"
                    .to_owned(),
            ),
        }
    }

    fn likely(&self) -> &'static DocumentType {
        if self.index {
            &image_index::DOCUMENT
        } else {
            &manifest::DOCUMENT
        }
    }
}

impl<'de> Deserialize<'de> for Sketch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Sketch;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a manifest or an index")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut sketch = Sketch::default();
                while let Some(Name(name)) = map.next_key()? {
                    match name.as_ref() {
                        "mediaType" => {
                            sketch.media_type = map.next_value()?;
                            continue;
                        }
                        "config" | "layers" => sketch.manifest = true,
                        "manifests" => sketch.index = true,
                        _ => {}
                    }
                    map.next_value::<IgnoredAny>()?;
                }
                Ok(sketch)
            }
        }

        deserializer.deserialize_map(Object)
    }
}
