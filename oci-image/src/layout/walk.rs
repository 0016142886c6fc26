//! The walk over the graph of blobs, without I/O.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::Arc,
};

use oci_conformance::{DocumentState, JudgedDocument, Place, Reason, Report};
use oci_digest::{Algorithm, Digest};

use super::{
    File, FileKind, Judgement, LayerSummary, Options,
    edge::{Edge, Position},
    facts::{ConfigFacts, Facts, ManifestFacts},
    files::{self, Blob},
    layers::{self, Layers},
    relations,
    task::{Answer, Content, Judged, Role, Task},
};
use crate::{config, descriptor, image_index, image_layout, layer::Stack, ledger, manifest};

/// How many answers wait for an earlier one at most.
const WAITING: usize = 1024;

/// The walk over the graph of blobs of an image layout, without I/O.
///
/// ```
/// use oci_image::layout::{Options, Walk};
///
/// let options = Options::default();
/// let mut walk = Walk::new(&options);
/// while let Some(task) = walk.next_task() {
///     let answer = match task.file() {
///         "oci-layout" => {
///             let mut reading = task.read();
///             reading.update(br#"{"imageLayoutVersion":"1.0.0"}"#);
///             reading.finish()
///         }
///         "index.json" => {
///             let mut reading = task.read();
///             reading.update(br#"{"schemaVersion":2,"manifests":[]}"#);
///             reading.finish()
///         }
///         _ => task.absent(),
///     };
///     walk.accept(answer);
/// }
/// let judgement = walk.finish();
/// assert!(judgement.report.conforms());
/// ```
#[derive(Debug)]
pub struct Walk<'o> {
    options: &'o Options<'o>,
    report: Report,
    /// Documents with their rank: the order in which a reader comes upon them.
    documents: Vec<(u64, JudgedDocument)>,
    ready: VecDeque<Task<'o>>,
    /// How many tasks are handed out and not answered.
    outstanding: usize,
    /// Answers that wait for an earlier one, so that nothing depends on who is faster.
    early: BTreeMap<u64, Answer<'o>>,
    numbers: u64,
    settled: u64,
    ranks: u64,
    known: HashMap<Digest, Known<'o>>,
    /// The blobs that are there, until it is looked which of them nothing refers to.
    listed: Vec<Blob>,
    sizes: HashMap<Digest, u64>,
    pub(super) manifests: Vec<(Digest, ManifestFacts)>,
    pub(super) manifest_files: HashMap<Digest, usize>,
    pub(super) configs: HashMap<Digest, ConfigFacts>,
    layers: Layers,
    /// Entries of indexes, for the clauses between documents.
    pub(super) entries: Vec<Edge>,
    /// Entries of indexes, by the file of the index, that nothing has selected so far.
    passed_over: HashMap<Arc<str>, Vec<Edge>>,
    found: bool,
}

/// What is known of a digest that something refers to.
#[derive(Debug, Default)]
struct Known<'o> {
    content: Option<Content>,
    /// What the content has been, or will be, judged as.
    roles: Vec<Role>,
    /// Descriptors that wait for the content.
    waiting: Vec<Edge>,
    /// Further roles, which wait for the content to be verified.
    deferred: Vec<Task<'o>>,
    /// What the document says of its own type.
    media_type: Option<String>,
    /// Whether everything in it, being an index, is selected.
    selected: bool,
}

impl Known<'_> {
    /// Whether the content is there, and nothing speaks against its being what its name promises.
    fn is_sound(&self, name: &Digest) -> bool {
        match &self.content {
            Some(Content::Read { digest, .. }) => {
                digest.as_ref().is_none_or(|digest| digest == name)
            }
            Some(Content::Absent | Content::Unread) | None => false,
        }
    }
}

impl<'o> Walk<'o> {
    /// Begins a walk, without a list of files: blobs that nothing refers to are not looked for.
    #[must_use]
    pub fn new(options: &'o Options<'o>) -> Self {
        let mut walk = Self {
            options,
            report: Report::new(options.context.findings),
            documents: Vec::new(),
            ready: VecDeque::new(),
            outstanding: 0,
            early: BTreeMap::new(),
            numbers: 0,
            settled: 0,
            ranks: 0,
            known: HashMap::new(),
            listed: Vec::new(),
            sizes: HashMap::new(),
            manifests: Vec::new(),
            manifest_files: HashMap::new(),
            configs: HashMap::new(),
            layers: Layers::default(),
            entries: Vec::new(),
            passed_over: HashMap::new(),
            found: options.select.is_empty(),
        };
        for (file, role) in [("oci-layout", Role::Header), ("index.json", Role::Entry)] {
            let task = walk.task(file.into(), None, role, String::new());
            walk.enqueue(vec![task]);
        }
        walk
    }

    /// Begins a walk over a layout that has these files: everything at its top and below `blobs`.
    #[must_use]
    pub fn with_files(options: &'o Options<'o>, files: &[File]) -> Self {
        let mut walk = Self::new(options);
        walk.listed = files::judge(files, options, &mut walk.report);
        let sizes = walk
            .listed
            .iter()
            .map(|blob| (blob.digest.clone(), blob.size));
        walk.sizes = sizes.collect();
        walk.give_up(files);
        walk
    }

    /// Does not ask for files that have been found to be something else.
    fn give_up(&mut self, files: &[File]) {
        let other = |task: &Task<'_>| {
            let mut same = files.iter().filter(|file| *file.path == *task.file);
            same.any(|file| !matches!(file.kind, FileKind::Regular(_)))
        };
        let (given_up, ready) = std::mem::take(&mut self.ready).into_iter().partition(other);
        let given_up: VecDeque<Task<'_>> = given_up;
        self.ready = ready;
        for (number, task) in (0..).zip(&mut self.ready) {
            task.number = number;
        }
        self.numbers = self.ready.len() as u64;
        for task in given_up {
            self.leave_unjudged(&task, Reason::Prerequisite);
        }
    }

    fn task(
        &mut self,
        file: Arc<str>,
        digest: Option<Digest>,
        role: Role,
        via: String,
    ) -> Task<'o> {
        self.ranks = self.ranks.saturating_add(1);
        Task {
            options: self.options,
            number: 0,
            rank: self.ranks,
            file,
            digest,
            role,
            verified: false,
            diff_id_algorithm: Algorithm::Sha256,
            size: 0,
            via,
            selected: self.options.select.is_empty(),
        }
    }

    /// Hands out tasks later: documents first, as they lead on, then the largest content first, so
    /// that the jobs end together.
    fn enqueue(&mut self, mut tasks: Vec<Task<'o>>) {
        let order =
            |task: &Task<'_>| (task.role.document().is_none(), std::cmp::Reverse(task.size));
        tasks.sort_by_key(order);
        for mut task in tasks {
            task.number = self.numbers;
            self.numbers = self.numbers.saturating_add(1);
            self.ready.push_back(task);
        }
    }

    /// The next file that is needed. `None` means that an answer is needed first or, if all tasks
    /// are answered, that the walk is at its end.
    pub fn next_task(&mut self) -> Option<Task<'o>> {
        if self.ready.is_empty() && self.outstanding == 0 {
            self.sweep();
        }
        if self.ready.is_empty() && self.outstanding == 0 {
            self.hash_again();
        }
        if self.early.len() >= WAITING {
            return None;
        }
        let task = self.ready.pop_front()?;
        self.outstanding = self.outstanding.saturating_add(1);
        Some(task)
    }

    /// Whether all tasks are answered.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.outstanding == 0 && self.ready.is_empty() && self.listed.is_empty()
    }

    /// Takes the answer to a task. Answers may come in any order.
    pub fn accept(&mut self, answer: Answer<'o>) {
        self.outstanding = self.outstanding.saturating_sub(1);
        self.early.insert(answer.task.number, answer);
        while let Some(answer) = self.early.remove(&self.settled) {
            self.settled = self.settled.saturating_add(1);
            self.settle(answer);
        }
    }

    /// Hands out what is listed and nothing refers to.
    fn sweep(&mut self) {
        let listed = std::mem::take(&mut self.listed);
        if !self.options.select.is_empty() {
            return;
        }
        let mut tasks = Vec::new();
        for blob in listed {
            let known = self.known.entry(blob.digest.clone()).or_default();
            if known.content.is_some() || !known.roles.is_empty() {
                continue;
            }
            let role = if known.waiting.is_empty() {
                "blob"
            } else {
                "subject"
            };
            let via = known.waiting.first().map(Edge::via).unwrap_or_default();
            let role = Role::Content(role);
            known.roles.push(role);
            let file = blob.digest.blob_path().to_string().into();
            let mut task = self.task(file, Some(blob.digest), role, via);
            task.size = blob.size;
            tasks.push(task);
        }
        self.enqueue(tasks);
    }

    /// Hands out layers whose config has a `DiffID` of another algorithm than SHA-256.
    fn hash_again(&mut self) {
        if self.options.shallow {
            return;
        }
        let mut unhashed = Vec::new();
        for (_, manifest) in &self.manifests {
            let config = manifest.config.as_ref();
            if let Some(config) = config.and_then(|config| self.configs.get(config)) {
                unhashed.extend(self.layers.unhashed(manifest, config));
            }
        }
        let mut tasks = Vec::new();
        for (digest, media_type, algorithm) in unhashed {
            let file = digest.blob_path().to_string().into();
            let mut task = self.task(file, Some(digest), Role::Layer(media_type), String::new());
            task.verified = true;
            task.diff_id_algorithm = algorithm;
            tasks.push(task);
        }
        self.enqueue(tasks);
    }

    fn settle(&mut self, answer: Answer<'o>) {
        let Answer {
            task,
            content,
            document,
        } = answer;
        let is_again = task.diff_id_algorithm != Algorithm::Sha256;
        if !is_again {
            let is_judged = document.is_some() && !(task.is_layer() && self.options.shallow);
            let entry = entry(&task, &content, is_judged);
            self.documents.push((task.rank, entry));
        }
        if content == Content::Unread {
            self.leave_unjudged(&task, Reason::Io);
        }
        let mut tasks = Vec::new();
        let mut facts = Facts::None;
        if let Some(judged) = document {
            let Judged {
                report,
                edges,
                facts: found,
            } = *judged;
            if !is_again {
                self.report.merge(report);
            }
            facts = found;
            let known = task.digest.as_ref().and_then(|d| self.known.get(d));
            let selected = known.is_some_and(|known| known.selected);
            for mut edge in edges {
                edge.selected |= selected && edge.position == Position::Entry;
                self.follow(edge, &mut tasks);
            }
        }
        if let Some(digest) = task.digest.clone() {
            self.learn(&digest, &task, &content, facts, &mut tasks);
        } else if content == Content::Absent {
            self.missing(&task);
        }
        self.enqueue(tasks);
    }

    fn leave_unjudged(&mut self, task: &Task<'_>, reason: Reason) {
        let context = &self.options.context;
        for clause in task.role.clauses() {
            ledger::unjudged(&mut self.report, context, clause, reason);
        }
    }

    /// `oci-layout` or `index.json` is not there.
    fn missing(&mut self, task: &Task<'_>) {
        // A list of files has said so already.
        let clause = match task.role {
            Role::Header => &image_layout::OCI_LAYOUT_EXISTS,
            _ => &image_layout::INDEX_EXISTS,
        };
        let told = self
            .report
            .tally(clause.into())
            .is_some_and(|tally| tally.cases > 0);
        if !told {
            let context = &self.options.context;
            ledger::case(&mut self.report, context, clause);
            let message = format!("there is no file `{}`", task.file);
            ledger::breach(&mut self.report, context, clause, Place::file(""), message);
        }
        self.leave_unjudged(task, Reason::Prerequisite);
    }

    /// Follows a descriptor to its content.
    fn follow(&mut self, edge: Edge, tasks: &mut Vec<Task<'o>>) {
        let role = edge.role();
        if edge.position == Position::Entry && !edge.selected {
            let passed_over = self.passed_over.entry(Arc::clone(&edge.file));
            passed_over.or_default().push(edge.clone());
        }
        let followed = edge.selected || role == Role::Index;
        if edge.position != Position::Subject && !followed {
            return;
        }
        self.found |= edge.selected;
        if edge.selected && role == Role::Index {
            self.select(edge.digest.value.clone(), tasks);
        }
        if edge.position == Position::Entry {
            self.entries.push(edge.clone());
        }
        let digest = edge.digest.value.clone();
        if edge.position != Position::Subject {
            self.ask(&edge, &digest, role, tasks);
        }
        let known = self.known.entry(digest).or_default();
        match known.content.clone() {
            Some(content) => self.compare(&edge, &content),
            None => known.waiting.push(edge),
        }
    }

    /// Selects everything below an index, which may have been read before something selected it.
    fn select(&mut self, index: Digest, tasks: &mut Vec<Task<'o>>) {
        let mut indexes = vec![index];
        while let Some(index) = indexes.pop() {
            let known = self.known.entry(index.clone()).or_default();
            if std::mem::replace(&mut known.selected, true) {
                continue;
            }
            let file = index.blob_path().to_string();
            let entries = self.passed_over.remove(file.as_str());
            for mut entry in entries.unwrap_or_default() {
                entry.selected = true;
                if entry.role() == Role::Index {
                    // It has been followed, as all indexes are.
                    indexes.push(entry.digest.value);
                } else {
                    self.follow(entry, tasks);
                }
            }
        }
    }

    /// Asks for content, unless it has been asked for in this role before.
    fn ask(&mut self, edge: &Edge, digest: &Digest, role: Role, tasks: &mut Vec<Task<'o>>) {
        let mut task = self.task(
            digest.blob_path().to_string().into(),
            Some(digest.clone()),
            role,
            edge.via(),
        );
        let promised = edge
            .size
            .as_ref()
            .and_then(|size| size.value.try_into().ok());
        task.size = self.sizes.get(digest).copied().or(promised).unwrap_or(0);
        task.selected = edge.selected;
        let known = self.known.entry(digest.clone()).or_default();
        if known.roles.is_empty() {
            known.roles.push(role);
            tasks.push(task);
        } else if !known.roles.contains(&role) && !matches!(role, Role::Content(_)) {
            known.roles.push(role);
            task.verified = true;
            if known.content.is_none() {
                known.deferred.push(task);
            } else if known.is_sound(digest) {
                tasks.push(task);
            }
        }
    }

    /// Keeps what an answer tells of a digest, and compares it with what descriptors say.
    fn learn(
        &mut self,
        digest: &Digest,
        task: &Task<'o>,
        content: &Content,
        facts: Facts,
        tasks: &mut Vec<Task<'o>>,
    ) {
        let media_type = facts.media_type().map(str::to_owned);
        match facts {
            Facts::Manifest(mut facts) => {
                let listed = facts.layers.as_ref().map_or(0, Vec::len);
                if !self.layers.has_room(listed) {
                    facts.layers = None;
                    self.leave_layers_unjudged();
                }
                self.manifest_files
                    .insert(digest.clone(), self.manifests.len());
                self.manifests.push((digest.clone(), facts));
            }
            Facts::Config(mut facts) => {
                let listed = facts.diff_ids.as_ref().map_or(0, Vec::len);
                if !self.layers.has_room(listed) {
                    facts.diff_ids = None;
                    self.leave_layers_unjudged();
                }
                self.configs.insert(digest.clone(), facts);
            }
            Facts::Layer(facts) => self.layers.learn(digest, *facts),
            Facts::None | Facts::Index { .. } => {}
        }
        let known = self.known.entry(digest.clone()).or_default();
        known.media_type = media_type.or(known.media_type.take());
        if task.verified {
            return;
        }
        known.content = Some(content.clone());
        let waiting = std::mem::take(&mut known.waiting);
        let deferred = std::mem::take(&mut known.deferred);
        if known.is_sound(digest) {
            tasks.extend(deferred);
        }
        self.named_right(digest, &task.file, content);
        for edge in waiting {
            self.compare(&edge, content);
        }
    }

    /// There are more layers than are kept in memory, so that not all are held against configs.
    fn leave_layers_unjudged(&mut self) {
        for clause in [&config::DIFF_IDS_COUNT, &config::DIFF_ID_DEFINITION] {
            ledger::unjudged(
                &mut self.report,
                &self.options.context,
                clause,
                Reason::Limit,
            );
        }
    }

    /// Holds a blob against its own name.
    fn named_right(&mut self, name: &Digest, file: &str, content: &Content) {
        let context = &self.options.context;
        let clause = &image_layout::BLOBS_CONTENT_MATCHES_NAME;
        match content {
            Content::Absent => {}
            Content::Unread => ledger::unjudged(&mut self.report, context, clause, Reason::Io),
            Content::Read { digest: None, .. } => {
                ledger::unjudged(&mut self.report, context, clause, Reason::Algorithm);
            }
            Content::Read {
                digest: Some(actual),
                ..
            } => {
                ledger::case(&mut self.report, context, clause);
                if actual != name {
                    let message = format!("the content has the digest {actual}");
                    let place = Place::file(file);
                    ledger::breach(&mut self.report, context, clause, place, message);
                }
            }
        }
    }

    /// Compares what a descriptor says with the content that it refers to.
    fn compare(&mut self, edge: &Edge, content: &Content) {
        let context = &self.options.context;
        let report = &mut self.report;
        let size_clause = &descriptor::SIZE_MATCHES_CONTENT;
        let digest_clause = &descriptor::DIGEST_CALCULATION;
        let blake3 = &descriptor::DIGEST_BLAKE3_OUTPUT_LENGTH;
        let is_blake3 = *edge.digest.value.algorithm() == Algorithm::Blake3;
        let (size, actual) = match content {
            Content::Absent => return,
            Content::Unread => {
                ledger::unjudged(report, context, size_clause, Reason::Io);
                ledger::unjudged(report, context, digest_clause, Reason::Io);
                return;
            }
            Content::Read { size, digest } => (*size, digest),
        };
        if let Some(promised) = &edge.size {
            ledger::case(report, context, size_clause);
            if promised.value != i128::from(size) {
                let place = edge.place("size", &promised.span);
                let message = format!("the content is {size} bytes long, not {}", promised.value);
                ledger::breach(report, context, size_clause, place, message);
            }
        }
        for (clause, applies) in [(digest_clause, true), (blake3, is_blake3)] {
            match actual {
                _ if !applies => {}
                None => ledger::unjudged(report, context, clause, Reason::Algorithm),
                Some(actual) => {
                    ledger::case(report, context, clause);
                    if *actual != edge.digest.value {
                        let place = edge.place("digest", &edge.digest.span);
                        let message = format!("the content has the digest {actual}");
                        ledger::breach(report, context, clause, place, message);
                    }
                }
            }
        }
    }

    /// Ends the walk: judges the clauses between documents, and returns what was found.
    ///
    /// Findings about descriptors have no lines and excerpts yet: see
    /// [`Report::locate`].
    #[must_use]
    pub fn finish(mut self) -> Judgement {
        self.media_types();
        let mut report = std::mem::take(&mut self.report);
        relations::judge(&self, &self.options.context, &mut report);
        let layers = self.judge_layers(&mut report);
        if !self.found {
            let all: Vec<String> = self
                .options
                .select
                .iter()
                .map(ToString::to_string)
                .collect();
            let message = format!("no descriptor has {}", all.join(" and "));
            report.obstacle("", Reason::Option, message);
        }
        self.documents.sort_by_key(|(rank, _)| *rank);
        for (_, document) in self.documents {
            report.document(document);
        }
        report.sort();
        Judgement { report, layers }
    }

    /// Holds manifests and configs against the layers as they were read.
    fn judge_layers(&self, report: &mut Report) -> Vec<LayerSummary> {
        let mut judge = layers::Judge {
            layers: &self.layers,
            context: &self.options.context,
            report,
            stack: Stack::default(),
            summaries: Vec::new(),
        };
        for (digest, manifest) in &self.manifests {
            let config = manifest.config.as_ref();
            let config = config.and_then(|config| self.configs.get_key_value(config));
            judge.image((digest, manifest), config, self.options.shallow);
        }
        judge.summaries
    }

    /// Compares what documents say of their own type with what descriptors say.
    fn media_types(&mut self) {
        let context = &self.options.context;
        for edge in &self.entries {
            let clause = match edge.role() {
                Role::Index => &image_index::MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR,
                Role::Manifest => &manifest::MEDIA_TYPE_DIFFERS_FROM_DESCRIPTOR,
                _ => continue,
            };
            let known = self.known.get(&edge.digest.value);
            let Some(own) = known.and_then(|known| known.media_type.as_deref()) else {
                continue;
            };
            ledger::case(&mut self.report, context, clause);
            if edge.media_type.value != own {
                let place = edge.place("mediaType", &edge.media_type.span);
                let own = oci_conformance::shortened(own);
                let message = format!("the document itself says `{own}`");
                ledger::breach(&mut self.report, context, clause, place, message);
            }
        }
    }
}

fn entry(task: &Task<'_>, content: &Content, judged: bool) -> JudgedDocument {
    let state = match content {
        Content::Absent => DocumentState::Absent,
        Content::Unread => DocumentState::Unread,
        Content::Read { .. } if judged => DocumentState::Judged,
        Content::Read { .. } => DocumentState::Hashed,
    };
    let mut document = JudgedDocument::new(&*task.file, task.role.name(), state);
    let actual = match content {
        Content::Read { digest, .. } => digest.as_ref(),
        _ => None,
    };
    document.digest = task.digest.as_ref().or(actual).map(ToString::to_string);
    document.via.clone_from(&task.via);
    document
}
