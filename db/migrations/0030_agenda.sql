-- room: agenda
-- The run of show of a meeting: taken over from the dialogue's file, then the staff's to change.
create table agenda_step (
  id uuid primary key,
  authority_id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  key text not null,
  kind text not null check (kind in ('plenary', 'round', 'break', 'harvest')),
  title jsonb not null,
  minutes integer not null check (minutes > 0),
  question jsonb,
  group_min integer,
  group_max integer,
  notice_seconds integer not null check (notice_seconds >= 0),
  unique (meeting_id, key),
  unique (meeting_id, position) deferrable initially deferred,
  check ((kind = 'round') = (question is not null and group_min is not null and group_max is not null)),
  check (group_min <= group_max)
);

-- A topic's own table in a round, and who hosts it.
create table agenda_placement (
  topic_id uuid primary key,
  authority_id uuid not null,
  step_id uuid not null references agenda_step,
  host_person_id uuid,
  placed_at timestamptz not null
);
create index on agenda_placement (step_id);

create table agenda_crew (
  meeting_id uuid not null,
  person_id uuid not null,
  authority_id uuid not null,
  role text not null check (role in ('facilitator', 'host', 'interpreter', 'caption-writer')),
  since timestamptz not null,
  primary key (meeting_id, person_id, role)
);
