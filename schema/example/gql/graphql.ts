/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** New evidence. */
export type CreateEvidencesInput = {
  /** 1 to 100 items; each succeeds or fails alone. */
  evidences: Array<NewEvidence>;
};

/** What a piece of evidence consists of. */
export type EvidenceKind =
  /** An uploaded file (文件). */
  | 'FILE'
  /** The address of a page or document kept elsewhere (链接). */
  | 'LINK'
  /** Text written down here (文字记录). */
  | 'TEXT';

/** Confidentiality of a piece of evidence (GB/T 22239-2019 8.1.4.2-g, security labels). */
export type EvidenceLabel =
  /** For members of the organization (内部). */
  | 'INTERNAL'
  /** May be shown outside the hospital (公开). */
  | 'PUBLIC'
  /** Only for its owner and for people with evidence:readSensitive (敏感). */
  | 'SENSITIVE';

/** Whether a link between evidence and control counts. */
export type EvidenceLinkStatus =
  /** Made or confirmed by a person (已确认). */
  | 'CONFIRMED'
  /** Derived from mappings and accepted as an offer, carried over to other words of a newer edition, or handed in for a request and not reviewed yet; proves nothing until a person confirms it (推导、沿用或征集，待确认). */
  | 'PROPOSED';

/** Review state of a piece of evidence. Expiry is no state: see EvidenceValidity. */
export type EvidenceState =
  /** Reviewed and accepted (已采纳). */
  | 'ACCEPTED'
  /** Being prepared (草稿). */
  | 'DRAFT'
  /** Reviewed and sent back with a reason (已退回). */
  | 'RETURNED'
  /** Waiting for review by somebody other than who submitted it (待审核). */
  | 'SUBMITTED';

/** Whether today (Asia/Shanghai) lies in the period of validity; computed from the dates, never stored. Evidence whose bytes are damaged is valid at no time. */
export type EvidenceValidity =
  /** The stored file of the current version is no longer what was received: altered, cut, missing or unreadable; or it is closed until the malware scanner found it clean (文件不可用). */
  | 'DAMAGED'
  /** Ended before today (已过期). */
  | 'EXPIRED'
  /** Valid, and ends within 30 days (即将到期). */
  | 'EXPIRING'
  /** Begins after today (未生效). */
  | 'NOT_YET_VALID'
  /** Valid for more than 30 days from today, or without end (有效). */
  | 'VALID';

/** What a forecast rests on. */
export type ForecastBasis =
  /** Nothing is left. */
  | 'DONE'
  /** The pace of the last whole weeks. */
  | 'MEASURED'
  /** Nothing was finished in the weeks measured: there is no day to tell. */
  | 'NOTHING_FINISHED'
  /** There are tasks for fewer than three whole weeks. */
  | 'TOO_YOUNG';

/** A new piece of evidence with its first version. */
export type NewEvidence = {
  /** Idempotency key, at most 100 characters: the same key again answers the first evidence and creates nothing. */
  clientKey?: string | null | undefined;
  /** Day of collection, not in the future. */
  collectedOn: string;
  /** Assessable controls to link at once (needs evidence:link), at most 250. */
  controlIds?: Array<string> | null | undefined;
  /** Description, at most 5,000 characters. */
  description?: string | null | undefined;
  /** Decides which of uploadId, url and text is needed. */
  kind: EvidenceKind;
  /** Label; INTERNAL when left out. */
  label?: EvidenceLabel | null | undefined;
  /** Owner; when left out the caller, or the member that an API token was made for. */
  ownerId?: string | null | undefined;
  /** True submits it for review at once. */
  submit?: boolean | null | undefined;
  /** Information system for which these links hold; every subject when left out. */
  systemId?: string | null | undefined;
  /** At most 20 tags of at most 40 characters. */
  tags?: Array<string> | null | undefined;
  /** TEXT: at most 100 kB of UTF-8. */
  text?: string | null | undefined;
  /** Title, at most 200 characters. */
  title: string;
  /** Unit; the unit of the owner when left out. */
  unitId?: string | null | undefined;
  /** FILE: a finished upload of the caller. */
  uploadId?: string | null | undefined;
  /** LINK: address with http or https, at most 2,000 characters. */
  url?: string | null | undefined;
  /** First day of validity; the day of collection when left out. */
  validFrom?: string | null | undefined;
  /** Last day of validity; without end when left out. */
  validUntil?: string | null | undefined;
};

/** A file that is about to be sent. */
export type StartUploadInput = {
  /** Size in bytes, 1 to 209,715,200 (200 MB). */
  byteSize: number;
  /** Name of the file, at most 255 characters; folders are cut off. */
  fileName: string;
};

/** Where a remediation task is in its life. */
export type TaskState =
  /** Being worked on (整改中). */
  | 'IN_PROGRESS'
  /** Nobody has begun (未开始). */
  | 'OPEN'
  /** Not accepted; to be done again (退回重做). */
  | 'RETURNED'
  /** Done in the eyes of who did it; waits for another person to verify (待验证). */
  | 'SUBMITTED'
  /** Verified by another person; the results were rated again (已验证). */
  | 'VERIFIED';

export type CampusProgressQueryVariables = Exact<{
  after?: string | null | undefined;
  from: string;
  to: string;
}>;


export type CampusProgressQuery = { organization: { code: string, name: string }, changes: { endCursor: string, hasMore: boolean, changes: Array<{ action: string, objectType: string, objectId: string | null, at: string }> }, remediationProgress: { byUnit: Array<{ open: number, overdue: number, dueSoon: number, unit: { id: string, name: string } | null }>, measures: { verified: number, verifiedFirstTime: number, slipped: number, cycleDays: number | null }, forecast: { basis: ForecastBasis, finishOn: string | null, earliestOn: string | null, latestOn: string | null } }, systemScores: Array<{ declared: number, proven: number, gaps: number, system: { code: string, name: string, ownerUnit: { id: string, name: string } | null } }> };

export type OpenTasksOfQueryVariables = Exact<{
  username: string;
}>;


export type OpenTasksOfQuery = { remediationTasks: { totalCount: number, nodes: Array<{ id: string, code: string, title: string, state: TaskState, dueOn: string, overdue: boolean }> } };

export type ControlsQueryVariables = Exact<{
  book: string;
  code: string;
}>;


export type ControlsQuery = { framework: { controls: Array<{ id: string }> } | null };

export type StartMutationVariables = Exact<{
  input: StartUploadInput;
}>;


export type StartMutation = { startUpload: { upload: { id: string, url: string } } };

export type PushMutationVariables = Exact<{
  input: CreateEvidencesInput;
}>;


export type PushMutation = { createEvidences: { items: Array<{ error: { message: string } | null }> } };

export type StateQueryVariables = Exact<{
  key: string;
}>;


export type StateQuery = { evidences: { nodes: Array<{ clientKey: string | null, state: EvidenceState, validity: EvidenceValidity, returnReason: string | null, links: Array<{ status: EvidenceLinkStatus, control: { code: string } }> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const CampusProgressDocument = new TypedDocumentString(`
    query CampusProgress($after: String, $from: Date!, $to: Date!) {
  organization {
    code
    name
  }
  changes(after: $after, first: 100) {
    endCursor
    hasMore
    changes {
      action
      objectType
      objectId
      at
    }
  }
  remediationProgress(from: $from, to: $to) {
    byUnit {
      unit {
        id
        name
      }
      open
      overdue
      dueSoon
    }
    measures {
      verified
      verifiedFirstTime
      slipped
      cycleDays
    }
    forecast {
      basis
      finishOn
      earliestOn
      latestOn
    }
  }
  systemScores(frameworkCode: "mlps-2.0") {
    system {
      code
      name
      ownerUnit {
        id
        name
      }
    }
    declared
    proven
    gaps
  }
}
    `) as unknown as TypedDocumentString<CampusProgressQuery, CampusProgressQueryVariables>;
export const OpenTasksOfDocument = new TypedDocumentString(`
    query OpenTasksOf($username: String!) {
  remediationTasks(
    filter: {personUsername: $username, states: [OPEN, IN_PROGRESS, RETURNED]}
    orderBy: DUE_ASC
    first: 20
  ) {
    totalCount
    nodes {
      id
      code
      title
      state
      dueOn
      overdue
    }
  }
}
    `) as unknown as TypedDocumentString<OpenTasksOfQuery, OpenTasksOfQueryVariables>;
export const ControlsDocument = new TypedDocumentString(`
    query Controls($book: String!, $code: String!) {
  framework(code: $book) {
    controls(filter: {under: $code, assessable: true}) {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ControlsQuery, ControlsQueryVariables>;
export const StartDocument = new TypedDocumentString(`
    mutation Start($input: StartUploadInput!) {
  startUpload(input: $input) {
    upload {
      id
      url
    }
  }
}
    `) as unknown as TypedDocumentString<StartMutation, StartMutationVariables>;
export const PushDocument = new TypedDocumentString(`
    mutation Push($input: CreateEvidencesInput!) {
  createEvidences(input: $input) {
    items {
      error {
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PushMutation, PushMutationVariables>;
export const StateDocument = new TypedDocumentString(`
    query State($key: String!) {
  evidences(filter: {clientKeys: [$key]}) {
    nodes {
      clientKey
      state
      validity
      returnReason
      links {
        status
        control {
          code
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StateQuery, StateQueryVariables>;