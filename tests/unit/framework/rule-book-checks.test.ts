import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadFrameworkFile } from '../../../server/features/framework/framework-file.js';

const BOOKS = fileURLToPath(new URL('../../../frameworks/', import.meta.url));

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rule-book-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(dir, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(join(dir, file), text.replace(from, to));
}

it.each([
  ['vmr-2021', 'framework.yaml', 'DUTY: 5', 'DUTY: 6', /counts\.kinds\.DUTY: declares 6, the tree holds 5/],
  [
    'vmr-2021',
    'framework.yaml',
    'assessable: 3',
    'assessable: 5',
    /counts\.assessable: declares 5, the tree holds 3/,
  ],
  ['vmr-2021', 'controls.yaml', 'code: VMR-7', 'code: VMR-5', /control VMR-5: code used twice/],
  ['vmr-2021', 'controls.yaml', 'kind: DUTY', 'kind: CLAUSE', /control VMR-5: duty belongs to a DUTY/],
  ['vmr-2021', 'controls.yaml', 'kind: DUTY', 'kind: ITEM', /control VMR-5: ITEM under nothing/],
  [
    'vmr-2021',
    'controls.yaml',
    'frequency: CONTINUOUS',
    'frequency: OFTEN',
    /controls\[0\]\.duty\.frequency: /,
  ],
  [
    'smart-service-2019',
    'framework.yaml',
    'level: 5, minimumScore: 51',
    'level: 6, minimumScore: 51',
    /scoring\.levelTable: holds levels 0 1 2 3 4 6, the framework 0 1 2 3 4 5/,
  ],
  [
    'smart-service-2019',
    'framework.yaml',
    'BASIC: 36',
    'BASIC: 35',
    /counts\.categories\.BASIC: declares 35, the tree holds 36/,
  ],
  ['smart-service-2019', 'controls.yaml', 'level: "1"', 'level: "9"', /control 1\.1\(1\): unknown level 9/],
  [
    'smart-service-2019',
    'controls.yaml',
    'level: 1, category: BASIC',
    'level: 7, category: BASIC',
    /category of unknown level 7/,
  ],
  [
    'interoperability-2020',
    'controls.yaml',
    'fromGrade: "1"',
    'fromGrade: "2"',
    /control 2\.1\.1\.1: level and fromGrade differ/,
  ],
  [
    'interoperability-2020',
    'controls.yaml',
    'scoreByGrade: {"3": 2',
    'scoreByGrade: {"6": 2',
    /unknown grade 6/,
  ],
  [
    'interoperability-2020',
    'framework.yaml',
    'key: 5A',
    'key: 5C',
    /scoring\.grades: holds 1 2 3 4B 4A 5B 5C, the framework 1 2 3 4B 4A 5B 5A/,
  ],
  [
    'interoperability-2020',
    'framework.yaml',
    'electiveTests: 10',
    'electiveTests: 9',
    /counts\.electiveTests: declares 9, the tree holds 10/,
  ],
  ['joint-inspection-2026', 'controls.yaml', 'pcr-2017:PCR-3', 'PCR-3', /must be framework:code/],
])('%s: %s with %s as %s is refused', async (code, file, from, to, message) => {
  await cp(join(BOOKS, code), dir, { recursive: true });
  await change(file, from, to);
  await expect(loadFrameworkFile(dir)).rejects.toThrow(message);
});

it('a leaf without words is told by its code; the state of level 0 may do without', async () => {
  await cp(join(BOOKS, 'smart-management-2021'), dir, { recursive: true });
  await change('controls.yaml', 'text: 手工收集门急诊住院数据并绘制质量报表, ', '');
  await change('controls.yaml', ', text: 管理部门可取得门急诊、住院数据并录入系统', '');
  await expect(loadFrameworkFile(dir)).rejects.toThrow(
    /control 01\.1\.1\(1\): a leaf needs a text or a reference/,
  );
});
