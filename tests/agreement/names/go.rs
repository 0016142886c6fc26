//! What the notes of the lists of clauses say of schemas and Go types.

use std::collections::BTreeMap;

use super::table::{DIFFERING, Who};
use crate::clause_lists::LISTS;

/// How notes speak of the Go types.
const OF_GO: &[&str] = &[
    "Go type",
    "Go field",
    "Go is ",
    "Go tag",
    "Go platform tag",
    "Go struct",
    "Go package",
    "go-only",
    "specs-go",
    "rose and Go ",
    "chema and Go ",
];

/// How notes speak of what the official schemas lack.
const OF_SCHEMAS: &[&str] = &[
    "missing from features-linux.json",
    "does not mention",
    "omits data and artifactType",
    "types it as one object",
];

/// What notes say of the Go types beside the names of properties, and the clauses that have it.
const OTHER: &[(&str, &[&str])] = &[
    (
        "what they write and read where there is nothing",
        &[
            "image.config.config.exposed-ports.json-type",
            "image.descriptor.digest.required",
            "image.descriptor.media-type.required",
            "image.index.manifests.present",
            "image.manifest.config.required",
            "image.manifest.layers.present",
            "runtime.config.root.other-platforms.required",
            "runtime.features.absent-or-null",
            "runtime.features.annotations.optional",
            "runtime.features.oci-version-min.required",
            "runtime.freebsd.jail.allow.suser.effect",
            "runtime.linux.container-process-state.fds.optional",
            "runtime.linux.intel-rdt.clos-id.json-type",
            "runtime.linux.intel-rdt.mem-bw-schema.optional",
            "runtime.linux.memory-policy.mode.required",
            "runtime.linux.seccomp.default-action.required",
            "runtime.linux.seccomp.listener-metadata.requires-listener-path",
            "runtime.state.annotations.empty",
            "runtime.state.pid.minimum",
            "runtime.vm.hypervisor.optional",
            "runtime.vm.image.optional",
            "runtime.windows.network.allow-unqualified-dns-query.optional",
            "runtime.windows.resources.cpu.affinity.group.required",
        ],
    ),
    (
        "which values they hold",
        &[
            "image.descriptor.data.base64",
            "image.index.media-type.value",
            "runtime.config.process.user.gid.json-type",
            "runtime.config.process.user.uid.json-type",
            "runtime.config.process.user.umask.json-type",
            "runtime.features.linux.seccomp.known-flags.enum",
            "runtime.freebsd.devices.mode.range",
            "runtime.freebsd.jail.allow.mount.json-type",
            "runtime.freebsd.jail.host.enum",
            "runtime.freebsd.jail.vnet.enum",
            "runtime.linux.devices.file-mode.json-type",
            "runtime.linux.devices.file-mode.range",
            "runtime.linux.namespaces.path.absolute",
            "runtime.linux.resources.cpu.idle.values",
            "runtime.linux.rootfs-propagation.enum",
            "runtime.linux.seccomp.flags.enum",
            "runtime.linux.seccomp.syscalls.args.index.range",
            "runtime.solaris.anet.configure-allowed-address.json-type",
            "runtime.vm.image.format.enum",
            "runtime.windows.credential-spec.json-type",
            "runtime.windows.devices.id-type.class-only",
            "runtime.windows.resources.cpu.maximum.json-type",
            "runtime.windows.resources.cpu.maximum.range",
            "runtime.windows.resources.cpu.shares.range",
            "runtime.windows.resources.memory.limit.json-type",
        ],
    ),
    (
        "what they do not relate or demand",
        &[
            "runtime.config.mounts.gid-mappings.requires-uid-mappings",
            "runtime.config.mounts.uid-mappings.requires-gid-mappings",
            "runtime.linux.namespaces.optional",
            "runtime.linux.resources.pids.limit.optional",
            "runtime.solaris.anet.optional",
            "runtime.solaris.capped-cpu.optional",
            "runtime.solaris.capped-memory.optional",
            "runtime.windows.resources.cpu.mutually-exclusive",
        ],
    ),
    (
        "which platforms their tags name",
        &[
            "runtime.config.hooks.posix-only",
            "runtime.config.mounts.gid-mappings.optional",
            "runtime.config.mounts.type.optional",
            "runtime.config.mounts.uid-mappings.optional",
            "runtime.config.platform-scope",
            "runtime.config.process.no-new-privileges.optional",
            "runtime.config.process.rlimits.optional",
            "runtime.config.process.user.additional-gids.optional",
            "runtime.config.process.user.umask.optional",
            "runtime.freebsd.posix-common-fields",
            "runtime.zos.posix-common-fields",
        ],
    ),
    (
        "what their comments say",
        &[
            "image.descriptor.platform.only-on-manifest-targets",
            "runtime.config.hooks.create-runtime.called-during-create",
            "runtime.config.hooks.poststop.after-deleted",
            "runtime.config.hooks.prestart.called-during-create",
            "runtime.config.mounts.destination.linux.absolute",
            "runtime.config.process.cwd.absolute",
            "runtime.config.process.io-priority.process-group",
            "runtime.config.root.path.posix.absolute-or-relative",
            "runtime.linux.intel-rdt.l3-cache-schema.not-with-schemata",
            "runtime.linux.intel-rdt.mem-bw-schema.not-with-schemata",
            "runtime.linux.seccomp.architectures.native-by-default",
            "runtime.windows.layer-folders.absolute-paths",
        ],
    ),
    (
        "that they have the property, as the shapes and the schemas do",
        &[
            // The name of a field in Go is not that of the property.
            "runtime.linux.resources.hugepage-limits.page-size.required",
            // It is the schemas of early releases that had another name.
            "runtime.linux.resources.block-io.throttle-read-iops-device.json-type",
            "runtime.linux.resources.block-io.throttle-write-iops-device.json-type",
            "runtime.linux.resources.unified.json-type",
        ],
    ),
    (
        "what they do with names that nobody defines",
        &[
            "runtime.linux.namespaces.json-type",
            "runtime.state.additional-properties",
            "runtime.zos.devices.removed",
        ],
    ),
    (
        "that there is one, where there is no schema",
        &["runtime.linux.container-process-state.json-payload"],
    ),
    (
        "what programs do with them",
        &[
            "image.config.chain-id.recursion",
            "runtime.linux.resources.pids.limit.applied",
            "runtime.state.json-schema",
            "runtime.windows.devices.json-type",
        ],
    ),
];

fn speaks(note: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| note.contains(phrase))
}

#[test]
fn every_note_about_schemas_and_go_types_is_in_a_table() {
    let mut notes = BTreeMap::new();
    for list in &LISTS {
        let Some(rows) = list.rows() else { return };
        notes.extend(rows.into_iter().map(|(id, row)| (id, row.notes)));
    }
    let mut faults = Vec::new();
    for differs in DIFFERING {
        let note = &notes[differs.clause];
        if !note.contains(differs.says) {
            faults.push(format!("{} does not say so: {note}", differs.clause));
        }
        let of_go = speaks(note, OF_GO);
        if differs.lacking.contains(&Who::Go) && !of_go {
            faults.push(format!("{} does not speak of Go: {note}", differs.clause));
        }
    }
    for (_, ids) in OTHER {
        for id in *ids {
            if !speaks(&notes[*id], OF_GO) {
                faults.push(format!("{id} no longer speaks of Go: {}", notes[*id]));
            }
        }
    }
    let differing = |id: &str| DIFFERING.iter().any(|differs| differs.clause == id);
    let other = |id: &str| OTHER.iter().filter(|(_, ids)| ids.contains(&id)).count();
    for (id, note) in &notes {
        let tables = usize::from(differing(id)) + other(id);
        if speaks(note, OF_GO) && tables != 1 {
            faults.push(format!("{id} is in {tables} tables: {note}"));
        }
        if speaks(note, OF_SCHEMAS) && !differing(id) {
            faults.push(format!("{id} is not in the table: {note}"));
        }
    }
    for phrase in OF_GO.iter().chain(OF_SCHEMAS) {
        if !notes.values().any(|note| note.contains(phrase)) {
            faults.push(format!("no note has {phrase:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
