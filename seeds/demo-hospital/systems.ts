import { addDays } from '../../server/platform/clock.js';
import type { Caller } from './caller.js';
import type { Units } from './people.js';

interface Registered {
  readonly id: string;
  readonly version: number;
}

const social = {
  informationObject: 'SOCIAL',
  informationDegree: 'SERIOUS',
  serviceObject: 'SOCIAL',
  serviceDegree: 'SERIOUS',
};
const lesser = {
  informationObject: 'RIGHTS',
  informationDegree: 'SERIOUS',
  serviceObject: 'SOCIAL',
  serviceDegree: 'GENERAL',
};

/** The systems every hospital has, graded; days relative to today so that something is due and something late. */
function systemsOf(units: Units, today: string) {
  return [
    {
      code: 'HIS',
      name: '医院信息系统（HIS）',
      description: '挂号、收费、药房、住院与医嘱。',
      ownerUnitId: units.IT,
      grading: social,
      technologies: [],
      continuityCritical: true,
      filingNumber: '33010024001-21001',
      filedOn: addDays(today, -900),
      filingValidUntil: addDays(today, 195),
      lastAssessedOn: addDays(today, -330),
      nextAssessmentDueOn: addDays(today, 35),
    },
    {
      code: 'EMR',
      name: '电子病历系统',
      description: '住院与门诊病历、质控、归档。',
      ownerUnitId: units.MED,
      grading: social,
      technologies: [],
      continuityCritical: true,
      filingNumber: '33010024001-21002',
      filedOn: addDays(today, -900),
      filingValidUntil: addDays(today, 195),
      lastAssessedOn: addDays(today, -380),
      nextAssessmentDueOn: addDays(today, -15),
    },
    {
      code: 'LIS',
      name: '检验信息系统（LIS）',
      description: '标本、仪器接口、报告发布。',
      ownerUnitId: units.LAB,
      grading: lesser,
      technologies: [],
      continuityCritical: false,
      filingNumber: '33010024001-22003',
      filedOn: addDays(today, -400),
      filingValidUntil: addDays(today, 695),
      lastAssessedOn: addDays(today, -300),
      nextAssessmentDueOn: addDays(today, 430),
    },
    {
      code: 'PACS',
      name: '影像归档与传输系统（PACS）',
      description: '影像存储、阅片与区域调阅。',
      ownerUnitId: units.RAD,
      grading: social,
      technologies: ['IOT'],
      continuityCritical: false,
      filingNumber: '33010024001-22004',
      filedOn: addDays(today, -420),
      filingValidUntil: addDays(today, 40),
      lastAssessedOn: addDays(today, -200),
      nextAssessmentDueOn: addDays(today, 165),
    },
    {
      code: 'PORTAL',
      name: '互联网医院与患者门户',
      description: '在线复诊、预约、缴费，部署在政务云。',
      ownerUnitId: units.IT,
      grading: social,
      technologies: ['CLOUD', 'MOBILE'],
      continuityCritical: false,
      nextAssessmentDueOn: addDays(today, 90),
    },
  ];
}

/** Registers and grades the systems, as they were when the register was begun. */
export async function registerSystems(
  officer: Caller,
  units: Units,
  today: string,
): Promise<Record<string, Registered>> {
  const made: Record<string, Registered> = {};
  for (const system of systemsOf(units, today)) {
    const {
      filedOn: _filed,
      filingValidUntil: _until,
      lastAssessedOn: _last,
      ...input
    } = { ...noDates, ...system };
    const { registerSystem } = await officer.ask<{ registerSystem: { system: Registered } }>(
      'mutation ($input: RegisterSystemInput!) { registerSystem(input: $input) { system { id version } } }',
      { input: { ...input, nextAssessmentDueOn: null, state: 'RUNNING' } },
    );
    made[system.code] = registerSystem.system;
  }
  return made;
}

const noDates = { filedOn: null, filingValidUntil: null, lastAssessedOn: null };

/** Enters the dates of filing and assessment, which came later. */
export async function enterDates(
  officer: Caller,
  systems: Readonly<Record<string, Registered>>,
  units: Units,
  today: string,
): Promise<void> {
  for (const system of systemsOf(units, today)) {
    const { filedOn, filingValidUntil, lastAssessedOn, nextAssessmentDueOn } = { ...noDates, ...system };
    await officer.ask(
      'mutation ($input: UpdateSystemInput!) { updateSystem(input: $input) { system { id } } }',
      { input: { ...systems[system.code], filedOn, filingValidUntil, lastAssessedOn, nextAssessmentDueOn } },
    );
  }
}
