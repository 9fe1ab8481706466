import type { InferEntity } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, notFound, staleVersion, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { requireEdition, requirePublished } from '../framework/index.js';
import { requireSystem } from '../system/index.js';
import { AssessmentEntity } from './assessment.entity.js';
import type { CreateAssessmentInput, UpdateAssessmentInput } from './assessment.inputs.js';
import { move, requireAnswered, requireOpen } from './assessment.lifecycle.js';
import type { Transition } from './assessment.lifecycle.js';
import { requireAssessment } from './assessment.queries.js';
import {
  changedAssessment,
  checkPeriod,
  chooseControls,
  newAssessment,
  reopening,
  requireConformity,
} from './assessment.rules.js';
import { insertResults, openResults, pinProofs, unpinProofs } from './assessment.statements.js';
import { rescore, topicOf } from './score.service.js';

type AssessmentRow = InferEntity<typeof AssessmentEntity>;

/** Creating, configuring, closing and reopening assessments. */
export class AssessmentService {
  constructor(private readonly database: Database) {}

  /** Starts an assessment of a system with the controls its grading chooses. The same client key answers the first one. */
  async createAssessment(actor: Actor, input: CreateAssessmentInput): Promise<string> {
    const wanted = check(newAssessment, {
      ...input,
      name: input.name ?? undefined,
      clientKey: input.clientKey ?? undefined,
    });
    checkPeriod(wanted);
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
      assessment.name = change.name ?? assessment.name;
      assessment.scoringEdition = change.scoringEdition ?? assessment.scoringEdition;
      assessment.attentionFactor = change.attentionFactor ?? assessment.attentionFactor;
      assessment.partialCredit = change.partialCredit ?? assessment.partialCredit;
      const after = settingsOf(assessment);
      if (JSON.stringify(before) === JSON.stringify(after)) return assessment.id;
      tell(tx, 'assessment.changed', assessment, { before, after });
      await tx.em.flush();
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

type NewAssessment = ReturnType<typeof newAssessment.parse>;

async function create(tx: Tx, wanted: NewAssessment): Promise<string> {
  const known = await createdBefore(tx, wanted.clientKey);
  if (known) return known;
  const edition = await requireEdition(tx, wanted.frameworkCode);
  requirePublished(edition);
  requireConformity(edition);
  const system = await requireSystem(tx, wanted.systemId);
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
  const controls = chooseControls(edition, system);
  const { editions, defaultEdition } = edition.scoring;
  const assessment = tx.em.create(AssessmentEntity, {
    organizationId: tx.actor.organizationId,
    name: wanted.name ?? `${system.name} ${edition.framework.shortName} ${wanted.period}`,
    frameworkId: edition.framework.id,
    subjectKind: 'SYSTEM',
    subjectId: system.id,
    systemId: system.id,
    period: wanted.period,
    periodStart: wanted.periodStart,
    periodEnd: wanted.periodEnd,
    targetLevel: controls.level,
    gradingCode: system.grading.code,
    technologies: [...system.technologies],
    continuityCritical: system.continuityCritical,
    requirementSets: controls.requirementSets,
    state: 'OPEN',
    scoringEdition: wanted.scoringEdition ?? defaultEdition,
    attentionFactor: wanted.attentionFactor ?? editions.MLPS_2021.attentionFactor,
    partialCredit: wanted.partialCredit ?? editions.MLPS_2025.partialCredit,
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
    controls.items.map(({ control }) => ({ id: newId(), controlId: control.id })),
  );
  const { frameworkCode, systemId, period, carryForwardFromId } = wanted;
  tell(tx, 'assessment.created', assessment, {
    after: {
      ...settingsOf(assessment),
      frameworkCode,
      systemId,
      period,
      carryForwardFromId: carryForwardFromId ?? null,
      results: controls.items.length,
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

const settingsOf = ({ name, scoringEdition, attentionFactor, partialCredit }: AssessmentRow) => ({
  name,
  scoringEdition,
  attentionFactor,
  partialCredit,
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
