import type { EvidenceChanges, EvidenceLabel } from '../../../gql/graphql';
import { readTags } from './readTags';

/** What the form shows of the evidence it starts from, and what an undo goes back to. */
export interface Editable {
  id: string;
  title: string;
  description?: string | null;
  collectedOn: string;
  validUntil?: string | null;
  label: EvidenceLabel;
  tags: readonly string[];
  version: number;
  owner: { id: string; displayName: string };
  unit?: { id: string; name: string } | null;
}

/** The fields as they stand in the form. */
export interface Draft {
  title: string;
  description: string;
  ownerId: string | null;
  unitId: string | null;
  label: EvidenceLabel | '';
  collectedOn: string;
  validUntil: string;
  tags: string;
}

export const draftFields = [
  'title',
  'description',
  'ownerId',
  'unitId',
  'label',
  'collectedOn',
  'validUntil',
  'tags',
] as const satisfies readonly (keyof Draft)[];

/** One piece fills the form; many begin with empty fields, which mean 「leave as it is」. */
export function draftOf(one: Editable | undefined): Draft {
  return {
    title: one?.title ?? '',
    description: one?.description ?? '',
    ownerId: one?.owner.id ?? null,
    unitId: one?.unit?.id ?? null,
    label: one?.label ?? '',
    collectedOn: one?.collectedOn ?? '',
    validUntil: one?.validUntil ?? '',
    tags: one?.tags.join(' ') ?? '',
  };
}

/** Only what differs from where the form began; nobody else's fields are touched. */
export function changesOf(draft: Draft, one: Editable | undefined, forever: boolean): EvidenceChanges {
  const title = draft.title.trim();
  const description = draft.description.trim();
  const wanted = readTags(draft.tags);
  const sameTags = one && wanted.join('\n') === one.tags.join('\n');
  const clear = forever || (one !== undefined && !draft.validUntil && Boolean(one.validUntil));
  return {
    ...(one && title !== one.title ? { title } : {}),
    ...(one && description !== (one.description ?? '') ? { description } : {}),
    ...(one && draft.ownerId && draft.ownerId !== one.owner.id ? { ownerId: draft.ownerId } : {}),
    ...(draft.unitId && draft.unitId !== one?.unit?.id ? { unitId: draft.unitId } : {}),
    ...(draft.label && draft.label !== one?.label ? { label: draft.label } : {}),
    ...(draft.collectedOn && draft.collectedOn !== one?.collectedOn
      ? { collectedOn: draft.collectedOn }
      : {}),
    ...(clear
      ? { clearValidUntil: true }
      : draft.validUntil && draft.validUntil !== one?.validUntil
        ? { validUntil: draft.validUntil }
        : {}),
    ...(one ? (sameTags ? {} : { tags: wanted }) : wanted.length > 0 ? { tags: wanted } : {}),
  };
}

/** Fields that somebody else changed since the form was opened. */
export function changedElsewhere(base: Editable, now: Editable): (keyof Draft)[] {
  const [was, is] = [draftOf(base), draftOf(now)];
  return draftFields.filter((field) => was[field] !== is[field]);
}

/** The form on top of what stands now: fields that were typed in stay, the others follow. */
export function rebase(draft: Draft, base: Editable, now: Editable): Draft {
  const [was, next] = [draftOf(base), draftOf(now)];
  const keep = <Field extends keyof Draft>(field: Field) => {
    if (draft[field] !== was[field]) next[field] = draft[field];
  };
  draftFields.forEach(keep);
  return next;
}
