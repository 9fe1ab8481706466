import type { Reads } from '../../../platform/database/database.js';
import { say } from '../../../platform/graphql/errors.js';
import type { FrameworkImport, FrameworkImportFormat, FrameworkImportState } from './import.types.js';
import type { Problem } from './problem.js';
import type { ImportSummary } from './read-import.js';
import type { ReadHead, ReadMappingSet } from './read-book.types.js';

/** A stored import without its nodes. */
export interface ImportRow {
  readonly id: string;
  readonly state: FrameworkImportState;
  readonly fileName: string;
  readonly byteSize: number;
  readonly format: FrameworkImportFormat | null;
  readonly head: ReadHead;
  readonly summary: ImportSummary | null;
  readonly problems: readonly Problem[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly nodeCount: number;
  readonly frameworkId: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** An import of the organization that has not run out; null when there is none. */
export async function importById(reads: Reads, id: string): Promise<FrameworkImport | null> {
  const [row] = await reads.query<ImportRow>(
    'frameworkImport.read',
    `select id, state, file_name as "fileName", byte_size as "byteSize", format, head, summary, problems,
       error_count as "errorCount", warning_count as "warningCount", node_count as "nodeCount", framework_id as "frameworkId",
       created_at as "createdAt", expires_at as "expiresAt"
     from framework_import where organization_id = $1 and id = $2 and expires_at > now()`,
    [reads.actor.organizationId, id],
  );
  return row ? toImport(row, reads) : null;
}

function toImport({ summary, problems, head, ...row }: ImportRow, { actor }: Reads): FrameworkImport {
  const { code, name, shortName, edition, issuer, documentNumber, publishedOn, effectiveOn } = head;
  return {
    ...row,
    head: {
      code: code ?? null,
      name: name ?? null,
      shortName: shortName ?? null,
      edition: edition ?? null,
      issuer: issuer ?? null,
      documentNumber: documentNumber ?? null,
      publishedOn: publishedOn ?? null,
      effectiveOn: effectiveOn ?? null,
    },
    encoding: summary?.encoding ?? null,
    scoringKind: summary?.scoringKind ?? null,
    assessableCount: summary?.assessableCount ?? 0,
    counts: (summary?.kinds ?? []) as FrameworkImport['counts'],
    levels: [...(summary?.levels ?? [])],
    sample: (summary?.sample ?? []) as FrameworkImport['sample'],
    parts: [...(summary?.parts ?? [])],
    part: summary?.part ?? 0,
    mappingSets: [...(summary?.mappingSets ?? [])],
    problems: problems.map(({ severity, row: line, column, path, text }) => ({
      severity,
      row: line ?? null,
      column: column ?? null,
      path: path || null,
      message: say(text, actor.locale),
    })),
  };
}

/** A set of mappings that an import of the organization brought along; undefined when there is none at this place. */
export async function importedMappingSet(
  reads: Reads,
  importId: string,
  position: number,
): Promise<ReadMappingSet | undefined> {
  const [row] = await reads.query<{ set: ReadMappingSet | null }>(
    'frameworkImport.mappingSet',
    `select mapping_sets->$3::integer as set from framework_import
     where organization_id = $1 and id = $2 and state <> 'DISCARDED' and expires_at > now()`,
    [reads.actor.organizationId, importId, position],
  );
  return row?.set ?? undefined;
}
