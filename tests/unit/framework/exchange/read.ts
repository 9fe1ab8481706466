import { readImport } from '../../../../server/features/framework/exchange/read-import.js';
import type { ImportResult } from '../../../../server/features/framework/exchange/read-import.js';

/** Reads a file as the importing thread does. */
export const read = (content: string | Uint8Array, fileName: string, part = 0): Promise<ImportResult> =>
  readImport({ bytes: Buffer.from(content as Uint8Array), fileName, part });

/** Rows of the table that an import holds. */
export const rowsOf = ({ nodes }: ImportResult): Record<string, any>[] =>
  nodes === null ? [] : JSON.parse(nodes);

/** `row column path: message` of everything that was told. */
export const told = ({ problems }: ImportResult, severity = 'ERROR'): string[] =>
  problems
    .filter((problem) => problem.severity === severity)
    .map(({ row, column, path, text }) => `${[row, column, path].filter(Boolean).join(' ')}: ${text.en}`);

/** The outline of a tree: codes indented by their depth, with kinds. */
export function outline(result: ImportResult): string[] {
  const depths = new Map<string | null, number>([[null, -1]]);
  return rowsOf(result).map(({ code, parent_code: parent, kind }) => {
    const depth = depths.get(parent)! + 1;
    depths.set(code, depth);
    return `${'·'.repeat(depth)}${code} ${kind}`;
  });
}
