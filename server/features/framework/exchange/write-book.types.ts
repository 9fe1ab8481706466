import type { ControlRule } from '../control-rule.schema.js';
import type { ControlKind, Verification } from '../file-words.js';
import type { RuleBookHead } from '../framework-file.schema.js';

export const exportFormats = ['yaml', 'xlsx', 'ciso', 'oscal'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A node on its way out. */
export interface WrittenNode {
  readonly code: string;
  readonly parentCode: string | null;
  readonly ref: string | null;
  readonly name: string;
  readonly text: string | null;
  readonly kind: ControlKind;
  readonly level: string | null;
  readonly leaf: boolean;
  readonly informative: boolean;
  readonly verification: Verification;
  readonly rule: ControlRule;
}

/** A rule book on its way out, in reading order. */
export interface WrittenBook {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly edition: string;
  readonly issuer: string;
  readonly documentNumber: string;
  readonly publishedOn: string | null;
  readonly effectiveOn: string | null;
  readonly scoringKind: RuleBookHead['scoringKind'] | 'CONFORMITY';
  readonly levels: RuleBookHead['levels'];
  readonly scoring: unknown;
  readonly verificationNotes: RuleBookHead['verificationNotes'];
  readonly missingTables: RuleBookHead['missingTables'];
  readonly nodes: readonly WrittenNode[];
  /** When it was written, as ISO text. */
  readonly at: string;
}

/** The nodes right below a node, in reading order. */
export function childrenOf(book: WrittenBook): ReadonlyMap<string | null, readonly WrittenNode[]> {
  return Map.groupBy(book.nodes, ({ parentCode }) => parentCode);
}
