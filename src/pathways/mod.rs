//! Pathways: ordered modules and electives for one career stage.
