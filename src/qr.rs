//! QR codes (being written)
