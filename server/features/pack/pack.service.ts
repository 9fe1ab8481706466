import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import { noOffice } from '../../platform/documents/pdf.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, text } from '../../platform/graphql/errors.js';
import { check, id as anId, reason as aReason } from '../../platform/graphql/input-rules.js';
import { distinct } from '../../platform/graphql/relation.js';
import type { Jobs } from '../../platform/jobs/jobs.js';
import { requireInspection } from '../inspection/index.js';
import type { PeopleService } from '../people/index.js';
import { mayBuildPacks, maySetLabel } from './pack.access.js';
import { arrangedAnew, chaptersFor } from './pack.arranging.js';
import { PackEntity } from './pack.entity.js';
import type { PackRecord } from './pack.entity.js';
import type { CreatePackInput, FreezePackInput, UpdatePackInput, WaivePackItemInput } from './pack.inputs.js';
import { assessmentIdsOf, keepAssessments, requireAssessments } from './pack.parts.js';
import { lockPack, nextNumber, requireStep, saidOf, tell } from './pack.records.js';
import type { AskedStep } from './pack.records.js';
import type { DocumentFormat } from './pack.data.js';
import {
  changedPack,
  chapterOf,
  newPack,
  periodOf,
  requirePeriod,
  volumeBytes,
  waiver,
} from './pack.rules.js';
import { waiversAfter } from './pack.waivers.js';

/** Queue of the packs that wait to be frozen. */
export const freezeQueue = 'pack.freeze';

/** What a step changes besides the state, and what its event tells of what else came of it. */
interface Worked {
  readonly change: Partial<PackRecord>;
  readonly told?: object;
}

/** Putting packs together, freezing them, and taking them back; the files are the job's work. */
export class PackService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly people: Pick<PeopleService, 'endLimitedMembers'>,
    /** Whether there is a LibreOffice for documents as PDF. */
    readonly hasOffice: boolean,
  ) {}

  /** Adds a draft; a known client key answers the pack that it made. */
  async create(actor: Actor, input: CreatePackInput): Promise<string> {
    const wanted = check(newPack, {
      ...input,
      letter: input.letter ?? null,
      label: input.label ?? undefined,
      chapters: input.chapters?.map(chapterOf),
      arrangement: input.arrangement ?? undefined,
      documentFormat: input.documentFormat ?? undefined,
      fileNames: input.fileNames ?? undefined,
      periodFrom: input.periodFrom ?? undefined,
      periodTo: input.periodTo ?? undefined,
      clientKey: input.clientKey ?? undefined,
      assessmentId: input.assessmentId ?? undefined,
      assessmentIds: input.assessmentIds ?? undefined,
      inspectionId: input.inspectionId ?? undefined,
    });
    const make = (tx: Tx): Promise<string> => this.make(tx, wanted);
    try {
      return await this.database.write(actor, make);
    } catch (error) {
      // A double click: the other request was faster, so its pack is there now.
      if (sqlState(error) !== '23505' || !wanted.clientKey) throw error;
      return this.database.write(actor, make);
    }
  }

  private async make(tx: Tx, wanted: ReturnType<typeof newPack.parse>): Promise<string> {
    const { actor } = tx;
    if (!mayBuildPacks(actor)) throw forbidden();
    const { organizationId } = actor;
    const { clientKey, label = 'INTERNAL' } = wanted;
    if (clientKey) {
      const known = await tx.em.findOne(PackEntity, { organizationId, clientKey }, { fields: ['id'] });
      if (known) return known.id;
    }
    const inspection = wanted.inspectionId ? await requireInspection(tx, wanted.inspectionId) : undefined;
    const own = inspection?.assessmentId ?? (wanted.assessmentIds ? null : wanted.assessmentId);
    const assessmentIds = distinct([own, ...(wanted.assessmentIds ?? [])]);
    if (assessmentIds.length === 0)
      throw badInput({ assessmentId: text('请选择测评。', 'Choose an assessment.') });
    const assessments = await requireAssessments(tx, assessmentIds);
    if (!maySetLabel(actor, label)) throw forbidden();
    const said = periodOf(assessments);
    const periodFrom = wanted.periodFrom ?? inspection?.periodFrom ?? said.from;
    const periodTo = wanted.periodTo ?? inspection?.periodTo ?? said.to;
    requirePeriod(periodFrom, periodTo);
    this.requireOffice(wanted.documentFormat);
    const pack = tx.em.create(PackEntity, {
      organizationId,
      name: wanted.name,
      inspectionId: inspection?.id ?? null,
      periodFrom,
      periodTo,
      label,
      letter: wanted.letter ?? null,
      chapters: await chaptersFor(tx, assessments, wanted),
      documentFormat: wanted.documentFormat ?? 'DOCX',
      fileNames: wanted.fileNames ?? 'SHORT',
      volumeBytes: volumeBytes(wanted.volumeMegabytes),
      state: 'DRAFT',
      waivers: [],
      data: null,
      createdBy: actor.membershipId ?? null,
      clientKey: clientKey ?? null,
    });
    tx.em.persist(pack);
    await tx.em.flush();
    await keepAssessments(tx, pack.id, assessmentIds);
    tell(tx, 'pack.created', pack, { after: saidOf(pack, assessmentIds) });
    return pack.id;
  }

  /** Changes a pack that is not frozen. */
  async update(actor: Actor, input: UpdatePackInput): Promise<string> {
    const change = check(changedPack, {
      ...input,
      letter: input.letter ?? null,
      name: input.name ?? undefined,
      label: input.label ?? undefined,
      periodFrom: input.periodFrom ?? undefined,
      periodTo: input.periodTo ?? undefined,
      chapters: input.chapters?.map(chapterOf),
      assessmentIds: input.assessmentIds ?? undefined,
      arrangement: input.arrangement ?? undefined,
      documentFormat: input.documentFormat ?? undefined,
      fileNames: input.fileNames ?? undefined,
      volumeMegabytes: input.volumeMegabytes || null,
    });
    return this.database.write(actor, async (tx) => {
      const pack = await lockPack(tx, change.id, change.version);
      const state = requireStep(pack, 'change');
      const label = change.label ?? pack.label;
      // Also when somebody else chose the label: who changes the pack answers for what goes in.
      if (!maySetLabel(actor, label)) throw forbidden();
      const periodFrom = change.periodFrom ?? pack.periodFrom;
      const periodTo = change.periodTo ?? pack.periodTo;
      requirePeriod(periodFrom, periodTo);
      this.requireOffice(change.documentFormat);
      const held = await assessmentIdsOf(tx, pack.id);
      const assessmentIds = change.assessmentIds ? distinct(change.assessmentIds) : held;
      const before = saidOf(pack, held);
      Object.assign(pack, {
        state,
        failure: null,
        name: change.name ?? pack.name,
        label,
        periodFrom,
        periodTo,
        documentFormat: change.documentFormat ?? pack.documentFormat,
        fileNames: change.fileNames ?? pack.fileNames,
        letter: input.letter === undefined ? pack.letter : (change.letter ?? null),
        volumeBytes:
          input.volumeMegabytes === undefined || input.volumeMegabytes === null
            ? pack.volumeBytes
            : volumeBytes(change.volumeMegabytes),
        ...(change.assessmentIds || change.chapters || change.arrangement
          ? await arrangedAnew(tx, pack, assessmentIds, change)
          : {}),
      });
      if (change.assessmentIds) await keepAssessments(tx, pack.id, assessmentIds);
      const after = saidOf(pack, assessmentIds);
      if (JSON.stringify(before) !== JSON.stringify(after)) tell(tx, 'pack.changed', pack, { before, after });
      return pack.id;
    });
  }

  /** Lets an item go without proof, or takes that back. INVALID_STATE for a pack that is frozen. */
  async waive(actor: Actor, input: WaivePackItemInput): Promise<string> {
    const { id, version, part, code, reason } = check(waiver, { ...input, part: input.part ?? null });
    return this.database.write(actor, async (tx) => {
      const pack = await lockPack(tx, id, version);
      const state = requireStep(pack, 'change');
      const before = pack.waivers;
      pack.waivers = await waiversAfter(tx, pack, { part, code, reason: reason ?? null });
      pack.state = state;
      tell(tx, 'pack.changed', pack, { before: { waivers: before }, after: { waivers: pack.waivers } });
      return pack.id;
    });
  }

  private requireOffice(format: DocumentFormat | undefined): void {
    if (format === 'PDF' && !this.hasOffice) throw noOffice();
  }

  /** Asks for the files of a pack; they are made in the background from the data of the moment at which that begins. */
  async freeze(actor: Actor, input: FreezePackInput): Promise<string> {
    const id = check(anId, input.id);
    return this.database.write(actor, async (tx) => {
      const pack = await lockPack(tx, id, input.version);
      const state = requireStep(pack, 'freeze');
      if (!maySetLabel(actor, pack.label)) throw forbidden();
      this.requireOffice(pack.documentFormat);
      if (!input.patientDataMasked)
        throw badInput({
          patientDataMasked: text(
            '请先检查材料中的患者信息已经遮盖，再勾选确认。',
            'Look whether data of patients is masked in what goes in, then confirm it.',
          ),
        });
      await requireAssessments(tx, await assessmentIdsOf(tx, pack.id));
      Object.assign(pack, {
        state,
        progress: 0,
        failure: null,
        data: null,
        frozenBy: actor.membershipId ?? null,
        number: pack.number ?? (await nextNumber(tx)),
      });
      await tx.em.flush();
      await this.jobs.enqueue(tx, freezeQueue, { packId: pack.id });
      tell(tx, 'pack.freezeRequested', pack, { after: { number: pack.number, patientDataMasked: true } });
      return pack.id;
    });
  }

  /** Back to a draft; what was made so far is thrown away. */
  cancel(actor: Actor, id: string): Promise<string> {
    return this.step(actor, id, 'cancel', 'pack.freezeCancelled', () => ({
      change: { progress: 0, data: null, frozenBy: null },
    }));
  }

  /** Nobody can take it away or read it any more, and what it held is free; its list of files stays. */
  withdraw(actor: Actor, id: string, why: string): Promise<string> {
    const withdrawnReason = check(aReason(), why);
    return this.step(actor, id, 'withdraw', 'pack.withdrawn', async (tx) => {
      const accountsEnded = await this.people.endLimitedMembers(tx, id);
      return { change: { withdrawnAt: tx.now, withdrawnReason }, told: { accountsEnded } };
    });
  }

  private async step(
    actor: Actor,
    input: string,
    step: AskedStep,
    action: string,
    work: (tx: Tx) => Worked | Promise<Worked>,
  ): Promise<string> {
    const id = check(anId, input);
    return this.database.write(actor, async (tx) => {
      const pack = await lockPack(tx, id);
      const before = { state: pack.state };
      const state = requireStep(pack, step);
      const { change, told } = await work(tx);
      Object.assign(pack, change, { state });
      const after = { state, reason: pack.withdrawnReason ?? undefined, ...told };
      tell(tx, action, pack, { before, after });
      return pack.id;
    });
  }

  /** Takes away a pack that was never frozen. */
  async delete(actor: Actor, input: string): Promise<string> {
    const id = check(anId, input);
    return this.database.write(actor, async (tx) => {
      const pack = await lockPack(tx, id);
      requireStep(pack, 'delete');
      tell(tx, 'pack.deleted', pack, { before: saidOf(pack, await assessmentIdsOf(tx, id)) });
      tx.em.remove(pack);
      return id;
    });
  }
}
