import {
  answer,
  assign,
  closeAssessment,
  departments,
  headOffice,
  openAssessment,
  rate,
  shareOf,
} from './assessments.js';
import type { AssessmentRow, ResultRow } from './assessments.js';
import type { Diary } from './diary.js';
import type { Units, Username } from './people.js';
import { handInProofs, readProofs } from './proofs.js';
import { tellRatings } from './rating-story.js';
import { enterDates, registerSystems } from './systems.js';
import { workOffGaps } from './tasks.js';
import type { Rated } from './tasks.js';

/** Days on which verdicts were given in this year's assessment of the HIS. */
const rounds = [-87, -80, -73, -66, -59, -45, -31, -17, -3];
const mainShare = 0.6;

interface Known {
  systems: Awaited<ReturnType<typeof registerSystems>>;
  last: AssessmentRow | undefined;
  his: AssessmentRow | undefined;
}

/** Last year's assessment, closed; this year's, carried forward from it; proofs and tasks between; two younger ones. */
export async function tellAssessments(
  diary: Diary,
  units: Units,
  members: Readonly<Record<Username, string>>,
): Promise<void> {
  const year = Number(diary.today.slice(0, 4));
  const known: Known = { systems: {}, last: undefined, his: undefined };
  const his = () => existing(known.his);

  diary.on(-420, 'officer', async (officer) => {
    known.systems = await registerSystems(officer, units, diary.today);
  });
  diary.on(-410, 'officer', async (officer) => {
    known.last = await openAssessment(
      officer,
      systemId(known, 'HIS'),
      `${year - 1} 年度 HIS 等保三级测评`,
      year - 1,
    );
  });
  lastYear(diary, known);

  diary.on(-94, 'officer', async (officer) => {
    await enterDates(officer, known.systems, units, diary.today);
    const name = `HIS ${year} 年度等保三级自评`;
    known.his = await openAssessment(officer, systemId(known, 'HIS'), name, year, existing(known.last).id);
  });
  diary.on(-94, 'officer', async (officer) => {
    // What last year's answers cannot be believed for is tested anew.
    const kept = new Set(shareOf(his(), mainShare));
    const anew = his().results.filter((result) => !kept.has(result));
    await rate(
      officer,
      anew.map(({ id }) => ({ resultId: id, verdict: 'OPEN', currentState: '', suggestion: '' })),
    );
    for (const [unit, results] of Map.groupBy(kept, departmentOf))
      await assign(officer, results, units[unit]);
  });
  diary.on(-24, 'officer', async (officer) => {
    // Some of what is still open waits for departments, so that contributors find work.
    const open = his().results.filter((result) => !shareOf(his(), mainShare).includes(result));
    await assign(officer, open.slice(0, 12), units.IT);
    await assign(officer, open.slice(12, 18), units.HR);
  });
  diary.on(-94, 'officer', () => {
    const told = divide(his());
    for (const { on, rated } of told) {
      for (const [who, own] of Map.groupBy(rated, ({ result }) => raterOf(result)))
        diary.on(on, who, (caller) =>
          rate(
            caller,
            own.map(({ rating }) => rating),
          ),
        );
    }
    workOffGaps(diary, told, { members, units, assessmentId: () => his().id });
    return Promise.resolve();
  });
  handInProofs(diary, await readProofs(), units, () => existing(known.last).results);
  younger(diary, known, 'EMR', `电子病历 ${year} 年度等保三级自评`, 0.35, [-52, -38, -24]);
  younger(diary, known, 'PACS', `PACS ${year} 年度等保三级自评`, 0.15, [-24, -10]);
  tellRatings(diary, (code) => systemId(known, code));
}

/** Last year's answers were given in three sittings and closed with everything rated. */
function lastYear(diary: Diary, known: Known): void {
  const sittings = [-395, -388, -360];
  sittings.forEach((on, nth) =>
    diary.on(on, 'officer', (officer) => {
      const { results } = existing(known.last);
      const size = Math.ceil(results.length / sittings.length);
      const own = results.slice(nth * size, (nth + 1) * size);
      return rate(
        officer,
        own.map((result, at) => answer(result, nth * size + at + lastYearShift)),
      );
    }),
  );
  diary.on(-332, 'officer', (officer) => closeAssessment(officer, existing(known.last)));
}

/** Other answers than this year's: some gaps have been closed since, some are new. */
const lastYearShift = 3;

/** Every so often an answer of last year still stands unconfirmed, with its age. */
const unconfirmed = (at: number): boolean => at % 9 === 5;

/** The rated share of this year's results, in the rounds in which they were rated. */
function divide(
  assessment: AssessmentRow,
): readonly { readonly on: number; readonly rated: readonly Rated[] }[] {
  const rated = shareOf(assessment, mainShare)
    .map((result, at) => ({ result, rating: answer(result, at), confirmed: !unconfirmed(at) }))
    .filter(({ confirmed }) => confirmed);
  const size = Math.ceil(rated.length / rounds.length);
  return rounds.map((on, nth) => ({ on, rated: rated.slice(nth * size, (nth + 1) * size) }));
}

function younger(
  diary: Diary,
  known: Known,
  system: string,
  name: string,
  share: number,
  [opened = -1, ...sittings]: readonly number[],
): void {
  const made: { row: AssessmentRow | undefined } = { row: undefined };
  diary.on(opened, 'officer', async (officer) => {
    made.row = await openAssessment(officer, systemId(known, system), name, Number(diary.today.slice(0, 4)));
  });
  sittings.forEach((on, nth) =>
    diary.on(on, 'officer', (officer) => {
      const ratings = shareOf(existing(made.row), share).map(answer);
      const size = Math.ceil(ratings.length / sittings.length);
      return rate(officer, ratings.slice(nth * size, (nth + 1) * size));
    }),
  );
}

const departmentOf = ({ control }: ResultRow): string => (departments[control.category] ?? headOffice).unit;
const raterOf = ({ control }: ResultRow): Username => (departments[control.category] ?? headOffice).who;

function existing<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('the story tells of something that is not there yet');
  return row;
}

const systemId = (known: Known, code: string): string => existing(known.systems[code]).id;
