import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../server/platform/config.js';
import type { Caller } from './caller.js';
import type { ResultRow } from './assessments.js';
import type { Diary } from './diary.js';
import { makeFile } from './files.js';
import type { FileKind, Sheet } from './files.js';
import type { Username } from './people.js';

interface Proof {
  readonly title: string;
  readonly kind: FileKind;
  readonly by: Username;
  readonly unit: string;
  /** Control codes begin with one of these. */
  readonly controls: readonly string[];
  /** Days from today: collection and end of validity. */
  readonly collected: number;
  readonly until: number | null;
  readonly state: 'ACCEPTED' | 'SUBMITTED' | 'RETURNED' | 'DRAFT';
  /** Why the first look gave it back; handed in again a week later. */
  readonly returnedFirst?: string;
  readonly returnReason?: string;
  readonly label?: 'PUBLIC' | 'INTERNAL' | 'SENSITIVE';
  readonly tags: readonly string[];
  readonly lines: Sheet['lines'];
}

/** The list of proofs, as data beside this file's source. */
export async function readProofs(): Promise<readonly Proof[]> {
  return parse(
    await readFile(join(projectRoot, 'seeds', 'demo-hospital', 'proofs.yaml'), 'utf8'),
  ) as readonly Proof[];
}

interface NewProof {
  readonly title: string;
  readonly kind: FileKind;
  readonly day: string;
  readonly lines: Sheet['lines'];
  readonly unitId?: string | null | undefined;
  readonly validUntil: string | null;
  readonly label?: string | undefined;
  readonly tags: readonly string[];
  readonly controlIds: readonly string[];
  readonly submit: boolean;
}

/** Makes the file and uploads it as its author; answers the id of the evidence. */
export async function addProof(caller: Caller, proof: NewProof): Promise<string> {
  const { title, kind, day, lines, tags, label = 'INTERNAL', unitId = null, ...rest } = proof;
  const bytes = await makeFile(kind, { title, unit: '衡鉴示范医院', day, lines });
  const answer = await caller.ask<{
    createEvidences: { items: { evidence: { id: string } | null; error: { message: string } | null }[] };
  }>(
    `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } error { message } } } }`,
    {
      input: {
        evidences: [
          {
            ...rest,
            title,
            label,
            tags,
            unitId,
            description: `演示数据：${tags.join('、')}`,
            kind: 'FILE',
            uploadId: await caller.upload(`${title}.${kind}`, bytes),
            collectedOn: day,
            validFrom: day,
            clientKey: `demo-${title}`,
          },
        ],
      },
    },
  );
  const item = answer.createEvidences.items[0];
  if (!item?.evidence) throw new Error(`demo proof ${title}: ${item?.error?.message ?? 'not created'}`);
  return item.evidence.id;
}

export const acceptProofs = (caller: Caller, ids: readonly string[]): Promise<unknown> =>
  caller.ask('mutation ($ids: [ID!]!) { acceptEvidences(ids: $ids) { items { id error { message } } } }', {
    ids,
  });

const returnProof = (caller: Caller, id: string, reason: string): Promise<unknown> =>
  caller.ask(
    'mutation ($ids: [ID!]!, $reason: String!) { returnEvidences(ids: $ids, reason: $reason) { items { id } } }',
    { ids: [id], reason },
  );

const submitProof = (caller: Caller, id: string): Promise<unknown> =>
  caller.ask('mutation ($ids: [ID!]!) { submitEvidences(ids: $ids) { items { id error { message } } } }', {
    ids: [id],
  });

/** Proofs are handed in once a week, some days after they were collected, and looked at a week later, the last at once. */
export function handInProofs(
  diary: Diary,
  proofs: readonly Proof[],
  units: Readonly<Record<string, string>>,
  results: () => readonly ResultRow[],
): void {
  for (const proof of proofs) {
    const made = { id: '' };
    const day = handInDay(proof.collected);
    diary.on(day, proof.by, async (author) => {
      const controlIds = results()
        .filter(({ control }) =>
          proof.controls.some((code) => control.code === code || control.code.startsWith(`${code}-`)),
        )
        .map(({ control }) => control.id);
      made.id = await addProof(author, {
        title: proof.title,
        kind: proof.kind,
        day: diary.day(proof.collected),
        lines: proof.lines,
        // Contributors add what is their own unit's; the officer names the unit the proof comes from.
        unitId: proof.by === 'officer' ? units[proof.unit] : null,
        validUntil: proof.until === null ? null : diary.day(proof.until),
        label: proof.label,
        tags: proof.tags,
        controlIds,
        submit: proof.state !== 'DRAFT',
      });
    });
    // Who submitted may not accept: the manager takes the officer's own proofs.
    const reviewer = proof.by === 'officer' ? 'manager' : 'officer';
    const { returnedFirst, returnReason } = proof;
    const review = day > pause.to && day + week <= -handIn ? day + week : day;
    if (returnedFirst) {
      diary.on(review, reviewer, async (caller) => void (await returnProof(caller, made.id, returnedFirst)));
      diary.on(review + week, proof.by, async (caller) => void (await submitProof(caller, made.id)));
    }
    if (proof.state === 'RETURNED' && returnReason)
      diary.on(review, reviewer, async (caller) => void (await returnProof(caller, made.id, returnReason)));
    if (proof.state === 'ACCEPTED')
      diary.on(
        returnedFirst ? review + 2 * week : review,
        reviewer,
        async (caller) => void (await acceptProofs(caller, [made.id])),
      );
  }
}

const week = 7;
/** The day of the week on which proofs are handed in, counted back from today. */
const handIn = 3;
/** Between the two assessments nobody collected every week. */
const pause = { from: -330, to: -93 };

/** The first hand-in day after a proof was collected: a week of work is one morning, which keeps sign-ins few. */
function handInDay(collected: number): number {
  const ready = collected + 2 > pause.from ? Math.max(collected + 2, pause.to) : collected + 2;
  return -handIn - week * Math.floor((-ready - handIn) / week);
}
