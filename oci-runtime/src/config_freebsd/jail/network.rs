//! What a jail says of networks: [config-freebsd.md#jail](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md#jail).

use std::net::{Ipv4Addr, Ipv6Addr};

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Verdict, shortened,
};

use crate::{platform, specification::V1_3_0};

pub(super) static JAIL_IP4_ADDR_NUMERIC_FORM: Clause = Clause::should(
    "runtime.freebsd.jail.ip4-addr.numeric-form",
    "config-freebsd.md#jail",
    "The entries of `ip4Addr` are numeric IPv4 addresses.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "An interface before, and the length of a prefix behind an address, as FreeBSD takes them, \
     are let pass.",
)
.check(
    |jail, _, verdict| {
        let is_address = |text: &str| text.parse::<Ipv4Addr>().is_ok();
        check_addresses(jail.at("ip4Addr"), "IPv4", is_address, verdict);
    },
    &[
        Pass(r#"{"ip4Addr":["10.11.12.13","lo1|10.11.12.14/32"]}"#),
        Fail(r#"{"ip4Addr":["localhost"]}"#, "/ip4Addr/0"),
        Fail(r#"{"ip4Addr":["10.11.12.13","10.11"]}"#, "/ip4Addr/1"),
        Fail(r#"{"ip4Addr":["010.11.12.13"]}"#, "/ip4Addr/0"),
        Fail(r#"{"ip4Addr":["fd10::1"]}"#, "/ip4Addr/0"),
    ],
);

pub(super) static JAIL_IP6_ADDR_NUMERIC_FORM: Clause = Clause::should(
    "runtime.freebsd.jail.ip6-addr.numeric-form",
    "config-freebsd.md#jail",
    "The entries of `ip6Addr` are numeric IPv6 addresses.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "An interface before, and the length of a prefix behind an address, as FreeBSD takes them, \
     are let pass. IPv4 addresses in the form of IPv6 are none.",
)
.check(
    |jail, _, verdict| {
        let is_address = |text: &str| {
            let address = text.parse::<Ipv6Addr>();
            address.is_ok_and(|address| address.to_ipv4_mapped().is_none())
        };
        check_addresses(jail.at("ip6Addr"), "IPv6", is_address, verdict);
    },
    &[
        Pass(r#"{"ip6Addr":["fd10::11:12:13","lo1|fd10::1/64"]}"#),
        Fail(r#"{"ip6Addr":["10.11.12.13"]}"#, "/ip6Addr/0"),
        Fail(r#"{"ip6Addr":["::ffff:10.11.12.13"]}"#, "/ip6Addr/0"),
        Fail(r#"{"ip6Addr":["localhost"]}"#, "/ip6Addr/0"),
    ],
);

fn check_addresses(
    list: Node<'_>,
    family: &str,
    is_address: impl Fn(&str) -> bool,
    verdict: &mut Verdict<'_>,
) {
    for entry in list.items() {
        let Some(text) = entry.str() else { continue };
        verdict.count_case();
        let address = text.split_once('|').map_or(&*text, |(_, address)| address);
        let address = match address.split_once('/') {
            Some((address, length)) if length.parse::<u8>().is_ok() => address,
            _ => address,
        };
        if !is_address(address) {
            let text = shortened(&text);
            verdict.breach(entry, format!("`{text}` is no numeric {family} address"));
        }
    }
}

pub(super) static JAIL_NETWORK_OWN_NAMESPACE_VNET_NEW: Clause = Clause::should(
    "runtime.freebsd.jail.network.own-namespace.vnet-new",
    "config-freebsd.md#jail",
    "A jail with a network of its own has `vnet` set to `new`, and neither `ip4` nor `ip6`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.check(
    own_network,
    &[
        Pass(r#"{"vnet":"new"}"#),
        Fail(r#"{"vnet":"new","ip4":"inherit"}"#, "/ip4"),
        Fail(r#"{"vnet":"new","ip6":"disable"}"#, "/ip6"),
    ],
);

fn own_network(jail: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    if !jail.at("vnet").is_str("new") {
        return;
    }
    for name in ["ip4", "ip6"] {
        let sharing = jail.at(name);
        verdict.count_case();
        if sharing.exists() && !sharing.is_null() {
            verdict.breach(
                sharing,
                format!("the jail has a network of its own, to which `{name}` says nothing"),
            );
        }
    }
}

pub(super) static JAIL_NETWORK_SHARED_IP_INHERIT: Clause = Clause::should(
    "runtime.freebsd.jail.network.shared.ip-inherit",
    "config-freebsd.md#jail",
    "A jail that shares the network has no `vnet`, and `ip4` and `ip6` are `inherit`.",
)
.since(V1_3_0)
.on(platform::FREEBSD)
.note(
    "What a jail is meant to share nothing says: only `vnet` that is set to `inherit` is found, \
     which is a value that the text allows.",
)
.check(
    shared_network,
    &[
        Pass(r#"{"ip4":"inherit","ip6":"inherit"}"#),
        Fail(r#"{"vnet":"inherit"}"#, "/vnet"),
        Fail(
            r#"{"vnet":"inherit","ip4":"inherit","ip6":"inherit"}"#,
            "/vnet",
        ),
    ],
);

fn shared_network(jail: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let inherits = |name: &str| jail.get(name).is_some_and(|node| node.is_str("inherit"));
    if inherits("vnet") {
        verdict.count_case();
        verdict.breach(
            jail.at("vnet"),
            "a jail that shares the network leaves `vnet` out and inherits `ip4` and `ip6`",
        );
    } else if inherits("ip4") || inherits("ip6") {
        verdict.count_case();
    }
}
