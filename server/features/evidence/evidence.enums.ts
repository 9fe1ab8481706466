import { apiEnum } from '../../platform/graphql/api-enum.js';

export const EvidenceKind = apiEnum('EvidenceKind', 'What a piece of evidence consists of.', {
  FILE: 'An uploaded file (文件).',
  LINK: 'The address of a page or document kept elsewhere (链接).',
  TEXT: 'Text written down here (文字记录).',
});
export type EvidenceKind = keyof typeof EvidenceKind;

export const EvidenceLabel = apiEnum(
  'EvidenceLabel',
  'Confidentiality of a piece of evidence (GB/T 22239-2019 8.1.4.2-g, security labels).',
  {
    PUBLIC: 'May be shown outside the hospital (公开).',
    INTERNAL: 'For members of the organization (内部).',
    SENSITIVE: 'Only for its owner and for people with evidence:readSensitive (敏感).',
  },
);
export type EvidenceLabel = keyof typeof EvidenceLabel;

export const EvidenceState = apiEnum(
  'EvidenceState',
  'Review state of a piece of evidence. Expiry is no state: see EvidenceValidity.',
  {
    DRAFT: 'Being prepared (草稿).',
    SUBMITTED: 'Waiting for review by somebody other than who submitted it (待审核).',
    ACCEPTED: 'Reviewed and accepted (已采纳).',
    RETURNED: 'Reviewed and sent back with a reason (已退回).',
  },
);
export type EvidenceState = keyof typeof EvidenceState;

export const EvidenceLinkChangeKind = apiEnum('EvidenceLinkChangeKind', 'What became of a link.', {
  LINKED: 'Made; it counted from then on.',
  PROPOSED: 'Offered from another rule book and taken up; it counted for nothing yet.',
  CONFIRMED: 'A person confirmed it; it counted from then on.',
  UNLINKED: 'Taken away.',
});
export type EvidenceLinkChangeKind = keyof typeof EvidenceLinkChangeKind;

export const EvidenceValidity = apiEnum(
  'EvidenceValidity',
  'Whether today (Asia/Shanghai) lies in the period of validity; computed from the dates, never stored. Evidence whose bytes are damaged is valid at no time.',
  {
    DAMAGED:
      'The stored file of the current version is no longer what was received: altered, cut, missing or unreadable; or it is closed until the malware scanner found it clean (文件不可用).',
    VALID: 'Valid for more than 30 days from today, or without end (有效).',
    EXPIRING: 'Valid, and ends within 30 days (即将到期).',
    EXPIRED: 'Ended before today (已过期).',
    NOT_YET_VALID: 'Begins after today (未生效).',
  },
);
export type EvidenceValidity = keyof typeof EvidenceValidity;

export const EvidenceDamage = apiEnum(
  'EvidenceDamage',
  'What the last check found wrong with the stored bytes of a version, or why they are closed.',
  {
    CHANGED: 'Another content of the same size (内容被改动).',
    WRONG_SIZE: 'Longer or shorter than what was received (大小不符).',
    MISSING: 'Not in the store (文件缺失).',
    UNREADABLE: 'The disk cannot read it (无法读取).',
    UNSCANNED:
      'Waits for the malware scanner: it cannot be opened and proves nothing until it was found clean (待病毒扫描).',
    INFECTED: 'The malware scanner found something in it: it stays closed (发现病毒).',
  },
);
export type EvidenceDamage = keyof typeof EvidenceDamage;

export const EvidenceLinkStatus = apiEnum(
  'EvidenceLinkStatus',
  'Whether a link between evidence and control counts.',
  {
    PROPOSED:
      'Derived from mappings and accepted as an offer, carried over to other words of a newer edition, or handed in for a request and not reviewed yet; proves nothing until a person confirms it (推导、沿用或征集，待确认).',
    CONFIRMED: 'Made or confirmed by a person (已确认).',
  },
);
export type EvidenceLinkStatus = keyof typeof EvidenceLinkStatus;

export const EvidenceOrder = apiEnum('EvidenceOrder', 'Order of a list of evidence.', {
  RELEVANCE:
    'With a search: found in the title first, then in tags, notes and names, then in the text inside; in each last changed first. Without one as UPDATED_DESC.',
  UPDATED_DESC: 'Last changed first.',
  TITLE_ASC: 'By title, by code point.',
  COLLECTED_DESC: 'Collected last first.',
  VALID_UNTIL_ASC: 'Expiring first; without end last.',
});
export type EvidenceOrder = keyof typeof EvidenceOrder;

export const EvidenceTextState = apiEnum(
  'EvidenceTextState',
  'Whether the text inside a version can be searched. It is read in the background.',
  {
    PENDING: 'It waits to be read (待提取).',
    READY: 'It is searched (可检索).',
    EMPTY: 'It was read and holds no text (没有文字).',
    FAILED: 'It could not be read; the reason says why (提取失败).',
    UNSUPPORTED: 'Nothing is read from this kind of file (不提取); title, notes and file name are searched.',
  },
);
export type EvidenceTextState = keyof typeof EvidenceTextState;

export const EvidenceTextReason = apiEnum(
  'EvidenceTextReason',
  'Why there is no text of a version to search.',
  {
    SCANNED: 'EMPTY: a PDF of pictures; there is no recognition of characters (扫描件).',
    NO_TEXT: 'EMPTY: no letter and no figure in it.',
    PICTURE: 'UNSUPPORTED: a picture.',
    ARCHIVE: 'UNSUPPORTED: an archive, which is kept closed.',
    OLD_FORMAT: 'UNSUPPORTED: Office 97–2003.',
    ENCRYPTED: 'FAILED: locked by a password.',
    DAMAGED: 'FAILED: damaged or not whole.',
    TOO_LARGE: 'FAILED: more than 100 MB, or it unpacks to more than 96 MB.',
    TOO_SLOW: 'FAILED: reading took more than 40 seconds.',
    GIVEN_UP: 'FAILED: reading was interrupted three times.',
  },
);
export type EvidenceTextReason = keyof typeof EvidenceTextReason;

export const EvidenceMatchPlace = apiEnum('EvidenceMatchPlace', 'Where the words of a search stand.', {
  TITLE: 'In the title (标题).',
  NOTES: 'In the description or a tag (说明、标签).',
  FILE_NAME: 'In the name of the file, or the address of the link (文件名、网址).',
  TEXT: 'In the text inside the file, or in the text that was written down (正文).',
});
export type EvidenceMatchPlace = keyof typeof EvidenceMatchPlace;

export const EvidenceWatermark = apiEnum(
  'EvidenceWatermark',
  'Where sensitive evidence carries the name of its reader and the time (水印).',
  {
    IN_FILE:
      'PDF, PNG and JPEG: written into what the paths answer. Where nothing can be written into the file (damaged, locked, above 50 MB or 60 million pixels) there is no preview, and the download is a ZIP with the file and a note that names the reader.',
    IN_COPY_AND_ON_SCREEN:
      'DOCX, XLSX and PPTX: written into what the paths answer (headers, backgrounds of sheets, slides), and laid over the preview by the screen. Where nothing can be written into the file, the download is a ZIP with the file and a note.',
    ON_SCREEN:
      'Every other kind: the screen lays it over the preview; the download is a ZIP with the file and a note that names the reader.',
  },
);
export type EvidenceWatermark = keyof typeof EvidenceWatermark;
