import { useSuspenseQuery } from '@apollo/client/react';
import { useView } from '../../lib/useView';
import { ScoreBooksDocument } from './documents';
import { periodOf } from './period';

const usual = 365;
const names = ['framework', 'unit', 'system', 'days', 'to'] as const;

/** The book that is shown when none is asked for. */
export const usualBook = <Book extends { scoringKind: string }>(books: readonly Book[]): Book | undefined =>
  books.find(({ scoringKind }) => scoringKind === 'CONFORMITY') ?? books[0];

/** Which scores are looked at, as the address says. Scales differ between rule books, so it is always one of them. */
export function useScoresView() {
  const view = useView();
  const { data } = useSuspenseQuery(ScoreBooksDocument);
  const books = [
    ...new Map(data.latestAssessments.map(({ framework }) => [framework.code, framework])).values(),
  ];
  const asked = view.get('framework');
  const book = books.find(({ code }) => code === asked) ?? usualBook(books);
  return {
    view,
    books,
    book,
    ...periodOf(view, usual),
    unitId: view.get('unit'),
    systemId: view.get('system'),
    filtered: names.some((name) => view.get(name) !== null),
    clear: () => view.clear(names),
  };
}

export type ScoresView = ReturnType<typeof useScoresView>;
