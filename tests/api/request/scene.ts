import type { Caller, TestApp } from '../../support/test-app.js';
import { dayFrom, items } from '../evidence/evidence.requests.js';
import type { Item } from '../evidence/evidence.requests.js';

const row = `id title note state dueOn overdue dueSoon daysLeft periodStart periodEnd reason version
  unit { id name } assignee { id } system { id } controls { id code } answers { id title state } series { id }
  answeredBy { id } decidedBy { id } createdBy { id } viewerCanAnswer viewerCanReturn viewerCanClose viewerCanCancel`;
const item = `items { id request { ${row} } error { code message field } }`;

export const ask = `mutation ($input: CreateEvidenceRequestsInput!) { createEvidenceRequests(input: $input) { requests { ${row} } } }`;
export const answer = `mutation ($input: AnswerEvidenceRequestInput!) { answerEvidenceRequest(input: $input) { request { ${row} } } }`;
export const giveBack = `mutation ($ids: [ID!]!, $reason: String!) { returnEvidenceRequests(ids: $ids, reason: $reason) { ${item} } }`;
export const close = `mutation ($ids: [ID!]!, $note: String) { closeEvidenceRequests(ids: $ids, note: $note) { ${item} } }`;
export const cancel = `mutation ($ids: [ID!]!, $reason: String!) { cancelEvidenceRequests(ids: $ids, reason: $reason) { ${item} } }`;
export const change = `mutation ($input: ChangeEvidenceRequestsInput!) { changeEvidenceRequests(input: $input) { ${item} } }`;
export const read = `query ($id: ID!) { evidenceRequest(id: $id) { ${row} } }`;
export const list = `query ($filter: EvidenceRequestFilter, $first: Int! = 50, $after: String) {
  evidenceRequests(filter: $filter, first: $first, after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }`;
const series = `id title frequency startsOn endsOn dueDays stoppedAt missingCount unit { id } controls { id }
  periods(last: 12) { id startsOn endsOn dueOn status request { id state } }`;
export const askSeries = `mutation ($input: CreateEvidenceRequestSeriesInput!) { createEvidenceRequestSeries(input: $input) { series { ${series} } } }`;
export const stopSeries = `mutation ($ids: [ID!]!) { stopEvidenceRequestSeries(ids: $ids) { series { ${series} } } }`;
export const listSeries = `query ($filter: EvidenceRequestSeriesFilter, $first: Int! = 50, $after: String) {
  evidenceRequestSeries(filter: $filter, first: $first, after: $after) { totalCount nodes { ${series} } } }`;

export interface Asked {
  readonly id: string;
  readonly state: string;
  readonly [field: string]: any;
}

/** Asks radiology, where contributors work, for one proof. */
export async function askOne(
  app: TestApp,
  controlIds: readonly string[],
  more: Record<string, unknown> = {},
): Promise<Asked> {
  const input = {
    titles: ['双因素认证截图'],
    targets: [{ unitId: app.fixture.north.units.radiology }],
    controlIds,
    dueOn: dayFrom(14),
    ...more,
  };
  const data = await app.as('COMPLIANCE_OFFICER').query(ask, { input });
  return data.createEvidenceRequests.requests[0];
}

export const requestOf = async (caller: Caller, id: string): Promise<Asked> =>
  (await caller.query(read, { id })).evidenceRequest;

/** One verb on some requests; what became of each. */
export const batch = items as (
  caller: Caller,
  text: string,
  variables: Record<string, unknown>,
) => Promise<(Item & { readonly request: any })[]>;
