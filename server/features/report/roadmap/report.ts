import { dayOf } from '../../../platform/clock.js';
import { documentHead } from '../frame.js';
import type { Block, DocumentModel } from '../../../platform/documents/index.js';
import { officialDay, officialMoment } from '../format.js';
import {
  alternativesChapter,
  assumptionsChapter,
  benchmarkChapter,
  effectsChapter,
  measuresChapter,
  packagesChapter,
  standingChapter,
} from './chapters.js';
import { chosenIn, conclusions, decisions, reachedBy } from './conclusions.js';
import type { RoadmapReportData } from './data.js';
import { yuan } from './words.js';
import { documentFileName } from '../report-number.js';
import { conclusionTables } from '../conclusions.js';

/**
 * A roadmap as a document: cover, a page of conclusions, where we stand, packages, alternatives side by side, what they reach by
 * year, benchmark, and what is assumed. Pure: the same data always give the same model.
 */
export function roadmapReport(data: RoadmapReportData): DocumentModel {
  return {
    ...documentHead(data, data.roadmap.name, '内部'),
    sections: [
      { orientation: 'portrait', bare: true, blocks: [cover(data)] },
      { orientation: 'portrait', blocks: firstPage(data) },
      { orientation: 'portrait', blocks: standingChapter(data) },
      { orientation: 'landscape', blocks: packagesChapter(data) },
      { orientation: 'portrait', blocks: measuresChapter(data) },
      { orientation: 'landscape', blocks: alternativesChapter(data) },
      {
        orientation: 'portrait',
        blocks: [...effectsChapter(data), ...benchmarkChapter(data), ...assumptionsChapter(data)],
      },
    ],
  };
}

export const roadmapFileName = ({ number, roadmap }: RoadmapReportData): string =>
  documentFileName(number, roadmap.name);

const states = { DRAFT: '草稿', PROPOSED: '待批准', APPROVED: '已批准' } as const;

function cover(data: RoadmapReportData): Block {
  const { roadmap, organization } = data;
  return {
    kind: 'cover',
    classification: '内部',
    number: data.number,
    title: roadmap.name,
    subtitle: '安全规划',
    fields: [
      ['单位', organization.name],
      ['期间', `${officialDay(roadmap.startsOn)}至${officialDay(roadmap.endsOn)}`],
      ['负责人', roadmap.owner ?? ''],
      ['状态', states[roadmap.state]],
      ['版本', data.version],
      ['编制', data.generatedBy],
      ['批准', roadmap.state === 'APPROVED' ? (roadmap.decidedBy ?? '') : ''],
    ],
    foot: [organization.name, officialDay(dayOf(new Date(data.generatedAt)))],
  };
}

/** One page: four numbers, six conclusions, and what to decide. */
function firstPage(data: RoadmapReportData): Block[] {
  const chosen = chosenIn(data);
  const { reached, of } = chosen ? reachedBy(chosen) : { reached: 0, of: 0 };
  const gaps = data.assessments.reduce((sum, one) => sum + one.gaps, 0);
  const left = chosen?.effects.reduce((sum, { points }) => sum + (points.at(-1)?.gaps ?? 0), 0) ?? 0;
  return [
    { kind: 'heading', level: 1, text: '结论与待决事项', numbered: false },
    {
      kind: 'keyFigures',
      boxes: [
        {
          label: '工作包',
          value: String(chosen?.choices.length ?? 0),
          note: chosen ? chosen.name : '',
        },
        {
          label: '最可能费用',
          value: chosen ? yuan(chosen.cost.likely) : '—',
          note: chosen && chosen.cost.unknown > 0 ? `${chosen.cost.unknown} 个尚无估算` : '',
        },
        { label: '达标测评', value: of === 0 ? '—' : `${reached}/${of}`, note: '规划末确定达到目标' },
        { label: '差距', value: `${gaps}→${left}`, note: '今天到规划末' },
      ],
    },
    ...conclusionTables(conclusions(data), decisions(data)),
    {
      kind: 'paragraph',
      style: 'note',
      content: `数据截至 ${officialMoment(data.generatedAt)}，与屏幕上的数字同源。自报是填报的结论，实证只算有有效证据的结论；推算的前提见最后一章。`,
    },
  ];
}
