-- room: registration
-- A place that is held for someone in the queue until this civil time: they are asked, and it goes to the next when they do
-- not answer. Held places count as taken, and who holds one does not count as waiting.
alter table registration_status
  add column offered_until timestamptz,
  add check (offered_until is null or status = 'waiting');
create index registration_status_offered on registration_status (meeting_id, offered_until) where offered_until is not null;
