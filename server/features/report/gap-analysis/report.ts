import { documentHead } from '../frame.js';
import type { DocumentModel } from '../../../platform/documents/index.js';
import { annexes, closingChapters } from './closing.js';
import type { GapAnalysisData } from './data.js';
import { findings } from './findings.js';
import { controlTables, cover, summary } from './front.js';
import { gapChapter, riskChapters, suggestionChapter } from './gaps.js';
import { currentState, overview } from './state.js';
import { TEXT } from './text.js';
import { documentFileName } from '../report-number.js';

/**
 * 差距分析报告 as a document model: cover, control tables, contents, one page for leaders, chapters 一 to 九, annexes.
 * Pure: the same data always give the same model, and every result appears in chapter 四.
 */
export function gapAnalysisReport(data: GapAnalysisData): DocumentModel {
  const found = findings(data);
  return {
    ...documentHead(data, TEXT.title, data.classification),
    sections: [
      { orientation: 'portrait', bare: true, blocks: [cover(data)] },
      { orientation: 'portrait', blocks: controlTables(data) },
      { orientation: 'portrait', blocks: [{ kind: 'contents', depth: 2, ...TEXT.contents }] },
      {
        orientation: 'portrait',
        blocks: [...summary(data, found), ...overview(data), ...currentState(data)],
      },
      { orientation: 'landscape', blocks: gapChapter(data, found) },
      {
        orientation: 'portrait',
        blocks: [...riskChapters(found), ...suggestionChapter(found), ...closingChapters(data, found)],
      },
      { orientation: 'landscape', blocks: annexes(found) },
    ],
  };
}

/** File name to offer for download: number and system, without characters a file system refuses. */
export function gapAnalysisFileName({ number, system }: GapAnalysisData): string {
  return documentFileName(number, `${system.name}差距分析报告`);
}
