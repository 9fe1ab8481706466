import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useNavigate, useParams } from 'react-router';
import type { DiffBooksQuery } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { IconButton } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { FilterBar, SearchField } from '../../../ui/FilterBar';
import { Page } from '../../../ui/Page';
import { Select } from '../../../ui/Select';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { DiffLines } from './DiffLines';
import { DiffBooksDocument } from './documents';

type Book = DiffBooksQuery['frameworks'][number];

/** Two editions of a rule book, or any two that are scored alike, side by side. */
export function DiffPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const view = useView();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(DiffBooksDocument, { fetchPolicy: 'cache-and-network' });
  const book = data.frameworks.find((one) => one.code === code);
  const title = t`版本对照`;
  if (!book) {
    return (
      <Page title={title} crumbs={[{ label: t`标准`, to: '/frameworks' }, { label: title }]}>
        <EmptyState
          icon="book"
          title={t`没有这个标准`}
          actions={<Link to="/frameworks">{t`查看全部标准`}</Link>}
        />
      </Page>
    );
  }
  const others = data.frameworks.filter((one) => one.scoringKind === book.scoringKind && one.id !== book.id);
  const wanted = others.find((one) => one.code === view.get('with'));
  const nearest = book.newerEditions.find(({ id }) => others.some((one) => one.id === id));
  const newer = others.find(({ id }) => id === nearest?.id);
  const older = others
    .filter((one) => distance(one, book) >= 0)
    .toSorted((x, y) => distance(x, book) - distance(y, book))[0];
  const other = wanted ?? newer ?? older;
  // The newer one stands at the right, whichever of the two was opened first.
  const turned = other !== undefined && distance(other, book) >= 0;
  const [from, to] = turned ? [other, book] : [book, other];
  const options = [...others]
    .sort((x, y) => Number(related(book, y)) - Number(related(book, x)))
    .map((one) => ({ value: one.code, label: nameOf(one, related(book, one) ? t`相关版本` : null) }));
  return (
    <Page
      title={title}
      crumbs={[
        { label: t`标准`, to: '/frameworks' },
        { label: book.shortName, to: `/frameworks/${code}` },
        { label: title },
      ]}
      toolbar={
        <FilterBar>
          <span>{nameOf(book, null)}</span>
          {other && (
            <IconButton
              icon="split"
              size="small"
              label={t`换成另一部为主`}
              onClick={() => void navigate(`/frameworks/${other.code}/diff?with=${code}`)}
            />
          )}
          {others.length > 0 && (
            <Select
              label={t`与之对照的标准`}
              labelHidden
              placeholder={t`选择另一个版本`}
              options={options}
              value={other?.code ?? ''}
              onChange={(event) => view.set({ with: event.target.value })}
            />
          )}
          {other && (
            <SearchField label={t`搜索条款`} value={view.get('q') ?? ''} onChange={(q) => view.set({ q })} />
          )}
        </FilterBar>
      }
    >
      {from && to ? (
        <Part fallback={<SkeletonRows rows={14} />} resetKey={`${from.code} ${to.code}`}>
          <DiffLines from={from} to={to} />
        </Part>
      ) : (
        <EmptyState icon="book" title={others.length > 0 ? t`选择一个版本来对照` : t`没有可以对照的标准`}>
          {others.length > 0
            ? t`“${book.shortName}”还没有新版；也可以与同一计分方式的任何标准对照。`
            : t`只有计分方式相同的标准可以逐条对照；本机构可以复制出自己的版本。`}
        </EmptyState>
      )}
    </Page>
  );
}

/** How many editions stand between; negative when the one does not follow the other. */
const distance = (older: Book, newer: Book): number =>
  older.newerEditions.findIndex(({ id }) => id === newer.id);

const related = (book: Book, one: Book): boolean => distance(book, one) >= 0 || distance(one, book) >= 0;

const nameOf = ({ shortName, edition }: Book, mark: string | null): string =>
  `${shortName}（${edition}）${mark === null ? '' : ` · ${mark}`}`;
