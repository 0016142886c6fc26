//! Reading a layer from its first stored byte to the last entry.

use std::{
    mem,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use oci_conformance::{Clause, ClauseRef, Context, Held, Reason, Subject};
use oci_digest::{Algorithm, Hasher};

use super::{
    FORMAT_TAR_ARCHIVE, GZIP_PAYLOAD, GZIP_PAYLOAD_NONDISTRIBUTABLE, HEADING, Handover,
    JudgedLayer, Limits, MEDIA_TYPE_CONTRADICTED, TRAILING_BYTES, ZSTD_PAYLOAD,
    ZSTD_PAYLOAD_NONDISTRIBUTABLE,
    decompression::{DecodeError, Decoder},
    handover::{Gone, Remote},
    sink::{Sink, Swallowed},
    verdict::LayerVerdict,
};
use crate::{Compression, KnownMediaType};

/// How many bytes are decompressed at a time: they should stay in a core's own cache.
const BUFFER: usize = 256 << 10;

/// How many bytes of the content are kept until it is known what they are.
const HEAD: usize = 512;

/// What is known of a layer before it is read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LayerSource<'c> {
    /// What findings call its file; empty where there is just the one.
    pub file: Arc<str>,
    /// What its descriptor says that it is.
    pub media_type: KnownMediaType,
    /// How many bytes are stored, if that is known: the limit on the compression ratio needs it.
    pub size: Option<u64>,
    /// What the stored bytes are hashed with: SHA-256 unless told, `None` for not at all.
    pub algorithm: Option<Algorithm>,
    /// What the archive is hashed with for the `DiffID`: SHA-256 unless told.
    pub diff_id_algorithm: Algorithm,
    /// The version of the specification, and how many findings are kept.
    pub context: Context<'c>,
    /// How large the layer may be.
    pub limits: Limits,
}

impl LayerSource<'_> {
    /// A layer of this media type, which is not in a file of its own.
    #[must_use]
    pub fn new(media_type: KnownMediaType) -> Self {
        Self {
            file: Arc::from(""),
            media_type,
            size: None,
            algorithm: Some(Algorithm::Sha256),
            diff_id_algorithm: Algorithm::Sha256,
            context: Context::default(),
            limits: Limits::DEFAULT,
        }
    }
}

/// Takes in the stored bytes of a layer, in pieces of any length: hashes them, decompresses them,
/// hashes the archive, and judges its entries.
///
/// It does no I/O, keeps no content, and is bounded by [`Limits`].
///
/// ```
/// use oci_image::{KnownMediaType, layer::{LayerReading, LayerSource}};
///
/// let archive = [0; 1024];
/// let mut reading = LayerReading::new(LayerSource::new(KnownMediaType::ImageLayer));
/// for piece in archive.chunks(100) {
///     reading.update(piece);
/// }
/// let layer = reading.finish();
/// assert!(layer.report.conforms());
/// assert_eq!(layer.archive.unwrap().entries, 0);
/// ```
#[derive(Debug)]
pub struct LayerReading<'c> {
    media_type: KnownMediaType,
    limits: Limits,
    /// The first bytes, until it is known how they are compressed.
    head: Option<Vec<u8>>,
    decoder: Option<Decoder>,
    /// Whether what is stored is the archive itself.
    is_plain: bool,
    /// Whether what is stored is hashed with the algorithm that the archive is.
    is_shared: bool,
    /// What has been decompressed, and how much of it is filled.
    buffer: Vec<u8>,
    filled: usize,
    /// What has been handed on, as far as breaches need it for a place.
    handed_on: u64,
    place: Place<'c>,
    stopped: Arc<AtomicBool>,
    /// What speaks against the content before it is at its end.
    faults: Vec<Fault>,
    /// Whether all of the archive can still come out.
    whole: bool,
}

/// Where the decompressed bytes are judged.
#[derive(Debug)]
enum Place<'c> {
    Here(Box<Sink<'c>>),
    There(Remote<'c>),
    Lost,
}

/// Something that speaks against the content.
#[derive(Debug)]
struct Fault {
    /// Where in the archive, in bytes.
    offset: u64,
    kind: FaultKind,
}

#[derive(Debug)]
enum FaultKind {
    /// It is compressed otherwise than its media type says.
    Contradicted(String),
    /// It cannot be decompressed.
    Broken(DecodeError),
    /// There are so many bytes behind the last member or frame.
    Trailing(u64),
}

impl<'c> LayerReading<'c> {
    /// Begins to read a layer.
    #[must_use]
    pub fn new(source: LayerSource<'c>) -> Self {
        let hasher = |algorithm: &Algorithm| Hasher::new(algorithm).ok();
        let stored = source.algorithm.as_ref().and_then(hasher);
        let is_shared =
            stored.is_some() && source.algorithm.as_ref() == Some(&source.diff_id_algorithm);
        let hashers = (stored, hasher(&source.diff_id_algorithm));
        let verdict = LayerVerdict::new(source.context, source.file);
        let sink = Box::new(Sink::new(verdict, hashers, &source.limits, source.size));
        Self {
            media_type: source.media_type,
            limits: source.limits,
            head: Some(Vec::with_capacity(HEAD)),
            decoder: None,
            is_plain: false,
            is_shared,
            buffer: Vec::new(),
            filled: 0,
            handed_on: 0,
            stopped: sink.stopped(),
            place: Place::Here(sink),
            faults: Vec::new(),
            whole: true,
        }
    }

    /// Takes in the next stored bytes.
    pub fn update(&mut self, piece: &[u8]) {
        let Some(mut head) = self.head.take() else {
            return self.take_in(piece);
        };
        let missing = HEAD.saturating_sub(head.len());
        let (more, rest) = piece.split_at_checked(missing).unwrap_or((piece, &[]));
        head.extend_from_slice(more);
        if head.len() < HEAD {
            self.head = Some(head);
            return;
        }
        self.recognise(&head);
        self.take_in(&head);
        self.take_in(rest);
    }

    /// Finds out how the content is compressed, which its media type may say wrongly.
    fn recognise(&mut self, head: &[u8]) {
        let promised = self.media_type.compression().unwrap_or(Compression::None);
        let found = Compression::of_content(head);
        // What is neither compressed nor an archive is left to the judge that was promised.
        let contradicts = found != promised && (found != Compression::None || is_archive(head));
        let compression = if contradicts { found } else { promised };
        if contradicts {
            let message = format!("the content is {}", words(found));
            self.fault(FaultKind::Contradicted(message));
        }
        match compression {
            Compression::None => {
                self.is_plain = true;
                if let Place::Here(sink) = &mut self.place
                    && self.is_shared
                {
                    sink.share_hash();
                }
            }
            compression => {
                self.buffer = vec![0; BUFFER];
                self.decoder = Some(Decoder::new(compression, &self.limits));
            }
        }
    }

    fn fault(&mut self, kind: FaultKind) {
        let offset = self.handed_on.saturating_add(self.filled as u64);
        self.faults.push(Fault { offset, kind });
    }

    fn take_in(&mut self, piece: &[u8]) {
        if piece.is_empty() {
            return;
        }
        if self.is_plain {
            self.handed_on = self.handed_on.saturating_add(piece.len() as u64);
            return self.pass_on(|place| place.both(piece));
        }
        self.pass_on(|place| place.stored(piece));
        self.decompress(piece);
    }

    fn decompress(&mut self, mut piece: &[u8]) {
        while self.whole && !self.stopped.load(Ordering::Relaxed) {
            let Some(decoder) = &mut self.decoder else {
                return;
            };
            let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
            match decoder.step(piece, room) {
                Ok(step) => {
                    if step.is_idle() {
                        return;
                    }
                    piece = piece.get(step.taken..).unwrap_or_default();
                    self.filled = self.filled.saturating_add(step.made);
                }
                Err(error) => {
                    self.whole = false;
                    self.fault(FaultKind::Broken(error));
                }
            }
            if self.filled == self.buffer.len() {
                self.flush();
            }
        }
    }

    /// Hands on what has been decompressed.
    fn flush(&mut self) {
        let filled = mem::take(&mut self.filled);
        if filled == 0 {
            return;
        }
        self.handed_on = self.handed_on.saturating_add(filled as u64);
        let buffer = mem::take(&mut self.buffer);
        self.pass_on(|place| place.archive(buffer, filled));
    }

    /// Passes bytes on to where they are judged, and takes back a buffer if there is one.
    fn pass_on(&mut self, pass: impl FnOnce(&mut Place<'c>) -> Result<Option<Vec<u8>>, Gone>) {
        match pass(&mut self.place) {
            Ok(None) => {}
            Ok(Some(buffer)) => self.buffer = buffer,
            Err(Gone) => {
                self.place = Place::Lost;
                self.whole = false;
            }
        }
    }

    /// Hands the hashing and judging of everything that follows over to another thread, which has
    /// to [run](Handover::run) it; this one goes on with [`LayerReading::update`], which waits when
    /// it is too far ahead. `None` if that has been done before, or before the first 512 bytes.
    pub fn hand_over(&mut self) -> Option<Handover<'c>> {
        if self.head.is_some() {
            return None;
        }
        match mem::replace(&mut self.place, Place::Lost) {
            Place::Here(sink) => {
                let (remote, handover) = Remote::new(sink);
                self.place = Place::There(remote);
                Some(handover)
            }
            other => {
                self.place = other;
                None
            }
        }
    }

    /// There are no more bytes: says what was found.
    ///
    /// If the layer was handed over to a thread that ended without doing its work, the report says
    /// that the layer could not be read.
    #[must_use]
    pub fn finish(mut self) -> JudgedLayer {
        if let Some(head) = self.head.take() {
            self.recognise(&head);
            self.take_in(&head);
        }
        if let Some(decoder) = self.decoder.take()
            && self.whole
            && !self.stopped.load(Ordering::Relaxed)
        {
            match decoder.finish() {
                Ok(0) => {}
                Ok(bytes) => self.fault(FaultKind::Trailing(bytes)),
                Err(error) => {
                    self.whole = false;
                    self.fault(FaultKind::Broken(error));
                }
            }
        }
        self.flush();
        let sink = match self.place {
            Place::Here(sink) => sink,
            Place::There(remote) => match remote.finish() {
                Ok(sink) => sink,
                Err(Gone) => return JudgedLayer::lost(),
            },
            Place::Lost => return JudgedLayer::lost(),
        };
        let mut swallowed = sink.finish(self.whole);
        judge_payload(self.media_type, self.faults, &mut swallowed);
        JudgedLayer::of(swallowed)
    }
}

impl Place<'_> {
    fn stored(&mut self, bytes: &[u8]) -> Result<Option<Vec<u8>>, Gone> {
        match self {
            Self::Here(sink) => sink.stored(bytes),
            Self::There(remote) => remote.stored(bytes)?,
            Self::Lost => {}
        }
        Ok(None)
    }

    fn both(&mut self, bytes: &[u8]) -> Result<Option<Vec<u8>>, Gone> {
        match self {
            Self::Here(sink) => {
                sink.stored(bytes);
                sink.archive(bytes);
            }
            Self::There(remote) => remote.both(bytes)?,
            Self::Lost => {}
        }
        Ok(None)
    }

    fn archive(&mut self, buffer: Vec<u8>, length: usize) -> Result<Option<Vec<u8>>, Gone> {
        match self {
            Self::Here(sink) => {
                sink.archive(buffer.get(..length).unwrap_or_default());
                Ok(Some(buffer))
            }
            Self::There(remote) => remote.archive(buffer, length).map(Some),
            Self::Lost => Ok(Some(buffer)),
        }
    }
}

/// Whether the first bytes are those of a tar archive of POSIX or GNU.
fn is_archive(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar")
}

fn words(compression: Compression) -> &'static str {
    match compression {
        Compression::None => "an archive that is not compressed",
        Compression::Gzip => "compressed with gzip",
        Compression::Zstd => "compressed with zstd",
    }
}

/// The clause that says how content of this type is compressed.
fn payload(media_type: KnownMediaType) -> &'static Clause {
    match media_type {
        KnownMediaType::ImageLayerGzip => &GZIP_PAYLOAD,
        KnownMediaType::ImageLayerZstd => &ZSTD_PAYLOAD,
        KnownMediaType::ImageLayerNondistributableGzip => &GZIP_PAYLOAD_NONDISTRIBUTABLE,
        KnownMediaType::ImageLayerNondistributableZstd => &ZSTD_PAYLOAD_NONDISTRIBUTABLE,
        KnownMediaType::ImageLayer | KnownMediaType::ImageLayerNondistributable => {
            &FORMAT_TAR_ARCHIVE
        }
        _ => &MEDIA_TYPE_CONTRADICTED,
    }
}

/// The clauses that a layer of this type is held against, advisories left out.
pub fn judged_clauses(media_type: KnownMediaType) -> impl Iterator<Item = ClauseRef> {
    let own = payload(media_type);
    let is_payload = |clause: ClauseRef| clause.section().ends_with("-media-types");
    let judged = HEADING
        .clauses()
        .filter(|clause| clause.held() == Held::Judged(Subject::Layer));
    judged.filter(move |&clause| !is_payload(clause) || clause == ClauseRef::from(own))
}

/// Holds the content as a whole against what its media type promises.
fn judge_payload(media_type: KnownMediaType, faults: Vec<Fault>, swallowed: &mut Swallowed<'_>) {
    let clause = payload(media_type);
    let verdict = &mut swallowed.verdict;
    let is_compressed = media_type.compression() != Some(Compression::None);
    let limited = verdict.limited().is_some();
    if is_compressed || !faults.is_empty() {
        match (limited, faults.is_empty()) {
            (true, true) => verdict.unjudged(clause, Reason::Limit),
            _ => verdict.case(clause),
        }
    }
    // What the type calls a plain archive can be compressed nonetheless.
    let is_trailed = |fault: &Fault| matches!(fault.kind, FaultKind::Trailing(_));
    if is_compressed || faults.iter().any(is_trailed) {
        verdict.case(&TRAILING_BYTES);
    }
    for Fault { offset, kind } in faults {
        match kind {
            FaultKind::Contradicted(message) => verdict.breach(clause, b"", offset, message),
            FaultKind::Broken(DecodeError::Window(most)) => {
                verdict.limit(DecodeError::Window(most).to_string());
            }
            FaultKind::Broken(DecodeError::Unsupported) => {
                verdict.unjudged(clause, Reason::Algorithm);
            }
            FaultKind::Broken(error) => verdict.breach(clause, b"", offset, error.to_string()),
            FaultKind::Trailing(bytes) => {
                let message = format!("{bytes} bytes follow the compressed archive");
                verdict.breach(&TRAILING_BYTES, b"", offset, message);
            }
        }
    }
}

#[cfg(test)]
mod tests;
