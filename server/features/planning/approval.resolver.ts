import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { say } from '../../platform/graphql/errors.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { memberOfEach, Membership } from '../people/index.js';
import { DecideRoadmapInput, ProposeRoadmapInput, ReopenRoadmapInput } from './approval.inputs.js';
import type { ApprovalService } from './approval.service.js';
import { decisionProblem, mayDecide, mayPropose, mayReopen } from './planning.access.js';
import { alternativesByIds, requireRoadmap } from './planning.queries.js';
import { Roadmap, RoadmapAlternative, RoadmapPayload } from './planning.types.js';

@Resolver()
export class ApprovalResolver {
  constructor(private readonly approvals: ApprovalService) {}

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPayload, {
    description:
      'Proposes a draft for approval, with what is to be carried out. From then on nothing in it changes. INVALID_STATE when it is no draft, or without packages to carry out.',
  })
  async proposeRoadmap(
    @Arg('input', () => ProposeRoadmapInput, { description: 'The roadmap.' }) input: ProposeRoadmapInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPayload> {
    return payload(context, await this.approvals.propose(context.actor, input));
  }

  @Allow('remediation:approvePlan')
  @Mutation(() => RoadmapPayload, {
    description:
      'Approves a proposed roadmap, or gives it back. FORBIDDEN for the person who proposed it, INVALID_STATE when it does not wait.',
  })
  async decideRoadmap(
    @Arg('input', () => DecideRoadmapInput, { description: 'The decision.' }) input: DecideRoadmapInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPayload> {
    return payload(context, await this.approvals.decide(context.actor, input));
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPayload, {
    description:
      'Makes a draft again of a roadmap that was proposed or approved; it needs a new approval. INVALID_STATE for a draft.',
  })
  async reopenRoadmap(
    @Arg('input', () => ReopenRoadmapInput, { description: 'Why.' }) input: ReopenRoadmapInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPayload> {
    return payload(context, await this.approvals.reopen(context.actor, input));
  }
}

const payload = async ({ reads }: RequestContext, id: string): Promise<RoadmapPayload> => ({
  roadmap: await requireRoadmap(reads, id),
});

@Resolver(() => Roadmap)
export class ApprovalFields {
  @Relation(() => RoadmapAlternative, {
    nullable: true,
    description: 'The alternative that is proposed or approved; null: all packages, and in a draft.',
  })
  async chosenAlternative(
    roadmaps: Roadmap[],
    _args: object,
    { reads }: Load,
  ): Promise<(RoadmapAlternative | null)[]> {
    const keys = roadmaps.map((one) => one.chosenAlternativeId);
    return inOrder(keys, await alternativesByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, { nullable: true, description: 'Who proposed it last.' })
  proposedBy(roadmaps: Roadmap[], _args: object, load: Load) {
    return memberOfEach(roadmaps, load, (roadmap) => roadmap.proposedById);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who approved it, or returned it last.' })
  decidedBy(roadmaps: Roadmap[], _args: object, load: Load) {
    return memberOfEach(roadmaps, load, (roadmap) => roadmap.decidedById);
  }

  @Relation(() => Boolean, { description: 'True when the caller may propose it now.' })
  viewerCanPropose(roadmaps: Roadmap[], _args: object, { actor, reads }: Load): boolean[] {
    return roadmaps.map((roadmap) => !reads.moment && mayPropose(actor, roadmap));
  }

  @Relation(() => Boolean, { description: 'True when it waits and the caller may decide on it.' })
  viewerCanDecide(roadmaps: Roadmap[], _args: object, { actor, reads }: Load): boolean[] {
    return roadmaps.map((roadmap) => !reads.moment && mayDecide(actor, roadmap));
  }

  @Relation(() => Boolean, { description: 'True when the caller may open it again.' })
  viewerCanReopen(roadmaps: Roadmap[], _args: object, { actor, reads }: Load): boolean[] {
    return roadmaps.map((roadmap) => !reads.moment && mayReopen(actor, roadmap));
  }

  @Relation(() => String, {
    nullable: true,
    description:
      'Why the caller may not decide on a roadmap that waits, in his language; null when he may, when it does not wait, and in the past.',
  })
  decisionBlockedReason(roadmaps: Roadmap[], _args: object, { actor, reads }: Load): (string | null)[] {
    return roadmaps.map((roadmap) => {
      const waits = roadmap.state === 'PROPOSED' && !reads.moment;
      const problem = waits ? decisionProblem(actor, roadmap) : undefined;
      return problem ? say(problem, actor.locale) : null;
    });
  }
}
