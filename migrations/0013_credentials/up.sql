-- Certificates as signed credentials: who signs, with which keys, what was signed, the list of those
-- withdrawn, and the log that shows when anything was written in late.

-- One row for each organization that has ever signed. Its lock puts everything it signs in one order.
create table issuers (
    organization_id uuid primary key references organizations (id),
    log_size bigint not null default 0 check (log_size >= 0),
    -- When the latest entry of its log was made; the log's time never goes back.
    log_at timestamptz,
    -- The status list that is being filled, and how many of its places are taken.
    status_list integer not null default 1 check (status_list > 0),
    status_taken integer not null default 0 check (status_taken >= 0)
);

-- Retired keys stay, without their secret: what they signed stays valid.
create table issuer_keys (
    organization_id uuid not null references issuers (organization_id),
    id text not null,
    public_key text not null,
    sealed_secret bytea,
    since timestamptz not null,
    until timestamptz check (until >= since),
    primary key (organization_id, id),
    check ((until is null) = (sealed_secret is not null))
);
create unique index issuer_keys_active on issuer_keys (organization_id) where until is null;

-- Places in status lists, drawn at random: one says nothing of whose it is.
create table status_places (
    organization_id uuid not null references issuers (organization_id),
    list integer not null check (list > 0),
    place integer not null check (place between 0 and 131071),
    withdrawn_at timestamptz,
    primary key (organization_id, list, place)
);
create index status_places_withdrawn on status_places (organization_id, list) where withdrawn_at is not null;

-- What was signed when a certificate was issued, and the salt that finds it in the log.
create table certificate_credentials (
    user_id uuid not null,
    certificate_id uuid not null,
    organization_id uuid not null,
    status_list integer not null,
    status_place integer not null,
    -- The issuer's address at that time, of which its identifier is made.
    issuer text not null,
    -- The hash of the module's version, for the address of its achievement.
    achievement text not null,
    salt bytea not null check (octet_length(salt) = 32),
    token text not null,
    -- A few facts and a signature, short enough for the QR code.
    stamp text not null,
    signed_at timestamptz not null,
    primary key (user_id, certificate_id),
    foreign key (user_id, certificate_id) references certificates (user_id, id),
    foreign key (organization_id, status_list, status_place) references status_places (organization_id, list, place)
);
create index certificate_credentials_achievement on certificate_credentials (organization_id, achievement);

-- The log: entries, the hashes of complete subtrees, and signed heads. It names nobody, and only grows.
create table log_entries (
    organization_id uuid not null references issuers (organization_id),
    number bigint not null check (number >= 0),
    certificate bytea not null check (octet_length(certificate) = 32),
    content text not null,
    primary key (organization_id, number)
);
create index log_entries_certificate on log_entries (organization_id, certificate);

create table log_nodes (
    organization_id uuid not null references issuers (organization_id),
    level smallint not null check (level >= 0),
    number bigint not null check (number >= 0),
    hash bytea not null check (octet_length(hash) = 32),
    primary key (organization_id, level, number)
);

create table log_heads (
    organization_id uuid not null references issuers (organization_id),
    size bigint not null check (size > 0),
    origin text not null,
    note text not null,
    primary key (organization_id, size)
);

create trigger log_entries_append_only before update or delete on log_entries
    for each row execute function refuse_change();
create trigger log_entries_no_truncate before truncate on log_entries
    for each statement execute function refuse_change();
create trigger log_nodes_append_only before update or delete on log_nodes
    for each row execute function refuse_change();
create trigger log_nodes_no_truncate before truncate on log_nodes
    for each statement execute function refuse_change();
create trigger log_heads_append_only before update or delete on log_heads
    for each row execute function refuse_change();
create trigger log_heads_no_truncate before truncate on log_heads
    for each statement execute function refuse_change();

-- Certificates that exist already are signed once, by a job.
insert into jobs (id, kind, payload, unique_key, run_at, created_at)
select gen_random_uuid(), 'attest_certificates', '{}', 'attest_certificates', now(), now()
where exists (select from certificates);
