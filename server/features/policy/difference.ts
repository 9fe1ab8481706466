import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { differenceOfTexts, VersionDifference } from '../evidence/index.js';
import { policyVersionsByIds } from './policy.queries.js';

@Resolver()
export class PolicyDifferenceResolver {
  @Allow('policy:read')
  @Query(() => VersionDifference, {
    description:
      'What a version says differently from another one. NO_TEXT for uploaded files, NOT_FOUND for what the caller may not see.',
  })
  async policyDifference(
    @Arg('olderId', () => ID, { description: 'The version to compare with.' }) olderId: string,
    @Arg('newerId', () => ID, { description: 'The version that is looked at.' }) newerId: string,
    @Ctx() context: RequestContext,
  ): Promise<VersionDifference> {
    const ids = [check(idRule, olderId), check(idRule, newerId)];
    const found = new Map((await policyVersionsByIds(context.reads, ids)).map((row) => [row.id, row]));
    const [older, newer] = ids.map((id) => found.get(id));
    if (!older || !newer) throw notFound();
    if (older.text === null || newer.text === null) {
      const numbers = { fromNumber: older.number, toNumber: newer.number };
      return { ...numbers, comparison: 'NO_TEXT', changes: [], more: false, cut: false };
    }
    // Each line ends alike, the last one too: a line is the same wherever it stands.
    const said = ({ number, text }: { number: number; text: string | null }) => ({
      number,
      text: `${text}\n`,
    });
    return differenceOfTexts(said(older), said(newer));
  }
}
