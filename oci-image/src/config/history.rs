//! `history`: [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Invalid, Kind, Node, Property, Shape, Value, Verdict, builder, object,
};

use super::{DateTime, properties::check_date_time};
use crate::Extra;

/// What was done in one step of building the image.
///
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
///
/// ```
/// use oci_image::config::History;
///
/// let step = History::builder().created_by("ENV FOO=oci_is_a").empty_layer(true).build()?;
/// assert!(step.is_empty_layer());
/// # Ok::<(), oci_image::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct History {
    /// When the layer was made.
    pub created: Option<DateTime>,
    /// Who made it.
    pub author: Option<String>,
    /// The command that made it.
    pub created_by: Option<String>,
    /// What its author had to say.
    pub comment: Option<String>,
    /// Whether the step made no layer; [`History::is_empty_layer`] has the default.
    pub empty_layer: Option<bool>,
    /// Properties that the specification does not name.
    pub extra: Extra<History>,
}

object!(History, "an entry of the history", {
    "created" => created: text,
    "author" => author: text,
    "created_by" => created_by: text,
    "comment" => comment: text,
    "empty_layer" => empty_layer: optional,
});

builder! {
    /// Makes a [`History`].
    pub struct HistoryBuilder(History);
    option created: DateTime;
    option author: String;
    option created_by: String;
    option comment: String;
    option empty_layer: bool;
    value extra: Extra<History>;
}

impl History {
    /// Starts an entry, of which no part has to be there.
    pub fn builder() -> HistoryBuilder {
        HistoryBuilder(Self {
            created: None,
            author: None,
            created_by: None,
            comment: None,
            empty_layer: None,
            extra: Extra::default(),
        })
    }

    /// Whether the step made no layer: if it does not say, it made one.
    #[must_use]
    pub fn is_empty_layer(&self) -> bool {
        self.empty_layer.unwrap_or(false)
    }
}

impl HistoryBuilder {
    /// Ends the entry, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<History, Invalid> {
        Invalid::or_part(self.0, &HISTORY, &Context::default())
    }
}

/// The shape of an entry of `history`.
pub static HISTORY: Shape = Shape::new(
    "entry of the history",
    "config.md#properties",
    &[
        Property::optional("created", "image.config.history.created", Value::String).nullable(),
        Property::optional("author", "image.config.history.author", Value::String).nullable(),
        Property::optional(
            "created_by",
            "image.config.history.created-by",
            Value::String,
        )
        .nullable(),
        Property::optional("comment", "image.config.history.comment", Value::String).nullable(),
        Property::optional(
            "empty_layer",
            "image.config.history.empty-layer",
            Value::Bool,
        )
        .nullable()
        .note("Absent, null and false are the same."),
    ],
)
.rules(&[&HISTORY_CREATED_RFC3339]);

static HISTORY_CREATED_RFC3339: Clause = Clause::must(
    "image.config.history.created.rfc3339",
    "config.md#properties",
    "`created` of an entry of `history` is a `date-time` of RFC 3339, section 5.6.",
)
.note("It is read as `created` of the config is.")
.check(
    |entry, _, verdict| check_date_time(entry.at("created"), verdict),
    &[
        Pass(r#"{"created":"2015-10-31T22:22:54.690851953Z"}"#),
        Fail(r#"{"created":"2015-10-31"}"#, "/created"),
        Fail(r#"{"created":""}"#, "/created"),
    ],
);

pub(super) static HISTORY_MATCHES_LAYERS: Clause = Clause::should(
    "image.config.history.matches-layers",
    "config.md#properties",
    "If there is a `history`, its entries without `empty_layer` stand for the layers one by one.",
)
.note(
    "The text says that it describes the history of each layer, without a key word. Histories of \
     fewer layers are common.",
)
.check(
    matches_layers,
    &[
        Pass(
            r#"{"rootfs":{"type":"layers","diff_ids":["sha256:c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1"]},"history":[{},{"empty_layer":true}]}"#,
        ),
        Fail(
            r#"{"rootfs":{"type":"layers","diff_ids":["sha256:c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1"]},"history":[]}"#,
            "/history",
        ),
        Fail(
            r#"{"rootfs":{"type":"layers","diff_ids":[]},"history":[{}]}"#,
            "/history/0",
        ),
    ],
);

/// Judges fewer entries than layers; more are a breach of [`HISTORY_EMPTY_LAYER_MEANING`] as well.
fn matches_layers(config: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let Some((layers, entries)) = layers_and_entries(config) else {
        return;
    };
    verdict.count_case();
    let entries = entries.count();
    if entries < layers {
        verdict.breach(
            config.at("history"),
            format!("{entries} entries stand for layers, of which there are {layers}"),
        );
    }
}

pub(super) static HISTORY_EMPTY_LAYER_MEANING: Clause = Clause::must(
    "image.config.history.empty-layer.meaning",
    "config.md#properties",
    "`empty_layer` is true for entries that have no layer in `rootfs`, and only for these.",
)
.note(
    "The text first says that it marks entries that have made a change to the filesystem, then the \
     opposite; the second is followed, as everyone does. Which entry has which layer nothing says, \
     so that only more unmarked entries than layers are certain to be wrong.",
)
.check(
    empty_layer_meaning,
    &[
        Pass(
            r#"{"rootfs":{"type":"layers","diff_ids":["sha256:c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1"]},"history":[{"empty_layer":true},{"empty_layer":false}]}"#,
        ),
        Fail(
            r#"{"rootfs":{"type":"layers","diff_ids":["sha256:c6f988f4874bb0add23a778f753c65efe992244e148a1d2ec2a8b664fb66bbd1"]},"history":[{"empty_layer":true},{},{"empty_layer":null}]}"#,
            "/history/2",
        ),
    ],
);

fn empty_layer_meaning(config: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let Some((layers, mut entries)) = layers_and_entries(config) else {
        return;
    };
    verdict.count_case();
    if let Some(entry) = entries.nth(layers) {
        verdict.breach_also(
            entry,
            format!("this entry is to stand for a layer, of which there are only {layers}"),
            &[&HISTORY_MATCHES_LAYERS],
        );
    }
}

/// The number of layers, and the entries of the history that do not say that they have none.
fn layers_and_entries<'d>(
    config: Node<'d>,
) -> Option<(usize, impl Iterator<Item = Node<'d>> + use<'d>)> {
    let array = |node: Node<'d>| (node.kind() == Some(Kind::Array)).then_some(node);
    let layers = array(config.at("rootfs").at("diff_ids"))?.len();
    let entries = array(config.at("history"))?.items();
    // What is of the wrong type is reported as that, and says neither the one nor the other.
    let stands = |entry: &Node<'_>| {
        let flag = entry.at("empty_layer");
        let unmarked = !flag.exists() || flag.is_null() || flag.bool() == Some(false);
        entry.kind() == Some(Kind::Object) && unmarked
    };
    Some((layers, entries.filter(stands)))
}

pub(super) static HISTORY_ORDER: Clause = Clause::must(
    "image.config.history.order",
    "config.md#properties",
    "`history` is in order from the first step to the last.",
)
.note("`created` need not increase from one entry to the next.")
.uncheckable("nothing in an entry says which step it was");
