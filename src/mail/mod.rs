//! Messages and how they leave: composed once, kept in an outbox, handed to a mail server or written to files.
