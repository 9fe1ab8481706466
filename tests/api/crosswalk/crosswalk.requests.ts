import { crosswalkId, mappingId } from '../../../server/features/crosswalk/crosswalk.ids.js';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import type { Caller } from '../../support/test-app.js';

/** A control point of MLPS level 3 by its class and clause. */
export const point = (category: string, clause: string): string =>
  controlId('mlps-2.0', `L3/general/${category}/${clause}`);
export const item = (clause: string): string => controlId('mlps-2.0', clause);
export const emr = (code: string): string => controlId('emr-2018', code);
export const iso = (code: string): string => controlId('iso27001-2022', code);
export const csf = (code: string): string => controlId('csf-2.0', code);

/** Published mappings from a control point of MLPS level 3. */
export const toEmr = (category: string, clause: string, code: string): string =>
  mappingId('mlps-l3-emr', `L3/general/${category}/${clause}`, code);
export const toIso = (category: string, clause: string, code: string): string =>
  mappingId('mlps-l3-iso27001', `L3/general/${category}/${clause}`, code);
export const emrCrosswalk = crosswalkId('mlps-l3-emr');

const fields = `id relation confidence rationale status firstRelation firstConfidence own judgedByName version
  viewerCanReview viewerCanDelete source { id code } target { id code } crosswalk { code own }`;

export const listing = `query ($filter: MappingFilter, $first: Int, $after: String) {
  mappings(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`;
export const reviewing = `mutation ($ids: [ID!]!, $status: MappingStatus!) {
  reviewMappings(input: { mappingIds: $ids, status: $status }) { mappings { ${fields} } } }`;
export const updating = `mutation ($input: UpdateMappingInput!) { updateMapping(input: $input) { mapping { ${fields} } } }`;
export const creating = `mutation ($input: CreateMappingInput!) { createMapping(input: $input) { mapping { ${fields} } } }`;
export const deleting = `mutation ($id: ID!) { deleteMapping(mappingId: $id) { deletedMappingId } }`;
export const opening = `mutation ($input: CreateCrosswalkInput!) { createCrosswalk(input: $input) { crosswalk { id code own mappingCount viewerCanDelete } } }`;
export const closing = `mutation ($id: ID!) { deleteCrosswalk(crosswalkId: $id) { deletedCrosswalkId deletedMappings } }`;
export const claiming = `query ($id: ID!, $filter: MappingClaimFilter, $first: Int, $after: String) { control(id: $id) {
  mappings(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
    relation confidence reviewed mappingCount control { id code framework { code } }
    path { relation confidence reviewed from { id code } to { id code } mapping { id status } } } } } }`;
export const covering = `query ($of: String!, $by: String!, $under: String, $filter: ControlCoverageFilter, $first: Int, $after: String) {
  crosswalkCoverage(frameworkCode: $of, byFrameworkCode: $by, under: $under) {
    framework { code } byFramework { code } scope { code } reviewed
    counts { assessable full part hint none } byRelation { relation count } byConfidence { confidence count }
    groups { control { code } counts { assessable full part hint none } }
    controls(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { kind relatedCount control { code } best { relation confidence path { from { code } to { code } } } } } } }`;
export const matrix = `query ($of: String!, $by: String!, $under: String) {
  crosswalkMatrix(frameworkCode: $of, byFrameworkCode: $by, under: $under) { scope { code }
    rows { controlId code name groupId groupName mapped } columns { controlId code name groupId groupName mapped }
    cells { row column mappingId relation confidence status } } }`;

export const newMapping = (sourceId: string, targetId: string, more: object = {}) => ({
  input: { sourceId, targetId, relation: 'EQUAL', confidence: 'HIGH', ...more },
});

/** Everything that follows for a control, as `relation code`. */
export async function claimsFor(caller: Caller, id: string, filter: object = {}): Promise<string[]> {
  const { control } = await caller.query(claiming, { id, filter, first: 100 });
  return control.mappings.nodes.map(
    (claim: { relation: string | null; control: { code: string } }) =>
      `${claim.relation} ${claim.control.code}`,
  );
}
