-- room: people
-- Whoever lists people by their cards must be able to leave out more than the name: where somebody lives, whom they work for (R8).
create or replace view people_card as
  select person_id, authority_id,
    case when protected_identity then 'Skyddad deltagare' else name end as name,
    protected_identity
  from people_person;
