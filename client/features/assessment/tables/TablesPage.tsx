import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import type { OfficialTablesQuery } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { Page } from '../../../ui/Page';
import { Banner, EmptyState } from '../../../ui/States';
import { Segments } from '../../../ui/Tabs';
import { useTableNames } from '../useTableNames';
import { EnteredTableDocument, OfficialTablesDocument } from './documents';
import { TableEditor } from './TableEditor';
import type { Book } from './tableModel';
import styles from './Tables.module.css';

/** 官方表录入: the tables that a rule book as we have it lacks; the hospital types them in once. */
export function TablesPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const { data } = useSuspenseQuery(OfficialTablesDocument, {
    variables: { code },
    fetchPolicy: 'cache-and-network',
  });
  if (!data.framework) {
    return (
      <EmptyState
        icon="book"
        title={t`没有这个标准`}
        actions={<Link to="/frameworks">{t`查看全部标准`}</Link>}
      />
    );
  }
  return <Tables key={code} book={data.framework} tables={data.officialTables} />;
}

interface TablesProps {
  book: Book;
  tables: OfficialTablesQuery['officialTables'];
}

function Tables({ book, tables: from }: TablesProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useTableNames();
  const { data: tables } = useSuspenseFragment({
    fragment: EnteredTableDocument,
    fragmentName: 'EnteredTable_table',
    from,
  });
  const shown = tables.find((table) => table.kind === view.get('table')) ?? tables[0];
  return (
    <Page
      title={t`官方表录入`}
      crumbs={[
        { label: t`标准`, to: '/frameworks' },
        { label: book.shortName, to: `/frameworks/${book.code}` },
      ]}
      scroll
      toolbar={
        tables.length > 1 && (
          <Segments
            label={t`官方表`}
            options={tables.map((table) => ({
              id: table.kind,
              label: table.complete ? names(table.kind) : t`${names(table.kind)}（缺）`,
            }))}
            value={shown?.kind ?? 'CATEGORIES'}
            onChange={(kind) => view.set({ table: kind })}
          />
        )
      }
    >
      {shown ? (
        <div className={styles.page}>
          <Banner icon="info">
            {t`这些数由本机构对照官方文件（${book.documentNumber}）录入，不是系统自带的数据；凡是用到它们的得分和级别，都会标明由医院录入、未经核实。系统不猜测。`}
          </Banner>
          <TableEditor key={shown.id} book={book} table={shown} />
        </div>
      ) : (
        <EmptyState icon="check" title={t`这个标准不缺官方表`}>
          {t`判定级别所需的数都在标准数据里，无需录入。`}
        </EmptyState>
      )}
    </Page>
  );
}
