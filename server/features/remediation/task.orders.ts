import type { RemediationTaskOrder } from './remediation.enums.js';
import type { RemediationTask } from './remediation.types.js';

/** How a list of tasks is sorted, and goes on after a cursor. */
interface Order {
  readonly by: string;
  readonly after: string;
  readonly key: (task: RemediationTask) => readonly unknown[];
}

// Each ends with a unique column; `after` compares with the two or three values of the cursor.
export const taskOrders: Readonly<Record<RemediationTaskOrder, Order>> = {
  DUE_ASC: {
    by: 't.due_on, t.id',
    after: '(t.due_on, t.id) > ($19::date, $20::uuid)',
    key: (task) => [task.dueOn, task.id],
  },
  PRIORITY_DESC: {
    by: 't.priority_order, t.due_on, t.id',
    after: '(t.priority_order, t.due_on, t.id) > ($19::integer, $20::date, $21::uuid)',
    key: (task) => [task.priorityOrder, task.dueOn, task.id],
  },
  UPDATED_DESC: {
    by: 't.updated_at desc, t.id desc',
    after: '(t.updated_at, t.id) < ($19::timestamptz, $20::uuid)',
    key: (task) => [task.updatedAt, task.id],
  },
  CREATED_DESC: {
    by: 't.number desc, t.id desc',
    after: '(t.number, t.id) < ($19::integer, $20::uuid)',
    key: (task) => [task.number, task.id],
  },
};
