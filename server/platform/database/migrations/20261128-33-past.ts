import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/**
 * Former rows of settings, evidence, links, plans and tasks, kept like those of results. Triggers and views that go with them
 * are made from the catalogue (`past.ts`); here are the columns and the places where former rows go.
 */
export class Past extends Migration {
  override up(): void {
    this.addSql(`
      -- From when on the past of an organization is complete. What happened before this step to rows that were there already,
      -- nobody wrote down; where nothing was assessed or proven yet, nothing is missing.
      alter table organization add column past_from timestamptz(3) not null default now();
      update organization o set past_from = o.created_at
      where not exists (select 1 from assessment a where a.organization_id = o.id)
        and not exists (select 1 from evidence e where e.organization_id = o.id);

      ${keepFormerRows('assessment')}
      ${keepFormerRows('evidence')}
      ${keepFormerRows('evidence_link', 'evidence_id', 'evidence')}
      create index evidence_link_history_control on evidence_link_history (organization_id, control_id);
      ${keepFormerRows('remediation_plan')}
      ${keepFormerRows('remediation_task')}
      ${keepFormerRows('delay_request')}

      -- The moment of the transaction that an event tells of: the one from which the rows that it speaks of hold. Its own time is
      -- a little later, and lacking it, stands for it.
      alter table event add column moment timestamptz;
      alter table event alter column moment set default now();

      -- The histories that are there already take whole rows as well, under the names of their tables.
      drop trigger result_temporal on result;
      drop trigger measure_temporal on measure;
      drop trigger official_table_temporal on official_table;
      alter table result_history rename column result_id to id;
      alter table measure_history rename column measure_id to id;
      alter table official_table_history rename column table_id to id;
      alter table result_history add column position integer, add column created_at timestamptz(3);
      update result_history h set position = r.position, created_at = r.created_at from result r where r.id = h.id;
      alter table measure_history add column created_at timestamptz(3);
      update measure_history h set created_at = m.created_at from measure m where m.id = h.id;
    `);
  }
}

/**
 * A place for the former rows of a table, closed like every tenant table and written by the trigger alone. It takes whole
 * rows without their constraints, which held when the row did. A former row belongs to a row that is still there; where rows
 * are removed, to what `reference` names.
 */
function keepFormerRows(table: string, column = 'id', reference = table): string {
  const history = `${table}_history`;
  return `
    alter table ${table} add column row_since timestamptz not null default now();
    update ${table} set row_since = created_at;
    create table ${history} as select * from ${table} with no data;
    alter table ${history}
      add column row_until timestamptz not null,
      alter column organization_id set not null,
      add primary key (id, row_since),
      add check (row_until > row_since),
      add foreign key (organization_id) references organization (id),
      add ${within(column, reference)};
    create index ${history}_moment on ${history} (organization_id, row_until, row_since);
    ${protect(history, ['select'])}
  `;
}
