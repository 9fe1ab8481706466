import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id as anId } from '../../platform/graphql/input-rules.js';
import { membershipsByIds } from '../people/index.js';
import type { PeopleService } from '../people/index.js';
import { mayOpen, mayShare } from './pack.access.js';
import type { CreatePackInspectorInput } from './pack.inputs.js';
import { packsByIds, requirePack } from './pack.queries.js';

/** Accounts on loan: inspectors who see one frozen pack and nothing else. Less than a link gives away, so by the same permission. */
export class PackInspectorService {
  constructor(
    private readonly database: Database,
    private readonly people: Pick<PeopleService, 'createLimitedMember' | 'suspend'>,
  ) {}

  /** Makes an account; answers the pack and the first password, once. */
  async create(
    actor: Actor,
    input: CreatePackInspectorInput,
  ): Promise<{ packId: string; memberId: string; initialPassword: string }> {
    const { packId, username, displayName, validUntil } = input;
    const wanted = { packId, username, displayName, validUntil: new Date(validUntil) };
    const { id: memberId, initialPassword } = await this.people.createLimitedMember(
      actor,
      wanted,
      async (tx) => {
        const pack = await requirePack(tx, packId);
        if (!mayOpen(actor, pack)) throw forbidden();
        if (!mayShare(actor, pack))
          throw invalidState(
            text('只有已冻结的材料包才能交给检查人员查看。', 'Only a frozen pack is given to inspectors.'),
          );
      },
    );
    return { packId, memberId, initialPassword };
  }

  /** Ends an account before its time. Answers the id of its pack. */
  async end(actor: Actor, input: string, why: string): Promise<string> {
    const id = check(anId, input);
    const packId = await this.database.read(actor, async (reads) => {
      const [member] = await membershipsByIds(reads, [id]);
      const [pack] = member?.packId ? await packsByIds(reads, [member.packId]) : [];
      if (!pack) throw notFound();
      return pack.id;
    });
    await this.people.suspend(actor, id, why);
    return packId;
  }
}
