import { Migration } from '@mikro-orm/migrations';
import { applicationRole } from './tenant-table.js';

/** A note that was written by mistake may go; its former rows stay in the past, and what it said in the audit trail. */
export class NoteRemoval extends Migration {
  override up(): void {
    this.addSql(`grant delete on inspection_note to ${applicationRole}`);
  }
}
