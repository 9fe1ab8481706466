import type { Actor } from '../../../platform/access/actor.js';
import type { Database } from '../../../platform/database/database.js';
import type { Json } from '../../../platform/events/event-draft.js';
import { staleVersion } from '../../../platform/graphql/errors.js';
import { check } from '../../../platform/graphql/input-rules.js';
import { requireEdition, requirePublished } from '../../framework/index.js';
import { rescoreScope } from '../score.service.js';
import { lockTable, saveTable } from './official-table.queries.js';
import { entering, soundContent } from './official-table.rules.js';
import type { EnterOfficialTableInput } from './official-table.types.js';

/** Official tables that a hospital types in where a rule book's own are missing. */
export class OfficialTableService {
  constructor(private readonly database: Database) {}

  /** Replaces (or takes back) a table and computes the scores of all open assessments by this rule book anew. */
  async enterOfficialTable(
    actor: Actor,
    input: EnterOfficialTableInput,
  ): Promise<{ frameworkCode: string; rescored: number }> {
    const wanted = check(entering, plain(input));
    return this.database.write(actor, async (tx) => {
      const edition = await requireEdition(tx, wanted.frameworkCode);
      // A draft may still change under what was typed in, or be thrown away.
      requirePublished(edition);
      const content = soundContent(edition, wanted);
      const { framework } = edition;
      const known = await lockTable(tx, framework.id, wanted.kind);
      if (wanted.version != null && wanted.version !== (known?.version ?? 0)) throw staleVersion();
      const { frameworkCode, kind, source } = wanted;
      const same =
        JSON.stringify(known?.content ?? null) === JSON.stringify(content) && known?.source === source;
      if (same || (content === null && !known)) return { frameworkCode, rescored: 0 };
      if (!(await saveTable(tx, framework.id, kind, { content, source, known }))) throw staleVersion();
      tx.record({
        action: content === null ? 'officialTable.withdrawn' : 'officialTable.entered',
        objectType: 'Framework',
        objectId: framework.id,
        objectName: framework.shortName,
        before: known ? { kind, source: known.source, content: known.content as Json } : null,
        after: { kind, source, content: content as Json },
      });
      const rescored = await rescoreScope(tx, { kind: 'framework', frameworkId: framework.id });
      return { frameworkCode, rescored: rescored.length };
    });
  }
}

/** Instances of input classes are no plain objects. */
const plain = (input: EnterOfficialTableInput): object => JSON.parse(JSON.stringify(input)) as object;
