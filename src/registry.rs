//! Every kind of job, in one list.
