import { assemble } from './assemble.js';
import type { PlacedNode } from './assemble.js';
import { Problems, Unreadable } from './problem.js';
import type { Problem } from './problem.js';
import { readBook } from './read-book.js';
import type { FileToRead } from './read-book.js';
import type { ImportFormat, ReadBook, ReadHead, ReadMappingSet, ReadPart } from './read-book.types.js';

/** What the launcher of the reading thread hands over. */
export interface ImportJob {
  readonly path: string;
  readonly fileName: string;
  readonly part: number;
}

/** A node as the preview shows it. */
export interface SampleNode {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly depth: number;
}

/** What a screen shows of an import before anything is written. */
export interface ImportSummary {
  readonly encoding: string | null;
  readonly scoringKind: ReadBook['scoringKind'];
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  readonly assessableCount: number;
  readonly levels: readonly string[];
  /** The first nodes in reading order. */
  readonly sample: readonly SampleNode[];
  readonly parts: readonly ReadPart[];
  readonly part: number;
  readonly mappingSets: readonly {
    readonly name: string;
    readonly source: string;
    readonly target: string;
    readonly count: number;
  }[];
}

/** What is written when the preview is applied, beside the nodes. */
export interface ImportContent {
  readonly scoringKind: ReadBook['scoringKind'];
  readonly levels: ReadBook['levels'];
  readonly scoring: ReadBook['scoring'];
  readonly verificationNotes: ReadBook['verificationNotes'];
  readonly missingTables: ReadBook['missingTables'];
}

export interface ImportResult {
  readonly format: ImportFormat | null;
  readonly head: ReadHead;
  readonly summary: ImportSummary | null;
  readonly content: ImportContent | null;
  readonly problems: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
  /** Rows for `nodesInJson`, as JSON text; null when the file cannot be imported. */
  readonly nodes: string | null;
  readonly nodeCount: number;
  readonly references: readonly string[];
  readonly mappingSets: readonly ReadMappingSet[];
}

const sampleSize = 200;

/** Reads a file into what the import keeps: a tree that can be written as it is, or everything that is wrong with it. */
export async function readImport(file: FileToRead): Promise<ImportResult> {
  const problems = new Problems();
  try {
    const { book, format, encoding } = await readBook(file, problems);
    const only = book.nodes.length === 0 && book.mappingSets.length > 0;
    const { nodes, levels } = only ? { nodes: [], levels: [] } : assemble(book, problems);
    const { scoringKind, scoring, verificationNotes, missingTables, parts, part, mappingSets } = book;
    const sound = problems.errors === 0 && nodes.length > 0;
    return {
      format,
      head: book.head,
      summary: {
        encoding,
        scoringKind,
        kinds: [...Map.groupBy(book.nodes, ({ kind }) => kind)].map(([kind, among]) => ({
          kind,
          count: among.length,
        })),
        assessableCount: nodes.filter(({ assessable }) => assessable).length,
        levels: levels.map(({ code }) => code),
        sample: nodes
          .slice(0, sampleSize)
          .map(({ code, name, kind, depth }) => ({ code, name, kind, depth })),
        parts,
        part,
        mappingSets: mappingSets.map(({ name, source, target, mappings }) => ({
          name,
          source,
          target,
          count: mappings.length,
        })),
      },
      content: sound ? { scoringKind, levels, scoring, verificationNotes, missingTables } : null,
      ...told(problems),
      nodes: sound ? JSON.stringify(nodes.map(rowOf)) : null,
      nodeCount: book.nodes.length,
      references: [...new Set(nodes.flatMap(({ rule }) => rule.references ?? []))],
      mappingSets: problems.errors === 0 ? mappingSets : [],
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.error(error.place, error.text);
    return {
      format: null,
      head: {},
      summary: null,
      content: null,
      ...told(problems),
      nodes: null,
      nodeCount: 0,
      references: [],
      mappingSets: [],
    };
  }
}

/** Errors first. Places may be looked up lazily: here they become plain data. */
const told = ({ shown, errors, warnings }: Problems) => ({
  problems: shown
    .toSorted(bySeverity)
    .map(({ severity, row, column, path, text }) => ({ severity, row, column, path, text })),
  errors,
  warnings,
});

const bySeverity = (x: Problem, y: Problem) =>
  x.severity < y.severity ? -1 : x.severity > y.severity ? 1 : 0;

const rowOf = (node: PlacedNode) => ({
  code: node.code,
  parent_code: node.parentCode,
  clause: node.ref,
  name: node.name,
  text: node.text,
  kind: node.kind,
  level: node.level,
  informative: node.informative,
  verification: node.verification,
  rule: Object.keys(node.rule).length === 0 ? null : node.rule,
  sort_order: node.order,
});
