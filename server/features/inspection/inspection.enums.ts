import { apiEnum } from '../../platform/graphql/api-enum.js';

export const InspectionKind = apiEnum('InspectionKind', 'Which inspection it is.', {
  JOINT: 'Joint cyber-security inspection of several authorities (网络安全联合检查).',
  MLPS: 'Inspection of the classified protection of systems (等保检查).',
  RATING: 'Review for a rating: EMR, interoperability, smart service or management (评级评审).',
  MOCK: 'Mock inspection by the hospital itself (模拟检查).',
  OTHER: 'Any other inspection (其他检查).',
});
export type InspectionKind = keyof typeof InspectionKind;

export const InspectionState = apiEnum('InspectionState', 'Where an inspection stands.', {
  PREPARING: 'Items are assigned, explained and proven (准备中).',
  ON_SITE: 'Inspectors are in the house; requests and findings are noted (现场检查).',
  RECTIFYING: 'The visit is over; findings are being rectified (整改中).',
  CLOSED: 'Over: every finding is settled (已结束). Read-only.',
  CANCELLED: 'It did not take place (已取消). Read-only.',
});
export type InspectionState = keyof typeof InspectionState;

export const InspectionNoteKind = apiEnum('InspectionNoteKind', 'What was noted during an inspection.', {
  REQUEST: 'Inspectors ask for something (索要).',
  FINDING: 'A problem was found (问题).',
  REMARK: 'Anything else worth keeping (记录).',
});
export type InspectionNoteKind = keyof typeof InspectionNoteKind;

export const InspectionNoteState = apiEnum(
  'InspectionNoteState',
  'Whether a note still waits for an answer.',
  {
    OPEN: 'Nobody has answered; a remark needs no answer and stays so.',
    ANSWERED: 'Answered, or rectified on the spot.',
  },
);
export type InspectionNoteState = keyof typeof InspectionNoteState;

export const FindingSeverity = apiEnum(
  'FindingSeverity',
  'How grave a finding is; decides its days to rectify.',
  {
    HIGH: 'High (高): 7 days unless said otherwise.',
    MEDIUM: 'Medium (中): 30 days unless said otherwise.',
    LOW: 'Low (低): 90 days unless said otherwise.',
  },
);
export type FindingSeverity = keyof typeof FindingSeverity;

export const InspectionProblemKind = apiEnum(
  'InspectionProblemKind',
  'What keeps an item from being ready. Problems of proof are told only where no good proof stands: accepted, undamaged, valid, and of the period. Evidence without a label is not among them, because every evidence has one.',
  {
    UNRATED: 'Nobody has rated it in this assessment, or the answer must be confirmed (未自评).',
    NO_EXPLANATION: 'Rated without a word on what was found (缺说明).',
    MISSING_PROOF: 'No confirmed link to any evidence (缺证据).',
    EXPIRED:
      'Accepted evidence that is not valid on the day of the visit, or today when that is later, or began only after the period (过期).',
    RETURNED: 'Evidence that a reviewer returned (被退回).',
    AWAITING_REVIEW: 'Evidence that nobody has accepted yet (待审核).',
    TOO_OLD: 'Evidence collected before the period (不在检查期内); policies in force are never too old.',
    DAMAGED_OR_QUARANTINED: 'Evidence whose file is damaged or quarantined (损坏或隔离).',
  },
);
export type InspectionProblemKind = keyof typeof InspectionProblemKind;

export const InspectionChange = apiEnum(
  'InspectionChange',
  'How the self-rating of one control differs from the previous inspection.',
  {
    BETTER: 'Nearer to conformity than before (改善).',
    WORSE: 'Further from it (变差).',
    SAME: 'The same verdict (持平).',
    OTHER: 'One of the two does not apply or is not rated, so they cannot be compared (不可比).',
    ADDED: 'Not an item of the previous inspection (新增).',
    GONE: 'No item any more (取消).',
  },
);
export type InspectionChange = keyof typeof InspectionChange;
