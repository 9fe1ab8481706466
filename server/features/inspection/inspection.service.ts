import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { assessmentsByIds, requireAssessment } from '../assessment/index.js';
import { frameworksByIds } from '../framework/index.js';
import { InspectionEntity } from './inspection.entity.js';
import type { InspectionRecord } from './inspection.entity.js';
import type { CreateInspectionInput, UpdateInspectionInput } from './inspection.inputs.js';
import { admits, transitions } from './inspection.lifecycle.js';
import type { InspectionStep } from './inspection.lifecycle.js';
import type { Assessments } from './inspection.ports.js';
import { rectificationOf, requireInspection } from './inspection.queries.js';
import {
  lockInspection,
  requireManager,
  requirePeople,
  requireRunning,
  tellInspection,
} from './inspection.records.js';
import { changedInspection, checkDays, newInspection, step } from './inspection.rules.js';
import type { NewInspection } from './inspection.rules.js';
import { insertItems } from './item.statements.js';

type Indicators = CreateInspectionInput['indicators'];

/** Inspections as a whole. */
export class InspectionService {
  constructor(
    private readonly database: Database,
    private readonly assessments: Assessments,
  ) {}

  /** Adds an inspection with an item for every control that its assessment asks for; a known client key answers the one it made. */
  async create(actor: Actor, input: CreateInspectionInput): Promise<string> {
    const { indicators, ...facts } = input;
    const wanted = check(newInspection, { ...facts, note: facts.note ?? null });
    checkDays(wanted);
    if (Boolean(wanted.assessmentId) === Boolean(indicators))
      throw badInput({
        assessmentId: text(
          '请选择进行中的测评，或选择标准新建测评，二者选一。',
          'Name an open assessment or the indicators of a new one: exactly one of the two.',
        ),
      });
    const make = (tx: Tx): Promise<string> => this.make(tx, wanted, indicators);
    try {
      return await this.database.write(actor, make);
    } catch (error) {
      // A double click: the other request was faster, so its inspection is there now.
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, make);
    }
  }

  private async make(tx: Tx, wanted: NewInspection, indicators: Indicators): Promise<string> {
    requireManager(tx);
    const { organizationId, membershipId } = tx.actor;
    const { clientKey, previousId } = wanted;
    const known = await tx.em.findOne(InspectionEntity, { organizationId, clientKey }, { fields: ['id'] });
    if (known) return known.id;
    if (previousId) await requireInspection(tx, previousId);
    await requirePeople(tx, { memberId: wanted.leaderId });
    const assessmentId = await this.assessmentFor(tx, wanted, indicators);
    const inspection = tx.em.create(InspectionEntity, {
      organizationId,
      name: wanted.name,
      kind: wanted.kind,
      inspectingBody: wanted.inspectingBody ?? null,
      noticeNumber: wanted.noticeNumber ?? null,
      note: wanted.note ?? null,
      periodFrom: wanted.periodFrom,
      periodTo: wanted.periodTo,
      visitFrom: wanted.visitFrom ?? null,
      visitTo: wanted.visitTo ?? null,
      state: 'PREPARING',
      leaderId: wanted.leaderId ?? null,
      assessmentId,
      previousId: previousId ?? null,
      createdBy: membershipId ?? null,
      clientKey,
    });
    tx.em.persist(inspection);
    await tx.em.flush();
    const items = await insertItems(tx, inspection);
    if (items === 0)
      throw invalidState(
        text('该测评没有可检查的条款。', 'The assessment asks for no control that could be inspected.'),
      );
    tellInspection(tx, 'created', inspection, {
      after: { ...factsOf(inspection), assessmentId, previousId: previousId ?? null, items },
    });
    return inspection.id;
  }

  private async assessmentFor(tx: Tx, wanted: NewInspection, indicators: Indicators): Promise<string> {
    if (!indicators) {
      const assessment = await requireAssessment(tx, wanted.assessmentId!);
      if (assessment.state === 'OPEN') return assessment.id;
      throw invalidState(
        text(
          `“${assessment.name}”已关闭，请选择进行中的测评。`,
          `${assessment.name} is closed: choose an assessment that is open.`,
        ),
      );
    }
    if (!may(tx.actor, 'assessment:manage')) throw forbidden();
    return this.assessments.createInside(tx, {
      frameworkCode: indicators.frameworkCode,
      subject: indicators.subject ?? null,
      targetLevel: indicators.targetLevel ?? null,
      name: wanted.name,
      period: `${wanted.periodFrom} – ${wanted.periodTo}`,
      periodStart: wanted.periodFrom,
      periodEnd: wanted.periodTo,
      carryForwardFromId: await carriedFrom(tx, wanted.previousId, indicators.frameworkCode),
      clientKey: newId(),
    });
  }

  /** Changes what an inspection says of itself. */
  async update(actor: Actor, input: UpdateInspectionInput): Promise<string> {
    const change = check(changedInspection, {
      ...input,
      note: input.note ?? null,
      name: input.name ?? undefined,
      kind: input.kind ?? undefined,
      periodFrom: input.periodFrom ?? undefined,
      periodTo: input.periodTo ?? undefined,
    });
    return this.database.write(actor, async (tx) => {
      requireManager(tx);
      const inspection = await lockInspection(tx, change.id, change);
      requireRunning(inspection);
      await requirePeople(tx, { memberId: change.leaderId });
      const before = factsOf(inspection);
      const next = {
        name: change.name ?? inspection.name,
        kind: change.kind ?? inspection.kind,
        periodFrom: change.periodFrom ?? inspection.periodFrom,
        periodTo: change.periodTo ?? inspection.periodTo,
        inspectingBody: said(input.inspectingBody, change.inspectingBody, inspection.inspectingBody),
        noticeNumber: said(input.noticeNumber, change.noticeNumber, inspection.noticeNumber),
        note: said(input.note, change.note, inspection.note),
        visitFrom: said(input.visitFrom, change.visitFrom, inspection.visitFrom),
        visitTo: said(input.visitTo, change.visitTo, inspection.visitTo),
        leaderId: said(input.leaderId, change.leaderId, inspection.leaderId),
      };
      checkDays(next);
      if (Object.entries(next).every(([key, value]) => before[key as keyof typeof before] === value))
        return inspection.id;
      Object.assign(inspection, next);
      tellInspection(tx, 'changed', inspection, { before, after: factsOf(inspection) });
      return inspection.id;
    });
  }

  /** One step of its life. Closing answers INVALID_STATE while a finding is not settled. */
  async move(
    actor: Actor,
    taken: InspectionStep,
    input: { readonly id: string; readonly version: number; readonly reason?: string },
  ): Promise<string> {
    const { id, version, reason } = check(step, { ...input });
    return this.database.write(actor, async (tx) => {
      requireManager(tx);
      const inspection = await lockInspection(tx, id, { version });
      const before = inspection.state;
      if (!admits(before, taken)) throw outOfTurn();
      if ((taken === 'CANCEL' || taken === 'REOPEN') && !reason)
        throw badInput({ reason: text('请写明原因。', 'Say why.') });
      if (taken === 'CLOSE') await requireSettled(tx, id);
      inspection.state = transitions[taken].to;
      inspection.reason = reason ?? null;
      tellInspection(tx, transitions[taken].event, inspection, {
        before: { state: before },
        after: { state: inspection.state },
        reason,
      });
      return id;
    });
  }
}

/** What a field becomes: left out stays, null or empty clears. */
const said = <Value>(
  input: Value | null | undefined,
  checked: Value | null | undefined,
  old: Value | null | undefined,
): Value | null => (input === undefined ? (old ?? null) : (checked ?? null));

const factsOf = (one: InspectionRecord) => ({
  name: one.name,
  kind: one.kind,
  inspectingBody: one.inspectingBody ?? null,
  noticeNumber: one.noticeNumber ?? null,
  note: one.note ?? null,
  periodFrom: one.periodFrom,
  periodTo: one.periodTo,
  visitFrom: one.visitFrom ?? null,
  visitTo: one.visitTo ?? null,
  leaderId: one.leaderId ?? null,
});

/** The assessment of the previous inspection, when it is by the same rule book: its answers are where this one begins. */
async function carriedFrom(
  tx: Tx,
  previousId: string | null | undefined,
  frameworkCode: string,
): Promise<string | null> {
  if (!previousId) return null;
  const { assessmentId } = await requireInspection(tx, previousId);
  const [assessment] = await assessmentsByIds(tx, [assessmentId]);
  const [framework] = assessment ? await frameworksByIds(tx, [assessment.frameworkId]) : [];
  return framework?.code === frameworkCode ? assessmentId : null;
}

async function requireSettled(tx: Tx, id: string): Promise<void> {
  const found = (await rectificationOf(tx, [id])).get(id);
  const left = found ? found.findings - found.settled : 0;
  if (left === 0) return;
  throw invalidState(
    text(
      `还有 ${left} 个问题没有整改完：先验证整改任务，或记录现场已整改。`,
      `${left} findings are not settled: verify their tasks, or note that they were rectified on the spot.`,
    ),
  );
}

const outOfTurn = () =>
  invalidState(
    text(
      '检查现在的状态不能执行这一步，请刷新后再看。',
      'The inspection stands where this step is not possible.',
    ),
  );
