//! A demonstrable instance: sample people, a cohort, some weeks of activity.
