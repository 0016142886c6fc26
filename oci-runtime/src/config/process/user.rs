//! `user`: [config.md#user](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#user).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Property, Shape, Subject, Value, Verdict, builder, object, shortened,
};

use super::advisories;
use crate::{
    Extra, platform,
    specification::{V1_0_0_RC5, V1_0_2},
};

/// The user that a process runs as.
///
/// [config.md#user](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#user)
///
/// POSIX platforms need `uid` and `gid`, which are those of the container, and Windows has a name.
///
/// ```
/// use oci_runtime::config::process::User;
///
/// let user = User::builder().uid(1000_u32).gid(1000_u32).umask(0o022_u32).build()?;
/// assert_eq!(serde_json::to_string(&user).unwrap(), r#"{"uid":1000,"gid":1000,"umask":18}"#);
/// assert_eq!((User::root().uid, User::root().gid), (Some(0), Some(0)));
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct User {
    /// The user id in the container.
    pub uid: Option<u32>,
    /// The group id in the container.
    pub gid: Option<u32>,
    /// The umask; without it, the process keeps that of the caller of the runtime.
    pub umask: Option<u32>,
    /// More group ids in the container that the process gets.
    pub additional_gids: Vec<u32>,
    /// The name of the user, on Windows.
    pub username: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<User>,
}

object!(User, "the user of a process", {
    "uid" => uid: optional_integer,
    "gid" => gid: optional_integer,
    "umask" => umask: optional_integer,
    "additionalGids" => additional_gids: integers,
    "username" => username: text,
});

builder! {
    /// Makes a [`User`].
    pub struct UserBuilder(User) => USER;
    option uid: u32;
    option gid: u32;
    option umask: u32;
    list additional_gids/additional_gid: u32;
    option username: String;
    value extra: Extra<User>;
}

impl User {
    /// Starts a user, of which no part has to be there on every platform.
    pub fn builder() -> UserBuilder {
        UserBuilder::of(Self::default())
    }

    /// The user of a POSIX platform with these ids.
    #[must_use]
    pub fn new(uid: u32, gid: u32) -> Self {
        Self {
            uid: Some(uid),
            gid: Some(gid),
            ..Self::default()
        }
    }

    /// The user and the group 0 of a POSIX platform.
    #[must_use]
    pub fn root() -> Self {
        Self::new(0, 0)
    }

    /// The user of Windows with this name.
    #[must_use]
    pub fn named(username: impl Into<String>) -> Self {
        Self {
            username: Some(username.into()),
            ..Self::default()
        }
    }
}

const SECTION: &str = "config.md#posix-platform-user";

const ID_UNSIGNED: &str = "The prose says `int`; the JSON Schema and Go have 32 bits without a \
    sign, which is followed, as no platform has negative ids.";

/// The shape of `user`.
pub static USER: Shape = Shape::new(
    "user",
    SECTION,
    &[
        Property::required("uid", "runtime.config.process.user.uid", Value::UINT32)
            .present_by(&UID_REQUIRED)
            .note(ID_UNSIGNED),
        Property::required("gid", "runtime.config.process.user.gid", Value::UINT32)
            .present_by(&GID_REQUIRED)
            .note(ID_UNSIGNED),
        Property::optional("umask", "runtime.config.process.user.umask", Value::UINT32)
            .since(V1_0_2)
            .note(
                "The prose says `int`; the JSON Schema and Go have 32 bits without a sign. JSON \
                 has decimal numbers only: 18 is 0022.",
            ),
        Property::optional(
            "additionalGids",
            "runtime.config.process.user.additional-gids",
            Value::List(&Value::UINT32),
        )
        .note("Nothing forbids repeats."),
        Property::optional(
            "username",
            "runtime.config.process.user.username",
            Value::String,
        )
        .on(platform::WINDOWS)
        .section("config.md#windows-user"),
    ],
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.rules(&[&NUMERIC_ONLY])
.rules_elsewhere(&[advisories::OF_USER]);

/// A rule of the process, as that may have no user at all.
pub(super) static UID_REQUIRED: Clause = Clause::required(
    "runtime.config.process.user.uid.required",
    SECTION,
    "On POSIX platforms the user of a process has a `uid`.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note(
    "Nothing says whether `user` itself has to be there, and an example for FreeBSD among the \
     specification's own tests has none: that is an advisory. The JSON Schema does not require \
     `uid`, and Go reads 0, root, for what is missing.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"user":{"uid":0,"gid":0}}"#),
        Fail(r#"{"user":{"gid":0}}"#, "/user/uid"),
    ],
);

pub(super) static GID_REQUIRED: Clause = Clause::required(
    "runtime.config.process.user.gid.required",
    SECTION,
    "On POSIX platforms the user of a process has a `gid`.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.note("It is judged as `uid` is.")
.judged(
    Subject::Document,
    &[
        Pass(r#"{"user":{"uid":0,"gid":0}}"#),
        Fail(r#"{"user":{"uid":0}}"#, "/user/gid"),
    ],
);

static NUMERIC_ONLY: Clause = Clause::must(
    "runtime.config.process.user.numeric-only",
    SECTION,
    "Users and groups are given as numbers; whoever writes the configuration looks up the names.",
)
.since(V1_0_0_RC5)
.on(platform::POSIX)
.check(
    numbers_only,
    &[
        Pass(r#"{"uid":1000,"gid":100,"additionalGids":[5]}"#),
        Fail(r#"{"uid":"root","gid":0}"#, "/uid"),
        Fail(r#"{"uid":0,"gid":"0"}"#, "/gid"),
        Fail(
            r#"{"uid":0,"gid":0,"additionalGids":[5,"wheel"]}"#,
            "/additionalGids/1",
        ),
    ],
);

fn numbers_only(user: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let more = user.at("additionalGids").items();
    for id in [user.at("uid"), user.at("gid")].into_iter().chain(more) {
        let Some(id) = verdict.case(id) else { continue };
        if id.kind() == Some(Kind::String) {
            let text = id.str().unwrap_or_default();
            let text = shortened(&text);
            verdict.breach(id, format!("expected a number, found the name `{text}`"));
        }
    }
}
