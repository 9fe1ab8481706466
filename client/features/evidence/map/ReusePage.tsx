import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import type { ProofReuseOrder, ProofReuseQuery } from '../../../gql/graphql';
import { useConnectionPages } from '../../../lib/connectionPages';
import { formatList, formatNumber } from '../../../lib/format';
import { useView } from '../../../lib/useView';
import { CellText, DataGrid, type GridColumn } from '../../../ui/DataGrid';
import { Part } from '../../../ui/ErrorBoundary';
import { FilterBar } from '../../../ui/FilterBar';
import { Page } from '../../../ui/Page';
import { Select } from '../../../ui/Select';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { Segments } from '../../../ui/Tabs';
import { Tag } from '../../../ui/Tag';
import { useLiveChanges } from '../../activity';
import { ValidUntil } from '../EvidenceChips';
import { ProofReuseDocument } from './documents';
import { MapMenu } from './MapMenu';
import styles from './Map.module.css';

const ReuseBooksDocument = graphql(/* GraphQL */ `
  query ReuseBooks {
    frameworks {
      id
      code
      shortName
    }
  }
`);

/** How far each proof reaches, and what would be lost with it. */
export function ReusePage() {
  const { t } = useLingui();
  const view = useView();
  const { data } = useSuspenseQuery(ReuseBooksDocument);
  const orderBy: ProofReuseOrder = view.get('order') === 'sole' ? 'SOLE_DESC' : 'CONTROLS_DESC';
  const code = data.frameworks.find((book) => book.code === view.get('framework'))?.code ?? null;
  return (
    <Page
      title={t`证据复用`}
      crumbs={[{ label: t`证据库`, to: '/evidence' }, { label: t`证据复用` }]}
      flush
      actions={<MapMenu />}
      toolbar={
        <FilterBar
          onClear={code ? () => view.set({ framework: null }) : undefined}
          end={
            <Segments
              label={t`排序`}
              options={[
                { id: 'CONTROLS_DESC', label: t`证明最多的在前` },
                { id: 'SOLE_DESC', label: t`失效影响最大的在前` },
              ]}
              value={orderBy}
              onChange={(next) => view.set({ order: next === 'SOLE_DESC' ? 'sole' : null })}
            />
          }
        >
          <Select
            label={t({ message: '标准', context: 'field' })}
            labelHidden
            placeholder={t`全部标准`}
            options={data.frameworks.map((book) => ({ value: book.code, label: book.shortName }))}
            value={code ?? ''}
            onChange={(event) => view.set({ framework: event.target.value || null })}
          />
        </FilterBar>
      }
    >
      <div className={styles.list}>
        <Part resetKey={`${orderBy} ${code}`} fallback={<SkeletonRows rows={14} />}>
          <ReuseList key={`${orderBy} ${code}`} orderBy={orderBy} frameworkCode={code} />
        </Part>
      </div>
    </Page>
  );
}

type Row = ProofReuseQuery['proofReuse']['nodes'][number];

const watched = ['Evidence'];

/** As many rule books as their column holds; the tooltip names all. */
const shownBooks = 2;

interface ReuseListProps {
  orderBy: ProofReuseOrder;
  frameworkCode: string | null;
}

function ReuseList({ orderBy, frameworkCode }: ReuseListProps) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [activeId, setActiveId] = useState<string | null>(null);
  const { data, fetchMore, refetch } = useSuspenseQuery(ProofReuseDocument, {
    variables: { after: null, orderBy, frameworkCode },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.proofReuse;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'evidence',
        header: t`证据`,
        width: 300,
        grow: true,
        render: ({ evidence }) => (
          <CellText title={evidence.title}>
            <Link to={`/evidence/${evidence.id}?tab=links`}>{evidence.title}</Link>
          </CellText>
        ),
      },
      {
        id: 'controls',
        header: t`证明的条款`,
        width: 130,
        align: 'end',
        render: ({ controls }) => formatNumber(controls),
      },
      {
        id: 'sole',
        header: t`失效后失去证明`,
        width: 130,
        align: 'end',
        render: ({ sole }) =>
          sole === 0 ? (
            <span className={styles.faint}>{t`都有别的证据`}</span>
          ) : (
            <Tag tone="caution" icon="warning">
              {t`${sole} 条`}
            </Tag>
          ),
      },
      {
        id: 'books',
        header: t({ message: '标准', context: 'field' }),
        width: 280,
        render: ({ books }) => (
          <CellText title={formatList(books.map((book) => `${book.framework.shortName} ${book.controls}`))}>
            <span className={styles.books}>
              {books.slice(0, shownBooks).map((book) => (
                <Tag key={book.framework.id} outline>
                  {book.framework.shortName} {book.controls}
                </Tag>
              ))}
              {books.length > shownBooks && `+${books.length - shownBooks}`}
            </span>
          </CellText>
        ),
      },
      {
        id: 'until',
        header: t`有效期至`,
        width: 180,
        render: ({ evidence }) => (
          <ValidUntil
            validUntil={evidence.validUntil}
            validFrom={evidence.validFrom}
            validity={evidence.validity}
          />
        ),
      },
      {
        id: 'owner',
        header: t`负责人`,
        width: 110,
        render: ({ evidence }) => <CellText>{evidence.owner.displayName}</CellText>,
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  return (
    <DataGrid
      label={t`证据复用`}
      columns={columns}
      rows={nodes}
      rowCount={totalCount}
      rowId={(row) => row.evidence.id}
      rowLabel={(row) => row.evidence.title}
      onNeedRows={onNeedRows}
      activeId={activeId}
      onActiveChange={setActiveId}
      onOpen={(row) => void navigate(`/evidence/${row.evidence.id}?tab=links`)}
      pageKeys
      storageKey="reuse"
      flush
      empty={
        <EmptyState icon="split" title={t`还没有证据证明条款`}>
          {t`证据关联条款、审核通过并在有效期内，就列在这里。`}
        </EmptyState>
      }
    />
  );
}
