-- room: topics
create table topics_counter (
  dialogue_id uuid primary key,
  authority_id uuid not null,
  last_number integer not null
);

create table topics_topic (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  person_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('challenge', 'opportunity')),
  title text not null,
  text text not null,
  state text not null check (state in ('received', 'contacted', 'preparing', 'on-agenda', 'joined', 'declined', 'discussed', 'answered')),
  question text,
  meeting_id uuid,
  step_id text,
  joined_into uuid references topics_topic,
  joined_from text,
  because text,
  released boolean not null default false,
  received_at timestamptz not null,
  unique (dialogue_id, number)
);
create index on topics_topic (person_id);
create index on topics_topic (joined_into) where joined_into is not null;

-- The topic's life, one row for each state it came to: what the proposer sees.
create table topics_step (
  topic_id uuid not null references topics_topic,
  sequence integer not null,
  authority_id uuid not null,
  state text not null,
  at timestamptz not null,
  actor text not null,
  primary key (topic_id, sequence)
);

-- Earlier wordings: what came in is kept when the proposer rewords it.
create table topics_wording (
  topic_id uuid not null references topics_topic,
  sequence integer not null,
  authority_id uuid not null,
  kind text not null,
  title text not null,
  text text not null,
  replaced_at timestamptz not null,
  primary key (topic_id, sequence)
);

create table topics_contact (
  id uuid primary key,
  authority_id uuid not null,
  topic_id uuid not null references topics_topic,
  way text not null check (way in ('phone', 'mail', 'meeting')),
  about text not null,
  by_person uuid not null,
  at timestamptz not null
);
create index on topics_contact (topic_id, at);

create table topics_message (
  id uuid primary key,
  authority_id uuid not null,
  topic_id uuid not null references topics_topic,
  sender text not null check (sender in ('proposer', 'authority')),
  by_person uuid not null,
  text text not null,
  at timestamptz not null
);
create index on topics_message (topic_id, at);
