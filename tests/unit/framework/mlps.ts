import { fileURLToPath } from 'node:url';
import { loadFrameworkFile } from '../../../server/features/framework/framework-file.js';
import type { FrameworkData } from '../../../server/features/framework/framework-file.js';

export const MLPS_DIR = fileURLToPath(new URL('../../../frameworks/mlps-2.0/', import.meta.url));

let loading: Promise<FrameworkData> | undefined;

/** The real framework, read once for all tests. */
export function mlps(): Promise<FrameworkData> {
  loading ??= loadFrameworkFile(MLPS_DIR);
  return loading;
}
