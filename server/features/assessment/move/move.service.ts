import type { Actor } from '../../../platform/access/actor.js';
import { sqlState } from '../../../platform/database/database.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { AppError, invalidState, text } from '../../../platform/graphql/errors.js';
import { check } from '../../../platform/graphql/input-rules.js';
import { newId } from '../../../platform/ids.js';
import type { LinkService } from '../../evidence/index.js';
import { requireEdition } from '../../framework/index.js';
import { AssessmentEntity } from '../assessment.entity.js';
import { requireAssessment } from '../assessment.queries.js';
import { checkPeriod } from '../assessment.rules.js';
import { scopeOf } from '../assessment.scope.js';
import { insertResults } from '../assessment.statements.js';
import { rescore, topicOf } from '../score.service.js';
import { moveLines, originOf } from './move-lines.js';
import { baseOf, requireMover } from './move.base.js';
import { carriedFigures, countOutcomes, nameOf, scopeWanted, successionsOf } from './move.plan.js';
import {
  carryEstimates,
  carryFigures,
  isMovedTo,
  lockForMove,
  lockMovedLinks,
  lossesOf,
  movedBefore,
  movesOf,
  recordMove,
  removeMoved,
} from './move.queries.js';
import type { MoveDependants } from './move.queries.js';
import { alreadyMoved, decisionsOf, moving, requireNothingLost, staleBasis } from './move.rules.js';
import type { Moving } from './move.rules.js';
import type { MoveAssessmentInput, MoveSummary } from './move.types.js';

/** Unfinished tasks about the former results are about the new ones too; answers how many. The room that keeps them says how. */
export type FollowTasks = (
  tx: Tx,
  pairs: readonly { readonly resultId: string; readonly fromResultId: string }[],
) => Promise<number>;

/** What rooms above keep of an assessment. */
export interface MoveNeighbours {
  followTasks?: FollowTasks;
  readonly dependants: MoveDependants;
}

/** Moving assessments to another edition of their rule book, and taking it back. */
export class MoveService {
  constructor(
    private readonly database: Database,
    private readonly links: Pick<LinkService, 'succeedInside' | 'takeBackInside'>,
    private readonly neighbours: MoveNeighbours,
  ) {}

  /**
   * A new assessment by the newer edition with everything that comes along; the older one stays as it is. All of it in one
   * transaction and as many statements whatever the size. The same client key answers the first move.
   */
  async moveAssessment(actor: Actor, input: MoveAssessmentInput): Promise<string> {
    const wanted = check(moving, {
      ...input,
      decisions: input.decisions?.map((decision) => ({ ...decision })),
      name: input.name ?? undefined,
      period: input.period ?? undefined,
      clientKey: input.clientKey ?? undefined,
    });
    requireMover(actor);
    try {
      return await this.database.write(actor, (tx) => this.move(tx, wanted));
    } catch (error) {
      // Another assessment was given the same key at the same moment: now it is there, and the answer is what it is.
      if (sqlState(error) !== '23505' || !wanted.clientKey) throw error;
      return this.database.write(actor, (tx) => this.move(tx, wanted));
    }
  }

  /** Takes a move back as if it had never been. INVALID_STATE names what people did in it since. */
  async undoMove(actor: Actor, assessmentId: string): Promise<string> {
    requireMover(actor);
    try {
      return await this.database.write(actor, (tx) => this.undo(tx, assessmentId));
    } catch (error) {
      if (['23503', '23001'].includes(sqlState(error) ?? '')) throw inUse();
      throw error;
    }
  }

  private async move(tx: Tx, wanted: Moving): Promise<string> {
    await lockForMove(tx, wanted.assessmentId);
    const known = wanted.clientKey && (await movedBefore(tx, wanted.clientKey));
    if (known) return sameMove(tx, known, wanted);
    const base = await baseOf(tx, wanted.assessmentId, wanted.toFrameworkCode);
    const { assessment, from, to } = base;
    if (await isMovedTo(tx, assessment.id, to.framework.id)) throw alreadyMoved();
    if (base.basis !== wanted.basis) throw staleBasis();
    const { controls, subjectName, ...scope } = await scopeOf(
      tx,
      to,
      scopeWanted(base, wanted),
      assessment.targetLevel,
    );
    const lines = moveLines(
      { ...base, controlIds: new Set(controls.map(({ controlId }) => controlId)) },
      decisionsOf(wanted, from),
    );
    const successions = successionsOf(lines, base.differences);
    // Before the new assessment is there: other assessments by that edition are scored with the links, this one once, later.
    const links = await this.links.succeedInside(tx, successions, assessment.systemId);
    const period = {
      period: wanted.period ?? assessment.period,
      periodStart: wanted.periodStart ?? assessment.periodStart,
      periodEnd: wanted.periodEnd ?? assessment.periodEnd,
    };
    checkPeriod(period);
    const moved = tx.em.create(AssessmentEntity, {
      ...scope,
      ...period,
      organizationId: tx.actor.organizationId,
      name: wanted.name ?? nameOf(assessment, subjectName, to, period.period),
      frameworkId: to.framework.id,
      state: 'OPEN',
      previousId: assessment.id,
      createdBy: tx.actor.membershipId ?? null,
      closedAt: null,
      clientKey: wanted.clientKey ?? null,
    });
    tx.em.persist(moved);
    await tx.em.flush();
    const lineOf = new Map(lines.map((line) => [line.difference.after?.id, line]));
    const results = controls.map(({ controlId, asked }) => {
      const line = lineOf.get(controlId);
      return { id: newId(), controlId, asked, origin: line ? originOf(line) : null };
    });
    await insertResults(tx, moved, results);
    const figures = carriedFigures(lines);
    await carryFigures(tx, moved.id, figures);
    await carryEstimates(tx, moved.id, assessment.id, successions);
    const pairs = results.flatMap(({ id, controlId }) => {
      const line = lineOf.get(controlId);
      if (!line?.answer) return [];
      const { difference, outcome, answer } = line;
      const carried = outcome === 'CARRIED' || outcome === 'TO_CONFIRM';
      return [{ resultId: id, fromResultId: answer.id, change: difference.change, carried }];
    });
    const tasks = (await this.neighbours.followTasks?.(tx, pairs)) ?? 0;
    const proposed = links.filter(({ status }) => status === 'PROPOSED').length;
    const summary: MoveSummary = {
      ...countOutcomes(lines),
      figures: figures.length,
      links: links.length - proposed,
      proposedLinks: proposed,
      tasks,
    };
    await recordMove(tx, {
      assessmentId: moved.id,
      previousId: assessment.id,
      frameworkId: to.framework.id,
      systemId: assessment.systemId,
      results: pairs,
      successions,
      madeLinkIds: links.map(({ id }) => id),
      summary,
    });
    tx.record({
      action: 'assessment.moved',
      objectType: 'Assessment',
      objectId: moved.id,
      objectName: moved.name,
      before: { assessmentId: assessment.id, frameworkCode: from.framework.code },
      after: {
        frameworkCode: to.framework.code,
        targetLevel: moved.targetLevel ?? null,
        leaveOpen: wanted.leaveOpen ?? [],
        decisions: (wanted.decisions ?? []).length,
        ...summary,
      },
      topics: [topicOf(moved.id), topicOf(assessment.id)],
    });
    await rescore(tx, [moved.id]);
    return moved.id;
  }

  private async undo(tx: Tx, assessmentId: string): Promise<string> {
    await lockForMove(tx, assessmentId);
    const assessment = await requireAssessment(tx, assessmentId);
    const [move] = await movesOf(tx, [assessmentId]);
    if (!move)
      throw invalidState(
        text('该测评不是转版而来，没有可撤销的。', 'It was not moved here: there is nothing to undo.'),
      );
    const linkIds = await lockMovedLinks(tx, assessmentId);
    const [losses] = await lossesOf(tx, [assessmentId], this.neighbours.dependants);
    requireNothingLost(losses!);
    await removeMoved(tx, assessmentId);
    await this.links.takeBackInside(tx, linkIds);
    const previous = await requireAssessment(tx, move.previousId);
    tx.record({
      action: 'assessment.moveUndone',
      objectType: 'Assessment',
      objectId: previous.id,
      objectName: previous.name,
      before: { assessmentId, name: assessment.name, movedAt: move.movedAt, movedByName: move.movedByName },
      topics: [topicOf(assessmentId), topicOf(previous.id)],
    });
    return previous.id;
  }
}

async function sameMove(
  tx: Tx,
  known: { id: string; previousId: string | null; frameworkId: string },
  wanted: Moving,
): Promise<string> {
  const edition = await requireEdition(tx, wanted.toFrameworkCode);
  if (known.previousId === wanted.assessmentId && known.frameworkId === edition.framework.id) return known.id;
  throw new AppError(
    'CONFLICT',
    text(
      'clientKey 已用于另一次操作，请换一个。',
      'The clientKey was used for something else: choose another.',
    ),
  );
}

const inUse = () =>
  invalidState(
    text(
      '已有其他内容引用了转版后的测评，不能撤销。',
      'Something refers to the assessment that was moved: the move cannot be undone.',
    ),
  );
