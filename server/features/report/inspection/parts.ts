import { dayOf } from '../../../platform/clock.js';
import type { Block, Content } from '../../../platform/documents/index.js';
import { note } from '../briefing/chapters.js';
import { officialDay, officialMoment } from '../format.js';
import type { InspectionReportData } from './data.js';
import { titles } from './words.js';

export const titleOf = ({ document, inspection }: InspectionReportData): string =>
  document === 'INSPECTION_PLAN'
    ? `${inspection.name}${titles.INSPECTION_PLAN}`
    : `关于${inspection.name}${titles.INSPECTION_REPLY}`;

export const body = (content: Content): Block => ({ kind: 'paragraph', content });
export const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });
export const span = (from: string, to: string): string =>
  from === to ? officialDay(from) : `${officialDay(from)}至${officialDay(to)}`;

export function visitOf({ inspection: { visitFrom, visitTo } }: InspectionReportData): string {
  return visitFrom ? span(visitFrom, visitTo ?? visitFrom) : '待定';
}

/** The day on which it was made, as official documents write it. */
export const madeOn = ({ generatedAt }: InspectionReportData): string =>
  officialDay(dayOf(new Date(generatedAt)));

export const closing = (data: InspectionReportData): Block =>
  note(`本文件由系统按 ${officialMoment(data.generatedAt)} 的数据生成；此后的变化不在其中。`);
