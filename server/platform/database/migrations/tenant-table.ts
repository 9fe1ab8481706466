/** Name of the role that the application uses: neither owner nor superuser, so row security always applies to it. */
export const applicationRole = 'hengjian_app';

type Command = 'select' | 'insert' | 'update' | 'delete';

/**
 * Closes a table behind the organization of the current transaction: row security enabled and forced, one policy,
 * rights for the application role. An unset organization matches no row.
 */
export function protect(
  table: string,
  commands: readonly Command[] = ['select', 'insert', 'update', 'delete'],
): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy owner on ${table} to current_user using (true) with check (true);
    create policy organization on ${table} to ${applicationRole} using (organization_id = ${currentOrganization})
      with check (organization_id = ${currentOrganization});
    grant ${commands.join(', ')} on ${table} to ${applicationRole};
  `;
}

/** The organization of the current transaction, evaluated once per statement. */
export const currentOrganization = `(select nullif(current_setting('app.organization_id', true), '')::uuid)`;

/** The account of the current transaction. */
export const currentAccount = `(select nullif(current_setting('app.account_id', true), '')::uuid)`;

/**
 * A reference inside the same organization. Foreign keys ignore row security, so the organization is part of the key:
 * a row can never point into another tenant.
 */
export function within(column: string, table: string, onDelete = 'no action'): string {
  return `foreign key (organization_id, ${column}) references ${table} (organization_id, id) on delete ${onDelete}`;
}

/** A place for the former rows of a table, written by the trigger alone (`past.ts`); they outlive what was taken away. */
export function keepFormerRows(table: string): string {
  const history = `${table}_history`;
  return `
    alter table ${table} add column row_since timestamptz not null default now();
    create table ${history} as select * from ${table} with no data;
    alter table ${history}
      add column row_until timestamptz not null,
      alter column organization_id set not null,
      add primary key (id, row_since),
      add check (row_until > row_since),
      add foreign key (organization_id) references organization (id);
    create index ${history}_moment on ${history} (organization_id, row_until, row_since);
    ${protect(history, ['select'])}
  `;
}
