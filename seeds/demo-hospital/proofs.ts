import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addDays } from '../../server/platform/clock.js';
import { projectRoot } from '../../server/platform/config.js';
import type { Caller } from './caller.js';
import type { ResultRow } from './assessments.js';
import { makeFile } from './files.js';
import type { FileKind, Sheet } from './files.js';

type State = 'ACCEPTED' | 'SUBMITTED' | 'RETURNED' | 'DRAFT';

interface Proof {
  readonly title: string;
  readonly kind: FileKind;
  readonly by: 'contributor' | 'engineer' | 'officer';
  readonly unit: string;
  /** Control codes begin with one of these. */
  readonly controls: readonly string[];
  /** Days from today: collection and end of validity. */
  readonly collected: number;
  readonly until: number | null;
  readonly state: State;
  readonly label?: 'PUBLIC' | 'INTERNAL' | 'SENSITIVE';
  readonly tags: readonly string[];
  readonly lines: Sheet['lines'];
}

/** The list of proofs, as data beside this file's source. */
async function readProofs(): Promise<readonly Proof[]> {
  return parse(
    await readFile(join(projectRoot, 'seeds', 'demo-hospital', 'proofs.yaml'), 'utf8'),
  ) as readonly Proof[];
}
export interface Made {
  readonly id: string;
  readonly title: string;
  readonly by: string;
}

/** Uploads every proof as its author, links it to the controls, and takes it through its life as far as it has come. */
export async function buildProofs(
  callers: {
    readonly contributor: Caller;
    readonly engineer: Caller;
    readonly officer: Caller;
    readonly manager: Caller;
  },
  units: Readonly<Record<string, string>>,
  results: readonly ResultRow[],
  today: string,
): Promise<Made[]> {
  const made: (Made & { proof: Proof })[] = [];
  for (const proof of await readProofs()) {
    const caller = callers[proof.by];
    const day = addDays(today, proof.collected);
    const bytes = await makeFile(proof.kind, {
      title: proof.title,
      unit: '衡鉴示范医院',
      day,
      lines: proof.lines,
    });
    const uploadId = await caller.upload(`${proof.title}.${proof.kind}`, bytes);
    const controlIds = results
      .filter(({ control }) =>
        proof.controls.some((code) => control.code === code || control.code.startsWith(`${code}-`)),
      )
      .map(({ control }) => control.id);
    const answer = await caller.ask<{
      createEvidences: { items: { evidence: { id: string } | null; error: { message: string } | null }[] };
    }>(
      `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } error { message } } } }`,
      {
        input: {
          evidences: [
            {
              title: proof.title,
              description: `演示数据：${proof.tags.join('、')}`,
              kind: 'FILE',
              uploadId,
              // Contributors add what is their own unit's; the others name the unit the proof comes from.
              unitId: proof.by === 'officer' ? units[proof.unit] : null,
              collectedOn: day,
              validFrom: day,
              validUntil: proof.until === null ? null : addDays(today, proof.until),
              label: proof.label ?? 'INTERNAL',
              tags: proof.tags,
              controlIds,
              submit: proof.state !== 'DRAFT',
              clientKey: `demo-${proof.title}`,
            },
          ],
        },
      },
    );
    const item = answer.createEvidences.items[0];
    if (!item?.evidence)
      throw new Error(`demo proof ${proof.title}: ${item?.error?.message ?? 'not created'}`);
    made.push({ id: item.evidence.id, title: proof.title, by: proof.by, proof });
  }
  const idsOf = (state: State, byOfficer: boolean) =>
    made
      .filter(({ proof }) => proof.state === state && (proof.by === 'officer') === byOfficer)
      .map(({ id }) => id);
  const accept = 'mutation ($ids: [ID!]!) { acceptEvidences(ids: $ids) { items { id error { message } } } }';
  // Who submitted may not accept: the manager takes the officer's own proofs.
  await callers.officer.ask(accept, { ids: idsOf('ACCEPTED', false) });
  await callers.manager.ask(accept, { ids: idsOf('ACCEPTED', true) });
  await callers.officer.ask(
    'mutation ($ids: [ID!]!, $reason: String!) { returnEvidences(ids: $ids, reason: $reason) { items { id } } }',
    {
      ids: idsOf('RETURNED', false),
      reason: '请补充门诊告知书的盖章页，并对患者姓名做遮盖。',
    },
  );
  return made;
}
