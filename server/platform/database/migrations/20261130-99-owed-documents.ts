import { Migration } from '@mikro-orm/migrations';

/** The documents that a hospital owes beside its analyses; what each is about stands in the scope where it is no assessment. */
export class OwedDocuments extends Migration {
  override up(): void {
    this.addSql(`
      alter table report drop constraint report_kind_check,
        add constraint report_kind_check check (kind in ('GAP_ANALYSIS', 'POLICY', 'POLICY_LIST', 'BRIEFING', 'ROADMAP',
          'INSPECTION_PLAN', 'INSPECTION_REPLY', 'GRADING_REPORT', 'FILING_FORM', 'RECTIFICATION_PLAN',
          'RECTIFICATION_REPORT', 'MINUTES', 'SELF_ASSESSMENT', 'RATING_PROOF', 'APPLICABILITY', 'EVIDENCE_REGISTER',
          'AUDIT_EXTRACT')),
        drop constraint report_scope_check,
        add constraint report_scope_check
          check (scope is not null or kind not in ('BRIEFING', 'ROADMAP', 'INSPECTION_PLAN', 'INSPECTION_REPLY',
            'GRADING_REPORT', 'FILING_FORM', 'RECTIFICATION_PLAN', 'RECTIFICATION_REPORT', 'AUDIT_EXTRACT'));
    `);
  }
}
