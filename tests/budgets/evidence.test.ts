import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accept,
  acceptedId,
  controlIds,
  create,
  createId,
  items,
  link,
  newText,
  submit,
  unlink,
  update,
} from '../api/evidence/evidence.requests.js';
import { acceptOffers, confirm, offersOf } from '../api/evidence/offer.requests.js';
import { freshAssessment, rate, resultsOf } from '../api/assessment/scene.js';
import { inWrite, sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
let controls: string[];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  controls = await controlIds(officer, 60);
  const evidences = Array.from({ length: 40 }, (_unused, at) =>
    newText(`evidence ${at}`, { controlIds: controls.slice(at, at + 3) }),
  );
  await officer.query(create, { input: { evidences } });
});
afterAll(() => app.close());

describe('linking', () => {
  it('one evidence to thirty controls takes at most six statements, door and audit trail included', async () => {
    const id = await createId(officer, 'one for thirty');
    const statements = inWrite(
      await sent(() =>
        officer.query(link, { input: { evidenceIds: [id], controlIds: controls.slice(0, 30) } }),
      ),
    );
    expect(statements.filter((name) => !name.startsWith('score.'))).toEqual([
      'door.write',
      'evidenceLink.link',
      'event.insert',
    ]);
    expect(statements.length).toBeLessThanOrEqual(6);
  });

  it('takes no more for ten times as much, nor does undoing it', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push(await createId(officer, `many ${at}`));
    let answer: any;
    const statements = inWrite(
      await sent(async () => {
        answer = await officer.query(link, {
          input: { evidenceIds: ids, controlIds: controls.slice(0, 50) },
        });
      }),
    );
    expect(answer.linkEvidence.created).toBe(250);
    expect(statements.length).toBeLessThanOrEqual(6);
    const linkIds = answer.linkEvidence.links.map((one: { id: string }) => one.id);
    expect(inWrite(await sent(() => officer.query(unlink, { linkIds }))).length).toBeLessThanOrEqual(6);
  });
});

describe('batches take the same number of statements whatever their size', () => {
  const batch = async (
    verb: string,
    caller: Caller,
    count: number,
    variables: (ids: string[]) => Record<string, unknown>,
    prepared?: string,
  ) => {
    const answers = await items(officer, create, {
      input: {
        evidences: Array.from({ length: count }, (_unused, at) =>
          newText(`${verb.length} ${count} ${at}`, { controlIds: controls.slice(0, 2) }),
        ),
      },
    });
    const ids = answers.map((answer) => answer.evidence.id as string);
    if (prepared) await items(officer, prepared, { ids });
    return inWrite(await sent(() => items(caller, verb, variables(ids))));
  };

  it.each([
    ['submitting', submit, 'COMPLIANCE_OFFICER', undefined],
    ['accepting', accept, 'MANAGER', submit],
    ['changing', update, 'COMPLIANCE_OFFICER', undefined],
  ] as const)('%s', async (_what, verb, role, prepared) => {
    const variables = (ids: string[]) =>
      verb === update ? { input: { ids, changes: { title: 'new title', tags: ['t'] } } } : { ids };
    const few = await batch(verb, app.as(role), 2, variables, prepared);
    const many = await batch(verb, app.as(role), 60, variables, prepared);
    expect(many).toEqual(few);
    expect(many.length).toBeLessThanOrEqual(9);
  });

  it.each([
    ['submitting', 'submitEvidences(filter: $filter)', 'COMPLIANCE_OFFICER'],
    ['accepting', 'acceptEvidences(filter: $filter)', 'MANAGER'],
    ['linking', `linkEvidence(input: { filter: $filter, controlIds: $controls })`, 'COMPLIANCE_OFFICER'],
  ] as const)('%s everything that matches', async (what, verb, role) => {
    const answer = what === 'linking' ? 'created' : 'items { id error { code } }';
    const matching = async (count: number): Promise<string[]> => {
      const tag = `${what} ${count}`;
      for (let from = 0; from < count; from += 100) {
        const evidences = Array.from({ length: Math.min(100, count - from) }, (_unused, at) =>
          newText(`${tag} ${from + at}`, { tags: [tag], submit: what === 'accepting' }),
        );
        await officer.query(create, { input: { evidences } });
      }
      const declared = what === 'linking' ? ', $controls: [ID!]!' : '';
      const text = `mutation ($filter: EvidenceFilter${declared}) { ${verb} { ${answer} } }`;
      return inWrite(
        await sent(() =>
          app.as(role).query(text, {
            filter: { tag },
            ...(what === 'linking' ? { controls: controls.slice(0, 2) } : {}),
          }),
        ),
      );
    };
    const few = await matching(2);
    const many = await matching(260);
    expect(many).toEqual(few);
    expect(many).toContain('evidence.matching');
    expect(many.length).toBeLessThanOrEqual(9);
  });

  it('creating', async () => {
    const one = inWrite(
      await sent(() =>
        officer.query(create, { input: { evidences: [newText('c', { controlIds: controls.slice(0, 1) })] } }),
      ),
    );
    const many = inWrite(
      await sent(() =>
        officer.query(create, {
          input: {
            evidences: Array.from({ length: 60 }, (_unused, at) =>
              newText(`c ${at}`, { controlIds: controls.slice(0, 3) }),
            ),
          },
        }),
      ),
    );
    expect(many).toEqual(one);
    expect(many.length).toBeLessThanOrEqual(9);
  });
});

describe('reading', () => {
  const rights =
    'viewerCanEdit viewerCanSubmit viewerCanAccept viewerCanReturn viewerCanDelete viewerCanLink';
  it.each([
    [
      'a page of the library',
      `{ evidences(first: 50) { totalCount nodes { title validity proves ${rights} } } }`,
      1,
    ],
    [
      'the same with search, owner, unit, version and link count',
      `{ evidences(first: 50, filter: { search: "evidence" }) { totalCount nodes { title owner { displayName } unit { path } currentVersion { fileName } linkCount ${rights} } } }`,
      2,
    ],
    [
      'a ranked search with the place of each hit',
      '{ evidences(first: 50, filter: { search: "evidence" }) { totalCount nodes { title match(search: "evidence") { place snippet { text found } } } } }',
      2,
    ],
    [
      'evidence with the state of the text in every version',
      '{ evidences(first: 50) { nodes { versions { textState textReason textCut } } } }',
      2,
    ],
    // Evidence, its links, the controls (editions of the rule book).
    [
      'evidence with links to controls',
      '{ evidences(first: 50) { nodes { links { control { code name } } } } }',
      3,
    ],
    [
      'facets',
      '{ evidenceFacets(filter: { search: "evidence" }) { states { count } validities { count } labels { count } units { count } kinds { count } owners { name count } tags { count } frameworks { name count } } }',
      1,
    ],
    // Editions of the rule book, links with their evidence.
    [
      'a level with the evidence of every control',
      '{ framework(code: "mlps-2.0") { controls(filter: { level: "L3", assessable: true }) { code evidenceLinks { evidence { title proves } } } } }',
      2,
    ],
  ])('%s', async (_what, query, budget) => {
    const statements = await sent(() => officer.query(query));
    const counted = statements.filter((statement) => !/^(begin|commit)/.test(statement));
    expect(counted, counted.join(', ')).toHaveLength(budget);
  });
});

describe('offers by mappings', () => {
  let evidenceId: string;
  // What proves nothing any more moves no score below.
  afterAll(() => app.sql('delete from evidence_link where evidence_id = $1', [evidenceId]));

  it('accepting thirty takes six statements, and confirming them no more than linking', async () => {
    evidenceId = await acceptedId(app, 'proof for other rule books', {
      controlIds: controls.slice(0, 40),
    });
    const { evidence } = await officer.query(offersOf, { id: evidenceId, first: 30 });
    const controlIds = evidence.mappingOffers.nodes.map(
      (offer: { control: { id: string } }) => offer.control.id,
    );
    expect(controlIds).toHaveLength(30);
    let answer: any;
    const accepting = inWrite(
      await sent(async () => {
        answer = await officer.query(acceptOffers, { evidenceId, controlIds });
      }),
    );
    expect(answer.acceptMappingOffers.created).toBe(30);
    expect(accepting).toEqual([
      'door.write',
      'evidenceLink.proving',
      'framework.editions',
      'mapping.steps',
      'evidenceLink.propose',
      'event.insert',
    ]);
    const ids = answer.acceptMappingOffers.links.map((one: { id: string }) => one.id);
    const confirming = inWrite(await sent(() => officer.query(confirm, { ids })));
    expect(confirming.filter((name) => !name.startsWith('score.'))).toEqual([
      'door.write',
      'evidenceLink.confirm',
      'event.insert',
    ]);
  });

  it('reading those of fifty proofs takes three statements besides the list', async () => {
    const statements = await sent(() =>
      officer.query(
        '{ evidences(first: 50) { nodes { id mappingOffers(first: 3) { totalCount nodes { missing control { code } } } } } }',
      ),
    );
    const counted = statements.filter((statement) => !/^(begin|commit)/.test(statement));
    expect(counted.toSorted()).toEqual(
      ['evidence.list', 'evidenceLink.proving', 'framework.editions', 'mapping.steps'].toSorted(),
    );
  });
});

// Last, because from here on there is an assessment whose scores follow every change.
describe('with an open assessment', () => {
  it('linking one proof to 30 controls takes six statements with every score of open assessments brought up to date', async () => {
    const { id: assessmentId } = await freshAssessment(app);
    const results = await resultsOf(officer, assessmentId);
    await rate(
      officer,
      results.slice(0, 60).map((result) => ({ resultId: result.id, verdict: 'MET' })),
    );
    const evidenceId = await acceptedId(app, 'proof that counts');
    const rated = results.slice(0, 30).map((result) => result.control.id);
    const [{ system_id: systemId }] = await app.sql<any>('select system_id from assessment where id = $1', [
      assessmentId,
    ]);
    for (const more of [{}, { systemId }]) {
      const statements = inWrite(
        await sent(() =>
          officer.query(link, { input: { evidenceIds: [evidenceId], controlIds: rated, ...more } }),
        ),
      );
      // The second time nothing moves, so nothing is written.
      expect(statements).toEqual([
        'door.write',
        'evidenceLink.link',
        'score.lock',
        'score.results',
        ...('systemId' in more ? [] : ['score.save']),
        'event.insert',
      ]);
    }
  });
});
