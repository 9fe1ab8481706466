import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { lineDifference, wordDifference, WordRun } from '../framework/index.js';
import { policyVersionsByIds } from './policy.queries.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Lines of two versions: the same in both, only in one, or one line in two wordings.',
})
export class PolicyDifference {
  @Field(() => String, {
    nullable: true,
    description: 'In the older version; null when the newer one added it.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'In the newer version; null when it was taken out.' })
  after!: string | null;

  @Field(() => [WordRun], {
    description: 'Of a line in two wordings: which words, for the first 100 such lines. Empty otherwise.',
  })
  words!: WordRun[];
}

@Resolver()
export class PolicyDifferenceResolver {
  @Allow('policy:read')
  @Query(() => [PolicyDifference], {
    description:
      'What a version says differently from another one, in its order; lines that are the same come as one piece. At most 500 pieces: texts that differ in more come as all of the one and all of the other. NOT_FOUND for what the caller may not see, INVALID_STATE for uploaded files.',
  })
  async policyDifference(
    @Arg('olderId', () => ID, { description: 'The version to compare with.' }) olderId: string,
    @Arg('newerId', () => ID, { description: 'The version that is looked at.' }) newerId: string,
    @Ctx() context: RequestContext,
  ): Promise<PolicyDifference[]> {
    const ids = [check(idRule, olderId), check(idRule, newerId)];
    const found = new Map((await policyVersionsByIds(context.reads, ids)).map((row) => [row.id, row]));
    const [older, newer] = ids.map((id) => found.get(id));
    if (!older || !newer) throw notFound();
    if (older.text === null || newer.text === null)
      throw invalidState(
        text(
          '上传的文件不能逐句比较，请下载后对照。',
          'Uploaded files are not compared here: download them and compare.',
        ),
      );
    return differenceOf(older.text, newer.text);
  }
}

/** More pieces than this are a rewrite. */
const maximumPieces = 500;
/** Finding words takes its time: beyond so many lines in two wordings, the lines alone are told. */
const maximumWorded = 100;

/** What was taken out and what came in at the same place are taken for two wordings of the same lines, one by one. */
export function differenceOf(before: string, after: string): PolicyDifference[] {
  // Each line ends alike, the last one too: a line is the same wherever it stands.
  const pieces = piecesOf(lineDifference(`${before}\n`, `${after}\n`));
  if (pieces.length > maximumPieces) return [only(before, null), only(null, after)];
  let worded = 0;
  return pieces.map((piece) => {
    if (piece.before === null || piece.after === null || piece.before === piece.after) return piece;
    worded += 1;
    return worded > maximumWorded ? piece : { ...piece, words: wordDifference(piece.before, piece.after) };
  });
}

function piecesOf(runs: readonly WordRun[]): PolicyDifference[] {
  return runs.flatMap(({ change, text: run }, at): PolicyDifference[] => {
    if (change === 'KEPT') return [{ before: run, after: run, words: [] }];
    const next = runs[at + 1];
    if (change === 'INSERTED')
      return runs[at - 1]?.change === 'DELETED' ? [] : linesOf(run).map((line) => only(null, line));
    const [older, newer] = [linesOf(run), next?.change === 'INSERTED' ? linesOf(next.text) : []];
    return Array.from({ length: Math.max(older.length, newer.length) }, (_unused, line) =>
      only(older[line] ?? null, newer[line] ?? null),
    );
  });
}

const only = (before: string | null, after: string | null): PolicyDifference => ({
  before,
  after,
  words: [],
});
/** Empty lines say nothing. */
const linesOf = (run: string): string[] => run.split('\n').filter((line) => line.trim() !== '');
