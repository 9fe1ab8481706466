import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import type { ReviewQueueQuery } from '../../../gql/graphql';
import { useConnectionPages } from '../../../lib/connectionPages';
import { formatNumber, formatRelative } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { useView } from '../../../lib/useView';
import { Button } from '../../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../../ui/DataGrid';
import { Part } from '../../../ui/ErrorBoundary';
import { lazyPart } from '../../../ui/lazyPart';
import { Page } from '../../../ui/Page';
import { SelectionBar } from '../../../ui/SelectionBar';
import { Splitter } from '../../../ui/Splitter';
import { EmptyState } from '../../../ui/States';
import { useLiveChanges } from '../../activity';
import { these, type Choice } from './choice';
import { ReviewQueueDocument } from './documents';
import { FailuresDialog } from './FailuresDialog';
import { ReviewedProof, ReviewedRequirement } from './ReviewedProof';
import { useEvidenceActions } from './useEvidenceActions';
import styles from './Review.module.css';

const ReturnDialog = lazyPart(async () => (await import('./ReturnDialog')).ReturnDialog);

type Row = ReviewQueueQuery['evidences']['nodes'][number];
const watched = ['Evidence'];

/** The queue of a reviewer: what is asked at the left of what is shown, judged by keys, one after the other or many at once. */
export function ReviewPage() {
  const { t, i18n } = useLingui();
  const view = useView();
  const actions = useEvidenceActions();
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [returning, setReturning] = useState<Choice | null>(null);
  const { data, fetchMore, refetch } = useSuspenseQuery(ReviewQueueDocument, {
    variables: { after: null },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => void refetch().catch(() => undefined);
  useLiveChanges(watched, again);
  const { nodes, totalCount, pageInfo } = data.evidences;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const asked = view.get('id');
  const activeId = nodes.some((row) => row.id === asked) ? asked : (nodes[0]?.id ?? null);
  const chosen = nodes.filter((row) => (selection.size > 0 ? selection.has(row.id) : row.id === activeId));
  const acceptable = these(chosen.filter((row) => row.viewerCanAccept));
  const returnable = these(chosen.filter((row) => row.viewerCanReturn));

  /** The queue goes on with the next line; the decided ones leave it. */
  function goOn(decided: Choice): void {
    const gone = new Set(decided.rows.map((row) => row.id));
    const from = nodes.findIndex((row) => row.id === activeId);
    const left = (row: Row) => !gone.has(row.id);
    view.set({ id: (nodes.slice(from + 1).find(left) ?? nodes.find(left))?.id ?? null });
    setSelection(new Set());
    again();
  }
  async function accept(): Promise<void> {
    if (acceptable.count > 0 && (await actions.accept(acceptable))) goOn(acceptable);
  }
  useHotkeys(t`审核`, [
    { keys: 'KeyA', label: t`通过当前或所选证据`, run: () => void accept() },
    {
      keys: 'KeyR',
      label: t`退回当前或所选证据`,
      run: () => returnable.count > 0 && setReturning(returnable),
    },
  ]);
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'title',
        header: t`证据`,
        width: 150,
        grow: true,
        render: (row) => <CellText>{row.title}</CellText>,
      },
      {
        id: 'by',
        header: t`提交人`,
        width: 130,
        render: (row) => (
          <CellText>
            {[row.submittedBy?.displayName ?? '—', row.submittedAt ? formatRelative(row.submittedAt) : '']
              .filter(Boolean)
              .join(' · ')}
          </CellText>
        ),
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  return (
    <Page
      title={t`审核证据`}
      crumbs={[{ label: t`证据库`, to: '/evidence' }, { label: t`审核证据` }]}
      flush
      titleExtra={<span className={styles.faint}>{t`待审核 ${formatNumber(totalCount)} 份`}</span>}
      actions={
        <>
          <Button
            variant="primary"
            icon="check"
            title="A"
            busy={actions.busy}
            disabled={acceptable.count === 0}
            onClick={() => void accept()}
          >
            {t({ message: '通过', context: 'review' })}
          </Button>
          <Button
            icon="undo"
            title="R"
            disabled={returnable.count === 0}
            onClick={() => setReturning(returnable)}
          >
            {t`退回`}
          </Button>
        </>
      }
    >
      <div className={styles.area}>
        <Splitter
          storageKey="review"
          panes={[
            {
              id: 'queue',
              label: t`待审核的证据`,
              width: 330,
              minWidth: 220,
              maxWidth: 520,
              content: (
                <div className={styles.queue}>
                  <DataGrid
                    label={t`待审核的证据`}
                    columns={columns}
                    rows={nodes}
                    rowCount={totalCount}
                    rowId={(row) => row.id}
                    rowLabel={(row) => row.title}
                    onNeedRows={onNeedRows}
                    selection={selection}
                    onSelectionChange={setSelection}
                    activeId={activeId}
                    onActiveChange={(id) => view.set({ id })}
                    pageKeys
                    storageKey="review"
                    flush
                    empty={
                      <EmptyState icon="check" title={t`没有待审核的证据`}>
                        {t`别人提交的证据会出现在这里。自己提交的由他人审核。`}
                      </EmptyState>
                    }
                  />
                  <SelectionBar count={selection.size} onClear={() => setSelection(new Set())}>
                    <Button
                      size="small"
                      icon="check"
                      busy={actions.busy}
                      disabled={acceptable.count === 0}
                      onClick={() => void accept()}
                    >
                      {t`通过 ${acceptable.count}`}
                    </Button>
                    <Button
                      size="small"
                      icon="undo"
                      disabled={returnable.count === 0}
                      onClick={() => setReturning(returnable)}
                    >
                      {t`退回 ${returnable.count}`}
                    </Button>
                  </SelectionBar>
                </div>
              ),
            },
            {
              id: 'requirement',
              label: t`条款要求`,
              width: 340,
              minWidth: 240,
              maxWidth: 700,
              hidden: !activeId,
              content: activeId ? (
                <Part resetKey={activeId}>
                  <ReviewedRequirement id={activeId} />
                </Part>
              ) : null,
            },
            {
              id: 'proof',
              label: t`证据内容`,
              minWidth: 300,
              content: activeId ? (
                <Part resetKey={activeId}>
                  <ReviewedProof id={activeId} />
                </Part>
              ) : (
                <EmptyState icon="check" title={t`都审完了`}>{t`新提交的证据会自动出现。`}</EmptyState>
              ),
            },
          ]}
        />
      </div>
      {returning && (
        <ReturnDialog
          choice={returning}
          busy={actions.busy}
          onReturn={(reason) =>
            void actions.sendBack(returning, reason).then((done) => {
              if (!done) return;
              setReturning(null);
              goOn(returning);
            })
          }
          onClose={() => setReturning(null)}
        />
      )}
      {actions.failures.length > 0 && (
        <FailuresDialog failures={actions.failures} onClose={actions.clearFailures} />
      )}
    </Page>
  );
}
