import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { FrameworkListQuery as Listed, Verification } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar, SearchField } from '../../ui/FilterBar';
import { Card, Page } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { Tag } from '../../ui/Tag';
import { ControlSearch } from './ControlSearch';
import { BookMenu } from './own/BookMenu';
import { LibraryActions } from './own/LibraryActions';
import { stateTones, useOwnBookNames } from './own/useOwnBookNames';
import { useFrameworkNames } from './useFrameworkNames';
import { VerificationMark } from './VerificationMark';
import styles from './Framework.module.css';

const FrameworkListQuery = graphql(/* GraphQL */ `
  query FrameworkList {
    frameworks {
      id
      code
      name
      shortName
      edition
      issuer
      documentNumber
      scoringKind
      assessableCount
      counts {
        kind
        count
      }
      levels {
        code
        name
        itemCount
      }
      missingTables {
        name
        note
      }
      verificationNotes {
        topic
        verification
      }
      origin
      state
      ...BookMenu_framework
    }
  }
`);

type Book = Listed['frameworks'][number];

const sections = ['CONFORMITY', 'GRADED_ITEMS', 'POINTS', 'CHECKLIST'];
/** Kinds of node that say how large a book is. */
const counted = ['CONTROL_POINT', 'ITEM', 'GRADED_ITEM', 'CLAUSE', 'INDICATOR', 'DUTY'];
const marks: readonly Verification[] = ['VERIFIED', 'INFERRED', 'SECONDARY', 'UNVERIFIED', 'UNKNOWN'];

/** The rule books that are loaded, by how they are scored, and one search over all of them. */
export function FrameworkListPage() {
  const { t } = useLingui();
  const view = useView();
  const names = useFrameworkNames();
  const { data } = useSuspenseQuery(FrameworkListQuery);
  const search = view.get('q')?.trim() ?? '';
  return (
    <Page
      title={t`标准`}
      scroll
      actions={<LibraryActions />}
      toolbar={
        <FilterBar end={t`共 ${data.frameworks.length} 部`}>
          <SearchField
            label={t`搜索全部标准`}
            placeholder={t`条款、编号或拼音首字母`}
            value={view.get('q') ?? ''}
            onChange={(q) => view.set({ q })}
          />
        </FilterBar>
      }
    >
      {data.frameworks.length === 0 && (
        <EmptyState icon="book" title={t`还没有装载标准`}>
          {t`请系统管理员检查 frameworks 目录，重启后会自动装载。`}
        </EmptyState>
      )}
      {search ? (
        <Part fallback={<SkeletonRows rows={10} />} resetKey={search}>
          <ControlSearch key={search} search={search} />
        </Part>
      ) : (
        <div className={styles.list}>
          <Shelf title={t`本机构的标准`} books={data.frameworks.filter(isOwn)} />
          {sections.map((kind) => (
            <Shelf
              key={kind}
              title={names.scoring(kind)}
              books={data.frameworks.filter((one) => !isOwn(one) && one.scoringKind === kind)}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

const isOwn = (book: Book): boolean => book.origin === 'OWN';

function Shelf({ title, books }: { title: string; books: readonly Book[] }) {
  if (books.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <div className={styles.library}>
        {books.map((framework) => (
          <BookCard key={framework.id} framework={framework} />
        ))}
      </div>
    </section>
  );
}

function BookCard({ framework }: { framework: Book }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const own = useOwnBookNames();
  const checked = marks.flatMap((mark) => {
    const count = framework.verificationNotes.filter((note) => note.verification === mark).length;
    return count > 0 ? [{ mark, count }] : [];
  });
  const counts = framework.counts.filter((one) => counted.includes(one.kind));
  return (
    <Card
      title={
        <>
          <Link to={`/frameworks/${framework.code}`}>{framework.shortName}</Link>
          {isOwn(framework) && (
            <>
              {' '}
              <Tag tone={stateTones[framework.state] ?? 'neutral'}>{own.state(framework.state)}</Tag>
            </>
          )}
        </>
      }
      actions={
        <>
          {framework.scoringKind === 'CONFORMITY' && (
            <Link to={`/frameworks/${framework.code}/compare`}>{t`等级对照`}</Link>
          )}
          <BookMenu framework={framework} small />
        </>
      }
    >
      <div className={styles.book}>
        <span>{framework.name}</span>
        <div>
          {framework.documentNumber} · {framework.issuer}
        </div>
        <div>{counts.map((one) => `${names.kind(one.kind)} ${one.count}`).join(' · ')}</div>
        {framework.levels.length > 0 && (
          <div>{t`${framework.levels.length} 个等级：${framework.levels[0]?.name ?? ''} … ${framework.levels.at(-1)?.name ?? ''}`}</div>
        )}
        <Link
          className={styles.bookMarks}
          title={t`数据核对情况`}
          to={`/frameworks/${framework.code}?tab=about`}
        >
          {checked.map(({ mark, count }) => (
            <span key={mark}>
              <VerificationMark value={mark} /> {count}
            </span>
          ))}
        </Link>
        {framework.missingTables.map((table) => (
          <Tag key={table.name} tone="caution" icon="warning" title={table.note}>
            {t`缺：${table.name}`}
          </Tag>
        ))}
      </div>
    </Card>
  );
}
