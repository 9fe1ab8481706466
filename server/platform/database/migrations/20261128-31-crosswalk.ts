import { Migration } from '@mikro-orm/migrations';
import { applicationRole, currentOrganization, protect, within } from './tenant-table.js';

/**
 * Crosswalks. Rows without an organization are published with the product and the same for everybody; the others belong to
 * the hospital that entered or imported them. What a hospital makes of a mapping, published or its own, stands in one table.
 */
export class Crosswalk extends Migration {
  override up(): void {
    const relations = `('EQUAL', 'SUBSET', 'SUPERSET', 'INTERSECTS')`;
    const confidences = `('LOW', 'MEDIUM', 'HIGH')`;
    this.addSql(`
      create table crosswalk (
        id uuid primary key,
        organization_id uuid references organization (id),
        code text not null,
        name text not null,
        basis text not null,
        source_framework_id uuid not null references framework (id),
        target_framework_id uuid not null references framework (id),
        -- Of the file; null for the hospital's own.
        content_hash text,
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        unique nulls not distinct (organization_id, code),
        ${within('created_by', 'membership')}
      );
      ${shared('crosswalk', ['insert', 'delete'])}

      create table mapping (
        id uuid primary key,
        organization_id uuid references organization (id),
        crosswalk_id uuid not null references crosswalk (id),
        source_id uuid not null references control (id) on delete cascade,
        target_id uuid not null references control (id) on delete cascade,
        -- Read from source to target; as published or as first entered, never changed afterwards.
        relation text not null check (relation in ${relations}),
        confidence text not null check (confidence in ${confidences}),
        rationale text,
        created_at timestamptz(3) not null default now(),
        unique (crosswalk_id, source_id, target_id),
        check (source_id <> target_id)
      );
      create index mapping_source on mapping (source_id);
      create index mapping_target on mapping (target_id);
      ${shared('mapping', ['insert', 'delete'])}
      -- Foreign keys ignore row security: what a hospital maps must be what it can see, in a crosswalk of its own.
      create policy own_ends on mapping as restrictive for insert to ${applicationRole} with check (
        exists (select 1 from crosswalk k where k.id = crosswalk_id and k.organization_id = ${currentOrganization})
        and exists (select 1 from control c where c.id = source_id) and exists (select 1 from control c where c.id = target_id));

      -- Always there for a hospital's own mapping, which thereby keeps its controls from being removed; for a published one
      -- as soon as somebody has judged it.
      create table mapping_judgement (
        mapping_id uuid not null references mapping (id),
        organization_id uuid not null references organization (id),
        status text not null check (status in ('UNVERIFIED', 'REVIEWED', 'REJECTED')),
        relation text not null check (relation in ${relations}),
        confidence text not null check (confidence in ${confidences}),
        rationale text,
        judged_by uuid,
        judged_by_name text,
        judged_at timestamptz(3),
        version integer not null default 1,
        primary key (organization_id, mapping_id),
        ${within('judged_by', 'membership')}
      );
      create index mapping_judgement_mapping on mapping_judgement (mapping_id);
      ${protect('mapping_judgement')}
      create policy visible_mapping on mapping_judgement as restrictive for insert to ${applicationRole} with check (
        exists (select 1 from mapping m where m.id = mapping_id));

      -- Each mapping as the hospital of the transaction sees it.
      create view current_mapping with (security_invoker = true) as
        select m.id, m.organization_id, m.crosswalk_id, m.source_id, m.target_id, m.created_at,
          coalesce(j.status, 'UNVERIFIED') as status, coalesce(j.relation, m.relation) as relation,
          coalesce(j.confidence, m.confidence) as confidence,
          case when j.mapping_id is null then m.rationale else j.rationale end as rationale,
          m.relation as first_relation, m.confidence as first_confidence, m.rationale as first_rationale,
          j.judged_by, j.judged_by_name, j.judged_at, coalesce(j.version, 0) as version
        from mapping m
        left join mapping_judgement j on j.mapping_id = m.id and j.organization_id = ${currentOrganization};
      grant select on current_mapping to ${applicationRole};

      -- The mappings that led to a link, as they were when it was accepted: proposed, and no proof, until a person confirms it.
      alter table evidence_link add column derived_from jsonb, add column confirmed_by uuid, add column confirmed_at timestamptz(3),
        add ${within('confirmed_by', 'membership')};
      create index evidence_link_proposed on evidence_link (organization_id, control_id) where status = 'PROPOSED';
      grant update (status, confirmed_by, confirmed_at) on evidence_link to ${applicationRole};
    `);
  }
}

/** Rows of everybody beside rows of one hospital: all may read the former, nobody but the owner of the database writes them. */
function shared(table: string, commands: readonly ('insert' | 'delete')[]): string {
  const own = `organization_id = ${currentOrganization}`;
  const rules = {
    insert: `for insert to ${applicationRole} with check (${own})`,
    delete: `for delete to ${applicationRole} using (${own})`,
  };
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy owner on ${table} to current_user using (true) with check (true);
    create policy visible on ${table} for select to ${applicationRole} using (organization_id is null or ${own});
    ${commands.map((command) => `create policy own_${command} on ${table} ${rules[command]};`).join('\n    ')}
    grant select, ${commands.join(', ')} on ${table} to ${applicationRole};
  `;
}
