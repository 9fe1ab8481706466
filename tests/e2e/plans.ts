import { ask } from './journey.js';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

interface Made {
  readonly plan: string;
  readonly first: { readonly id: string; readonly title: string };
  readonly second: { readonly id: string; readonly title: string };
}

/** A plan of two tasks, the second after the first. */
export async function makePlan(name: string): Promise<Made> {
  const { createRemediationPlan } = await ask<{ createRemediationPlan: { plan: { id: string } } }>(
    'officer',
    'mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }',
    {
      input: {
        name,
        startsOn: day(-10),
        endsOn: day(60),
        source: 'INSPECTION',
        sourceReference: '检查 7 号',
      },
    },
  );
  const plan = createRemediationPlan.plan.id;
  const { gaps } = await ask<{ gaps: { nodes: { id: string }[] } }>(
    'officer',
    '{ gaps(first: 2) { nodes { id } } }',
  );
  const { createRemediationTasks } = await ask<{
    createRemediationTasks: { tasks: { id: string; title: string }[] };
  }>(
    'officer',
    'mutation ($input: CreateTasksInput!) { createRemediationTasks(input: $input) { tasks { id title } } }',
    {
      input: {
        tasks: gaps.nodes.map(({ id }, index) => ({
          title: `${name} 任务 ${index + 1}`,
          resultIds: [id],
          planId: plan,
          dueOn: day(10 + index),
          priority: 'HIGH',
          budget: 1000,
        })),
      },
    },
  );
  const [first, second] = createRemediationTasks.tasks;
  await ask(
    'officer',
    'mutation ($input: UpdateTasksInput!) { updateRemediationTasks(input: $input) { tasks { id } } }',
    { input: { ids: [second!.id], predecessorIds: [first!.id] } },
  );
  return { plan, first: first!, second: second! };
}
