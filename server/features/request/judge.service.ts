import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check, paragraph, reason as reasonRule } from '../../platform/graphql/input-rules.js';
import type { EvidenceService, LinkService, NewLink, ReviewStep } from '../evidence/index.js';
import { closeProblem, mayReturn } from './request.access.js';
import type { RequestRecord } from './request.entity.js';
import {
  detachAnswers,
  eachRequest,
  linksOf,
  lockRequests,
  mattersOf,
  requireStep,
  step,
} from './request.records.js';
import type { Outcome, RequestMatter } from './request.records.js';
import { someIds } from './request.rules.js';

/** What follows for requests from the review of evidence, and the two verbs that judge a request itself. */
export class JudgeService {
  constructor(
    private readonly database: Database,
    private readonly evidence: { readonly service: EvidenceService; readonly links: LinkService },
  ) {}

  /** In the transaction of a review: accepted proofs count for what was asked, and a request is done with its last one. */
  async follow(tx: Tx, steps: readonly ReviewStep[]): Promise<void> {
    const matters = await mattersOf(tx, { evidenceIds: steps.map((one) => one.evidenceId) });
    if (matters.size === 0) return;
    const byEvidence = new Map(steps.map((one) => [one.evidenceId, one]));
    const counting: NewLink[] = [];
    for (const request of await lockRequests(tx, [...matters.keys()])) {
      const matter = matters.get(request.id)!;
      const own = matter.answers.flatMap(({ evidenceId }) => byEvidence.get(evidenceId) ?? []);
      const accepted = own.filter(({ to }) => to === 'ACCEPTED').map(({ evidenceId }) => evidenceId);
      if (request.state !== 'CANCELLED') counting.push(...linksOf(matter, accepted));
      followOne(tx, request, matter, own);
    }
    await this.evidence.links.confirmInside(tx, counting);
  }

  /** In the transaction that deletes evidence: a request without any proof left waits for one again. */
  async forget(tx: Tx, evidenceIds: readonly string[]): Promise<void> {
    const matters = await mattersOf(tx, { evidenceIds });
    if (matters.size === 0) return;
    const gone = new Set(evidenceIds);
    await detachAnswers(
      tx,
      [...matters.keys()].flatMap((requestId) =>
        evidenceIds.map((evidenceId) => ({ requestId, evidenceId })),
      ),
    );
    for (const request of await lockRequests(tx, [...matters.keys()])) {
      const left = matters.get(request.id)!.answers.filter(({ evidenceId }) => !gone.has(evidenceId));
      if (left.length === 0 && request.state !== 'OPEN' && request.state !== 'CANCELLED')
        step(tx, request, 'REOPEN');
    }
  }

  /** Gives requests back. Proofs under review are returned with the same reason; what was reviewed before is only taken off. */
  async return(actor: Actor, requestIds: readonly string[], reason: string): Promise<Outcome[]> {
    const why = check(reasonRule(), reason);
    const ids = [...new Set(check(someIds, requestIds))];
    return this.database.write(actor, async (tx) => {
      const { outcomes, accepted } = await eachRequest(tx, ids, (request) => {
        // What is done comes back when its evidence is returned, not here.
        if (request.state !== 'ANSWERED') throw notHandedIn();
        if (!mayReturn(actor, request)) throw forbidden();
      });
      if (accepted.length === 0) return outcomes;
      const matters = await mattersOf(tx, { requestIds: accepted.map((request) => request.id) });
      const answers = [...matters.values()].flatMap((matter) =>
        matter.answers.map((answer) => ({ ...answer, matter })),
      );
      const reviewed = answers.filter(({ state }) => state !== 'SUBMITTED');
      await this.evidence.links.withdrawInside(
        tx,
        reviewed.flatMap(({ matter, evidenceId }) => linksOf(matter, [evidenceId])),
      );
      await detachAnswers(
        tx,
        reviewed.map(({ matter, evidenceId }) => ({ requestId: matter.id, evidenceId })),
      );
      for (const request of accepted) step(tx, request, 'RETURN', { reason: why });
      const waiting = answers.filter(({ state }) => state === 'SUBMITTED');
      if (waiting.length > 0)
        await this.evidence.service.returnInside(
          tx,
          [...new Set(waiting.map(({ evidenceId }) => evidenceId))],
          why,
        );
      return outcomes;
    });
  }

  /** Closes requests with the proofs that are accepted already. INVALID_STATE without one; FORBIDDEN for who handed it in. */
  async close(actor: Actor, requestIds: readonly string[], note?: string | null): Promise<Outcome[]> {
    const remark = check(paragraph(2_000), note ?? undefined) ?? null;
    const ids = [...new Set(check(someIds, requestIds))];
    return this.database.write(actor, async (tx) => {
      const matters = await mattersOf(tx, { requestIds: ids });
      const { outcomes, accepted } = await eachRequest(tx, ids, (request) => {
        requireStep(request, 'COMPLETE');
        const problem = closeProblem(actor, request);
        if (problem) throw forbidden(problem);
        if (!matters.get(request.id)?.answers.some(({ state }) => state === 'ACCEPTED')) throw unproven();
        step(tx, request, 'COMPLETE', { reason: remark });
      });
      const own = accepted.map((request) => matters.get(request.id)!);
      const linksIn = (isAccepted: boolean): NewLink[] =>
        own.flatMap((matter) =>
          linksOf(
            matter,
            matter.answers
              .filter(({ state }) => (state === 'ACCEPTED') === isAccepted)
              .map(({ evidenceId }) => evidenceId),
          ),
        );
      await this.evidence.links.withdrawInside(tx, linksIn(false));
      await this.evidence.links.confirmAndScoreInside(tx, linksIn(true));
      return outcomes;
    });
  }
}

function followOne(
  tx: Tx,
  request: RequestRecord,
  { answers }: RequestMatter,
  steps: readonly ReviewStep[],
): void {
  const returned = steps.find(({ to }) => to === 'RETURNED');
  if (returned) {
    const counted = steps.some(({ from, to }) => from === 'ACCEPTED' && to === 'RETURNED');
    if (request.state === 'ANSWERED' || (request.state === 'DONE' && counted))
      step(tx, request, 'RETURN', { reason: returned.reason });
    return;
  }
  const waits = request.state === 'ANSWERED' || request.state === 'RETURNED';
  if (waits && answers.every(({ state }) => state === 'ACCEPTED')) step(tx, request, 'COMPLETE');
  else if (request.state === 'RETURNED' && !answers.some(({ state }) => state === 'RETURNED'))
    step(tx, request, 'ANSWER');
}

const notHandedIn = () =>
  invalidState(
    text('只有已提交、待审核的征集才能退回。', 'Only what was handed in and waits can be returned.'),
  );

const unproven = () =>
  invalidState(
    text(
      '提交的证据还没有一份被采纳。请先审核证据；最后一份采纳时，征集自动办结。',
      'None of the proofs is accepted yet. Review them first: with the last one the request is done by itself.',
    ),
  );
