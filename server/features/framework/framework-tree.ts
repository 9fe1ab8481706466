import type { ControlRule } from './control-rule.schema.js';
import type {
  ControlKind,
  ControlNode,
  Dimension,
  FrameworkHead,
  HighRiskFile,
  RecordedChange,
  Verification,
  Weight,
} from './framework-file.schema.js';

/** One node of a framework as plain data, in reading order, parents before children. */
export interface FrameworkControl {
  /** Unique in the framework: items carry the official clause, nodes above them a path such as `L3/general/PES/8.1.1.2`. */
  code: string;
  /** The official clause number as printed; null for levels and requirement sets. */
  ref: string | null;
  parentCode: string | null;
  kind: ControlKind;
  level: string | null;
  requirementSet: string | null;
  category: string | null;
  name: string;
  /** The requirement in our own words; null above item level. */
  text: string | null;
  /** Position in the whole framework, from 0. */
  order: number;
  /** True for the leaves that receive results. */
  assessable: boolean;
  /** True inside an informative annex: shown, never scored. */
  informative: boolean;
  dimension: Dimension | null;
  weight: Weight | null;
  /** UNKNOWN for an item without a published weight; null above item level. */
  weightVerification: Verification | null;
  weightSource: string | null;
  verification: Verification;
  /** Unit number of the companion test standard, GB/T 28448. */
  testUnit: string | null;
  /** The standard says "may" instead of "shall". */
  optional: boolean;
  /** Against the same item one level below, as recorded in the file. */
  change: RecordedChange | null;
  /** Name that this control point had one level below, when it was renamed. */
  continues: string | null;
  highRiskCaseCodes: string[];
  majorDangerCodes: string[];
  /** What only nodes of other rule books carry; absent, not null, so that the hash of MLPS never changed for it. */
  rule?: ControlRule;
}

/** What a node hands down to its children. */
interface Inherited {
  parentCode: string | null;
  parentName: string;
  level: string | null;
  requirementSet: string | null;
  category: string | null;
  dimension: Dimension | null;
  verification: Verification;
}

/** Sources recorded only where they differ from a real assessment workbook. */
const USUAL_WEIGHT_SOURCE = 'WORKBOOK';

/** Walks the tree of a framework into an ordered flat list and links the high-risk cases to their items. */
export function flattenControls(
  head: FrameworkHead,
  roots: ControlNode[],
  highRisk: HighRiskFile | null,
): FrameworkControl[] {
  const informativeSets = new Set(
    setsOf(head)
      .filter((set) => set.informative)
      .map((set) => set.code),
  );
  const casesByRef = new Map<string, HighRiskFile['cases']>();
  for (const highRiskCase of highRisk?.cases ?? []) {
    for (const ref of highRiskCase.refs) casesByRef.set(ref, [...(casesByRef.get(ref) ?? []), highRiskCase]);
  }
  const controls: FrameworkControl[] = [];

  const visit = (node: ControlNode, above: Inherited): void => {
    const isItem = node.kind === 'ITEM';
    const level = node.level ?? above.level;
    const requirementSet = node.requirementSet ?? above.requirementSet;
    const category = node.category ?? above.category;
    const dimension = node.dimension ?? above.dimension;
    const verification = node.verification ?? above.verification;
    // An item has no name of its own in the standard: it is known by its control point and letter.
    const name =
      node.name ?? (node.letter === undefined ? above.parentName : `${above.parentName} ${node.letter})`);
    const weightSource = node.weight === undefined ? null : (node.weightSource ?? USUAL_WEIGHT_SOURCE);
    const cases = isItem ? (casesByRef.get(node.code) ?? []) : [];
    controls.push({
      code: node.code,
      ref: node.ref ?? (isItem ? node.code : null),
      parentCode: above.parentCode,
      kind: node.kind,
      level,
      requirementSet,
      category,
      name,
      text: node.text ?? null,
      order: controls.length,
      assessable: leafKinds.has(node.kind) && node.informative !== true,
      informative: node.informative ?? (requirementSet !== null && informativeSets.has(requirementSet)),
      dimension,
      weight: node.weight ?? null,
      weightVerification: isItem ? weightVerificationOf(head, weightSource) : null,
      weightSource,
      verification,
      testUnit: node.testUnit ?? null,
      optional: node.optional ?? false,
      change: node.change ?? null,
      continues: node.continues ?? null,
      highRiskCaseCodes: cases.map((each) => each.code),
      majorDangerCodes: cases.flatMap((each) => each.majorDanger ?? []),
      ...ruleOf(node),
    });
    const below: Inherited = {
      parentCode: node.code,
      parentName: name,
      level,
      requirementSet,
      category,
      dimension,
      verification,
    };
    for (const child of node.children ?? []) visit(child, below);
  };

  const top: Inherited = {
    parentCode: null,
    parentName: '',
    level: null,
    requirementSet: null,
    category: null,
    dimension: null,
    verification: head.defaultVerification,
  };
  for (const root of roots) visit(root, top);
  return controls;
}

/** Only leaves of these kinds receive results. */
const leafKinds: ReadonlySet<ControlKind> = new Set(['ITEM', 'CLAUSE', 'INDICATOR', 'DUTY']);

const setsOf = (head: FrameworkHead) => (head.scoringKind === 'CONFORMITY' ? head.requirementSets : []);

/** The part of a node that only other rule books have; nothing at all for a node without it. */
function ruleOf(node: ControlNode): { rule?: ControlRule } {
  const {
    gradedItem,
    indicator,
    duty,
    listRule,
    strength,
    relativeWeight,
    printedScore,
    security,
    references,
    notes,
  } = node;
  const rule: ControlRule = {
    ...(gradedItem && { gradedItem }),
    ...(indicator && { indicator }),
    ...(duty && { duty }),
    ...(listRule && { listRule }),
    ...(strength && { strength }),
    ...(relativeWeight !== undefined && { relativeWeight }),
    ...(printedScore !== undefined && { printedScore }),
    ...(security && { security }),
    ...(references && { references }),
    ...(notes && { notes }),
  };
  return Object.keys(rule).length === 0 ? {} : { rule };
}

function weightVerificationOf(head: FrameworkHead, weightSource: string | null): Verification {
  if (weightSource === null || head.scoringKind !== 'CONFORMITY') return 'UNKNOWN';
  return head.weightSources[weightSource]?.verification ?? 'UNKNOWN';
}
