-- room: registration
create table registration_counter (
  dialogue_id uuid primary key,
  authority_id uuid not null,
  last_number integer not null
);

-- The row that is locked before a place on a date is given or given back; it counts what it guards, so that 100,000
-- rows cost no more than ten.
create table registration_date (
  meeting_id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  taken integer not null default 0,
  taken_by_role jsonb not null default '{}',
  waiting integer not null default 0,
  last_waiting integer not null default 0
);

create table registration_registration (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  person_id uuid not null unique,
  number integer not null,
  idempotency_key uuid not null unique,
  source text not null check (source in ('form', 'phone', 'paper')),
  role text not null,
  organisation text not null,
  municipality text not null,
  languages text[] not null,
  -- Topics the person would like to talk about, best first.
  topic_wishes text[] not null default '{}',
  notice_version integer not null,
  -- As received, never changed; what holds now are the columns beside it.
  submission jsonb not null,
  received_at timestamptz not null,
  changed_at timestamptz,
  unique (dialogue_id, number)
);

-- One row per date a person asked for. `waiting_number` grows on each date: lowest first.
-- `revision` is the SEQUENCE of the calendar entry; `before_cancel` is what an undo goes back to.
create table registration_status (
  registration_id uuid not null references registration_registration,
  meeting_id uuid not null references registration_date,
  authority_id uuid not null,
  status text not null check (status in ('registered', 'waiting', 'cancelled', 'attended')),
  waiting_number integer,
  before_cancel text check (before_cancel in ('registered', 'waiting')),
  cancelled_at timestamptz,
  revision integer not null default 0,
  primary key (registration_id, meeting_id),
  check ((status = 'waiting') <= (waiting_number is not null))
);
create index on registration_status (meeting_id, status, waiting_number);
