import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Reads } from '../../platform/database/database.js';
import { badInput, forbidden, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { standardOf, withAll } from './dashboard.standards.js';
import { DashboardScreen, DashboardTile, DashboardTileSize } from './dashboard.types.js';
import type { ArrangeDashboardInput, Dashboard, DashboardPlace } from './dashboard.types.js';

const place = z.object({
  tile: z.enum(DashboardTile),
  size: z.enum(DashboardTileSize),
  shown: z.boolean(),
});

const arranging = z.object({
  screen: z.enum(DashboardScreen),
  places: z.array(place).min(1, 'emptyList').max(50, 'many:50'),
});

/** The caller's dashboard; the standard of his role until he has arranged one. Tokens and the house itself have none. */
export async function dashboardOf(reads: Reads, screen: DashboardScreen): Promise<Dashboard> {
  const { organizationId, membershipId = null, roles } = reads.actor;
  const [kept] = await reads.query<{ tiles: DashboardPlace[] }>(
    'dashboard.own',
    'select tiles from dashboard where organization_id = $1 and owner_id = $2::uuid and screen = $3',
    [organizationId, membershipId, screen],
  );
  const standard = standardOf(screen, roles);
  return { screen, places: kept ? withAll(kept.tiles, standard) : standard, isStandard: !kept };
}

/** Arranging tiles for oneself. */
export class DashboardService {
  constructor(private readonly database: Database) {}

  /** Keeps an arrangement. FORBIDDEN for tokens, BAD_USER_INPUT when a tile is named twice. */
  async arrange(actor: Actor, input: ArrangeDashboardInput): Promise<DashboardScreen> {
    const owner = ownerOf(actor);
    const { screen, places } = check(arranging, {
      screen: input.screen,
      places: input.places.map((one) => ({ ...one })),
    });
    if (new Set(places.map(({ tile }) => tile)).size < places.length)
      throw badInput({ places: text('同一个图块出现了两次。', 'A tile is named twice.') });
    await this.database.write(actor, async (tx) => {
      const [kept] = await tx.query<{ id: string; before: DashboardPlace[] | null }>(
        'dashboard.keep',
        `with before as (select tiles from dashboard where organization_id = $2 and owner_id = $3 and screen = $4)
         insert into dashboard as d (id, organization_id, owner_id, screen, tiles) values ($1, $2, $3, $4, $5::jsonb)
         on conflict (organization_id, owner_id, screen) do update set tiles = excluded.tiles
         returning d.id, (select tiles from before) as before`,
        [newId(), actor.organizationId, owner, screen, JSON.stringify(places)],
      );
      tx.record({
        action: 'dashboard.arranged',
        objectType: 'Dashboard',
        objectId: kept!.id,
        ...(kept!.before ? { before: { screen, places: plain(kept!.before) } } : {}),
        after: { screen, places },
      });
    });
    return screen;
  }

  /** Goes back to the standard of the role; nothing happens when that is what the caller has. */
  async reset(actor: Actor, input: DashboardScreen): Promise<DashboardScreen> {
    const owner = ownerOf(actor);
    const screen = check(z.enum(DashboardScreen), input);
    await this.database.write(actor, async (tx) => {
      const [dropped] = await tx.query<{ id: string; tiles: DashboardPlace[] }>(
        'dashboard.drop',
        'delete from dashboard where organization_id = $1 and owner_id = $2 and screen = $3 returning id, tiles',
        [actor.organizationId, owner, screen],
      );
      if (!dropped) return;
      tx.record({
        action: 'dashboard.reset',
        objectType: 'Dashboard',
        objectId: dropped.id,
        before: { screen, places: plain(dropped.tiles) },
      });
    });
    return screen;
  }
}

const plain = (places: readonly DashboardPlace[]) => places.map((one) => ({ ...one }));

/** An integration has no screen. */
function ownerOf({ membershipId, tokenId }: Actor): string {
  if (!membershipId || tokenId) throw forbidden();
  return membershipId;
}
