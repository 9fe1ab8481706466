import type { House } from '../server/house.js';
import { systemActor } from '../server/platform/access/actor.js';
import { dayOf } from '../server/platform/clock.js';
import { newId } from '../server/platform/ids.js';
import { openAssessment, rateShare } from './demo-hospital/assessments.js';
import { signIn } from './demo-hospital/caller.js';
import { buildPeople, buildUnits, persons } from './demo-hospital/people.js';
import { buildProofs } from './demo-hospital/proofs.js';
import { registerSystems } from './demo-hospital/systems.js';
import { buildTasks } from './demo-hospital/tasks.js';

export interface DemoAccount {
  readonly username: string;
  readonly role: string;
}

type CreateOrganization = (id: string, code: string, name: string) => Promise<unknown>;

/**
 * Builds the demo hospital: units and accounts through their services, everything else through the API as the persons
 * who would do it, so that every rule holds and every event names somebody.
 */
export async function seedDemoHospital(
  house: House,
  password: string,
  createOrganization: CreateOrganization,
): Promise<DemoAccount[]> {
  const organizationId = newId();
  await createOrganization(organizationId, 'demo', '衡鉴示范医院');
  const actor = systemActor(organizationId, '演示数据');
  await house.app.http.ready();
  const units = await buildUnits(house, actor);
  const members = await buildPeople(house, actor, units, password);
  const [officer, manager, contributor, engineer] = await Promise.all(
    ['officer', 'manager', 'contributor', 'engineer'].map((name) => signIn(house, name, password)),
  );
  const callers = { officer: officer!, manager: manager!, contributor: contributor!, engineer: engineer! };
  const today = dayOf(house.deps.clock.now());
  const year = Number(today.slice(0, 4));
  const systems = await registerSystems(callers.officer, units, today);
  const his = await openAssessment(callers.officer, systems.HIS!, `HIS ${year} 年度等保三级自评`, year);
  const rated = await rateShare(callers.officer, his, 0.6);
  const proofs = await buildProofs(callers, units, his.results, today);
  await assignOpen(callers.officer, his, rated, units);
  await buildTasks(callers, members, his, rated, proofs, today);
  const emr = await openAssessment(callers.officer, systems.EMR!, `电子病历 ${year} 年度等保三级自评`, year);
  await rateShare(callers.officer, emr, 0.35);
  const pacs = await openAssessment(callers.officer, systems.PACS!, `PACS ${year} 年度等保三级自评`, year);
  await rateShare(callers.officer, pacs, 0.15);
  return persons.map(({ username, role }) => ({ username, role }));
}

/** Some of what is still open waits for departments, so that contributors find work. */
async function assignOpen(
  officer: Awaited<ReturnType<typeof signIn>>,
  assessment: Awaited<ReturnType<typeof openAssessment>>,
  rated: readonly { readonly id: string }[],
  units: Readonly<Record<string, string>>,
): Promise<void> {
  const done = new Set(rated.map(({ id }) => id));
  const open = assessment.results.filter(({ id }) => !done.has(id)).map(({ id }) => id);
  const assign = 'mutation ($input: AssignResultsInput!) { assignResults(input: $input) { results { id } } }';
  await officer.ask(assign, { input: { resultIds: open.slice(0, 12), unitId: units.IT } });
  await officer.ask(assign, { input: { resultIds: open.slice(12, 18), unitId: units.HR } });
}
