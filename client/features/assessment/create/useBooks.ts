import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { Option } from '../../../ui/Select';
import { useFrameworkNames } from '../../framework';
import { AssessmentBooksDocument } from './documents';

const kinds = ['CONFORMITY', 'GRADED_ITEMS', 'POINTS', 'CHECKLIST'] as const;

/** The rule books in force, given ones by how they are scored, then the hospital's own; the first one when none is named. */
export function useBooks(code: string | null) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const { data } = useQuery(AssessmentBooksDocument, { fetchPolicy: 'cache-and-network' });
  const books = (data?.frameworks ?? []).filter((book) => book.state === 'PUBLISHED');
  const given = kinds.flatMap((kind) =>
    books.filter((book) => book.origin === 'GIVEN' && book.scoringKind === kind),
  );
  const own = books.filter((book) => book.origin === 'OWN');
  const ordered = [...given, ...own];
  return {
    book: ordered.find((book) => book.code === code) ?? ordered[0],
    options: ordered.map((book): Option => ({
      value: book.code,
      label: book.shortName,
      group: book.origin === 'OWN' ? t`本机构的标准` : names.scoring(book.scoringKind),
    })),
  };
}
