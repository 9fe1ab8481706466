import type { TestApp } from '../../support/test-app.js';

export interface NewProof {
  readonly unitId?: string;
  readonly controlIds: readonly string[];
  readonly systemId?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly label?: 'INTERNAL' | 'SENSITIVE';
  readonly title?: string;
}

let made = 0;

/** A submitted text evidence of the officer, linked to controls. */
export async function submitProof(app: TestApp, proof: NewProof): Promise<string> {
  made += 1;
  const data = await app
    .as('COMPLIANCE_OFFICER')
    .query(
      `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } error { code message } } } }`,
      {
        input: {
          evidences: [
            {
              title: `证明 ${made}`,
              kind: 'TEXT',
              text: `第 ${made} 份证明的正文`,
              collectedOn: '2026-01-15',
              validFrom: '2026-01-15',
              submit: true,
              ...proof,
            },
          ],
        },
      },
    );
  const [item] = data.createEvidences.items;
  if (!item.evidence) throw new Error(JSON.stringify(item.error));
  return item.evidence.id;
}

const perItem = 'items { evidence { id state } error { code message } }';

/** The manager did not submit it, so he may accept it. */
export async function acceptProof(app: TestApp, id: string): Promise<void> {
  await applied(app, `mutation ($ids: [ID!]!) { outcome: acceptEvidences(ids: $ids) { ${perItem} } }`, id);
}

export async function returnProof(app: TestApp, id: string): Promise<void> {
  await applied(
    app,
    `mutation ($ids: [ID!]!) { outcome: returnEvidences(ids: $ids, reason: "看不清") { ${perItem} } }`,
    id,
  );
}

async function applied(app: TestApp, text: string, id: string): Promise<void> {
  const data = await app.as('MANAGER').query(text, { ids: [id] });
  const [item] = data.outcome.items;
  if (item.error) throw new Error(JSON.stringify(item.error));
}

/** Links as people take them away: by their ids. */
export async function unlinkProof(app: TestApp, id: string): Promise<void> {
  const links = await app.sql<{ id: string }>('select id from evidence_link where evidence_id = $1', [id]);
  await app
    .as('COMPLIANCE_OFFICER')
    .query(`mutation ($linkIds: [ID!]!) { unlinkEvidence(linkIds: $linkIds) { removedLinkIds } }`, {
      linkIds: links.map((link) => link.id),
    });
}

export const deleteMutation = `mutation ($id: ID!) { deleteEvidence(id: $id) { deletedId } }`;
