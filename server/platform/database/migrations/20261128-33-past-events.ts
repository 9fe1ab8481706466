import { Migration } from '@mikro-orm/migrations';

/**
 * An event knows the moment of its transaction: the one from which the rows that it speaks of hold. Its own time is a little
 * later; where the moment is lacking, it stands for it.
 */
export class PastEvents extends Migration {
  override up(): void {
    this.addSql(`
      alter table event add column moment timestamptz;
      alter table event alter column moment set default now();
    `);
  }
}
