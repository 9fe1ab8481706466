import type { ControlRule } from '../control-rule.schema.js';
import type { ControlKind, Verification } from '../file-words.js';
import type { RuleBookHead } from '../framework-file.schema.js';
import type { Place } from './problem.js';

export const importFormats = ['YAML', 'XLSX', 'CSV', 'CISO_LIBRARY', 'OSCAL_CATALOG'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What the file says about the rule book itself; what it does not say, the officer types in. */
export interface ReadHead {
  code?: string;
  name?: string;
  shortName?: string;
  edition?: string;
  issuer?: string;
  documentNumber?: string;
  publishedOn?: string;
  effectiveOn?: string;
}

/** One node as a reader found it, in the order of the file. */
export interface ReadNode {
  readonly place: Place;
  readonly code: string;
  readonly parentCode: string | null;
  readonly ref: string | null;
  readonly name: string | null;
  readonly text: string | null;
  readonly kind: ControlKind;
  /** Null: that of the node above. */
  readonly level: string | null;
  readonly informative: boolean;
  readonly verification: Verification;
  readonly rule: ControlRule;
}

/** A set of mappings that travels with a rule book, as far as it was understood. */
export interface ReadMappingSet {
  readonly ref: string;
  readonly name: string;
  readonly description: string | null;
  readonly source: string;
  readonly target: string;
  readonly mappings: readonly ReadMapping[];
}

export interface ReadMapping {
  readonly source: string;
  readonly target: string;
  readonly relation: 'EQUAL' | 'SUBSET' | 'SUPERSET' | 'INTERSECTS';
  readonly rationale: string | null;
}

/** One of several rule books in a file. */
export interface ReadPart {
  readonly name: string;
  readonly nodes: number;
}

export interface ReadBook {
  readonly head: ReadHead;
  readonly scoringKind: RuleBookHead['scoringKind'];
  readonly levels: RuleBookHead['levels'];
  readonly scoring: RuleBookHead['scoring'];
  readonly verificationNotes: RuleBookHead['verificationNotes'];
  readonly missingTables: RuleBookHead['missingTables'];
  readonly nodes: readonly ReadNode[];
  /** Rule books in the file; the one that was read is `part`. */
  readonly parts: readonly ReadPart[];
  readonly part: number;
  readonly mappingSets: readonly ReadMappingSet[];
}

/** A checklist without levels: what every format but our own reads. */
export const checklist = {
  scoringKind: 'CHECKLIST',
  levels: [],
  scoring: { kind: 'CHECKLIST' },
  verificationNotes: [],
  missingTables: [],
  parts: [],
  part: 0,
  mappingSets: [],
} as const satisfies Partial<ReadBook>;
