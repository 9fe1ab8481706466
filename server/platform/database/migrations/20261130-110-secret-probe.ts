import { Migration } from '@mikro-orm/migrations';

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
    `);
  }
}
