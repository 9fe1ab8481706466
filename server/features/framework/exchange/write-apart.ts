import { startWorker } from '../../../platform/start-worker.js';
import type { Ended } from '../../../platform/start-worker.js';
import { tookTooLong } from '../../../platform/graphql/errors.js';
import type { Edition } from '../framework.catalogue.js';
import { ruleOfControl } from '../own-book.findings.js';
import type { ExportJob } from './export.worker.js';
import { heap, runThread } from '../../../platform/run-thread.js';
import { exportFormats } from './write-book.types.js';
import type { ExportFormat, WrittenBook } from './write-book.types.js';

/** File name and media type of an export. */
export const exportFiles: Record<ExportFormat, { readonly suffix: string; readonly mediaType: string }> = {
  yaml: { suffix: '.yaml', mediaType: 'application/yaml; charset=utf-8' },
  xlsx: {
    suffix: '.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  ciso: { suffix: '.ciso.yaml', mediaType: 'application/yaml; charset=utf-8' },
  oscal: { suffix: '.oscal.json', mediaType: 'application/json; charset=utf-8' },
};

/** MLPS is given in files of its own and never imported: only its tree goes out. */
export const formatsOf = (scoringKind: string): readonly ExportFormat[] =>
  scoringKind === 'CONFORMITY'
    ? exportFormats.filter((format) => format === 'ciso' || format === 'oscal')
    : exportFormats;

/** Writes a rule book in a thread of its own. */
export async function writeApart(
  edition: Edition,
  format: ExportFormat,
  language: ExportJob['language'],
  at: Date,
): Promise<Buffer> {
  const job: ExportJob = { book: bookOf(edition, at), format, language };
  const answer = await runThread<{ readonly file: string | Uint8Array }>(() =>
    startWorker(new URL('./export.worker.js', import.meta.url), job, heap),
  );
  if (isEnded(answer)) throw tookTooLong();
  const { file } = answer;
  return typeof file === 'string'
    ? Buffer.from(file)
    : Buffer.from(file.buffer, file.byteOffset, file.byteLength);
}

const isEnded = (answer: unknown): answer is Ended => typeof answer === 'string';

// Not by `assessable`: in a draft nothing is.
const leafKinds: ReadonlySet<string> = new Set(['ITEM', 'CLAUSE', 'INDICATOR', 'DUTY']);

function bookOf({ framework, scoring, controls }: Edition, at: Date): WrittenBook {
  const { id, code, name, shortName, edition, issuer, documentNumber, publishedOn, effectiveOn } = framework;
  const { levels, verificationNotes, missingTables, scoringKind } = framework;
  return {
    id,
    code,
    name,
    shortName,
    edition,
    issuer,
    documentNumber,
    publishedOn,
    effectiveOn,
    scoringKind,
    levels: levels as WrittenBook['levels'],
    scoring,
    verificationNotes,
    missingTables,
    nodes: controls.map((control) => ({
      code: control.code,
      parentCode: control.parentCode,
      ref: control.ref,
      name: control.name,
      text: control.text,
      kind: control.kind,
      level: control.level,
      leaf: leafKinds.has(control.kind),
      informative: control.informative,
      verification: control.verification,
      rule: ruleOfControl(control),
    })),
    at: at.toISOString(),
  };
}
