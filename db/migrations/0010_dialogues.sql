-- room: dialogues
create table dialogues_dialogue (
  id uuid primary key,
  authority_id uuid not null,
  slug text not null unique,
  diary_number text not null,
  state text not null check (state in ('draft', 'published', 'closed')),
  version integer not null,
  created_at timestamptz not null,
  unique (authority_id, diary_number)
);

-- Every text a dialogue has had: which notice a person saw is told by the version kept with the registration.
create table dialogues_version (
  dialogue_id uuid not null references dialogues_dialogue,
  version integer not null,
  authority_id uuid not null,
  file jsonb not null,
  imported_at timestamptz not null,
  primary key (dialogue_id, version)
);

-- Local times are what the wall clock says in the dialogue's zone: "2020-11-03T13:00".
create table dialogues_meeting (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null references dialogues_dialogue,
  number integer not null,
  starts_local text not null,
  ends_local text not null,
  lobby_opens_local text not null,
  capacity integer not null check (capacity > 0),
  role_capacity jsonb not null,
  unique (dialogue_id, number)
);
