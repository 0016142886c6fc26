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

fn web_server(content: &str) -> Result<Config, Invalid> {
    let process = Process::builder("/")
        .args(["/usr/sbin/httpd", "-f", "-p", "80"])
        .env(["PATH=/usr/sbin:/usr/bin:/sbin:/bin"])
        .user(User::new(33, 33))
        .capabilities(Capabilities::of_all_sets([Capability::NET_BIND_SERVICE]))
        .no_new_privileges(true)
        .build()?;
    let limits = Resources::builder()
        .device(DeviceCgroup::deny().build()?)
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
        .mount(Mount::rbind(content, "/srv/www").option("ro").build()?)
        .linux(linux)
        .annotation("com.example.service", "web")
        .build()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!(
        "{}",
        serde_json::to_string_pretty(&web_server("/srv/www")?)?
    );
    // What breaks a MUST is not made.
    let error = Process::builder("srv")
        .args(["sh"])
        .build()
        .map(|process| {
            let config = Config::builder("1.0.2").process(process);
            config.linux(Linux::default()).build().unwrap_err()
        })?;
    println!("{error}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made() {
        let config = web_server("/srv/www").unwrap();
        assert_eq!(config.mounts.len(), 2);
        main().unwrap();
    }
}
