import { Migration } from '@mikro-orm/migrations';
import { within } from './tenant-table.js';

/** Roadmaps are approved by somebody else than who proposed them; the history of the row keeps what was approved. */
export class RoadmapApproval extends Migration {
  override up(): void {
    this.addSql(`
      alter table roadmap
        add column state text not null default 'DRAFT' check (state in ('DRAFT', 'PROPOSED', 'APPROVED')),
        -- What is proposed: an alternative, or all packages when it is null.
        add column chosen_alternative_id uuid,
        add column proposed_by uuid,
        add column proposed_at timestamptz(3),
        add column proposal_note text,
        add column decided_by uuid,
        add column decided_at timestamptz(3),
        add column decision_note text,
        -- Why it was returned or opened again last.
        add column return_reason text,
        add check (state <> 'DRAFT' or chosen_alternative_id is null),
        add check (state = 'DRAFT' or (proposed_by is not null and proposed_at is not null)),
        -- Who proposed may not approve.
        add check (state <> 'APPROVED' or (decided_at is not null and decided_by is distinct from proposed_by and decided_by is not null)),
        add foreign key (organization_id, chosen_alternative_id) references roadmap_alternative (organization_id, id),
        add ${within('proposed_by', 'membership')},
        add ${within('decided_by', 'membership')};
    `);
  }
}
