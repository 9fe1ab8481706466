import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import type { ProposedLinksQuery } from '../../../gql/graphql';
import { useConnectionPages } from '../../../lib/connectionPages';
import { formatDate, formatNumber } from '../../../lib/format';
import { useHotkeys } from '../../../lib/hotkeys';
import { Button } from '../../../ui/Button';
import { CellText, DataGrid, type GridColumn } from '../../../ui/DataGrid';
import { FilterBar } from '../../../ui/FilterBar';
import { Page } from '../../../ui/Page';
import { SelectionBar } from '../../../ui/SelectionBar';
import { EmptyState } from '../../../ui/States';
import { useLiveChanges } from '../../activity';
import { RelationMark } from '../../crosswalk';
import { clauseText } from '../../framework';
import { useLinks } from '../useLinks';
import { useOffers } from './useOffers';
import styles from './Offers.module.css';

const ProposedLinksDocument = graphql(/* GraphQL */ `
  query ProposedLinks($after: String) {
    proposedLinks(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        status
        createdAt
        viewerCanConfirm
        createdBy {
          id
          displayName
        }
        evidence {
          id
          title
          viewerCanLink
        }
        control {
          id
          code
          name
          text
          framework {
            id
            code
            shortName
          }
        }
        derivedFrom {
          relation
          path {
            from {
              id
              code
            }
          }
        }
        movedFrom {
          id
          code
        }
      }
    }
  }
`);

type Row = ProposedLinksQuery['proposedLinks']['nodes'][number];

const watched = ['Evidence'];

/** Links that follow from mappings, or came along with a move, and count for nothing yet: look, confirm or take away, many at once. */
export function ProposedLinksPage() {
  const { t, i18n } = useLingui();
  const { confirm, follow } = useOffers();
  const { unlink } = useLinks(follow);
  const [selection, setSelection] = useState<Set<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const { data, fetchMore } = useSuspenseQuery(ProposedLinksDocument, {
    variables: { after: null },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.proposedLinks;
  const more = useCallback((after: string) => fetchMore({ variables: { after } }), [fetchMore]);
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  useLiveChanges(watched, follow);
  const wanted = selection.size > 0 ? selection : new Set(activeId ? [activeId] : []);
  const targets = nodes.filter((link) => wanted.has(link.id));
  const confirmable = targets.filter((link) => link.viewerCanConfirm).map((link) => link.id);
  const removable = targets.filter((link) => link.evidence.viewerCanLink).map((link) => link.id);
  const run = (ids: readonly string[], work: (ids: readonly string[]) => Promise<unknown>) => {
    if (ids.length === 0) return;
    setSelection(new Set());
    void work(ids);
  };
  useHotkeys(t`待确认的关联`, [
    { keys: 'KeyY', label: t`确认当前或所选关联`, run: () => run(confirmable, confirm) },
    { keys: 'KeyD', label: t`不采用当前或所选关联`, run: () => run(removable, unlink) },
  ]);
  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      {
        id: 'evidence',
        header: t`证据`,
        width: 260,
        render: ({ evidence }) => (
          <CellText>
            <Link to={`/evidence/${evidence.id}`}>{evidence.title}</Link>
          </CellText>
        ),
      },
      {
        id: 'from',
        header: t`由`,
        width: 110,
        render: ({ derivedFrom, movedFrom }) => {
          const from = derivedFrom?.path[0]?.from ?? movedFrom;
          return <CellText>{from ? clauseText(from.code) : '—'}</CellText>;
        },
      },
      {
        id: 'relation',
        header: t`关系`,
        width: 100,
        render: ({ derivedFrom, movedFrom }) =>
          !derivedFrom && !movedFrom ? (
            <span title={t`征集时选用了已采纳的证据`}>{t({ message: '征集', context: 'relation' })}</span>
          ) : derivedFrom || !movedFrom ? (
            <RelationMark relation={derivedFrom?.relation ?? null} />
          ) : (
            <span title={t`随转版带来，条款在新版中有变`}>{t`旧版条款`}</span>
          ),
      },
      {
        id: 'control',
        header: t`待证明的条款`,
        width: 320,
        grow: true,
        render: ({ control }) => (
          <CellText>
            {`${control.framework.shortName} ${clauseText(control.code)} ${control.text ?? control.name}`}
          </CellText>
        ),
      },
      {
        id: 'by',
        header: t`接受人`,
        width: 160,
        render: ({ createdBy, createdAt }) => (
          <CellText>{`${createdBy?.displayName ?? '—'} ${formatDate(createdAt)}`}</CellText>
        ),
      },
    ],
    // The texts change only with the language.
    [i18n.locale],
  );
  return (
    <Page
      title={t`待确认的关联`}
      crumbs={[{ label: t`证据库`, to: '/evidence' }, { label: t`待确认的关联` }]}
      flush
      toolbar={
        <FilterBar end={<span>{t`共 ${formatNumber(totalCount)} 个`}</span>}>
          <span
            className={styles.note}
          >{t`由对标推导或随转版带来的关联，在有人确认之前不计入实证。Y 确认，D 不采用。`}</span>
        </FilterBar>
      }
    >
      <div className={styles.waiting}>
        <DataGrid
          label={t`待确认的关联`}
          columns={columns}
          rows={nodes}
          rowCount={totalCount}
          rowId={(link) => link.id}
          rowLabel={(link) => `${link.evidence.title} ${link.control.code}`}
          onNeedRows={onNeedRows}
          selection={selection}
          onSelectionChange={setSelection}
          activeId={activeId}
          onActiveChange={setActiveId}
          pageKeys
          storageKey="proposed"
          flush
          empty={
            <EmptyState icon="check" title={t`没有待确认的关联`}>
              {t`在证据的“可用于”里接受推荐，或测评转到条款有变的新版后，会列在这里。`}
            </EmptyState>
          }
        />
        <SelectionBar count={selection.size} onClear={() => setSelection(new Set())}>
          <Button
            size="small"
            icon="check"
            title="Y"
            disabled={confirmable.length === 0}
            onClick={() => run(confirmable, confirm)}
          >
            {t`确认`}
          </Button>
          <Button
            size="small"
            icon="unlink"
            title="D"
            disabled={removable.length === 0}
            onClick={() => run(removable, unlink)}
          >
            {t`不采用`}
          </Button>
        </SelectionBar>
      </div>
    </Page>
  );
}
