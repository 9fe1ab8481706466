import { Migration } from '@mikro-orm/migrations';

/** Documents are issued by a second person, and made anew under the next version of their number. */
export class IssuedReports extends Migration {
  override up(): void {
    this.addSql(`
      alter table report
        add column standing text not null default 'DRAFT' check (standing in ('DRAFT', 'SUBMITTED', 'ISSUED', 'WITHDRAWN')),
        add column submitted_by uuid,
        add column submitted_at timestamptz(3),
        add column decided_by uuid,
        add column decided_at timestamptz(3),
        -- Why it was returned, or withdrawn.
        add column decision_note text,
        add column previous_id uuid,
        add foreign key (organization_id, submitted_by) references membership (organization_id, id),
        add foreign key (organization_id, decided_by) references membership (organization_id, id),
        add foreign key (organization_id, previous_id) references report (organization_id, id),
        add check (standing = 'DRAFT' or (submitted_by is not null and submitted_at is not null)),
        add check (standing not in ('ISSUED', 'WITHDRAWN') or (decided_by is not null and decided_at is not null and data is not null)),
        -- Whoever approves has to be somebody else than who submitted.
        add check (standing <> 'ISSUED' or decided_by <> submitted_by);
      -- All versions of a document share what stands before the version in its number.
      create index report_versions on report (organization_id, regexp_replace(number, '-V[0-9.]+$', ''));
      create index report_waiting on report (organization_id, submitted_at) where standing = 'SUBMITTED' and deleted_at is null;
    `);
  }
}
