-- A transcript may state an amount instead of a length, or beside it: three semester hours. One of the two is always
-- there, in what is sent and in what counts.
alter table ledger_entries drop constraint ledger_entries_check;
alter table ledger_entries add constraint ledger_entries_amount_check check (case minutes
    when 0 then facts ->> 'stated' is not null
    else (minutes > 0) = (reverses is null)
end);
alter table activities add constraint activities_amount_check
    check ((claim ->> 'minutes')::integer > 0 or claim ->> 'stated' is not null);

-- What a supervisor says of a period before it is handed in. The learner names them; the latest that was asked counts.
create table period_attestations (
    holder_id uuid not null,
    id uuid not null,
    period_id uuid not null,
    -- Whoever has no account here: as the learner names them.
    name text not null check (name <> ''),
    position text not null check (position <> ''),
    email text not null check (email <> ''),
    asked_at timestamptz not null,
    answered_at timestamptz,
    -- A print of what was shown to them, where they attested: of nothing else they have said anything.
    attested text check (attested ~ '^[0-9a-f]{64}$'),
    remark text not null default '',
    primary key (holder_id, id),
    foreign key (holder_id, period_id) references periods (holder_id, id),
    check (attested is null or answered_at is not null),
    check (answered_at is null or attested is not null or remark <> '')
);
create index period_attestations_latest on period_attestations (holder_id, period_id, asked_at desc);

-- They stand in the log, too, by the name that they were given.
alter table decisions drop constraint decisions_role_check;
alter table decisions add constraint decisions_role_check check (role in
    ('learner', 'author', 'reviewer', 'coordinator', 'validator', 'registrar', 'administrator', 'supervisor',
    'operator', 'itself'));

-- Where nobody decides until an audit, what is handed in complete is accepted at once, and a share of it is drawn.
alter table periods add column drawn_at timestamptz;
-- The learner says that everything is there; then the registrar found nothing wrong.
alter table periods add column evidence_at timestamptz;
alter table periods add column audited_at timestamptz;
alter table periods add constraint periods_audit_check
    check (drawn_at is not null or num_nonnulls(evidence_at, audited_at) = 0);
create index periods_drawn on periods (enrollment_id) where drawn_at is not null and audited_at is null;

-- The steps that a period passes before the last one decides, anew each time that it is handed in.
create table period_steps (
    holder_id uuid not null,
    period_id uuid not null,
    -- When it was handed in: what was passed before it was given back counts no more.
    submitted_at timestamptz not null,
    number smallint not null check (number > 0),
    role text not null check (role <> ''),
    passed_by uuid not null references users (id),
    passed_at timestamptz not null,
    primary key (holder_id, period_id, submitted_at, number),
    foreign key (holder_id, period_id) references periods (holder_id, id)
);

-- Since when somebody lets the public page of an older certificate say their present name (rule R25). No other name is
-- kept: the older one stands on the certificate.
alter table users add column present_name_since timestamptz;
