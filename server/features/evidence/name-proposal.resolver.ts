import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { Reads } from '../../platform/database/database.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { check, line, maximumListItems } from '../../platform/graphql/input-rules.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds, provableControls } from '../framework/index.js';
import { codesInName } from './name-codes.js';
import { NameProposal } from './name-proposal.types.js';

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
  const asked = names.flatMap((fileName) => codesInName(fileName).map((code) => ({ fileName, code })));
  if (asked.length === 0) return [];
  const found = await reads.query<{ id: string; code: string }>(
    'control.byCodes',
    `select c.id, c.code from control c join framework f on f.id = c.framework_id
     where c.code = any ($1::text[]) and f.state = 'PUBLISHED' order by f.code, c.sort_order limit ${mostProposals}`,
    [distinct(asked.map(({ code }) => code))],
  );
  const provable = new Set(
    (
      await provableControls(
        reads,
        found.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  );
  return asked
    .flatMap(({ fileName, code }) =>
      found
        .filter((control) => control.code === code && provable.has(control.id))
        .map((control) => ({ fileName, code, controlId: control.id })),
    )
    .slice(0, mostProposals);
}
