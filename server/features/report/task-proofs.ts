import type { Cell, TableBlock } from '../../platform/documents/index.js';
import type { WorkbookSheet } from '../../platform/documents/write-workbook.js';
import { centred } from './format.js';
import { dayCell, sheetOf } from './frame.js';
import type { GapEvidence } from './gap-analysis/data.js';
import { EVIDENCE_STATE, LABEL, VALIDITY } from './labels.js';

/** A proof that was handed in for remediation tasks, as documents name it in their annex. */
export interface TaskProof {
  readonly number: number;
  readonly title: string;
  /** Version and its bytes; absent in snapshots from before they were kept. */
  readonly versionNumber?: number;
  readonly sha256?: string | null;
  readonly collectedOn: string;
  readonly validUntil: string | null;
  readonly label: GapEvidence['label'];
  readonly state: GapEvidence['state'];
  readonly validity: GapEvidence['validity'];
  readonly tasks: readonly string[];
}

export const taskProofTable = (proofs: readonly TaskProof[]): TableBlock => ({
  kind: 'table',
  name: 'proofs',
  caption: '佐证清单',
  compact: true,
  columns: [
    { title: '编号', width: 6 },
    { title: '证据', width: 23 },
    { title: '版本', width: 5 },
    { title: '密级', width: 6 },
    { title: '收集日期', width: 10 },
    { title: '有效期至', width: 10 },
    { title: '审核', width: 7 },
    { title: '有效性', width: 7 },
    { title: '任务', width: 8 },
    { title: 'SHA-256', width: 18 },
  ],
  rows: proofs.map((one): Cell[] => [
    { content: `证${one.number}`, align: 'center', proof: one.number },
    one.title,
    centred(one.versionNumber === undefined ? '—' : `V${one.versionNumber}`),
    centred(LABEL[one.label]),
    centred(one.collectedOn),
    centred(one.validUntil ?? '长期'),
    centred(EVIDENCE_STATE[one.state]),
    {
      content: VALIDITY[one.validity],
      align: 'center',
      ...(one.validity === 'EXPIRED' || one.validity === 'DAMAGED' ? { tone: 'bad' as const } : {}),
    },
    one.tasks.join('、'),
    one.sha256 ?? '—',
  ]),
  emptyText: '任务还没有佐证。',
});

export const taskProofSheet = (proofs: readonly TaskProof[]): WorkbookSheet =>
  sheetOf(
    '佐证清单',
    [
      ['编号', 8],
      ['证据', 40],
      ['版本', 8],
      ['密级', 8],
      ['收集日期', 12],
      ['有效期至', 12],
      ['审核', 10],
      ['有效性', 12],
      ['任务', 30],
      ['SHA-256', 66],
    ],
    proofs.map((proof) => [
      proof.number,
      proof.title,
      proof.versionNumber ?? null,
      LABEL[proof.label],
      dayCell(proof.collectedOn),
      dayCell(proof.validUntil, '长期'),
      EVIDENCE_STATE[proof.state],
      VALIDITY[proof.validity],
      proof.tasks.join('、'),
      proof.sha256 ?? '',
    ]),
  );
