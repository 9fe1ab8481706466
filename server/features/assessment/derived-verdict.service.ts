import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { badInput, forbidden, text } from '../../platform/graphql/errors.js';
import { check, ids as idsRule } from '../../platform/graphql/input-rules.js';
import { controlsByIds } from '../framework/index.js';
import type { Derivation } from './derived-verdict.js';
import { derivationsOf } from './derived-verdict.queries.js';
import { lockResults } from './rating.statements.js';
import { rateInside } from './rating.service.js';
import type { TouchedResults } from './rating.service.js';

/** Turns verdicts that follow from other rule books into verdicts of a person. */
export class DerivedVerdictService {
  constructor(private readonly database: Database) {}

  /** Rates results MET because it follows; all of them or none. What somebody has rated meanwhile is never overwritten. */
  async confirm(actor: Actor, resultIds: readonly string[]): Promise<TouchedResults> {
    const ids = [...new Set(check(idsRule, resultIds))];
    if (actor.kind === 'token')
      throw forbidden(
        text(
          '推导结论须由人确认，接口令牌不能确认。',
          'A person has to confirm derived verdicts: an API token cannot.',
        ),
      );
    return this.database.write(actor, async (tx) => {
      const locked = await lockResults(tx, ids);
      const assessments = new Set([...locked.values()].map((result) => result.assessmentId));
      if (assessments.size > 1)
        throw badInput({
          resultIds: text('一次只能处理同一个测评的条款。', 'All results must belong to one assessment.'),
        });
      const unrated = [...locked.values()].filter(
        (result) => result.verdict === 'OPEN' && !result.rated && !result.carried,
      );
      const derivations = await derivationsOf(tx, unrated);
      if (derivations.size < ids.length)
        throw badInput({
          resultIds: text(
            '其中有条款已被评定，或推导依据已变化，请刷新后重试，没有确认任何条款。',
            'Some results were rated meanwhile, or what they followed from has changed: reload and try again. Nothing was confirmed.',
          ),
        });
      const reasons = await reasonsOf(tx, derivations);
      await rateInside(
        tx,
        ids.map((resultId) => {
          const { version, currentState } = locked.get(resultId)!;
          return {
            resultId,
            version,
            verdict: 'MET' as const,
            currentState: currentState ?? reasons.get(resultId)!,
          };
        }),
      );
      return { assessmentId: [...assessments][0]!, resultIds: ids };
    });
  }
}

/** What is written into a result that says nothing of its own, so that later readers see where the verdict came from. */
async function reasonsOf(
  reads: Parameters<typeof controlsByIds>[0],
  derivations: ReadonlyMap<string, Derivation>,
): Promise<Map<string, string>> {
  const controls = new Map(
    (
      await controlsByIds(
        reads,
        [...derivations.values()].map(({ claim }) => claim.from),
      )
    ).map((control) => [control.id, control]),
  );
  return new Map(
    [...derivations].map(([id, { claim }]) => {
      const control = controls.get(claim.from);
      const how = claim.relation === 'EQUAL' ? '要求等同' : '要求更高';
      return [
        id,
        `由对标推导并经人确认：${control?.code ?? ''} ${control?.name ?? ''}（${how}）已判为符合。`,
      ];
    }),
  );
}
