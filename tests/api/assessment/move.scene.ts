import { controlId } from '../../../server/features/framework/framework.ids.js';
import { insertDraft, publishDraft } from '../../../server/features/framework/own-book.store.js';
import type { Hospital } from '../../support/fixture.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { bookOf } from '../framework/book-of.js';
import { startRating } from './ratings.scene.js';
import { rate } from './scene.js';

export interface Leaf {
  readonly code: string;
  readonly name: string;
  readonly text?: string;
}

/** Writes an own checklist with these clauses, published unless it is to stay a draft; answers its id. */
export function makeEdition(
  app: TestApp,
  code: string,
  leaves: readonly Leaf[],
  options: { basedOnId?: string; draft?: boolean; hospital?: Hospital } = {},
): Promise<string> {
  const { hospital = 'north', basedOnId, draft = false } = options;
  return app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER', hospital), async (tx) => {
    const id = await insertDraft(tx, ...bookOf(code, leaves), basedOnId ?? null);
    if (!draft) await publishDraft(tx, id);
    return id;
  });
}

export const idIn = (app: TestApp, book: string, code: string, hospital: Hospital = 'north') =>
  controlId(book, code, app.fixture[hospital].organizationId);

const accounts = '应对登录的用户分配账户和权限，及时停用多余、过期的账户';
const logs = '审计记录的留存时间不少于六个月，并定期备份';
const backup = '应提供重要数据的本地备份与恢复功能，每季度演练一次';
const rooms = '机房出入口应安排专人值守或配置电子门禁，控制、鉴别和记录进入的人员';
const devices = '旧设备报废前应清除数据并留存报废记录';
const drills = '每年至少组织一次网络安全应急演练并形成总结';

/** What became of each: 1 same, 2 reworded, 3 renumbered to 5, 4 removed, 6 replaced by 7; 8 is new. */
export const older: readonly Leaf[] = [
  { code: '1', name: '账户', text: accounts },
  { code: '2', name: '审计', text: logs },
  { code: '3', name: '备份', text: backup },
  { code: '4', name: '报废', text: devices },
  { code: '6', name: '门禁', text: rooms },
];
export const newer: readonly Leaf[] = [
  { code: '1', name: '账户', text: accounts },
  { code: '2', name: '审计', text: logs.replace('六个月', '十二个月') },
  { code: '5', name: '备份', text: backup },
  { code: '7', name: '门禁', text: `${rooms}，记录至少保存一年` },
  { code: '8', name: '演练', text: drills },
];

let books = 0;

export interface Editions {
  readonly from: string;
  readonly to: string;
  readonly fromId: string;
  readonly toId: string;
}

/** Two published editions of one own book. */
export async function twoEditions(
  app: TestApp,
  before: readonly Leaf[] = older,
  after: readonly Leaf[] = newer,
  hospital: Hospital = 'north',
): Promise<Editions> {
  books += 1;
  const [from, to] = [`own-old-${books}`, `own-new-${books}`];
  const fromId = await makeEdition(app, from, before, { hospital });
  const toId = await makeEdition(app, to, after, { hospital, basedOnId: fromId });
  return { from, to, fromId, toId };
}

export interface MovableAssessment extends Editions {
  readonly id: string;
}

/** An assessment of the older of two editions. */
export async function movable(
  app: TestApp,
  before: readonly Leaf[] = older,
  after: readonly Leaf[] = newer,
  hospital: Hospital = 'north',
): Promise<MovableAssessment> {
  const editions = await twoEditions(app, before, after, hospital);
  return { ...editions, id: await startRating(app.as('COMPLIANCE_OFFICER', hospital), editions.from) };
}

const lineFields = `outcome decidable figures { kind level value grade comesAlong } result { id verdict }
  difference { change termsChanged before { code } after { code } textWords { change text } }`;

export const previewQuery = `query ($id: ID!, $to: String!, $filter: MoveFilter, $first: Int, $after: String) {
  previewMove(assessmentId: $id, toFrameworkCode: $to, filter: $filter, first: $first, after: $after) { basis needsTargetLevel
    from { code } to { code } totals { change outcome decidable count } lines { totalCount pageInfo { hasNextPage endCursor } nodes { ${lineFields} } } } }`;

export async function preview(caller: Caller, id: string, to: string, more: Record<string, unknown> = {}) {
  return (await caller.query(previewQuery, { id, to, ...more })).previewMove;
}

export const moveMutation = `mutation ($input: MoveAssessmentInput!) { moveAssessment(input: $input) {
  assessment { id name state previous { id } move { waiting summary { carried toConfirm open added staying figures links proposedLinks tasks } } rating { kind open gaps declared { met open } proven { met open } } }
  previous { id movedTo { id } } summary { carried toConfirm open added staying figures links proposedLinks tasks } } }`;

export async function move(caller: Caller, id: string, to: string, more: Record<string, unknown> = {}) {
  const { basis } = await preview(caller, id, to);
  const data = await caller.query(moveMutation, {
    input: { assessmentId: id, toFrameworkCode: to, basis, ...more },
  });
  return data.moveAssessment;
}

export const undoMutation = `mutation ($id: ID!) { undoMove(assessmentId: $id) { undoneId assessment { id movedTo { id } } } }`;

export const undo = async (caller: Caller, id: string) => (await caller.query(undoMutation, { id })).undoMove;

export interface MoveResult {
  readonly id: string;
  readonly verdict: string;
  readonly version: number;
  readonly needsConfirmation: boolean;
  readonly control: { readonly id: string; readonly code: string };
  readonly [field: string]: any;
}

/** Results of an assessment by the code of their control. */
export async function resultsByCode(caller: Caller, id: string): Promise<Record<string, MoveResult>> {
  const { assessment } = await caller.query(
    `query ($id: ID!) { assessment(id: $id) { results { id version verdict provenVerdict proofState needsConfirmation carriedFromOn ratedAt
      currentState gap notApplicableReason ratedBy { displayName } unit { id } history { verdict actorName } tasks { id }
      origin { change carried textWords { change text } result { id } } control { id code } } } }`,
    { id },
  );
  return Object.fromEntries(assessment.results.map((result: MoveResult) => [result.control.code, result]));
}

/** Answers by the code of the control. */
export async function answer(
  officer: Caller,
  id: string,
  verdicts: Record<string, string | Record<string, unknown>>,
) {
  const results = await resultsByCode(officer, id);
  await rate(
    officer,
    Object.entries(verdicts).map(([code, given]) => ({
      resultId: results[code]!.id,
      ...(typeof given === 'string' ? { verdict: given } : given),
    })),
  );
}

/** A movable assessment with an answer of every kind. */
export async function answered(app: TestApp): Promise<MovableAssessment> {
  const scene = await movable(app);
  await answer(app.as('COMPLIANCE_OFFICER'), scene.id, {
    1: { verdict: 'MET', currentState: '每月清理一次' },
    2: { verdict: 'MET', currentState: '留存七个月' },
    3: { verdict: 'PARTIAL', gap: '没有演练' },
    4: { verdict: 'UNMET', gap: '没有记录' },
    6: { verdict: 'NOT_APPLICABLE', notApplicableReason: '机房已托管' },
  });
  return scene;
}

/** Every row of every table but rule books, the past, the audit trail and what jobs write later, so that two moments can be compared. */
export async function everything(app: TestApp): Promise<Record<string, string[]>> {
  const tables = await app.sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
       and table_name not in ('event', 'session', 'report', 'mikro_orm_migrations', 'framework', 'control', 'mapping', 'high_risk_case', 'evidence_text')
       -- Notices of what went before are written in the background.
       and table_name not in ('notice', 'notice_cursor') and table_name not like 'event%' and table_name not like '%\\_history' order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await app.sql<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}
