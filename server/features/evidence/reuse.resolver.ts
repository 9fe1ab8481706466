import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, Framework, frameworksByIds } from '../framework/index.js';
import { evidencesByIds } from './evidence.queries.js';
import { Evidence } from './evidence.types.js';
import { readReuse, soleProofs } from './reuse.queries.js';
import { ProofReuse, ProofReuseArgs, ProofReuseBook, ProofReuseConnection } from './reuse.types.js';

@Resolver()
export class ReuseResolver {
  @Allow('evidence:read')
  @Query(() => ProofReuseConnection, {
    description:
      'Evidence that the caller may see and that proves something today, by how many controls it proves. NOT_FOUND for an unknown rule book.',
  })
  proofReuse(
    @Args(() => ProofReuseArgs) args: ProofReuseArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ProofReuse>> {
    return readReuse(context.reads, args);
  }
}

@Resolver(() => ProofReuse)
export class ReuseFields {
  @Relation(() => Evidence, { description: 'The proof.' })
  async evidence(rows: ProofReuse[], _args: object, { reads, selected }: Load): Promise<(Evidence | null)[]> {
    const keys = rows.map((row) => row.evidenceId);
    return inOrder(keys, await evidencesByIds(reads, distinct(keys), selected));
  }
}

@Resolver(() => ProofReuseBook)
export class ReuseBookFields {
  @Relation(() => Framework, { description: 'The rule book.' })
  async framework(rows: ProofReuseBook[], _args: object, { reads }: Load): Promise<(Framework | null)[]> {
    const keys = rows.map((row) => row.frameworkId);
    return inOrder(keys, await frameworksByIds(reads, distinct(keys)));
  }
}

@Resolver(() => Evidence)
export class SoleProofFields {
  @Extensions({ listSize: 20 })
  @Relation(() => [Control], {
    needs: [],
    description:
      'Controls that lose their only valid proof when this one ends, in reading order of their rule books; empty when it proves nothing today, and in the past (`asOf`). See ProofReuse.sole.',
  })
  async soleProofOf(evidences: Evidence[], _args: object, { reads }: Load): Promise<Control[][]> {
    if (reads.moment) return evidences.map(() => []);
    const found = await soleProofs(reads, distinct(evidences.map((evidence) => evidence.id)));
    return evidences.map(({ id }) => [...(found.get(id) ?? [])]);
  }
}
