import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/**
 * Assessments of every scoring kind: about the organization or a unit as well as a system, with measures beside the verdicts,
 * and with the official tables that the hospital types in where a rule book's own are missing.
 */
export class Ratings extends Migration {
  override up(): void {
    const kinds = `('CONFORMITY', 'GRADED_ITEMS', 'POINTS', 'CHECKLIST')`;
    const measures = `('USE', 'QUALITY', 'COUNT', 'GRADE')`;
    const tables = `('LEVEL_TABLE', 'CATEGORIES', 'PASS_USE', 'GRADES')`;
    this.addSql(`
      alter table assessment alter column target_level drop not null;
      alter table assessment alter column scoring_edition drop not null;
      alter table assessment alter column attention_factor drop not null;
      alter table assessment alter column partial_credit drop not null;
      alter table assessment add check (num_nulls(scoring_edition, attention_factor, partial_credit) in (0, 3));
      alter table assessment add check (subject_kind <> 'ORGANIZATION' or subject_id = organization_id);
      alter table assessment add check (subject_kind <> 'SYSTEM' or subject_id = system_id);
      alter table assessment add column subject_unit_id uuid generated always as
        (case when subject_kind = 'UNIT' then subject_id end) stored;
      alter table assessment add ${within('subject_unit_id', 'unit')};
      -- The official tables as they were when it was closed; null while it is open and they may still change.
      alter table assessment add column pinned_tables jsonb;
      create index assessment_framework on assessment (organization_id, framework_id);

      -- Whether the target level asks for it: what lies beyond is neither open nor a gap.
      alter table result add column asked boolean not null default true;
      alter table result_history add column asked boolean not null default true;

      create or replace function keep_result() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        -- One moment per transaction; a transaction that waited for the row may have begun before the other ended.
        new.valid_from := greatest(now(), old.valid_from);
        if new.valid_from > old.valid_from then
          insert into result_history (result_id, organization_id, assessment_id, control_id, verdict, current_state, gap,
            suggestion, not_applicable_reason, unit_id, assignee_id, rated_by, rated_by_name, rated_at, carried_from_on,
            risk_judgement, risk_reason, pinned_proof, asked, version, valid_from, valid_to)
          values (old.id, old.organization_id, old.assessment_id, old.control_id, old.verdict, old.current_state, old.gap,
            old.suggestion, old.not_applicable_reason, old.unit_id, old.assignee_id, old.rated_by, old.rated_by_name,
            old.rated_at, old.carried_from_on, old.risk_judgement, old.risk_reason, old.pinned_proof, old.asked, old.version,
            old.valid_from, new.valid_from);
        end if;
        return new;
      end $$;

      -- A figure beside the verdicts: use or data quality of a graded item, count or grade of an indicator.
      create table measure (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        assessment_id uuid not null,
        control_id uuid not null references control (id),
        kind text not null check (kind in ${measures}),
        -- Level of a graded item that the figure is about; null for all of them, and for indicators.
        level integer check (level between 1 and 9),
        -- Cases that count and all cases: a share; when only the share is known it stands in value.
        numerator double precision check (numerator >= 0 and numerator < 'infinity'),
        denominator double precision check (denominator >= 0 and denominator < 'infinity'),
        value double precision check (value >= 0 and value < 'infinity'),
        grade text,
        note text,
        recorded_by uuid,
        recorded_by_name text,
        recorded_at timestamptz(3),
        carried_from_on date,
        pinned_proof text check (pinned_proof in ('PROVEN', 'MISSING', 'UNREVIEWED', 'RETURNED', 'EXPIRED', 'NOT_NEEDED')),
        version integer not null default 1,
        valid_from timestamptz not null default now(),
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique nulls not distinct (assessment_id, control_id, kind, level),
        check (case kind when 'QUALITY' then level is not null when 'USE' then true else level is null end),
        check ((numerator is null) = (denominator is null) and coalesce(numerator <= denominator, true)),
        check (case kind when 'GRADE' then num_nonnulls(numerator, value) = 0 when 'COUNT' then numerator is null else true end),
        check (kind = 'GRADE' or grade is null),
        check (kind not in ('USE', 'QUALITY') or value <= 1),
        ${within('assessment_id', 'assessment')},
        ${within('recorded_by', 'membership')}
      );
      create index measure_control on measure (organization_id, control_id);
      ${protect('measure', ['select', 'insert', 'update'])}

      create table measure_history (
        measure_id uuid not null,
        organization_id uuid not null references organization (id),
        assessment_id uuid not null,
        control_id uuid not null,
        kind text not null,
        level integer,
        numerator double precision,
        denominator double precision,
        value double precision,
        grade text,
        note text,
        recorded_by uuid,
        recorded_by_name text,
        recorded_at timestamptz(3),
        carried_from_on date,
        pinned_proof text,
        version integer not null,
        valid_from timestamptz not null,
        valid_to timestamptz not null check (valid_to > valid_from),
        primary key (measure_id, valid_from),
        ${within('measure_id', 'measure')}
      );
      create index measure_history_moment on measure_history (assessment_id, valid_from, valid_to);
      ${protect('measure_history', ['select'])}

      create function keep_measure() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        new.valid_from := greatest(now(), old.valid_from);
        if new.valid_from > old.valid_from then
          insert into measure_history (measure_id, organization_id, assessment_id, control_id, kind, level, numerator, denominator,
            value, grade, note, recorded_by, recorded_by_name, recorded_at, carried_from_on, pinned_proof, version, valid_from,
            valid_to)
          values (old.id, old.organization_id, old.assessment_id, old.control_id, old.kind, old.level, old.numerator,
            old.denominator, old.value, old.grade, old.note, old.recorded_by, old.recorded_by_name, old.recorded_at,
            old.carried_from_on, old.pinned_proof, old.version, old.valid_from, new.valid_from);
        end if;
        return new;
      end $$;
      create trigger measure_temporal before update on measure
        for each row when (old.* is distinct from new.*) execute function keep_measure();

      -- What the hospital typed in from an official document where the rule book's own table is missing.
      create table official_table (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        framework_id uuid not null references framework (id),
        kind text not null check (kind in ${tables}),
        -- Null when it was taken back.
        content jsonb,
        source text not null,
        entered_by uuid,
        entered_by_name text not null,
        entered_at timestamptz(3) not null,
        version integer not null default 1,
        valid_from timestamptz not null default now(),
        unique (organization_id, id),
        unique (organization_id, framework_id, kind),
        ${within('entered_by', 'membership')}
      );
      ${protect('official_table', ['select', 'insert', 'update'])}

      create table official_table_history (
        table_id uuid not null,
        organization_id uuid not null references organization (id),
        framework_id uuid not null,
        kind text not null,
        content jsonb,
        source text not null,
        entered_by uuid,
        entered_by_name text not null,
        entered_at timestamptz(3) not null,
        version integer not null,
        valid_from timestamptz not null,
        valid_to timestamptz not null check (valid_to > valid_from),
        primary key (table_id, valid_from),
        ${within('table_id', 'official_table')}
      );
      ${protect('official_table_history', ['select'])}

      create function keep_official_table() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        new.valid_from := greatest(now(), old.valid_from);
        if new.valid_from > old.valid_from then
          insert into official_table_history (table_id, organization_id, framework_id, kind, content, source, entered_by,
            entered_by_name, entered_at, version, valid_from, valid_to)
          values (old.id, old.organization_id, old.framework_id, old.kind, old.content, old.source, old.entered_by,
            old.entered_by_name, old.entered_at, old.version, old.valid_from, new.valid_from);
        end if;
        return new;
      end $$;
      create trigger official_table_temporal before update on official_table
        for each row when (old.* is distinct from new.*) execute function keep_official_table();

      revoke all on function keep_measure(), keep_official_table() from public;

      -- The summary speaks of every kind: MLPS has edition and conclusion, the others a level or none.
      alter table assessment_score alter column edition drop not null;
      alter table assessment_score alter column declared_conclusion drop not null;
      alter table assessment_score alter column proven_conclusion drop not null;
      alter table assessment_score add column kind text not null default 'CONFORMITY' check (kind in ${kinds});
      alter table assessment_score add column declared_level text;
      alter table assessment_score add column proven_level text;
      alter table score_point add column declared_level text;
      alter table score_point add column proven_level text;
    `);
  }
}
