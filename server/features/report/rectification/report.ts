import { documentHead } from '../frame.js';
import type { DocumentModel, DocumentSection } from '../../../platform/documents/index.js';
import { documentFileName } from '../report-number.js';
import type { RectificationData } from './data.js';
import { TEXT } from '../gap-analysis/text.js';
import { cover } from './parts.js';
import { costChapters, openingChapters as planOpening, taskChapters } from './plan-chapters.js';
import { closingChapters as planClosing, planAnnex } from './plan-closing.js';
import { closingChapters, itemChapters, openingChapters, reportAnnex } from './report-chapters.js';
import { titleOf } from './words.js';

/** A plan as a scheme before the work, or as a report of what became of it. Pure: the same data always give the same model. */
export function rectificationDocument(data: RectificationData): DocumentModel {
  return {
    ...documentHead(data, titleOf(data), data.classification),
    sections: [
      { orientation: 'portrait', bare: true, blocks: [cover(data)] },
      {
        orientation: 'portrait',
        blocks: [{ kind: 'contents', depth: 1, ...TEXT.contents }],
      },
      ...(data.document === 'RECTIFICATION_PLAN' ? planSections(data) : reportSections(data)),
    ],
  };
}

const planSections = (data: RectificationData): DocumentSection[] => [
  { orientation: 'portrait', blocks: planOpening(data) },
  { orientation: 'landscape', blocks: taskChapters(data) },
  { orientation: 'portrait', blocks: [...costChapters(data), ...planClosing(data)] },
  { orientation: 'landscape', blocks: planAnnex(data) },
];

const reportSections = (data: RectificationData): DocumentSection[] => [
  { orientation: 'portrait', blocks: openingChapters(data) },
  { orientation: 'landscape', blocks: itemChapters(data) },
  { orientation: 'portrait', blocks: closingChapters(data) },
  { orientation: 'landscape', blocks: reportAnnex(data) },
];

export const rectificationFileName = (data: RectificationData): string =>
  documentFileName(data.number, titleOf(data));
