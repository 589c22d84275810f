-- room: platform
-- The civil clock: real time + this many milliseconds. One row for the whole installation, since time is not an authority's own.
create table platform_clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null
);
insert into platform_clock (offset_ms) values (0);
