/**
 * The limit without GraphQL: node:http, one SQL statement per level, JSON.stringify. No tenant, no permission, no row security.
 * With `secured` the same in a transaction of one organization under the application's role: what row security alone costs.
 */
import { createServer } from 'node:http';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Pool, types } from 'pg';
import type { PoolClient } from 'pg';
import { askedWords, likePattern, queryTokens, wordGrams } from '../../server/platform/search.ts';
import { inside, search } from './queries.ts';

types.setTypeParser(1082, (value) => value);
types.setTypeParser(1184, (value) => `${value.slice(0, 10)}T${value.slice(11).replace(/\+00$/, 'Z')}`);
types.setTypeParser(20, Number);
const [url, organizationId, assessmentId, mode] = process.argv.slice(2);
const secured = mode === 'secured';
const pool = new Pool({
  connectionString: url,
  max: 6,
  options: secured ? '-c role=hengjian_app -c timezone=UTC' : '-c timezone=UTC',
});
const transaction = new AsyncLocalStorage<PoolClient>();
const rows = async (sql: string, parameters: unknown[] = []) =>
  (await (transaction.getStore() ?? pool).query(sql, parameters)).rows;

async function inTransaction(work: () => Promise<unknown>): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query(
      `begin isolation level repeatable read read only; select set_config('app.organization_id', '${organizationId}', true)`,
    );
    return await transaction.run(client, work);
  } finally {
    await client.query('commit');
    client.release();
  }
}

// Everything that the product searches, for words of one piece. Under row security no index serves it: that variant has to ask
// the product's function. $2 tokens, $3 patterns, $4 grams, $5 words as the function wants them.
const found = secured
  ? `(select id, place from search_evidence($1, $5::jsonb) where cardinality($2::text[]) + cardinality($3::text[]) + cardinality($4::int[]) > 0) h`
  : `(select id, min(place) as place from (
        select e.id, case when e.title is nfkc normalized and e.title ilike all ($3::text[]) then 1 else 2 end as place
        from evidence e where search_tokens @> $2::text[] and (title is nfkc normalized and title ilike all ($3::text[])
          or exists (select 1 from evidence_version v where v.id = e.current_version_id and normalize(concat_ws(E'\\n', e.title,
            e.description, array_to_string(e.tags, E'\\n'), v.file_name, v.url, left(v.body, 4000)), nfkc) ilike all ($3::text[])))
        union all
        select t.evidence_id, 3 from evidence_text t where t.grams @> $4::int[]  and length($5::text) > 0) u group by id) h`;
const asked = (word: string) => [
  organizationId,
  queryTokens(word),
  [likePattern(word)],
  wordGrams(word),
  JSON.stringify(askedWords(word)),
];
const today = `(now() at time zone 'Asia/Shanghai')::date`;

function group(list: Record<string, unknown>[], key: string): Map<unknown, Record<string, unknown>[]> {
  return Map.groupBy(list, (row) => row[key]);
}

const answers: Record<string, () => Promise<unknown>> = {
  async Q1() {
    const [assessment] = await rows(
      'select id, name, system_id from assessment where organization_id = $1 and id = $2',
      [organizationId, assessmentId],
    );
    const results = await rows(
      `select r.id, r.verdict, r.current_state as "currentState", r.gap, r.control_id, c.code, c.name, c.text, c.weight
       from result r join control c on c.id = r.control_id where r.organization_id = $1 and r.assessment_id = $2 order by r.position`,
      [organizationId, assessmentId],
    );
    const links = group(
      await rows(
        `select l.id, l.control_id, e.id as evidence_id, e.title, e.state, e.valid_until as "validUntil" from evidence_link l
         join evidence e on e.id = l.evidence_id where l.organization_id = $1 and l.control_id = any($2::uuid[])
           and (l.system_id is null or l.system_id = $3) and e.deleted_at is null order by l.created_at, l.id`,
        [organizationId, results.map((row) => row.control_id), assessment.system_id],
      ),
      'control_id',
    );
    const tasks = group(
      await rows(
        `select tr.result_id, t.id, t.title, t.state, t.due_on as "dueOn" from task_result tr join remediation_task t on t.id = tr.task_id
         where tr.organization_id = $1 and tr.result_id = any($2::uuid[]) order by t.due_on, t.id`,
        [organizationId, results.map((row) => row.id)],
      ),
      'result_id',
    );
    return {
      id: assessment.id,
      name: assessment.name,
      results: results.map((row) => ({
        id: row.id,
        verdict: row.verdict,
        currentState: row.currentState,
        gap: row.gap,
        control: { id: row.control_id, code: row.code, name: row.name, text: row.text, weight: row.weight },
        evidenceLinks: (links.get(row.control_id) ?? []).map((link) => ({
          id: link.id,
          evidence: {
            id: link.evidence_id,
            title: link.title,
            state: link.state,
            validUntil: link.validUntil,
          },
        })),
        tasks: (tasks.get(row.id) ?? []).map((task) => ({
          id: task.id,
          title: task.title,
          state: task.state,
          dueOn: task.dueOn,
        })),
      })),
    };
  },
  async Q2() {
    const list = await rows(
      `select e.id, e.title, e.state, e.label, e.collected_on, e.valid_until, e.updated_at, e.tags, m.id as owner_id, m.display_name,
         u.id as unit_id, u.name as unit_name, v.id as version_id, v.number, v.kind, v.created_at as version_at
       from evidence e join membership m on m.id = e.owner_id left join unit u on u.id = e.unit_id join evidence_version v on v.id = e.current_version_id
       where e.organization_id = $1 and e.deleted_at is null order by e.updated_at desc, e.id desc limit 51`,
      [organizationId],
    );
    return {
      nodes: list.slice(0, 50).map((row) => ({
        id: row.id,
        title: row.title,
        state: row.state,
        label: row.label,
        collectedOn: row.collected_on,
        validUntil: row.valid_until,
        updatedAt: row.updated_at,
        tags: row.tags,
        owner: { id: row.owner_id, displayName: row.display_name },
        unit: { id: row.unit_id, name: row.unit_name },
        currentVersion: { id: row.version_id, number: row.number, kind: row.kind, createdAt: row.version_at },
      })),
      pageInfo: { hasNextPage: list.length > 50 },
    };
  },
  // The dashboard without summaries: counted from the results each time.
  async Q3() {
    return rows(
      `select a.id, a.name, s.name as system, count(*) filter (where r.verdict = 'MET') as met, count(*) filter (where r.verdict = 'MET' and p.control_id is not null) as proven
       from assessment a join information_system s on s.id = a.system_id join result r on r.assessment_id = a.id
       left join (select distinct l.control_id, l.system_id from evidence_link l join evidence e on e.id = l.evidence_id
         where e.state = 'ACCEPTED' and e.deleted_at is null and e.valid_from <= ${today} and (e.valid_until is null or e.valid_until >= ${today})) p
         on p.control_id = r.control_id and p.system_id = a.system_id
       where a.organization_id = $1 group by a.id, a.name, s.name`,
      [organizationId],
    );
  },
  Q4: async () => ({ __typename: 'Query' }),
  async Q5() {
    const list = await rows(
      `with hits as materialized (select e.id, e.title, e.state, e.updated_at, h.place from ${found} join evidence e on e.id = h.id
         where e.organization_id = $1 and e.deleted_at is null and e.state = 'ACCEPTED')
       select *, (select count(*) from hits) as total from hits order by place, updated_at desc, id desc limit 51`,
      asked(search),
    );
    return {
      totalCount: list[0]?.total ?? 0,
      nodes: list
        .slice(0, 50)
        .map((row) => ({ id: row.id, title: row.title, state: row.state, updatedAt: row.updated_at })),
    };
  },
  // Without marking the words: where they stand is all that SQL says.
  async Q6() {
    const list = await rows(
      `with hits as materialized (select e.id, e.title, e.updated_at, e.current_version_id, h.place from ${found}
         join evidence e on e.id = h.id where e.organization_id = $1 and e.deleted_at is null),
       page as (select *, (select count(*) from hits) as total from hits order by place, updated_at desc, id desc limit 51)
       select p.id, p.title, p.updated_at, p.place, p.total,
         substr(t.text, greatest(1, strpos(lower(t.text collate "C"), $6) - 24), 120) as snippet
       from page p left join evidence_text t on t.version_id = p.current_version_id order by p.place, p.updated_at desc, p.id desc`,
      [...asked(inside), inside],
    );
    return {
      totalCount: list[0]?.total ?? 0,
      nodes: list.slice(0, 50).map((row) => ({
        id: row.id,
        title: row.title,
        updatedAt: row.updated_at,
        match: { place: row.place, snippet: row.snippet },
      })),
    };
  },
};

const server = createServer(async (request, response) => {
  const answer = answers[request.url!.slice(1)];
  for await (const _chunk of request);
  // The last question needs no data, so there is nothing to secure.
  const data = answer && secured && answer !== answers.Q4 ? await inTransaction(answer) : await answer?.();
  const body = JSON.stringify({ data });
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
