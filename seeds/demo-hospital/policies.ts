import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../server/platform/config.js';
import type { Caller } from './caller.js';
import type { Diary } from './diary.js';
import type { Units, Username } from './people.js';

interface PolicyStory {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly unit: string;
  readonly requires: readonly string[];
  readonly batch: 1 | 2 | 'approved' | 'asked' | 'returned' | 'withdrawn';
  readonly months?: number;
  /** Units that have to read it; everybody when empty. */
  readonly to: readonly string[];
  readonly body: string;
  readonly next?: string;
  readonly note?: string;
}

interface Version {
  readonly id: string;
  readonly version: number;
  readonly effectiveOn: string | null;
  readonly reviewMonths: number | null;
}

interface Made {
  readonly policyId: string;
  readonly versionId: string;
}

/** Who reads what on the days on which he is at work anyway; the equipment office has not got round to it. */
const readers: readonly (readonly [Username, share: number])[] = [
  ['officer', 1],
  ['manager', 1],
  ['contributor', 0.9],
  ['engineer', 0.7],
  ['radiology', 0.6],
  ['personnel', 0.5],
  ['eastcampus', 0.4],
];

/** How the shelf of policies came about: an old collection, this year's, two revisions, and what is still on its way. */
export async function tellPolicies(
  diary: Diary,
  units: Units,
  members: Readonly<Record<Username, string>>,
): Promise<void> {
  const all = parse(
    await readFile(join(projectRoot, 'seeds', 'demo-hospital', 'policies.yaml'), 'utf8'),
  ) as PolicyStory[];
  const of = (...batches: PolicyStory['batch'][]) => all.filter(({ batch }) => batches.includes(batch));
  const made = new Map<string, Made>();
  const idsOf = (stories: readonly PolicyStory[]) => stories.map(({ code }) => made.get(code)!.versionId);
  const known = new Map<string, Required>();

  const write = async (officer: Caller, stories: readonly PolicyStory[], effectiveOn: string) => {
    if (known.size === 0) for (const one of await requirements(officer)) known.set(one.code, one);
    for (const [code, one] of await create(officer, stories, { units, known, effectiveOn }))
      made.set(code, one);
  };
  const publishAll = (officer: Caller, stories: readonly PolicyStory[]) =>
    publish(
      officer,
      Map.groupBy(stories, ({ to }) => to.join()),
      idsOf,
      units,
    );
  const approvers = [members.manager];

  const old = of(1, 'withdrawn');
  diary.on(-395, 'officer', async (officer) => {
    await write(officer, old, diary.day(-388));
    await batch(officer, 'submitPolicyVersions', { ids: idsOf(old), approverIds: approvers });
  });
  diary.on(-395, 'manager', (manager) => batch(manager, 'approvePolicyVersions', { ids: idsOf(old) }));
  diary.on(-388, 'officer', (officer) => publishAll(officer, old));

  const fresh = of(2, 'approved');
  const revised = all.filter(({ next }) => next !== undefined);
  diary.on(-94, 'officer', async (officer) => {
    await write(officer, fresh, diary.day(-80));
    for (const story of revised)
      made.set(story.code, await revise(officer, made.get(story.code)!, story, diary.day(-80)));
    await batch(officer, 'submitPolicyVersions', {
      ids: idsOf([...fresh, ...revised]),
      approverIds: approvers,
    });
  });
  diary.on(-87, 'manager', (manager) =>
    batch(manager, 'approvePolicyVersions', { ids: idsOf([...fresh, ...revised]) }),
  );
  diary.on(-80, 'officer', async (officer) => {
    await publishAll(officer, [...of(2), ...revised]);
    await officer.ask(
      'mutation ($id: ID!) { withdrawPolicy(id: $id, reason: "并入资产与介质管理，另行制定") { policy { id } } }',
      {
        id: made.get(of('withdrawn')[0]!.code)!.policyId,
      },
    );
  });
  for (const [who, share] of readers) diary.whenIn(-79, who, (reader) => acknowledge(reader, share));

  const waiting = of('asked', 'returned');
  diary.on(-20, 'officer', async (officer) => {
    await write(officer, waiting, diary.day(10));
    await batch(officer, 'submitPolicyVersions', {
      ids: idsOf(waiting),
      approverIds: [members.manager, members.contributor],
    });
  });
  diary.whenIn(-19, 'contributor', async (contributor) => {
    await batch(contributor, 'approvePolicyVersions', { ids: idsOf(of('asked')) });
    await batch(contributor, 'returnPolicyVersions', {
      ids: idsOf(of('returned')),
      reason: '缺少第三方算法和数据出境的评估要求，请补充。',
    });
  });
}

interface Required {
  readonly code: string;
  readonly controls: readonly { readonly id: string }[];
}

const requirements = async (officer: Caller): Promise<readonly Required[]> =>
  (await officer.ask<{ policyCatalogue: Required[] }>('{ policyCatalogue { code controls { id } } }'))
    .policyCatalogue;

/** One operation carries ten changes at most. */
const atOnce = 10;

async function create(
  officer: Caller,
  stories: readonly PolicyStory[],
  given: {
    readonly units: Units;
    readonly known: ReadonlyMap<string, Required>;
    readonly effectiveOn: string;
  },
): Promise<Map<string, Made>> {
  const made = new Map<string, Made>();
  for (let from = 0; from < stories.length; from += atOnce) {
    const part = stories.slice(from, from + atOnce);
    const answer = await officer.ask<
      Record<string, { policy: { id: string; code: string; openVersion: { id: string } } }>
    >(
      `mutation (${part.map((_story, at) => `$i${at}: CreatePolicyInput!`).join(', ')}) {
         ${part.map((_story, at) => `p${at}: createPolicy(input: $i${at}) { policy { id code openVersion { id } } }`).join('\n')} }`,
      Object.fromEntries(part.map((story, at) => [`i${at}`, inputOf(story, given)])),
    );
    for (const { policy } of Object.values(answer))
      made.set(policy.code, { policyId: policy.id, versionId: policy.openVersion.id });
  }
  return made;
}

const inputOf = (
  story: PolicyStory,
  { units, known, effectiveOn }: Parameters<typeof create>[2],
): Record<string, unknown> => ({
  code: story.code,
  name: story.name,
  category: story.category,
  unitId: units[story.unit],
  requirementCodes: story.requires,
  controlIds: story.requires.flatMap((code) => known.get(code)?.controls.map((control) => control.id) ?? []),
  text: story.body,
  effectiveOn,
  reviewMonths: story.months ?? null,
});

async function revise(
  officer: Caller,
  { policyId }: Made,
  story: PolicyStory,
  effectiveOn: string,
): Promise<Made> {
  const { startPolicyRevision } = await officer.ask<{
    startPolicyRevision: { policy: { openVersion: Version } };
  }>(
    'mutation ($id: ID!) { startPolicyRevision(id: $id) { policy { openVersion { id version effectiveOn reviewMonths } } } }',
    { id: policyId },
  );
  const { id, version, reviewMonths } = startPolicyRevision.policy.openVersion;
  await officer.ask(
    'mutation ($input: SavePolicyDraftInput!) { savePolicyDraft(input: $input) { policyVersion { id } } }',
    {
      input: {
        versionId: id,
        version,
        kind: 'TEXT',
        text: story.next,
        changeNote: story.note,
        effectiveOn,
        reviewMonths,
      },
    },
  );
  return { policyId, versionId: id };
}

const argumentTypes: Readonly<Record<string, string>> = {
  ids: '[ID!]!',
  approverIds: '[ID!]!',
  unitIds: '[ID!]',
  reason: 'String!',
};

async function batch(caller: Caller, verb: string, variables: Record<string, unknown>): Promise<void> {
  const names = Object.keys(variables);
  const answer = await caller.ask<Record<string, { items: { error: { message: string } | null }[] }>>(
    `mutation (${names.map((name) => `$${name}: ${argumentTypes[name]}`).join(', ')}) {
       ${verb}(${names.map((name) => `${name}: $${name}`).join(', ')}) { items { error { message } } } }`,
    variables,
  );
  const failed = answer[verb]!.items.find((item) => item.error);
  if (failed) throw new Error(`demo policies, ${verb}: ${failed.error?.message}`);
}

async function publish(
  officer: Caller,
  byAudience: ReadonlyMap<string, readonly PolicyStory[]>,
  idsOf: (stories: readonly PolicyStory[]) => string[],
  units: Units,
): Promise<void> {
  for (const stories of byAudience.values())
    await batch(officer, 'publishPolicyVersions', {
      ids: idsOf(stories),
      unitIds: stories[0]!.to.map((code) => units[code]),
    });
}

/** Confirms the first of what waits to be read. */
async function acknowledge(reader: Caller, share: number): Promise<void> {
  const { policies } = await reader.ask<{ policies: { nodes: { currentVersion: { id: string } }[] } }>(
    '{ policies(filter: { toReadByMe: true }, first: 100) { nodes { currentVersion { id } } } }',
  );
  const ids = policies.nodes.map((policy) => policy.currentVersion.id);
  const read = ids.slice(0, Math.ceil(ids.length * share));
  if (read.length > 0) await batch(reader, 'acknowledgePolicyVersions', { ids: read });
}
