import type { FrameworkControl } from '../../../server/features/framework/framework-tree.js';
import { nodeRow, nodesInJson } from '../../../server/features/framework/own-book.store.js';
import type { NewBookHead, NodeSource } from '../../../server/features/framework/own-book.store.js';

interface Leaf {
  readonly code: string;
  readonly name: string;
  readonly text?: string;
}

/** A draft of nothing but groups, each with the one above it, as `insertDraft` takes it. */
export function groupsOf(
  code: string,
  pairs: readonly (readonly [code: string, parent: string | null])[],
): [NewBookHead, NodeSource] {
  const [head] = bookOf(code, []);
  const rows = pairs.map(([own, parent], at) => ({
    code: own,
    parent_code: parent,
    name: own,
    kind: 'GROUP',
    informative: false,
    verification: 'UNVERIFIED',
    sort_order: at,
  }));
  return [head, nodesInJson('$1::jsonb', JSON.stringify(rows))];
}

/** A small own rule book: one group with these clauses, as `insertDraft` takes it. */
export function bookOf(code: string, leaves: readonly Leaf[]): [NewBookHead, NodeSource] {
  const node = {
    ref: null,
    level: null,
    requirementSet: null,
    category: null,
    informative: false,
    dimension: null,
    weight: null,
    weightVerification: null,
    weightSource: null,
    verification: 'UNVERIFIED',
    testUnit: null,
    optional: false,
    change: null,
    continues: null,
    highRiskCaseCodes: [],
    majorDangerCodes: [],
  } as const satisfies Partial<FrameworkControl>;
  const group = { ...node, highRiskCaseCodes: [], majorDangerCodes: [] };
  const controls: FrameworkControl[] = [
    {
      ...group,
      code: 'A',
      parentCode: null,
      kind: 'GROUP',
      name: '总则',
      text: null,
      order: 0,
      assessable: false,
    },
    ...leaves.map(({ code: leaf, name, text = name }, at): FrameworkControl => ({
      ...group,
      code: leaf,
      parentCode: 'A',
      kind: 'CLAUSE',
      name,
      text,
      order: at + 1,
      assessable: true,
    })),
  ];
  const head: NewBookHead = {
    framework: {
      code,
      name: `${code} 全称`,
      shortName: code,
      edition: '2027',
      issuer: '市卫健委',
      documentNumber: '无',
      publishedOn: null,
      effectiveOn: null,
      replaces: null,
      companions: [],
      scoringKind: 'CHECKLIST',
    },
    levels: [],
    verificationNotes: [],
    scoring: { kind: 'CHECKLIST' },
    missingTables: [],
  };
  return [head, nodesInJson('$1::jsonb', JSON.stringify(controls.map(nodeRow)))];
}
