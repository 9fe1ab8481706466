import type { InferEntity } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, notFound, staleVersion, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { editionById, isConformity, requireEdition, requirePublished } from '../framework/index.js';
import { AssessmentEntity } from './assessment.entity.js';
import type { CreateAssessmentInput, UpdateAssessmentInput } from './assessment.inputs.js';
import { move, requireAnswered, requireOpen } from './assessment.lifecycle.js';
import type { Transition } from './assessment.lifecycle.js';
import { requireAssessment } from './assessment.queries.js';
import { changedAssessment, checkPeriod, newAssessment, reopening } from './assessment.rules.js';
import type { NewAssessment } from './assessment.rules.js';
import { isAsked, refuseMlpsSettings, scopeOf, targetOf } from './assessment.scope.js';
import {
  askFor,
  carryMeasures,
  insertResults,
  openResults,
  pinProofs,
  unpinProofs,
} from './assessment.statements.js';
import { rescore, topicOf } from './score.service.js';

type AssessmentRow = InferEntity<typeof AssessmentEntity>;

/** Creating, configuring, closing and reopening assessments. */
export class AssessmentService {
  constructor(private readonly database: Database) {}

  /** Starts an assessment with the controls that its rule book and subject choose. The same client key answers the first one. */
  async createAssessment(actor: Actor, input: CreateAssessmentInput): Promise<string> {
    const wanted = checkNew(input);
    try {
      return await this.database.write(actor, (tx) => create(tx, wanted));
    } catch (error) {
      // A double click: the other request was faster.
      if (sqlState(error) !== '23505' || !wanted.clientKey) throw error;
      return this.database.write(actor, async (tx) => {
        const id = await createdBefore(tx, wanted.clientKey);
        if (!id) throw error;
        return id;
      });
    }
  }

  /** Changes name and scoring of an open assessment and computes its scores anew. */
  async updateAssessment(actor: Actor, input: UpdateAssessmentInput): Promise<string> {
    const change = check(changedAssessment, { ...input, name: input.name ?? undefined });
    return this.database.write(actor, async (tx) => {
      const assessment = await lockAssessment(tx, change);
      requireOpen(assessment.state);
      const before = settingsOf(assessment);
      const edition = await editionById(tx, assessment.frameworkId);
      if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
      if (!isConformity(edition)) refuseMlpsSettings(change);
      if (change.targetLevel != null) assessment.targetLevel = targetOf(edition, change.targetLevel);
      assessment.name = change.name ?? assessment.name;
      assessment.scoringEdition = change.scoringEdition ?? assessment.scoringEdition;
      assessment.attentionFactor = change.attentionFactor ?? assessment.attentionFactor;
      assessment.partialCredit = change.partialCredit ?? assessment.partialCredit;
      const after = settingsOf(assessment);
      if (JSON.stringify(before) === JSON.stringify(after)) return assessment.id;
      tell(tx, 'assessment.changed', assessment, { before, after });
      await tx.em.flush();
      if (before.targetLevel !== after.targetLevel) {
        const { targetLevel } = after;
        const asked = edition.controls.filter((control) => isAsked(edition, control, targetLevel));
        await askFor(
          tx,
          assessment.id,
          asked.map(({ id }) => id),
        );
      }
      await rescore(tx, [assessment.id]);
      return assessment.id;
    });
  }

  /** Makes an assessment read-only and pins its proofs and scores. INVALID_STATE while a result is not rated. */
  async closeAssessment(actor: Actor, id: string, version: number): Promise<string> {
    return this.moving(actor, { id, version }, 'close', undefined, async (tx) => {
      await rescore(tx, [id]);
      requireAnswered(await openResults(tx, id));
      await pinProofs(tx, id);
    });
  }

  /** Opens a closed assessment again, with a reason; its scores follow the evidence from now on. */
  async reopenAssessment(actor: Actor, id: string, version: number, reason: string): Promise<string> {
    const checked = check(reopening, { id, version, reason });
    return this.moving(actor, checked, 'reopen', checked.reason, async (tx) => {
      await unpinProofs(tx, id);
      await tx.em.flush();
      await rescore(tx, [id]);
    });
  }

  private moving(
    actor: Actor,
    wanted: { id: string; version: number },
    transition: Transition,
    reason: string | undefined,
    work: (tx: Tx) => Promise<void>,
  ): Promise<string> {
    return this.database.write(actor, async (tx) => {
      const assessment = await lockAssessment(tx, check(changedAssessment, wanted));
      const before = assessment.state;
      assessment.state = move(before, transition);
      assessment.closedAt = assessment.state === 'CLOSED' ? tx.now : null;
      await work(tx);
      const action = transition === 'close' ? 'assessment.closed' : 'assessment.reopened';
      tell(tx, action, assessment, { before: { state: before }, after: { state: assessment.state }, reason });
      return assessment.id;
    });
  }
}

function checkNew(input: CreateAssessmentInput): NewAssessment {
  const wanted = check(newAssessment, {
    ...input,
    subject: input.subject && { ...input.subject },
    name: input.name ?? undefined,
    clientKey: input.clientKey ?? undefined,
  });
  checkPeriod(wanted);
  return wanted;
}

/** Starts an assessment inside a transaction of another room, which has asked whether the actor may. */
export const createInside = (tx: Tx, input: CreateAssessmentInput): Promise<string> =>
  create(tx, checkNew(input));

async function create(tx: Tx, wanted: NewAssessment): Promise<string> {
  const known = await createdBefore(tx, wanted.clientKey);
  if (known) return known;
  const edition = await requireEdition(tx, wanted.frameworkCode);
  requirePublished(edition);
  const previous = wanted.carryForwardFromId
    ? await requireAssessment(tx, wanted.carryForwardFromId)
    : undefined;
  if (previous && previous.frameworkId !== edition.framework.id) {
    throw badInput({
      carryForwardFromId: text(
        '只能沿用同一标准的测评。',
        'Only an assessment of the same framework can be carried over.',
      ),
    });
  }
  const { controls, subjectName, ...scope } = await scopeOf(
    tx,
    edition,
    wanted,
    previous?.targetLevel ?? null,
  );
  const assessment = tx.em.create(AssessmentEntity, {
    ...scope,
    organizationId: tx.actor.organizationId,
    name: wanted.name ?? `${subjectName} ${edition.framework.shortName} ${wanted.period}`,
    frameworkId: edition.framework.id,
    period: wanted.period,
    periodStart: wanted.periodStart,
    periodEnd: wanted.periodEnd,
    state: 'OPEN',
    previousId: previous?.id ?? null,
    createdBy: tx.actor.membershipId ?? null,
    closedAt: null,
    clientKey: wanted.clientKey ?? null,
  });
  tx.em.persist(assessment);
  await tx.em.flush();
  await insertResults(
    tx,
    assessment,
    controls.map((control) => ({ id: newId(), ...control })),
  );
  if (previous) await carryMeasures(tx, assessment.id, previous.id);
  const { frameworkCode, period, carryForwardFromId } = wanted;
  tell(tx, 'assessment.created', assessment, {
    after: {
      ...settingsOf(assessment),
      frameworkCode,
      subjectKind: scope.subjectKind,
      subjectId: scope.subjectId,
      systemId: scope.systemId,
      period,
      carryForwardFromId: carryForwardFromId ?? null,
      results: controls.length,
    },
  });
  await rescore(tx, [assessment.id]);
  return assessment.id;
}

async function createdBefore(tx: Tx, clientKey: string | undefined): Promise<string | undefined> {
  if (!clientKey) return undefined;
  const known = await tx.em.findOne(AssessmentEntity, { organizationId: tx.actor.organizationId, clientKey });
  return known?.id;
}

/** Waits for ratings that are under way, so that none slips into a closed assessment. */
async function lockAssessment(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<AssessmentRow> {
  const assessment = await tx.em.findOne(
    AssessmentEntity,
    { organizationId: tx.actor.organizationId, id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!assessment) throw notFound();
  if (assessment.version !== version) throw staleVersion();
  return assessment;
}

const settingsOf = ({
  name,
  targetLevel,
  scoringEdition,
  attentionFactor,
  partialCredit,
}: AssessmentRow) => ({
  name,
  targetLevel: targetLevel ?? null,
  scoringEdition: scoringEdition ?? null,
  attentionFactor: attentionFactor ?? null,
  partialCredit: partialCredit ?? null,
});

function tell(
  tx: Tx,
  action: string,
  { id, name }: AssessmentRow,
  more: Partial<Parameters<Tx['record']>[0]>,
): void {
  tx.record({
    action,
    objectType: 'Assessment',
    objectId: id,
    objectName: name,
    topics: [topicOf(id)],
    ...more,
  });
}
