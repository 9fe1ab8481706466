import { dayOf } from '../../../platform/clock.js';
import type { Block } from '../../../platform/documents/index.js';
import { note } from '../briefing/chapters.js';
import { officialDay, officialMoment } from '../format.js';
import type { GradingData } from './data.js';
import { level, titles } from './words.js';

export function cover(data: GradingData): Block {
  const { document, system, grading, organization } = data;
  return {
    kind: 'cover',
    classification: data.classification,
    number: data.number,
    title: titles[document],
    subtitle: `${system.name}（${level(grading.level)} ${grading.code}）`,
    fields: [
      ['单位名称', organization.name],
      ['定级对象', system.name],
      ['责任科室', system.ownerUnit ?? ''],
      ['版本', data.version],
      ['编制人', data.generatedBy],
      ['审核人', ''],
      ['批准人', ''],
    ],
    foot: [organization.name, officialDay(dayOf(new Date(data.generatedAt)))],
  };
}

export const madeNote = ({ generatedAt }: GradingData): Block =>
  note(`本文件由系统按 ${officialMoment(generatedAt)} 的登记生成；此后的变化不在其中。`);
