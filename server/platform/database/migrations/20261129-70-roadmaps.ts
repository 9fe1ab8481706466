import { Migration } from '@mikro-orm/migrations';
import { keepFormerRows, protect, within } from './tenant-table.js';

/**
 * Roadmaps: packages over one to three years, and alternatives that choose among them. What a package closes, what it waits for
 * and what an alternative chooses are columns and not tables of their own, so that their histories keep them and a past day
 * shows them as they were. What comes of them is computed and stands nowhere.
 */
export class Roadmaps extends Migration {
  override up(): void {
    this.addSql(`
      create table roadmap (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        name text not null,
        note text,
        starts_on date not null,
        years integer not null check (years between 1 and 3),
        -- Assessments of the organization whose outcomes are planned; one that is gone is not counted any more.
        assessment_ids uuid[] not null check (cardinality(assessment_ids) between 1 and 20),
        owner_id uuid,
        created_by uuid,
        client_key text,
        created_at timestamptz(3) not null default now(),
        version integer not null default 1,
        unique (organization_id, id),
        unique (organization_id, client_key),
        ${within('owner_id', 'membership')},
        ${within('created_by', 'membership')}
      );
      create index roadmap_page on roadmap (organization_id, created_at desc, id desc);
      ${protect('roadmap')}

      create table roadmap_package (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        roadmap_id uuid not null,
        position integer not null,
        name text not null,
        goal text,
        measures text,
        unit_id uuid,
        owner_id uuid,
        start_quarter integer not null check (start_quarter between 1 and 12),
        end_quarter integer not null check (end_quarter between start_quarter and 12),
        -- Yuan; null: nobody estimated it.
        cost_low numeric(14, 2) check (cost_low >= 0),
        cost_likely numeric(14, 2) check (cost_likely >= 0),
        cost_high numeric(14, 2) check (cost_high >= 0),
        effort_days numeric(14, 2) check (effort_days >= 0),
        result_ids uuid[] not null default '{}' check (cardinality(result_ids) <= 250),
        -- Figures of items that rise: { assessmentId, controlId, kind, level, value, grade }.
        figures jsonb not null default '[]' check (jsonb_typeof(figures) = 'array'),
        predecessor_ids uuid[] not null default '{}' check (not id = any (predecessor_ids)),
        created_at timestamptz(3) not null default now(),
        version integer not null default 1,
        unique (organization_id, id),
        check (cost_low <= cost_likely and cost_likely <= cost_high and cost_low <= cost_high),
        foreign key (organization_id, roadmap_id) references roadmap (organization_id, id) on delete cascade,
        ${within('unit_id', 'unit')},
        ${within('owner_id', 'membership')}
      );
      create index roadmap_package_roadmap on roadmap_package (organization_id, roadmap_id, position);
      ${protect('roadmap_package')}

      create table roadmap_alternative (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        roadmap_id uuid not null,
        name text not null,
        note text,
        budget numeric(14, 2) check (budget >= 0),
        -- In the order of the packages: { packageId, year }.
        choices jsonb not null default '[]' check (jsonb_typeof(choices) = 'array'),
        created_at timestamptz(3) not null default now(),
        version integer not null default 1,
        unique (organization_id, id),
        foreign key (organization_id, roadmap_id) references roadmap (organization_id, id) on delete cascade
      );
      create index roadmap_alternative_roadmap on roadmap_alternative (organization_id, roadmap_id, created_at);
      ${protect('roadmap_alternative')}

      ${['roadmap', 'roadmap_package', 'roadmap_alternative'].map(keepFormerRows).join('\n')}
    `);
  }
}
