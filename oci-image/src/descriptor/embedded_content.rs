//! The clauses of [descriptor.md#embedded-content](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#embedded-content).

use oci_conformance::{Clause, Held};

use crate::specification::V1_1_0;

pub(super) static DATA_EMBED: Clause = Clause::may(
    "image.descriptor.data.embed",
    "descriptor.md#embedded-content",
    "Small content may be embedded in `data` to save round trips.",
)
.since(V1_1_0)
.held(Held::Behaviour);

pub(super) static DATA_NOT_CHANGE_IDENTIFIERS: Clause = Clause::must_not(
    "image.descriptor.data.not-change-identifiers",
    "descriptor.md#embedded-content",
    "`data` is not added where that changes a digest that something is known by already.",
)
.since(V1_1_0);

pub(super) static DATA_REGISTRY_NO_POPULATE: Clause = Clause::must_not(
    "image.descriptor.data.registry-no-populate",
    "descriptor.md#embedded-content",
    "A registry does not add `data` to manifests that were uploaded to it.",
)
.since(V1_1_0);

pub(super) static DATA_CLIENT_POPULATE: Clause = Clause::may(
    "image.descriptor.data.client-populate",
    "descriptor.md#embedded-content",
    "A client may add `data` before it uploads a manifest for the first time.",
)
.since(V1_1_0)
.held(Held::Behaviour);

pub(super) static DATA_PORTABILITY: Clause = Clause::should(
    "image.descriptor.data.portability",
    "descriptor.md#embedded-content",
    "Whoever embeds content bears in mind that some refuse manifests above a certain size.",
)
.since(V1_1_0)
.note("The specification gives no number; the distribution-spec asks registries for 4 MiB.")
.uncheckable("it is a consideration in the mind of the author");
