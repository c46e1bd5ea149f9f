//! stub
use chrono::{DateTime, Utc};
/// clock
#[derive(Clone)]
pub struct Clock;
impl Clock {
    /// now
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
