import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** Management documents with their versions, who approved them, whom they were published to and who has read them. */
export class Policies extends Migration {
  override up(): void {
    this.addSql(`
      create table policy (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        code text not null,
        name text not null,
        category text not null check (category in ('GUIDELINE', 'REGULATION', 'PROCEDURE', 'RECORD_FORM')),
        -- Whoever belongs to the hospital may read what is published: a policy is never sensitive.
        label text not null check (label in ('PUBLIC', 'INTERNAL')),
        owner_id uuid not null,
        unit_id uuid,
        requirement_codes text[] not null default '{}',
        -- What is published now, and what is being worked on: at most one of each.
        current_version_id uuid,
        open_version_id uuid,
        evidence_id uuid,
        withdrawn_at timestamptz(3),
        withdraw_reason text,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, code),
        unique (organization_id, evidence_id),
        check ((withdrawn_at is null) = (withdraw_reason is null)),
        ${within('owner_id', 'membership')},
        ${within('unit_id', 'unit')},
        ${within('evidence_id', 'evidence')}
      );
      create index policy_updated on policy (organization_id, updated_at desc, id desc);
      ${protect('policy', ['select', 'insert', 'update'])}

      create table policy_version (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        policy_id uuid not null,
        number integer not null check (number >= 1),
        state text not null check (state in ('DRAFT', 'IN_APPROVAL', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
        kind text not null check (kind in ('TEXT', 'FILE')),
        body text,
        file_name text,
        media_type text,
        byte_size bigint check (byte_size > 0),
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        change_note text,
        effective_on date,
        review_months integer check (review_months between 1 and 120),
        -- Everybody who wrote on it: none of them may approve it.
        author_ids uuid[] not null,
        round integer not null default 0,
        submitted_by uuid,
        submitted_at timestamptz(3),
        return_reason text,
        approved_at timestamptz(3),
        published_by uuid,
        published_at timestamptz(3),
        for_everybody boolean not null default false,
        ended_at timestamptz(3),
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, policy_id, number),
        check (case kind when 'FILE' then file_name is not null and media_type is not null and byte_size is not null
          and sha256 is not null else body is not null end),
        check (state in ('DRAFT', 'WITHDRAWN') or (submitted_at is not null and effective_on is not null)),
        check ((state in ('PUBLISHED', 'SUPERSEDED')) <= (published_at is not null)),
        ${within('policy_id', 'policy')},
        ${within('submitted_by', 'membership')},
        ${within('published_by', 'membership')}
      );
      create unique index policy_version_open on policy_version (policy_id) where state in ('DRAFT', 'IN_APPROVAL', 'APPROVED');
      create unique index policy_version_published on policy_version (policy_id) where state = 'PUBLISHED';
      ${protect('policy_version', ['select', 'insert', 'update'])}
      alter table policy add ${within('current_version_id', 'policy_version')};
      alter table policy add ${within('open_version_id', 'policy_version')};

      -- What was handed in stays as it was handed in, whatever the application believes; a return makes it a draft first.
      create function keep_policy_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        if old.state <> 'DRAFT' and (old.kind, old.body, old.file_name, old.media_type, old.byte_size, old.sha256, old.change_note,
            old.effective_on, old.review_months, old.author_ids, old.number, old.policy_id)
          is distinct from (new.kind, new.body, new.file_name, new.media_type, new.byte_size, new.sha256, new.change_note,
            new.effective_on, new.review_months, new.author_ids, new.number, new.policy_id) then
          raise exception 'a policy version that was handed in does not change';
        end if;
        return new;
      end $$;
      create trigger keep_policy_version before update on policy_version for each row execute function keep_policy_version();

      create table policy_approval (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        version_id uuid not null,
        round integer not null,
        approver_id uuid not null,
        decision text not null default 'PENDING' check (decision in ('PENDING', 'APPROVED', 'RETURNED')),
        remark text,
        decided_at timestamptz(3),
        unique (organization_id, id),
        unique (organization_id, version_id, round, approver_id),
        check ((decision = 'PENDING') = (decided_at is null)),
        check (decision <> 'RETURNED' or remark is not null),
        ${within('version_id', 'policy_version')},
        ${within('approver_id', 'membership')}
      );
      create index policy_approval_approver on policy_approval (organization_id, approver_id, version_id);
      ${protect('policy_approval', ['select', 'insert', 'update'])}

      create table policy_audience (
        organization_id uuid not null references organization (id),
        version_id uuid not null,
        unit_id uuid not null,
        primary key (version_id, unit_id),
        ${within('version_id', 'policy_version')},
        ${within('unit_id', 'unit')}
      );
      ${protect('policy_audience', ['select', 'insert'])}

      create table acknowledgement (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        version_id uuid not null,
        membership_id uuid not null,
        acknowledged_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, version_id, membership_id),
        ${within('version_id', 'policy_version')},
        ${within('membership_id', 'membership')}
      );
      -- A confirmation is given once and never taken back.
      ${protect('acknowledgement', ['select', 'insert'])}

      create table policy_control (
        organization_id uuid not null references organization (id),
        policy_id uuid not null,
        control_id uuid not null references control (id),
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        primary key (policy_id, control_id),
        ${within('policy_id', 'policy')},
        ${within('created_by', 'membership')}
      );
      create index policy_control_control on policy_control (organization_id, control_id);
      ${protect('policy_control', ['select', 'insert', 'delete'])}

      -- Documents of policies have no assessment.
      alter table report alter column assessment_id drop not null;
      alter table report add column policy_id uuid, add ${within('policy_id', 'policy')};
      alter table report drop constraint report_kind_check,
        add constraint report_kind_check check (kind in ('GAP_ANALYSIS', 'POLICY', 'POLICY_LIST')),
        add constraint report_object_check check ((kind = 'GAP_ANALYSIS') = (assessment_id is not null)
          and (kind = 'POLICY') = (policy_id is not null));
    `);
  }
}
