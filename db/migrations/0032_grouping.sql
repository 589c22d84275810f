-- room: grouping
-- A round of talks as it was composed and run. `quality` is the engine's: each figure beside the best there could be.
create table grouping_round (
  id uuid primary key,
  authority_id uuid not null,
  meeting_id uuid not null,
  step_id uuid not null,
  number integer not null,
  seed bigint not null,
  quality jsonb not null,
  started_at timestamptz not null,
  closed_at timestamptz,
  unique (meeting_id, number)
);

-- What is written in a group belongs to it for ever: closing and merging delete nothing.
create table grouping_group (
  id uuid primary key,
  authority_id uuid not null,
  round_id uuid not null references grouping_round,
  number integer not null,
  topic_id uuid,
  host_person_id uuid,
  size_min integer not null,
  size_max integer not null,
  closed_at timestamptz,
  merged_into uuid references grouping_group,
  unique (round_id, number)
);

-- Who was seated where, when, by whom and why (G3): rows are only ever added, and the last turn is where a person sits.
-- The key keeps two who place the same person at once apart: one of them fails.
create table grouping_assignment (
  round_id uuid not null references grouping_round,
  person_id uuid not null,
  turn integer not null,
  group_id uuid not null references grouping_group,
  authority_id uuid not null,
  at timestamptz not null,
  actor text not null,
  why text not null check (why in ('composed', 'late', 'moved', 'merged')),
  primary key (round_id, person_id, turn)
);
create index on grouping_assignment (group_id);
create index on grouping_assignment (person_id);

-- What other rooms' stores may join: where each person sits, or sat last, in a round.
create view grouping_seat as
  select distinct on (round_id, person_id) round_id, person_id, group_id, authority_id, at
  from grouping_assignment
  order by round_id, person_id, turn desc;
