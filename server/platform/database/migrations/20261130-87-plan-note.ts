import { Migration } from '@mikro-orm/migrations';

/** What to know about a plan of remediation, apart from what its approval was asked for with. */
export class PlanNote extends Migration {
  override up(): void {
    this.addSql('alter table remediation_plan add column note text;');
  }
}
