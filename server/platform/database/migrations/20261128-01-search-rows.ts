import { Migration } from '@mikro-orm/migrations';
import { applicationRole, currentOrganization } from './tenant-table.js';

/**
 * The search answers rows with every column that a list filters and orders by: looking each hit up again under row security
 * cost twice the search itself. Since nothing of row security is left behind it, it checks the organization of the
 * transaction itself. The usual filter, the review state, is applied inside: fewer rows leave it.
 */
export class SearchRows extends Migration {
  override up(): void {
    this.addSql(`
      drop function search_evidence(uuid, text[], text[]);
      create function search_evidence(org uuid, tokens text[], patterns text[], states text[] default null)
      returns table (id uuid, organization_id uuid, title text, kind text, label text, state text, owner_id uuid, unit_id uuid,
        submitted_by uuid, tags text[], collected_on date, valid_from date, valid_until date, updated_at timestamptz,
        deleted_at timestamptz)
      language sql stable security definer rows 200 set search_path = public, pg_temp as $$
        select e.id, e.organization_id, e.title, e.kind, e.label, e.state, e.owner_id, e.unit_id, e.submitted_by, e.tags,
          e.collected_on, e.valid_from, e.valid_until, e.updated_at, e.deleted_at
        from evidence e
        where e.organization_id = org and org = ${currentOrganization} and e.deleted_at is null
          and (states is null or e.state = any (states)) and e.search_tokens @> tokens
          -- Most words are found in the title: its version is read, and everything normalized, only where they are not.
          and (e.title is nfkc normalized and e.title ilike all (patterns) or exists (
            select 1 from evidence_version v where v.organization_id = org and v.id = e.current_version_id
              and normalize(concat_ws(E'\\n', e.title, e.description, array_to_string(e.tags, E'\\n'), v.file_name, v.url,
                left(v.body, 4000)), nfkc) ilike all (patterns)))
      $$;
      revoke all on function search_evidence(uuid, text[], text[], text[]) from public;
      grant execute on function search_evidence(uuid, text[], text[], text[]) to ${applicationRole};
    `);
  }
}
