import { Migration } from '@mikro-orm/migrations';

/** More than the gap analysis is made of one assessment: those that cannot do without say so, the others may name one. */
export class AssessmentDocuments extends Migration {
  override up(): void {
    this.addSql(`
      alter table report drop constraint report_object_check,
        add constraint report_object_check check (
          (assessment_id is not null or kind not in ('GAP_ANALYSIS', 'SELF_ASSESSMENT', 'RATING_PROOF', 'APPLICABILITY'))
          and (kind = 'POLICY') = (policy_id is not null));
    `);
  }
}
