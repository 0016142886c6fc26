//! `process`: the guest runs it.

use super::{Entry, PROTOCOL, kata};

const CONTAINER: &str = kata!("src/agent/rustjail/src/container.rs");
const GUEST_SELINUX: &str = kata!("docs/Developer-Guide.md#enable-selinux-on-the-guest");

pub(super) const PROCESS: &[Entry] = &[
    Entry::in_guest("/process", "the guest runs it", PROTOCOL),
    Entry::in_guest(
        "/process/terminal",
        "the guest has the terminal, whose bytes the runtime passes on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/process/consoleSize",
        "it is that of a terminal in the guest",
        PROTOCOL,
    ),
    Entry::in_guest("/process/cwd", "the guest runs the process", PROTOCOL),
    Entry::in_guest("/process/env", "the guest runs the process", PROTOCOL),
    Entry::in_guest("/process/args", "the guest runs the process", PROTOCOL),
    Entry::in_guest(
        "/process/commandLine",
        "the guest runs the process",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/process/rlimits",
        "the guest's kernel has limits of its own",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/process/user",
        "users are those of the container's files",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/process/user/umask",
        "the guest runs the process; Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/process/capabilities",
        "they are privileges towards the guest's kernel",
        kata!("docs/Limitations.md#privileged-containers"),
    ),
    Entry::in_guest(
        "/process/noNewPrivileges",
        "the guest's kernel keeps to it",
        CONTAINER,
    ),
    Entry::in_guest(
        "/process/apparmorProfile",
        "the guest's kernel enforces it, if the guest's image has the profile: one that the host \
         has loaded is not there",
        "https://github.com/kata-containers/kata-containers/pull/7587",
    ),
    Entry::in_guest(
        "/process/selinuxLabel",
        "the guest's kernel enforces it, if the guest's image has a policy",
        GUEST_SELINUX,
    ),
    Entry::in_guest(
        "/process/oomScoreAdj",
        "the guest's kernel chooses among the guest's processes; on the host all of them are one",
        CONTAINER,
    ),
    Entry::in_guest(
        "/process/scheduler",
        "the guest's kernel schedules, as far as the virtual processors are scheduled themselves; \
         Kata Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::in_guest(
        "/process/ioPriority",
        "the guest's kernel has priorities of its own, of which the host knows nothing; Kata \
         Containers does not pass it on",
        PROTOCOL,
    ),
    Entry::needs_host(
        "/process/execCPUAffinity",
        "processors of the host run virtual processors, not a process of a guest",
        kata!("docs/design/vcpu-threads-pinning.md"),
    ),
];
