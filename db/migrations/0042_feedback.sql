-- room: feedback
-- What somebody said about a page. `dialogue_id` is missing where the page belongs to no dialogue. The key is the form's: a
-- double submit is one message. `diary_number` is what the sender is told.
create table feedback_message (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid,
  idempotency_key uuid not null unique,
  page text not null,
  found boolean,
  text text not null,
  email text,
  language text not null,
  received_at timestamptz not null,
  diary_number bigint,
  check (found is not null or text <> '')
);
create index on feedback_message (authority_id, received_at);
