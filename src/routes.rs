//! Every route of the program, slice by slice, in one list.

use crate::web::{Routes, assets};
use crate::{
    accounts, admin, aims, association, catalogue, certificates, claiming, coordinating, deciding, device, digests,
    erasing, joining, media, notes, packet, programs, recognizing, record, registrar, reports, rooms, site, standings,
    study, validating,
};

/// All of them, in the order in which they are tried.
pub fn all() -> Routes {
    assets::routes()
        // What is asked for most comes first: a path is compared with one route after the other.
        .and(study::routes())
        .and(media::routes())
        .and(accounts::routes())
        .and(catalogue::routes())
        .and(notes::routes())
        .and(aims::routes())
        .and(record::routes())
        .and(claiming::routes())
        .and(certificates::routes())
        .and(coordinating::routes())
        .and(registrar::routes())
        .and(validating::routes())
        .and(rooms::routes())
        .and(programs::routes())
        .and(recognizing::routes())
        .and(deciding::routes())
        .and(packet::routes())
        .and(association::routes())
        .and(erasing::routes())
        .and(joining::routes())
        .and(standings::routes())
        .and(reports::routes())
        .and(digests::routes())
        .and(admin::routes())
        .and(device::routes())
        .and(site::routes())
}
