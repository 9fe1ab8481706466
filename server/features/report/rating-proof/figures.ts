import { dayOf } from '../../../platform/clock.js';
import type { Block, Cell } from '../../../platform/documents/index.js';
import { trimmed } from '../format.js';
import { columnsOf } from '../frame.js';
import { PROOF_STATE } from '../labels.js';
import type { MaterialItem } from './data.js';

const dimensionWords: Readonly<Record<string, string>> = {
  CONSISTENCY: '一致性',
  COMPLETENESS: '完整性',
  INTEGRATION: '整合性',
  TIMELINESS: '及时性',
};

export const sub = (text: string): Block => ({ kind: 'heading', level: 3, text });
export const levelWords = (level: string | null): string => (level === null ? '' : `${level}级`);
const percent = (share: number | null): string => (share === null ? '—' : `${trimmed(share * 100)}%`);

/** 有效应用情况 and 数据质量情况; nothing where the rule book asks for no figure. */
export function figures({ code, figures: all, metric, unit, qualityChecks, level }: MaterialItem): Block[] {
  const use = all.filter(({ kind }) => kind !== 'QUALITY');
  const quality = all.filter(({ kind }) => kind === 'QUALITY');
  const recorded = ({ recordedBy, recordedAt }: (typeof all)[number]): string =>
    [recordedBy, recordedAt ? dayOf(new Date(recordedAt)) : null].filter(Boolean).join('\n');
  const blocks: Block[] = [];
  if (metric !== null || use.length > 0)
    blocks.push(sub('有效应用情况'), {
      kind: 'table',
      caption: `${code} 有效应用情况`,
      compact: true,
      columns: columnsOf([
        ['统计口径', 30],
        ['分子', 10, 'center'],
        ['分母', 10, 'center'],
        ['结果', 12, 'center'],
        ['证据', 12, 'center'],
        ['取数人、日期', 14, 'center'],
        ['数据来源系统', 12],
      ]),
      rows: use.map((figure): Cell[] => [
        [metric, figure.level === null ? '' : `${figure.level}级`, figure.note].filter(Boolean).join('；') ||
          '—',
        figure.numerator === null ? '—' : String(figure.numerator),
        figure.denominator === null ? '—' : String(figure.denominator),
        figure.kind === 'USE'
          ? percent(figure.share)
          : (figure.grade ?? (figure.count === null ? '—' : `${figure.count}${unit ?? ''}`)),
        PROOF_STATE[figure.proofState],
        recorded(figure),
        '',
      ]),
      emptyText: `没有登记数据${metric ? `；应统计：${metric}` : ''}`,
    });
  if (qualityChecks.length > 0 || quality.length > 0)
    blocks.push(sub('数据质量情况'), {
      kind: 'table',
      caption: `${code} 数据质量情况`,
      compact: true,
      columns: columnsOf([
        ['级别', 8, 'center'],
        ['维度', 12, 'center'],
        ['检查内容', 40],
        ['指数', 12, 'center'],
        ['证据', 14, 'center'],
        ['取数人、日期', 14, 'center'],
      ]),
      rows: qualityChecks.map((check): Cell[] => {
        const figure = quality.find((one) => one.level === check.level);
        return [
          `${check.level}级`,
          dimensionWords[check.dimension] ?? check.dimension,
          check.check,
          figure?.share == null ? '未登记' : figure.share.toFixed(2),
          figure ? PROOF_STATE[figure.proofState] : '—',
          figure ? recorded(figure) : '',
        ];
      }),
      emptyText: `没有${levelWords(level)}的检查项`,
    });
  return blocks;
}
