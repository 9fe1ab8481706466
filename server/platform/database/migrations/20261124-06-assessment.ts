import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** Assessments, their results with full history, and the maintained scores. */
export class Assessment extends Migration {
  override up(): void {
    const verdicts = `('MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN')`;
    const proofs = `('PROVEN', 'MISSING', 'UNREVIEWED', 'RETURNED', 'EXPIRED', 'NOT_NEEDED')`;
    const editions = `('MLPS_2019', 'MLPS_2021', 'MLPS_2025')`;
    const risks = `('PENDING', 'CONFIRMED', 'MITIGATED')`;
    this.addSql(`
      create table assessment (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        name text not null,
        framework_id uuid not null references framework (id),
        subject_kind text not null check (subject_kind in ('ORGANIZATION', 'UNIT', 'SYSTEM')),
        subject_id uuid not null,
        system_id uuid,
        period text not null,
        period_start date not null,
        period_end date not null check (period_end >= period_start),
        target_level text not null,
        grading_code text,
        -- Facts of the subject when the controls were chosen: they decide which high-risk cases concern it.
        technologies text[] not null default '{}',
        continuity_critical boolean not null default false,
        requirement_sets text[] not null,
        state text not null check (state in ('OPEN', 'CLOSED')),
        scoring_edition text not null check (scoring_edition in ${editions}),
        attention_factor double precision not null check (attention_factor > 0 and attention_factor < 1),
        partial_credit double precision not null check (partial_credit between 0 and 1),
        previous_id uuid,
        created_by uuid,
        closed_at timestamptz(3),
        client_key text,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, client_key),
        check ((subject_kind = 'SYSTEM') = (system_id is not null)),
        check ((state = 'CLOSED') = (closed_at is not null)),
        ${within('system_id', 'information_system')},
        ${within('previous_id', 'assessment')},
        ${within('created_by', 'membership')}
      );
      create index assessment_newest on assessment (organization_id, created_at desc, id desc);
      create index assessment_system on assessment (organization_id, system_id);
      ${protect('assessment', ['select', 'insert', 'update'])}

      create table result (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        assessment_id uuid not null,
        control_id uuid not null references control (id),
        -- Reading order inside the assessment; a point taken from a lower level stands where its namesake would.
        position integer not null,
        verdict text not null default 'OPEN' check (verdict in ${verdicts}),
        current_state text,
        gap text,
        suggestion text,
        not_applicable_reason text check (not_applicable_reason is not null or verdict <> 'NOT_APPLICABLE'),
        unit_id uuid,
        assignee_id uuid,
        rated_by uuid,
        rated_by_name text,
        rated_at timestamptz(3),
        carried_from_on date,
        risk_judgement text check (risk_judgement in ${risks}),
        risk_reason text check (risk_reason is not null or risk_judgement is null or risk_judgement = 'PENDING'),
        -- State of the proof when the assessment was closed; null while it is open and the state follows the evidence.
        pinned_proof text check (pinned_proof in ${proofs}),
        version integer not null default 1,
        valid_from timestamptz not null default now(),
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (assessment_id, control_id),
        ${within('assessment_id', 'assessment')},
        ${within('unit_id', 'unit')},
        ${within('assignee_id', 'membership')},
        ${within('rated_by', 'membership')}
      );
      create index result_control on result (organization_id, control_id);
      create index result_unit on result (organization_id, unit_id) where unit_id is not null;
      create index result_assignee on result (organization_id, assignee_id) where assignee_id is not null;
      ${protect('result', ['select', 'insert', 'update'])}

      create table result_history (
        result_id uuid not null,
        organization_id uuid not null references organization (id),
        assessment_id uuid not null,
        control_id uuid not null,
        verdict text not null,
        current_state text,
        gap text,
        suggestion text,
        not_applicable_reason text,
        unit_id uuid,
        assignee_id uuid,
        rated_by uuid,
        rated_by_name text,
        rated_at timestamptz(3),
        carried_from_on date,
        risk_judgement text,
        risk_reason text,
        pinned_proof text,
        version integer not null,
        valid_from timestamptz not null,
        valid_to timestamptz not null check (valid_to > valid_from),
        primary key (result_id, valid_from),
        ${within('result_id', 'result')}
      );
      create index result_history_moment on result_history (assessment_id, valid_from, valid_to);
      -- Written by the trigger alone, which runs as the owner: nobody edits the past.
      ${protect('result_history', ['select'])}

      create function keep_result() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        -- One moment per transaction; a transaction that waited for the row may have begun before the other ended.
        new.valid_from := greatest(now(), old.valid_from);
        if new.valid_from > old.valid_from then
          insert into result_history (result_id, organization_id, assessment_id, control_id, verdict, current_state, gap,
            suggestion, not_applicable_reason, unit_id, assignee_id, rated_by, rated_by_name, rated_at, carried_from_on,
            risk_judgement, risk_reason, pinned_proof, version, valid_from, valid_to)
          values (old.id, old.organization_id, old.assessment_id, old.control_id, old.verdict, old.current_state, old.gap,
            old.suggestion, old.not_applicable_reason, old.unit_id, old.assignee_id, old.rated_by, old.rated_by_name,
            old.rated_at, old.carried_from_on, old.risk_judgement, old.risk_reason, old.pinned_proof, old.version,
            old.valid_from, new.valid_from);
        end if;
        return new;
      end $$;
      create trigger result_temporal before update on result
        for each row when (old.* is distinct from new.*) execute function keep_result();

      -- The maintained summary: every list and dashboard reads this instead of the results.
      create table assessment_score (
        assessment_id uuid primary key,
        organization_id uuid not null references organization (id),
        edition text not null check (edition in ${editions}),
        declared_value double precision not null,
        proven_value double precision not null,
        declared_conclusion text not null,
        proven_conclusion text not null,
        declared jsonb not null,
        proven jsonb not null,
        categories jsonb not null,
        open_count integer not null,
        gap_count integer not null,
        provisional boolean not null,
        -- Hash of everything above: an unchanged score is not written again.
        fingerprint text not null,
        computed_at timestamptz(3) not null default now(),
        -- Next day on which a counted proof begins or ends to be valid; null when none does.
        next_change_on date,
        ${within('assessment_id', 'assessment')}
      );
      create index assessment_score_next on assessment_score (next_change_on) where next_change_on is not null;
      ${protect('assessment_score', ['select', 'insert', 'update'])}

      create table score_point (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        assessment_id uuid not null,
        at timestamptz(3) not null,
        declared double precision not null,
        proven double precision not null,
        ${within('assessment_id', 'assessment')}
      );
      create index score_point_time on score_point (assessment_id, at);
      ${protect('score_point', ['select', 'insert'])}

      -- For the minute schedule, which has no organization yet: where a proof has begun or ended to be valid.
      create function organizations_with_due_scores() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select distinct s.organization_id
        from assessment_score s join assessment a on a.id = s.assessment_id
        where a.state = 'OPEN' and s.next_change_on <= (now() at time zone 'Asia/Shanghai')::date
      $$;
      revoke all on function organizations_with_due_scores(), keep_result() from public;
      grant execute on function organizations_with_due_scores() to ${applicationRole};
    `);
  }
}
