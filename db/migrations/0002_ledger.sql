-- room: ledger
-- One chain per dialogue and one per authority for the rest. The head row is what writers of one chain queue at: it is the
-- last lock of every transaction (house rule 4).
create table ledger_chain (
  chain_id uuid primary key check (chain_id = coalesce(dialogue_id, authority_id)),
  authority_id uuid not null,
  dialogue_id uuid,
  sequence bigint not null,
  diary_number bigint not null,
  hash bytea not null
);

create table ledger_event (
  chain_id uuid not null references ledger_chain,
  sequence bigint not null check (sequence > 0),
  authority_id uuid not null,
  -- Milliseconds, as the program counts: a finer part could be changed without the hash noticing.
  at timestamptz(3) not null,
  type text not null,
  actor text not null,
  subject_kind text not null,
  subject_id text not null,
  class text not null,
  content_digest bytea not null,
  hash bytea not null,
  primary key (chain_id, sequence)
);
create index on ledger_event (subject_id);

-- What an event says, apart from the event so that it can be erased: the chain is over the salted digest.
-- Text and not json: the hash is over these very bytes.
create table ledger_content (
  chain_id uuid not null,
  sequence bigint not null,
  authority_id uuid not null,
  salt bytea not null,
  content text not null,
  primary key (chain_id, sequence),
  foreign key (chain_id, sequence) references ledger_event
);

create table ledger_diary (
  chain_id uuid not null,
  number bigint not null check (number > 0),
  sequence bigint not null,
  authority_id uuid not null,
  direction text not null check (direction in ('in', 'out', 'drawn-up')),
  title text not null,
  counterpart text,
  primary key (chain_id, number),
  unique (chain_id, sequence),
  foreign key (chain_id, sequence) references ledger_event
);

-- A hold (a disclosure request, an appeal) stops any destruction of what it names.
create table ledger_hold (
  hold_id uuid primary key,
  authority_id uuid not null,
  subject_kind text not null,
  subject_id text not null,
  because text not null,
  placed_at timestamptz not null,
  lifted_at timestamptz
);
create index on ledger_hold (subject_kind, subject_id);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % refused', tg_op, tg_table_name;
end $$;
create trigger append_only before update or delete on ledger_event
  for each statement execute function ledger_is_append_only();
create trigger append_only before update or delete on ledger_diary
  for each statement execute function ledger_is_append_only();

-- A field as hashed: its length in bytes (int4) and its UTF-8 bytes, so that no two lists of fields look alike; null has length -1.
create function ledger_field(value text) returns bytea language sql immutable parallel safe as $$
  select coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), int4send(-1))
$$;

-- Appends one event, with its content and its diary entry, in one round trip. Waits for the head of the chain.
-- hash = sha256(previous hash, sequence as int8, sha256(header fields), sha256(salt, content)); app/ground/ledger/digest.ts says the same.
create function ledger_append(
  p_chain uuid, p_authority uuid, p_at timestamptz(3), p_type text, p_actor text, p_subject_kind text, p_subject_id text,
  p_class text, p_salt bytea, p_content text, p_direction text, p_title text, p_counterpart text,
  out sequence bigint, out diary_number bigint
) language plpgsql as $$
declare
  head ledger_chain;
  header bytea;
  content_digest bytea := sha256(p_salt || convert_to(p_content, 'UTF8'));
begin
  select * into head from ledger_chain c where c.chain_id = p_chain and c.authority_id = p_authority for update;
  if not found then
    raise exception 'no ledger chain % of authority %: it must be opened first', p_chain, p_authority;
  end if;
  sequence := head.sequence + 1;
  if p_direction is not null then
    diary_number := head.diary_number + 1;
  end if;
  header := sha256(
    ledger_field(p_chain::text) || ledger_field(p_authority::text)
    || ledger_field(to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || ledger_field(p_type) || ledger_field(p_actor) || ledger_field(p_subject_kind) || ledger_field(p_subject_id)
    || ledger_field(p_class) || ledger_field(diary_number::text)
    || ledger_field(p_direction) || ledger_field(p_title) || ledger_field(p_counterpart));
  head.hash := sha256(head.hash || int8send(sequence) || header || content_digest);
  insert into ledger_event values (p_chain, sequence, p_authority, p_at, p_type, p_actor, p_subject_kind, p_subject_id,
    p_class, content_digest, head.hash);
  insert into ledger_content values (p_chain, sequence, p_authority, p_salt, p_content);
  if diary_number is not null then
    insert into ledger_diary values (p_chain, diary_number, sequence, p_authority, p_direction, p_title, p_counterpart);
  end if;
  update ledger_chain c set sequence = ledger_append.sequence, hash = head.hash,
    diary_number = coalesce(ledger_append.diary_number, c.diary_number) where c.chain_id = p_chain;
end $$;
