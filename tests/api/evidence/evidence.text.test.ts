import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { documentOf, pdf, pdfOf, png } from '../../unit/evidence/sample-files.js';
import { addVersion, create, createId, items, newFile, update, upload } from './evidence.requests.js';

const search = `query ($search: String!, $first: Int! = 50, $after: String, $filter: EvidenceFilter, $asOf: AsOf) {
  evidences(filter: $filter, first: $first, after: $after, asOf: $asOf) { totalCount pageInfo { endCursor hasNextPage }
    nodes { title match(search: $search) { place snippet { text found } } } } }`;
const texts = 'query ($id: ID!) { evidence(id: $id) { versions { number textState textReason textCut } } }';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

interface Hit {
  readonly title: string;
  readonly match: { readonly place: string; readonly snippet: { text: string; found: boolean }[] } | null;
}

async function find(words: string, caller = officer, filter: Record<string, unknown> = {}): Promise<Hit[]> {
  const { evidences } = await caller.query(search, { search: words, filter: { search: words, ...filter } });
  expect(evidences.totalCount).toBe(evidences.nodes.length);
  return evidences.nodes;
}
const titles = async (words: string, caller = officer) => (await find(words, caller)).map((hit) => hit.title);
const marked = (hit: Hit | undefined) =>
  hit?.match &&
  `${hit.match.place}: ${hit.match.snippet.map(({ text, found }) => (found ? `[${text}]` : text)).join('')}`;

/** Waits until nothing is waiting to be read any more. */
async function allRead(): Promise<void> {
  for (;;) {
    const [{ count }] = await app.sql(
      `select count(*)::integer as count from evidence_text where state = 'PENDING'`,
    );
    if (count === 0) return;
    await new Promise((go) => setTimeout(go, 50));
  }
}

async function file(
  title: string,
  name: string,
  bytes: Buffer,
  more: Record<string, unknown> = {},
  caller = officer,
): Promise<string> {
  const uploadId = await upload(app, caller, name, bytes);
  const [item] = await items(caller, create, { input: { evidences: [newFile(title, uploadId, more)] } });
  if (!item?.evidence) throw new Error(JSON.stringify(item));
  return item.evidence.id;
}

describe('searching the text inside', () => {
  it('finds two characters, long words and English in files of every kind, and shows where', async () => {
    await file(
      '三月演练',
      'a.docx',
      await documentOf([['本次演练由', '信息科牵头'], ['核心交换机主备切换成功']]),
    );
    await file('采购合同', 'b.pdf', pdfOf(['日志审计系统 LogCenter V3 采购']));
    await createId(officer, '会议', { text: `${'开场。'.repeat(3_000)}决定停用弱口令账号` });
    await allRead();
    const [drill] = await find('主备');
    expect([drill!.title, marked(drill)]).toEqual([
      '三月演练',
      'TEXT: 本次演练由信息科牵头 核心交换机[主备]切换成功',
    ]);
    expect(await titles('核心交换机主备切换')).toEqual(['三月演练']);
    expect(marked((await find('logcenter'))[0])).toBe('TEXT: 日志审计系统 [LogCenter] V3 采购');
    expect(await titles('LOGC')).toEqual(['采购合同']);
    expect(await titles('v3')).toEqual(['采购合同']);
    // Whole words only where they are this short, and no window over the edge of two words.
    expect(await titles('ce')).toEqual([]);
    expect(await titles('头核')).toEqual([]);
    // Far behind what is searched at once of a text that was written down.
    expect(marked((await find('弱口令'))[0])).toMatch(/^TEXT: ….*决定停用\[弱口令\]账号$/);
  });

  it('finds each word somewhere: one in the title, one in the file', async () => {
    await file('HIS 上线', 'c.docx', await documentOf([['附件：渗透测试复测结论']]));
    await file('PACS 上线', 'd.docx', await documentOf([['附件：验收单']]));
    await allRead();
    expect(await titles('HIS 复测')).toEqual(['HIS 上线']);
    expect(await titles('PACS 复测')).toEqual([]);
    expect(await titles('上线 附件')).toEqual(['PACS 上线', 'HIS 上线']);
    expect(marked((await find('HIS 复测'))[0])).toBe('TEXT: 附件：渗透测试[复测]结论');
  });

  it('ranks the title over tags, notes and names over the text, and pages through the ranks', async () => {
    await createId(officer, '基线核查', { text: 'nothing' });
    await file('照片', '基线核查.png', png(7));
    await createId(officer, '记录', { text: 'nothing', description: '含基线核查清单' });
    await file('压轴', 'e.docx', await documentOf([['基线核查']]));
    await createId(officer, '又一次基线核查', { text: 'nothing' });
    await allRead();
    const hits = await find('基线核查');
    expect(hits.map(marked)).toEqual([
      'TITLE: 又一次[基线核查]',
      'TITLE: [基线核查]',
      'NOTES: 含[基线核查]清单',
      'FILE_NAME: [基线核查].png',
      'TEXT: [基线核查]',
    ]);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { evidences }: any = await officer.query(search, {
        search: '基线核查',
        filter: { search: '基线核查' },
        first: 2,
        after,
      });
      paged.push(...evidences.nodes.map((hit: Hit) => hit.title));
      ({ endCursor: after, hasNextPage: more } = evidences.pageInfo);
    }
    expect(paged).toEqual(hits.map((hit) => hit.title));
    const forged = Buffer.from(
      JSON.stringify(['2026-01-01T00:00:00.000Z', app.fixture.north.organizationId, 7]),
    ).toString('base64url');
    expect((await officer.fails(search, { search: 'x', filter: { search: 'x' }, after: forged })).code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('looks into the current version alone', async () => {
    const id = await file('资产清单', 'f.docx', await documentOf([['旧版条目甲乙']]));
    await allRead();
    expect(await titles('条目甲乙')).toEqual(['资产清单']);
    const uploadId = await upload(app, officer, 'f.docx', await documentOf([['新版条目丙丁']]));
    await officer.query(addVersion, { input: { evidenceId: id, version: 1, uploadId } });
    expect(await titles('条目甲乙')).toEqual([]);
    await allRead();
    expect(await titles('条目丙丁')).toEqual(['资产清单']);
  });

  it('finds in the past what stood in the version of that moment', async () => {
    const id = await file('制度', 'g.docx', await documentOf([['第一稿内容子丑']]));
    await allRead();
    const [{ at }] = await app.sql('select to_json(now()) as at');
    const uploadId = await upload(app, officer, 'g.docx', await documentOf([['第二稿内容寅卯']]));
    await officer.query(addVersion, { input: { evidenceId: id, version: 1, uploadId } });
    await allRead();
    const then = async (words: string) =>
      (
        await officer.query(search, { search: words, filter: { search: words }, asOf: at })
      ).evidences.nodes.map(marked);
    expect(await then('子丑')).toEqual(['TEXT: 第一稿内容[子丑]']);
    expect(await then('寅卯')).toEqual([]);
    expect(await titles('寅卯')).toEqual(['制度']);
  });

  it('takes long, strange and empty searches', async () => {
    for (const words of [
      '。、',
      '%_%',
      '药',
      'a b c d e f g h i j k l',
      '安全'.repeat(90),
      "'; drop table x --",
    ])
      await find(words);
    expect((await officer.fails(search, { search: 'x'.repeat(201), filter: {} })).code).toBe(
      'BAD_USER_INPUT',
    );
    const { evidences } = await officer.query(search, { search: '', filter: {} });
    expect(evidences.nodes.every((hit: Hit) => hit.match === null)).toBe(true);
  });
});

describe('the state of a version', () => {
  it('says what became of it', async () => {
    const scan = await file('扫描件', 'scan.pdf', pdf('scan'));
    const photo = await file('机房照片', 'photo.png', png(3));
    const locked = await file('加密', 'locked.pdf', pdfOf(['x'], { locked: true }));
    const torn = await file('损坏', 'torn.pdf', Buffer.from('%PDF-1.4 torn'));
    const link = await createId(officer, '链接', { kind: 'LINK', text: null, url: 'https://example.org/' });
    const note = await createId(officer, '文字');
    await allRead();
    const stateOf = async (id: string) => (await officer.query(texts, { id })).evidence.versions[0];
    expect(await stateOf(scan)).toEqual({
      number: 1,
      textState: 'EMPTY',
      textReason: 'SCANNED',
      textCut: false,
    });
    expect(await stateOf(photo)).toMatchObject({ textState: 'UNSUPPORTED', textReason: 'PICTURE' });
    expect(await stateOf(locked)).toMatchObject({ textState: 'FAILED', textReason: 'ENCRYPTED' });
    expect(await stateOf(torn)).toMatchObject({ textState: 'FAILED', textReason: 'DAMAGED' });
    expect(await stateOf(link)).toMatchObject({ textState: null, textReason: null, textCut: null });
    expect(await stateOf(note)).toMatchObject({ textState: 'READY', textReason: null });
    // The server that read all this is still there.
    expect(await titles('机房照片')).toEqual(['机房照片']);
  });

  it('a version whose reader was killed is read by the next one, but not for ever', async () => {
    const [again, never] = [await createId(officer, '再读'), await createId(officer, '不再读')];
    await allRead();
    await app.sql(
      `update evidence_text set state = 'PENDING', text = null, grams = null, extracted_at = null, claimed_until = now() - interval '1 second',
         tries = case evidence_id when $1 then 1 else 3 end where evidence_id in ($1, $2)`,
      [again, never],
    );
    await createId(officer, '下一份');
    await allRead();
    const stateOf = async (id: string) => (await officer.query(texts, { id })).evidence.versions[0];
    expect(await stateOf(again)).toMatchObject({ textState: 'READY' });
    expect(await stateOf(never)).toMatchObject({ textState: 'FAILED', textReason: 'GIVEN_UP' });
  });

  it('bytes that are missing do not stop the others', async () => {
    const id = await file('丢失', 'lost.docx', await documentOf([['丢失的内容']]));
    await allRead();
    const [{ sha256 }] = await app.sql('select sha256 from evidence_version where evidence_id = $1', [id]);
    await app.house.deps.storage.remove(sha256);
    await app.sql(
      `update evidence_text set state = 'PENDING', text = null, grams = null, tries = 0 where evidence_id = $1`,
      [id],
    );
    await file('完好', 'fine.docx', await documentOf([['完好的内容']]));
    const fine = async () => (await titles('完好的内容')).length;
    while ((await fine()) === 0) await new Promise((go) => setTimeout(go, 50));
    const { evidence } = await officer.query(texts, { id });
    expect(evidence.versions[0].textState).toBe('PENDING');
    await app.sql(
      `update evidence_text set claimed_until = now() + interval '1 day' where evidence_id = $1`,
      [id],
    );
    await app.sql(`update evidence_text set state = 'FAILED', reason = 'DAMAGED' where evidence_id = $1`, [
      id,
    ]);
  });
});

describe('who may find it', () => {
  it('sensitive text stays with its owner and those who hold the right, snippets included', async () => {
    const id = await file('普通标题', 'h.docx', await documentOf([['绝密拓扑图口令']]));
    await allRead();
    await items(officer, update, { input: { ids: [id], changes: { label: 'SENSITIVE' } } });
    expect(await titles('绝密拓扑')).toEqual(['普通标题']);
    for (const role of ['INSPECTOR', 'CONTRIBUTOR', 'SERVICE_ENGINEER'] as const)
      expect(await titles('绝密拓扑', app.as(role)), role).toEqual([]);
    // By its id neither.
    const byId =
      'query ($id: ID!) { node(id: $id) { ... on Evidence { match(search: "绝密") { snippet { text } } } } }';
    expect((await app.as('INSPECTOR').query(byId, { id })).node).toBeNull();
    expect((await officer.query(byId, { id })).node.match.snippet).not.toEqual([]);
    await items(officer, update, { input: { ids: [id], changes: { label: 'INTERNAL' } } });
    expect(await titles('绝密拓扑', app.as('INSPECTOR'))).toEqual(['普通标题']);
  });

  it('contributors find in their units and their own', async () => {
    const contributor = app.as('CONTRIBUTOR');
    await file('放射科记录', 'i.docx', await documentOf([['剂量监测辰巳']]), {}, contributor);
    await file('信息科记录', 'j.docx', await documentOf([['剂量监测辰巳'], ['另一份']]));
    await allRead();
    expect(await titles('监测辰巳', contributor)).toEqual(['放射科记录']);
    expect((await titles('监测辰巳')).toSorted()).toEqual(['信息科记录', '放射科记录']);
  });

  it('who may not read evidence finds nothing', async () => {
    expect(
      (await app.as('SYSTEM_ADMINISTRATOR').run(search, { search: 'x', filter: {} })).errors?.[0]?.extensions
        .code,
    ).toBe('FORBIDDEN');
    expect((await app.anonymous.run(search, { search: 'x', filter: {} })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('another hospital finds neither text nor snippet, wall by wall', async () => {
    const id = await file('北院档案', 'k.docx', await documentOf([['北院专属词午未']]));
    await allRead();
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect(await titles('专属词午未', south)).toEqual([]);
    const own = await createId(south, '南院档案', { text: '南院专属词午未' });
    await allRead();
    expect(await titles('专属词午未', south)).toEqual(['南院档案']);
    expect(await titles('专属词午未')).toEqual(['北院档案']);
    const actor = app.actor('COMPLIANCE_OFFICER', 'south');
    const rows = await app.house.deps.database.read(actor, (reads) =>
      reads.query<{ evidence_id: string }>('test', 'select evidence_id from evidence_text'),
    );
    expect(rows.map((row) => row.evidence_id)).toEqual([own]);
    // The key holds the organization.
    await expect(
      app.sql('update evidence_text set organization_id = $1 where evidence_id = $2', [
        app.fixture.south.organizationId,
        id,
      ]),
    ).rejects.toThrow(/foreign key/);
    await expect(
      app.house.deps.database.write(actor, (tx) =>
        tx.query('test', `update evidence_text set cut = true where evidence_id = $1 returning version_id`, [
          id,
        ]),
      ),
    ).resolves.toEqual([]);
  });
});
