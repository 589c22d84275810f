-- room: notes
-- One notebook per group and question: the shared notes of one conversation. `sequence` counts its stored updates.
create table notes_notebook (
  group_id uuid not null,
  question text not null,
  authority_id uuid not null,
  dialogue_id uuid not null,
  meeting_id uuid not null,
  sequence bigint not null,
  closed_at timestamptz,
  primary key (group_id, question)
);
create index on notes_notebook (dialogue_id);
create index on notes_notebook (meeting_id);

-- What was typed, as it came: the technical log from which a document is loaded. One row after compaction.
-- `person_id` is missing where the server itself wrote (stamps, compaction).
create table notes_update (
  group_id uuid not null,
  question text not null,
  sequence bigint not null,
  authority_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  payload bytea not null,
  primary key (group_id, question, sequence),
  foreign key (group_id, question) references notes_notebook
);

-- The notes as rows, derived from the document in the transaction that stores the update.
create table notes_note (
  note_id uuid primary key,
  group_id uuid not null,
  question text not null,
  authority_id uuid not null,
  number integer not null,
  author_id uuid not null,
  kind text not null check (kind in ('experience', 'challenge', 'idea', 'question', 'contact')),
  text text not null,
  hidden boolean not null,
  at timestamptz not null,
  unique (group_id, question, number),
  foreign key (group_id, question) references notes_notebook
);
create index on notes_note (author_id);

-- A member says that the notes are what the group said, as of `sequence`; a later change leaves it behind.
create table notes_confirmation (
  group_id uuid not null,
  question text not null,
  person_id uuid not null,
  authority_id uuid not null,
  sequence bigint not null,
  at timestamptz not null,
  primary key (group_id, question, person_id),
  foreign key (group_id, question) references notes_notebook
);
create index on notes_confirmation (person_id);
