-- room: live
-- The head of a meeting's log. Its row is locked before anything is decided: one writer at a time, in any process.
create table live_meeting (
  meeting_id uuid primary key,
  authority_id uuid not null,
  sequence integer not null default 0,
  phase text not null default 'planned' check (phase in ('planned', 'lobby', 'running', 'ended'))
);
create index on live_meeting (phase) where phase in ('lobby', 'running');

-- What happened, in order, by ids only. A command's events are its parts; a command that comes again finds them.
create table live_event (
  meeting_id uuid not null references live_meeting,
  sequence integer not null,
  authority_id uuid not null,
  command_id uuid not null,
  part integer not null,
  actor text not null,
  event jsonb not null,
  primary key (meeting_id, sequence),
  unique (meeting_id, command_id, part)
);
