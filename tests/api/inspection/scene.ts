import type { Caller, TestApp } from '../../support/test-app.js';
import { freshAssessment, resultsOf } from '../assessment/scene.js';
import type { SceneResult } from '../assessment/scene.js';

export const inspectionFields = `id name kind state inspectingBody noticeNumber note periodFrom periodTo visitFrom visitTo reason version
  viewerCanEdit viewerCanNote viewerCanReopen leader { displayName } assessment { id } previous { id } plan { id name source sourceReference }
  readiness { items ready unassigned overdue problems { kind count } } rectification { findings planned settled overdue nextDueOn }`;
export const itemFields = `id position dueOn overdue ready interpretation interviewee place verdict openNotes version viewerCanEdit
  control { code } unit { name } person { displayName } result { id } problems { kind evidenceCount evidences { id } }`;
export const noteFields = `id kind text severity state answer version viewerCanNote viewerCanChange item { id control { code } } evidences { id }
  createdBy { displayName } answeredBy { displayName } task { id title state priority dueOn results { id } unit { name } }`;

export const createMutation = `mutation ($input: CreateInspectionInput!) { createInspection(input: $input) { inspection { ${inspectionFields} } } }`;
export const updateMutation = `mutation ($input: UpdateInspectionInput!) { updateInspection(input: $input) { inspection { ${inspectionFields} } } }`;
export const assignMutation = `mutation ($input: AssignInspectionItemsInput!) { assignInspectionItems(input: $input) { items { ${itemFields} } } }`;
export const interpretMutation = `mutation ($input: InterpretInspectionItemInput!) { interpretInspectionItem(input: $input) { items { ${itemFields} } } }`;
export const noteMutation = `mutation ($input: AddInspectionNoteInput!) { addInspectionNote(input: $input) { note { ${noteFields} } } }`;
export const changeNoteMutation = `mutation ($input: UpdateInspectionNoteInput!) { updateInspectionNote(input: $input) { note { ${noteFields} } } }`;
export const removeNoteMutation = `mutation ($input: RemoveInspectionNoteInput!) { removeInspectionNote(input: $input) { inspection { ${inspectionFields} } } }`;
export const answerMutation = `mutation ($input: AnswerInspectionNoteInput!) { answerInspectionNote(input: $input) { note { ${noteFields} } } }`;
export const planMutation = `mutation ($input: PlanInspectionFindingsInput!) { planInspectionFindings(input: $input) { createdTasks plan { id name } inspection { ${inspectionFields} } } }`;

export const stepMutation = (verb: string): string => {
  const reason = verb === 'cancelInspection' || verb === 'reopenInspection';
  return `mutation ($id: ID!, $version: Int!${reason ? ', $reason: String!' : ''}) {
    moved: ${verb}(id: $id, version: $version${reason ? ', reason: $reason' : ''}) { inspection { ${inspectionFields} } } }`;
};

let made = 0;

export async function newInspection(caller: Caller, more: Record<string, unknown>): Promise<any> {
  made += 1;
  const input = {
    name: '2026 年网络安全联合检查',
    kind: 'JOINT',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    clientKey: `inspection-${made}`,
    ...more,
  };
  return (await caller.query(createMutation, { input })).createInspection.inspection;
}

export async function inspectionOf(caller: Caller, id: string, more = '', asOf?: string): Promise<any> {
  const text = `query ($id: ID!, $asOf: AsOf) { inspection(id: $id, asOf: $asOf) { ${inspectionFields} ${more} } }`;
  return (await caller.query(text, { id, asOf })).inspection;
}

export async function itemsOf(
  caller: Caller,
  id: string,
  filter: Record<string, unknown> = {},
): Promise<any[]> {
  const text = `query ($id: ID!, $filter: InspectionItemFilter) { inspection(id: $id) { items(first: 100, filter: $filter) { totalCount nodes { ${itemFields} } } } }`;
  return (await caller.query(text, { id, filter })).inspection.items.nodes;
}

export async function note(
  caller: Caller,
  inspectionId: string,
  more: Record<string, unknown>,
): Promise<any> {
  made += 1;
  const input = { inspectionId, kind: 'FINDING', text: '弱口令', clientKey: `note-${made}`, ...more };
  return (await caller.query(noteMutation, { input })).addInspectionNote.note;
}

export const move = async (
  caller: Caller,
  verb: string,
  inspection: { id: string; version: number },
  reason?: string,
): Promise<any> =>
  (await caller.query(stepMutation(verb), { id: inspection.id, version: inspection.version, reason })).moved
    .inspection;

export interface InspectionScene {
  readonly assessmentId: string;
  readonly systemId: string;
  readonly results: SceneResult[];
  readonly inspection: any;
}

/** A fresh MLPS assessment and an inspection over it. */
export async function inspectionScene(
  app: TestApp,
  more: Record<string, unknown> = {},
): Promise<InspectionScene> {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { id, systemId } = await freshAssessment(app);
  return {
    assessmentId: id,
    systemId,
    results: await resultsOf(officer, id),
    inspection: await newInspection(officer, { assessmentId: id, ...more }),
  };
}
