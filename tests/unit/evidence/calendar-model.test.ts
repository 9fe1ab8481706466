import { describe, expect, it } from 'vitest';
import {
  coversMonth,
  linesOf,
  standingOf,
  standingsOf,
} from '../../../client/features/evidence/map/calendarModel.ts';

const row = (id: string, group: number | null, days: number[], more: object = {}) => ({
  controlId: id,
  code: id,
  name: id,
  group,
  days,
  proofs: days.map((day) => (day > 0 ? 1 : 0)),
  proofsToday: 0,
  provenUntil: null as string | null,
  ...more,
});
const calendar = {
  today: '2026-02-10',
  months: [
    { month: '2026-01', days: 31 },
    { month: '2026-02', days: 28 },
    { month: '2026-03', days: 31 },
  ],
  groups: [
    { controlId: 'A', name: 'A' },
    { controlId: 'B', name: 'B' },
  ],
  rows: [
    row('safe', 0, [31, 28, 31], { proofsToday: 2 }),
    row('ends', 0, [31, 20, 0], { proofsToday: 1, provenUntil: '2026-02-20' }),
    row('never', 1, [0, 0, 0]),
    row('loose', null, [5, 0, 0]),
  ],
};
const all = { gaps: false, ending: false, single: false, part: null };
const ids = (filter: object) => linesOf(calendar, { ...all, ...filter }).map((line) => line.id);

describe('the calendar on the screen', () => {
  it('tells a gap to come from one that has always been there', () => {
    const of = (id: string) =>
      [0, 1, 2].map((at) =>
        standingOf(
          calendar,
          calendar.rows.find((one) => one.controlId === id)!,
          at,
        ),
      );
    expect(of('safe')).toEqual(['FULL', 'FULL', 'FULL']);
    expect(of('ends')).toEqual(['FULL', 'PARTIAL', 'COMING']);
    expect(of('never')).toEqual(['NONE', 'NONE', 'NONE']);
    expect(of('loose')).toEqual(['PARTIAL', 'NONE', 'NONE']);
  });

  it('stands part by part, each with what it shows', () => {
    expect(ids({})).toEqual(['A', 'safe', 'ends', 'B', 'never', 'loose']);
    expect(ids({ gaps: true })).toEqual(['A', 'ends', 'B', 'never', 'loose']);
    expect(ids({ ending: true })).toEqual(['A', 'ends']);
    expect(ids({ single: true })).toEqual(['A', 'ends']);
    expect(ids({ part: 'B' })).toEqual(['B', 'never']);
    expect(ids({ part: 'unknown' })).toEqual([]);
    expect(linesOf(calendar, all)[0]).toMatchObject({ total: 2, full: [2, 1, 1] });
  });

  it('knows whether a period touches a month', () => {
    expect(coversMonth('2026-02', '2026-02-28', null)).toBe(true);
    expect(coversMonth('2026-02', '2025-01-01', '2026-02-01')).toBe(true);
    expect(coversMonth('2026-02', '2026-03-01', null)).toBe(false);
    expect(coversMonth('2026-02', '2025-01-01', '2026-01-31')).toBe(false);
  });
});

describe('how far one control is proven', () => {
  const his = { id: 'his', name: 'HIS' };
  const proof = (id: string, validFrom: string, validUntil: string | null, more: object = {}) => ({
    status: 'CONFIRMED',
    system: null,
    evidence: { id, state: 'ACCEPTED', validity: 'VALID', validFrom, validUntil },
    ...more,
  });

  it('goes on across proofs that meet, and counts those of every subject for each system', () => {
    const links = [
      proof('a', '2026-01-01', '2026-02-20'),
      proof('b', '2026-02-21', '2026-03-31', { system: his }),
      proof('c', '2026-02-01', '2026-02-15', { status: 'PROPOSED' }),
      proof('a', '2026-01-01', '2026-02-20', { system: his }),
    ];
    expect(standingsOf(links, '2026-02-10')).toEqual([
      { system: null, today: 1, until: '2026-02-20' },
      { system: his, today: 1, until: '2026-03-31' },
    ]);
  });

  it('has no end where a proof has none, and nothing where none covers today', () => {
    expect(standingsOf([proof('a', '2026-01-01', null)], '2026-02-10')).toEqual([
      { system: null, today: 1, until: null },
    ]);
    expect(standingsOf([proof('a', '2026-03-01', null)], '2026-02-10')).toEqual([
      { system: null, today: 0, until: null },
    ]);
  });
});
