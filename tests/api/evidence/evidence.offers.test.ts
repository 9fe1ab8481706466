import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  creating,
  emr,
  iso,
  item,
  newMapping,
  point,
  reviewing,
  toEmr,
  toIso,
  updating,
} from '../crosswalk/crosswalk.requests.js';
import { freshAssessment, rate, resultsOf } from '../assessment/scene.js';
import {
  accept,
  acceptedId,
  createId,
  dayFrom,
  giveBack,
  items,
  link,
  unlink,
  update,
} from './evidence.requests.js';
import { acceptOffers, confirm, offers, offersFor, offersOf, told, waiting } from './offer.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('delete from evidence_link');
  await app.sql('delete from mapping_judgement');
  await app.sql('delete from mapping where organization_id is not null');
});

/** The only item of its control point: what is mapped to the point is mapped to the item. */
const door = item('8.1.1.2');
const proof = (changes: object = {}) => acceptedId(app, '门禁记录', { controlIds: [door], ...changes });
const change = (mappingId: string, relation: string) =>
  officer.query(updating, { input: { mappingId, version: 0, relation, confidence: 'HIGH' } });
const take = async (evidenceId: string, controlIds: string[], caller = officer) =>
  (await caller.query(acceptOffers, { evidenceId, controlIds })).acceptMappingOffers;

describe('offers of a piece of evidence', () => {
  it('lead to every mapped control with relation, reason and what is missing', async () => {
    const id = await proof();
    const found = await offers(officer, id);
    expect(told(found).toSorted()).toEqual(
      '09.03.3(1) 09.04.6(2) 4.3.5.1 16.2(2) 10.1.2(2) A.7.1 A.7.2 PR.AA-06 MP-1.1 MP-1.2'
        .split(' ')
        .map((code) => `INTERSECTS ${code}`)
        .toSorted(),
    );
    expect(
      found.every((offer) => offer.missing.join() === 'COMMON_PART' && offer.from.code === '8.1.1.2'),
    ).toBe(true);
    expect(found[0]!.claim.path).toHaveLength(2);
  });

  it('are only hints for one item of several, until the hospital says more', async () => {
    const id = await proof({ controlIds: [item('8.1.4.1-a')] });
    const found = await offers(officer, id, { frameworkCodes: ['emr-2018'] });
    expect(told(found)).toEqual(
      ['09.02.1', '09.02.2(1)', '09.02.4', '09.02.5(1)'].map((code) => `null ${code}`),
    );
    expect(found[0]!.missing).toEqual(['UNCERTAIN']);
    expect(await offers(officer, id, { certain: true })).toEqual([]);
    await officer.query(creating, newMapping(item('8.1.4.1-a'), emr('09.02.1'), { relation: 'SUPERSET' }));
    const [best] = await offers(officer, id, { certain: true });
    expect([best!.claim.relation, best!.control.code, best!.missing]).toEqual(['SUPERSET', '09.02.1', []]);
  });

  it('are certain when the proof is linked to every item of the control point', async () => {
    const every = ['a', 'b', 'c', 'd'].map((letter) => item(`8.1.4.1-${letter}`));
    const id = await proof({ controlIds: every.slice(0, 3) });
    expect(await offers(officer, id, { certain: true })).toEqual([]);
    await officer.query(link, { input: { evidenceIds: [id], controlIds: every } });
    const found = await offers(officer, id, { certain: true, frameworkCodes: ['emr-2018'] });
    expect(told(found)).toEqual(
      ['09.02.1', '09.02.2(1)', '09.02.4', '09.02.5(1)'].map((code) => `INTERSECTS ${code}`),
    );
    expect(found[0]!.from.code).toBe('L3/general/CES/8.1.4.1');
    const { control } = await officer.query(offersFor, { id: emr('09.02.1') });
    expect(control.mappingOffers.nodes).toMatchObject([
      { evidence: { id }, claim: { relation: 'INTERSECTS' } },
    ]);
    const { links } = await take(id, [emr('09.02.1')]);
    expect(links[0].derivedFrom.path).toHaveLength(1);
  });

  it('put what lacks nothing first: EQUAL and SUPERSET, then SUBSET, then INTERSECTS', async () => {
    await change(toEmr('PES', '8.1.1.2', '09.03.3(1)'), 'SUBSET');
    await change(toEmr('PES', '8.1.1.2', '09.04.6(2)'), 'SUPERSET');
    await change(toIso('PES', '8.1.1.2', 'A.7.2'), 'EQUAL');
    const found = await offers(officer, await proof());
    expect(told(found).slice(0, 4)).toEqual([
      'EQUAL A.7.2',
      'SUPERSET 09.04.6(2)',
      'SUBSET 09.03.3(1)',
      expect.stringContaining('INTERSECTS'),
    ]);
    expect(found.slice(0, 3).map((offer) => offer.missing)).toEqual([[], [], ['REST_OF_CONTROL']]);
  });

  it('come with acceptance and go with validity, return and rejection of the mapping', async () => {
    const id = await createId(officer, '巡检', { controlIds: [door], submit: true });
    expect(await offers(officer, id)).toEqual([]);
    await items(app.as('MANAGER'), accept, { ids: [id] });
    expect(await offers(officer, id)).toHaveLength(10);
    await officer.query(reviewing, { ids: [toIso('PES', '8.1.1.2', 'A.7.2')], status: 'REJECTED' });
    expect(told(await offers(officer, id))).not.toContain('INTERSECTS A.7.2');
    await items(app.as('MANAGER'), update, {
      input: {
        ids: [id],
        changes: { validFrom: dayFrom(-9), collectedOn: dayFrom(-9), validUntil: dayFrom(-1) },
      },
    });
    expect(await offers(officer, id)).toEqual([]);
    await items(app.as('MANAGER'), update, { input: { ids: [id], changes: { clearValidUntil: true } } });
    expect(await offers(officer, id)).toHaveLength(9);
    await items(app.as('MANAGER'), giveBack, { ids: [id], reason: '看不清' });
    expect(await offers(officer, id)).toEqual([]);
  });

  it('go from EMR to the items of MLPS as hints, and to ISO 27001 only when both steps are certain', async () => {
    const id = await proof({ controlIds: [emr('09.02.1')] });
    expect(told(await offers(officer, id, { frameworkCodes: ['mlps-2.0'] }))).toEqual(
      ['a', 'b', 'c', 'd'].map((letter) => `null 8.1.4.1-${letter}`),
    );
    expect(await offers(officer, id, { frameworkCodes: ['iso27001-2022'] })).toEqual([]);
    await change(toEmr('CES', '8.1.4.1', '09.02.1'), 'SUPERSET');
    await change(toIso('CES', '8.1.4.1', 'A.8.5'), 'SUBSET');
    const [offer] = await offers(officer, id, { frameworkCodes: ['iso27001-2022'] });
    expect([offer!.claim.relation, offer!.control.code, offer!.claim.path.length]).toEqual([
      'SUBSET',
      'A.8.5',
      2,
    ]);
  });

  it('of a proof for one system say that other rule books ask about the hospital', async () => {
    const { systemId } = await freshAssessment(app);
    const id = await proof({ systemId });
    const found = await offers(officer, id);
    expect(found.every((offer) => offer.system === null && offer.missing.includes('OTHER_SYSTEMS'))).toBe(
      true,
    );
    const back = await proof({ controlIds: [emr('09.02.1')] });
    await officer.query(creating, newMapping(emr('09.02.1'), item('8.1.4.1-a')));
    expect(told(await offers(officer, back, { certain: true }))).toContain('EQUAL 8.1.4.1-a');
  });

  it('turn pages', async () => {
    const id = await proof();
    const codes: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { evidence }: any = await officer.query(offersOf, { id, first: 3, after });
      const { nodes, pageInfo, totalCount } = evidence.mappingOffers;
      expect(totalCount).toBe(10);
      codes.push(...nodes.map((node: any) => node.control.code));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(new Set(codes).size).toBe(10);
    expect((await officer.fails(offersOf, { id, first: 101 })).code).toBe('LIMIT_EXCEEDED');
  });
});

describe('offers for a control', () => {
  it('are the same, seen from the other end', async () => {
    const id = await proof();
    const { control } = await officer.query(offersFor, { id: emr('09.03.3(1)') });
    expect(control.mappingOffers.nodes).toMatchObject([
      {
        evidence: { id },
        from: { code: '8.1.1.2' },
        control: { code: '09.03.3(1)' },
        claim: { relation: 'INTERSECTS' },
      },
    ]);
    await take(id, [emr('09.03.3(1)')]);
    expect((await officer.query(offersFor, { id: emr('09.03.3(1)') })).control.mappingOffers.totalCount).toBe(
      0,
    );
  });

  it('for one system leave out what holds for another', async () => {
    const [one, two] = [await freshAssessment(app), await freshAssessment(app)];
    await officer.query(creating, newMapping(item('8.1.4.1-a'), emr('09.02.1')));
    await proof({ controlIds: [emr('09.02.1')] });
    // A rule book of the hospital proves for every system; a link of one system would be an offer for it alone.
    for (const { systemId } of [one, two]) {
      const { control } = await officer.query(offersFor, { id: item('8.1.4.1-a'), subjectId: systemId });
      expect(control.mappingOffers.nodes).toMatchObject([{ claim: { relation: 'EQUAL' }, system: null }]);
    }
  });

  it('are none for nodes that receive no result', async () => {
    await proof();
    expect(
      (await officer.query(offersFor, { id: point('PES', '8.1.1.2') })).control.mappingOffers.totalCount,
    ).toBe(0);
  });
});

describe('accepting offers', () => {
  it('links many at once, as derived, with their path, and proves nothing yet', async () => {
    const id = await proof();
    const found = await offers(officer, id);
    const answer = await take(
      id,
      found.map((offer) => offer.control.id),
    );
    expect(answer).toMatchObject({
      created: 10,
      alreadyLinked: 0,
      evidence: { mappingOffers: { totalCount: 0 } },
    });
    expect(answer.links).toHaveLength(10);
    expect(answer.links[0]).toMatchObject({
      status: 'PROPOSED',
      viewerCanConfirm: true,
      confirmedBy: null,
      derivedFrom: { relation: 'INTERSECTS', path: [{ from: { code: '8.1.1.2' } }, {}] },
    });
    expect(
      await app.sql(`select count(*)::integer as n from valid_link where evidence_id = $1`, [id]),
    ).toEqual([{ n: 1 }]);
    const [event] = await app.sql(
      `select after from event where action = 'evidence.linkProposed' order by seq desc limit 1`,
    );
    expect(event.after).toHaveLength(10);
    expect(event.after[0]).toMatchObject({ from: '8.1.1.2', relation: 'INTERSECTS' });
  });

  it('by twenty at the same time makes each link once', async () => {
    const id = await proof();
    const controlIds = (await offers(officer, id)).map((offer) => offer.control.id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => take(id, controlIds)));
    expect(answers.reduce((sum, answer) => sum + answer.created, 0)).toBe(10);
    expect(
      answers.every((answer) => answer.created + answer.alreadyLinked === 10 && answer.links.length === 10),
    ).toBe(true);
  });

  it.each([
    ['a control that is not mapped', () => [emr('01.01.1(1)')], 'BAD_USER_INPUT'],
    ['an offer beside one that is none', () => [emr('09.03.3(1)'), iso('A.5.1')], 'BAD_USER_INPUT'],
    ['a node without results', () => [point('PES', '8.1.1.2')], 'BAD_USER_INPUT'],
    ['no control', () => [], 'BAD_USER_INPUT'],
    ['no id', () => ['x'], 'NOT_FOUND'],
  ])('refuses %s, and links nothing', async (_what, controlIds, code) => {
    const id = await proof();
    expect((await officer.fails(acceptOffers, { evidenceId: id, controlIds: controlIds() })).code).toBe(code);
    expect(await app.sql(`select 1 from evidence_link where status = 'PROPOSED'`)).toEqual([]);
  });

  it('refuses evidence that is no proof, and unknown evidence', async () => {
    const draft = await createId(officer, '草稿', { controlIds: [door] });
    const ask = (evidenceId: string) =>
      officer.fails(acceptOffers, { evidenceId, controlIds: [emr('09.03.3(1)')] });
    expect((await ask(draft)).code).toBe('BAD_USER_INPUT');
    expect((await ask('01900000-0000-7000-8000-000000000000')).code).toBe('NOT_FOUND');
  });

  it('does not lead on by itself: a derived link makes no offers before it is confirmed', async () => {
    await officer.query(creating, newMapping(emr('09.03.3(1)'), iso('A.8.34')));
    const id = await proof();
    const far = async () => told(await offers(officer, id)).filter((each) => each.endsWith('A.8.34'));
    // By way of EMR the relation is still INTERSECTS; the chain is certain, so it is offered at once.
    expect(await far()).toEqual(['INTERSECTS A.8.34']);
    const { links } = await take(id, [emr('09.03.3(1)')]);
    expect(await far()).toEqual(['INTERSECTS A.8.34']);
    await officer.query(confirm, { ids: [links[0].id] });
    expect(await far()).toEqual(['EQUAL A.8.34']);
  });
});

describe('confirming', () => {
  it('makes a derived link count: the proof of the result moves with it', async () => {
    const { id: assessmentId } = await freshAssessment(app);
    const target = (await resultsOf(officer, assessmentId)).find(
      (result) => result.control.code === '8.1.4.1-a',
    )!;
    await rate(officer, [{ resultId: target.id, verdict: 'MET' }]);
    await officer.query(creating, newMapping(emr('09.02.1'), item('8.1.4.1-a')));
    const id = await proof({ controlIds: [emr('09.02.1')] });
    const { links } = await take(id, [item('8.1.4.1-a')]);
    const state = async () => {
      const found = (await resultsOf(officer, assessmentId)).find((result) => result.id === target.id)!;
      return found.proofState;
    };
    expect(await state()).toBe('MISSING');
    const { confirmLinks } = await officer.query(confirm, { ids: [links[0].id] });
    expect(confirmLinks).toMatchObject({
      confirmed: 1,
      links: [
        {
          status: 'CONFIRMED',
          confirmedBy: { id: app.fixture.north.members.COMPLIANCE_OFFICER },
          viewerCanConfirm: false,
          derivedFrom: { relation: 'EQUAL' },
        },
      ],
    });
    expect(await state()).toBe('PROVEN');
    const [score] = await app.sql(`select proven from assessment_score where assessment_id = $1`, [
      assessmentId,
    ]);
    expect(score.proven).toMatchObject({ met: 1 });
    expect((await officer.query(confirm, { ids: [links[0].id] })).confirmLinks.confirmed).toBe(0);
    expect(
      await app.sql(
        `select count(*)::integer as n from event where action = 'evidence.linkConfirmed' and object_id = $1`,
        [id],
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('takes all or none', async () => {
    const id = await proof();
    const { links } = await take(id, [emr('09.03.3(1)')]);
    expect(
      (await officer.fails(confirm, { ids: [links[0].id, '01900000-0000-7000-8000-000000000000'] })).code,
    ).toBe('NOT_FOUND');
    expect(await app.sql(`select 1 from evidence_link where confirmed_at is not null`)).toEqual([]);
  });

  it('is also what a person does who links the same by himself', async () => {
    const id = await proof();
    await take(id, [emr('09.03.3(1)')]);
    const input = { evidenceIds: [id], controlIds: [emr('09.03.3(1)'), iso('A.7.1'), door] };
    const asked = `mutation ($input: LinkEvidenceInput!) { linkEvidence(input: $input) { created confirmed alreadyLinked links { status } } }`;
    const { linkEvidence } = await officer.query(asked, { input });
    expect(linkEvidence).toMatchObject({ created: 1, confirmed: 1, alreadyLinked: 1 });
    expect(linkEvidence.links.every((one: { status: string }) => one.status === 'CONFIRMED')).toBe(true);
  });

  it('can be declined by taking the link away; then it is offered again', async () => {
    const id = await proof();
    const { links } = await take(id, [emr('09.03.3(1)')]);
    await officer.query(unlink, { linkIds: [links[0].id] });
    expect(told(await offers(officer, id))).toContain('INTERSECTS 09.03.3(1)');
  });

  it('lists what waits, oldest first, page by page', async () => {
    const id = await proof();
    const found = await offers(officer, id);
    await take(
      id,
      found.slice(0, 3).map((offer) => offer.control.id),
    );
    await take(
      id,
      found.slice(3, 5).map((offer) => offer.control.id),
    );
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { proposedLinks }: any = await officer.query(waiting, { first: 2, after });
      expect(proposedLinks.totalCount).toBe(5);
      seen.push(...proposedLinks.nodes.map((node: any) => node.id));
      ({ endCursor: after, hasNextPage: more } = proposedLinks.pageInfo);
    }
    expect(new Set(seen).size).toBe(5);
    for (const forged of [
      'x',
      Buffer.from('["2026",1]').toString('base64url'),
      Buffer.from(`["'; --","x"]`).toString('base64url'),
    ])
      expect(['BAD_USER_INPUT', 'NOT_FOUND']).toContain(
        (await officer.fails(waiting, { after: forged })).code,
      );
  });
});

describe('linking for a system', () => {
  it('keeps the system inside MLPS and never counts for another', async () => {
    const { systemId } = await freshAssessment(app);
    await officer.query(creating, newMapping(item('8.1.4.1-a'), emr('09.02.1')));
    const id = await proof({ controlIds: [item('8.1.4.1-a')], systemId });
    const { links } = await take(id, [emr('09.02.1')]);
    expect(links[0].system).toBeNull();
    await officer.query(link, { input: { evidenceIds: [id], controlIds: [emr('09.03.3(1)')], systemId } });
    // What was linked to a rule book of the hospital for one system is offered to MLPS for that system.
    const back = (await offers(officer, id, { frameworkCodes: ['mlps-2.0'] })).filter(
      (offer) => offer.control.code === '8.1.1.2',
    );
    expect(back.map((offer) => offer.system?.id)).toEqual([systemId]);
  });
});
