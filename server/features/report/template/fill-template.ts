import { buffer } from 'node:stream/consumers';
import { dayOf } from '../../../platform/clock.js';
import type { DocumentModel, FilledTemplate, PlaceholderValues } from '../../../platform/documents/index.js';
import type { Storage } from '../../../platform/storage/storage.js';
import { officialDay } from '../format.js';
import { signatureWithoutCover } from '../issued-document.js';
import type { Issue } from '../issued-document.js';

/** A stored template with what this document says in place of its placeholders. */
export async function filledTemplate(
  storage: Pick<Storage, 'read'>,
  sha256: string,
  model: DocumentModel,
  issue: Issue | null,
): Promise<FilledTemplate> {
  return {
    file: await buffer(storage.read(sha256)),
    values: valuesOf(model, issue),
    ...(issue && { signature: signatureWithoutCover(model, issue) }),
  };
}

/** Who answers for a document stands in it once it is issued; before, the line is left to be filled in. */
export const valuesOf = (model: DocumentModel, issue: Issue | null): PlaceholderValues => ({
  title: model.title,
  number: model.number,
  version: model.properties?.documentVersion ?? '',
  classification: model.classification,
  organization: model.organization,
  author: model.author,
  reviewer: issue?.submittedBy ?? '',
  approver: issue?.approvedBy ?? '',
  issuedOn: issue ? officialDay(dayOf(issue.at)) : '',
  date: officialDay(dayOf(new Date(model.createdAt))),
});
