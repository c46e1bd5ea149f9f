-- Certificates of accepted periods are issued in runs, too.
alter table certificate_runs add column program text check (program <> '');
alter table certificate_runs
    drop constraint certificate_runs_kind_check,
    drop constraint certificate_runs_check,
    add constraint certificate_runs_kind_check check (kind in ('issue', 'period', 'reissue')),
    add constraint certificate_runs_check
        check ((kind = 'issue') = (module_id is not null) and (kind = 'period') = (program is not null));
