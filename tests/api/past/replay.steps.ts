import { AppError } from '../../../server/platform/graphql/errors.js';
import { addDays } from '../../../server/platform/clock.js';
import { recordMutation } from '../assessment/ratings.scene.js';
import type { TestApp } from '../../support/test-app.js';
import type { Dump } from './replay.reference.js';

/** Numbers that are the same for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const one = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
  const some = <T>(list: readonly T[], most: number): T[] => {
    const picked = new Set<T>();
    for (let count = 1 + below(most); count > 0 && list.length > 0; count -= 1) picked.add(one(list)!);
    return [...picked];
  };
  return { next, below, one, some };
}

export type Chance = ReturnType<typeof chance>;

export interface World {
  readonly told: TestApp;
  /** What stands now; the caller keeps it fresh. */
  readonly now: () => Dump;
  readonly day: () => string;
  /** Figures that the rule books ask for. */
  readonly figures: readonly { readonly assessmentId: string; readonly controlId: string }[];
  readonly random: Chance;
}

type Step = (world: World) => Promise<unknown> | undefined;

const verdicts = ['MET', 'MET', 'MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE'] as const;

/** What people do, each through the service that people's requests go through. Undefined: nothing to do it with. */
const steps: Readonly<Record<string, { readonly weight: number; readonly step: Step }>> = {
  rate: {
    weight: 22,
    step: ({ told, now, random }) => {
      const assessment = random.one(now().assessments.filter((each) => each.state === 'OPEN'));
      if (!assessment) return undefined;
      const results = now().results.filter((each) => each.assessment_id === assessment.id);
      const ratings = random.some(results, 12).map((result) => {
        const verdict = random.one(verdicts)!;
        return {
          resultId: result.id,
          verdict,
          currentState: `现状 ${random.below(1_000)}`,
          ...(verdict === 'NOT_APPLICABLE' ? { notApplicableReason: '不涉及' } : {}),
        };
      });
      return told.house.app.rooms.assessment.ratings.rateResults(told.actor('COMPLIANCE_OFFICER'), {
        ratings,
      });
    },
  },
  assign: {
    weight: 4,
    step: ({ told, now, random }) => {
      const assessment = random.one(now().assessments.filter((each) => each.state === 'OPEN'));
      if (!assessment) return undefined;
      const results = now().results.filter((each) => each.assessment_id === assessment.id);
      return told.house.app.rooms.assessment.ratings.assignResults(told.actor('COMPLIANCE_OFFICER'), {
        resultIds: random.some(results, 8).map((each) => each.id),
        unitId: random.one([null, ...Object.values(told.fixture.north.units)]) ?? null,
        assigneeId: random.one([null, told.fixture.north.members.CONTRIBUTOR]) ?? null,
      });
    },
  },
  measure: {
    weight: 5,
    step: ({ told, now, figures, random }) => {
      const open = new Set(now().assessments.flatMap((each) => (each.state === 'OPEN' ? [each.id] : [])));
      const figure = random.one(figures.filter((each) => open.has(each.assessmentId)));
      if (!figure) return undefined;
      const known = now().measures.find((each) => each.control_id === figure.controlId);
      const denominator = 1 + random.below(100);
      return told.as('COMPLIANCE_OFFICER').query(recordMutation, {
        input: {
          assessmentId: figure.assessmentId,
          measures: [
            {
              controlId: figure.controlId,
              kind: 'USE',
              version: known?.version ?? 0,
              numerator: random.below(denominator + 1),
              denominator,
            },
          ],
        },
      });
    },
  },
  settings: {
    weight: 3,
    step: ({ told, now, random }) => {
      const assessment = random.one(now().assessments.filter((each) => each.scoring_edition));
      if (!assessment) return undefined;
      return told.house.app.rooms.assessment.service.updateAssessment(told.actor('COMPLIANCE_OFFICER'), {
        id: assessment.id,
        version: assessment.version,
        name: `测评 ${random.below(1_000)}`,
        scoringEdition: random.one(['MLPS_2019', 'MLPS_2021', 'MLPS_2025'] as const)!,
        attentionFactor: random.one([0.3, 0.5, 0.7])!,
        partialCredit: random.one([0, 0.5])!,
      });
    },
  },
  close: {
    weight: 5,
    step: ({ told, now, random }) => {
      const assessment = random.one(now().assessments.filter((each) => each.state === 'OPEN'));
      return (
        assessment &&
        told.house.app.rooms.assessment.service.closeAssessment(
          told.actor('COMPLIANCE_OFFICER'),
          assessment.id,
          assessment.version,
        )
      );
    },
  },
  reopen: {
    weight: 8,
    step: ({ told, now, random }) => {
      const assessment = random.one(now().assessments.filter((each) => each.state === 'CLOSED'));
      return (
        assessment &&
        told.house.app.rooms.assessment.service.reopenAssessment(
          told.actor('COMPLIANCE_OFFICER'),
          assessment.id,
          assessment.version,
          '补充证据',
        )
      );
    },
  },
  prove: {
    weight: 10,
    step: ({ told, now, day, random }) => {
      const controls = [...random.some(now().results, 6), ...random.some(now().measures, 1)].map(
        (each) => each.control_id as string,
      );
      return told.house.app.rooms.evidence.creating.create(told.actor('COMPLIANCE_OFFICER'), {
        evidences: [
          {
            title: `证据 ${random.below(100_000)}`,
            kind: 'TEXT',
            text: `正文 ${random.next()}`,
            collectedOn: day(),
            validFrom: addDays(day(), random.below(4)),
            validUntil: random.below(3) === 0 ? null : addDays(day(), 4 + random.below(25)),
            controlIds: controls,
            systemId: random.one([null, ...now().assessments.map((each) => each.system_id)]) ?? null,
            submit: random.below(4) > 0,
          },
        ],
      });
    },
  },
  submit: {
    weight: 4,
    step: ({ told, now, random }) => {
      const evidence = random.one(
        now().evidences.filter((each) => !each.deleted_at && ['DRAFT', 'RETURNED'].includes(each.state)),
      );
      return (
        evidence &&
        told.house.app.rooms.evidence.service.submit(told.actor('COMPLIANCE_OFFICER'), { ids: [evidence.id] })
      );
    },
  },
  accept: {
    weight: 10,
    step: ({ told, now, random }) => {
      const waiting = now().evidences.filter((each) => !each.deleted_at && each.state === 'SUBMITTED');
      if (waiting.length === 0) return undefined;
      return told.house.app.rooms.evidence.service.accept(told.actor('MANAGER'), {
        ids: random.some(waiting, 4).map((each) => each.id),
      });
    },
  },
  return: {
    weight: 4,
    step: ({ told, now, random }) => {
      const evidence = random.one(
        now().evidences.filter((each) => !each.deleted_at && ['SUBMITTED', 'ACCEPTED'].includes(each.state)),
      );
      return (
        evidence &&
        told.house.app.rooms.evidence.service.return(told.actor('MANAGER'), { ids: [evidence.id] }, '看不清')
      );
    },
  },
  revise: {
    weight: 4,
    step: ({ told, now, day, random }) => {
      const evidence = random.one(now().evidences.filter((each) => !each.deleted_at));
      if (!evidence) return undefined;
      return withVersion(told, evidence.id, (version) =>
        told.house.app.rooms.evidence.versions.add(told.actor('COMPLIANCE_OFFICER'), {
          evidenceId: evidence.id,
          version,
          text: `新正文 ${random.next()}`,
          validUntil: addDays(day(), 5 + random.below(25)),
        }),
      );
    },
  },
  change: {
    weight: 4,
    step: ({ told, now, random }) => {
      const evidence = random.one(now().evidences.filter((each) => !each.deleted_at));
      return (
        evidence &&
        told.house.app.rooms.evidence.service.update(told.actor('MANAGER'), {
          ids: [evidence.id],
          changes: {
            title: `改名 ${random.below(100_000)}`,
            label: random.one(['PUBLIC', 'INTERNAL', 'SENSITIVE'] as const)!,
          },
        })
      );
    },
  },
  delete: {
    weight: 2,
    step: ({ told, now, random }) => {
      const evidence = random.one(now().evidences.filter((each) => !each.deleted_at));
      return (
        evidence &&
        told.house.app.rooms.evidence.service.delete(told.actor('COMPLIANCE_OFFICER'), evidence.id)
      );
    },
  },
  link: {
    weight: 8,
    step: ({ told, now, random }) => {
      const evidences = now().evidences.filter((each) => !each.deleted_at);
      if (evidences.length === 0) return undefined;
      return told.house.app.rooms.evidence.links.link(told.actor('COMPLIANCE_OFFICER'), {
        evidenceIds: random.some(evidences, 2).map((each) => each.id),
        controlIds: random.some(now().results, 6).map((each) => each.control_id),
        systemId: random.one([null, ...now().assessments.map((each) => each.system_id)]) ?? null,
      });
    },
  },
  unlink: {
    weight: 6,
    step: ({ told, now, random }) => {
      const live = new Set(
        now()
          .evidences.filter((each) => !each.deleted_at)
          .map((each) => each.id),
      );
      const links = now().links.filter((each) => live.has(each.evidence_id));
      if (links.length === 0) return undefined;
      return told.house.app.rooms.evidence.links.unlink(
        told.actor('COMPLIANCE_OFFICER'),
        random.some(links, 4).map((each) => each.id),
      );
    },
  },
  plan: {
    weight: 3,
    step: ({ told, now, day, random }) =>
      told.house.app.rooms.remediation.tasks.createTasks(told.actor('COMPLIANCE_OFFICER'), {
        tasks: [
          {
            title: `整改 ${random.below(100_000)}`,
            resultIds: random.some(now().results, 3).map((each) => each.id),
            dueOn: addDays(day(), random.below(20)),
            priority: random.one(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const)!,
            ownerId: told.fixture.north.members.COMPLIANCE_OFFICER,
          },
        ],
      }),
  },
  work: {
    weight: 9,
    step: ({ told, now, random }) => {
      const task = random.one(now().tasks);
      return (
        task &&
        withVersion(
          told,
          task.id,
          (version) => moveTask(told, now(), task, version, random),
          'remediation_task',
        )
      );
    },
  },
  delay: {
    weight: 3,
    step: ({ told, now, day, random }) => {
      const waiting = now().delays.find((each) => each.state === 'REQUESTED');
      if (waiting)
        return told.house.app.rooms.remediation.delays.decide(told.actor('MANAGER'), {
          delayRequestId: waiting.id,
          approve: random.below(2) === 0,
          note: '知道了',
        });
      const task = random.one(now().tasks.filter((each) => each.state !== 'VERIFIED'));
      return (
        task &&
        told.house.app.rooms.remediation.delays.request(told.actor('COMPLIANCE_OFFICER'), {
          taskId: task.id,
          requestedDueOn: addDays(day(), 25 + random.below(10)),
          reason: '设备未到',
        })
      );
    },
  },
  retitle: {
    weight: 2,
    step: ({ told, now, random }) => {
      const task = random.one(now().tasks.filter((each) => each.state !== 'VERIFIED'));
      return (
        task &&
        told.house.app.rooms.remediation.tasks.updateTasks(told.actor('COMPLIANCE_OFFICER'), {
          ids: [task.id],
          title: `整改改名 ${random.below(100_000)}`,
          priority: random.one(['CRITICAL', 'LOW'] as const)!,
          unitId: random.one([null, told.fixture.north.units.radiology]) ?? null,
        })
      );
    },
  },
};

async function withVersion<T>(
  told: TestApp,
  id: string,
  work: (version: number) => Promise<T>,
  table = 'evidence',
): Promise<T> {
  const [row] = await told.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  return work(row!.version);
}

function moveTask(told: TestApp, now: Dump, task: any, version: number, random: Chance): Promise<unknown> {
  const { flow } = told.house.app.rooms.remediation;
  const officer = told.actor('COMPLIANCE_OFFICER');
  const manager = told.actor('MANAGER');
  const evidences = now.evidences.filter((each) => !each.deleted_at);
  switch (task.state) {
    case 'OPEN':
    case 'RETURNED':
      return flow.start(officer, task.id, version);
    case 'IN_PROGRESS':
      return flow.submit(officer, {
        taskId: task.id,
        version,
        note: '已完成',
        evidenceIds: random.some(evidences, 2).map((each) => each.id),
      });
    case 'SUBMITTED':
      if (random.below(3) === 0) return flow.return(manager, { taskId: task.id, version, reason: '不完整' });
      return flow.verify(manager, {
        taskId: task.id,
        version,
        rerates: now.taskResults
          .filter((each) => each.task_id === task.id)
          .map((each) => ({ resultId: each.result_id, verdict: 'MET' as const, currentState: '已整改' })),
        evidenceIds: [],
      });
    default:
      return flow.reopen(manager, task.id, version, '复查发现问题');
  }
}

const bag = Object.entries(steps).flatMap(([name, { weight }]) => Array<string>(weight).fill(name));

/** One random step. What the rules refuse is a step as well: it must leave nothing behind. Answers its name. */
export async function step(world: World): Promise<{ name: string; isDone: boolean }> {
  const name = world.random.one(bag)!;
  try {
    const work = steps[name]!.step(world);
    if (work === undefined) return { name, isDone: false };
    await work;
    return { name, isDone: true };
  } catch (error) {
    if (error instanceof AppError) return { name, isDone: false };
    throw error;
  }
}
