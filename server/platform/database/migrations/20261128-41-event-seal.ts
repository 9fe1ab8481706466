import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** The audit chain, its verifications, and stored files that are no longer what they were. */
export class EventSeal extends Migration {
  override up(): void {
    const proofs = `('PROVEN', 'MISSING', 'UNREVIEWED', 'DAMAGED', 'RETURNED', 'EXPIRED', 'NOT_NEEDED')`;
    this.addSql(`
      -- One row per sealed batch of events. Like the events themselves: append-only for everybody who comes through the door.
      create table event_seal (
        organization_id uuid not null references organization (id),
        number integer not null check (number >= 1),
        -- Places of the change feed (xid.seq). Text: a seal is compared by what was hashed.
        first_cursor text not null,
        last_cursor text not null,
        event_count integer not null check (event_count > 0),
        previous_hash text not null,
        sealed_at timestamptz(3) not null,
        leaves bytea not null,
        hash text not null,
        primary key (organization_id, number)
      );
      ${protect('event_seal', ['select', 'insert'])}
      create trigger event_seal_append_only before update or delete or truncate on event_seal
        for each statement execute function refuse_change();

      -- A verification of the chain and of every stored file: asked for, done by a job, kept with what it found.
      create table integrity_check (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        state text not null check (state in ('QUEUED', 'RUNNING', 'CLEAN', 'FOUND', 'FAILED')),
        requested_by uuid,
        requested_by_name text not null,
        requested_at timestamptz(3) not null default now(),
        finished_at timestamptz(3),
        seals integer not null default 0,
        events integer not null default 0,
        unsealed integer not null default 0,
        head_number integer not null default 0,
        head_hash text,
        files integer not null default 0,
        bytes bigint not null default 0,
        finding_count integer not null default 0,
        findings jsonb not null default '[]',
        -- What the job has done of it: it goes on from here after a restart.
        is_chain_done boolean not null default false,
        files_after text not null default '',
        unique (organization_id, id),
        ${within('requested_by', 'membership')}
      );
      create index integrity_check_order on integrity_check (organization_id, requested_at desc, id desc);
      -- One at a time.
      create unique index integrity_check_open on integrity_check (organization_id) where state in ('QUEUED', 'RUNNING');
      ${protect('integrity_check', ['select', 'insert', 'update'])}

      -- Files whose stored bytes do not match what was received. A row goes when the bytes are right again.
      create table damaged_file (
        organization_id uuid not null references organization (id),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        kind text not null check (kind in ('CHANGED', 'WRONG_SIZE', 'MISSING', 'UNREADABLE')),
        found_at timestamptz(3) not null default now(),
        primary key (organization_id, sha256)
      );
      ${protect('damaged_file')}

      -- Since when the bytes of the current version are known to be damaged; its history gets the column at the next start.
      alter table evidence add column damaged_at timestamptz(3);
      create index evidence_damaged on evidence (organization_id) where damaged_at is not null;

      create or replace view valid_link with (security_invoker = true) as
        select l.organization_id, l.evidence_id, l.control_id, l.system_id, e.valid_until
        from evidence_link l
        join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id
        where l.status = 'CONFIRMED' and e.state = 'ACCEPTED' and e.deleted_at is null and e.damaged_at is null
          and e.valid_from <= (now() at time zone 'Asia/Shanghai')::date
          and (e.valid_until is null or e.valid_until >= (now() at time zone 'Asia/Shanghai')::date);

      alter table result drop constraint result_pinned_proof_check, add constraint result_pinned_proof_check
        check (pinned_proof in ${proofs});
      alter table measure drop constraint measure_pinned_proof_check, add constraint measure_pinned_proof_check
        check (pinned_proof in ${proofs});
    `);
  }
}
