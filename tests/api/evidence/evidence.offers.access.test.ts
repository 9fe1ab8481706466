import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';
import { emr, iso, item } from '../crosswalk/crosswalk.requests.js';
import { acceptedId } from './evidence.requests.js';
import { acceptOffers, confirm, offers, offersFor, offersOf, waiting } from './offer.requests.js';

let app: TestApp;
let officer: Caller;
let general: string;
let secret: string;
let radiology: string;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  const { units, members } = app.fixture.north;
  const proof = (title: string, changes: object) =>
    acceptedId(app, title, { controlIds: [item('8.1.1.2')], ...changes });
  general = await proof('信息科', { unitId: units.information });
  secret = await proof('敏感', {
    unitId: units.radiology,
    label: 'SENSITIVE',
    ownerId: members.COMPLIANCE_OFFICER,
  });
  radiology = await proof('放射科', { unitId: units.radiology });
});
afterAll(() => app.close());

const mayLink: readonly Role[] = ['COMPLIANCE_OFFICER', 'CONTRIBUTOR', 'SERVICE_ENGINEER'];
const mayRead: readonly Role[] = [...mayLink, 'MANAGER', 'INSPECTOR'];

describe.each(roles)('%s', (role) => {
  it('sees and accepts offers as his role says', async () => {
    const caller = app.as(role);
    const { errors } = await caller.run(waiting);
    expect(errors?.[0]?.extensions.code).toBe(mayRead.includes(role) ? undefined : 'FORBIDDEN');
    const code = await caller
      .fails(acceptOffers, { evidenceId: radiology, controlIds: [emr('01.01.1(1)')] })
      .then((failure) => failure.code);
    // Whoever may link gets as far as the control, which is not offered.
    expect(code).toBe(mayLink.includes(role) ? 'BAD_USER_INPUT' : 'FORBIDDEN');
    if (!mayLink.includes(role))
      expect((await caller.fails(confirm, { ids: [general] })).code).toBe('FORBIDDEN');
  });
});

it('people of a unit neither see nor accept offers of evidence out of their sight', async () => {
  const contributor = app.as('CONTRIBUTOR');
  for (const id of [general, secret]) {
    expect((await contributor.query(offersOf, { id })).evidence).toBeNull();
    const attempt = { evidenceId: id, controlIds: [emr('09.03.3(1)')] };
    expect((await contributor.fails(acceptOffers, attempt)).code).toBe('NOT_FOUND');
  }
  const { control } = await contributor.query(offersFor, { id: emr('09.03.3(1)') });
  expect(control.mappingOffers.nodes.map((offer: any) => offer.evidence.id)).toEqual([radiology]);
  const seen = await officer.query(offersFor, { id: emr('09.03.3(1)') });
  expect(seen.control.mappingOffers.totalCount).toBe(3);
});

it('nobody confirms a link of evidence out of his sight, nor learns of it', async () => {
  const { acceptMappingOffers } = await officer.query(acceptOffers, {
    evidenceId: secret,
    controlIds: [iso('A.7.1')],
  });
  const [{ id }] = acceptMappingOffers.links;
  expect((await app.as('CONTRIBUTOR').fails(confirm, { ids: [id] })).code).toBe('NOT_FOUND');
  expect((await app.as('CONTRIBUTOR').query(waiting)).proposedLinks.totalCount).toBe(0);
  expect((await officer.query(waiting)).proposedLinks.totalCount).toBe(1);
});

it('an API token may accept offers, and neither confirm nor link its way around that', async () => {
  const call = await tokenOf(app, ['evidence:read', 'evidence:link', 'framework:read']);
  const accepted = await call(acceptOffers, { evidenceId: general, controlIds: [iso('A.7.2')] });
  const [link] = accepted.data.acceptMappingOffers.links;
  expect(link).toMatchObject({ status: 'PROPOSED', viewerCanConfirm: false });
  expect((await call(confirm, { ids: [link.id] })).errors[0].extensions.code).toBe('FORBIDDEN');
  const direct = await call(
    `mutation ($input: LinkEvidenceInput!) { linkEvidence(input: $input) { created confirmed alreadyLinked } }`,
    { input: { evidenceIds: [general], controlIds: [iso('A.7.2')] } },
  );
  expect(direct.data.linkEvidence).toEqual({ created: 0, confirmed: 0, alreadyLinked: 1 });
  expect(await app.sql('select status from evidence_link where id = $1', [link.id])).toEqual([
    { status: 'PROPOSED' },
  ]);
});

it('nobody sees or does anything signed out', async () => {
  for (const [text, variables] of [
    [waiting, {}],
    [acceptOffers, { evidenceId: general, controlIds: [iso('A.7.1')] }],
    [confirm, { ids: [general] }],
  ] as const)
    expect((await app.anonymous.fails(text, variables)).code).toBe('UNAUTHENTICATED');
});

it('another hospital is offered nothing of ours, and can neither accept nor confirm', async () => {
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  expect((await south.query(offersOf, { id: general })).evidence).toBeNull();
  expect((await south.query(offersFor, { id: emr('09.03.3(1)') })).control.mappingOffers.totalCount).toBe(0);
  expect((await south.query(waiting)).proposedLinks.totalCount).toBe(0);
  expect(
    (await south.fails(acceptOffers, { evidenceId: general, controlIds: [emr('09.03.3(1)')] })).code,
  ).toBe('NOT_FOUND');
  const [{ id }] = await app.sql(`select id from evidence_link where status = 'PROPOSED' limit 1`);
  expect((await south.fails(confirm, { ids: [id] })).code).toBe('NOT_FOUND');
  // Linked to the same rule book by the other hospital: still nothing in common.
  const own = await acceptedIdOf(south, app.as('MANAGER', 'south'));
  expect((await offers(south, own)).every((offer) => offer.evidence.id === own)).toBe(true);
});

async function acceptedIdOf(author: Caller, reviewer: Caller): Promise<string> {
  const { createEvidences } = await author.query(
    `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } } } }`,
    {
      input: {
        evidences: [
          {
            title: '南院',
            kind: 'TEXT',
            text: '南',
            collectedOn: '2026-01-01',
            controlIds: [item('8.1.1.2')],
            submit: true,
          },
        ],
      },
    },
  );
  const { id } = createEvidences.items[0].evidence;
  await reviewer.query(`mutation ($ids: [ID!]!) { acceptEvidences(ids: $ids) { items { id } } }`, {
    ids: [id],
  });
  return id;
}

it('the application can change nothing of a link but its confirmation', async () => {
  const { database } = app.house.deps;
  const set = (sql: string) => database.write(app.actor('COMPLIANCE_OFFICER'), (tx) => tx.query('t', sql));
  for (const column of [
    'evidence_id',
    'control_id',
    'system_id',
    'created_by',
    'derived_from',
    'organization_id',
  ])
    await expect(set(`update evidence_link set ${column} = null`)).rejects.toThrow(/permission denied/);
});
