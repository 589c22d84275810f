-- room: authorities
-- One organisation (brand) per installation, one or more authorities under it. Everything else in the database belongs to one of them.
create table authorities_authority (
  authority_id uuid primary key,
  slug text not null unique,
  name jsonb not null,
  email text not null
);

-- `authority_id` is the authority that answers for what belongs to no dialogue: the start page, page feedback.
create table authorities_organisation (
  singleton boolean primary key check (singleton),
  authority_id uuid not null references authorities_authority,
  name text not null,
  theme jsonb not null,
  addresses jsonb not null
);

-- `keep` is an ISO 8601 duration ("P2Y") or "archive". What has no row here is kept.
create table authorities_retention (
  authority_id uuid not null references authorities_authority,
  class text not null,
  number text not null,
  title text not null,
  decided date not null,
  keep text not null,
  primary key (authority_id, class)
);
