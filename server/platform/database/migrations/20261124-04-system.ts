import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** The register of information systems (定级对象) with grading and filing. */
export class System extends Migration {
  override up(): void {
    const objects = `('RIGHTS', 'SOCIAL', 'NATIONAL')`;
    const degrees = `('GENERAL', 'SERIOUS', 'GRAVE')`;
    this.addSql(`
      create table information_system (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        code text not null,
        name text not null,
        description text,
        owner_unit_id uuid,
        state text not null check (state in ('PLANNED', 'RUNNING', 'RETIRED')),
        information_object text not null check (information_object in ${objects}),
        information_degree text not null check (information_degree in ${degrees}),
        service_object text not null check (service_object in ${objects}),
        service_degree text not null check (service_degree in ${degrees}),
        s integer not null check (s between 1 and 5),
        a integer not null check (a between 1 and 5),
        level integer not null check (level = greatest(s, a)),
        grading_code text not null,
        technologies text[] not null default '{}'
          check (technologies <@ array['CLOUD', 'MOBILE', 'IOT', 'ICS', 'BIG_DATA']),
        continuity_critical boolean not null default false,
        filing_number text,
        filed_on date,
        filing_valid_until date,
        last_assessed_on date,
        next_assessment_due_on date,
        version integer not null default 1,
        search_tokens text[] not null default '{}',
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, code),
        check (filing_valid_until >= filed_on),
        check (next_assessment_due_on >= last_assessed_on),
        ${within('owner_unit_id', 'unit')}
      );
      create index information_system_unit on information_system (organization_id, owner_unit_id);
      create index information_system_search on information_system using gin (search_tokens);
      ${protect('information_system', ['select', 'insert', 'update'])}

      -- Row security keeps ILIKE and @> away from any index, so searching goes through here. Answers ids only, of one
      -- organization; the caller joins them back under row security.
      create function search_information_systems(org uuid, tokens text[], patterns text[]) returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select id from information_system
        where organization_id = org and search_tokens @> tokens
          and normalize(concat_ws(E'\\n', code, name, description, filing_number), nfkc) ilike all (patterns)
      $$;
      revoke all on function search_information_systems(uuid, text[], text[]) from public;
      grant execute on function search_information_systems(uuid, text[], text[]) to ${applicationRole};
    `);
  }
}
