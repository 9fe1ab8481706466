import type { EvidenceLabel } from '../../../gql/graphql.ts';
import type { EvidenceDraft } from './evidenceDraft.ts';
import type { NameProposal } from './nameProposals.ts';
import type { ResolvedRow } from './sheet/resolveRow.ts';
import type { Entry } from './uploadEntries.ts';

/** What is said once for all files; a mapping sheet may say otherwise of one. */
export interface Common {
  unitId: string | null;
  label: EvidenceLabel;
  validUntil: string;
  tags: readonly string[];
  submit: boolean;
}

/** The controls that a line is linked to: those of its row, else those in its name. */
export const controlsOf = (
  resolved: ResolvedRow | undefined,
  named: readonly NameProposal[],
): readonly NameProposal[] => (resolved && resolved.controls.length > 0 ? resolved.controls : named);

/** What will be made of a line: its own words first, then those of the sheet, then those that all have in common. */
export function draftOf(
  { title, collectedOn, proposed, row }: Entry,
  common: Common,
  resolved: ResolvedRow | undefined,
  named: readonly NameProposal[],
): EvidenceDraft {
  const controls = controlsOf(resolved, named);
  const unitId = resolved?.unit?.id ?? common.unitId;
  const validUntil = row?.validUntil || common.validUntil;
  const tags = row && row.tags.length > 0 ? row.tags : [...proposed.tags, ...common.tags];
  return {
    title: title.trim() || proposed.title,
    collectedOn: collectedOn || proposed.collectedOn,
    label: row?.label ?? common.label,
    tags: [...new Set(tags)],
    ...(unitId ? { unitId } : {}),
    ...(validUntil ? { validUntil } : {}),
    ...(row?.description ? { description: row.description } : {}),
    ...(controls.length > 0 ? { controlIds: controls.map(({ id }) => id) } : {}),
    ...(common.submit ? { submit: true } : {}),
  };
}
