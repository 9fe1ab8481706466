import { describe, expect, it } from 'vitest';
import {
  actionsFrom,
  taskActions,
  taskCode,
  taskStates,
  transitions,
} from '../../../server/features/remediation/task.lifecycle.js';
import type { TaskAction, TaskState } from '../../../server/features/remediation/task.lifecycle.js';

const table: [TaskState, TaskAction[]][] = [
  ['OPEN', ['START']],
  ['IN_PROGRESS', ['SUBMIT']],
  ['SUBMITTED', ['VERIFY', 'RETURN']],
  ['VERIFIED', ['REOPEN']],
  ['RETURNED', ['START']],
];

describe('the life of a task', () => {
  it.each(table)('%s admits %j and nothing else', (state, actions) => {
    expect(actionsFrom(state)).toEqual(actions);
  });

  it('every step leads to another state, and every state can be left', () => {
    for (const action of taskActions) {
      const { from, to } = transitions[action];
      expect(from).not.toContain(to);
      expect(taskStates).toContain(to);
    }
    expect(table.map(([state]) => state)).toEqual([...taskStates]);
  });

  it('verified work can only have come by a submission', () => {
    const before = (state: TaskState) => taskActions.filter((action) => transitions[action].to === state);
    expect(before('VERIFIED')).toEqual(['VERIFY']);
    expect(transitions.VERIFY.from).toEqual(['SUBMITTED']);
    expect(before('SUBMITTED')).toEqual(['SUBMIT']);
  });

  it('walks from open to verified, and round through a return and a reopening', () => {
    const walk = (actions: readonly TaskAction[]) =>
      actions.reduce<TaskState>((state, action) => {
        expect(transitions[action].from).toContain(state);
        return transitions[action].to;
      }, 'OPEN');
    expect(walk(['START', 'SUBMIT', 'VERIFY'])).toBe('VERIFIED');
    expect(walk(['START', 'SUBMIT', 'RETURN', 'START', 'SUBMIT', 'VERIFY', 'REOPEN', 'START'])).toBe(
      'IN_PROGRESS',
    );
  });

  it('codes have at least four digits', () => {
    expect([1, 9999, 10_000].map(taskCode)).toEqual(['ZG-0001', 'ZG-9999', 'ZG-10000']);
  });
});
