import { registerEnumType } from 'type-graphql';

export enum EvidenceKind {
  FILE = 'FILE',
  LINK = 'LINK',
  TEXT = 'TEXT',
}
registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'What a piece of evidence consists of.',
  valuesConfig: {
    FILE: { description: 'An uploaded file (文件).' },
    LINK: { description: 'The address of a page or document kept elsewhere (链接).' },
    TEXT: { description: 'Text written down here (文字记录).' },
  },
});

export enum EvidenceLabel {
  PUBLIC = 'PUBLIC',
  INTERNAL = 'INTERNAL',
  SENSITIVE = 'SENSITIVE',
}
registerEnumType(EvidenceLabel, {
  name: 'EvidenceLabel',
  description: 'Confidentiality of a piece of evidence (GB/T 22239-2019 8.1.4.2-g, security labels).',
  valuesConfig: {
    PUBLIC: { description: 'May be shown outside the hospital (公开).' },
    INTERNAL: { description: 'For members of the organization (内部).' },
    SENSITIVE: { description: 'Only for its owner and for people with evidence:readSensitive (敏感).' },
  },
});

export enum EvidenceState {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  ACCEPTED = 'ACCEPTED',
  RETURNED = 'RETURNED',
}
registerEnumType(EvidenceState, {
  name: 'EvidenceState',
  description: 'Review state of a piece of evidence. Expiry is no state: see EvidenceValidity.',
  valuesConfig: {
    DRAFT: { description: 'Being prepared (草稿).' },
    SUBMITTED: { description: 'Waiting for review by somebody other than who submitted it (待审核).' },
    ACCEPTED: { description: 'Reviewed and accepted (已采纳).' },
    RETURNED: { description: 'Reviewed and sent back with a reason (已退回).' },
  },
});

export enum EvidenceValidity {
  VALID = 'VALID',
  EXPIRING = 'EXPIRING',
  EXPIRED = 'EXPIRED',
  NOT_YET_VALID = 'NOT_YET_VALID',
}
registerEnumType(EvidenceValidity, {
  name: 'EvidenceValidity',
  description:
    'Whether today (Asia/Shanghai) lies in the period of validity; computed from the dates, never stored.',
  valuesConfig: {
    VALID: { description: 'Valid for more than 30 days from today, or without end (有效).' },
    EXPIRING: { description: 'Valid, and ends within 30 days (即将到期).' },
    EXPIRED: { description: 'Ended before today (已过期).' },
    NOT_YET_VALID: { description: 'Begins after today (未生效).' },
  },
});

export enum EvidenceLinkStatus {
  PROPOSED = 'PROPOSED',
  CONFIRMED = 'CONFIRMED',
}
registerEnumType(EvidenceLinkStatus, {
  name: 'EvidenceLinkStatus',
  description: 'Whether a link between evidence and control counts.',
  valuesConfig: {
    PROPOSED: { description: 'Offered by the product, proves nothing yet (建议).' },
    CONFIRMED: { description: 'Made or confirmed by a person (已确认).' },
  },
});

export enum EvidenceOrder {
  UPDATED_DESC = 'UPDATED_DESC',
  TITLE_ASC = 'TITLE_ASC',
  COLLECTED_DESC = 'COLLECTED_DESC',
  VALID_UNTIL_ASC = 'VALID_UNTIL_ASC',
}
registerEnumType(EvidenceOrder, {
  name: 'EvidenceOrder',
  description: 'Order of a list of evidence.',
  valuesConfig: {
    UPDATED_DESC: { description: 'Last changed first.' },
    TITLE_ASC: { description: 'By title, by code point.' },
    COLLECTED_DESC: { description: 'Collected last first.' },
    VALID_UNTIL_ASC: { description: 'Expiring first; without end last.' },
  },
});
