//! [runtime-linux.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime-linux.md).

use oci_conformance::{Clause, Heading, Held, Severity};

use crate::{platform, specification::V1_0_0_RC5};

static FDS_STANDARD_ONLY: Clause = Clause::must(
    "runtime.linux.fds.standard-only",
    "runtime-linux.md#file-descriptors",
    "Unless told otherwise, the application starts with the file descriptors 0, 1 and 2, and no \
     other.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The text says so without a key word. A descriptor that is left open by mistake can be a way \
     out of the container.",
)
.softened(Severity::Warning, "the text uses no key word");

static FDS_ADDITIONAL: Clause = Clause::may(
    "runtime.linux.fds.additional",
    "runtime-linux.md#file-descriptors",
    "The runtime may hand more file descriptors to the application, for socket activation for \
     instance.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.held(Held::Behaviour);

static FDS_DEV_NULL: Clause = Clause::may(
    "runtime.linux.fds.dev-null",
    "runtime-linux.md#file-descriptors",
    "Some of the descriptors may be redirected to `/dev/null`, although they are open.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.held(Held::Behaviour);

static DEV_SYMLINKS_FD: Clause = Clause::must(
    "runtime.linux.dev-symlinks.fd",
    "runtime-linux.md#dev-symbolic-links",
    "While the container is made, the runtime makes `/dev/fd` a symbolic link to `/proc/self/fd`, \
     if that exists after `mounts` was processed.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "Whether something that is at the place already is replaced the text does not say; the same \
     goes for the other links.",
);

static DEV_SYMLINKS_STDIN: Clause = Clause::must(
    "runtime.linux.dev-symlinks.stdin",
    "runtime-linux.md#dev-symbolic-links",
    "While the container is made, the runtime makes `/dev/stdin` a symbolic link to \
     `/proc/self/fd/0`, if that exists after `mounts` was processed.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

static DEV_SYMLINKS_STDOUT: Clause = Clause::must(
    "runtime.linux.dev-symlinks.stdout",
    "runtime-linux.md#dev-symbolic-links",
    "While the container is made, the runtime makes `/dev/stdout` a symbolic link to \
     `/proc/self/fd/1`, if that exists after `mounts` was processed.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

static DEV_SYMLINKS_STDERR: Clause = Clause::must(
    "runtime.linux.dev-symlinks.stderr",
    "runtime-linux.md#dev-symbolic-links",
    "While the container is made, the runtime makes `/dev/stderr` a symbolic link to \
     `/proc/self/fd/2`, if that exists after `mounts` was processed.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX);

static DEV_SYMLINKS_ONLY_IF_SOURCE: Clause = Clause::may(
    "runtime.linux.dev-symlinks.only-if-source",
    "runtime-linux.md#dev-symbolic-links",
    "Where `/proc` is not mounted, so that the links would lead nowhere, they need not be there.",
)
.on(platform::LINUX)
.held(Held::Behaviour);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "runtime-linux.md",
    shapes: &[],
    clauses: &[
        &FDS_STANDARD_ONLY,
        &FDS_ADDITIONAL,
        &FDS_DEV_NULL,
        &DEV_SYMLINKS_FD,
        &DEV_SYMLINKS_STDIN,
        &DEV_SYMLINKS_STDOUT,
        &DEV_SYMLINKS_STDERR,
        &DEV_SYMLINKS_ONLY_IF_SOURCE,
    ],
};
