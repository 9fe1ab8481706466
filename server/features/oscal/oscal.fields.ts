import { Resolver } from 'type-graphql';
import type { Actor } from '../../platform/access/actor.js';
import { Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Assessment } from '../assessment/index.js';
import { seesTasks, seesWhole } from './oscal.access.js';
import { documentPath } from './oscal.parts.js';

const pathsOf = (
  assessments: readonly Assessment[],
  name: 'assessment-results' | 'poam',
  may: boolean,
): (string | null)[] => assessments.map(({ id }) => (may ? documentPath(id, name) : null));

const mayTakePlan = (actor: Actor): boolean => seesWhole(actor) && seesTasks(actor);

@Resolver(() => Assessment)
export class AssessmentOscal {
  @Relation(() => String, {
    nullable: true,
    description:
      'Path of the assessment as OSCAL assessment-results (1.1.3, JSON); null for who sees only his own work. Every download is an event.',
  })
  async oscalResultsUrl(
    assessments: Assessment[],
    _args: object,
    { reads }: Load,
  ): Promise<(string | null)[]> {
    return pathsOf(assessments, 'assessment-results', seesWhole(reads.actor));
  }

  @Relation(() => String, {
    nullable: true,
    description:
      'Path of its gaps and tasks as an OSCAL plan of action and milestones (1.1.3, JSON); null for who sees only his own work, or no tasks. Answers INVALID_STATE while there is neither a gap nor an unfinished task.',
  })
  async oscalPlanUrl(assessments: Assessment[], _args: object, { reads }: Load): Promise<(string | null)[]> {
    return pathsOf(assessments, 'poam', mayTakePlan(reads.actor));
  }
}
