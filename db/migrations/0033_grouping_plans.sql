-- room: grouping
-- What staff decided about the groups of a meeting: how much each goal weighs, who sits together or apart, who hosts, which
-- form each round has. Rows are only added; the highest version holds.
create table grouping_rules (
  meeting_id uuid not null,
  version integer not null,
  authority_id uuid not null,
  rules jsonb not null,
  at timestamptz not null,
  actor text not null,
  primary key (meeting_id, version)
);

-- Groups before they begin. A meeting has a few variants to compare; each change of one is a new version, and `back_to` is
-- the version that undoing leads to. The key keeps two who change the same variant at once apart: one of them is told.
create table grouping_plan (
  meeting_id uuid not null,
  variant integer not null,
  version integer not null,
  authority_id uuid not null,
  back_to integer,
  basis text not null check (basis in ('present', 'registered')),
  seed bigint not null,
  rules_version integer not null,
  rounds jsonb not null,
  locks jsonb not null,
  quality jsonb not null,
  at timestamptz not null,
  actor text not null,
  why text not null check (why in ('composed', 'recomputed', 'locked', 'unlocked', 'undone')),
  primary key (meeting_id, variant, version)
);

-- Which variant the coming rounds begin with; the last row holds, null is none.
create table grouping_choice (
  meeting_id uuid not null,
  turn integer not null,
  authority_id uuid not null,
  variant integer,
  at timestamptz not null,
  actor text not null,
  primary key (meeting_id, turn)
);

-- The plan that a round was begun from.
alter table grouping_round add column plan_variant integer;
alter table grouping_round add column plan_version integer;

-- 'mended': the groups had become too few or too small, and someone had to change tables.
alter table grouping_assignment drop constraint grouping_assignment_why_check;
alter table grouping_assignment add constraint grouping_assignment_why_check check (why in ('composed', 'late', 'moved', 'merged', 'mended'));
