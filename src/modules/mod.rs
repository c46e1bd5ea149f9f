//! Credit modules: fixed bundles of lessons with an evaluation, the unit of credit.
