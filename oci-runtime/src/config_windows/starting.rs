//! `servicing` and `ignoreFlushesDuringBoot`: [config-windows.md#servicing](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#servicing).

use oci_conformance::Clause;

use crate::{platform, specification::V1_0_0};

pub(super) static SERVICING_EFFECT: Clause = Clause::should(
    "runtime.windows.servicing.effect",
    "config-windows.md#servicing",
    "If `servicing` is true, the container starts in the mode that applies a pending update.",
)
.since(V1_0_0)
.on(platform::WINDOWS);

pub(super) static IGNORE_FLUSHES_DURING_BOOT_EFFECT: Clause = Clause::should(
    "runtime.windows.ignore-flushes-during-boot.effect",
    "config-windows.md#ignoreflushesduringboot",
    "If `ignoreFlushesDuringBoot` is true, nothing is flushed to disk while the container boots.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.uncheckable("only a trace of the host's storage shows flushes");
