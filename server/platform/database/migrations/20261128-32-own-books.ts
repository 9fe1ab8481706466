import { Migration } from '@mikro-orm/migrations';
import { applicationRole, currentOrganization } from './tenant-table.js';

const given = 'organization_id is null';
const own = `organization_id = ${currentOrganization}`;
const inDraft = `${own} and framework_id in (select f.id from framework f where f.${own} and f.state = 'DRAFT')`;

/**
 * Rule books of an organization stand in the tables of the given ones, so that everything that refers to a control takes
 * both alike. Row security shows what is given and what is one's own; only drafts of one's own can be changed, and what has
 * been published stays as it is: a trigger says so beneath every service. The prefix keeps their codes apart for ever, also
 * from rule books that later editions of this product bring along.
 */
export class OwnBooks extends Migration {
  override up(): void {
    this.addSql(`
      alter table framework
        add column organization_id uuid references organization (id),
        add column state text not null default 'PUBLISHED' check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
        add column based_on_id uuid references framework (id),
        add column kind_counts jsonb not null default '[]',
        add column assessable_count integer not null default 0,
        add column created_at timestamptz(3) not null default now(),
        add column published_at timestamptz(3),
        add column retired_at timestamptz(3),
        add constraint framework_owner check (organization_id is not null or state = 'PUBLISHED'),
        add constraint framework_own_code check ((organization_id is not null) = (code like 'own-%')),
        drop constraint framework_code_key,
        add constraint framework_code unique nulls not distinct (code, organization_id);
      create index framework_organization on framework (organization_id) where organization_id is not null;

      -- Written with every control and never read: controls are searched in memory.
      drop index control_search;
      alter table control
        drop column search_tokens,
        add column organization_id uuid references organization (id),
        drop constraint control_parent_id_fkey,
        -- The id of an own control follows its code, and a draft may be given another code.
        add constraint control_parent_id_fkey foreign key (parent_id) references control (id) on update cascade;

      update framework f set
        kind_counts = (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'count', k.n) order by k.place), '[]')
          from (select kind, count(*) as n, min(sort_order) as place from control c where c.framework_id = f.id group by kind) k),
        assessable_count = (select count(*) from control c where c.framework_id = f.id and c.assessable);

      ${behindOrganization('framework', `${given} or ${own}`, { insert: `${own} and state = 'DRAFT'`, update: own, delete: `${own} and state = 'DRAFT'` })}
      ${behindOrganization('control', `${given} or ${own}`, { insert: inDraft, update: inDraft, delete: inDraft })}

      create function keep_published_framework() returns trigger language plpgsql as $$
      begin
        if (new.state = 'DRAFT' or old.state = 'RETIRED' and new.state <> 'RETIRED'
            or to_jsonb(new) - array['state', 'retired_at'] is distinct from to_jsonb(old) - array['state', 'retired_at']) then
          raise exception 'a published framework does not change' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger published_framework_stays before update on framework for each row
        when (old.organization_id is not null and old.state <> 'DRAFT') execute function keep_published_framework();
    `);
  }
}

/** Row security of a table that holds given rows and rows of organizations: all may be read, only some be written. */
function behindOrganization(
  table: string,
  select: string,
  write: { readonly insert: string; readonly update: string; readonly delete: string },
): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy owner on ${table} to current_user using (true) with check (true);
    create policy reading on ${table} for select to ${applicationRole} using (${select});
    create policy inserting on ${table} for insert to ${applicationRole} with check (${write.insert});
    create policy updating on ${table} for update to ${applicationRole} using (${write.update}) with check (${write.update});
    create policy deleting on ${table} for delete to ${applicationRole} using (${write.delete});
    grant insert, update, delete on ${table} to ${applicationRole};
  `;
}
