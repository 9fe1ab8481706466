import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { FrameworkFileError, readYaml } from '../framework/index.js';
import { CONFIDENCES, RELATIONS } from './relation.js';
import type { Confidence, Relation } from './relation.js';

const text = z.string().trim().min(1);
const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens');
const count = z.int().nonnegative();

const crosswalkSchema = z.strictObject({
  code,
  name: text,
  source: code,
  target: code,
  basis: text,
  /** What the file must hold: mappings, distinct controls on either side. */
  counts: z.strictObject({ mappings: count, sources: count, targets: count }),
  mappings: z
    .array(
      z.strictObject({
        from: text,
        to: z.array(text).min(1),
        relation: z.enum(RELATIONS),
        confidence: z.enum(CONFIDENCES),
        rationale: text.optional(),
      }),
    )
    .min(1),
});

export interface FileMapping {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly confidence: Confidence;
  readonly rationale: string | null;
  /** Where it stands, as one would write it to find the place. */
  readonly place: string;
}

/** A crosswalk file; its codes are checked against the rule books when it is loaded. */
export interface CrosswalkFile {
  readonly file: string;
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly basis: string;
  readonly mappings: readonly FileMapping[];
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

/** Reads one crosswalk. FrameworkFileError names every place that is wrong. */
export async function readCrosswalkFile(file: string): Promise<CrosswalkFile> {
  const { counts, mappings, ...head } = await readYaml(file, crosswalkSchema);
  const single = mappings.flatMap(({ from, to, relation, confidence, rationale = null }, row) =>
    to.map((target, at) => ({
      from,
      to: target,
      relation,
      confidence,
      rationale,
      place: `mappings[${row}].to[${at}]`,
    })),
  );
  const problems = [...wrongName(file, head.code), ...twice(single), ...wrongCounts(counts, single)];
  if (problems.length > 0) throw new FrameworkFileError(file, problems.slice(0, 20));
  const hash = createHash('sha256').update(await readFile(file));
  return { file, ...head, mappings: single, hash: hash.digest('hex') };
}

const wrongName = (file: string, name: string): string[] =>
  basename(file, '.yaml') === name ? [] : [`code: ${name} must be the name of the file`];

function twice(mappings: readonly FileMapping[]): string[] {
  const seen = new Map<string, string>();
  return mappings.flatMap(({ from, to, place }) => {
    const key = JSON.stringify([from, to]);
    const first = seen.get(key);
    seen.set(key, first ?? place);
    return first === undefined ? [] : [`${place}: ${from} → ${to} stands at ${first} already`];
  });
}

function wrongCounts(
  declared: Readonly<Record<'mappings' | 'sources' | 'targets', number>>,
  mappings: readonly FileMapping[],
): string[] {
  const found = {
    mappings: mappings.length,
    sources: new Set(mappings.map(({ from }) => from)).size,
    targets: new Set(mappings.map(({ to }) => to)).size,
  };
  return (['mappings', 'sources', 'targets'] as const)
    .filter((key) => found[key] !== declared[key])
    .map((key) => `counts.${key}: declared ${declared[key]}, found ${found[key]}`);
}
