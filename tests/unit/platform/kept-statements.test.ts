import { expect, it } from 'vitest';
import { KeptStatements } from '../../../server/platform/database/kept-statements.js';

const used = (kept: KeptStatements, statement: string, text: string, times: number) => {
  let name: string | undefined;
  for (let time = 0; time < times; time += 1) name = kept.nameOf(statement, text);
  return name;
};

it('a text earns its name with the third use and has it for ever', () => {
  const kept = new KeptStatements();
  expect(used(kept, 'a', 'select 1', 2)).toBeUndefined();
  const name = used(kept, 'a', 'select 1', 1);
  expect(name).toBe('hengjian_0');
  expect(used(kept, 'a', 'select 1', 50)).toBe(name);
  expect(used(kept, 'a', 'select 2', 3)).toBe('hengjian_1');
});

it('one statement with ever other columns takes nothing from the others, however often it is asked', () => {
  const kept = new KeptStatements();
  const names = new Set(Array.from({ length: 300 }, (_unused, at) => used(kept, 'busy', `select ${at}`, 9)));
  expect(names.delete(undefined)).toBe(true);
  expect(names.size).toBe(8);
  expect(used(kept, 'other', 'select other', 3)).toBeDefined();
});

it('what is asked once takes no place, and its memory is bounded', () => {
  const kept = new KeptStatements();
  for (let at = 0; at < 10_000; at += 1) kept.nameOf('a', `select ${at}`);
  for (let at = 0; at < 8; at += 1) expect(used(kept, 'a', `later ${at}`, 3)).toBeDefined();
});

it('no two texts share a name: a connection would refuse the second', () => {
  const kept = new KeptStatements();
  const names = Array.from({ length: 40 }, (_unused, at) => used(kept, `s${at % 10}`, `select ${at}`, 3));
  expect(new Set(names).size).toBe(40);
});
