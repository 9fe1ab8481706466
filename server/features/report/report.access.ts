import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import type { ReportStandingName } from './report.lifecycle.js';

/** What the rules need to know of a report. */
export interface ReportFacts {
  readonly state: 'QUEUED' | 'RENDERING' | 'READY' | 'FAILED';
  readonly standing: ReportStandingName;
  readonly submittedById: string | null;
}

const finished = ({ state }: Pick<ReportFacts, 'state'>): boolean => state === 'READY' || state === 'FAILED';

/** Powers are separated: who reads the audit trail sees extracts of it and no other report, everybody else no extract. */
export const isAuditor = (actor: Actor): boolean => actor.kind === 'member' && may(actor, 'event:read');

/** An auditor answers for his extract himself: nobody else sees it, so nobody could issue it. */
export const submitsReports = (actor: Actor): boolean =>
  may(actor, 'report:create') && Boolean(actor.membershipId) && !isAuditor(actor);

/** Only a person submits: whoever issues has to know who may not. */
export const maySubmit = (actor: Actor, { state, standing }: ReportFacts): boolean =>
  submitsReports(actor) && state === 'READY' && standing === 'DRAFT';

/** What somebody else decides on, or was issued, stays. */
export const mayDelete = (actor: Actor, report: ReportFacts): boolean =>
  may(actor, 'report:create') && finished(report) && report.standing === 'DRAFT';

export const mayRetry = (actor: Actor, { state }: Pick<ReportFacts, 'state'>): boolean =>
  may(actor, 'report:create') && state === 'FAILED';

/** Only a draft: a document that was issued is made once more with the names of who answers for it, and that comes to its end. */
export const mayCancel = (
  actor: Actor,
  { state, standing }: Pick<ReportFacts, 'state' | 'standing'>,
): boolean => may(actor, 'report:create') && !finished({ state }) && standing === 'DRAFT';

export const mayRenew = (actor: Actor, report: ReportFacts): boolean =>
  may(actor, 'report:create') && finished(report);

export const mayWithdraw = (actor: Actor, { state, standing }: ReportFacts): boolean =>
  may(actor, 'report:issue') && !actor.ownWorkOnly && state === 'READY' && standing === 'ISSUED';

/** `decisionProblem` without the document, for all rows at once. */
export const issuesReports = (actor: Actor): boolean =>
  may(actor, 'report:issue') && !actor.ownWorkOnly && Boolean(actor.membershipId);

/** Why the actor may not decide on a document; undefined when he may. */
export function decisionProblem(
  actor: Actor,
  { submittedById }: Pick<ReportFacts, 'submittedById'>,
): Text | undefined {
  if (!may(actor, 'report:issue') || actor.ownWorkOnly)
    return text('您没有签发文件的权限。', 'You may not issue documents.');
  if (!actor.membershipId)
    return text('文件须由人员签发，程序不能代替。', 'Issuing is a person’s act: a program cannot do it.');
  if (submittedById === actor.membershipId)
    return text('该文件由您送审，须由他人签发。', 'You submitted it: somebody else has to issue it.');
  return undefined;
}

export const mayDecide = (actor: Actor, report: ReportFacts): boolean =>
  report.standing === 'SUBMITTED' && decisionProblem(actor, report) === undefined;
