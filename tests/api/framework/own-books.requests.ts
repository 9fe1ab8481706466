import type { Caller } from '../../support/test-app.js';

const book = 'id code name state assessableCount counts { kind count } viewerCanEdit viewerCanRetire';
export const createBook = `mutation ($input: CreateFrameworkInput!) { createFramework(input: $input) { framework { ${book} } } }`;
export const copyBook = `mutation ($input: CopyFrameworkInput!) { createFrameworkFromCopy(input: $input) { framework { ${book} basedOn { code } } } }`;
export const updateBook = `mutation ($input: UpdateFrameworkInput!) { updateFramework(input: $input) { framework { name edition issuer documentNumber publishedOn } } }`;
export const publishBook = `mutation ($id: ID!) { publishFramework(id: $id) { framework { ${book} } } }`;
export const retireBook = `mutation ($id: ID!) { retireFramework(id: $id) { framework { ${book} } } }`;
export const discardBook = 'mutation ($id: ID!) { discardFramework(id: $id) { discardedId } }';
export const addControl = `mutation ($input: AddOwnControlInput!) { addOwnControl(input: $input) { framework { ${book} } control { id code order level relativeWeight duty { who frequency } indicator { score fromGrade scored } references { code } } } }`;
export const updateControl = `mutation ($input: UpdateOwnControlInput!) { updateOwnControl(input: $input) { control { id code name text ref level security relativeWeight printedScore informative references { code framework { code } } } } }`;
export const moveControl = `mutation ($input: MoveOwnControlInput!) { moveOwnControl(input: $input) { control { id parentId order } } }`;
export const removeControl = `mutation ($id: ID!) { removeOwnControl(id: $id) { removedCount framework { ${book} } } }`;

export const headOf = (code: string) => ({
  code,
  name: `${code} 联合检查指标`,
  shortName: code,
  edition: '2027',
  issuer: '市卫健委',
});

/** Codes of the tree in reading order, each indented by its depth. */
export async function outline(caller: Caller, code: string): Promise<string[]> {
  const { framework } = await caller.query(
    `{ framework(code: "${code}") { controls { id code parentId order } } }`,
  );
  const controls: { id: string; code: string; parentId: string | null; order: number }[] = framework.controls;
  const depths = new Map<string | null, number>([[null, -1]]);
  return controls.map(({ id, code: own, parentId, order }, at) => {
    if (order !== at) throw new Error(`${own} stands at ${at} and says ${order}`);
    const depth = depths.get(parentId)! + 1;
    depths.set(id, depth);
    return `${'·'.repeat(depth)}${own}`;
  });
}
