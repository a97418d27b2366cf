//! Bytes of a document in, text out.
