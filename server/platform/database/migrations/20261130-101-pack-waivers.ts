import { Migration } from '@mikro-orm/migrations';

/** Items of a pack that go without proof, each with the reason that its documents print. */
export class PackWaivers extends Migration {
  override up(): void {
    this.addSql(
      `alter table pack add column waivers jsonb not null default '[]' check (jsonb_typeof(waivers) = 'array')`,
    );
  }
}
