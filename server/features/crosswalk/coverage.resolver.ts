import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds, Framework, frameworksByIds } from '../framework/index.js';
import { pageOf } from './claim.fields.js';
import { readCoverage, readMatrix } from './coverage.queries.js';
import {
  ControlCoverage,
  ControlCoverageArgs,
  ControlCoverageConnection,
  CoverageGroup,
  CrosswalkCoverage,
  CrosswalkMatrix,
  PairArgs,
} from './coverage.types.js';

@Resolver()
export class CoverageResolver {
  @Allow('framework:read')
  @Query(() => CrosswalkCoverage, {
    description: 'How far one rule book is covered by another. NOT_FOUND for an unknown code.',
  })
  crosswalkCoverage(
    @Args(() => PairArgs) pair: PairArgs,
    @Ctx() context: RequestContext,
  ): Promise<CrosswalkCoverage> {
    return readCoverage(context.reads, pair);
  }

  @Allow('framework:read')
  @Query(() => CrosswalkMatrix, {
    description:
      'Stored mappings between two rule books as rows, columns and cells, rejected ones too. NOT_FOUND for an unknown code; LIMIT_EXCEEDED over 5,000 mappings or 2,000 rows.',
  })
  crosswalkMatrix(
    @Args(() => PairArgs) pair: PairArgs,
    @Ctx() context: RequestContext,
  ): Promise<CrosswalkMatrix> {
    return readMatrix(context.reads, pair);
  }
}

type Keyed = Pick<CrosswalkCoverage, 'frameworkId' | 'byFrameworkId' | 'scopeId'>;

const frameworks = async (keys: string[], { reads }: Load): Promise<(Framework | null)[]> =>
  inOrder(keys, await frameworksByIds(reads, distinct(keys)));
const controls = async (keys: readonly (string | null)[], { reads }: Load): Promise<(Control | null)[]> =>
  inOrder(keys, await controlsByIds(reads, distinct(keys)));

@Resolver(() => CrosswalkCoverage)
export class CrosswalkCoverageFields {
  @Relation(() => Framework, { description: 'The rule book that is looked at.' })
  framework(rows: Keyed[], _args: object, load: Load) {
    return frameworks(
      rows.map((row) => row.frameworkId),
      load,
    );
  }

  @Relation(() => Framework, { description: 'The rule book that may cover it.' })
  byFramework(rows: Keyed[], _args: object, load: Load) {
    return frameworks(
      rows.map((row) => row.byFrameworkId),
      load,
    );
  }

  @Relation(() => Control, { nullable: true, description: 'The part that is looked at; null for the whole.' })
  scope(rows: Keyed[], _args: object, load: Load) {
    return controls(
      rows.map((row) => row.scopeId),
      load,
    );
  }

  @Relation(() => ControlCoverageConnection, {
    description: 'The controls behind the numbers, in reading order.',
  })
  controls(
    rows: CrosswalkCoverage[],
    @Args(() => ControlCoverageArgs) { filter, first, after }: ControlCoverageArgs,
  ): Connection<ControlCoverage>[] {
    const allows = <Value>(
      wanted: readonly Value[] | null | undefined,
      value: Value | null | undefined,
    ): boolean => !wanted?.length || (value != null && wanted.includes(value));
    return rows.map(({ covered }) =>
      pageOf(
        covered.filter(
          ({ kind, best, groupId }) =>
            allows(filter?.kinds, kind) &&
            allows(filter?.relations, best?.relation) &&
            allows(filter?.confidences, best?.confidence) &&
            (filter?.reviewed == null || best?.reviewed === filter.reviewed) &&
            (filter?.groupId == null || groupId === filter.groupId),
        ),
        first,
        after,
      ),
    );
  }
}

@Resolver(() => CrosswalkMatrix)
export class CrosswalkMatrixFields {
  @Relation(() => Framework, { description: 'The rule book of the rows.' })
  framework(rows: Keyed[], _args: object, load: Load) {
    return frameworks(
      rows.map((row) => row.frameworkId),
      load,
    );
  }

  @Relation(() => Framework, { description: 'The rule book of the columns.' })
  byFramework(rows: Keyed[], _args: object, load: Load) {
    return frameworks(
      rows.map((row) => row.byFrameworkId),
      load,
    );
  }

  @Relation(() => Control, {
    nullable: true,
    description: 'The part of the first rule book that is shown; null for the whole.',
  })
  scope(rows: Keyed[], _args: object, load: Load) {
    return controls(
      rows.map((row) => row.scopeId),
      load,
    );
  }
}

@Resolver(() => CoverageGroup)
export class CoverageGroupFields {
  @Relation(() => Control, { description: 'The part.' })
  control(groups: CoverageGroup[], _args: object, load: Load) {
    return controls(
      groups.map((group) => group.controlId),
      load,
    );
  }
}

@Resolver(() => ControlCoverage)
export class ControlCoverageFields {
  @Relation(() => Control, { description: 'The control.' })
  control(rows: ControlCoverage[], _args: object, load: Load) {
    return controls(
      rows.map((row) => row.controlId),
      load,
    );
  }
}
