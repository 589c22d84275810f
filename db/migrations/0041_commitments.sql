-- room: commitments
-- What the authority or somebody else takes on because of an insight, or declines with the reason. Days are civil days in the
-- dialogue's zone: "2021-06-01".
create table commitments_commitment (
  id uuid primary key,
  authority_id uuid not null,
  dialogue_id uuid not null,
  insight_id uuid not null,
  number integer not null,
  what text not null,
  owner text not null,
  receiver text not null,
  status text not null check (status in ('planned', 'ongoing', 'done', 'declined')),
  because text,
  due date,
  review_on date,
  publication integer,
  published_at timestamptz,
  unique (dialogue_id, number),
  check ((status = 'declined') = (because is not null)),
  check ((publication is null) = (published_at is null))
);
create index on commitments_commitment (insight_id);

-- What has been done since, for everybody to read; `status` is the commitment's from then on.
create table commitments_update (
  commitment_id uuid not null references commitments_commitment,
  sequence integer not null,
  authority_id uuid not null,
  status text not null check (status in ('planned', 'ongoing', 'done', 'declined')),
  text text not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (commitment_id, sequence)
);
