import { Migration } from '@mikro-orm/migrations';
import { within } from './tenant-table.js';

/** The inspection that a pack is made for; its interpretations stand in the pack. */
export class InspectionPacks extends Migration {
  override up(): void {
    this.addSql(`
      alter table pack add column inspection_id uuid, add ${within('inspection_id', 'inspection')};
      create index pack_inspection on pack (organization_id, inspection_id) where inspection_id is not null;
    `);
  }
}
