import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import { dayOf } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { badInput, limitExceeded, text } from '../../platform/graphql/errors.js';
import { check, id, line } from '../../platform/graphql/input-rules.js';
import { Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { requireEdition } from '../framework/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { Membership, memberOfEach } from '../people/index.js';
import { readProgress } from './progress.queries.js';
import { ProgressArgs, ProgressLoad, RemediationProgress } from './progress.types.js';

const mostDays = 731;
const dayMs = 86_400_000;

const scopeRule = z.object({
  planId: id.nullish(),
  unitId: id.nullish(),
  systemId: id.nullish(),
  frameworkCode: line(100).nullish(),
});

@Resolver()
export class ProgressResolver {
  @Allow('remediation:read')
  @Query(() => RemediationProgress, {
    description:
      'How closing gaps goes on, day by day. BAD_USER_INPUT for a period that ends before it begins or after today, LIMIT_EXCEEDED for more than 731 days, NOT_FOUND for an unknown rule book. An unknown plan, unit or system has no tasks.',
  })
  async remediationProgress(
    @Args(() => ProgressArgs) { scope, from, to }: ProgressArgs,
    @Ctx() context: RequestContext,
  ): Promise<RemediationProgress> {
    const { planId = null, unitId = null, systemId = null, frameworkCode } = check(scopeRule, { ...scope });
    if (to < from)
      throw badInput({
        to: text('结束日期不能早于开始日期。', 'The last day must not be before the first.'),
      });
    if (to > dayOf(new Date()))
      throw badInput({ to: text('结束日期不能晚于今天。', 'The last day must not be after today.') });
    const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
    if (days > mostDays) throw limitExceeded('days', mostDays, days);
    const edition = frameworkCode ? await requireEdition(context.reads, frameworkCode) : undefined;
    return readProgress(context.reads, {
      planId,
      unitId,
      systemId,
      frameworkId: edition?.framework.id ?? null,
      from,
      to,
    });
  }
}

@Resolver(() => ProgressLoad)
export class ProgressLoadFields {
  @Relation(() => Unit, {
    nullable: true,
    description: 'The unit; null for tasks of none, and in loads by owner.',
  })
  unit(loads: ProgressLoad[], _args: object, load: Load) {
    return unitOfEach(loads, load);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'The owner; null for tasks of nobody, and in loads by unit.',
  })
  owner(loads: ProgressLoad[], _args: object, load: Load) {
    return memberOfEach(loads, load, (one) => one.ownerId);
  }
}
