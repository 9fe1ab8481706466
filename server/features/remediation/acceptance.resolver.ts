import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { memberOfEach, Membership } from '../people/index.js';
import type { AcceptanceService } from './acceptance.service.js';
import { DecideRiskAcceptanceInput, RequestRiskAcceptanceInput, RiskAcceptance } from './acceptance.types.js';
import { mayDecideAcceptance, mayRequestAcceptance } from './remediation.access.js';
import { RemediationTask, TaskPayload } from './remediation.types.js';
import { tasksByIds } from './task.queries.js';

@Resolver()
export class AcceptanceResolver {
  constructor(private readonly acceptances: AcceptanceService) {}

  @Allow('remediation:work')
  @Mutation(() => TaskPayload, { description: 'Asks to live with the risk of a task until a day.' })
  async requestRiskAcceptance(
    @Arg('input', () => RequestRiskAcceptanceInput, { description: 'The wish.' })
    input: RequestRiskAcceptanceInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.acceptances.request(context.actor, input));
  }

  @Allow('remediation:acceptRisk')
  @Mutation(() => TaskPayload, {
    description: 'Accepts the risk of a task until its day, or not. FORBIDDEN for the person who asked.',
  })
  async decideRiskAcceptance(
    @Arg('input', () => DecideRiskAcceptanceInput, { description: 'The decision.' })
    input: DecideRiskAcceptanceInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.acceptances.decide(context.actor, input));
  }
}

async function payload({ reads }: RequestContext, id: string): Promise<TaskPayload> {
  const [task] = await tasksByIds(reads, [id]);
  if (!task) throw notFound();
  return { task };
}

@Resolver(() => RemediationTask)
export class TaskAcceptance {
  @Relation(() => RiskAcceptance, {
    nullable: true,
    description: 'The last wish to accept its risk since it was taken up; earlier ones stand in its history.',
  })
  acceptance(tasks: RemediationTask[]): (RiskAcceptance | null)[] {
    return tasks.map((task) =>
      task.acceptanceState
        ? {
            state: task.acceptanceState,
            until: task.acceptanceUntil!,
            reason: task.acceptanceReason!,
            decidedAt: task.acceptanceDecidedAt,
            note: task.acceptanceNote,
            requestedById: task.acceptanceById!,
            decidedById: task.acceptanceDecidedById,
          }
        : null,
    );
  }

  @Relation(() => Boolean, { description: 'True when the caller may ask to accept its risk now.' })
  viewerCanRequestAcceptance(tasks: RemediationTask[], _args: object, { actor }: Load): boolean[] {
    return tasks.map((task) => mayRequestAcceptance(actor, task));
  }

  @Relation(() => Boolean, { description: 'True when such a wish waits and the caller may decide it.' })
  viewerCanDecideAcceptance(tasks: RemediationTask[], _args: object, { actor }: Load): boolean[] {
    return tasks.map((task) => mayDecideAcceptance(actor, task));
  }
}

@Resolver(() => RiskAcceptance)
export class RiskAcceptanceFields {
  @Relation(() => Membership, { nullable: true, description: 'Who asked.' })
  requestedBy(acceptances: RiskAcceptance[], _args: object, load: Load) {
    return memberOfEach(acceptances, load, (one) => one.requestedById);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who decided; null while it waits.' })
  decidedBy(acceptances: RiskAcceptance[], _args: object, load: Load) {
    return memberOfEach(acceptances, load, (one) => one.decidedById);
  }
}
