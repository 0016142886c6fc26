//! `mountLabel`: [config-linux.md#mount-label](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#mount-label).

use oci_conformance::Clause;

use crate::{platform, specification::V1_0_0_RC5};

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.mount-label.applied",
    "config-linux.md#mount-label",
    "The mounts of the container have the SELinux context of `mountLabel`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Which mounts are meant, and what happens on a host without SELinux, the text does not say.");
