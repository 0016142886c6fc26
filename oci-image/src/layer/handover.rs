//! Handing a layer's decompressed bytes over to another thread.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use super::sink::Sink;

/// How many pieces wait for the other thread at most.
const WAITING: usize = 4;

/// A piece of a layer on its way.
#[derive(Debug)]
enum Piece {
    Stored(Vec<u8>),
    /// The first bytes of a buffer.
    Archive(Vec<u8>, usize),
    /// What is stored and not compressed.
    Both(Vec<u8>),
}

/// The half of the work on a layer that another thread can do: hashing and judging what the one
/// that reads has decompressed.
///
/// Made by [`LayerReading::hand_over`](super::LayerReading::hand_over).
#[derive(Debug)]
pub struct Handover<'c> {
    sink: Box<Sink<'c>>,
    pieces: Receiver<Piece>,
    /// Buffers come back, those of stored bytes and those of the archive.
    spare: (Sender<Vec<u8>>, Sender<Vec<u8>>),
    done: Sender<Box<Sink<'c>>>,
}

impl Handover<'_> {
    /// Does the work until the layer is at its end, or whoever reads it gives up.
    pub fn run(mut self) {
        while let Ok(piece) = self.pieces.recv() {
            // Who reads may have all the buffers that it needs, and be gone.
            match piece {
                Piece::Stored(bytes) => {
                    self.sink.stored(&bytes);
                    _ = self.spare.0.send(bytes);
                }
                Piece::Archive(bytes, length) => {
                    self.sink.archive(bytes.get(..length).unwrap_or_default());
                    _ = self.spare.1.send(bytes);
                }
                Piece::Both(bytes) => {
                    self.sink.stored(&bytes);
                    self.sink.archive(&bytes);
                    _ = self.spare.0.send(bytes);
                }
            }
        }
        _ = self.done.send(self.sink);
    }
}

/// The other end of a [`Handover`].
#[derive(Debug)]
pub(super) struct Remote<'c> {
    pieces: SyncSender<Piece>,
    spare: (Receiver<Vec<u8>>, Receiver<Vec<u8>>),
    done: Receiver<Box<Sink<'c>>>,
}

/// The thread that a layer was handed over to is gone.
#[derive(Debug)]
pub(super) struct Gone;

impl<'c> Remote<'c> {
    pub(super) fn new(sink: Box<Sink<'c>>) -> (Self, Handover<'c>) {
        let (pieces, received) = sync_channel(WAITING);
        let (stored, spare_stored) = channel();
        let (archive, spare_archive) = channel();
        let (finished, done) = channel();
        let handover = Handover {
            sink,
            pieces: received,
            spare: (stored, archive),
            done: finished,
        };
        let remote = Self {
            pieces,
            spare: (spare_stored, spare_archive),
            done,
        };
        (remote, handover)
    }

    fn copy(&self, bytes: &[u8]) -> Vec<u8> {
        let mut copy = self.spare.0.try_recv().unwrap_or_default();
        copy.clear();
        copy.extend_from_slice(bytes);
        copy
    }

    fn send(&self, piece: Piece) -> Result<(), Gone> {
        self.pieces.send(piece).map_err(|_| Gone)
    }

    pub(super) fn stored(&self, bytes: &[u8]) -> Result<(), Gone> {
        self.send(Piece::Stored(self.copy(bytes)))
    }

    pub(super) fn both(&self, bytes: &[u8]) -> Result<(), Gone> {
        self.send(Piece::Both(self.copy(bytes)))
    }

    /// Sends the first bytes of a buffer, and returns another.
    pub(super) fn archive(&self, buffer: Vec<u8>, length: usize) -> Result<Vec<u8>, Gone> {
        let whole = buffer.len();
        self.send(Piece::Archive(buffer, length))?;
        let next = self.spare.1.try_recv();
        Ok(next.unwrap_or_else(|_| vec![0; whole]))
    }

    /// Waits for the other thread to have done everything.
    pub(super) fn finish(self) -> Result<Box<Sink<'c>>, Gone> {
        drop(self.pieces);
        self.done.recv().map_err(|_| Gone)
    }
}
