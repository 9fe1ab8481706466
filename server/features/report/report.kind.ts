import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Permission } from '../../platform/access/permissions.js';
import type { Database, Reads, Tx } from '../../platform/database/database.js';
import type { DocumentModel } from '../../platform/documents/index.js';
import { forbidden } from '../../platform/graphql/errors.js';
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
  /** The document of a snapshot: the same snapshot, the same document. */
  document(data: Data): { readonly model: DocumentModel; readonly fileName: string };
}

/** A snapshot that is read in one transaction. */
export const inOneRead = <Data>(
  { database, actor }: Source,
  read: (reads: Reads) => Promise<Data>,
): Promise<Data> => database.read(actor, read);

/** For a document that tells of all: who sees only his own work, or nothing of that room, has none to ask for. */
export function requireWholeSight(actor: Actor, permission: Permission): void {
  if (actor.ownWorkOnly || !may(actor, permission)) throw forbidden();
}
