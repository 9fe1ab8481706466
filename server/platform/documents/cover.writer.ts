import type { CoverBlock } from './document.model.js';
import { distribute } from './page.js';
import { paragraph, runs } from './run.writer.js';
import { cellXml, justify, tableStart } from './table.writer.js';

const LINE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="404040"/></w:tcBorders>';

/** A whole page: label and number at the top, title, lines to sign, organization and date at the foot. */
export function coverXml(cover: CoverBlock, width: number): string {
  const title = paragraph('CoverTitle', runs(cover.title));
  const subtitle = cover.subtitle === undefined ? '' : paragraph('CoverSubtitle', runs(cover.subtitle));
  const foot = cover.foot
    .map((line, at) => paragraph('CoverFoot', runs(line), at === 0 ? before(600) : ''))
    .join('');
  return (
    paragraph('CoverMark', runs(`密级：${cover.classification}`)) +
    paragraph('CoverMark', runs(`编号：${cover.number}`)) +
    title +
    subtitle +
    paragraph('Spacer', '', before(480)) +
    fieldsXml(cover.fields, width) +
    foot
  );
}

const before = (twips: number): string => `<w:spacing w:before="${twips}"/>`;

function fieldsXml(fields: CoverBlock['fields'], width: number): string {
  const widths = distribute(Math.round(width * 0.88), [26, 74]);
  const rows = fields.map(([label, value]) => {
    const name = cellXml(widths[0] ?? 0, paragraph('CoverLabel', runs(label), justify('right')));
    const text = cellXml(widths[1] ?? 0, paragraph('CoverValue', runs(value)), LINE);
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="560" w:hRule="atLeast"/></w:trPr>${name}${text}</w:tr>`;
  });
  return `${tableStart(widths, '')}${rows.join('')}</w:tbl>`;
}
