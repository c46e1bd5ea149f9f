//! Starting and stopping: the database, the jobs, the web server, in that order and back.
