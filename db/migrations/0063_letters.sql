-- room: letters
-- A letter that the mail server had taken and that came back: the report named in RFC 3464, in its own words.
create table letters_bounce (
  letter_id uuid primary key references letters_letter,
  authority_id uuid not null,
  -- Lower case: whoever writes to it next is told.
  address text not null,
  -- "5.1.1"
  status text not null,
  words text not null,
  bounced_at timestamptz not null
);
create index on letters_bounce (address);
