-- Content: small reference tables, filled from files. A published version never changes.

create table media (
    hash text primary key,
    content_type text not null,
    bytes bytea not null,
    width integer not null check (width > 0),
    height integer not null check (height > 0)
);

create table lessons (
    id uuid primary key,
    slug text not null unique,
    mark text not null unique check (length(mark) between 1 and 12),
    current_version_id uuid,
    withdrawn_at timestamptz,
    created_at timestamptz not null
);

create table lesson_versions (
    id uuid primary key,
    lesson_id uuid not null references lessons (id),
    number integer not null check (number > 0),
    content_hash text not null,
    topic text not null,
    minutes integer not null check (minutes between 1 and 10),
    open boolean not null,
    body jsonb not null,
    published_at timestamptz not null,
    unique (lesson_id, number),
    unique (lesson_id, content_hash),
    unique (lesson_id, id)
);
-- A lesson shows one of its own versions.
alter table lessons add foreign key (id, current_version_id) references lesson_versions (lesson_id, id);

-- What the catalogue lists and searches: one row for each lesson and language.
create table lesson_texts (
    lesson_id uuid not null references lessons (id),
    language text not null,
    title text not null,
    summary text not null,
    words text not null,
    document tsvector not null,
    primary key (lesson_id, language)
);
create index lesson_texts_document on lesson_texts using gin (document);
create index lesson_texts_words on lesson_texts using gin (words gin_trgm_ops);

create table modules (
    id uuid primary key,
    slug text not null unique,
    current_version_id uuid,
    withdrawn_at timestamptz,
    created_at timestamptz not null
);

create table module_versions (
    id uuid primary key,
    module_id uuid not null references modules (id),
    number integer not null check (number > 0),
    content_hash text not null,
    provider_id uuid not null references organizations (id),
    title text not null,
    minutes integer not null check (minutes > 0),
    body jsonb not null,
    published_at timestamptz not null,
    unique (module_id, number),
    unique (module_id, content_hash),
    unique (module_id, id)
);
alter table modules add foreign key (id, current_version_id) references module_versions (module_id, id);

create table module_version_lessons (
    module_version_id uuid not null references module_versions (id),
    position integer not null check (position > 0),
    lesson_id uuid not null references lessons (id),
    primary key (module_version_id, position),
    unique (module_version_id, lesson_id)
);
create index module_version_lessons_lesson on module_version_lessons (lesson_id);

create table pathways (
    id uuid primary key,
    slug text not null unique,
    title text not null,
    stage text not null,
    body jsonb not null,
    content_hash text not null,
    withdrawn_at timestamptz,
    updated_at timestamptz not null
);

create table pathway_modules (
    pathway_id uuid not null references pathways (id),
    position integer not null check (position > 0),
    module_id uuid not null references modules (id),
    elective boolean not null,
    primary key (pathway_id, position),
    unique (pathway_id, module_id)
);

create table rule_sets (
    id uuid primary key,
    code text not null,
    version integer not null check (version > 0),
    name text not null,
    effective_from date not null,
    body jsonb not null,
    content_hash text not null,
    loaded_at timestamptz not null,
    unique (code, version)
);

create trigger lesson_versions_immutable before update or delete on lesson_versions
    for each row execute function refuse_change();
create trigger module_versions_immutable before update or delete on module_versions
    for each row execute function refuse_change();
create trigger rule_sets_immutable before update or delete on rule_sets
    for each row execute function refuse_change();

-- A catalogue card: the current text of each lesson that isn't withdrawn, in each of its languages.
create view lesson_cards as
    select l.id, t.language, l.slug, l.mark, t.title, t.summary, v.topic, v.minutes, v.open,
        exists (
            select 1 from module_version_lessons m join modules on modules.current_version_id = m.module_version_id
            where m.lesson_id = l.id and modules.withdrawn_at is null
        ) as credit
    from lessons l
    join lesson_versions v on v.id = l.current_version_id
    join lesson_texts t on t.lesson_id = l.id
    where l.withdrawn_at is null;
