import { forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import type { AppError } from '../../platform/graphql/errors.js';
import type { EvidenceRow } from './evidence.entity.js';

export const ownWork = (): AppError =>
  forbidden(
    text(
      '提交人不能采纳自己提交的证据，请由他人审核。',
      'Who submitted may not accept: somebody else has to review it.',
    ),
  );

export const ownDates = (): AppError =>
  forbidden(
    text(
      '提交人不能更改已采纳证据的日期，请由其他审核人更改或上传新版本。',
      'Who submitted may not change the dates of accepted evidence: ask another reviewer or add a version.',
    ),
  );

export function notEditable(row: EvidenceRow): AppError {
  if (row.state === 'DRAFT' || row.state === 'RETURNED') return forbidden();
  return invalidState(
    text(
      '证据已提交或已采纳，只有审核人可以更改。',
      'The evidence is submitted or accepted: only reviewers may change it.',
    ),
  );
}
