import { Migration } from '@mikro-orm/migrations';
import { applicationRole } from './tenant-table.js';

/** Old notices may be forgotten: what happened, the audit trail says. */
export class OldNotices extends Migration {
  override up(): void {
    this.addSql(`
      grant delete on notice to ${applicationRole};
      create index notice_oldest on notice (organization_id, created_at);
    `);
  }
}
