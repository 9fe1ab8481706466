import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Begun first: they take a minute, or mostly wait for a server that was killed to be missed. */
const first = [
  'faults/report-crash',
  'faults/upload-crash',
  'api/platform/tenants',
  'faults/job-lease',
  'faults/start',
  'faults/notice-crash',
  'api/past/past.replay',
  'api/framework/imports.test',
  'api/storage/unused-blobs',
  'api/activity/chain.sealer',
];

/** A long file that begins last would run alone while the other core has nothing to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = first.findIndex((name) => moduleId.includes(`tests/${name}`));
      return at < 0 ? first.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
