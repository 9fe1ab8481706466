import type { Reads } from '../../../platform/database/database.js';
import { evidencesByIds, linksOfControls } from '../../evidence/index.js';
import { assessmentsByIds } from '../assessment.queries.js';
import type { Assessment } from '../assessment.types.js';
import { measuresOf } from '../measures/measure.queries.js';
import type { Measure } from '../measures/measure.types.js';
import { resultsOfAssessments } from '../result.queries.js';
import type { Result } from '../result.types.js';
import { causesOf, deletedBetween } from './causes.queries.js';
import type { Happened } from './causes.queries.js';
import { dateCauses } from './date-causes.js';
import { controlsOf, linkedProofs, pairs, partsThatDiffer, proofDifferences } from './differences.js';
import type { DifferentProof, DifferentResult, LinkedProof } from './differences.js';

type Both<T> = readonly [before: T, after: T];

/**
 * One assessment read at two moments by the statements that read it today, each part once and only when asked for. Both sides
 * are what the actor may see at that moment; a third look, at the present, finds what happened in between.
 */
export class Compared {
  readonly assessments = once(() =>
    this.both(async (reads) => (await assessmentsByIds(reads, [this.assessment.id]))[0]),
  );
  readonly measures = once((): Promise<Both<Measure[]>> =>
    this.both((reads) => measuresOf(reads, [this.assessment.id])),
  );
  readonly results = once(() => this.differentResults());
  readonly proofs = once(() => this.differentProofs());
  private readonly allResults = once((): Promise<Both<Result[]>> =>
    this.both((reads) => resultsOfAssessments(reads, [this.assessment.id], {}, { sql: undefined })),
  );

  constructor(
    readonly assessment: Assessment,
    readonly now: Reads,
    readonly before: Reads,
    readonly after: Reads,
  ) {}

  get from(): string {
    return this.before.moment!.at;
  }

  get to(): string {
    return this.after.moment!.at;
  }

  /** What was done to these objects in between, and what dates did to their proofs; newest first. */
  async causes(objectIds: readonly string[], proofs: readonly DifferentProof[]): Promise<Happened[]> {
    const done = await causesOf(this.now, objectIds, this);
    return [...done, ...proofs.flatMap((proof) => dateCauses(proof, this))].sort(
      (a, b) => Date.parse(b.at) - Date.parse(a.at),
    );
  }

  /** Results that the actor could see at one of both moments. */
  async visibleResultIds(): Promise<ReadonlySet<string>> {
    const [before, after] = await this.allResults();
    return new Set([...before, ...after].map(({ id }) => id));
  }

  private async differentResults(): Promise<DifferentResult[]> {
    const [before, after] = await this.allResults();
    return pairs(before, after, ({ id }) => id).flatMap((pair) => {
      const { id, controlId } = (pair.after ?? pair.before)!;
      const parts = partsThatDiffer(pair);
      return parts.length > 0 ? [{ ...pair, id, controlId, parts }] : [];
    });
  }

  private async differentProofs(): Promise<DifferentProof[]> {
    const [results, measures] = await Promise.all([this.allResults(), this.measures()]);
    const controlIds = [...new Set([...results, ...measures].flat().map(({ controlId }) => controlId))];
    const { systemId } = this.assessment;
    const links = await this.both((reads) => linksOfControls(reads, controlIds, systemId));
    const ids = [...new Set(links.flat().map(({ evidenceId }) => evidenceId))];
    const evidences = await this.both((reads) => evidencesByIds(reads, ids));
    const [before, after] = [0, 1].map((at) => linkedProofs(links[at]!, evidences[at]!)) as [
      ReadonlyMap<string, LinkedProof>,
      ReadonlyMap<string, LinkedProof>,
    ];
    const gone = ids.filter((id) => before.has(id) && !after.has(id));
    const deleted = new Set(await deletedBetween(this.now, gone, this));
    return ids
      .map((id) => ({ id, before: before.get(id), after: after.get(id) }))
      .filter((pair) => pair.before ?? pair.after)
      .map((pair) => ({
        ...pair,
        title: (pair.after ?? pair.before)!.evidence.title,
        controlIds: [
          ...new Set([pair.before, pair.after].flatMap((proof) => (proof ? [...controlsOf(proof)] : []))),
        ],
        differences: proofDifferences(pair, deleted.has(pair.id)),
      }))
      .filter(({ differences }) => differences.length > 0)
      .sort((a, b) => a.title.localeCompare(b.title, 'zh') || (a.id < b.id ? -1 : 1));
  }

  private both<T>(read: (reads: Reads) => Promise<T>): Promise<Both<T>> {
    return Promise.all([read(this.before), read(this.after)]);
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
