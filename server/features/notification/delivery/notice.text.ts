import type { Locale } from '../../../platform/access/actor.js';
import { text } from '../../../platform/graphql/text.js';
import type { Text } from '../../../platform/graphql/text.js';
import type { NoticeKind } from '../notice.kinds.js';
import { pathOf } from '../notice.path.js';
import type { NoticeFacts } from '../wishes.js';

/** A notice as it goes out. */
export interface OutgoingNotice {
  readonly kind: NoticeKind;
  readonly objectType: string;
  readonly objectId: string;
  readonly objectName: string;
  readonly causedByName: string | null;
  readonly facts: NoticeFacts;
  readonly createdAt: string;
}

const sentences: Readonly<Record<NoticeKind, Text>> = {
  TASK_ASSIGNED: text('新的整改任务', 'New remediation task'),
  TASK_SUBMITTED: text('整改任务待验证', 'Task waits for verification'),
  TASK_RETURNED: text('整改任务被退回', 'Task returned'),
  TASK_VERIFIED: text('整改任务已验证', 'Task verified'),
  TASK_DUE_SOON: text('整改任务即将到期', 'Task due soon'),
  TASK_OVERDUE: text('整改任务已逾期', 'Task overdue'),
  TASK_ESCALATED: text('整改任务逾期三天未完成', 'Task three days overdue'),
  DELAY_REQUESTED: text('延期申请待审批', 'Delay request waits for decision'),
  DELAY_DECIDED: text('延期申请已有结论', 'Delay request decided'),
  EVIDENCE_SUBMITTED: text('证据待审核', 'Evidence waits for review'),
  EVIDENCE_RETURNED: text('证据被退回', 'Evidence returned'),
  EVIDENCE_ACCEPTED: text('证据已被采纳', 'Evidence accepted'),
  EVIDENCE_EXPIRING: text('证据即将过期', 'Evidence expires soon'),
  EVIDENCE_EXPIRED: text('证据已经过期', 'Evidence has expired'),
  REQUEST_ASKED: text('征集证据', 'Request for evidence'),
  REQUEST_DUE_SOON: text('证据征集即将到期', 'Request for evidence due soon'),
  REQUEST_OVERDUE: text('证据征集已逾期', 'Request for evidence overdue'),
  REQUEST_ESCALATED: text('证据征集逾期三天未提交', 'Request three days overdue'),
  REQUEST_RETURNED: text('提交的征集被退回', 'Answer to a request returned'),
  INSPECTION_ASSIGNED: text('检查项分派给您或您的科室', 'Items of an inspection are yours'),
  INSPECTION_DUE_SOON: text('检查项即将到期', 'Items of an inspection due soon'),
  INSPECTION_OVERDUE: text('检查项已逾期', 'Items of an inspection overdue'),
  INSPECTION_ESCALATED: text('检查项逾期三天未就绪', 'Items of an inspection three days overdue'),
  INSPECTION_VISIT_NEAR: text('迎检临近，仍有检查项未就绪', 'A visit is near and items are not ready'),
  MENTIONED: text('有人在评论中提到您', 'You are named in a comment'),
  POLICY_TO_APPROVE: text('制度待审批', 'Policy waits for approval'),
  POLICY_TO_READ: text('制度待阅读确认', 'Policy waits to be read'),
  INTEGRITY_FOUND: text('完整性核验发现异常', 'A verification of integrity found something'),
};

const dueOn = text('期限', 'due');
const visitOn = text('现场检查', 'visit on');

/** What leaves the application of a notice: names of sensitive evidence, and what was said of it, do not. */
export function lineOf(notice: OutgoingNotice, locale: Locale, publicUrl: string | undefined): string {
  const { kind, objectName, causedByName, facts } = notice;
  const isEnglish = locale === 'en';
  const name = facts.secret ? (isEnglish ? '(sensitive evidence)' : '（敏感证据）') : objectName;
  const more = [
    causedByName,
    facts.count !== undefined &&
      (isEnglish ? `${facts.count} ${facts.count === 1 ? 'item' : 'items'}` : `${facts.count} 项`),
    facts.dueOn && `${(kind === 'INSPECTION_VISIT_NEAR' ? visitOn : dueOn)[locale]} ${facts.dueOn}`,
    facts.approved !== undefined &&
      (facts.approved ? (isEnglish ? 'approved' : '已批准') : isEnglish ? 'not approved' : '未批准'),
    !facts.secret && facts.reason,
  ].filter(Boolean);
  const head = `${sentences[kind][locale]}${isEnglish ? ': ' : '：'}${name}`;
  const link = linkOf(notice, publicUrl);
  return [more.length > 0 ? `${head}（${more.join('，')}）` : head, ...(link ? [link] : [])].join('\n');
}

/** Where it stands, when the hospital has said under which address people reach the application. */
export const linkOf = (
  { objectType, objectId, facts }: OutgoingNotice,
  publicUrl: string | undefined,
): string | undefined => publicUrl && new URL(pathOf({ ...facts, objectType, objectId }), publicUrl).href;

/** Subject and text of a mail that carries these notices. */
export function mailOf(
  notices: readonly OutgoingNotice[],
  isDigest: boolean,
  locale: Locale,
  publicUrl: string | undefined,
): { readonly subject: string; readonly text: string } {
  const isEnglish = locale === 'en';
  const lines = notices.map((notice) => lineOf(notice, locale, publicUrl));
  const subject = isDigest
    ? isEnglish
      ? `Hengjian: ${notices.length} unread notices`
      : `衡鉴：${notices.length} 条未读消息`
    : `${isEnglish ? 'Hengjian: ' : '衡鉴：'}${lines[0]!.split('\n')[0]}`;
  const foot = isEnglish
    ? 'How you are told is your choice: “My account” in Hengjian.'
    : '通知方式可在衡鉴「我的账号」中调整。';
  return {
    subject: [...subject.replace(/[\r\n]+/g, ' ')].slice(0, 200).join(''),
    text: `${lines.map((line) => (isDigest ? `• ${line}` : line)).join('\n\n')}\n\n--\n${foot}\n`,
  };
}
