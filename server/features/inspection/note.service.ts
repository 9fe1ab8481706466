import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import {
  badInput,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { requireEvidences } from '../evidence/index.js';
import { InspectionItemEntity, InspectionNoteEntity } from './inspection.entity.js';
import type { InspectionNoteRecord, InspectionRecord } from './inspection.entity.js';
import { mayChangeNote, mayNote } from './inspection.access.js';
import { lockInspection, requireRunning, tellInspection } from './inspection.records.js';
import { changedNote, newNote, noteAnswer, removedNote } from './inspection.rules.js';
import type {
  AddInspectionNoteInput,
  AnswerInspectionNoteInput,
  RemoveInspectionNoteInput,
  UpdateInspectionNoteInput,
} from './item.inputs.js';

/** What is asked and found on the day. Two tablets may note at once: a note locks its inspection against closing only. */
export class NoteService {
  constructor(private readonly database: Database) {}

  /** Adds a note; a known client key answers the note that it made, so that a tablet may send twice. */
  async add(actor: Actor, input: AddInspectionNoteInput): Promise<string> {
    const wanted = check(newNote, { ...input });
    if (wanted.severity && wanted.kind !== 'FINDING') throw notGraded();
    const make = (tx: Tx): Promise<string> => add(tx, wanted);
    try {
      return await this.database.write(actor, make);
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, make);
    }
  }

  /** Changes the words of a note, what it is, its item or how grave it is. */
  async update(actor: Actor, input: UpdateInspectionNoteInput): Promise<string> {
    const change = check(changedNote, {
      ...input,
      text: input.text ?? undefined,
      kind: input.kind ?? undefined,
    });
    return this.database.write(actor, async (tx) => {
      const { note, inspection } = await requireOwn(tx, change);
      const kind = change.kind ?? note.kind;
      if (change.severity && kind !== 'FINDING') throw notGraded();
      if (kind === 'REMARK' && note.state === 'ANSWERED')
        throw invalidState(text('已答复的记录不能改为“记录”。', 'What was answered cannot become a remark.'));
      await requireItem(tx, note.inspectionId, change.itemId);
      const next = {
        kind,
        text: change.text ?? note.text,
        itemId: input.itemId === undefined ? (note.itemId ?? null) : (change.itemId ?? null),
        severity: kind === 'FINDING' ? (change.severity ?? note.severity ?? 'MEDIUM') : null,
      };
      const before = factsOf(note);
      if (JSON.stringify(before) === JSON.stringify(next)) return note.id;
      Object.assign(note, next);
      tellInspection(tx, 'noteChanged', inspection, { before, after: next });
      return note.id;
    });
  }

  /** Takes back a note that was written by mistake; what it said stays in the audit trail. Answers the inspection. */
  async remove(actor: Actor, input: RemoveInspectionNoteInput): Promise<string> {
    const { reason, ...which } = check(removedNote, { ...input });
    return this.database.write(actor, async (tx) => {
      const { note, inspection } = await requireOwn(tx, which);
      tx.em.remove(note);
      tellInspection(tx, 'noteRemoved', inspection, {
        before: {
          ...factsOf(note),
          ...(note.state === 'ANSWERED'
            ? { answer: note.answer ?? null, evidenceIds: note.evidenceIds }
            : {}),
        },
        reason,
      });
      return inspection.id;
    });
  }

  /** Answers a request, or says how a finding was rectified on the spot; again to add to it. */
  async answer(actor: Actor, input: AnswerInspectionNoteInput): Promise<string> {
    const change = check(noteAnswer, { ...input });
    const evidenceIds = [...new Set(change.evidenceIds ?? [])];
    if (!change.answer && evidenceIds.length === 0)
      throw badInput({ answer: text('请写答复或选择证据。', 'Write an answer or choose evidence.') });
    return this.database.write(actor, async (tx) => {
      const { note, inspection } = await requireNote(tx, change);
      if (note.kind === 'REMARK') throw invalidState(text('记录不需要答复。', 'A remark needs no answer.'));
      if (evidenceIds.length > 0) await requireEvidences(tx, evidenceIds);
      note.state = 'ANSWERED';
      note.answer = change.answer ?? null;
      note.evidenceIds = evidenceIds;
      note.answeredBy = tx.actor.membershipId ?? null;
      note.answeredAt = tx.now;
      tellInspection(tx, 'noteAnswered', inspection, {
        after: { note: note.text, answer: note.answer, evidenceIds },
      });
      return note.id;
    });
  }
}

async function add(tx: Tx, wanted: ReturnType<typeof newNote.parse>): Promise<string> {
  const { organizationId, membershipId } = tx.actor;
  const { inspectionId, itemId, kind, clientKey } = wanted;
  const inspection = await lockInspection(tx, inspectionId, { shared: true });
  const known = await tx.em.findOne(
    InspectionNoteEntity,
    { organizationId, clientKey },
    { fields: ['id', 'inspectionId'] },
  );
  if (known?.inspectionId === inspectionId) return known.id;
  requireNoter(tx, inspection);
  await requireItem(tx, inspectionId, itemId);
  const severity = kind === 'FINDING' ? (wanted.severity ?? 'MEDIUM') : null;
  const note = tx.em.create(InspectionNoteEntity, {
    organizationId,
    inspectionId,
    itemId: itemId ?? null,
    kind,
    text: wanted.text,
    severity,
    state: 'OPEN',
    evidenceIds: [],
    createdBy: membershipId ?? null,
    clientKey: known ? null : clientKey,
  });
  tx.em.persist(note);
  tellInspection(tx, 'noted', inspection, {
    after: { kind, text: note.text, severity, itemId: itemId ?? null },
  });
  return note.id;
}

/** What a note says, in the words of the audit trail. */
const factsOf = (note: InspectionNoteRecord) => ({
  kind: note.kind,
  text: note.text,
  itemId: note.itemId ?? null,
  severity: note.severity ?? null,
});

/** A note that the actor may change; INVALID_STATE once it has become a task. */
async function requireOwn(
  tx: Tx,
  which: { readonly id: string; readonly version: number },
): Promise<{ note: InspectionNoteRecord; inspection: InspectionRecord }> {
  const found = await requireNote(tx, which);
  const { note, inspection } = found;
  if (!mayChangeNote(tx.actor, { state: inspection.state, createdById: note.createdBy ?? null }))
    throw forbidden();
  if (note.taskId)
    throw invalidState(
      text('该问题已转为整改任务，请在任务中修改。', 'The finding has become a task: change it there.'),
    );
  return found;
}

async function requireNote(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<{ note: InspectionNoteRecord; inspection: InspectionRecord }> {
  const note = await tx.em.findOne(
    InspectionNoteEntity,
    { organizationId: tx.actor.organizationId, id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!note) throw notFound();
  const inspection = await lockInspection(tx, note.inspectionId, { shared: true });
  requireNoter(tx, inspection);
  if (note.version !== version) throw staleVersion();
  return { note, inspection };
}

function requireNoter(tx: Tx, inspection: InspectionRecord): void {
  requireRunning(inspection);
  if (!mayNote(tx.actor, inspection)) throw forbidden();
}

async function requireItem(tx: Tx, inspectionId: string, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const found = await tx.em.count(InspectionItemEntity, {
    organizationId: tx.actor.organizationId,
    inspectionId,
    id,
  });
  if (found === 0) throw notFound();
}

const notGraded = () =>
  badInput({ severity: text('只有问题分严重程度。', 'Only findings have a severity.') });
