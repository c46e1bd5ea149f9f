//! Associations, state libraries and the others that train people and issue certificates.
