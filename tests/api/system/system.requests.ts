import type { Caller } from '../../support/test-app.js';

/** The four answers of a grading; level 3 for both sides unless said otherwise. */
export const grade = (
  informationObject = 'SOCIAL',
  informationDegree = 'SERIOUS',
  serviceObject = 'SOCIAL',
  serviceDegree = 'SERIOUS',
) => ({ informationObject, informationDegree, serviceObject, serviceDegree });

export const newSystem = (code: string, over: object = {}) => ({
  code,
  name: `系统 ${code}`,
  grading: grade(),
  technologies: [],
  ...over,
});

const fields = `id code name description state technologies continuityCritical filingNumber filedOn filingValidUntil
  lastAssessedOn nextAssessmentDueOn assessmentDueState filingDueState applicableItemCount version viewerCanEdit
  ownerUnit { id path } grading { informationObject informationDegree serviceObject serviceDegree s a level code }`;

export const register = `mutation ($input: RegisterSystemInput!) { registerSystem(input: $input) { system { ${fields} } } }`;
export const update = `mutation ($input: UpdateSystemInput!) { updateSystem(input: $input) { system { ${fields} } } }`;
export const list = `query ($filter: InformationSystemFilter, $first: Int! = 50, $after: String) {
  informationSystems(filter: $filter, first: $first, after: $after) {
    edges { cursor node { code } } nodes { id code ownerUnit { name } applicableItemCount viewerCanEdit } pageInfo { hasNextPage endCursor } totalCount } }`;

/** Registers a system and answers its id. */
export async function registerId(caller: Caller, code: string, over: object = {}): Promise<string> {
  return (await caller.query(register, { input: newSystem(code, over) })).registerSystem.system.id;
}

/** The codes of a list, in its order. */
export async function codes(caller: Caller, filter?: object): Promise<string[]> {
  const { informationSystems } = await caller.query(list, { filter });
  return informationSystems.nodes.map((system: { code: string }) => system.code);
}
