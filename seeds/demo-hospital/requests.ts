import { addDays } from '../../server/platform/clock.js';
import type { Caller } from './caller.js';
import type { Diary } from './diary.js';
import { makeFile } from './files.js';
import type { Sheet } from './files.js';
import type { Units } from './people.js';
import type { Username } from './people.js';

interface Asked {
  readonly id: string;
  readonly title: string;
  readonly periodStart: string | null;
  readonly unit: { readonly id: string };
}

/** Assessable clauses by their codes in MLPS. */
async function clauses(caller: Caller, codes: readonly string[]): Promise<string[]> {
  const { framework } = await caller.ask<{
    framework: { controls: { id: string; code: string; assessable: boolean }[] };
  }>('{ framework(code: "mlps-2.0") { controls(filter: { level: "L3" }) { id code assessable } } }');
  const found = framework.controls.filter(({ code, assessable }) => assessable && codes.includes(code));
  if (found.length < codes.length) throw new Error(`demo clauses ${codes.join()} are missing`);
  return found.map(({ id }) => id);
}

/** What a person is asked for at that moment. */
async function askedOf(caller: Caller): Promise<readonly Asked[]> {
  const { evidenceRequests } = await caller.ask<{ evidenceRequests: { nodes: Asked[] } }>(
    '{ evidenceRequests(filter: { askedOfMe: true }, first: 100) { nodes { id title periodStart unit { id } } } }',
  );
  return evidenceRequests.nodes;
}

/** Hands in one file; answers the id of the evidence. */
async function handIn(
  caller: Caller,
  request: Asked,
  sheet: Pick<Sheet, 'day' | 'lines'> & { readonly title: string },
): Promise<string> {
  const bytes = await makeFile('docx', { unit: '衡鉴示范医院', ...sheet });
  const { answerEvidenceRequest } = await caller.ask<{
    answerEvidenceRequest: { request: { answers: { id: string }[] } };
  }>(
    'mutation ($input: AnswerEvidenceRequestInput!) { answerEvidenceRequest(input: $input) { request { answers { id } } } }',
    {
      input: {
        requestId: request.id,
        evidences: [
          {
            title: sheet.title,
            kind: 'FILE',
            uploadId: await caller.upload(`${sheet.title}.docx`, bytes),
            unitId: request.unit.id,
            collectedOn: sheet.day,
          },
        ],
      },
    },
  );
  return answerEvidenceRequest.request.answers.at(-1)!.id;
}

const say = (caller: Caller, input: Record<string, unknown>): Promise<unknown> =>
  caller.ask('mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }', {
    input,
  });

/** Last days of the quarters that ended within the last year, as offsets from today, oldest first. */
function endedQuarters(today: string): number[] {
  const offsets: number[] = [];
  for (let offset = -1; offset >= -365; offset -= 1)
    if (/-(?:01|04|07|10)-01$/.test(addDays(today, offset + 1))) offsets.push(offset);
  return offsets.toReversed();
}

/** Days that people take after the end of a quarter. */
const handInAfter = 4;

/** Restores are tested every quarter; once nobody handed the record in, and nobody can do it for that quarter any more. */
function tellSeries(diary: Diary, units: Units): void {
  const quarters = endedQuarters(diary.today);
  diary.on(-410, 'officer', async (officer) => {
    await officer.ask(
      `mutation ($input: CreateEvidenceRequestSeriesInput!) { createEvidenceRequestSeries(input: $input) { series { id } } }`,
      {
        input: {
          title: '备份恢复测试记录',
          note: '写明恢复的系统、耗时和核对结果，由操作人和复核人签字。',
          targets: [{ unitId: units.IT }],
          controlIds: await clauses(officer, ['8.1.4.9-a', '8.1.10.11-c']),
          frequency: 'QUARTERLY',
          startsOn: diary.day((quarters[0] ?? -400) - 60),
          dueDays: 10,
        },
      },
    );
  });
  quarters.forEach((end, nth) => {
    const on = end + handInAfter;
    if (nth === 1 || on >= -1) return;
    const quarter = diary.day(end);
    const made = { id: '' };
    diary.on(on, 'contributor', async (contributor) => {
      const request = (await askedOf(contributor)).find(
        ({ title, periodStart }) =>
          title === '备份恢复测试记录' &&
          periodStart !== null &&
          periodStart > diary.day(end - 95) &&
          periodStart < quarter,
      );
      if (!request) throw new Error(`demo request of the quarter that ended on ${quarter} is missing`);
      made.id = await handIn(contributor, request, {
        title: `备份恢复测试记录 ${quarter.slice(0, 7)}`,
        day: diary.day(end - 6),
        lines: [
          ['恢复系统', '电子病历、检验系统'],
          ['恢复耗时', `${38 + nth * 3} 分钟`],
          ['核对', '抽查 50 份病历，全部一致'],
        ],
      });
    });
    diary.on(on, 'officer', (officer) =>
      officer
        .ask('mutation ($ids: [ID!]!) { acceptEvidences(ids: $ids) { items { id } } }', { ids: [made.id] })
        .then(() => undefined),
    );
  });
}

const once =
  'mutation ($input: CreateEvidenceRequestsInput!) { createEvidenceRequests(input: $input) { requests { id } } }';

/** The last weeks: some have handed in, one was given back, one is late, some have time left. */
function tellRequests(diary: Diary, units: Units, members: Readonly<Record<Username, string>>): void {
  const proof = { id: '' };
  diary.on(-24, 'officer', async (officer) => {
    await officer.ask(once, {
      input: {
        titles: ['终端防病毒软件运行截图'],
        note: '截图要能看到软件版本、病毒库日期和计算机名。',
        targets: ['RAD', 'EQ', 'EAST-IT'].map((code) => ({ unitId: units[code] })),
        controlIds: await clauses(officer, ['8.1.4.5']),
        dueOn: diary.day(-5),
      },
    });
    await officer.ask(once, {
      input: {
        titles: ['全员安全培训签到表', '新员工保密协议'],
        targets: [{ unitId: units.HR, assigneeId: members.personnel }],
        controlIds: await clauses(officer, ['8.1.8.3-a']),
        dueOn: diary.day(6),
      },
    });
    await officer.ask(once, {
      input: {
        titles: ['机房巡检记录'],
        targets: [{ unitId: units.IT }],
        controlIds: await clauses(officer, ['8.1.10.1-a']),
        dueOn: diary.day(25),
      },
    });
  });
  const screenshot = (unit: string) => ({
    title: `终端防病毒软件运行截图（${unit}）`,
    day: diary.day(-11),
    lines: [
      ['科室', unit],
      ['软件', '火绒终端安全 2.0'],
    ] as const,
  });
  const ofAntivirus = async (caller: Caller): Promise<Asked> => {
    const found = (await askedOf(caller)).find(({ title }) => title.startsWith('终端防病毒'));
    if (!found) throw new Error('demo request for screenshots is missing');
    return found;
  };
  diary.on(-10, 'radiology', async (radiology) => {
    proof.id = await handIn(radiology, await ofAntivirus(radiology), screenshot('放射科'));
  });
  diary.on(-10, 'officer', async (officer) => {
    await officer.ask(
      'mutation ($ids: [ID!]!, $reason: String!) { returnEvidences(ids: $ids, reason: $reason) { items { id } } }',
      { ids: [proof.id], reason: '看不到病毒库日期，请把升级页面一起截下来。' },
    );
    await say(officer, {
      evidenceId: proof.id,
      body: '@何静 升级页面在“关于”里，和计算机名放在一张图上即可。',
      mentionIds: [members.radiology],
    });
  });
  diary.on(-3, 'radiology', (radiology) =>
    say(radiology, {
      evidenceId: proof.id,
      body: '@林知衡 工作站周四才能停机，停机时补截。',
      mentionIds: [members.officer],
    }).then(() => undefined),
  );
  diary.on(-3, 'equipment', async (equipment) => {
    await handIn(equipment, await ofAntivirus(equipment), screenshot('设备科'));
  });
  diary.on(-3, 'eastcampus', async (eastcampus) => {
    await say(eastcampus, {
      requestId: (await ofAntivirus(eastcampus)).id,
      body: '@林知衡 东院区有三台自助机登不进去，等厂家来，下周一前交。',
      mentionIds: [members.officer],
    });
  });
}

/** What units are asked for, once and in every quarter. */
export function tellEvidenceRequests(
  diary: Diary,
  units: Units,
  members: Readonly<Record<Username, string>>,
): void {
  tellSeries(diary, units);
  tellRequests(diary, units, members);
}
