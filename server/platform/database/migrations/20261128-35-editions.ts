import { Migration } from '@mikro-orm/migrations';
import { applicationRole, currentOrganization, protect, within } from './tenant-table.js';

/**
 * Newer editions of rule books, and assessments that moved to one. What a move made can be taken back as long as nobody has
 * worked with it.
 */
export class Editions extends Migration {
  override up(): void {
    this.addSql(`
      -- Of a given framework: code of the edition before it, when that is a framework of ours too.
      alter table framework add column supersedes text;

      -- A carried answer or figure that was given to other words: nobody has said yet that it still holds.
      alter table result add column needs_confirmation boolean not null default false;
      alter table result_history add column needs_confirmation boolean not null default false;
      alter table measure add column needs_confirmation boolean not null default false;
      alter table measure_history add column needs_confirmation boolean not null default false;

      -- What a move made and its undoing removed was there in between, so its former rows outlive it.
      ${['assessment', 'result', 'measure'].map(keepWithoutRow).join('\n')}

      -- An assessment that was moved to another edition; assessment_id is the new one.
      create table assessment_move (
        assessment_id uuid primary key,
        organization_id uuid not null references organization (id),
        previous_id uuid not null,
        framework_id uuid not null references framework (id),
        moved_by uuid,
        moved_by_name text not null,
        -- To the microsecond: what is younger than this was made by somebody since.
        moved_at timestamptz not null,
        -- How many answers, figures, proofs and tasks came along, as they were counted then.
        summary jsonb not null,
        unique (organization_id, assessment_id),
        -- Moved once to an edition; the move is undone before it can be made again.
        unique (organization_id, previous_id, framework_id),
        ${within('assessment_id', 'assessment', 'cascade')},
        ${within('previous_id', 'assessment')},
        ${within('moved_by', 'membership')}
      );
      ${protect('assessment_move', ['select', 'insert'])}

      -- Which result of the older edition an answer comes from, and what became of its control.
      create table moved_result (
        result_id uuid primary key,
        organization_id uuid not null references organization (id),
        from_result_id uuid not null,
        change text not null check (change in ('SAME', 'MOVED', 'RENUMBERED', 'REWORDED', 'REPLACED')),
        carried boolean not null,
        unique (organization_id, result_id),
        ${within('result_id', 'result', 'cascade')},
        ${within('from_result_id', 'result')}
      );
      create index moved_result_from on moved_result (organization_id, from_result_id);
      ${protect('moved_result', ['select', 'insert'])}

      -- Links that a move made for the successors of proven controls; two systems may have moved with the same one.
      create table moved_link (
        organization_id uuid not null references organization (id),
        assessment_id uuid not null,
        link_id uuid not null,
        from_control_id uuid not null references control (id),
        primary key (assessment_id, link_id),
        foreign key (organization_id, assessment_id) references assessment_move (organization_id, assessment_id) on delete cascade,
        ${within('link_id', 'evidence_link', 'cascade')}
      );
      create index moved_link_link on moved_link (organization_id, link_id);
      ${protect('moved_link', ['select', 'insert'])}

      -- The task came along with a move; nobody linked it here himself.
      alter table task_result add column moved boolean not null default false;

      -- Nothing of an assessment is ever deleted but what a move made and nobody has touched since: the application may not
      -- delete these rows itself. Answers false when there is no such move in the organization of the transaction.
      create function remove_moved_assessment(removed uuid) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare since timestamptz;
      begin
        select v.moved_at into since from assessment_move v
        where v.assessment_id = removed and v.organization_id = ${currentOrganization};
        if since is null then return false; end if;
        if exists (select 1 from result r where r.assessment_id = removed and r.valid_from > since)
          or exists (select 1 from measure m where m.assessment_id = removed and m.valid_from > since)
          or exists (select 1 from assessment a where a.id = removed and (a.version > 1 or a.state <> 'OPEN')) then
          raise exception 'somebody has worked in the assessment' using errcode = 'restrict_violation';
        end if;
        delete from task_result x using result r where r.assessment_id = removed and x.result_id = r.id and x.moved;
        delete from score_point where assessment_id = removed;
        delete from assessment_score where assessment_id = removed;
        delete from gap_estimate where assessment_id = removed;
        delete from measure where assessment_id = removed;
        delete from result where assessment_id = removed;
        delete from assessment where id = removed;
        return true;
      end $$;
      revoke all on function remove_moved_assessment(uuid) from public;
      grant execute on function remove_moved_assessment(uuid) to ${applicationRole};
    `);
  }
}

/** Former rows need no row that is still there any more; the organization is theirs as before. */
const keepWithoutRow = (table: string): string => `
      do $$
      declare key name;
      begin
        select conname into strict key from pg_constraint where contype = 'f' and conrelid = '${table}_history'::regclass
          and confrelid = '${table}'::regclass;
        execute format('alter table ${table}_history drop constraint %I', key);
      end $$;`;
