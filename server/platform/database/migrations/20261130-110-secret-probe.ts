import { Migration } from '@mikro-orm/migrations';
import { applicationRole } from './tenant-table.js';

/**
 * One sealed word by which a server knows at start whether it has the key of this database. It belongs to no organization, and the
 * application role has no right to it.
 */
export class SecretProbe extends Migration {
  override up(): void {
    this.addSql(`
      create table secret_probe (
        single boolean primary key default true check (single),
        probe text not null
      );
      alter table secret_probe enable row level security;
      alter table secret_probe force row level security;
      create policy owner on secret_probe to current_user using (true) with check (true);
      -- Closed twice: it has no right to the table either.
      create policy application on secret_probe to ${applicationRole} using (false) with check (false);
    `);
  }
}
