import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Info } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { toItemError } from '../../platform/graphql/item-error.js';
import { answerOf } from '../../platform/graphql/selection.js';
import { isId } from '../../platform/ids.js';
import type { AnswerService } from './answer.service.js';
import type { AskService } from './ask.service.js';
import type { JudgeService } from './judge.service.js';
import {
  AnswerEvidenceRequestInput,
  ChangeEvidenceRequestsInput,
  CreateEvidenceRequestsInput,
  CreateEvidenceRequestSeriesInput,
  EvidenceRequestsArgs,
  EvidenceRequestSeriesArgs,
} from './request.inputs.js';
import { listRequests, requestsByIds } from './request.queries.js';
import type { Outcome } from './request.records.js';
import { listing } from './request.rules.js';
import {
  EvidenceRequest,
  EvidenceRequestConnection,
  EvidenceRequestItemsPayload,
  EvidenceRequestPayload,
  EvidenceRequestSeries,
  EvidenceRequestSeriesConnection,
  EvidenceRequestSeriesPayload,
  EvidenceRequestsPayload,
} from './request.types.js';
import { listSeries, seriesByIds } from './series.queries.js';
import type { SeriesService } from './series.service.js';

export interface RequestServices {
  readonly asking: AskService;
  readonly answering: AnswerService;
  readonly judging: JudgeService;
  readonly series: SeriesService;
}

const idsArgument = { description: '1 to 250 requests.' } as const;

@Resolver()
export class RequestResolver {
  constructor(private readonly services: RequestServices) {}

  @Allow('evidence:read')
  @Query(() => EvidenceRequestConnection, {
    description:
      'Requests for evidence that the caller may see, due first: contributors see those to their units and to themselves.',
  })
  evidenceRequests(
    @Args(() => EvidenceRequestsArgs) { filter, first, after }: EvidenceRequestsArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<EvidenceRequest>> {
    const { search, unitId, assigneeId, controlId, seriesId } = filter ?? {};
    const checked = check(listing, { search: search ?? '', unitId, assigneeId, controlId, seriesId });
    return listRequests(
      context.reads,
      { ...filter, ...checked },
      readPage(first, after, 2),
      answerOf(info).of('EvidenceRequest'),
    );
  }

  @Allow('evidence:read')
  @Query(() => EvidenceRequest, {
    nullable: true,
    description: 'One request; null when it is unknown or not visible to the caller.',
  })
  async evidenceRequest(
    @Arg('id', () => ID, { description: 'The request.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequest | null> {
    return isId(id) ? ((await requestsByIds(context.reads, [id]))[0] ?? null) : null;
  }

  @Allow('evidence:read')
  @Query(() => EvidenceRequestSeriesConnection, {
    description: 'Recurring requests that the caller may see, newest first.',
  })
  evidenceRequestSeries(
    @Args(() => EvidenceRequestSeriesArgs) { filter, first, after }: EvidenceRequestSeriesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<EvidenceRequestSeries>> {
    const { unitId, controlId } = filter ?? {};
    return listSeries(
      context.reads,
      { ...filter, ...check(listing, { unitId, controlId }) },
      readPage(first, after, 2),
    );
  }

  @Allow('evidence:request')
  @Mutation(() => EvidenceRequestsPayload, {
    description: 'Asks units for proofs: one request for each unit and proof, all or none.',
  })
  async createEvidenceRequests(
    @Arg('input', () => CreateEvidenceRequestsInput, { description: 'Who is asked for what.' })
    input: CreateEvidenceRequestsInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestsPayload> {
    const ids = await this.services.asking.create(context.actor, input);
    const found = await this.read(context, ids);
    return { requests: ids.flatMap((id) => found.get(id) ?? []) };
  }

  @Allow('evidence:request')
  @Mutation(() => EvidenceRequestSeriesPayload, {
    description:
      'Asks units for one proof in every period; requests appear by themselves when a period begins.',
  })
  async createEvidenceRequestSeries(
    @Arg('input', () => CreateEvidenceRequestSeriesInput, {
      description: 'Who is asked for what, and how often.',
    })
    input: CreateEvidenceRequestSeriesInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestSeriesPayload> {
    return seriesPayload(context, await this.services.series.create(context.actor, input));
  }

  @Allow('evidence:request')
  @Mutation(() => EvidenceRequestSeriesPayload, {
    description:
      'Stops series, all or none: no further period is opened, open requests stay. Stopping twice changes nothing.',
  })
  async stopEvidenceRequestSeries(
    @Arg('ids', () => [ID], { description: '1 to 250 series.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestSeriesPayload> {
    return seriesPayload(context, await this.services.series.stop(context.actor, ids));
  }

  @Allow('evidence:create')
  @Mutation(() => EvidenceRequestPayload, {
    description:
      'Hands in what a request asks for; it is then under review and offered for the controls of the request.',
  })
  async answerEvidenceRequest(
    @Arg('input', () => AnswerEvidenceRequestInput, { description: 'What is handed in.' })
    input: AnswerEvidenceRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestPayload> {
    const [request] = await requestsByIds(context.reads, [
      await this.services.answering.answer(context.actor, input),
    ]);
    if (!request) throw notFound();
    return { request };
  }

  @Allow('evidence:review')
  @Mutation(() => EvidenceRequestItemsPayload, {
    description:
      'Gives requests back with a reason. Their proofs under review are returned with the same reason, which may concern other requests that they answer.',
  })
  async returnEvidenceRequests(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Arg('reason', () => String, { description: 'What is wrong, at most 2,000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestItemsPayload> {
    return this.items(context, await this.services.judging.return(context.actor, ids, reason));
  }

  @Allow('evidence:review')
  @Mutation(() => EvidenceRequestItemsPayload, {
    description:
      'Closes requests with the proofs that are accepted already: their links to the controls count from now on. Refused for who handed in (four eyes).',
  })
  async closeEvidenceRequests(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Arg('note', () => String, { nullable: true, description: 'Remark, at most 2,000 characters.' })
    note: string | null,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestItemsPayload> {
    return this.items(context, await this.services.judging.close(context.actor, ids, note));
  }

  @Allow('evidence:request')
  @Mutation(() => EvidenceRequestItemsPayload, {
    description:
      'Moves the due day of requests or asks somebody else, while they are not done. BAD_USER_INPUT when nothing is to change, for a day in the past, and for a person who may not hand in evidence.',
  })
  async changeEvidenceRequests(
    @Arg('input', () => ChangeEvidenceRequestsInput, { description: 'Which requests, and what changes.' })
    input: ChangeEvidenceRequestsInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestItemsPayload> {
    return this.items(context, await this.services.asking.change(context.actor, input));
  }

  @Allow('evidence:request')
  @Mutation(() => EvidenceRequestItemsPayload, {
    description:
      'Cancels requests with a reason; what was handed in stays evidence. Of a series, the period is waived.',
  })
  async cancelEvidenceRequests(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Arg('reason', () => String, { description: 'Why, at most 2,000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceRequestItemsPayload> {
    return this.items(context, await this.services.asking.cancel(context.actor, ids, reason));
  }

  private async items(
    context: RequestContext,
    outcomes: readonly Outcome[],
  ): Promise<EvidenceRequestItemsPayload> {
    const found = await this.read(
      context,
      outcomes.map(({ id }) => id),
    );
    return {
      items: outcomes.map(({ id, error }) => ({
        id,
        request: found.get(id) ?? null,
        error: error ? toItemError(error, context.origin.locale) : null,
      })),
    };
  }

  private async read(context: RequestContext, ids: readonly string[]): Promise<Map<string, EvidenceRequest>> {
    return new Map((await requestsByIds(context.reads, ids)).map((request) => [request.id, request]));
  }
}

async function seriesPayload(
  context: RequestContext,
  ids: readonly string[],
): Promise<EvidenceRequestSeriesPayload> {
  const found = new Map((await seriesByIds(context.reads, ids)).map((series) => [series.id, series]));
  return { series: ids.flatMap((id) => found.get(id) ?? []) };
}
