import { apiEnum } from '../../../platform/graphql/api-enum.js';
import type { NoticeKind } from '../notice.kinds.js';

export const NoticeRule = apiEnum('NoticeRule', 'How somebody wants to be told of a kind (通知方式).', {
  OFF: 'Not at all; only for kinds that ask nothing of the person.',
  INBOX: 'In the inbox only.',
  DIGEST: 'In the inbox, and by mail once a day if still unread.',
  AT_ONCE: 'In the inbox, and by mail (or text message) at once.',
});
export type NoticeRule = keyof typeof NoticeRule;

/** Kinds that ask nothing of the person: they may be left out. */
const tells: readonly NoticeKind[] = [
  'TASK_VERIFIED',
  'DELAY_DECIDED',
  'EVIDENCE_ACCEPTED',
  'TASK_ESCALATED',
  'REQUEST_ESCALATED',
  'INSPECTION_ESCALATED',
];

export const asks = (kind: NoticeKind): boolean => !tells.includes(kind);

/** The rule of somebody who chose none: what asks something comes in the digest. */
export const ruleOf = (
  rules: Readonly<Partial<Record<NoticeKind, NoticeRule>>>,
  kind: NoticeKind,
): NoticeRule => rules[kind] ?? (asks(kind) ? 'DIGEST' : 'INBOX');
