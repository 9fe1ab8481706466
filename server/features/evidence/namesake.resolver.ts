import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { check } from '../../platform/graphql/input-rules.js';
import { namesakesOf } from './namesake.queries.js';
import { NamesakeMatch, NamesakesInput } from './namesake.types.js';

const asked = z.object({
  names: z.array(z.string().max(400, 'long:400')).min(1, 'emptyList').max(250, 'many:250'),
});

@Resolver()
export class NamesakeResolver {
  @Allow('evidence:read')
  @Extensions({ listSize: 250 })
  @Query(() => [NamesakeMatch], {
    description:
      'Evidence whose current file is called nearly like these, one per name, in their order, each with at most 5. The extension, dates, marks of versions (v2, 第3版, 终稿, final) and of copies ((1), 副本), width, case, spaces and punctuation make no difference; a name of which nothing else is left is like no other.',
  })
  async namesakes(
    @Arg('input', () => NamesakesInput, { description: 'Which names.' }) input: NamesakesInput,
    @Ctx() context: RequestContext,
  ): Promise<NamesakeMatch[]> {
    const { names } = check(asked, { ...input });
    const found = await namesakesOf(context.reads, names);
    return names.map((name, at) => ({ name, evidences: found[at]! }));
  }
}
