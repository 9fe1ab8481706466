import type { Actor } from '../../../platform/access/actor.js';
import { sqlState } from '../../../platform/database/database.js';
import type { Database, Reads, Tx } from '../../../platform/database/database.js';
import { AppError, forbidden, invalidState, text } from '../../../platform/graphql/errors.js';
import { check } from '../../../platform/graphql/input-rules.js';
import { newId } from '../../../platform/ids.js';
import type { LinkService, Succession } from '../../evidence/index.js';
import {
  compareTo,
  editionById,
  isConformity,
  requireEdition,
  requirePublished,
} from '../../framework/index.js';
import type { ControlDifference, Edition } from '../../framework/index.js';
import { requireSystem } from '../../system/index.js';
import { AssessmentEntity } from '../assessment.entity.js';
import { requireAssessment } from '../assessment.queries.js';
import { checkPeriod, chooseControls } from '../assessment.rules.js';
import { scopeOf } from '../assessment.scope.js';
import { insertResults } from '../assessment.statements.js';
import type { Assessment } from '../assessment.types.js';
import { rescore, topicOf } from '../score.service.js';
import { isReworded, moveLines, originOf } from './move-lines.js';
import type { MoveFacts, MoveLine, MovedAnswer, MovedFigure } from './move-lines.js';
import {
  answersOf,
  carryEstimates,
  carryFigures,
  figuresOf,
  isMovedTo,
  lockForMove,
  lockMovedLinks,
  lossesOf,
  movedBefore,
  movesOf,
  recordMove,
  removeMoved,
} from './move.queries.js';
import type { CarriedFigure, MoveDependants } from './move.queries.js';
import {
  alreadyMoved,
  basisOf,
  decisionsOf,
  mayMove,
  moving,
  requireNothingLost,
  staleBasis,
} from './move.rules.js';
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

/** What a move would start from. */
export interface MoveBase extends Omit<MoveFacts, 'controlIds'> {
  readonly assessment: Assessment;
  readonly from: Edition;
  readonly basis: string;
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
      return { id: newId(), controlId, asked, line, origin: line ? originOf(line) : null };
    });
    await insertResults(
      tx,
      moved,
      results.map(({ line: _, ...result }) => result),
    );
    const figures = carriedFigures(lines);
    await carryFigures(tx, moved.id, figures);
    await carryEstimates(tx, moved.id, assessment.id, successions);
    const pairs = results.flatMap(({ id, line }) =>
      line?.answer
        ? [
            {
              resultId: id,
              fromResultId: line.answer.id,
              change: line.difference.change,
              carried: line.outcome === 'CARRIED' || line.outcome === 'TO_CONFIRM',
            },
          ]
        : [],
    );
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

/** Everything that a move starts from. INVALID_STATE for a draft or a retired edition, BAD_USER_INPUT for another kind. */
export async function baseOf(reads: Reads, assessmentId: string, toCode: string): Promise<MoveBase> {
  requireMover(reads.actor);
  const assessment = await requireAssessment(reads, assessmentId);
  const from = await editionById(reads, assessment.frameworkId);
  if (!from) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
  const to = await requireEdition(reads, toCode);
  requirePublished(to);
  const { lines } = await compareTo(from, to, 'toFrameworkCode');
  const answers: MovedAnswer[] = await answersOf(reads, assessmentId);
  const figures: MovedFigure[] = await figuresOf(reads, assessmentId);
  const basis = basisOf(assessment, [from, to], [answers, figures]);
  return { assessment, from, to, differences: lines, answers, figures, basis };
}

/** Controls of the newer edition that the subject has to answer. */
export async function controlIdsOf(reads: Reads, { to, assessment }: MoveBase): Promise<Set<string>> {
  if (!isConformity(to))
    return new Set(to.controls.filter(({ assessable }) => assessable).map(({ id }) => id));
  const system = await requireSystem(reads, assessment.systemId ?? '');
  return new Set(chooseControls(to, system).items.map(({ control }) => control.id));
}

function requireMover(actor: Actor): void {
  if (mayMove(actor)) return;
  throw forbidden(
    text(
      '转版会涉及全部结果，须由能看到整个测评的人员操作。',
      'A move touches every result: it takes somebody who sees the whole assessment.',
    ),
  );
}

/** The subject and the settings stay; only a level that the newer edition does not have must be named anew. */
function scopeWanted({ assessment, to }: MoveBase, wanted: Moving): Parameters<typeof scopeOf>[2] {
  const { subject, period, periodStart, periodEnd, scoringEdition, attentionFactor, partialCredit } =
    assessment;
  return {
    frameworkCode: to.framework.code,
    subject: { kind: subject.kind, id: subject.id },
    period,
    periodStart,
    periodEnd,
    scoringEdition,
    attentionFactor,
    partialCredit,
    ...(wanted.targetLevel ? { targetLevel: wanted.targetLevel } : {}),
  };
}

/** Proofs of every control that has an answer and goes on, and of every graded item, which may have proof and no figure. */
function successionsOf(lines: readonly MoveLine[], differences: readonly ControlDifference[]): Succession[] {
  const succession = (difference: ControlDifference, leftOpen: boolean): Succession[] => {
    const { before, after } = difference;
    if (!before || !after) return [];
    return [{ fromId: before.id, toId: after.id, proposed: leftOpen || isReworded(difference) }];
  };
  return [
    ...lines
      .filter(({ answer, outcome }) => answer !== null && outcome !== 'STAYS')
      .flatMap(({ difference, outcome, decidable }) =>
        succession(difference, decidable && outcome === 'OPEN'),
      ),
    ...differences
      .filter(({ before }) => before?.kind === 'GRADED_ITEM')
      .flatMap((difference) => succession(difference, false)),
  ];
}

function carriedFigures(lines: readonly MoveLine[]): CarriedFigure[] {
  return lines.flatMap(({ difference, figures }) =>
    figures
      .filter(({ comesAlong }) => comesAlong)
      .map(({ id, needsConfirmation }) => ({
        id,
        controlId: difference.after!.id,
        keepsRecorder: !needsConfirmation && !isReworded(difference),
      })),
  );
}

function countOutcomes(lines: readonly MoveLine[]) {
  const count = (outcome: MoveLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  return {
    carried: count('CARRIED'),
    toConfirm: count('TO_CONFIRM'),
    open: count('OPEN'),
    added: count('ADDED'),
    staying: count('STAYS'),
  };
}

/** As a new assessment would be called; with the edition where that is what it was called before. */
function nameOf(assessment: Assessment, subjectName: string, { framework }: Edition, period: string): string {
  const name = `${subjectName} ${framework.shortName} ${period}`;
  return name === assessment.name ? `${name}（${framework.edition}）` : name;
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
