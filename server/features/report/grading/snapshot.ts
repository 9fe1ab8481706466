import { dayOf } from '../../../platform/clock.js';
import type { Reads } from '../../../platform/database/database.js';
import { distinct } from '../../../platform/graphql/relation.js';
import { eventsOfObjects } from '../../activity/index.js';
import { conformityOf, requireEdition } from '../../framework/index.js';
import type { Edition, GradingAnswers } from '../../framework/index.js';
import { organizationOf, unitsByIds } from '../../organization/index.js';
import { gradingFramework, requireSystem } from '../../system/index.js';
import type { FiledMaterial, GradingData } from './data.js';
import { clauseCode, materials } from './words.js';
import { versionOf } from '../report-number.js';

export interface GradingRequest {
  readonly systemId: string;
  readonly document: GradingData['document'];
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
}

/** Reads what the documents of a graded system say, in one transaction: a fixed number of statements. */
export async function gradingSnapshot(
  reads: Reads,
  { systemId, document, number, generatedBy, at }: GradingRequest,
): Promise<GradingData> {
  const { id, ownerUnitId, grading, ...system } = await requireSystem(reads, systemId);
  const organization = await organizationOf(reads);
  const edition = await requireEdition(reads, gradingFramework);
  const [unit] = await unitsByIds(reads, distinct([ownerUnitId]));
  const filed = document === 'FILING_FORM' ? await filedMaterials(reads, edition, id, grading.level) : null;
  return {
    document,
    number,
    version: versionOf(number),
    classification: filed?.sensitive ? '敏感' : '内部',
    generatedAt: at.toISOString(),
    generatedBy,
    organization: { name: organization.name },
    system: {
      code: system.code,
      name: system.name,
      description: system.description,
      state: system.state,
      ownerUnit: unit?.path ?? null,
      technologies: system.technologies,
      continuityCritical: system.continuityCritical,
      filingNumber: system.filingNumber,
      filedOn: system.filedOn,
      filingValidUntil: system.filingValidUntil,
      lastAssessedOn: system.lastAssessedOn,
      nextAssessmentDueOn: system.nextAssessmentDueOn,
    },
    grading: { ...grading },
    matrix: conformityOf(edition).grading.matrix,
    history: await gradingHistory(reads, id),
    systemCounts: await reads.query<{ level: number; count: number }>(
      'report.systemsByLevel',
      `select level, count(*)::integer as count from information_system
       where organization_id = $1 and state <> 'RETIRED' group by level order by level`,
      [reads.actor.organizationId],
    ),
    materials: filed?.materials ?? [],
  };
}

/** More changes than this a system never has; the newest are kept. */
const mostChanges = 200;

/** Gradings that the audit trail tells of: the first, and each that differs from the one before. */
async function gradingHistory(reads: Reads, systemId: string): Promise<GradingData['history']> {
  const actions = ['system.registered', 'system.changed'];
  const events = await eventsOfObjects(reads, [systemId], mostChanges, actions);
  const told = events.toReversed().flatMap(({ at, actorName, after }) => {
    const facts = after ? (JSON.parse(after) as GradingAnswers & { gradingCode?: string }) : null;
    if (!facts?.gradingCode) return [];
    const { informationObject, informationDegree, serviceObject, serviceDegree, gradingCode } = facts;
    const answers = { informationObject, informationDegree, serviceObject, serviceDegree };
    return [{ day: dayOf(new Date(at)), by: actorName, code: gradingCode, answers }];
  });
  return told.filter(
    ({ answers }, place) =>
      place === 0 || JSON.stringify(answers) !== JSON.stringify(told[place - 1]?.answers),
  );
}

interface Proof {
  readonly code: string;
  readonly title: string;
  readonly label: string;
}

/** What the house has of the materials: issued reports, and accepted proof of the clauses that ask for them. */
async function filedMaterials(
  reads: Reads,
  edition: Edition,
  systemId: string,
  level: number,
): Promise<{ materials: FiledMaterial[]; sensitive: boolean }> {
  const codes = materials.flatMap(({ clauses }) => clauses.map((end) => clauseCode(level, end)));
  const today = `(now() at time zone 'Asia/Shanghai')::date`;
  const proofs = await reads.query<Proof>(
    'report.filingProofs',
    `select distinct c.code, e.title, e.label from control c
     join evidence_link l on l.organization_id = $1 and l.control_id = c.id and l.status = 'CONFIRMED'
       and (l.system_id is null or l.system_id = $2)
     join evidence e on e.organization_id = $1 and e.id = l.evidence_id and e.deleted_at is null
     where c.framework_id = $3 and c.code = any ($4) and e.state = 'ACCEPTED' and e.damaged_at is null
       and e.valid_from <= ${today} and coalesce(e.valid_until >= ${today}, true)
     order by c.code, e.title`,
    [reads.actor.organizationId, systemId, edition.framework.id, codes],
  );
  const reports = await reads.query<{ number: string }>(
    'report.issuedGradings',
    `select number from report where organization_id = $1 and kind = 'GRADING_REPORT' and state = 'READY' and deleted_at is null
       and scope ->> 'systemId' = $2::text order by created_at desc limit 1`,
    [reads.actor.organizationId, systemId],
  );
  const byCode = Map.groupBy(proofs, ({ code }) => code);
  return {
    sensitive: proofs.some(({ label }) => label === 'SENSITIVE'),
    materials: [
      { name: '定级报告', need: 'NEEDED', verified: true, found: reports.map((one) => one.number) },
      ...materials.map(({ name, neededFrom, isNotBelow, verified, clauses }): FiledMaterial => ({
        name,
        need: level >= neededFrom ? 'NEEDED' : isNotBelow ? 'NOT_NEEDED' : 'ON_DEMAND',
        verified,
        found: [
          ...new Set(
            clauses.flatMap((end) => byCode.get(clauseCode(level, end))?.map(({ title }) => title) ?? []),
          ),
        ],
      })),
    ],
  };
}
