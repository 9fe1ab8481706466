import { describe, expect, it } from 'vitest';
import {
  ControlFinder,
  decideTexts,
  excerptOf,
  namedControls,
  readBatch,
} from '../../../server/features/framework/control-text.rules.js';
import type { StoredText } from '../../../server/features/framework/control-text.rules.js';
import type { Control } from '../../../server/features/framework/control.types.js';

const control = (code: string, ref: string | null = code) => ({ id: `id-${code}`, code, ref }) as Control;
const controls = [
  control('L3/general/CES/8.1.4.1', '8.1.4.1'),
  control('8.1.4.1-a'),
  control('8.1.4.1-b'),
  control('01.01.4(2)', '4(2)'),
  control('01.02.4(2)', '4(2)'),
];
const finder = new ControlFinder(controls);

describe('finding a control by what a table calls it', () => {
  it.each([
    ['8.1.4.1-a', '8.1.4.1-a'],
    ['8.1.4.1 a)', '8.1.4.1-a'],
    ['8.1.4.1 a）', '8.1.4.1-a'],
    ['8.1.4.1a', '8.1.4.1-a'],
    ['８.１.４.１-Ａ', '8.1.4.1-a'],
    ['8.1.4.1', 'L3/general/CES/8.1.4.1'],
    ['01.01.4 (2)', '01.01.4(2)'],
  ])('%s is %s', (given, code) => expect(finder.find(given).code).toBe(code));

  it('does not guess between two, nor invent one', () => {
    expect(() => finder.find('4(2)')).toThrow(/names several controls.*01\.01\.4\(2\) or 01\.02\.4\(2\)/);
    for (const unknown of ['8.1.4.1-c', '8.1.4.11', '()', ''])
      expect(() => finder.find(unknown)).toThrow('has no control');
  });
});

describe('what becomes of a batch', () => {
  const stored = new Map<string, StoredText>([
    ['id-8.1.4.1-a', { text: '旧文', source: '第 3 页', version: 4 }],
    ['id-8.1.4.1-b', { text: null, source: null, version: 2 }],
  ]);
  const decide = (texts: object[], source?: string | null) => {
    const batch = readBatch({ frameworkCode: 'f', texts: texts as never, source });
    return decideTexts(batch, finder, stored).map(
      ({ outcome, error, next }) => error?.code ?? [outcome, next],
    );
  };

  it('adds, changes, removes, and leaves alone what is the same', () => {
    expect(
      decide([
        { code: '8.1.4.1', text: '新' },
        { code: '8.1.4.1-a', text: '新文' },
        { code: '01.01.4(2)', text: '' },
      ]),
    ).toEqual([
      ['ADDED', { text: '新', source: null, version: 1 }],
      ['CHANGED', { text: '新文', source: '第 3 页', version: 5 }],
      ['UNCHANGED', undefined],
    ]);
    expect(decide([{ code: '8.1.4.1-a', text: ' 旧文\n' }])).toEqual([['UNCHANGED', undefined]]);
    expect(decide([{ code: '8.1.4.1-a' }])).toEqual([['REMOVED', { text: null, source: null, version: 5 }]]);
    // A removed text leaves its version behind.
    expect(decide([{ code: '8.1.4.1-b', text: '又有了' }])).toEqual([
      ['ADDED', { text: '又有了', source: null, version: 3 }],
    ]);
  });

  it('a source left out stays, an empty one goes, another one is a change', () => {
    expect(decide([{ code: '8.1.4.1-a', text: '旧文' }], '第 4 页')).toEqual([
      ['CHANGED', { text: '旧文', source: '第 4 页', version: 5 }],
    ]);
    expect(decide([{ code: '8.1.4.1-a', text: '旧文' }], '')).toEqual([
      ['CHANGED', { text: '旧文', source: null, version: 5 }],
    ]);
  });

  it('compares the version that was seen', () => {
    const conflicts = [
      { code: '8.1.4.1-a', text: 'x', version: 3 },
      { code: '8.1.4.1-b', text: 'x', version: 2 },
      { code: '8.1.4.1', text: 'x', version: 1 },
    ];
    for (const item of conflicts) expect(decide([item])).toEqual(['CONFLICT']);
    expect(decide([{ code: '8.1.4.1-b', text: 'x', version: 0 }])[0]).toEqual([
      'ADDED',
      { text: 'x', source: null, version: 3 },
    ]);
  });

  it('one bad item does not hold up the others', () => {
    const answers = decide([
      { code: 'no such', text: 'x' },
      { code: '8.1.4.1-a', text: 'x'.repeat(20_001) },
      { code: '8.1.4.1', text: 'a\u0000b' },
      { code: '8.1.4.1', text: '一' },
      { code: '8.1.4.1', text: '二' },
      { code: '8.1.4.1 a)', text: 'y'.repeat(20_000) },
    ]);
    expect(answers.map((answer) => (Array.isArray(answer) ? answer[0] : answer))).toEqual([
      'NOT_FOUND',
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      'ADDED',
      'BAD_USER_INPUT',
      'CHANGED',
    ]);
  });

  it('line ends of every system are one', () => {
    expect(decide([{ code: '8.1.4.1', text: '一\r\n二\r三' }])).toEqual([
      ['ADDED', { text: '一\n二\n三', source: null, version: 1 }],
    ]);
  });

  it('an empty or too large batch is refused as a whole', () => {
    const batch = (count: number) => () =>
      readBatch({ frameworkCode: 'f', texts: Array.from({ length: count }, () => ({ code: 'x' })) });
    expect(batch(0)).toThrow('Choose at least one');
    expect(batch(251)).toThrow('At most 250');
    expect(batch(250)).not.toThrow();
    expect(() => readBatch({ frameworkCode: 'f', texts: [{ code: 'x' }], source: 'x'.repeat(501) })).toThrow(
      'Too long',
    );
  });

  it('asks the table only for controls that are named', () => {
    const batch = readBatch({
      frameworkCode: 'f',
      texts: [{ code: '8.1.4.1 a)' }, { code: 'nothing' }, { code: '4(2)' }],
    });
    expect(namedControls(batch, finder)).toEqual(['id-8.1.4.1-a']);
  });
});

describe('an excerpt', () => {
  const long = `${'前'.repeat(100)}身份鉴别${'后'.repeat(200)}`;
  it('begins a little before the first of the words', () => {
    expect(excerptOf(long, ['身份'])).toBe(`…${'前'.repeat(60)}身份鉴别${'后'.repeat(96)}…`);
    expect(excerptOf(long, ['没有'])).toBe(`${'前'.repeat(100)}身份鉴别${'后'.repeat(56)}…`);
    expect(excerptOf('Short\n  TEXT', ['text'])).toBe('Short TEXT');
  });
});
