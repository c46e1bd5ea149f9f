-- The registrar's desk: certificates of a period, why one was withdrawn, how they look, issuing many.

-- A certificate is for a module or for a period of a program, and has an issuer of its own.
alter table certificates
    alter column module_id drop not null,
    alter column module_version_id drop not null,
    add column kind text not null default 'module',
    add column period_id uuid,
    add column organization_id uuid references organizations (id),
    -- What the registrar keeps to themselves about a withdrawal.
    add column revocation_note text,
    add column learner text not null generated always as (coalesce(facts ->> 'learner', '')) stored;
update certificates set
    organization_id = (select provider_id from module_versions where id = module_version_id),
    revocation_note = revocation_reason,
    revocation_reason = case when revocation_reason is not null then 'other' end;
alter table certificates
    alter column organization_id set not null,
    add check (case kind
        when 'module' then num_nonnulls(module_id, module_version_id) = 2 and period_id is null
        when 'period' then num_nonnulls(module_id, module_version_id) = 0 and period_id is not null
        else false end),
    -- The closed list; each code has its public wording in the message files.
    add check (revocation_reason in ('issued_in_error', 'issued_twice', 'wrong_details', 'requirements_not_met',
        'not_own_work', 'credit_reversed', 'owner_asked', 'other')),
    add check (revocation_note is null or revoked_at is not null);
create unique index certificates_period_once on certificates (user_id, period_id)
    where revoked_at is null and superseded_by is null;
-- The register of one issuer, the latest first.
create index certificates_register on certificates (organization_id, issued_at desc, id desc);
create index certificate_codes_certificate on certificate_codes (certificate_id);

-- Who issues a certificate of a module, where nobody says it: whoever gave the module.
create function certificate_issuer() returns trigger language plpgsql as $$
begin
    new.organization_id = (select provider_id from module_versions where id = new.module_version_id);
    return new;
end $$;
create trigger certificates_issuer before insert on certificates
    for each row when (new.organization_id is null) execute function certificate_issuer();

-- The one that is replaced names its successor before that is there.
alter table certificates drop constraint certificates_user_id_superseded_by_fkey;
alter table certificates add foreign key (user_id, superseded_by) references certificates (user_id, id)
    deferrable initially deferred;

-- What it attests never changes, and nothing takes it away.
create trigger certificates_attested before update of user_id, id, code, kind, module_id, module_version_id, period_id,
    organization_id, facts, issued_at on certificates for each row execute function refuse_change();
create trigger certificates_kept before delete on certificates
    for each row execute function refuse_change();
create trigger certificates_no_truncate before truncate on certificates
    for each statement execute function refuse_change();

-- How an organization's certificates look. Each was issued with one version, which stays.
create table certificate_layouts (
    organization_id uuid not null references organizations (id),
    version integer not null check (version > 0),
    body jsonb not null,
    made_by uuid not null references users (id),
    made_at timestamptz not null,
    primary key (organization_id, version)
);
create trigger certificate_layouts_append_only before update or delete on certificate_layouts
    for each row execute function refuse_change();
create trigger certificate_layouts_no_truncate before truncate on certificate_layouts
    for each statement execute function refuse_change();

-- Logos and signatures, made anew from what was uploaded and known by their content.
create table certificate_pictures (
    organization_id uuid not null references organizations (id),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    content_type text not null check (content_type in ('image/png', 'image/jpeg')),
    bytes bytea not null check (octet_length(bytes) between 1 and 65536),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    kept_at timestamptz not null,
    primary key (organization_id, hash)
);
create trigger certificate_pictures_append_only before update or delete on certificate_pictures
    for each row execute function refuse_change();
create trigger certificate_pictures_no_truncate before truncate on certificate_pictures
    for each statement execute function refuse_change();

-- Issuing many, or issuing many anew: what was decided, and what has come of it.
create table certificate_runs (
    id uuid primary key,
    organization_id uuid not null references organizations (id),
    kind text not null check (kind in ('issue', 'reissue')),
    module_id uuid references modules (id),
    note text not null,
    -- Whether each is told by mail.
    tell boolean not null,
    made_by uuid not null references users (id),
    made_at timestamptz not null,
    stopped_at timestamptz,
    finished_at timestamptz,
    check ((kind = 'issue') = (module_id is not null))
);
create index certificate_runs_of on certificate_runs (organization_id, made_at desc);

create table certificate_run_lines (
    user_id uuid not null references users (id),
    run_id uuid not null references certificate_runs (id),
    -- The certificate to be replaced, or else the version of the module that was completed.
    subject_id uuid not null,
    -- `issued`, or `kept`: it was issued meanwhile, or is not to be issued any more.
    outcome text check (outcome in ('issued', 'kept')),
    certificate_id uuid,
    settled_at timestamptz,
    primary key (user_id, run_id, subject_id),
    foreign key (user_id, certificate_id) references certificates (user_id, id),
    check ((outcome is null) = (settled_at is null) and (certificate_id is null or outcome is not null))
);
create index certificate_run_lines_open on certificate_run_lines (run_id) where outcome is null;
create index certificate_run_lines_run on certificate_run_lines (run_id, outcome);
