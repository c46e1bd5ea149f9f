-- People, how they sign in, and the organizations that train them.

create table organizations (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null,
    kind text not null,
    example boolean not null,
    time_zone text not null,
    certificate_prefix text not null unique check (certificate_prefix ~ '^[A-Z]{2,5}$'),
    body jsonb not null,
    content_hash text not null,
    updated_at timestamptz not null
);

create table users (
    id uuid primary key,
    email text not null unique check (email = lower(email) and email like '%_@_%'),
    name text not null check (name <> ''),
    library text not null default '',
    password_hash text,
    language text not null default 'en',
    time_zone text not null default 'America/Chicago',
    demo boolean not null default false,
    created_at timestamptz not null
);

create table roles (
    user_id uuid not null references users (id) on delete cascade,
    organization_id uuid not null references organizations (id),
    role text not null check (role in
        ('author', 'reviewer', 'coordinator', 'validator', 'registrar', 'administrator')),
    granted_at timestamptz not null,
    primary key (user_id, organization_id, role)
);

create table sessions (
    user_id uuid not null references users (id) on delete cascade,
    id uuid not null,
    device text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (user_id, id)
);

-- A link is known by the hash of its secret; it names an address, not a person, so that a link
-- for an address without an account is the same as any other.
create table sign_in_links (
    token_hash bytea primary key,
    email text not null,
    next_path text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    used_at timestamptz
);
create index sign_in_links_expired on sign_in_links (expires_at);
