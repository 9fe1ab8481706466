import type { House } from '../server/house.js';
import { systemActor } from '../server/platform/access/actor.js';
import { addDays } from '../server/platform/clock.js';
import type { Story } from '../server/platform/database/story-clock.js';
import type { DeskJobs } from '../server/platform/jobs/desk-jobs.js';
import { newId } from '../server/platform/ids.js';
import { tellAssessments } from './demo-hospital/assessment-story.js';
import { Cast } from './demo-hospital/cast.js';
import { tellCrosswalks } from './demo-hospital/crosswalks.js';
import { Diary } from './demo-hospital/diary.js';
import { tellInspections } from './demo-hospital/inspections.js';
import { tellOwnBooks } from './demo-hospital/own-books.js';
import { tellOwnTexts } from './demo-hospital/own-texts.js';
import { tellEvidenceRequests } from './demo-hospital/requests.js';
import { tellPolicies } from './demo-hospital/policies.js';
import { tellRoutines } from './demo-hospital/routines.js';
import { tellDocuments } from './demo-hospital/documents.js';
import { tellPacks, visitor } from './demo-hospital/packs.js';
import { tellRoadmap } from './demo-hospital/roadmap.js';
import { buildPeople, buildUnits, persons } from './demo-hospital/people.js';

export interface DemoAccount {
  readonly username: string;
  readonly role: string;
}

type CreateOrganization = (id: string, code: string, name: string) => Promise<unknown>;

/** How far the story of the demo hospital reaches back. */
const storyDays = 425;

/** The moment at which it begins. */
export const storyBegin = (today: string): Date => new Date(`${addDays(today, -storyDays)}T09:00:00+08:00`);

/**
 * Builds the demo hospital: units and accounts through their services, everything else through the API as the persons
 * who would do it, so that every rule holds and every event names somebody; each act on the day on which it would have
 * been done (README.md).
 */
export async function seedDemoHospital(
  house: House,
  { story, jobs }: { readonly story: Story; readonly jobs: DeskJobs },
  password: string,
  today: string,
  createOrganization: CreateOrganization,
): Promise<DemoAccount[]> {
  const organizationId = newId();
  await createOrganization(organizationId, 'demo', '衡鉴示范医院');
  const actor = systemActor(organizationId, '演示数据');
  await house.app.http.ready();
  const units = await buildUnits(house, actor);
  const members = await buildPeople(house, actor, units, password);
  const diary = new Diary(house, story, new Cast(house, password), jobs, today);
  await tellAssessments(diary, units, members);
  tellOwnTexts(diary);
  tellOwnBooks(diary);
  tellCrosswalks(diary);
  tellEvidenceRequests(diary, units, members);
  await tellPolicies(diary, units, members);
  await tellRoutines(diary);
  tellRoadmap(diary, units, members);
  tellInspections(diary, units, members);
  tellPacks(diary);
  tellDocuments(diary);
  await diary.live();
  return [...persons, visitor].map(({ username, role }) => ({ username, role }));
}
