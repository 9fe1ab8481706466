import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id, paragraph, reason } from '../../platform/graphql/input-rules.js';
import type { DecideRoadmapInput, ProposeRoadmapInput, ReopenRoadmapInput } from './approval.inputs.js';
import { chosenOf } from './effects.js';
import { decisionProblem, mayPlanRoadmaps, maySeeRoadmaps } from './planning.access.js';
import type { RoadmapRecord } from './planning.entity.js';
import { alternativesOf, packagesOf } from './planning.queries.js';
import { findLocked, tellRoadmap } from './roadmap.records.js';
import { roadmapTransitions, stepsFrom } from './roadmap.lifecycle.js';
import type { RoadmapStep } from './roadmap.lifecycle.js';

const version = z.number().int();
const proposal = z.object({ roadmapId: id, version, alternativeId: id.nullish(), note: paragraph(2000) });
const decision = z.object({ roadmapId: id, version, approve: z.boolean(), note: paragraph(2000) });
const reopening = z.object({ roadmapId: id, version, reason: reason() });

/** Roadmaps become binding: one person proposes what is to be carried out, another approves it. */
export class ApprovalService {
  constructor(private readonly database: Database) {}

  /** Proposes a draft. INVALID_STATE without packages to carry out. */
  propose(actor: Actor, input: ProposeRoadmapInput): Promise<string> {
    const wanted = check(proposal, { ...input });
    return this.database.write(actor, async (tx) => {
      const roadmap = await requireSeen(tx, wanted.roadmapId, wanted.version);
      if (!mayPlanRoadmaps(actor) || !actor.membershipId) throw forbidden();
      requireStep(roadmap, 'PROPOSE');
      const chosen = await requireWork(tx, roadmap, wanted.alternativeId ?? null);
      move(tx, roadmap, 'PROPOSE', wanted.note, chosen, () => {
        roadmap.chosenAlternativeId = wanted.alternativeId ?? null;
        roadmap.proposedBy = actor.membershipId ?? null;
        roadmap.proposedAt = tx.now;
        roadmap.proposalNote = wanted.note ?? null;
        roadmap.returnReason = null;
        forgetDecision(roadmap);
      });
      return roadmap.id;
    });
  }

  /** Approves, or returns with a reason. FORBIDDEN for the person who proposed. */
  decide(actor: Actor, input: DecideRoadmapInput): Promise<string> {
    const { roadmapId, version: seen, approve, note } = check(decision, { ...input });
    if (!approve && !note)
      throw badInput({ note: text('退回规划须说明理由。', 'Returning a roadmap needs a reason.') });
    return this.database.write(actor, async (tx) => {
      const roadmap = await requireSeen(tx, roadmapId, seen);
      const problem = decisionProblem(actor, { proposedById: roadmap.proposedBy });
      if (problem) throw forbidden(problem);
      const step = approve ? 'APPROVE' : 'RETURN';
      requireStep(roadmap, step);
      move(tx, roadmap, step, note, {}, () => {
        roadmap.decidedBy = actor.membershipId ?? null;
        roadmap.decidedAt = tx.now;
        roadmap.decisionNote = approve ? (note ?? null) : null;
        if (!approve) {
          roadmap.returnReason = note ?? null;
          roadmap.chosenAlternativeId = null;
        }
      });
      return roadmap.id;
    });
  }

  /** Takes a proposal or an approval back, so that the roadmap can change. */
  reopen(actor: Actor, input: ReopenRoadmapInput): Promise<string> {
    const wanted = check(reopening, { ...input });
    return this.database.write(actor, async (tx) => {
      const roadmap = await requireSeen(tx, wanted.roadmapId, wanted.version);
      if (!mayPlanRoadmaps(actor)) throw forbidden();
      requireStep(roadmap, 'REOPEN');
      move(tx, roadmap, 'REOPEN', wanted.reason, {}, () => {
        roadmap.chosenAlternativeId = null;
        roadmap.returnReason = wanted.reason;
        forgetDecision(roadmap);
      });
      return roadmap.id;
    });
  }
}

async function requireSeen(tx: Tx, roadmapId: string, seen: number): Promise<RoadmapRecord> {
  if (!maySeeRoadmaps(tx.actor)) throw notFound();
  return findLocked(tx, roadmapId, seen);
}

function requireStep({ state }: RoadmapRecord, step: RoadmapStep): void {
  if (stepsFrom(state).includes(step)) return;
  const texts: Readonly<Record<RoadmapStep, ReturnType<typeof text>>> = {
    PROPOSE: text('规划已提请或已批准。', 'The roadmap is proposed or approved already.'),
    APPROVE: text('该规划没有等待批准。', 'The roadmap does not wait for approval.'),
    RETURN: text('该规划没有等待批准。', 'The roadmap does not wait for approval.'),
    REOPEN: text('规划是草稿，可直接修改。', 'The roadmap is a draft: change it as it is.'),
  };
  throw invalidState(texts[step]);
}

/** What is to be carried out, for the audit trail; NOT_FOUND for an alternative of another roadmap. */
async function requireWork(tx: Tx, roadmap: RoadmapRecord, alternativeId: string | null) {
  const packages = await packagesOf(tx, [roadmap.id]);
  const alternative =
    alternativeId === null
      ? null
      : (await alternativesOf(tx, [roadmap.id])).find((one) => one.id === alternativeId);
  if (alternative === undefined) throw notFound();
  const count = alternative ? chosenOf(packages, alternative.choices, roadmap.years).length : packages.length;
  if (count === 0)
    throw invalidState(
      text('没有要实施的工作包，请先选择。', 'There is no package to carry out: choose some first.'),
    );
  return { alternative: alternative?.name ?? null, packages: count };
}

function forgetDecision(roadmap: RoadmapRecord): void {
  roadmap.decidedBy = null;
  roadmap.decidedAt = null;
  roadmap.decisionNote = null;
}

function move(
  tx: Tx,
  roadmap: RoadmapRecord,
  step: RoadmapStep,
  why: string | undefined,
  told: { readonly alternative?: string | null; readonly packages?: number },
  change: () => void,
): void {
  const before = roadmap.state;
  const { to, event } = roadmapTransitions[step];
  change();
  roadmap.state = to;
  tellRoadmap(tx, `roadmap.${event}`, roadmap, {
    before: { state: before },
    after: { state: to, ...told },
    ...(why === undefined ? {} : { reason: why }),
  });
}
