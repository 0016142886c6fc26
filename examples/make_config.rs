//! Makes the configuration of a container: a web server that sees nothing but its files.
//!
//! `cargo run --example make_config`

use oci_runtime::{
    Config, Invalid,
    config::{
        Mount, Process, Root,
        process::{Capabilities, Capability, User},
    },
    config_linux::{
        Linux, Namespace, NamespaceType, Resources,
        resources::{DeviceCgroup, Memory, Pids},
    },
};

/// A server of what the host has at `content` and the container at `directory`.
fn web_server(content: &str, directory: &str) -> Result<Config, Invalid> {
    let process = Process::builder(directory)
        .args(["/usr/sbin/httpd", "-f", "-p", "80"])
        .env(["PATH=/usr/sbin:/usr/bin:/sbin:/bin"])
        .user(User::new(33, 33))
        .capabilities(Capabilities::of_all_sets([Capability::NET_BIND_SERVICE]))
        .no_new_privileges(true)
        .build()?;
    let limits = Resources::builder()
        .device(DeviceCgroup::deny().access("rwm").build()?)
        .memory(Memory::builder().limit(64 << 20).build()?)
        .pids(Pids::of(32))
        .build()?;
    let linux = Linux::builder()
        .namespaces([
            Namespace::new(NamespaceType::PID),
            Namespace::new(NamespaceType::MOUNT),
            Namespace::new(NamespaceType::IPC),
            Namespace::new(NamespaceType::UTS),
            Namespace::joining(NamespaceType::NETWORK, "/run/netns/web"),
        ])
        .resources(limits)
        .masked_paths(["/proc/kcore", "/sys/firmware"])
        .readonly_paths(["/proc/sys"])
        .build()?;
    Config::builder("1.0.2")
        .process(process)
        .root(Root::builder("rootfs").readonly(true).build()?)
        .hostname("web")
        .mount(
            Mount::builder("/proc")
                .kind("proc")
                .source("proc")
                .build()?,
        )
        .mount(Mount::rbind(content, directory).option("ro").build()?)
        .linux(linux)
        .annotation("com.example.service", "web")
        .build()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = web_server("/var/lib/web", "/srv/www")?;
    println!("{}", serde_json::to_string_pretty(&config)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use oci_conformance::{Context, Severity, judge};
    use serde_json::json;

    use super::*;

    #[test]
    fn it_conforms_without_a_warning() {
        let config = web_server("/var/lib/web", "/srv/www").unwrap();
        let text = serde_json::to_vec(&config).unwrap();
        let report = judge(
            &text,
            &oci_runtime::config::DOCUMENT,
            &Context::default(),
            "",
        );
        let mut findings = report.findings().iter();
        assert!(findings.all(|finding| finding.severity == Severity::Note));
        let value = serde_json::to_value(&config).unwrap();
        assert_eq!(
            value["mounts"][1],
            json!({
                "destination": "/srv/www",
                "type": "none",
                "source": "/var/lib/web",
                "options": ["rbind", "ro"],
            })
        );
        assert_eq!(value["linux"]["resources"]["memory"]["limit"], 67_108_864);
        main().unwrap();
    }

    #[test]
    fn what_breaks_a_must_is_not_made() {
        let error = web_server("/var/lib/web", "srv").unwrap_err().to_string();
        assert!(error.contains("runtime.config.process.cwd."), "{error}");
    }
}
