//! `hostname` and `domainname`: [config.md#hostname](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#hostname).

use oci_conformance::{Clause, Example::Pass};

use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_1_0},
};

pub(super) static HOSTNAME_APPLIED: Clause = Clause::must(
    "runtime.config.hostname.applied",
    "config.md#hostname",
    "Processes in the container see `hostname` as the name of their host.",
)
.since(V1_0_0_RC5)
.note("The text sets no limit; Linux takes at most 64 bytes.");

pub(super) static HOSTNAME_LINUX_SHARED_UTS: Clause = Clause::may(
    "runtime.config.hostname.linux.shared-uts",
    "config.md#hostname",
    "The UTS namespace that `hostname` is set in may be that of the runtime.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "Nothing forbids a `hostname` without a UTS namespace of the container's own; many runtimes \
     refuse it, as it would rename the host.",
)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"hostname":"mrsdalloway","linux":{}}"#,
)]);

pub(super) static DOMAINNAME_APPLIED: Clause = Clause::must(
    "runtime.config.domainname.applied",
    "config.md#domainname",
    "Processes in the container see `domainname` as the name of their domain.",
)
.since(V1_1_0)
.note("The text sets no limit; Linux takes at most 64 bytes.");

pub(super) static DOMAINNAME_LINUX_SHARED_UTS: Clause = Clause::may(
    "runtime.config.domainname.linux.shared-uts",
    "config.md#domainname",
    "The UTS namespace that `domainname` is set in may be that of the runtime.",
)
.since(V1_1_0)
.on(platform::LINUX)
.examples(&[Pass(
    r#"{"ociVersion":"1.3.0","root":{"path":"rootfs"},"domainname":"foobarbaz.test","linux":{}}"#,
)]);
