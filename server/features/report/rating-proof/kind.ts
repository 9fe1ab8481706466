import { badInput, notFound, text } from '../../../platform/graphql/errors.js';
import { editionById } from '../../framework/index.js';
import { askedAssessment, inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import { documentFileName } from '../report-number.js';
import type { RatingProofData } from './data.js';
import { materialPictures } from './pictures.js';
import { ratingProof, title } from './report.js';
import { ratingProofSheets } from './sheets.js';
import { ratingProofSnapshot } from './snapshot.js';

export const ratingProofKind: DocumentKind<RatingProofData> = {
  typeCode: 'RP',
  async subject(tx, { assessmentId }) {
    const { id, subject, frameworkId } = await askedAssessment(tx, assessmentId);
    const edition = await editionById(tx, frameworkId);
    if (!edition) throw notFound();
    const { scoringKind, shortName } = edition.framework;
    if (scoringKind !== 'GRADED_ITEMS' && scoringKind !== 'POINTS')
      throw badInput({
        assessmentId: text(
          '实证材料只按分级评价的测评生成（电子病历、互联互通、智慧服务、智慧管理），请选择这类测评。',
          'Material of proof is made of assessments by a rating (EMR, interoperability, smart service, smart management): choose one.',
        ),
      });
    return { title: `${subject.name}${shortName}${title}`, assessmentId: id };
  },
  snapshot: (source, request) => inOneRead(source, (reads) => ratingProofSnapshot(reads, request)),
  pictures: materialPictures,
  workbook: ratingProofSheets,
  document: (data, pictures) => ({
    model: ratingProof(data, pictures),
    fileName: documentFileName(data.number, `${data.subject}${data.framework.shortName}${title}`),
  }),
};
