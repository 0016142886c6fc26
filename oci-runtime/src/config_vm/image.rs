//! `image`: [config-vm.md#image-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#image-object).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Facet, Held, Node, Property, Severity, Shape, Subject, Value, Verdict, object, vocabulary,
};

use super::{advisories, check_absolute};
use crate::{Extra, platform, specification::V1_0_2};

/// The root filesystem of the virtual machine of a container.
///
/// [config-vm.md#image-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#image-object)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Image {
    /// Where it is, on the host.
    pub path: String,
    /// How it is stored; [`Image::effective_format`] has the default.
    pub format: Option<ImageFormat>,
    /// Properties that the specification does not name.
    pub extra: Extra<Image>,
}

object!(Image, "the image of a virtual machine", {
    "path" => path: required_text,
    "format" => format: text,
});

impl Image {
    /// An image, and how it is stored.
    #[must_use]
    pub fn new(path: impl Into<String>, format: impl Into<ImageFormat>) -> Self {
        Self {
            path: path.into(),
            format: Some(format.into()),
            extra: Extra::default(),
        }
    }

    /// How it is stored: if it does not say, byte by byte.
    #[must_use]
    pub fn effective_format(&self) -> ImageFormat {
        self.format.clone().unwrap_or(ImageFormat::RAW)
    }
}

vocabulary! {
    /// How an [`Image`] is stored.
    pub struct ImageFormat;
    /// The formats that the specification names.
    pub enum KnownImageFormat {
        /// The disk byte by byte.
        RAW / Raw = "raw",
        /// QEMU's.
        QCOW2 / Qcow2 = "qcow2",
        /// `VirtualBox`'s, version 1.1.
        VDI / Vdi = "vdi",
        /// VMware's.
        VMDK / Vmdk = "vmdk",
        /// Virtual Hard Disk.
        VHD / Vhd = "vhd",
    }
}

/// The shape of `image`.
pub static IMAGE: Shape = Shape::new(
    "image",
    "config-vm.md#image-object",
    &[
        Property::required("path", "runtime.vm.image.path", Value::String),
        Property::required(
            "format",
            "runtime.vm.image.format",
            Value::Enum(ImageFormat::KNOWN),
        )
        .softened(
            Facet::Enum,
            Severity::Warning,
            "the text calls these formats common; the list is closed in the JSON Schema alone",
        )
        .note(
            "The text says that it is required, and that it is `raw` if it is not set. An image \
             without it is an error here, as it is to the JSON Schema, but can be read.",
        ),
    ],
)
.since(V1_0_2)
.on(platform::VM)
.rules(&[&IMAGE_PATH_ABSOLUTE]);

static IMAGE_PATH_ABSOLUTE: Clause = Clause::must(
    "runtime.vm.image.path.absolute",
    "config-vm.md#image-object",
    "`path` of the image is an absolute path in the mount namespace of the runtime.",
)
.since(V1_0_2)
.on(platform::VM)
.check(
    path_absolute,
    &[
        Pass(r#"{"path":"/var/lib/vm/root.img","format":"raw"}"#),
        Fail(r#"{"path":"root.img","format":"raw"}"#, "/path"),
        Fail(r#"{"path":"","format":"raw"}"#, "/path"),
    ],
);

fn path_absolute(image: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    if !advisories::is_zero_value(image) {
        check_absolute(image.at("path"), context, verdict);
    }
}

pub(crate) static IMAGE_PATH_EXISTS: Clause = Clause::must(
    "runtime.vm.image.path.exists",
    "config-vm.md#image-object",
    "`path` is that of an image on the host.",
)
.since(V1_0_2)
.on(platform::VM)
.judged(Subject::Host, &[]);

pub(super) static IMAGE_FORMAT_DEFAULT_RAW: Clause = Clause::must(
    "runtime.vm.image.format.default-raw",
    "config-vm.md#image-object",
    "An image without `format` is stored byte by byte.",
)
.since(V1_0_2)
.on(platform::VM)
.note("`format` is required nevertheless.");

pub(crate) static IMAGE_FORMAT_MATCHES_FILE: Clause = Clause::must(
    "runtime.vm.image.format.matches-file",
    "config-vm.md#image-object",
    "The file at `path` is stored as `format` says.",
)
.since(V1_0_2)
.on(platform::VM)
.judged(Subject::Host, &[]);

pub(super) static IMAGE_NOT_CONTAINER_ROOTFS: Clause = Clause::must(
    "runtime.vm.image.not-container-rootfs",
    "config-vm.md#image-object",
    "The image is the root filesystem of the virtual machine; that of the container, at \
     `root.path`, the runtime mounts in the virtual machine.",
)
.since(V1_0_2)
.on(platform::VM);

pub(super) static IMAGE_CONTAINER_ROOTFS_LOCATION_FREE: Clause = Clause::may(
    "runtime.vm.image.container-rootfs-location-free",
    "config-vm.md#image-object",
    "The runtime chooses where in the virtual machine it mounts the root filesystem of the \
     container.",
)
.since(V1_0_2)
.on(platform::VM)
.held(Held::Behaviour);
