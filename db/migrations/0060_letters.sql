-- room: letters
-- An invitation can be declined for good with one press (RFC 8058). The address is no key to anything else, so it may be stored.
alter table letters_letter add column unsubscribe text;

-- A batch that waits for a human: nothing of it is taken, nothing of it is lost.
create table letters_pause (
  batch_id uuid primary key,
  authority_id uuid not null,
  paused_at timestamptz not null
);
