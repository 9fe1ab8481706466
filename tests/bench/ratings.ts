import { Client } from 'pg';
import { sessionToken } from './world.ts';
import type { Served, World } from './world.ts';

/** Fields of the workbench; the same for both rule books. */
const opening = `id name results { id verdict currentState gap control { id code name text weight }
  evidenceLinks { id evidence { id title state validUntil } } tasks { id title state dueOn } }`;

export interface Opening {
  readonly name: string;
  readonly rows: number;
  readonly body: { readonly query: string; readonly variables: Record<string, unknown> };
}

/** An EMR assessment with as many proofs and tasks per result as the MLPS one of the bars, and what opening either asks for. */
export async function openings(world: World, product: Served): Promise<Opening[]> {
  const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<any> => {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `hengjian_session=${sessionToken}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data?: any; errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors).slice(0, 600));
    return answer.data;
  };
  const { createAssessment } = await ask(
    `mutation ($input: CreateAssessmentInput!) { createAssessment(input: $input) { assessment { id results { id } measures { kind level control { id } } } } }`,
    {
      input: {
        frameworkCode: 'emr-2018',
        targetLevel: '5',
        period: '2026',
        periodStart: '2026-01-01',
        periodEnd: '2026-12-31',
      },
    },
  );
  const { id, results, measures } = createAssessment.assessment;
  const verdicts = ['MET', 'MET', 'MET', 'PARTIAL', 'UNMET'];
  for (let from = 0; from < results.length; from += 250) {
    await ask(
      `mutation ($ratings: [ResultRating!]!) { rateResults(input: { ratings: $ratings }) { assessment { id } } }`,
      {
        ratings: results.slice(from, from + 250).map((result: any, at: number) => ({
          resultId: result.id,
          verdict: verdicts[at % 5],
          currentState: `现状说明 ${at}`,
          gap: ['PARTIAL', 'UNMET'].includes(verdicts[at % 5]!) ? '差距说明' : null,
        })),
      },
    );
  }
  await ask(
    `mutation ($input: RecordMeasuresInput!) { recordMeasures(input: $input) { assessment { id } } }`,
    {
      input: {
        assessmentId: id,
        measures: measures
          .slice(0, 250)
          .map(({ kind, level, control }: any) => ({ controlId: control.id, kind, level, ratio: 0.9 })),
      },
    },
  );
  const owner = new Client({ connectionString: world.ownerUrl });
  await owner.connect();
  try {
    // The same density as in `fill`: links and tasks per result of the whole hospital.
    await owner.query(
      `with density as (select (select count(*)::float from evidence_link) / count(*) as links, (select count(*)::float from task_result) / count(*) as tasks
         from result where assessment_id <> $1),
       numbered as (select r.control_id, r.id, row_number() over (order by r.position) as n from result r where r.assessment_id = $1),
       linked as (insert into evidence_link (id, organization_id, evidence_id, control_id, system_id, status)
         select gen_random_uuid(), $2, e.id, r.control_id, null, 'CONFIRMED'
         from density d, numbered r cross join lateral generate_series(1, ceil(d.links)::int) k
         join (select id, row_number() over (order by id) as n from evidence) e on e.n = 1 + (r.n * 7 + k) % 5000
         where (r.n + k) % 100 < 100 * d.links / ceil(d.links))
       insert into task_result (organization_id, task_id, result_id)
       select $2, t.id, r.id from density d, numbered r join (select id, row_number() over (order by id) as n from remediation_task) t on t.n = r.n
       where r.n % 100 < 100 * d.tasks`,
      [id, world.organizationId],
    );
    await owner.query('vacuum analyze evidence_link, result, measure, task_result');
  } finally {
    await owner.end();
  }
  const rating = `rating { declared { value level conclusion items { score formula control { id } } levels { level status conditions { status text } } }
    proven { value level } } measures { id kind level share proofState control { id } }`;
  return [
    {
      name: 'MLPS level 3',
      rows: 211,
      body: {
        query: `query ($id: ID!) { assessment(id: $id) { ${opening} } }`,
        variables: { id: world.assessmentId },
      },
    },
    {
      name: 'EMR',
      rows: results.length,
      body: { query: `query ($id: ID!) { assessment(id: $id) { ${opening} } }`, variables: { id } },
    },
    {
      name: 'EMR with its outcome, items, levels and figures',
      // Figures, items, conditions of the levels.
      rows: results.length + measures.length + 39 + 8 * 3,
      body: { query: `query ($id: ID!) { assessment(id: $id) { ${opening} ${rating} } }`, variables: { id } },
    },
  ];
}
