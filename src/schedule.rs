//! Every recurring job and when, in one list.
