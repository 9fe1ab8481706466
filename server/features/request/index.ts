import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import type { EvidenceRoom } from '../evidence/index.js';
import { AnswerService } from './answer.service.js';
import { AskService } from './ask.service.js';
import { JudgeService } from './judge.service.js';
import { RequestEntity } from './request.entity.js';
import {
  EvidenceRequestFields,
  EvidenceRequestSeriesFields,
  EvidenceRequestsOfEvidence,
  RequestPeriodFields,
} from './request.fields.js';
import { requestsByIds } from './request.queries.js';
import { RequestResolver } from './request.resolver.js';
import type { RequestServices } from './request.resolver.js';
import { seriesByIds } from './series.queries.js';
import { SeriesService } from './series.service.js';

export { EvidenceRequest } from './request.types.js';
export { inSight as requestInSight, isAsked, maySee as maySeeRequest } from './request.access.js';
export { requestsByIds } from './request.queries.js';

/** Requests for evidence: who owes which proof by when, once or in every period; done by accepted proof. */
export interface RequestRoom extends Room, RequestServices {}

const opening = 'request.open-periods';

export function createRequestRoom(
  { database, jobs }: Pick<Deps, 'database' | 'jobs'>,
  { evidence }: { readonly evidence: EvidenceRoom },
): RequestRoom {
  const services: RequestServices = {
    asking: new AskService(database, evidence.links),
    answering: new AnswerService(database, evidence),
    judging: new JudgeService(database, evidence),
    series: new SeriesService(database),
  };
  evidence.onReviewed((tx, steps) => services.judging.follow(tx, steps));
  evidence.onBeforeDelete((tx, ids) => services.judging.forget(tx, ids));
  return {
    ...services,
    name: 'request',
    permission: 'evidence:read',
    resolvers: [
      new RequestResolver(services),
      new EvidenceRequestFields(),
      new EvidenceRequestSeriesFields(),
      new RequestPeriodFields(),
      new EvidenceRequestsOfEvidence(),
    ],
    nodes: [
      {
        typeName: 'EvidenceRequest',
        table: 'evidence_request',
        permission: 'evidence:read',
        read: requestsByIds,
      },
      {
        typeName: 'EvidenceRequestSeries',
        table: 'request_series',
        permission: 'evidence:read',
        read: seriesByIds,
      },
    ],
    async start() {
      jobs.handle(opening, () => services.series.openAll());
      jobs.schedule(opening, '*/10 * * * *');
    },
  };
}

export const requestEntities = [RequestEntity];
