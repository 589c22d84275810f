-- room: letters
-- The outbox: a row before anything is sent, and the only truth about what was. `not_before`, `queued_at` and `taken_at` are civil
-- time; `next_attempt_at`, `first_attempt_at` and `lease_until` are machine time.
create table letters_letter (
  letter_id uuid primary key,
  -- The order of queueing.
  place bigint generated always as identity,
  authority_id uuid not null,
  dialogue_id uuid,
  person_id uuid,
  to_address text not null,
  recipient text not null generated always as (coalesce(person_id::text, lower(to_address))) stored,
  purpose text not null,
  version text not null,
  batch_id uuid,
  subject text not null,
  -- With {{personal-link}} where the link belongs: no secret is stored.
  text text not null,
  calendar jsonb,
  language text not null,
  not_before timestamptz,
  queued_at timestamptz not null,
  state text not null
    check (state in ('queued', 'sending', 'accepted', 'deferred', 'refused', 'unknown', 'stopped', 'skipped')),
  because text check (state <> 'skipped' or because is not null),
  -- What the mail server last said.
  reply text,
  -- The number of the attempt is also its fence: only the newest may write how it ended.
  attempt integer not null default 0,
  first_attempt_at timestamptz,
  next_attempt_at timestamptz,
  lease_until timestamptz check (state <> 'sending' or lease_until is not null),
  taken_at timestamptz
);
-- Never twice (M2): one row per person (or address, when it is no person), purpose and version.
create unique index letters_letter_once on letters_letter (coalesce(dialogue_id, authority_id), recipient, purpose, version);
create index letters_letter_waiting on letters_letter (place) where state in ('queued', 'deferred');
create index letters_letter_under_way on letters_letter (lease_until) where state = 'sending';
create index on letters_letter (person_id);
create index on letters_letter (batch_id);

-- One row per attempt, written before the mail server is asked.
create table letters_delivery (
  letter_id uuid not null references letters_letter,
  attempt integer not null,
  authority_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'deferred', 'refused', 'unknown')),
  reply text,
  primary key (letter_id, attempt)
);

-- The stop button. Looked at before each letter is taken, so that it also stops what is queued after it was pressed.
create table letters_stop (
  batch_id uuid primary key,
  authority_id uuid not null,
  stopped_at timestamptz not null
);
