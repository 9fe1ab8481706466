import type { Caller } from './caller.js';
import type { Diary } from './diary.js';

const given = 'joint-inspection-2026';
const bookOf = (year: number) => `own-city-inspection-${year}`;

type Changes = Readonly<Record<string, { code?: string; text?: string; relativeWeight?: number }>>;

/** What the inspecting body of the demo adds to the given set, in words of our own. */
const added = [
  {
    code: 'JI-B.11',
    name: '供应链安全承诺',
    text: '在用信息系统的供应商都签有安全承诺书，当年有效',
    references: ['m29-2022:M29-16'],
  },
  {
    code: 'JI-B.12',
    name: '互联网资产清零',
    text: '互联网上没有未登记的本院资产，按月自查并留存记录',
    references: ['m29-2022:M29-6'],
  },
];

/** How the city words, numbers and weighs the given ones: its set is a newer edition, which the assessment of the given one can move to. */
const changed: Changes = {
  'JI-A.1': { relativeWeight: 2 },
  'JI-A.4': { text: '领导小组每季度至少开一次网络安全办公会' },
  'JI-B.2': { text: '应培训人员的覆盖比例不低于 95%' },
  'JI-B.4': { relativeWeight: 3 },
  'JI-B.5': { relativeWeight: 3 },
  'JI-B.6': { relativeWeight: 2 },
  'JI-B.10': { code: 'JI-B.9' },
};

/** The officer keeps this year's inspection of the city as a rule book of the hospital, and begins next year's. */
export function tellOwnBooks(diary: Diary): void {
  const year = Number(diary.today.slice(0, 4));
  diary.on(-120, 'officer', async (officer) => {
    const id = await copy(officer, given, year);
    await remove(officer, bookOf(year), ['JI-B.9', 'JI-C7']);
    const parentId = (await controlsOf(officer, bookOf(year))).get('JI-B');
    for (const control of added)
      // The order in which they are added is the order in which they are read.
      await officer.ask(
        'mutation ($input: AddOwnControlInput!) { addOwnControl(input: $input) { control { id } } }',
        { input: { frameworkId: id, parentId, kind: 'CLAUSE', ...control } },
      );
    await change(officer, bookOf(year), changed);
    await officer.ask('mutation ($id: ID!) { publishFramework(id: $id) { framework { id } } }', { id });
  });
  diary.on(-12, 'officer', async (officer) => {
    await copy(officer, bookOf(year), year + 1);
    await change(officer, bookOf(year + 1), { 'JI-B.11': { relativeWeight: 2 } });
  });
}

async function copy(officer: Caller, from: string, year: number): Promise<string> {
  const { framework } = await officer.ask<{ framework: { id: string } }>(
    'query ($code: String!) { framework(code: $code) { id } }',
    { code: from },
  );
  const made = await officer.ask<{ createFrameworkFromCopy: { framework: { id: string } } }>(
    'mutation ($input: CopyFrameworkInput!) { createFrameworkFromCopy(input: $input) { framework { id } } }',
    {
      input: {
        frameworkId: framework.id,
        code: bookOf(year),
        name: `${year} 年度全市卫生健康系统网络安全联合检查指标`,
        shortName: `市联合检查 ${year}`,
        edition: `${year}`,
        issuer: '示范市卫生健康委员会',
      },
    },
  );
  return made.createFrameworkFromCopy.framework.id;
}

/** Ids of the nodes by their codes. */
async function controlsOf(officer: Caller, code: string): Promise<ReadonlyMap<string, string>> {
  const { framework } = await officer.ask<{
    framework: { controls: readonly { readonly id: string; readonly code: string }[] };
  }>('query ($code: String!) { framework(code: $code) { controls { id code } } }', { code });
  return new Map(framework.controls.map((control) => [control.code, control.id]));
}

async function remove(officer: Caller, book: string, codes: readonly string[]): Promise<void> {
  const ids = await controlsOf(officer, book);
  for (const code of codes)
    await officer.ask('mutation ($id: ID!) { removeOwnControl(id: $id) { removedCount } }', {
      id: ids.get(code),
    });
}

async function change(officer: Caller, book: string, wanted: Changes): Promise<void> {
  const ids = await controlsOf(officer, book);
  for (const [code, to] of Object.entries(wanted))
    await officer.ask(
      'mutation ($input: UpdateOwnControlInput!) { updateOwnControl(input: $input) { control { id } } }',
      { input: { id: ids.get(code), ...to } },
    );
}
