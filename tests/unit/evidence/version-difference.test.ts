import { expect, it } from 'vitest';
import { changedPlaces, mostPlaces } from '../../../server/features/evidence/version-difference.js';

const say = (before: string, after: string) =>
  changedPlaces(before, after).places.map(({ line, runs }) => [
    line,
    runs
      .map(({ change, text }) =>
        change === 'KEPT' ? text : change === 'DELETED' ? `[-${text}-]` : `{+${text}+}`,
      )
      .join(''),
  ]);

it('names the line, the words, and two lines around', () => {
  const before = '一\n二\n三\n每季度演练一次\n五\n六\n七\n';
  const after = before.replace('每季度演练一次', '每半年演练一次');
  expect(say(before, after)).toEqual([[2, '二\n三\n每[-季度-]{+半年+}演练一次\n五\n六\n']]);
});

it('tells lines that came and lines that went', () => {
  expect(say('a\nb\nc\n', 'a\nc\n')).toEqual([[1, 'a\n[-b\n-]c\n']]);
  expect(say('a\nc\n', 'a\nb\nc\nd')).toEqual([
    [1, 'a\n{+b\n+}c\n'],
    [3, 'c\n{+d+}'],
  ]);
  expect(say('', 'x')).toEqual([[1, '{+x+}']]);
  expect(say('x', 'x')).toEqual([]);
});

it('gives each side back, wherever it changed', () => {
  const lines = Array.from({ length: 40 }, (_, at) => `第 ${at} 行的内容`);
  const before = lines.join('\n');
  const after = lines
    .flatMap((one, at) => (at % 7 === 0 ? [] : at % 5 === 0 ? [`${one}改`] : [one]))
    .join('\n');
  const { places, more } = changedPlaces(before, after);
  expect(more).toBe(false);
  for (const { line, runs } of places) {
    const of = (side: string) =>
      runs
        .filter((run) => run.change !== side)
        .map((run) => run.text)
        .join('');
    expect(before).toContain(of('INSERTED'));
    expect(after).toContain(of('DELETED'));
    expect(
      after
        .split('\n')
        .slice(line - 1)
        .join('\n')
        .startsWith(of('DELETED')),
    ).toBe(true);
  }
});

it('stops at a hundred places and says so; a rewrite is one place', () => {
  const lines = Array.from({ length: 600 }, (_, at) => `line ${at}`);
  const after = lines.map((one, at) => (at % 6 === 0 && at < 120 * 6 ? `${one}!` : one));
  const { places, more } = changedPlaces(lines.join('\n'), after.join('\n'));
  expect([places.length, more]).toEqual([mostPlaces, false]);
  const other = lines.map((one, at) => (at % 4 === 0 ? `${one}!` : one));
  expect(changedPlaces(lines.join('\n'), other.join('\n'))).toMatchObject({ more: true });
  const rewritten = lines.map((one) => `${one} new`);
  expect(changedPlaces(lines.join('\n'), rewritten.join('\n')).places).toHaveLength(1);
});
