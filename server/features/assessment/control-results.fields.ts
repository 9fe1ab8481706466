import { Args, Resolver } from 'type-graphql';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { pagesByParent } from '../../platform/graphql/pages-by-parent.js';
import { Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control } from '../framework/index.js';
import { resultInSight, sightOf } from './assessment.access.js';
import { resultsByIds } from './result.queries.js';
import { ControlResultsArgs, ResultConnection } from './result.types.js';
import type { Result } from './result.types.js';

/** Controls know nothing of assessments: this room extends their type. */
@Resolver(() => Control)
export class ControlResults {
  @Relation(() => ResultConnection, {
    description:
      'Its results in all assessments, the latest period first; only those that the caller may see.',
  })
  async results(
    controls: Control[],
    @Args(() => ControlResultsArgs) { first, after }: ControlResultsArgs,
    { reads, actor }: Load,
  ): Promise<Connection<Result>[]> {
    const page = readPage(first, after, 2);
    return pagesByParent(
      reads,
      controls,
      page,
      {
        name: 'result.ofControls',
        matching: `select r.id, r.control_id as parent, a.period_end::text as key
          from result r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
          where ${resultInSight} and r.control_id = any ($4::uuid[])`,
        parameters: [...sightOf(actor), controls.map((control) => control.id)],
        direction: 'desc',
      },
      (ids) => resultsByIds(reads, ids),
    );
  }
}
