//! What a runtime does to resctrl: [config-linux.md#intelrdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#intelrdt).

use oci_conformance::Clause;

use crate::{
    platform,
    specification::{V1_0_2, V1_1_0, V1_3_0},
};

pub(super) static CONTAINER_PID_WRITTEN: Clause = Clause::must(
    "runtime.linux.intel-rdt.tasks.container-pid-written",
    "config-linux.md#intelrdt",
    "If there is an `intelRdt`, the runtime writes the id of the container process to the file \
     `tasks` of the directory of resctrl that `closID` names.",
)
.on(platform::LINUX);

pub(super) static NO_RESCTRL_MOUNT_ERROR: Clause = Clause::must(
    "runtime.linux.intel-rdt.no-resctrl-mount.error",
    "config-linux.md#intelrdt",
    "If there is an `intelRdt` and no resctrl is mounted where the runtime runs, the runtime \
     fails.",
)
.on(platform::LINUX)
.note("Some runtimes ignore it.");

pub(super) static NO_RESCTRL_MANIPULATION: Clause = Clause::must_not(
    "runtime.linux.intel-rdt.unset.no-resctrl-manipulation",
    "config-linux.md#intelrdt",
    "Without `intelRdt`, the runtime leaves resctrl alone.",
)
.on(platform::LINUX);

pub(super) static ROOT_MEANS_DEFAULT_CLOS: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.root-means-default-clos",
    "config-linux.md#intelrdt",
    "If `closID` is `/`, the container is in the default class, which is the root of resctrl.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("What is written to `schemata` there binds the whole host.");

pub(super) static RULES_APPLIED: Clause = Clause::must(
    "runtime.linux.intel-rdt.rules.applied",
    "config-linux.md#intelrdt",
    "A runtime follows the rules for these properties.",
)
.since(V1_1_0)
.on(platform::LINUX)
.uncheckable("the sentence stands for the clauses behind it");

pub(super) static BOTH_SCHEMAS_WRITTEN: Clause = Clause::must(
    "runtime.linux.intel-rdt.schemata-file.both-schemas-written",
    "config-linux.md#intelrdt",
    "If both `l3CacheSchema` and `memBwSchema` are set, both are written to the file `schemata` \
     of the directory.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note(
    "Up to 1.2.1 they are written as one. The kernel writes what it reads there in a form of its \
     own.",
);

pub(super) static L3_FIRST_MB_LAST: Clause = Clause::must(
    "runtime.linux.intel-rdt.schemata-file.l3-first-mb-last",
    "config-linux.md#intelrdt",
    "If both are set, `l3CacheSchema` is written before `memBwSchema`.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("Last is meant between these two: `schemata` comes after both.");

pub(super) static SINGLE_SCHEMA_WRITTEN: Clause = Clause::must(
    "runtime.linux.intel-rdt.schemata-file.single-schema-written",
    "config-linux.md#intelrdt",
    "If one of `l3CacheSchema` and `memBwSchema` is set, it is written to the file `schemata` of \
     the directory.",
)
.on(platform::LINUX);

pub(super) static SCHEMATA_WRITTEN: Clause = Clause::must(
    "runtime.linux.intel-rdt.schemata-file.schemata-written",
    "config-linux.md#intelrdt",
    "If `schemata` is set, its lines are written to the file `schemata` of the directory.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static SCHEMATA_WRITTEN_LAST: Clause = Clause::must(
    "runtime.linux.intel-rdt.schemata-file.schemata-written-last",
    "config-linux.md#intelrdt",
    "`schemata` is written after `l3CacheSchema` and `memBwSchema`.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static UNTOUCHED_WITHOUT_SCHEMA: Clause = Clause::must_not(
    "runtime.linux.intel-rdt.schemata-file.untouched-without-schema",
    "config-linux.md#intelrdt",
    "If none of `l3CacheSchema`, `memBwSchema` and `schemata` is set, the runtime writes to no \
     file `schemata`.",
)
.on(platform::LINUX);

pub(super) static CONTAINER_ID_DIRECTORY: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.unset.container-id-directory",
    "config-linux.md#intelrdt",
    "Without `closID`, the runtime makes a directory that is called as the container is, and uses \
     it.",
)
.on(platform::LINUX)
.note("What happens if there is one already is not said.");

pub(super) static MISSING_DIRECTORY_CREATED: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.missing-directory-created",
    "config-linux.md#intelrdt",
    "If `closID` is set with a schema and there is no such directory, the runtime makes it.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static EXISTING_DIRECTORY_COMPARED: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.existing-directory.compared",
    "config-linux.md#intelrdt",
    "If `closID` is set with a schema and there is such a directory, the runtime compares \
     `l3CacheSchema` and `memBwSchema` with its file `schemata`, and fails if they differ.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note(
    "Another clause has the runtime write them in any case. How texts of different forms are \
     compared is not said.",
);

pub(super) static PRECONFIGURED_PRESENCE_CHECKED: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.preconfigured.presence-checked",
    "config-linux.md#intelrdt",
    "If `closID` is set without any schema, the runtime looks for such a directory.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static PRECONFIGURED_ASSIGNED: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.preconfigured.assigned",
    "config-linux.md#intelrdt",
    "If `closID` is set without any schema and there is such a directory, the container gets that \
     class.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static PRECONFIGURED_MISSING_ERROR: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.preconfigured.missing-error",
    "config-linux.md#intelrdt",
    "If `closID` is set without any schema and there is no such directory, the runtime fails.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static DIRECTORY_REMOVED_ON_DELETE: Clause = Clause::must(
    "runtime.linux.intel-rdt.clos-id.unset.directory-removed-on-delete",
    "config-linux.md#intelrdt",
    "Without `closID`, the directory that the runtime has made is removed when the container is \
     deleted.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static DIRECTORY_KEPT_ON_DELETE: Clause = Clause::must_not(
    "runtime.linux.intel-rdt.clos-id.directory-kept-on-delete",
    "config-linux.md#intelrdt",
    "If `closID` is set, or the runtime has not made the directory, it is kept when the container \
     is deleted.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static MON_GROUP_CREATED: Clause = Clause::must(
    "runtime.linux.intel-rdt.enable-monitoring.mon-group-created",
    "config-linux.md#intelrdt",
    "If `enableMonitoring` is true, the runtime makes a monitoring group for the container.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("The text says “set”; that it is true is meant.");

pub(super) static MON_GROUP_NAME: Clause = Clause::must(
    "runtime.linux.intel-rdt.enable-monitoring.mon-group-name",
    "config-linux.md#intelrdt",
    "The monitoring group is a directory in `mon_groups` of the class's directory that is called \
     as the container is.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static MON_GROUP_DELETED: Clause = Clause::must(
    "runtime.linux.intel-rdt.enable-monitoring.mon-group-deleted",
    "config-linux.md#intelrdt",
    "The monitoring group is removed when the container has been deleted.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static MON_GROUP_FAILURE_ERROR: Clause = Clause::must(
    "runtime.linux.intel-rdt.enable-monitoring.mon-group-failure-error",
    "config-linux.md#intelrdt",
    "The runtime fails if it cannot make the monitoring group.",
)
.since(V1_3_0)
.on(platform::LINUX);

pub(super) static MB_LINES_DROPPED: Clause = Clause::must(
    "runtime.linux.intel-rdt.removed.l3-cache-schema-mb-lines-dropped",
    "config-linux.md#intelrdt",
    "If both schemas are set, lines of `l3CacheSchema` that begin with `MB:` are left out when \
     they are written as one.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("From 1.3.0 on both are written as they are.")
.until(V1_3_0);
