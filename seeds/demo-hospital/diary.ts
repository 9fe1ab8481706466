import type { House } from '../../server/house.js';
import { rescoreDue } from '../../server/features/assessment/expiry.job.js';
import { addDays } from '../../server/platform/clock.js';
import type { DeskJobs } from '../../server/platform/jobs/desk-jobs.js';
import type { Story } from '../../server/platform/database/story-clock.js';
import type { Caller } from './caller.js';
import type { Cast } from './cast.js';
import type { Username } from './people.js';

interface Entry {
  readonly who: Username;
  readonly act: (caller: Caller) => Promise<void>;
}

const minuteMs = 60_000;
const shanghaiOffset = '+08:00';
const morning = 7 * 60;
/** Between two acts of one person; a session that idles for half an hour would end. */
const breath = 4;

/** When each person sits down: who collects and repairs before those who review and verify. */
const deskHours: Readonly<Partial<Record<Username, number>>> = {
  contributor: 9,
  personnel: 10,
  equipment: 10.5,
  eastcampus: 11,
  radiology: 11.5,
  engineer: 14,
  officer: 15,
  manager: 17,
};

/** What happened on which day, written down in any order and lived through in the order of time. */
export class Diary {
  private readonly pages = new Map<string, Entry[]>();
  private lived = '';

  constructor(
    private readonly house: House,
    private readonly story: Story,
    private readonly cast: Cast,
    private readonly jobs: DeskJobs,
    /** The real day on which the demo hospital is built. */
    readonly today: string,
  ) {}

  /** A day counted from today: negative is past. */
  day(offset: number): string {
    return addDays(this.today, offset);
  }

  /** Notes an act of a person for a past day, or for the working day before it. Acts of one person keep their order. */
  on(offset: number, who: Username, act: (caller: Caller) => Promise<void>): void {
    if (offset >= 0) throw new Error('the story tells of the past');
    const day = workingDay(this.day(offset));
    if (day <= this.lived) throw new Error(`${day} is over, or today: the story only goes on`);
    this.pages.set(day, [...(this.pages.get(day) ?? []), { who, act }]);
  }

  /** The same on the first day from there on that has this person at the desk anyway: signing in takes its time. */
  whenIn(offset: number, who: Username, act: (caller: Caller) => Promise<void>): void {
    const from = this.day(offset);
    const day = [...this.pages]
      .filter(([one, entries]) => one >= from && entries.some((entry) => entry.who === who))
      .map(([one]) => one)
      .toSorted()[0];
    if (day === undefined) this.on(offset, who, act);
    else this.pages.set(day, [...(this.pages.get(day) ?? []), { who, act }]);
  }

  /** Waits for what was asked of workers: none runs while the story is told. */
  work(): Promise<void> {
    return this.jobs.performAll();
  }

  /** Somebody who was given an account on that day signs in for the first time, and chooses the password of the demo. */
  welcome(username: string, firstPassword: string): Promise<void> {
    return this.cast.welcome(username, firstPassword);
  }

  /** Lives through it all. Each day begins with what the night brought (proofs that ran out, periods that began) and ends with signing out. */
  async live(): Promise<void> {
    // One act after the other: each stands on what those before it have left, and may write down what follows from it.
    for (let day = this.next(); day; day = this.next()) {
      this.lived = day;
      await this.story.moveTo(at(day, morning));
      await rescoreDue(this.house.deps);
      await this.house.app.rooms.request.series.openAll();
      for (const { minute, who, act } of timed(this.pages.get(day) ?? [])) {
        await this.story.moveTo(at(day, minute));
        await act(await this.cast.as(who));
        await this.work();
      }
      await this.cast.signOut();
      this.pages.delete(day);
    }
  }

  private next(): string | undefined {
    return [...this.pages.keys()].toSorted()[0];
  }
}

/** The acts of one day with their minutes: everybody begins at his own hour. */
function timed(entries: readonly Entry[]): readonly (Entry & { readonly minute: number })[] {
  return [...Map.groupBy(entries, (entry) => entry.who)]
    .flatMap(([who, own]) =>
      own.map((entry, nth) => ({ ...entry, minute: (deskHours[who] ?? 16) * 60 + nth * breath })),
    )
    .toSorted((a, b) => a.minute - b.minute);
}

const at = (day: string, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00${shanghaiOffset}`) + minute * minuteMs);

/** Saturday's work was done on Friday, Sunday's too. */
function workingDay(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day;
}
