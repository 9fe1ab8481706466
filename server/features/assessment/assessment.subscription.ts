import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { isId } from '../../platform/ids.js';
import { inBursts, tellingEvent, touchedResults } from './assessment-feed.js';
import type { Burst } from './assessment-feed.js';
import { requireAssessment } from './assessment.queries.js';
import { resultsByIds } from './result.queries.js';
import { AssessmentChange } from './result.types.js';
import { topicOf } from './score.service.js';

interface Subscribing {
  readonly args: { readonly id?: unknown };
  readonly context: RequestContext;
}

@Resolver()
export class AssessmentSubscription {
  @Allow('assessment:read')
  @Subscription(() => AssessmentChange, {
    description:
      'Ratings, proof, tasks and scores of one assessment as they change; what happens within a moment comes as one.',
    subscribe: async ({ args, context }: Subscribing) => {
      const { id } = args;
      if (!isId(id)) throw notFound();
      try {
        await requireAssessment(context.reads, id);
      } finally {
        // The socket may stay open for hours; its read transaction must not.
        await context.close();
      }
      return inBursts(id, context.feed.subscribe(context.actor.organizationId, topicOf(id)));
    },
  })
  async assessmentChanged(
    @Root() { assessmentId, events }: Burst,
    @Arg('id', () => ID, { description: 'The assessment; NOT_FOUND when it is not visible to the caller.' })
    _id: string,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentChange> {
    const telling = tellingEvent(events);
    return {
      assessment: await requireAssessment(context.reads, assessmentId),
      results: await resultsByIds(context.reads, touchedResults(events)),
      actorName: telling?.actorName ?? '',
      action: telling?.action ?? '',
    };
  }
}
