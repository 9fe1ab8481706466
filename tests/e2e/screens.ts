import { ask } from './journey.js';
import type { DemoRole } from './journey.js';

/** A day of the demo hospital's past; days are those of Shanghai. */
export const daysAgo = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

/** Every screen that stands, by somebody who may see it: it opens under its heading, and axe finds nothing. */
export const screens: [DemoRole, string, string][] = [
  ['officer', '/', '工作台'],
  ['officer', '/frameworks', '标准'],
  ['officer', '/frameworks/mlps-2.0', '等保 2.0'],
  ['officer', '/frameworks?q=备份', '标准'],
  ['officer', '/frameworks/emr-2018', '电子病历评级'],
  ['officer', '/frameworks/smart-management-2021?tab=about', '智慧管理评级'],
  ['officer', '/frameworks/interoperability-2020', '互联互通测评'],
  ['officer', '/frameworks/mlps-2.0/controls/8.1.4.1-a', '8.1.4.1 a) 身份鉴别'],
  ['officer', '/frameworks/emr-2018/controls/01.01', '01.01 病房医嘱处理'],
  ['officer', '/frameworks/emr-2018/tables', '官方表录入'],
  ['officer', '/frameworks/csl-2025/diff?with=dsl-2021', '版本对照'],
  ['officer', '/crosswalks', '对标'],
  ['officer', '/crosswalks?tab=flow', '对标'],
  ['officer', '/crosswalks?tab=list', '对标'],
  ['officer', '/frameworks/import', '导入标准'],
  ['officer', '/systems', '信息系统'],
  ['officer', '/assessments', '测评'],
  ['officer', '/evidence', '证据库'],
  ['officer', '/evidence/proposed', '待确认的关联'],
  ['officer', '/evidence/calendar', '证明日历'],
  ['officer', '/evidence/reuse', '证据复用'],
  ['officer', '/evidence/review', '审核证据'],
  ['officer', '/requests', '证据征集'],
  ['officer', '/requests?view=series', '证据征集'],
  ['contributor', '/requests', '证据征集'],
  ['officer', '/mentions', '提到我的'],
  ['officer', '/notices', '消息'],
  ['officer', '/policies', '制度'],
  ['officer', '/policies/catalogue', '目录与完整性'],
  ['officer', '/remediation', '差距与整改'],
  ['officer', `/assessments?asOf=${daysAgo(30)}`, '测评'],
  ['officer', `/remediation?asOf=${daysAgo(30)}`, '差距与整改'],
  ['officer', `/systems?asOf=${daysAgo(30)}`, '信息系统'],
  ['manager', '/progress', '整改进展'],
  ['manager', '/roadmaps', '安全规划'],
  ['officer', '/inspections', '迎检'],
  ['officer', '/packs', '迎检材料包'],
  ['manager', '/progress/scores', '得分曲线'],
  ['manager', '/progress/compare', '院区与系统对比'],
  ['manager', '/wall', '衡鉴示范医院'],
  ['officer', '/reports', '报告'],
  ['officer', '/reports/templates', '文档模板'],
  ['officer', '/account', '我的账号'],
  ['sysadmin', '/members', '成员'],
  ['sysadmin', '/roles', '角色与权限'],
  ['sysadmin', '/units', '院区与科室'],
  ['sysadmin', '/deliveries', '通知投递'],
  ['secadmin', '/tokens', '接口令牌'],
  ['auditor', '/events', '审计日志'],
];

/** Addresses that hold an id: the workbench of the HIS, assessments by other kinds of rule books, its system, one accepted proof of each kind of file (others break some). */
export async function deepPaths() {
  const { assessments, informationSystems, evidences, packs, inspections, roadmaps } = await ask<{
    assessments: { nodes: { id: string; name: string; framework: { code: string } }[] };
    informationSystems: { nodes: { id: string; name: string }[] };
    evidences: { nodes: { id: string; currentVersion: { mediaType: string | null } }[] };
    packs: { nodes: { id: string }[] };
    inspections: { nodes: { id: string; state: string }[] };
    roadmaps: { nodes: { id: string }[] };
  }>(
    'officer',
    `{ assessments(first: 50) { nodes { id name framework { code } } } informationSystems(first: 50) { nodes { id name } }
       evidences(first: 100, filter: { states: [ACCEPTED] }) { nodes { id currentVersion { mediaType } } }
       packs(filter: { states: [DRAFT] }) { nodes { id } } inspections { nodes { id state } } roadmaps { nodes { id } } }`,
  );
  const found = <Item>(items: Item[], right: (item: Item) => boolean): Item => {
    const one = items.find(right);
    if (!one) throw new Error('the demo hospital lacks what this test needs');
    return one;
  };
  const proof = (type: string) =>
    `/evidence/${found(evidences.nodes, ({ currentVersion }) => currentVersion.mediaType?.includes(type) ?? false).id}`;
  const by = (code: string) =>
    `/assessments/${found(assessments.nodes, ({ name, framework }) => framework.code === code && name.startsWith('20')).id}`;
  const workbench = `/assessments/${found(assessments.nodes, ({ name }) => name.startsWith('HIS')).id}`;
  return {
    pastWorkbench: `${workbench}?asOf=${daysAgo(30)}`,
    pastScorecard: `${by('emr-2018')}/scorecard?asOf=${daysAgo(10)}`,
    comparison: `${workbench}/compare?tab=results`,
    noComparison: `${workbench}/compare?from=2020-02-31`,
    items: by('emr-2018'),
    points: by('interoperability-2020'),
    checklist: by('m29-2022'),
    scorecard: `${by('interoperability-2020')}/scorecard`,
    path: `${by('interoperability-2020')}/path`,
    workbench,
    system: `/systems/${found(informationSystems.nodes, ({ name }) => name.includes('HIS')).id}`,
    pack: `/packs/${found(packs.nodes, () => true).id}`,
    inspection: `/inspections/${found(inspections.nodes, ({ state }) => state === 'PREPARING').id}`,
    roadmap: `/roadmaps/${found(roadmaps.nodes, () => true).id}`,
    pdf: proof('pdf'),
    picture: proof('image/'),
    docx: proof('wordprocessing'),
    sheet: proof('spreadsheet'),
  };
}
