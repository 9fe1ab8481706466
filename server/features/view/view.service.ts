import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { forbidden, limitExceeded, notFound } from '../../platform/graphql/errors.js';
import { check, id as anId, line, paragraph } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { viewById } from './view.queries.js';
import { SavedViewScreen } from './view.types.js';
import type { SaveViewInput } from './view.types.js';

/** Views of one person on one screen. */
export const mostOwn = 50;

const longestQuery = 4_000;

const saving = z.object({
  screen: z.enum(SavedViewScreen),
  name: line(60),
  // Kept as an address carries it: a Chinese character takes nine.
  query: paragraph(longestQuery)
    .transform((value) => new URLSearchParams(value ?? '').toString())
    .pipe(z.string().max(longestQuery, `long:${longestQuery}`)),
  shared: z.boolean(),
});

/** Keeping and dropping views. */
export class ViewService {
  constructor(private readonly database: Database) {}

  /** Keeps a view, or replaces the caller's view of that name. FORBIDDEN for tokens, LIMIT_EXCEEDED beyond fifty. */
  async save(actor: Actor, input: SaveViewInput): Promise<string> {
    const { membershipId, organizationId } = actor;
    // An integration has no screen.
    if (!membershipId || actor.tokenId) throw forbidden();
    const { screen, name, query, shared } = check(saving, { ...input });
    return this.database.write(actor, async (tx) => {
      const [saved] = await tx.query<{ id: string; before: { query: string; shared: boolean } | null }>(
        'view.save',
        `with before as (select id, query, shared from saved_view
           where organization_id = $2 and owner_id = $3 and screen = $4 and name = $5)
         insert into saved_view as v (id, organization_id, owner_id, screen, name, query, shared)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (organization_id, owner_id, screen, name) do update set query = excluded.query, shared = excluded.shared
         returning v.id, (select jsonb_build_object('query', b.query, 'shared', b.shared) from before b) as before`,
        [newId(), organizationId, membershipId, screen, name, query, shared],
      );
      const { id, before } = saved!;
      const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
        'view.count',
        'select count(*)::integer as count from saved_view where organization_id = $1 and owner_id = $2 and screen = $3',
        [organizationId, membershipId, screen],
      );
      if (count > mostOwn) throw limitExceeded('savedViews', mostOwn, count);
      tx.record({
        action: 'view.saved',
        objectType: 'SavedView',
        objectId: id,
        objectName: name,
        ...(before ? { before } : {}),
        after: { screen, query, shared },
      });
      return id;
    });
  }

  /** Drops a view. NOT_FOUND when the caller does not find it, FORBIDDEN when it is somebody else's. */
  async delete(actor: Actor, input: string): Promise<string> {
    const id = check(anId, input);
    return this.database.write(actor, async (tx) => {
      const view = await viewById(tx, id);
      if (!view) throw notFound();
      if (!view.viewerCanChange) throw forbidden();
      await tx.query('view.delete', 'delete from saved_view where organization_id = $1 and id = $2', [
        actor.organizationId,
        id,
      ]);
      const { screen, query, shared } = view;
      tx.record({
        action: 'view.deleted',
        objectType: 'SavedView',
        objectId: id,
        objectName: view.name,
        before: { screen, query, shared },
      });
      return id;
    });
  }
}
