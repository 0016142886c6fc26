use std::fs;

use oci_conformance::{
    Clause, ClauseRef, Context, Document, Held, Limits, Reason, Report, Subject,
};

use super::{
    checks::{CHECKS, Findings, check_of, nodes},
    current::{filesystems, hugepage_size, id_map_lines, names, number},
    path::mounted_namespace,
    *,
};
use crate::{CATALOGUE, bundle::Ledger};

static CLAUSE: Clause = Clause::must("runtime.test", "config.md#test", "A clause.");

fn report(id: &str, config: &str, host: &Host) -> Report {
    let mut report = Report::default();
    let mut ledger = Ledger {
        context: Context::default(),
        report: &mut report,
    };
    let document = Document::parse(config.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut findings = Findings {
        clause: ClauseRef::from(&CLAUSE),
        file: "",
        ledger: &mut ledger,
    };
    let (_, check) = CHECKS.iter().find(|(own, _)| *own == id).unwrap();
    check(document.root(), host, &mut findings);
    report
}

/// How many things were looked at, and what was found.
fn found(id: &str, config: &str, host: &Host) -> (u64, Vec<String>) {
    let report = report(id, config, host);
    let tally = report.tally(ClauseRef::from(&CLAUSE));
    let found = report.findings().iter();
    let found = found.map(|f| format!("{}: {}", f.place.pointer, f.message));
    (tally.map_or(0, |tally| tally.cases), found.collect())
}

fn set<const N: usize>(words: [&str; N]) -> BTreeSet<String> {
    words.into_iter().map(str::to_owned).collect()
}

fn some(cases: u64, found: &str) -> (u64, Vec<String>) {
    (cases, vec![found.to_owned()])
}

fn sample() -> Host {
    let file = |format: ImageFormat| PathFacts {
        image_format: Some(format),
        ..PathFacts::new(PathKind::File)
    };
    let executable = PathFacts {
        is_executable: true,
        ..PathFacts::new(PathKind::File)
    };
    Host {
        filesystems: Some(set(["proc", "tmpfs", "fuse"])),
        interfaces: Some(set(["eth0", "lo"])),
        hugepage_sizes: Some(set(["2MB", "1GB"])),
        cgroup_controllers: Some(set(["memory", "io"])),
        memory_nodes: Some([0, 1].into()),
        paths: Paths::Given(
            [
                ("/vmm".into(), executable),
                ("/kernel".into(), file(ImageFormat::Raw)),
                ("/image.qcow2".into(), file(ImageFormat::Qcow2)),
                ("/folder".into(), PathFacts::new(PathKind::Directory)),
            ]
            .into(),
        ),
        ..Host::default()
    }
}

#[test]
fn what_the_host_has_passes_and_what_it_lacks_is_found() {
    let host = sample();
    for (id, config, expected) in [
        (
            "runtime.config.mounts.type.linux.kernel-filesystem",
            r#"{"mounts":[{"type":"proc"},{"type":"none","options":["ro","rbind"]},{"type":"bind"},{},{"type":"fuse.sshfs"},{"type":"zfs"}]}"#,
            some(3, "/mounts/5/type: the host has no filesystem `zfs`"),
        ),
        (
            "runtime.linux.resources.hugepage-limits.page-size.matches-host",
            r#"{"linux":{"resources":{"hugepageLimits":[{"pageSize":"2MB"},{"pageSize":"2048KB"},{}]}}}"#,
            some(
                2,
                "/linux/resources/hugepageLimits/1/pageSize: the host has no huge pages of the \
                 size `2048KB`",
            ),
        ),
        (
            "runtime.linux.resources.network.priorities.name.host-interface",
            r#"{"linux":{"resources":{"network":{"priorities":[{"name":"lo"},{"name":"eth1"}]}}}}"#,
            some(
                2,
                "/linux/resources/network/priorities/1/name: the host has no network interface \
                 `eth1`",
            ),
        ),
        (
            "runtime.linux.resources.unified.key-is-file",
            r#"{"linux":{"resources":{"unified":{"memory.high":"1","cgroup.freeze":"0","pids.max":"1"}}}}"#,
            some(
                3,
                "/linux/resources/unified/pids.max: the host has no controller of control groups \
                 `pids`",
            ),
        ),
        (
            "runtime.linux.memory-policy.nodes.available-on-host",
            r#"{"linux":{"memoryPolicy":{"nodes":"0-2"}}}"#,
            some(
                1,
                "/linux/memoryPolicy/nodes: the host has no node 2 with memory",
            ),
        ),
        (
            "runtime.vm.hypervisor.path.exists",
            r#"{"vm":{"hypervisor":{"path":"/kernel"}}}"#,
            some(1, "/vm/hypervisor/path: nobody may execute `/kernel`"),
        ),
        (
            "runtime.vm.hypervisor.path.exists",
            r#"{"vm":{"hypervisor":{"path":"/vmm"}}}"#,
            (1, vec![]),
        ),
        (
            "runtime.vm.kernel.path.exists",
            r#"{"vm":{"kernel":{"path":"/folder"}}}"#,
            some(1, "/vm/kernel/path: `/folder` is a directory"),
        ),
        (
            "runtime.vm.image.path.exists",
            r#"{"vm":{"image":{"path":"/none"}}}"#,
            some(1, "/vm/image/path: the host has no `/none`"),
        ),
        (
            "runtime.vm.image.format.matches-file",
            r#"{"vm":{"image":{"path":"/image.qcow2","format":"raw"}}}"#,
            some(1, "/vm/image/format: the file shows the format `qcow2`"),
        ),
        (
            "runtime.vm.image.format.matches-file",
            r#"{"vm":{"image":{"path":"/kernel","format":"raw"}}}"#,
            (1, vec![]),
        ),
        (
            "runtime.vm.image.format.matches-file",
            r#"{"vm":{"image":{"path":"/none","format":"raw"}}}"#,
            (0, vec![]),
        ),
    ] {
        assert_eq!(found(id, config, &host), expected, "{id}");
        assert_eq!(found(id, "{}", &host), (0, vec![]), "{id}");
        assert_eq!(found(id, "[]", &host), (0, vec![]), "{id}");
    }
}

#[test]
fn what_is_not_known_is_not_judged() {
    let host = Host::default();
    for (id, config) in [
        (
            "runtime.config.mounts.type.linux.kernel-filesystem",
            r#"{"mounts":[{"type":"proc"}]}"#,
        ),
        (
            "runtime.linux.memory-policy.nodes.available-on-host",
            r#"{"linux":{"memoryPolicy":{"nodes":"0"}}}"#,
        ),
    ] {
        let report = report(id, config, &host);
        let tally = report.tally(ClauseRef::from(&CLAUSE)).unwrap();
        assert_eq!(
            (tally.cases, tally.unjudged.contains(Reason::Io)),
            (0, true)
        );
    }
}

#[test]
fn every_check_is_of_a_clause_about_the_host() {
    for (id, _) in CHECKS {
        if let Some(clause) = CATALOGUE.find(id) {
            assert_eq!(clause.held(), Held::Judged(Subject::Host), "{id}");
            assert!(check_of(clause).is_some());
        }
    }
}

#[test]
fn what_the_kernel_writes_is_read() {
    let names = filesystems("nodev\tsysfs\n\text4\nnodev\ttmpfs\n");
    assert_eq!(names, set(["sysfs", "ext4", "tmpfs"]));
    for (name, size) in [
        ("hugepages-64kB", Some("64KB")),
        ("hugepages-2048kB", Some("2MB")),
        ("hugepages-1048576kB", Some("1GB")),
        ("hugepages-kB", None),
        ("other", None),
    ] {
        assert_eq!(hugepage_size(name).as_deref(), size);
    }
    for (release, lines) in [
        ("4.14.1", Some(5)),
        ("4.15.0-generic", Some(340)),
        ("6.1-rc1", Some(340)),
        ("x", None),
    ] {
        assert_eq!(id_map_lines(release), lines, "{release}");
    }
    for (text, numbers) in [
        ("0-2,5", Some(vec![0, 1, 2, 5])),
        ("", Some(vec![])),
        ("2-1", Some(vec![])),
        ("0-4294967295", None),
        ("a", None),
        ("1-", None),
    ] {
        assert_eq!(
            nodes(text),
            numbers.map(|n| n.into_iter().collect()),
            "{text}"
        );
    }
    let mounts = "36 35 98:0 /mnt1 /a rw - ext3 /dev/root rw\n\
                  37 35 0:4 net:[4026531840] /run/netns/a\\040b rw - nsfs nsfs rw\n";
    let kind = mounted_namespace(mounts, "/run/netns/a b");
    assert_eq!(kind.as_deref(), Some("network"));
    assert_eq!(mounted_namespace(mounts, "/a"), None);
}

#[test]
fn formats_of_images_are_told_by_their_signatures() {
    let mut vdi = vec![0; 64];
    vdi.extend([0x7f, 0x10, 0xda, 0xbe]);
    for (head, tail, format) in [
        (&b"QFI\xfb\0"[..], &b""[..], ImageFormat::Qcow2),
        (&vdi, b"", ImageFormat::Vdi),
        (b"KDMV", b"", ImageFormat::Vmdk),
        (b"# Disk DescriptorFile\n", b"", ImageFormat::Vmdk),
        (b"", b"conectix", ImageFormat::Vhd),
        (b"", b"", ImageFormat::Raw),
    ] {
        assert_eq!(ImageFormat::of(head, tail), format);
    }
}

#[test]
fn paths_are_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let image = folder.path().join("image");
    fs::write(&image, b"QFI\xfb").unwrap();
    let host = Host {
        paths: Paths::Here,
        ..Host::default()
    };
    let facts = host.path(&image).unwrap().unwrap();
    assert_eq!((facts.kind, facts.is_executable), (PathKind::File, false));
    assert_eq!(facts.image_format, Some(ImageFormat::Qcow2));
    let facts = host.path(folder.path()).unwrap().unwrap();
    assert_eq!(facts, PathFacts::new(PathKind::Directory));
    assert_eq!(host.path(&folder.path().join("none")).unwrap(), None);
    assert_eq!(host.path(&image.join("below")).unwrap(), None);
    assert_eq!(host.path("a\0b".as_ref()).unwrap(), None);
}

#[cfg(unix)]
#[test]
fn who_may_execute_a_file_does_not_matter() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let host = Host {
        paths: Paths::Here,
        ..Host::default()
    };
    for (mode, expected) in [(0o600, false), (0o700, true), (0o610, true), (0o601, true)] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        let facts = host.path(&file).unwrap().unwrap();
        assert_eq!(facts.is_executable, expected, "{mode:o}");
    }
}

#[test]
fn what_is_not_in_the_kernel_is_empty_and_what_cannot_be_read_is_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["eth0", "lo"] {
        fs::write(path(name), "12\n").unwrap();
    }
    assert_eq!(names(&path("")), Some(set(["eth0", "lo"])));
    assert_eq!(names(&path("none")), Some(set([])));
    assert_eq!(names(&path("none/below")), None);
    assert_eq!(names(&path("lo")), None);
    assert_eq!(number(&path("lo")), Some(12));
    assert_eq!(number::<u8>(&path("none")), None);
}

#[cfg(target_os = "linux")]
#[test]
fn this_machine_can_be_read() {
    let host = Host::current();
    assert!(host.filesystems.as_ref().unwrap().contains("proc"));
    assert!(host.last_capability.is_none_or(|last| last >= 37));
    let namespace = |name: &str| {
        let facts = host.path(format!("/proc/self/ns/{name}").as_ref());
        facts.unwrap().unwrap().namespace
    };
    assert_eq!(namespace("mnt").as_deref(), Some("mount"));
    assert_eq!(namespace("net").as_deref(), Some("network"));
    assert_eq!(namespace("pid").as_deref(), Some("pid"));
    let facts = host.path("/dev/null".as_ref()).unwrap().unwrap();
    assert_eq!(facts.kind, PathKind::Other);
}
