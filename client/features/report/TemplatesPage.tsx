import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDateTime, formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../ui/DataGrid';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { TemplateDrawer } from './TemplateDrawer';
import { ReportTemplatesDocument, type TemplateRow } from './templates.documents';
import { TemplateUpload } from './TemplateUpload';
import { templateTones, useTemplateNames } from './useTemplateNames';

/** The templates of the hospital that its documents go into. */
export function TemplatesPage() {
  const { t } = useLingui();
  const view = useView();
  const client = useApolloClient();
  const columns = useTemplateColumns();
  const { data, fetchMore } = useSuspenseQuery(ReportTemplatesDocument, { fetchPolicy: 'cache-and-network' });
  const { nodes, totalCount, pageInfo } = data.reportTemplates;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const refresh = () => client.refetchQueries({ include: [ReportTemplatesDocument] });
  const chosen = nodes.find((one) => one.id === view.get('template'));
  const upload = (
    <Button variant="primary" icon="upload" onClick={() => view.set({ new: true })}>{t`上传模板`}</Button>
  );
  return (
    <Page
      title={t`文档模板`}
      crumbs={[{ label: t`报告`, to: '/reports' }, { label: t`文档模板` }]}
      flush
      actions={upload}
    >
      <DataGrid
        label={t`文档模板`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(template) => template.id}
        rowLabel={(template) => template.name}
        onNeedRows={onNeedRows}
        onOpen={(template) => view.set({ template: template.id }, { push: true })}
        pageKeys
        storageKey="report-templates"
        flush
        empty={
          <EmptyState icon="report" title={t`还没有文档模板`} actions={upload}>
            {t`上传本单位的 DOCX，生成的文件就用它的封面、页眉页脚、固定章节和落款。`}
          </EmptyState>
        }
      />
      {chosen && (
        <TemplateDrawer
          key={chosen.id}
          template={chosen}
          onClose={() => view.set({ template: null })}
          onChanged={() => void refresh().catch(() => undefined)}
        />
      )}
      {view.get('new') !== null && (
        <TemplateUpload
          onClose={() => view.set({ new: null })}
          onUploaded={async (id) => {
            await refresh();
            view.set({ new: null, template: id });
          }}
        />
      )}
    </Page>
  );
}

function useTemplateColumns(): readonly GridColumn<TemplateRow>[] {
  const { t, i18n } = useLingui();
  const names = useTemplateNames();
  return useMemo<readonly GridColumn<TemplateRow>[]>(
    () => [
      {
        id: 'name',
        header: t`名称`,
        width: 220,
        grow: true,
        render: ({ name }) => <CellText>{name}</CellText>,
      },
      {
        id: 'state',
        header: t`状态`,
        width: 100,
        render: ({ state }) => <Status tone={templateTones[state]}>{names.state(state)}</Status>,
      },
      {
        id: 'kinds',
        header: t`用于`,
        width: 240,
        render: ({ state, kinds }) => <CellText>{state === 'DRAFT' ? '—' : names.kinds(kinds)}</CellText>,
      },
      {
        id: 'problems',
        header: t`占位符`,
        width: 120,
        render: ({ problems }) =>
          problems.length === 0 ? (
            <Status tone="positive">{t`无问题`}</Status>
          ) : (
            <Status tone="negative">{t`${formatNumber(problems.length)} 处问题`}</Status>
          ),
      },
      {
        id: 'createdBy',
        header: t`上传人`,
        width: 110,
        render: ({ createdBy }) => <CellText>{createdBy?.displayName ?? '—'}</CellText>,
      },
      {
        id: 'createdAt',
        header: t`上传时间`,
        width: 150,
        render: ({ createdAt }) => <CellText>{formatDateTime(createdAt)}</CellText>,
      },
    ],
    // The names change only with the language.
    [i18n.locale],
  );
}
