import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** What people say to each other about evidence and requests, and whom they name. */
export class Comments extends Migration {
  override up(): void {
    this.addSql(`
      create table comment (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        -- Exactly one of them: a room above adds a column of its own.
        evidence_id uuid,
        request_id uuid,
        author_id uuid not null,
        body text not null,
        client_key text,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        edited_at timestamptz(3),
        -- The words are gone then; the place in the talk stays.
        deleted_at timestamptz(3),
        unique (organization_id, id),
        unique (organization_id, author_id, client_key),
        check (num_nonnulls(evidence_id, request_id) = 1),
        check (deleted_at is null or body = ''),
        ${within('evidence_id', 'evidence')},
        ${within('request_id', 'evidence_request')},
        ${within('author_id', 'membership')}
      );
      create index comment_evidence on comment (organization_id, evidence_id, created_at) where evidence_id is not null;
      create index comment_request on comment (organization_id, request_id, created_at) where request_id is not null;
      ${protect('comment', ['select', 'insert', 'update'])}

      create table comment_mention (
        organization_id uuid not null references organization (id),
        comment_id uuid not null,
        membership_id uuid not null,
        created_at timestamptz(3) not null default now(),
        read_at timestamptz(3),
        primary key (comment_id, membership_id),
        ${within('comment_id', 'comment')},
        ${within('membership_id', 'membership')}
      );
      create index comment_mention_member on comment_mention (organization_id, membership_id, created_at desc);
      ${protect('comment_mention')}
    `);
  }
}
