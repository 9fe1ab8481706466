import { randomBytes } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id as anId } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { hashPassword, hashToken } from '../people/index.js';
import { mayOpen, maySeePacks, mayShare } from './pack.access.js';
import type { CreatePackLinkInput } from './pack.inputs.js';
import { packsByIds, requirePack } from './pack.queries.js';
import { mostLinkDays, newLink } from './pack.rules.js';
import { tell } from './pack.records.js';

export const sharedPath = '/files/shared-pack';
const dayMs = 86_400_000;

/** The links by which a frozen pack leaves the house. */
export class PackLinkService {
  constructor(private readonly database: Database) {}

  /** Makes a link; answers its path, once. */
  async create(actor: Actor, input: CreatePackLinkInput): Promise<{ packId: string; path: string }> {
    const wanted = check(newLink, { ...input });
    const key = randomBytes(32).toString('base64url');
    // Before the transaction: it takes its time.
    const passwordHash = await hashPassword(wanted.password);
    return this.database.write(actor, async (tx) => {
      const pack = await requirePack(tx, wanted.packId);
      if (!mayOpen(actor, pack)) throw forbidden();
      if (!mayShare(actor, pack))
        throw invalidState(text('只有已冻结的材料包才能分享。', 'Only a frozen pack can be shared.'));
      const left = wanted.expiresAt.getTime() - tx.now.getTime();
      if (!(left > 0 && left <= mostLinkDays * dayMs))
        throw badInput({
          expiresAt: text(
            `失效时间须在现在之后、${mostLinkDays} 天之内。`,
            `It must end later than now and within ${mostLinkDays} days.`,
          ),
        });
      const id = newId();
      await tx.query(
        'packLink.create',
        `insert into pack_link (id, organization_id, pack_id, recipient, secret_hash, password_hash, expires_at, most_downloads, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          actor.organizationId,
          pack.id,
          wanted.recipient,
          hashToken(key),
          passwordHash,
          wanted.expiresAt,
          wanted.mostDownloads,
          actor.membershipId ?? null,
          tx.now,
        ],
      );
      const { recipient, expiresAt, mostDownloads } = wanted;
      tell(tx, 'pack.shared', pack, {
        after: { linkId: id, recipient, expiresAt: expiresAt.toISOString(), mostDownloads },
      });
      return { packId: pack.id, path: `${sharedPath}?key=${key}` };
    });
  }

  /** Ends a link now; nothing happens to one that has ended. Answers the id of its pack. */
  async revoke(actor: Actor, input: string): Promise<string> {
    const id = check(anId, input);
    return this.database.write(actor, async (tx) => {
      if (!maySeePacks(actor)) throw notFound();
      const [link] = await tx.query<{ pack_id: string; recipient: string; ended: boolean }>(
        'packLink.lock',
        `select pack_id, recipient, revoked_at is not null as ended from pack_link where organization_id = $1 and id = $2 for update`,
        [actor.organizationId, id],
      );
      const [pack] = link ? await packsByIds(tx, [link.pack_id]) : [];
      if (!link || !pack) throw notFound();
      if (link.ended) return pack.id;
      await tx.query(
        'packLink.revoke',
        'update pack_link set revoked_at = $3 where organization_id = $1 and id = $2',
        [actor.organizationId, id, tx.now],
      );
      tell(tx, 'pack.shareEnded', pack, { before: { linkId: id, recipient: link.recipient } });
      return pack.id;
    });
  }
}
