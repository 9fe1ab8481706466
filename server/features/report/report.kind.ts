import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Permission } from '../../platform/access/permissions.js';
import type { Database, Reads, Tx } from '../../platform/database/database.js';
import type { DocumentModel, Pictures, StoredPicture } from '../../platform/documents/index.js';
import type { WorkbookSheet } from '../../platform/documents/write-workbook.js';
import { badInput, forbidden, text } from '../../platform/graphql/errors.js';
import { requireAssessment } from '../assessment/index.js';
import type { Assessment } from '../assessment/index.js';
import type { Scenarios } from '../planning/index.js';
import type { ReportTypeCode } from './report-number.js';
import type { WantedReport } from './report.inputs.js';

/** What a report is about, and what it is called. */
export interface Subject {
  readonly title: string;
  readonly assessmentId?: string;
  readonly policyId?: string;
  /** What else it is about, as its kind reads it again; an id in it is no reference: what it names may be deleted, the report stays. */
  readonly scope?: object;
}

/** One report that is to be made. */
export interface ReportRequest {
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
  readonly assessmentId: string | null;
  readonly policyId: string | null;
  readonly scope: object | null;
}

/** Where a snapshot is read from. */
export interface Source {
  readonly database: Database;
  readonly actor: Actor;
  readonly scenarios: Scenarios;
}

/** A kind of document: what it needs to be told, what it is made from, how it is written. */
export interface DocumentKind<Data extends object = object> {
  /** Type in its number. */
  readonly typeCode: ReportTypeCode;
  /** What it is about, once the caller may ask for it; refusals name the field. */
  subject(tx: Tx, wanted: WantedReport): Promise<Subject> | Subject;
  /** Everything it says, read in one moment and kept with the report. */
  snapshot(source: Source, request: ReportRequest): Promise<Data>;
  /** Stored pictures that the document shows, as far as they fit into one; without it there are none. */
  pictures?(data: Data): readonly StoredPicture[];
  /** The document of a snapshot: the same snapshot, the same document. */
  document(data: Data, pictures: Pictures): { readonly model: DocumentModel; readonly fileName: string };
  /** Its tables as sheets, for kinds whose tables are worked with. */
  workbook?(data: Data): readonly WorkbookSheet[];
}

/** A snapshot that is read in one transaction. */
export const inOneRead = <Data>(
  { database, actor }: Source,
  read: (reads: Reads) => Promise<Data>,
): Promise<Data> => database.read(actor, read);

/** The assessment that a document is asked of. NOT_FOUND when it is out of sight. */
export async function askedAssessment(tx: Tx, assessmentId: string | null | undefined): Promise<Assessment> {
  if (!may(tx.actor, 'assessment:read')) throw forbidden();
  if (!assessmentId) throw badInput({ assessmentId: text('请选择测评。', 'Choose an assessment.') });
  return requireAssessment(tx, assessmentId);
}

/** For a document that tells of all: who sees only his own work, or nothing of that room, has none to ask for. */
export function requireWholeSight(actor: Actor, permission: Permission): void {
  if (actor.ownWorkOnly || !may(actor, permission)) throw forbidden();
}
