import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { Reads } from '../../platform/database/database.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { check, line, maximumListItems } from '../../platform/graphql/input-rules.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds, provableControls } from '../framework/index.js';
import { NameProposal } from './name-proposal.types.js';
import { controlsInNames } from './suggestion.queries.js';

const asking = z.object({
  fileNames: z.array(line(500)).min(1, 'emptyList').max(maximumListItems, `many:${maximumListItems}`),
});
/** The same code may stand in several rule books. */
const mostProposals = 1_000;

@Resolver()
export class NameProposalResolver {
  @Allow('evidence:create')
  @Extensions({ listSize: 100 })
  @Query(() => [NameProposal], {
    description:
      'Controls of published rule books whose codes stand in these file names (8.1.4.1-b, 01.02.3, A.8.23), by file and code; at most 1,000. Only what evidence can be linked to.',
  })
  nameProposals(
    @Arg('fileNames', () => [String], { description: '1 to 250 names, with their folders or without.' })
    fileNames: string[],
    @Ctx() context: RequestContext,
  ): Promise<NameProposal[]> {
    return proposals(context.reads, check(asking, { fileNames }).fileNames);
  }
}

@Resolver(() => NameProposal)
export class NameProposalFields {
  @Relation(() => Control, { description: 'The control.' })
  async control(proposals: NameProposal[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    const keys = proposals.map(({ controlId }) => controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys)));
  }
}

async function proposals(reads: Reads, names: readonly string[]): Promise<NameProposal[]> {
  const found = await controlsInNames(reads, names);
  const asked = names.flatMap((fileName, index) => {
    const codes = new Map<string, string>();
    for (const { written, controlIds } of found[index] ?? [])
      for (const id of controlIds) if (!codes.has(id)) codes.set(id, written);
    return [...codes].map(([controlId, code]) => ({ fileName, code, controlId }));
  });
  if (asked.length === 0) return [];
  const provable = new Set(
    (await provableControls(reads, distinct(asked.map(({ controlId }) => controlId)))).map(({ id }) => id),
  );
  return asked.filter(({ controlId }) => provable.has(controlId)).slice(0, mostProposals);
}
