import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { PackFilesQuery } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatBytes } from '../../lib/format';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { EmptyState } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { PackFilesDocument } from './documents';
import styles from './Pack.module.css';

type Row = PackFilesQuery['packFiles']['nodes'][number];

/** Every file of a frozen pack. */
export function FilesView({ packId }: { packId: string }) {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const { data, fetchMore } = useSuspenseQuery(PackFilesDocument, {
    variables: { packId, search: wanted || null },
  });
  const { nodes, totalCount, pageInfo } = data.packFiles;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useMemo<GridColumn<Row>[]>(
    () => [
      {
        id: 'path',
        header: t`文件`,
        width: 420,
        grow: true,
        render: (row) => <CellText>{row.path}</CellText>,
      },
      { id: 'size', header: t`大小`, width: 90, align: 'end', render: (row) => formatBytes(row.byteSize) },
      {
        id: 'hash',
        header: 'SHA-256',
        width: 130,
        render: (row) => <code title={row.sha256}>{row.sha256.slice(0, 12)}</code>,
      },
      {
        id: 'evidence',
        header: t`证据`,
        width: 90,
        render: (row) =>
          row.evidenceId ? <Link to={`/evidence/${row.evidenceId}`}>{t`查看证据`}</Link> : '—',
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  return (
    <div className={styles.files}>
      <TextField
        label={t`查找文件`}
        labelHidden
        placeholder={t`按编号或名称查找文件`}
        maxLength={100}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <DataGrid
        label={t`材料包的文件`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(row) => row.path}
        rowLabel={(row) => row.path}
        onNeedRows={onNeedRows}
        storageKey="pack-files"
        empty={<EmptyState compact title={t`没有找到文件`} />}
      />
    </div>
  );
}
