import type { EntitySchema } from '@mikro-orm/postgresql';
import type { Deps } from '../platform/deps.js';
import { NodeResolver } from '../platform/graphql/node.resolver.js';
import type { Room } from '../platform/room.js';
import { createActivityRoom } from './activity/index.js';
import type { ActivityRoom } from './activity/index.js';
import { assessmentEntities, createAssessmentRoom } from './assessment/index.js';
import type { AssessmentRoom } from './assessment/index.js';
import { createCommentRoom } from './comment/index.js';
import type { CommentRoom } from './comment/index.js';
import { createCrosswalkRoom } from './crosswalk/index.js';
import { createEvidenceRoom, evidenceEntities } from './evidence/index.js';
import type { EvidenceRoom } from './evidence/index.js';
import { controlsNamed, createFrameworkRoom } from './framework/index.js';
import { createInspectionRoom, inspectionEntities } from './inspection/index.js';
import type { InspectionRoom } from './inspection/index.js';
import { createOscalRoom } from './oscal/index.js';
import { createOrganizationRoom, organizationEntities } from './organization/index.js';
import type { OrganizationRoom } from './organization/index.js';
import { createNotificationRoom } from './notification/index.js';
import type { NotificationRoom } from './notification/index.js';
import { createPeopleRoom, peopleEntities } from './people/index.js';
import type { PeopleRoom } from './people/index.js';
import { createPolicyRoom, policyEntities } from './policy/index.js';
import type { PolicyRoom } from './policy/index.js';
import { createPackRoom, packEntities } from './pack/index.js';
import type { PackRoom } from './pack/index.js';
import { createPlanningRoom, planningEntities } from './planning/index.js';
import { createProgressRoom } from './progress/index.js';
import { createRemediationRoom, remediationEntities } from './remediation/index.js';
import type { RemediationRoom } from './remediation/index.js';
import { createReportRoom, reportEntities } from './report/index.js';
import type { ReportRoom } from './report/index.js';
import { createViewRoom } from './view/index.js';
import { createRequestRoom, requestEntities } from './request/index.js';
import type { RequestRoom } from './request/index.js';
import { createSystemRoom, systemEntities } from './system/index.js';
import type { SystemRoom } from './system/index.js';

/** Every room of the house, from the ground up; the only place that knows them all. */
export interface Rooms {
  readonly organization: OrganizationRoom;
  readonly people: PeopleRoom;
  readonly activity: ActivityRoom;
  readonly system: SystemRoom;
  readonly evidence: EvidenceRoom;
  readonly request: RequestRoom;
  readonly comment: CommentRoom;
  readonly policy: PolicyRoom;
  readonly assessment: AssessmentRoom;
  readonly remediation: RemediationRoom;
  readonly inspection: InspectionRoom;
  readonly notification: NotificationRoom;
  readonly report: ReportRoom;
  readonly pack: PackRoom;
  readonly all: readonly Room[];
}

/** Tables of all rooms, for the unit of work. */
export const entities: readonly EntitySchema[] = [
  ...organizationEntities,
  ...peopleEntities,
  ...systemEntities,
  ...evidenceEntities,
  ...requestEntities,
  ...policyEntities,
  ...assessmentEntities,
  ...remediationEntities,
  ...planningEntities,
  ...inspectionEntities,
  ...reportEntities,
  ...packEntities,
] as unknown as EntitySchema[];

export function createRooms(deps: Deps): Rooms {
  const organization = createOrganizationRoom(deps);
  const people = createPeopleRoom(deps, { controlsNamed });
  const view = createViewRoom(deps);
  const activity = createActivityRoom(deps);
  const framework = createFrameworkRoom(deps);
  const crosswalk = createCrosswalkRoom(deps);
  const system = createSystemRoom(deps);
  const evidence = createEvidenceRoom(deps, { activity });
  const request = createRequestRoom(deps, { evidence });
  const comment = createCommentRoom(deps);
  const policy = createPolicyRoom(deps, { evidence });
  const assessment = createAssessmentRoom(deps, { evidence });
  const remediation = createRemediationRoom(deps, { evidence, comment, assessment });
  const inspection = createInspectionRoom(deps, { assessment, remediation });
  const notification = createNotificationRoom(deps);
  const report = createReportRoom(deps, { assessment, evidence });
  const pack = createPackRoom(deps, { assessment, evidence, people });
  const rooms: Room[] = [
    organization,
    people,
    view,
    activity,
    framework,
    crosswalk,
    system,
    evidence,
    request,
    comment,
    policy,
    assessment,
    remediation,
    createProgressRoom(),
    createPlanningRoom(deps, { assessment }),
    inspection,
    notification,
    report,
    pack,
    createOscalRoom(deps),
  ];
  const nodes: Room = {
    name: 'node',
    resolvers: [new NodeResolver(rooms.flatMap((room) => room.nodes ?? []))],
  };
  return {
    organization,
    people,
    activity,
    system,
    evidence,
    request,
    comment,
    policy,
    assessment,
    remediation,
    inspection,
    notification,
    report,
    pack,
    all: [...rooms, nodes],
  };
}
