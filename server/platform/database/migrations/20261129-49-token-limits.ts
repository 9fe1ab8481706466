import { Migration } from '@mikro-orm/migrations';
import { applicationRole, within } from './tenant-table.js';

/** A token that pushes proof: for whom, and for which controls alone. */
export class TokenLimits extends Migration {
  override up(): void {
    this.addSql(`
      alter table api_token add column control_ids uuid[];
      alter table api_token add column owner_id uuid;
      alter table api_token add ${within('owner_id', 'membership')};

      drop function find_api_token(bytea);
      create function find_api_token(hash bytea)
      returns table (token_id uuid, organization_id uuid, name text, scopes text[], unit_ids uuid[], unit_id uuid,
        control_ids uuid[], owner_id uuid, expires_at timestamptz, last_used_at timestamptz, at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select t.id, t.organization_id, t.name, t.scopes, unit_subtree(t.organization_id, t.unit_id), t.unit_id,
          t.control_ids, t.owner_id, t.expires_at, t.last_used_at, clock_timestamp()
        from api_token t where t.secret_hash = hash and t.revoked_at is null and t.expires_at > clock_timestamp()
      $$;
      revoke all on function find_api_token(bytea) from public;
      grant execute on function find_api_token(bytea) to ${applicationRole};
    `);
  }
}
