//! A packet on its way: written by a thread of its own, piece by piece, no faster than it is taken.

use std::io::{self, Write};

use actix_web::HttpResponse;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::Bytes;
use futures_util::stream;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use super::gather::Packet;
use super::write::write;
use crate::activities;
use crate::app::App;
use crate::text::slug;

/// Bytes of a piece.
const PIECE: usize = 64 * 1024;
/// Pieces that wait to be taken.
const WAITING: usize = 4;

type Piece = io::Result<Bytes>;

/// What is written goes on in pieces.
struct Pieces {
    begun: Vec<u8>,
    out: mpsc::Sender<Piece>,
}

impl Pieces {
    fn send(&mut self) -> io::Result<()> {
        let piece = std::mem::replace(&mut self.begun, Vec::with_capacity(PIECE));
        // Whoever asked for it has gone.
        self.out.blocking_send(Ok(piece.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        if self.begun.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The answer with a packet. One that can't be finished breaks off, so that nobody takes a part for the whole.
pub(super) fn download(app: &App, packet: Packet) -> HttpResponse {
    let name = packet.file_name();
    let shelf = app.store().shelf(activities::SHELF);
    let (out, mut pieces) = mpsc::channel::<Piece>(WAITING);
    let runtime = Handle::current();
    tokio::task::spawn_blocking(move || {
        let begun = Vec::with_capacity(PIECE);
        let written = write(&packet, Pieces { begun, out: out.clone() }, |hash| runtime.block_on(shelf.get(hash)));
        let ended = written.and_then(|mut pieces| Ok(pieces.send()?));
        if let Err(error) = ended {
            let left = error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
            if !left {
                tracing::error!(%error, "an audit packet could not be finished");
            }
            // Where nobody listens any more there is nobody to tell.
            let _ = out.blocking_send(Err(io::Error::other("the packet could not be finished")));
        }
    });
    HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        // It is compressed already.
        .insert_header(ContentEncoding::Identity)
        .streaming(stream::poll_fn(move |context| pieces.poll_recv(context)))
}

impl Packet {
    /// `audit-packet-<program>-<person>-<period>.zip`: only characters that every system takes.
    fn file_name(&self) -> String {
        let who: String = slug(&self.who).chars().filter(char::is_ascii).take(60).collect();
        let who = if who.is_empty() { "person".to_owned() } else { who };
        let program = slug(&self.standing.enrollment.program);
        let (from, to) = (self.standing.kept.period.span.starts, self.standing.ends);
        format!("audit-packet-{program}-{who}-{from}-to-{to}.zip")
    }
}
