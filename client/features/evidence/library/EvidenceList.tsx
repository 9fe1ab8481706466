import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useEffect, useMemo, type ReactNode } from 'react';
import { graphql } from '../../../gql';
import { useConnectionPages } from '../../../lib/connectionPages';
import { classNames } from '../../../lib/classNames';
import { DataGrid } from '../../../ui/DataGrid';
import { EvidenceMatch } from '../EvidenceMatch';
import { useEvidenceColumns, type EvidenceRow } from './evidenceColumns';
import { useEvidenceView } from './useEvidenceView';
import styles from './Library.module.css';

const EvidenceListDocument = graphql(/* GraphQL */ `
  query EvidenceList(
    $filter: EvidenceFilter
    $orderBy: EvidenceOrder!
    $first: Int!
    $after: String
    $search: String!
    $searching: Boolean!
  ) {
    evidences(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        description
        kind
        collectedOn
        validFrom
        validUntil
        label
        state
        validity
        tags
        linkCount
        match(search: $search) @include(if: $searching) {
          place
          snippet {
            text
            found
          }
        }
        version
        viewerCanEdit
        viewerCanSubmit
        viewerCanAccept
        viewerCanReturn
        viewerCanLink
        owner {
          id
          displayName
        }
        unit {
          id
          name
          path
        }
      }
    }
  }
`);

/** As many as the server gives at once. */
const pageSize = 100;

interface EvidenceListProps {
  activeId: string | null;
  onActiveChange: (id: string) => void;
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
  /** The loaded rows and the number of all, for the bars around the list. */
  onRows: (rows: readonly EvidenceRow[], total: number) => void;
  onOpen: (row: EvidenceRow) => void;
  empty: ReactNode;
}

/** Under a title what was found elsewhere; a title that was found says so itself. */
const matchLine = (row: EvidenceRow) =>
  row.match && row.match.place !== 'TITLE' ? <EvidenceMatch match={row.match} /> : null;

/** The lines of the library. While a changed filter is on its way the old lines stay, a little paler. */
export function EvidenceList({
  activeId,
  onActiveChange,
  selection,
  onSelectionChange,
  onRows,
  onOpen,
  empty,
}: EvidenceListProps) {
  const { t } = useLingui();
  const { filter, orderBy } = useEvidenceView();
  const columns = useEvidenceColumns(filter.search ?? '');
  const wanted = useMemo(() => {
    const search = filter.search ?? '';
    return { filter, orderBy, first: pageSize, search, searching: search !== '' };
  }, [filter, orderBy]);
  const variables = useDeferredValue(wanted);
  const { data, fetchMore } = useSuspenseQuery(EvidenceListDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const list = data.evidences;
  const rows = list.nodes;
  const onNeedRows = useConnectionPages(rows.length, list.pageInfo, (after) =>
    fetchMore({ variables: { after } }),
  );
  useEffect(() => onRows(rows, list.totalCount), [rows, list.totalCount, onRows]);
  return (
    <div
      className={classNames(styles.list, variables !== wanted && styles.stale)}
      aria-busy={variables !== wanted}
    >
      <DataGrid
        flush
        pageKeys
        label={t`证据`}
        columns={columns}
        rows={rows}
        // One page of place holders at most: the cursor goes on from page to page and cannot jump to the end.
        rowCount={Math.min(list.totalCount, rows.length + (list.pageInfo.hasNextPage ? pageSize : 0))}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        onNeedRows={onNeedRows}
        selection={selection}
        onSelectionChange={onSelectionChange}
        activeId={activeId}
        onActiveChange={onActiveChange}
        onOpen={onOpen}
        storageKey="evidence"
        dragKind="evidence"
        below={matchLine}
        empty={empty}
      />
    </div>
  );
}
