import { LABEL, officialMoment, VERDICT } from '../report/index.js';
import type { Source } from './pack.item.js';
import { partsOf } from './pack.data.js';
import type { PackData, PackPart } from './pack.data.js';
import { countsOf } from './pack.about.js';
import { fixedPaths } from './pack.layout.js';
import { htmlText } from './html-text.js';
import { partTitle, words } from './pack.words.js';

const address = (path: string): string => htmlText(path.split('/').map(encodeURIComponent).join('/'));

/** A part is hidden with its last chapter. */
const hideParts = `[].forEach.call(document.querySelectorAll('section'),function(part){part.hidden=!part.querySelector('details:not([hidden])')});`;

/** Before the first chapter of each part, where there are several. */
function partStart({ parts, chapters }: PackData, at: number): string {
  const { part = 0 } = chapters[at]!;
  if (!parts || (at > 0 && chapters[at - 1]!.part === part)) return '';
  const { framework, assessment } = parts[part]!;
  return `${at > 0 ? '</section>' : ''}<section id="part-${part + 1}"><h2 class="part">${htmlText(partTitle(part, parts[part]!))}</h2><p>${htmlText(`${framework.name}（${framework.edition}）　${assessment.subject}　${assessment.targetLevel ?? ''}`)}</p>`;
}

/** The pack as a page: opens from the folder without network or program, with a search over everything it lists. */
export function packPage({ data, layout }: Source, fingerprint: string): string {
  const { pack, organization } = data;
  const counts = countsOf(data);
  const heading = data.parts ? 'h3' : 'h2';
  const chapters = data.chapters.map(({ title, items }, at) => {
    const rows = items.map((item, place) => {
      const links = item.proofs.map(
        (proof) =>
          `<li><a href="${address(layout.proofs[proof]!)}">${htmlText(data.proofs[proof]!.title)}</a></li>`,
      );
      const found = htmlText(
        [item.code, item.name, item.unit ?? '', ...item.proofs.map((proof) => data.proofs[proof]!.title)]
          .join(' ')
          .toLowerCase(),
      );
      return `<tr data-find="${found}"><th scope="row">${htmlText(item.code)}</th><td>${htmlText(item.name)}</td><td class="v ${item.verdict}">${VERDICT[item.verdict]}</td><td>${htmlText(item.unit ?? '')}</td><td><ul><li><a href="${address(layout.items[at]![place]!.sheet)}">条款说明</a></li>${links.join('')}${item.waiver ? `<li>${words.waived}：${htmlText(item.waiver)}</li>` : ''}</ul></td></tr>`;
    });
    return `${partStart(data, at)}<details open><summary><${heading}>${htmlText(title)}</${heading}><span>${items.length} 条</span></summary><table><thead><tr><th scope="col">编号</th><th scope="col">条款</th><th scope="col">自评</th><th scope="col">责任科室</th><th scope="col">说明与材料</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></details>`;
  });
  const [{ framework, assessment }] = partsOf(data) as [PackPart];
  const about = data.parts
    ? `<dt>各编</dt><dd>${data.parts.map((part, at) => `<a href="#part-${at + 1}">${htmlText(partTitle(at, part))}</a>`).join('<br>')}</dd>`
    : `<dt>依据</dt><dd>${htmlText(framework.name)}（${htmlText(framework.edition)}）</dd>\n<dt>对象</dt><dd>${htmlText(assessment.subject)}</dd>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(pack.name)}</title>
<style>
body{font:15px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f2329;margin:0 auto;max-width:1200px;padding:24px}
h1{font-size:24px;margin:0}h2{font-size:17px;display:inline;margin:0 12px 0 4px}
p,dl{margin:8px 0}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:#5c6370}dd{margin:0;overflow-wrap:anywhere}
input{font:inherit;padding:8px 12px;width:100%;max-width:480px;border:1px solid #8a919f;border-radius:6px;margin:16px 0;box-sizing:border-box}
table{border-collapse:collapse;width:100%;margin:8px 0 20px}th,td{border:1px solid #d5d9e0;padding:6px 10px;text-align:left;vertical-align:top}
thead th{background:#f2f4f7}tbody th{font-weight:600;white-space:nowrap}ul{margin:0;padding-left:18px}summary{cursor:pointer;padding:6px 0}
${data.parts ? 'h3{font-size:17px;display:inline;margin:0 12px 0 4px}h2.part{display:block;font-size:20px;margin:28px 0 4px}' : ''}a{color:#0b4f9e}.v{white-space:nowrap;font-weight:600}.MET{color:#1e6b2e}.PARTIAL{color:#8a5a00}.UNMET{color:#b00000}
[hidden]{display:none}
</style></head><body>
<h1>${htmlText(pack.name)}</h1>
<dl><dt>单位</dt><dd>${htmlText(organization.name)}</dd><dt>编号</dt><dd>${htmlText(pack.number)}</dd>${about}<dt>期间</dt><dd>${pack.periodFrom} 至 ${pack.periodTo}</dd><dt>冻结时间</dt><dd>${officialMoment(pack.frozenAt)}</dd>
<dt>密级</dt><dd>${LABEL[pack.label]}</dd><dt>内容</dt><dd>${counts.items} 条，${counts.proofs} 份材料；未收入 ${counts.leftOut} 份（见材料目录）</dd><dt>签名公钥指纹</dt><dd>${fingerprint}</dd></dl>
<p><a href="${address(layout.catalogue)}">材料目录（${pack.documentFormat ?? 'DOCX'}）</a>　<a href="${address(layout.binder)}">材料汇编（${pack.documentFormat ?? 'DOCX'}）</a>　<a href="${address(fixedPaths.workbook)}">材料索引（XLSX）</a>　<a href="${fixedPaths.verifierPage}">离线核验</a></p>
<input id="find" type="search" placeholder="查找条款、科室或材料" aria-label="查找条款、科室或材料">
<p id="none" hidden>没有找到，请换一个词。</p>
${chapters.join('\n')}${data.parts ? '</section>' : ''}
<script>
(function(){var box=document.getElementById('find'),none=document.getElementById('none'),rows=[].slice.call(document.querySelectorAll('tr[data-find]'));
box.addEventListener('input',function(){var words=box.value.toLowerCase().split(/\\s+/).filter(Boolean),seen=0;
rows.forEach(function(row){var hit=words.every(function(word){return row.dataset.find.indexOf(word)>=0});row.hidden=!hit;if(hit)seen++});
[].forEach.call(document.querySelectorAll('details'),function(part){part.hidden=!part.querySelector('tr[data-find]:not([hidden])')&&words.length>0});
${data.parts ? hideParts : ''}none.hidden=seen>0||rows.length===0})})();
</script></body></html>
`;
}
