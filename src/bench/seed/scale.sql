-- How much is invented, and names for what is invented, for the other files here.

create function pg_temp.reader(n bigint) returns uuid language sql immutable as
    $$ select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
create function pg_temp.session(n bigint) returns uuid language sql immutable as
    $$ select ('01920000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
create function pg_temp.thing(n bigint) returns uuid language sql immutable as
    $$ select ('01940000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;

-- Readers 1 to `learners` are the learners; after them come those who finish the module while it is
-- measured, `finishers` in number. Reader 0 coordinates.
create temp table scale (
    learners bigint, finishers bigint, members bigint, now timestamptz,
    organization_id uuid, pathway_id uuid, module_id uuid, module_version_id uuid, answers jsonb, questions integer
);
create temp table syllabus (
    position bigint, lesson_id uuid, version_id uuid, minutes integer, whole jsonb, half jsonb
);
create temp table script (position bigint, lesson_id uuid, version_id uuid, kind text, payload jsonb);
create temp table codes (n bigint, code text);
