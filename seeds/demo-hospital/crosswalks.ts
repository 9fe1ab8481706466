import type { Caller } from './caller.js';
import type { Diary } from './diary.js';

interface MappingRow {
  readonly id: string;
  readonly version: number;
  readonly source: { readonly id: string; readonly code: string };
  readonly target: { readonly id: string; readonly code: string };
}

/** The published mappings between a control point of MLPS and another rule book. */
async function mappingsOf(caller: Caller, point: string, framework: string): Promise<readonly MappingRow[]> {
  const { mappings } = await caller.ask<{ mappings: { nodes: MappingRow[] } }>(
    `query ($codes: [String!], $search: String) { mappings(filter: { frameworkCodes: $codes, search: $search }, first: 100) {
       nodes { id version source { id code } target { id code } } } }`,
    { codes: ['mlps-2.0', framework], search: point },
  );
  return mappings.nodes.filter(({ source }) => source.code.endsWith(`/${point}`));
}

const review = (caller: Caller, mappingIds: readonly string[], status: 'REVIEWED' | 'REJECTED') =>
  caller.ask(
    `mutation ($input: ReviewMappingsInput!) { reviewMappings(input: $input) { mappings { id } } }`,
    { input: { mappingIds, status } },
  );

async function change(
  caller: Caller,
  [point, framework, target]: readonly [string, string, string],
  to: { readonly relation: string; readonly confidence: string; readonly rationale: string },
): Promise<void> {
  const mapping = (await mappingsOf(caller, point, framework)).find((each) => each.target.code === target);
  if (!mapping) throw new Error(`demo mapping ${point} ${target} is missing`);
  await caller.ask(
    `mutation ($input: UpdateMappingInput!) { updateMapping(input: $input) { mapping { id } } }`,
    {
      input: { mappingId: mapping.id, version: mapping.version, ...to },
    },
  );
}

interface Offers {
  readonly evidences: {
    readonly nodes: readonly {
      readonly id: string;
      readonly title: string;
      readonly mappingOffers: { readonly nodes: readonly { readonly control: { readonly id: string } }[] };
    }[];
  };
}

/** What a proof is offered for with certainty in these rule books, by its title. */
async function offersOf(caller: Caller, title: string, frameworkCodes: readonly string[]) {
  const { evidences } = await caller.ask<Offers>(
    `query ($search: String!, $codes: [String!]) { evidences(filter: { search: $search }, first: 5) { nodes { id title
       mappingOffers(filter: { certain: true, frameworkCodes: $codes }, first: 20) { nodes { control { id } } } } } }`,
    { search: title, codes: frameworkCodes },
  );
  const found = evidences.nodes.find((each) => each.title === title);
  if (!found) throw new Error(`demo proof ${title} is missing`);
  return { evidenceId: found.id, controlIds: found.mappingOffers.nodes.map(({ control }) => control.id) };
}

async function accept(caller: Caller, title: string, frameworkCodes: readonly string[]): Promise<string[]> {
  const { acceptMappingOffers } = await caller.ask<{ acceptMappingOffers: { links: { id: string }[] } }>(
    `mutation ($input: AcceptMappingOffersInput!) { acceptMappingOffers(input: $input) { links { id } } }`,
    { input: await offersOf(caller, title, frameworkCodes) },
  );
  return acceptMappingOffers.links.map((link) => link.id);
}

/**
 * The officer looks at some mappings, stands behind most, drops one and adds one; then proofs of MLPS are taken over into other
 * rule books: some links are confirmed, some wait, most offers are still open.
 */
export function tellCrosswalks(diary: Diary): void {
  diary.on(-9, 'officer', async (officer) => {
    const identity = await mappingsOf(officer, '8.1.4.1', 'emr-2018');
    const backup = await mappingsOf(officer, '8.1.4.9', 'emr-2018');
    await review(
      officer,
      [...identity, ...backup].map((mapping) => mapping.id),
      'REVIEWED',
    );
    const protocols = (await mappingsOf(officer, '8.1.4.1', 'interoperability-2020')).filter(
      ({ target }) => target.code === '3.1.4.1',
    );
    await review(
      officer,
      protocols.map((mapping) => mapping.id),
      'REJECTED',
    );
    await change(officer, ['8.1.1.2', 'iso27001-2022', 'A.7.2'], {
      relation: 'SUBSET',
      confidence: 'HIGH',
      rationale: '等保只问机房门口，A.7.2 问全部安全区域的进出。',
    });
    await change(officer, ['8.1.4.5', 'emr-2018', '09.03.1'], {
      relation: 'SUPERSET',
      confidence: 'HIGH',
      rationale: '等保要求全部计算设备防病毒，电子病历这一条只问处理病历的计算机。',
    });
    const [item] = await officer
      .ask<{ searchControls: { nodes: { id: string; code: string; framework: { code: string } }[] } }>(
        `{ searchControls(search: "8.1.4.1-a", first: 20) { nodes { id code framework { code } } } }`,
      )
      .then(({ searchControls }) =>
        searchControls.nodes.filter(
          ({ code, framework }) => code === '8.1.4.1-a' && framework.code === 'mlps-2.0',
        ),
      );
    const target = identity.find((mapping) => mapping.target.code === '09.02.1')?.target;
    if (!item || !target) throw new Error('demo mapping 8.1.4.1-a 09.02.1 is missing');
    await officer.ask(
      `mutation ($input: CreateMappingInput!) { createMapping(input: $input) { mapping { id } } }`,
      {
        input: {
          sourceId: item.id,
          targetId: target.id,
          relation: 'SUPERSET',
          confidence: 'HIGH',
          rationale: '唯一标识并鉴别身份，包含“有身份认证”。',
        },
      },
    );
  });
  diary.on(-8, 'officer', async (officer) => {
    const [first, second] = await accept(officer, '机房门禁出入登记', ['emr-2018', 'iso27001-2022']);
    await accept(officer, '数据备份与恢复演练记录', ['emr-2018']);
    if (!first || !second) throw new Error('demo offers are missing');
    await officer.ask('mutation ($ids: [ID!]!) { confirmLinks(linkIds: $ids) { confirmed } }', {
      ids: [first, second],
    });
  });
}
