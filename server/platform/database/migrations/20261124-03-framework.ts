import { Migration } from '@mikro-orm/migrations';
import { applicationRole } from './tenant-table.js';

/**
 * Rule books: reference data without a tenant. The owner writes them at start-up from the files under frameworks/;
 * the application may only read. Searching needs no function of its own, because no row security stands before the index.
 */
export class Framework extends Migration {
  override up(): void {
    this.addSql(`
      create table framework (
        id uuid primary key,
        code text not null unique,
        name text not null,
        short_name text not null,
        edition text not null,
        issuer text not null,
        document_number text not null,
        published_on date,
        effective_on date,
        scoring_kind text not null check (scoring_kind in ('CONFORMITY', 'GRADED_ITEMS', 'POINTS', 'CHECKLIST')),
        levels jsonb not null,
        requirement_sets jsonb not null,
        categories jsonb not null,
        verification_notes jsonb not null,
        scoring jsonb not null,
        grading jsonb not null,
        content_hash text not null,
        loaded_at timestamptz(3) not null default now()
      );

      create table control (
        id uuid primary key,
        framework_id uuid not null references framework (id),
        parent_id uuid references control (id),
        code text not null,
        clause text,
        name text not null,
        text text,
        kind text not null check (kind in ('LEVEL', 'REQUIREMENT_SET', 'CATEGORY', 'CONTROL_POINT', 'ITEM')),
        level text,
        requirement_set text,
        category text,
        control_point_code text,
        assessable boolean not null,
        informative boolean not null,
        dimension text check (dimension in ('S', 'A', 'G')),
        weight text check (weight in ('KEY', 'IMPORTANT', 'GENERAL')),
        weight_verification text,
        verification text not null,
        test_unit text,
        optional boolean not null,
        change text check (change in ('SAME', 'STRENGTHENED_OR_ADDED', 'NEW_CONTROL_POINT')),
        continues text,
        sort_order integer not null,
        search_tokens text[] not null,
        unique (framework_id, code)
      );
      create index control_parent on control (parent_id);
      create index control_order on control (framework_id, sort_order);
      create index control_search on control using gin (search_tokens);

      create table high_risk_case (
        id uuid primary key,
        framework_id uuid not null references framework (id),
        code text not null,
        name text not null,
        scope text not null,
        scope_name text not null,
        trigger_text text not null,
        mitigation text,
        major_code text,
        major_name text,
        major_verification text,
        verification text not null,
        guide_number text not null,
        requirement_set text not null,
        category text not null,
        sort_order integer not null,
        unique (framework_id, code)
      );

      create table control_high_risk (
        control_id uuid not null references control (id),
        case_id uuid not null references high_risk_case (id),
        primary key (control_id, case_id)
      );
      create index control_high_risk_case on control_high_risk (case_id);

      grant select on framework, control, high_risk_case, control_high_risk to ${applicationRole};
    `);
  }
}
