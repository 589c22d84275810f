-- room: topics
-- What the board of 5,000 topics is drawn from, without reading their histories.
alter table topics_topic
  -- When it came to the state it has.
  add column since timestamptz,
  -- Since when the proposer waits to hear from somebody; null when the last word was ours.
  add column awaits_since timestamptz,
  -- The last move can be taken back to this state until then; undo_id is also the batch of the letter that told of it.
  add column undo_to text,
  add column undo_id uuid,
  add column undo_until timestamptz;

update topics_topic topic set
  since = coalesce((select max(step.at) from topics_step step where step.topic_id = topic.id), received_at),
  awaits_since = case
    when state = 'received' then received_at
    else (select max(message.at) from topics_message message where message.topic_id = topic.id and message.sender = 'proposer'
      and not exists (select from topics_message later where later.topic_id = topic.id and later.sender = 'authority' and later.at > message.at))
  end;

alter table topics_topic alter column since set not null;
create index topics_topic_by_state on topics_topic (dialogue_id, state, since);
create index topics_topic_waiting on topics_topic (dialogue_id, awaits_since) where awaits_since is not null;

alter table topics_contact drop constraint topics_contact_way_check;
alter table topics_contact add constraint topics_contact_way_check check (way in ('phone', 'mail', 'letter', 'meeting'));

alter table topics_message
  add column by_mail boolean not null default false,
  -- The whole letter as it came, when more stood in it than what is shown.
  add column received_text text,
  -- The sender, when that was not the proposer's own address.
  add column other_address text,
  -- How many hung on the letter; they stay in the mailbox.
  add column attachments integer not null default 0;

-- Letters that came in to a topic, each once: a mailbox may hand the same one over again.
create table topics_mail (
  topic_id uuid not null references topics_topic,
  message_id text not null,
  authority_id uuid not null,
  outcome text not null check (outcome in ('written', 'automatic', 'too-many', 'empty')),
  at timestamptz not null,
  primary key (topic_id, message_id)
);
