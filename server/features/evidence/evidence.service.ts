import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { EventDraft } from '../../platform/events/event-draft.js';
import {
  AppError,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { asItemError } from '../../platform/graphql/item-error.js';
import { check, id as idRule, paragraph, reason as reasonRule } from '../../platform/graphql/input-rules.js';
import { unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { hasSubmitted, mayChangeDates, mayDelete, mayEdit, maySee } from './evidence.access.js';
import { changeEvidence, currentContents } from './evidence.change.js';
import type { SearchedContent } from './evidence.change.js';
import { EvidenceEntity } from './evidence.entity.js';
import type { EvidenceRow } from './evidence.entity.js';
import type { ProofHooks, ReviewStep } from './evidence.hooks.js';
import type { UpdateEvidencesInput } from './evidence.inputs.js';
import { stateAfter } from './evidence.lifecycle.js';
import type { EvidenceAction } from './evidence.lifecycle.js';
import { notEditable, ownDates, ownWork } from './evidence.refusals.js';
import { readUpdate } from './evidence.rules.js';
import { chosenIds, readChoice } from './evidence.selection.js';
import type { EvidenceChoice } from './evidence.selection.js';
import type { Holds } from './hold.js';
import type { StoredFile } from './stored-file.js';

/** What became of one id of a batch. */
export interface Outcome {
  readonly id: string;
  readonly error?: AppError;
}

/** Carries out what was checked, and says what the audit trail shall know. */
type Change = () => Partial<EventDraft> & { readonly action: string };

const impossible: Readonly<Record<EvidenceAction, Text>> = {
  submit: text('只有草稿或被退回的证据可以提交。', 'Only drafts and returned evidence can be submitted.'),
  accept: text('只有待审核的证据可以采纳。', 'Only submitted evidence can be accepted.'),
  return: text('只有待审核或已采纳的证据可以退回。', 'Only submitted or accepted evidence can be returned.'),
  revise: text(
    '证据正在审核，请先退回再更新版本。',
    'The evidence is under review: have it returned before adding a version.',
  ),
};

/** Review, change and deletion of evidence. Batch verbs answer per item; an item is changed wholly or not at all. */
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly hooks: ProofHooks,
    private readonly holds: Holds,
  ) {}

  /** Hands evidence in for review. */
  submit(actor: Actor, choice: EvidenceChoice): Promise<Outcome[]> {
    return this.each(actor, choice, submitting);
  }

  /** The same inside the caller's transaction. */
  submitInside(tx: Tx, ids: readonly string[]): Promise<Outcome[]> {
    return this.eachInside(tx, ids, submitting);
  }

  /** Accepts submitted evidence as proof. FORBIDDEN for who submitted it. */
  accept(actor: Actor, choice: EvidenceChoice, note?: string | null): Promise<Outcome[]> {
    const remark = check(paragraph(2_000), note ?? undefined);
    return this.each(actor, choice, (tx, row) => {
      const state = nextState(row, 'accept');
      if (hasSubmitted(actor, row)) throw ownWork();
      return () => {
        review(tx, row);
        row.state = state;
        row.returnReason = null;
        return { action: 'evidence.accepted', ...(remark ? { reason: remark } : {}) };
      };
    });
  }

  /** Sends evidence back with a reason; also accepted evidence that turned out wrong. */
  return(actor: Actor, choice: EvidenceChoice, reason: string): Promise<Outcome[]> {
    const why = check(reasonRule(), reason);
    return this.each(actor, choice, returning(why));
  }

  /** The same inside the caller's transaction, with a reason that was checked. */
  returnInside(tx: Tx, ids: readonly string[], reason: string): Promise<Outcome[]> {
    return this.eachInside(tx, ids, returning(reason));
  }

  /** The same changes to several pieces of evidence. */
  update(actor: Actor, input: UpdateEvidencesInput): Promise<Outcome[]> {
    const { version, changes } = readUpdate(input);
    const touchesDates = Boolean(
      changes.collectedOn ?? changes.validFrom ?? changes.validUntil ?? changes.clearValidUntil,
    );
    return this.each<ReadonlyMap<string, SearchedContent> | undefined>(
      actor,
      input,
      (tx, row, contents) => {
        if (version != null && row.version !== version) throw staleVersion();
        if (!mayEdit(actor, row)) throw notEditable(row);
        if (touchesDates && !mayChangeDates(actor, row)) throw ownDates();
        return changeEvidence(tx, row, changes, contents?.get(row.id));
      },
      async (tx, rows) => {
        if (changes.ownerId && (await membershipsByIds(tx, [changes.ownerId])).length === 0) throw notFound();
        if (changes.unitId && (await unitsByIds(tx, [changes.unitId])).length === 0) throw notFound();
        const isSearched =
          changes.title ?? changes.description ?? changes.tags ?? (changes.clearDescription || undefined);
        return isSearched === undefined ? undefined : currentContents(tx, rows);
      },
    );
  }

  /** Deletes one piece of evidence for everybody; its row stays for the audit trail. INVALID_STATE while it is needed. */
  async delete(actor: Actor, id: string): Promise<string> {
    const evidenceId = check(idRule, id);
    await this.database.write(actor, async (tx) => {
      const [row] = await lockRows(tx, [evidenceId]);
      if (!row || !maySee(actor, row)) throw notFound();
      if (!mayDelete(actor, row)) throw forbidden();
      await this.holds.requireFree(tx, [evidenceId]);
      await this.hooks.beforeDelete(tx, [evidenceId]);
      row.deletedAt = tx.now;
      // The key may be used again for another try.
      row.clientKey = null;
      row.updatedAt = tx.now;
      tx.record({
        action: 'evidence.deleted',
        objectType: 'Evidence',
        objectId: row.id,
        objectName: row.title,
        before: { state: row.state },
      });
      await tx.em.flush();
      await this.hooks.proofChanged(tx, await linkedControls(tx, [evidenceId]));
    });
    return evidenceId;
  }

  /** Notes that somebody looked into sensitive evidence. */
  async noteRead(
    actor: Actor,
    file: Pick<StoredFile, 'evidenceId' | 'title'> & { readonly number?: number },
    how: string,
  ): Promise<void> {
    await this.database.write(actor, async (tx) => {
      tx.record({
        action: 'evidence.read',
        objectType: 'Evidence',
        objectId: file.evidenceId,
        objectName: file.title,
        reason: file.number === undefined ? how : `${how}, version ${file.number}`,
      });
    });
  }

  /**
   * `decide` checks one row and throws, or answers the change. Changes run only after their check has passed, so that an
   * item with an error is untouched.
   */
  private async each<Context>(
    actor: Actor,
    choice: EvidenceChoice,
    decide: (tx: Tx, row: EvidenceRow, context: Context | undefined) => Change,
    prepare?: (tx: Tx, rows: readonly EvidenceRow[]) => Promise<Context>,
  ): Promise<Outcome[]> {
    const checked = readChoice(choice);
    return this.database.write(actor, async (tx) =>
      this.eachInside(tx, await chosenIds(tx, checked), decide, prepare),
    );
  }

  private async eachInside<Context>(
    tx: Tx,
    ids: readonly string[],
    decide: (tx: Tx, row: EvidenceRow, context: Context | undefined) => Change,
    prepare?: (tx: Tx, rows: readonly EvidenceRow[]) => Promise<Context>,
  ): Promise<Outcome[]> {
    const rows = new Map((await lockRows(tx, ids)).map((row) => [row.id, row]));
    const context = await prepare?.(tx, [...rows.values()]);
    const changed: string[] = [];
    const steps: ReviewStep[] = [];
    const outcomes = ids.map((id): Outcome => {
      try {
        const row = rows.get(id);
        if (!row || !maySee(tx.actor, row)) throw notFound();
        const before = row.state;
        const draft = decide(tx, row, context)();
        row.updatedAt = tx.now;
        changed.push(id);
        if (row.state !== before)
          steps.push({ evidenceId: id, from: before, to: row.state, reason: row.returnReason ?? null });
        tx.record({
          objectType: 'Evidence',
          objectId: id,
          objectName: row.title,
          before: { state: before },
          after: { state: row.state },
          ...draft,
        });
        return { id };
      } catch (error) {
        return { id, error: asItemError(error) };
      }
    });
    if (changed.length > 0) {
      await tx.em.flush();
      await this.hooks.reviewed(tx, steps);
      // Without a step in the review something else has changed, and may have taken proof away.
      const onlyGained = steps.length > 0 && steps.every(({ to }) => to === 'ACCEPTED');
      await this.hooks.proofChanged(tx, await linkedControls(tx, changed), { onlyGained });
    }
    return outcomes;
  }
}

function submitting(tx: Tx, row: EvidenceRow): Change {
  const state = nextState(row, 'submit');
  return () => {
    row.state = state;
    row.submittedById = tx.actor.membershipId ?? null;
    row.submittedAt = tx.now;
    row.reviewedById = null;
    row.reviewedAt = null;
    row.returnReason = null;
    return { action: 'evidence.submitted' };
  };
}

function returning(reason: string): (tx: Tx, row: EvidenceRow) => Change {
  return (tx, row) => {
    const state = nextState(row, 'return');
    return () => {
      review(tx, row);
      row.state = state;
      row.returnReason = reason;
      return { action: 'evidence.returned', reason };
    };
  };
}

/** Loads and locks evidence in one order for everybody: two reviewers wait for each other and then see the new state. */
export function lockRows(tx: Tx, ids: readonly string[]): Promise<EvidenceRow[]> {
  return tx.em.find(
    EvidenceEntity,
    { organizationId: tx.actor.organizationId, id: { $in: [...ids] }, deletedAt: null },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  ) as Promise<EvidenceRow[]>;
}

/** What these pieces of evidence are linked to. */
export function linkedControls(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<{ controlId: string; systemId: string | null }[]> {
  return tx.query(
    'evidenceLink.controls',
    `select distinct control_id as "controlId", system_id as "systemId" from evidence_link
     where organization_id = $1 and evidence_id = any ($2::uuid[])`,
    [tx.actor.organizationId, evidenceIds],
  );
}

/** The state after an action; INVALID_STATE when the life cycle has none. */
export function nextState(row: Pick<EvidenceRow, 'state'>, action: EvidenceAction): EvidenceRow['state'] {
  const state = stateAfter(row.state, action);
  if (!state) throw invalidState(impossible[action]);
  return state;
}

function review(tx: Tx, row: EvidenceRow): void {
  row.reviewedById = tx.actor.membershipId ?? null;
  row.reviewedAt = tx.now;
}
