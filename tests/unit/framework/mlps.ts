import { fileURLToPath } from 'node:url';
import { loadFrameworkFile } from '../../../server/features/framework/framework-file.js';
import type { FrameworkData } from '../../../server/features/framework/framework-file.js';
import type { GradingRules } from '../../../server/features/framework/grading.js';
import type { ConformityScoring } from '../../../server/features/framework/scoring.schema.js';

export const MLPS_DIR = fileURLToPath(new URL('../../../frameworks/mlps-2.0/', import.meta.url));

type Mlps = FrameworkData & { scoring: ConformityScoring; grading: GradingRules };

let loading: Promise<Mlps> | undefined;

/** The real framework, read once for all tests. */
export function mlps(): Promise<Mlps> {
  loading ??= read();
  return loading;
}

async function read(): Promise<Mlps> {
  const data = await loadFrameworkFile(MLPS_DIR);
  const { scoring, grading } = data;
  if (scoring.kind !== 'CONFORMITY' || grading === null) throw new Error('MLPS is scored by conformity');
  return { ...data, scoring, grading };
}
