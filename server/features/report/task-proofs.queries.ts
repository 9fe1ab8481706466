import type { Reads } from '../../platform/database/database.js';
import { distinct, idsOf } from '../../platform/graphql/relation.js';
import { evidencesByIds, versionsByIds } from '../evidence/index.js';
import type { Evidence } from '../evidence/index.js';
import { linksOfTasks } from '../remediation/index.js';
import type { RemediationTask } from '../remediation/index.js';
import type { TaskProof } from './task-proofs.js';

export interface ProofsOfTasks {
  readonly list: readonly TaskProof[];
  /** Numbers in the list, by the id of the task. */
  readonly ofTask: ReadonlyMap<string, readonly number[]>;
  /** How many there are that the document does not name. */
  readonly withheld: number;
}

/** The proofs of these tasks, numbered in the order in which the tasks name them; `isNamed` decides which a document tells. */
export async function proofsOfTasks(
  reads: Reads,
  tasks: readonly RemediationTask[],
  isNamed: (evidence: Evidence) => boolean = () => true,
): Promise<ProofsOfTasks> {
  const links = Map.groupBy(await linksOfTasks(reads, 'evidence', idsOf(tasks)), ({ taskId }) => taskId);
  const found = await evidencesByIds(reads, distinct([...links.values()].flat().map(({ id }) => id)));
  const named = found.filter(isNamed);
  const evidences = new Map<string, Evidence>(named.map((evidence) => [evidence.id, evidence]));
  const versions = new Map(
    (await versionsByIds(reads, distinct(named.map(({ currentVersionId }) => currentVersionId)))).map(
      (version) => [version.id, version],
    ),
  );
  const numbers = new Map<string, number>();
  const naming = new Map<string, string[]>();
  const ofTask = new Map<string, number[]>();
  for (const task of tasks)
    for (const { id } of links.get(task.id) ?? []) {
      if (!evidences.has(id)) continue;
      if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
      naming.set(id, [...(naming.get(id) ?? []), task.code]);
      ofTask.set(task.id, [...(ofTask.get(task.id) ?? []), numbers.get(id)!]);
    }
  const list = [...numbers].map(([id, number]): TaskProof => {
    const { title, collectedOn, validUntil, label, state, validity, currentVersionId } = evidences.get(id)!;
    const version = versions.get(currentVersionId);
    return {
      number,
      title,
      ...(version && { versionNumber: version.number, sha256: version.sha256 }),
      collectedOn,
      validUntil,
      label,
      state,
      validity,
      tasks: naming.get(id) ?? [],
    };
  });
  return { list, ofTask, withheld: found.length - named.length };
}
