-- room: attendance
-- A visit is a stay of a person in a meeting, however many connections it takes. Open while `left_at` is null.
create table attendance_visit (
  id uuid primary key,
  authority_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  process_id uuid not null,
  arrived_at timestamptz not null,
  left_at timestamptz
);
create index on attendance_visit (meeting_id, person_id);
create index on attendance_visit (meeting_id, process_id) where left_at is null;

-- Which process holds connections of which meeting. When it has not said so until `alive_until` (machine time) it is dead,
-- and its open visits ended at `seen_at` (civil time).
create table attendance_watch (
  meeting_id uuid not null,
  process_id uuid not null,
  authority_id uuid not null,
  seen_at timestamptz not null,
  alive_until timestamptz not null,
  primary key (meeting_id, process_id)
);
