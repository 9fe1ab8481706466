import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** A pack holds several assessments, each a part of it; chapters and waivers say of which they are. */
export class PackAssessments extends Migration {
  override up(): void {
    this.addSql(`
      -- Gives its name to the table.
      drop index pack_assessment;
      create table pack_assessment (
        organization_id uuid not null references organization (id),
        pack_id uuid not null,
        position integer not null check (position between 1 and 20),
        assessment_id uuid not null,
        -- What the assessment was called when the pack was frozen; null before.
        title text,
        primary key (organization_id, pack_id, position),
        unique (organization_id, pack_id, assessment_id),
        ${within('pack_id', 'pack', 'cascade')},
        ${within('assessment_id', 'assessment')}
      );
      create index pack_assessment_assessment on pack_assessment (organization_id, assessment_id);

      insert into pack_assessment (organization_id, pack_id, position, assessment_id, title)
      select organization_id, id, 1, assessment_id, case when frozen_at is not null then data->'assessment'->>'name' end from pack;
      update pack k set
        chapters = (select coalesce(jsonb_agg(c.value || jsonb_build_object('assessmentId', k.assessment_id) order by c.at), '[]')
          from jsonb_array_elements(k.chapters) with ordinality c(value, at)),
        waivers = (select coalesce(jsonb_agg(w.value || jsonb_build_object('assessmentId', k.assessment_id) order by w.at), '[]')
          from jsonb_array_elements(k.waivers) with ordinality w(value, at));
      alter table pack drop column assessment_id;
      ${protect('pack_assessment')}
    `);
  }
}
