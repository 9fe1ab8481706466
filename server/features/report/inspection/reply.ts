import type { Block, Cell, DocumentSection } from '../../../platform/documents/index.js';
import { note } from '../briefing/chapters.js';
import { centred } from '../format.js';
import { proofNotes } from '../proof-notes.js';
import { taskProofTable } from '../task-proofs.js';
import type { InspectionReportData, ReportedFinding } from './data.js';
import { body, closing, heading, madeOn, titleOf, visitOf } from './parts.js';
import { severityWords } from './words.js';

/** What became of each finding, as a letter with its annex. */
export function replySections(data: InspectionReportData): DocumentSection[] {
  const { inspection, organization, findings, proofs = [], proofsWithheld = 0 } = data;
  const settled = findings.filter(isSettled);
  const open = findings.filter((finding) => !isSettled(finding));
  const late = open.filter(({ task }) => task?.overdue);
  return [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'paragraph', style: 'title', content: titleOf(data) },
        { kind: 'paragraph', style: 'plain', content: `${inspection.inspectingBody ?? '检查机关'}：` },
        body(
          `${inspection.noticeNumber ? `按照“${inspection.noticeNumber}”要求，` : ''}${visitOf(data)}贵单位对我院进行了现场检查。现将发现问题的整改情况报告如下。`,
        ),
        heading(1, '整改总体情况'),
        body(
          findings.length === 0
            ? '本次检查没有发现需要整改的问题。'
            : [
                `检查共发现问题 ${findings.length} 个，其中高风险 ${countOf(findings, 'HIGH')} 个、中风险 ${countOf(findings, 'MEDIUM')} 个、低风险 ${countOf(findings, 'LOW')} 个。截至${madeOn(data)}，已完成整改 ${settled.length} 个（当场整改 ${findings.filter(({ onTheSpot }) => onTheSpot).length} 个），尚未完成 ${open.length} 个${late.length > 0 ? `，其中 ${late.length} 个已超过期限` : ''}。逐项情况见附件`,
                { see: 'findings' },
                '。',
              ],
        ),
        ...(findings.length === 0
          ? []
          : [
              heading(1, '尚未完成的问题与后续安排'),
              open.length === 0
                ? body('全部问题已整改完毕。')
                : ({
                    kind: 'table',
                    caption: '尚未完成的问题',
                    columns: [
                      { title: '问题', width: 44 },
                      { title: '责任科室', width: 20 },
                      { title: '期限', width: 18, align: 'center' },
                      { title: '说明', width: 18 },
                    ],
                    rows: open.map(({ text, task }): Cell[] => [
                      text,
                      task?.unit ?? '',
                      task?.dueOn ?? '',
                      task
                        ? task.overdue
                          ? { content: [{ text: '已逾期', tone: 'bad' }] }
                          : '整改中'
                        : '尚未安排',
                    ]),
                  } satisfies Block),
            ]),
        body('特此函复。'),
        body(proofs.length > 0 ? '附件：1. 逐项整改情况表　2. 佐证清单' : '附件：逐项整改情况表'),
        { kind: 'paragraph', style: 'signed', content: organization.name, keepWithNext: true },
        { kind: 'paragraph', style: 'signed', content: madeOn(data) },
        body(`（联系人：${inspection.leader ?? ''}）`),
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        {
          kind: 'heading',
          level: 1,
          text: proofs.length > 0 ? '附件 1　逐项整改情况表' : '附件　逐项整改情况表',
          numbered: false,
        },
        findingTable(data),
        ...(proofsWithheld > 0
          ? [note(`另有 ${proofsWithheld} 份佐证（敏感或审核未通过）不在本函中列出。`)]
          : []),
        ...(proofs.length === 0
          ? []
          : [
              { kind: 'heading', level: 1, text: '附件 2　佐证清单', numbered: false } as const,
              taskProofTable(proofs),
            ]),
        closing(data),
      ],
    },
  ];
}

const countOf = (findings: readonly ReportedFinding[], severity: ReportedFinding['severity']): number =>
  findings.filter((finding) => finding.severity === severity).length;

export const isSettled = ({ onTheSpot, task }: ReportedFinding): boolean =>
  onTheSpot || task?.verified === true;

const findingTable = ({ findings, proofs = [] }: InspectionReportData): Block => ({
  kind: 'table',
  name: 'findings',
  caption: '逐项整改情况',
  compact: true,
  columns: [
    { title: '序号', width: 6, align: 'center' },
    { title: '问题', width: 28 },
    { title: '条款', width: 12 },
    { title: '风险', width: 6, align: 'center' },
    { title: '整改措施', width: 24 },
    { title: '责任科室、责任人', width: 14 },
    { title: '期限', width: 10, align: 'center' },
    { title: '完成情况', width: 10, align: 'center' },
  ],
  rows: findings.map((finding, at): Cell[] => {
    const { text, code, severity, answer, onTheSpot, task } = finding;
    return [
      centred(String(at + 1)),
      text,
      code ?? '',
      severity ? severityWords[severity] : '',
      task ? `${task.code} ${task.title}` : (answer ?? ''),
      task ? [task.unit, task.owner].filter(Boolean).join('、') : '',
      task?.dueOn ?? '',
      {
        content: [
          isSettled(finding)
            ? { text: onTheSpot ? '当场整改' : '已完成', tone: 'good' }
            : { text: task?.overdue ? '逾期' : '整改中', tone: task?.overdue ? 'bad' : 'caution' },
          ...proofNotes(proofs.filter(({ number }) => task?.proofs?.includes(number))),
        ],
        align: 'center',
      },
    ];
  }),
  emptyText: '没有发现问题',
});
