import { Args, Int, Resolver } from 'type-graphql';
import { AppError, text } from '../../platform/graphql/errors.js';
import { byParent, distinct, idsOf, inOrder, paired, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Evidence, evidencesByIds } from '../evidence/index.js';
import { Control, controlsByIds } from '../framework/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { InformationSystem, systemsByIds } from '../system/index.js';
import { mayAnswer, mayDirect, mayClose, mayReturn } from './request.access.js';
import { RequestPeriodsArgs } from './request.inputs.js';
import { pairsOfRequests, requestsByIds, requestsOfEvidences } from './request.queries.js';
import { EvidenceRequest, EvidenceRequestSeries, RequestPeriod } from './request.types.js';
import { controlsOfSeries, missingCounts, periodsOfSeries, seriesByIds } from './series.queries.js';

async function systems(
  parents: { systemId: string | null }[],
  { reads }: Load,
): Promise<(InformationSystem | null)[]> {
  const keys = parents.map((parent) => parent.systemId);
  return inOrder(keys, await systemsByIds(reads, distinct(keys)));
}

@Resolver(() => EvidenceRequest)
export class EvidenceRequestFields {
  @Relation(() => Unit, { description: 'The unit that is asked.' })
  unit(requests: EvidenceRequest[], _args: object, load: Load) {
    return unitOfEach(requests, load);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'The person that is asked; null for anybody of the unit.',
  })
  assignee(requests: EvidenceRequest[], _args: object, load: Load) {
    return memberOfEach(requests, load, (request) => request.assigneeId);
  }

  @Relation(() => InformationSystem, {
    nullable: true,
    description: 'The information system that it is for.',
  })
  system(requests: EvidenceRequest[], _args: object, load: Load) {
    return systems(requests, load);
  }

  @Relation(() => [Control], { description: 'The controls that the proof is for.' })
  async controls(requests: EvidenceRequest[], _args: object, { reads }: Load): Promise<Control[][]> {
    const pairs = await pairsOfRequests(reads, 'control', idsOf(requests));
    const controls = await controlsByIds(reads, distinct(pairs.map((pair) => pair.id)));
    return paired(requests, pairs, (pair) => pair.requestId, controls);
  }

  @Relation(() => [Evidence], {
    description: 'What was handed in, as far as the caller may see it; first come first.',
  })
  async answers(
    requests: EvidenceRequest[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<Evidence[][]> {
    const pairs = await pairsOfRequests(reads, 'answer', idsOf(requests));
    const evidences = await evidencesByIds(reads, distinct(pairs.map((pair) => pair.id)), selected);
    return paired(requests, pairs, (pair) => pair.requestId, evidences);
  }

  @Relation(() => EvidenceRequestSeries, { nullable: true, description: 'The series that it belongs to.' })
  async series(
    requests: EvidenceRequest[],
    _args: object,
    { reads }: Load,
  ): Promise<(EvidenceRequestSeries | null)[]> {
    const keys = requests.map((request) => request.seriesId);
    return inOrder(keys, await seriesByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, { nullable: true, description: 'Who asked; null for the product itself.' })
  createdBy(requests: EvidenceRequest[], _args: object, load: Load) {
    return memberOfEach(requests, load, (request) => request.createdById);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who handed something in last; null for API tokens.',
  })
  answeredBy(requests: EvidenceRequest[], _args: object, load: Load) {
    return memberOfEach(requests, load, (request) => request.answeredById);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who returned, completed or cancelled it last.',
  })
  decidedBy(requests: EvidenceRequest[], _args: object, load: Load) {
    return memberOfEach(requests, load, (request) => request.decidedById);
  }

  @Relation(() => Boolean, { description: 'The caller may hand something in now.' })
  viewerCanAnswer(requests: EvidenceRequest[], _args: object, { actor }: Load): boolean[] {
    return requests.map((request) => mayAnswer(actor, request));
  }

  @Relation(() => Boolean, { description: 'The caller may give it back now.' })
  viewerCanReturn(requests: EvidenceRequest[], _args: object, { actor }: Load): boolean[] {
    return requests.map((request) => mayReturn(actor, request));
  }

  @Relation(() => Boolean, {
    description: 'The caller may close it, once a proof of it is accepted; never what he handed in.',
  })
  viewerCanClose(requests: EvidenceRequest[], _args: object, { actor }: Load): boolean[] {
    return requests.map((request) => mayClose(actor, request));
  }

  @Relation(() => Boolean, {
    description: 'The caller may cancel it now, and change its day and who is asked.',
  })
  viewerCanCancel(requests: EvidenceRequest[], _args: object, { actor }: Load): boolean[] {
    return requests.map((request) => mayDirect(actor, request));
  }
}

@Resolver(() => EvidenceRequestSeries)
export class EvidenceRequestSeriesFields {
  @Relation(() => Unit, { description: 'The unit that is asked.' })
  unit(series: EvidenceRequestSeries[], _args: object, load: Load) {
    return unitOfEach(series, load);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'The person that is asked; null for anybody of the unit.',
  })
  assignee(series: EvidenceRequestSeries[], _args: object, load: Load) {
    return memberOfEach(series, load, (one) => one.assigneeId);
  }

  @Relation(() => InformationSystem, {
    nullable: true,
    description: 'The information system that it is for.',
  })
  system(series: EvidenceRequestSeries[], _args: object, load: Load) {
    return systems(series, load);
  }

  @Relation(() => [Control], { description: 'The controls that the proofs are for.' })
  async controls(series: EvidenceRequestSeries[], _args: object, { reads }: Load): Promise<Control[][]> {
    const pairs = await controlsOfSeries(reads, idsOf(series));
    const controls = await controlsByIds(reads, distinct(pairs.map((pair) => pair.id)));
    return paired(series, pairs, (pair) => pair.seriesId, controls);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who asked.' })
  createdBy(series: EvidenceRequestSeries[], _args: object, load: Load) {
    return memberOfEach(series, load, (one) => one.createdById);
  }

  @Relation(() => [RequestPeriod], {
    description: 'The chain: the latest periods that have begun, oldest first, and the one that follows.',
  })
  async periods(
    series: EvidenceRequestSeries[],
    @Args(() => RequestPeriodsArgs) { last }: RequestPeriodsArgs,
    { reads }: Load,
  ): Promise<RequestPeriod[][]> {
    if (last < 1 || last > 36) {
      throw new AppError(
        'LIMIT_EXCEEDED',
        text('周期数须在 1 到 36 之间。', 'last must be between 1 and 36.'),
      );
    }
    return byParent(series, await periodsOfSeries(reads, idsOf(series), last), (period) => period.seriesId);
  }

  @Relation(() => Int, { description: 'Periods whose day has passed without a proof handed in.' })
  async missingCount(series: EvidenceRequestSeries[], _args: object, { reads }: Load): Promise<number[]> {
    const counts = new Map((await missingCounts(reads, idsOf(series))).map((row) => [row.id, row.count]));
    return series.map(({ id }) => counts.get(id) ?? 0);
  }
}

@Resolver(() => RequestPeriod)
export class RequestPeriodFields {
  @Relation(() => EvidenceRequest, {
    nullable: true,
    description: 'Its request; null when it has not begun.',
  })
  async request(
    periods: RequestPeriod[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(EvidenceRequest | null)[]> {
    const keys = periods.map((period) => period.requestId);
    return inOrder(keys, await requestsByIds(reads, distinct(keys), selected));
  }
}

/** Evidence knows nothing of requests: this room extends its type. */
@Resolver(() => Evidence)
export class EvidenceRequestsOfEvidence {
  @Relation(() => [EvidenceRequest], {
    description:
      'The requests that it answers, as far as the caller may see them; due first. None in the past (`asOf`).',
    needs: [],
  })
  async requests(
    evidences: Evidence[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<EvidenceRequest[][]> {
    if (reads.moment) return evidences.map(() => []);
    const requests = await requestsOfEvidences(reads, idsOf(evidences), selected);
    return byParent(evidences, requests, (request) => request.evidenceId);
  }
}
