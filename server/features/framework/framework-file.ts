import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { problemsOfFramework } from './framework-checks.js';
import { controlsFileSchema, frameworkHeadSchema, highRiskFileSchema } from './framework-file.schema.js';
import type {
  ConformityHead,
  ControlNode,
  FrameworkHead,
  HighRiskFile,
  RuleBookHead,
} from './framework-file.schema.js';
import { flattenControls } from './framework-tree.js';
import type { FrameworkControl } from './framework-tree.js';
import type { Scoring } from './scoring.schema.js';

/** A validated framework as plain data. What only MLPS has is empty or null in other rule books. */
export interface FrameworkData {
  framework: Pick<
    FrameworkHead,
    | 'code'
    | 'name'
    | 'shortName'
    | 'edition'
    | 'issuer'
    | 'documentNumber'
    | 'publishedOn'
    | 'effectiveOn'
    | 'replaces'
    | 'companions'
    | 'scoringKind'
  > & { supersedes?: string };
  levels: FrameworkHead['levels'];
  requirementSets: ConformityHead['requirementSets'];
  categories: ConformityHead['categories'];
  dimensions: Partial<ConformityHead['dimensions']>;
  weightSources: ConformityHead['weightSources'];
  verificationNotes: FrameworkHead['verificationNotes'];
  unitGaps: ConformityHead['unitGaps'];
  /** Parents before children, in the order of the standard. */
  controls: FrameworkControl[];
  highRiskGuide: HighRiskFile['guide'] | null;
  highRiskScopes: HighRiskFile['scopes'];
  highRiskCases: HighRiskFile['cases'];
  majorDangerGuide: Omit<HighRiskFile['majorDanger'], 'items'> | null;
  majorDangers: HighRiskFile['majorDanger']['items'];
  grading: ConformityHead['grading'] | null;
  scoring: Scoring;
  /** Absent, not empty, for MLPS: see `rule` of a control. */
  missingTables?: RuleBookHead['missingTables'];
  /** SHA-256 of the data above as canonical JSON: comments and layout of the files do not change it. */
  contentHash: string;
}

/** A framework file that cannot be used; the message names the file and every place that is wrong. */
export class FrameworkFileError extends Error {
  constructor(
    readonly file: string,
    readonly problems: string[],
  ) {
    super(`${file}: ${problems.join('; ')}`);
    this.name = 'FrameworkFileError';
  }
}

/** More would bury the first cause in its own consequences. */
const PROBLEM_LIMIT = 20;

/** Reads `framework.yaml` and the files that it names, checks them and returns the whole framework. */
export async function loadFrameworkFile(dir: string): Promise<FrameworkData> {
  const headFile = join(dir, 'framework.yaml');
  const head = await readYaml(headFile, frameworkHeadSchema);
  const parts = await Promise.all(head.files.map((name) => readYaml(join(dir, name), controlsFileSchema)));
  const roots: ControlNode[] = parts.flatMap((part) => part.controls);
  const highRisk =
    head.scoringKind !== 'CONFORMITY' || head.highRiskFile === null
      ? null
      : await readYaml(join(dir, head.highRiskFile), highRiskFileSchema);
  const controls = flattenControls(head, roots, highRisk);
  const problems = problemsOfFramework(head, controls, highRisk);
  if (problems.length > 0) throw new FrameworkFileError(headFile, problems.slice(0, PROBLEM_LIMIT));

  const {
    code,
    name,
    shortName,
    edition,
    issuer,
    documentNumber,
    publishedOn,
    effectiveOn,
    replaces,
    companions,
    scoringKind,
  } = head;
  const { items: majorDangers = [], ...majorDangerGuide } = highRisk?.majorDanger ?? {};
  const data: Omit<FrameworkData, 'contentHash'> = {
    framework: {
      code,
      name,
      shortName,
      edition,
      issuer,
      documentNumber,
      publishedOn,
      effectiveOn,
      replaces,
      companions,
      scoringKind,
      // Absent, not null, so that the hash of a file without it never changes.
      ...(head.supersedes !== undefined && { supersedes: head.supersedes }),
    },
    levels: head.levels,
    verificationNotes: head.verificationNotes,
    ...conformityParts(head),
    controls,
    highRiskGuide: highRisk?.guide ?? null,
    highRiskScopes: highRisk?.scopes ?? [],
    highRiskCases: highRisk?.cases ?? [],
    majorDangerGuide: 'source' in majorDangerGuide ? majorDangerGuide : null,
    majorDangers,
    scoring: head.scoring,
  };
  return { ...data, contentHash: createHash('sha256').update(canonicalJson(data)).digest('hex') };
}

/** What only MLPS declares. */
function conformityParts(head: FrameworkHead) {
  if (head.scoringKind !== 'CONFORMITY') {
    const { missingTables } = head;
    return {
      requirementSets: [],
      categories: [],
      dimensions: {},
      weightSources: {},
      unitGaps: [],
      grading: null,
      missingTables,
    };
  }
  const { requirementSets, categories, dimensions, weightSources, unitGaps, grading } = head;
  return { requirementSets, categories, dimensions, weightSources, unitGaps, grading };
}

/** A YAML file that keeps to the schema; FrameworkFileError names every place that does not. */
export async function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    throw new FrameworkFileError(file, [
      error instanceof Error && 'code' in error ? `cannot be read (${String(error.code)})` : 'cannot be read',
    ]);
  }
  const document = parseDocument(source);
  if (document.errors.length > 0) {
    throw new FrameworkFileError(
      file,
      document.errors.slice(0, PROBLEM_LIMIT).map((error) => error.message.split('\n')[0] ?? error.code),
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new FrameworkFileError(
    file,
    parsed.error.issues.slice(0, PROBLEM_LIMIT).map((issue) => `${pathText(issue.path)}: ${issue.message}`),
  );
}

/** `controls[0].children[2].weight`, as one would write it to find the place. */
function pathText(path: PropertyKey[]): string {
  if (path.length === 0) return '(whole file)';
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

/** JSON with sorted keys, so that equal data always gives equal text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
