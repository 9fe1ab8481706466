import type { Block, DocumentModel } from '../../../platform/documents/index.js';
import { contents } from '../frame.js';

const paragraph = (content: string): Block => ({ kind: 'paragraph', content });

/** What a preview of a template shows: one of everything that documents are made of, and that it is no document. */
export const sampleDocument = (organization: string, author: string, at: Date): DocumentModel => ({
  title: '模板预览（示例）',
  number: '示例-00000000-01-V1.0',
  classification: '内部',
  organization,
  author,
  createdAt: at.toISOString(),
  properties: { documentVersion: 'V1.0' },
  sections: [
    contents,
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', level: 1, text: '示例章节' },
        paragraph(
          '本文件是模板预览，文字和数字都是示例，不反映任何测评、整改或证据的实际情况，不得作为文件使用。',
        ),
        { kind: 'heading', level: 2, text: '正文' },
        paragraph('正文由系统按本单位的数据生成；模板决定封面、页眉、页脚、固定章节和落款。'),
        {
          kind: 'keyFigures',
          boxes: [
            { label: '示例指标', value: '12', note: '示例' },
            { label: '示例比例', value: '34%', note: '示例' },
          ],
        },
        {
          kind: 'table',
          caption: '示例表格',
          columns: [
            { title: '序号', width: 1, align: 'center' },
            { title: '内容', width: 6 },
          ],
          rows: [
            ['1', '示例内容一'],
            ['2', '示例内容二'],
          ],
        },
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        { kind: 'heading', level: 1, text: '示例附表' },
        {
          kind: 'table',
          caption: '横向页面的示例表格',
          compact: true,
          columns: ['条款', '要求', '现状', '差距', '措施'].map((title) => ({ title, width: 1 })),
          rows: [['示例', '示例', '示例', '示例', '示例']],
        },
      ],
    },
  ],
});
