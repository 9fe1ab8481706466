import type { Diary } from './diary.js';
import { acceptProofs, addProof } from './proofs.js';
import { books, sharedProofs } from './rating-books.js';
import { coveredBy, linkShared, openRating, rateBook, recordFigures } from './ratings.js';
import type { RatedAssessment } from './ratings.js';

/** The day on which the collections of proof for the ratings were put together, and the one on which they were looked at. */
const collected = -45;
const reviewed = -38;
/** What proves MLPS was linked to the other rule books on this day. */
const shared = -3;
const yearDays = 365;

/** One self-assessment by each kind of rule book: results, figures, collections of proof, and proofs that serve several. */
export function tellRatings(diary: Diary, systemId: (code: string) => string): void {
  const year = Number(diary.today.slice(0, 4));
  const controls = new Map<string, string>();
  for (const book of books) {
    const made: { row: RatedAssessment | undefined } = { row: undefined };
    const row = (): RatedAssessment => {
      if (!made.row) throw new Error(`the assessment by ${book.code} is not there yet`);
      return made.row;
    };
    diary.on(book.opened, 'officer', async (officer) => {
      made.row = await openRating(officer, book, year, book.system && systemId(book.system));
      for (const { control } of [...made.row.results, ...made.row.measures])
        controls.set(`${book.code}:${control.code}`, control.id);
    });
    book.sittings.forEach((on, nth) =>
      diary.on(on, 'officer', async (officer) => {
        await rateBook(officer, book, row(), nth);
        if (nth === book.sittings.length - 1) await recordFigures(officer, book, row());
      }),
    );
    if (book.proofs.length === 0) continue;
    const ids: string[] = [];
    diary.on(collected, 'officer', async (officer) => {
      for (const { title, covers } of book.proofs) {
        const id = await addProof(officer, {
          title: `${year} ${title}`,
          kind: 'pdf',
          day: diary.day(collected - 2),
          lines: [
            ['材料', title],
            ['整理', '信息科、医务处'],
          ],
          validUntil: diary.day(collected + yearDays),
          tags: ['评级'],
          controlIds: coveredBy(row(), covers),
          submit: true,
        });
        ids.push(id);
      }
    });
    // Who submitted may not accept.
    diary.on(reviewed, 'manager', async (manager) => void (await acceptProofs(manager, ids)));
  }
  diary.on(shared, 'officer', async (officer) => {
    for (const [title, codes] of Object.entries(sharedProofs))
      await linkShared(
        officer,
        title,
        codes.map((code) => {
          const id = controls.get(code);
          if (!id) throw new Error(`the demo has no control ${code}`);
          return id;
        }),
      );
  });
}
