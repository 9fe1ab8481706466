/**
 * The map of proofs over 50,000 evidences and 150,000 links: what is proven when (211 controls by 12 and 36 months), how far
 * each proof reaches, and what one proof may prove by a text of a few pages. One request after the other; prints, asserts nothing.
 */
import { cpuOf, cpuOfFamily } from './cpu.ts';
import { fullScale } from './fill.ts';
import { createWorld, sessionToken } from './world.ts';

const rounds = Number(process.env.ROUNDS ?? 9);
const world = await createWorld(fullScale);
try {
  const { url, pid } = await world.serveProduct();
  const ask = async (query: string, variables: object = {}): Promise<any> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `hengjian_session=${sessionToken}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: any; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { informationSystems, evidences } = await ask(
    '{ informationSystems(first: 1) { nodes { id } } evidences(first: 1) { nodes { id } } }',
  );
  const system = informationSystems.nodes[0].id;
  const calendar = (months: number) =>
    `{ proofCalendar(frameworkCode: "mlps-2.0", systemId: "${system}", months: ${months}) { rows { code name days proofs } } }`;
  const questions: [string, string][] = [
    ['calendar of a system, 12 months', calendar(12)],
    ['calendar of a system, 36 months', calendar(36)],
    [
      'reach of proofs, a page of 100',
      '{ proofReuse(first: 100) { totalCount nodes { controls sole evidence { title } books { controls } } } }',
    ],
    [
      'what hangs on one proof alone',
      `{ evidence(id: "${evidences.nodes[0].id}") { soleProofOf { code } } }`,
    ],
    [
      'suggestions for one proof',
      `{ evidence(id: "${evidences.nodes[0].id}") { suggestions { score control { code } } } }`,
    ],
  ];
  for (const [name, query] of questions) {
    await ask(query);
    const [server, database] = [cpuOf(pid), cpuOfFamily(world.postgres)];
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      await ask(query);
      took.push(performance.now() - start);
    }
    took.sort((one, other) => one - other);
    const each = (cpu: number) => (cpu / rounds).toFixed(0);
    process.stdout.write(
      `${name.padEnd(34)} median ${took[Math.floor(rounds / 2)]!.toFixed(0)} ms, CPU ${each(cpuOf(pid) - server)} + ${each(cpuOfFamily(world.postgres) - database)} ms\n`,
    );
  }
} finally {
  await world.close();
}
