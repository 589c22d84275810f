-- room: people
-- A session that nobody uses ends before its own end: by machine time, moved on by use.
alter table people_session add column idle_at timestamptz;
update people_session set idle_at = expires_at;
alter table people_session alter column idle_at set not null;
