import type { ProofState, Verdict } from '../assessment/index.js';

/** Words of the files, which are Chinese whatever the language of the screen; what programs read are the properties. */
export const proofWords: Readonly<Record<ProofState, string>> = {
  PROVEN: '证据有效',
  MISSING: '没有证据',
  UNREVIEWED: '证据待审核',
  DAMAGED: '证据文件已损坏',
  RETURNED: '证据被退回',
  EXPIRED: '证据已过期',
  NOT_NEEDED: '无需证据',
};

/** What follows from the proof for a verdict, as a sentence. */
export const verdictsSaid = (words: Readonly<Record<Verdict, string>>, row: Verdicts): string =>
  `自报：${words[row.verdict]}；实证：${words[row.provenVerdict]}（${proofWords[row.proofState]}）。`;

interface Verdicts {
  readonly verdict: Verdict;
  readonly provenVerdict: Verdict;
  readonly proofState: ProofState;
}

export const roles = {
  'assessed-organization': '被测评机构',
  assessor: '评定人',
  'risk-owner': '整改责任人',
  'risk-unit': '整改责任科室',
  approver: '风险接受审批人',
} as const;

/** Nobody wrote a plan: what stands in its place in a file. */
export const noPlan = {
  title: '测评范围（没有单独的测评方案）',
  description:
    '本系统没有“测评方案”这一对象：测评的范围由标准、版本、级别和对象决定，见本资源的属性。OSCAL 要求测评结果指向一份测评方案，所以指向这里。',
} as const;
