-- room: topics
-- After how many days without a word to the proposer staff are reminded; 0: never. No row: five days.
create table topics_reminder (
  dialogue_id uuid primary key,
  authority_id uuid not null,
  days integer not null check (days between 0 and 60),
  -- Whoever has waited since then or longer has been reminded of.
  reminded_until timestamptz
);
