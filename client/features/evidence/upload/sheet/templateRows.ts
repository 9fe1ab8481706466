import type { NameProposal } from '../nameProposals.ts';
import type { EvidenceDraft } from '../evidenceDraft.ts';

/** What a line of the dialog says now. */
export interface TemplateLine {
  path: string;
  draft: EvidenceDraft;
  unit: string;
  label: string;
  controls: readonly NameProposal[];
}

/** One row for each file with what is proposed, in the order of the columns; read again it says the same. */
export const templateRows = (headings: readonly string[], lines: readonly TemplateLine[]): string[][] => [
  [...headings],
  ...lines.map(({ path, draft, unit, label, controls }) => [
    path,
    draft.title,
    controls.map(({ reference }) => reference).join('；'),
    unit,
    label,
    draft.collectedOn,
    draft.validUntil ?? '',
    (draft.tags ?? []).join(' '),
    draft.description ?? '',
  ]),
];
