import { may } from '../../../platform/access/actor.js';
import { forbidden } from '../../../platform/graphql/errors.js';
import { askedAssessment, inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import { documentFileName } from '../report-number.js';
import type { EvidenceRegisterData } from './data.js';
import { evidenceRegister, evidenceRegisterSheets, title } from './report.js';
import { evidenceRegisterSnapshot } from './snapshot.js';

const named = (assessment: { readonly name: string } | null): string => `${assessment?.name ?? ''}${title}`;

export const evidenceRegisterKind: DocumentKind<EvidenceRegisterData> = {
  typeCode: 'ER',
  async subject(tx, { assessmentId }) {
    // It tells of everything: who sees only his own work has none to ask for.
    if (tx.actor.ownWorkOnly || !may(tx.actor, 'evidence:read')) throw forbidden();
    if (!assessmentId) return { title: named(null) };
    const assessment = await askedAssessment(tx, assessmentId);
    return { title: named(assessment), assessmentId: assessment.id };
  },
  snapshot: (source, request) => inOneRead(source, (reads) => evidenceRegisterSnapshot(reads, request)),
  document: (data) => ({
    model: evidenceRegister(data),
    fileName: documentFileName(data.number, named(data.assessment)),
  }),
  workbook: evidenceRegisterSheets,
};
