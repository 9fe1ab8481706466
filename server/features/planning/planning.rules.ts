import { z } from 'zod';
import { badInput, text } from '../../platform/graphql/errors.js';
import { amount, day, id, line, paragraph } from '../../platform/graphql/input-rules.js';
import { mostYears, quartersPerYear } from './calendar.js';

export const mostAssessments = 20;
export const mostPackages = 60;
export const mostAlternatives = 6;
const mostGaps = 250;

const years = z.number().int().min(1, `between:1–${mostYears}`).max(mostYears, `between:1–${mostYears}`);
const version = z.number().int();
const assessmentIds = z.array(id).min(1, 'emptyList').max(mostAssessments, `many:${mostAssessments}`);

export const newRoadmap = z.object({
  name: line(100),
  note: paragraph(4000),
  startsOn: day,
  years,
  assessmentIds,
  ownerId: id.nullish(),
  clientKey: line(100),
});

export const changedRoadmap = z.object({
  id,
  version,
  name: line(100).optional(),
  note: paragraph(4000).nullable(),
  startsOn: day.optional(),
  years: years.optional(),
  assessmentIds: assessmentIds.optional(),
  ownerId: id.nullish(),
});

const lastQuarter = mostYears * quartersPerYear;
const quarter = z
  .number()
  .int()
  .min(1, `between:1–${lastQuarter}`)
  .max(lastQuarter, `between:1–${lastQuarter}`);
const share = z.number('number').min(0, 'between:0–1').max(1, 'between:0–1');

const figure = z.object({
  assessmentId: id,
  controlId: id,
  kind: z.enum(['USE', 'QUALITY', 'GRADE']),
  level: z.number().int().nullish(),
  value: share.nullish(),
  grade: line(40).nullish(),
});

const packageFields = {
  name: line(100).optional(),
  goal: paragraph(1000).nullable(),
  measures: paragraph(4000).nullable(),
  unitId: id.nullish(),
  ownerId: id.nullish(),
  startQuarter: quarter.optional(),
  endQuarter: quarter.optional(),
  costLow: amount.nullish(),
  costLikely: amount.nullish(),
  costHigh: amount.nullish(),
  effortDays: amount.nullish(),
  resultIds: z.array(id).max(mostGaps, `many:${mostGaps}`).optional(),
  figures: z.array(figure).max(mostGaps, `many:${mostGaps}`).optional(),
  predecessorIds: z.array(id).max(mostPackages, `many:${mostPackages}`).optional(),
};
export const newPackages = z.object({
  roadmapId: id,
  packages: z
    .array(z.object({ ...packageFields, name: line(100) }))
    .min(1, 'emptyList')
    .max(mostPackages, `many:${mostPackages}`),
});
export const changedPackage = z.object({ id, version, ...packageFields });
export type PackageChange = z.output<typeof changedPackage>;
export const packageOrder = z.object({ roadmapId: id, packageIds: z.array(id).max(mostPackages) });

const alternativeFields = {
  name: line(60).optional(),
  note: paragraph(2000).nullable(),
  budget: amount.nullish(),
  choices: z
    .array(z.object({ packageId: id, year: years.nullish() }))
    .max(mostPackages, `many:${mostPackages}`)
    .optional(),
  fillBudget: z.boolean().nullish(),
};
export const newAlternative = z.object({ roadmapId: id, ...alternativeFields, name: line(60) });
export const changedAlternative = z.object({ id, version, ...alternativeFields });

/** What zod is to see as left out rather than as empty. */
export function leftOut<Input extends object>(input: Input, keys: readonly (keyof Input)[]): Input {
  return { ...input, ...Object.fromEntries(keys.map((key) => [key, input[key] ?? undefined])) };
}

interface Bounds {
  readonly startQuarter: number;
  readonly endQuarter: number;
  readonly costLow: number | null;
  readonly costLikely: number | null;
  readonly costHigh: number | null;
}

/** BAD_USER_INPUT unless quarters and costs follow each other and lie within the roadmap. */
export function requireSound(
  { startQuarter, endQuarter, costLow, costLikely, costHigh }: Bounds,
  years_: number,
): void {
  if (endQuarter < startQuarter)
    throw badInput({
      endQuarter: text('结束季度不能早于开始季度。', 'The last quarter must not be before the first.'),
    });
  const last = years_ * quartersPerYear;
  if (endQuarter > last)
    throw badInput({
      endQuarter: text(
        `规划只有 ${last} 个季度，请提前结束或延长规划年限。`,
        `The roadmap has ${last} quarters: end earlier, or plan for more years.`,
      ),
    });
  const costs = [costLow, costLikely, costHigh].filter((cost) => cost !== null);
  if (costs.some((cost, at) => at > 0 && cost < costs[at - 1]!))
    throw badInput({
      costLikely: text(
        '费用应从低到高：最低、最可能、最高。',
        'Costs go from the least to the most likely to the highest.',
      ),
    });
  if (costLikely === null && (costLow !== null || costHigh !== null))
    throw badInput({
      costLikely: text(
        '填了费用范围，也请填最可能的费用。',
        'Give the most likely cost together with its range.',
      ),
    });
}
