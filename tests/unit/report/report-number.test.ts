import { expect, test } from 'vitest';
import { reportNumber } from '../../../server/features/report/report-number.js';

const at = new Date('2026-11-20T16:30:00Z');

test('organization, type, Shanghai day, two-digit serial, version', () => {
  expect(reportNumber({ organization: '一院', type: 'GA', at, serial: 3 })).toBe('一院-GA-20261121-03-V1.0');
  expect(reportNumber({ organization: 'JCYY', type: 'RC', at, serial: 100, version: '2.1' })).toBe(
    'JCYY-RC-20261121-100-V2.1',
  );
});

test('a name cannot break the number or a file name', () => {
  expect(reportNumber({ organization: ' 一-院/..\\东\u0000院 ', type: 'GA', at, serial: 1 })).toBe(
    '一院东院-GA-20261121-01-V1.0',
  );
  expect(reportNumber({ organization: '///', type: 'GA', at, serial: 1 })).toBe('ORG-GA-20261121-01-V1.0');
});

test('a serial that is no position is refused', () => {
  for (const serial of [0, -1, 1.5, Number.NaN]) {
    expect(() => reportNumber({ organization: '一院', type: 'GA', at, serial })).toThrow(RangeError);
  }
});
