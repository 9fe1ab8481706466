import type { Reads } from '../../platform/database/database.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { requireAssessment, resultsOfAssessments, scoresOf } from '../assessment/index.js';
import type { Assessment, Result } from '../assessment/index.js';
import { catalogIds, editionById } from '../framework/index.js';
import type { Control, Edition } from '../framework/index.js';
import { organizationOf, unitsByIds } from '../organization/index.js';
import type { Organization } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { tasksOfResults } from '../remediation/index.js';
import type { RemediationTask } from '../remediation/index.js';
import { systemsByIds } from '../system/index.js';
import type { InformationSystem } from '../system/index.js';
import { seesTasks } from './oscal.access.js';
import { changedAt, proofsOf } from './oscal.queries.js';
import type { LinkedProof } from './oscal.queries.js';

/** One item of the assessment with all that a file says of it. */
export interface Item {
  readonly row: Result;
  readonly control: Control;
  /** Its id in the catalog export. */
  readonly id: string;
  readonly proofs: readonly LinkedProof[];
  readonly tasks: readonly RemediationTask[];
}

/** Everything that both files of an assessment are made from. */
export interface State {
  readonly assessment: Assessment;
  readonly organization: Organization;
  readonly edition: Edition;
  readonly system: InformationSystem | undefined;
  readonly items: readonly Item[];
  /** By id of the membership; only those that the files name. */
  readonly people: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly score: Awaited<ReturnType<typeof scoresOf>>[number] | undefined;
  readonly seesTasks: boolean;
  readonly changedAt: string;
}

/** Reads it in the caller's one transaction: a fixed number of statements, however large the assessment is. */
export async function readState(reads: Reads, assessmentId: string): Promise<State> {
  const assessment = await requireAssessment(reads, assessmentId);
  const edition = await editionById(reads, assessment.frameworkId);
  if (!edition) throw notFound();
  const rows = await resultsOfAssessments(reads, [assessment.id], {}, { sql: undefined });
  const proofs = await proofsOf(reads, assessment.id);
  const sight = seesTasks(reads.actor);
  const tasks = sight
    ? await tasksOfResults(
        reads,
        rows.map((row) => row.id),
      )
    : [];
  const members = await membershipsByIds(
    reads,
    distinct([
      ...rows.map((row) => row.ratedById),
      ...tasks.flatMap((task) => [task.ownerId, task.acceptanceDecidedById]),
    ]),
  );
  const subjectUnit = assessment.subject.kind === 'UNIT' ? assessment.subject.id : null;
  const units = await unitsByIds(reads, distinct([subjectUnit, ...tasks.map((task) => task.unitId)]));
  const [system] = assessment.systemId ? await systemsByIds(reads, [assessment.systemId]) : [];
  const [score] = await scoresOf(reads, [assessment.id]);
  const ids = catalogIds(edition.controls);
  const tasksOf = Map.groupBy(tasks, (task) => task.resultId);
  const items = rows.flatMap((row): Item[] => {
    const control = edition.controlById.get(row.controlId)!;
    if (control.informative) return [];
    return [
      {
        row,
        control,
        id: ids.get(control.code)!,
        proofs: proofs.get(row.id) ?? [],
        tasks: tasksOf.get(row.id) ?? [],
      },
    ];
  });
  return {
    assessment,
    organization: await organizationOf(reads),
    edition,
    system,
    items,
    people: new Map(members.map((member) => [member.id, member.displayName])),
    units: new Map(units.map((unit) => [unit.id, unit.name])),
    score,
    seesTasks: sight,
    changedAt: await changedAt(reads, assessment.id),
  };
}

/** A gap as the list of gaps counts it: asked for, and not met or met without proof. */
export const isGap = ({ row }: Item): boolean =>
  row.asked &&
  (row.verdict === 'PARTIAL' ||
    row.verdict === 'UNMET' ||
    (row.verdict === 'MET' && row.proofState !== 'PROVEN'));

/** Somebody gave a verdict that says something of the requirement; one that does not apply says nothing. */
export const isFound = ({ row }: Item): boolean => row.verdict !== 'OPEN' && row.verdict !== 'NOT_APPLICABLE';
