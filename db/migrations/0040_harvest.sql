-- room: harvest
-- What the organiser reads out of the notes. `revision` counts the wordings and sets of sources: a confirmation holds for one.
create table harvest_insight (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  number integer not null,
  title text not null,
  body text not null,
  state text not null check (state in ('draft', 'proposed', 'published', 'merged', 'dropped')),
  merged_into uuid references harvest_insight,
  revision integer not null,
  window_ends timestamptz,
  published_version integer,
  unique (dialogue_id, number),
  check ((state = 'merged') = (merged_into is not null)),
  check (state <> 'proposed' or window_ends is not null),
  check ((state = 'published') = (published_version is not null))
);

-- A note may be a source of several insights. A merged insight keeps its own sources, so that the merge can be undone.
create table harvest_source (
  insight_id uuid not null references harvest_insight,
  note_id uuid not null,
  authority_id uuid not null,
  position integer not null,
  primary key (insight_id, note_id)
);
create index on harvest_source (note_id);

-- Notes that the organiser has looked at and that are no source of anything.
create table harvest_aside (
  note_id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null
);
create index on harvest_aside (dialogue_id);

-- The wall of a dialogue: its row is what everyone who changes the wall queues at.
create table harvest_wall (
  dialogue_id uuid primary key,
  authority_id uuid not null,
  sequence bigint not null
);

-- Every change of the wall with what was there before and after: what undo goes back to.
create table harvest_change (
  dialogue_id uuid not null references harvest_wall,
  sequence bigint not null,
  authority_id uuid not null,
  actor uuid not null,
  act text not null,
  before jsonb not null,
  after jsonb not null,
  at timestamptz not null,
  undone boolean not null,
  primary key (dialogue_id, sequence)
);

-- One member speaks for the group: yes, or what should be changed.
create table harvest_answer (
  insight_id uuid not null references harvest_insight,
  revision integer not null,
  group_id uuid not null,
  person_id uuid not null,
  authority_id uuid not null,
  confirms boolean not null,
  remark text,
  at timestamptz not null,
  primary key (insight_id, revision, group_id, person_id),
  check (confirms or remark is not null)
);
create index on harvest_answer (person_id);

-- Each publishing of the documentation. `groups` and `confirmed` are what was true of each insight then.
create table harvest_publication (
  dialogue_id uuid not null,
  version integer not null,
  authority_id uuid not null,
  summary text not null,
  published_by uuid not null,
  at timestamptz not null,
  primary key (dialogue_id, version)
);

create table harvest_published (
  insight_id uuid primary key references harvest_insight,
  dialogue_id uuid not null,
  version integer not null,
  authority_id uuid not null,
  groups integer not null,
  confirmed integer not null,
  foreign key (dialogue_id, version) references harvest_publication
);
