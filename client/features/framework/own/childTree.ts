import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { graphql } from '../../../gql';
import type { ChildControlsQuery } from '../../../gql/graphql';
import type { TreeNode } from '../../../ui/treeModel';

const ChildControlsDocument = graphql(/* GraphQL */ `
  query ChildControls($code: String!, $parentId: ID, $after: String) {
    framework(code: $code) {
      id
      childControls(parentId: $parentId, first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          parentId
          code
          name
          text
          kind
          level
          informative
          childCount
          relativeWeight
          printedScore
          indicator {
            score
          }
        }
      }
    }
  }
`);

export type ChildControl = NonNullable<ChildControlsQuery['framework']>['childControls']['nodes'][number];

/** A line of the tree: a control, or the place where more of them are asked for. */
export type TreeLine =
  | { readonly kind: 'control'; readonly control: ChildControl }
  | { readonly kind: 'more'; readonly parentId: string | null; readonly left: number };

interface Branch {
  readonly controls: readonly ChildControl[];
  readonly total: number;
  readonly next: string | null;
}

const rootKey = '';
const keyOf = (parentId: string | null): string => parentId ?? rootKey;

export interface ChildTree {
  readonly nodes: readonly TreeNode<TreeLine>[];
  /** False until the roots are there. */
  readonly ready: boolean;
  readonly failure: unknown;
  readonly expanded: ReadonlySet<string>;
  /** Opens and closes; what is opened for the first time is fetched. */
  setExpanded(expanded: ReadonlySet<string>): void;
  more(parentId: string | null): void;
  /** Reads the children of these nodes again, as many as were there. Resolves when they stand. */
  reload(parentIds: readonly (string | null)[]): Promise<void>;
  /** A control that has been loaded. */
  find(id: string): ChildControl | undefined;
  siblings(parentId: string | null): readonly ChildControl[];
}

/** The tree of a framework of any size: the children of a node are fetched when it is opened, page by page. */
export function useChildTree(code: string): ChildTree {
  const client = useApolloClient();
  const [branches, setBranches] = useState<ReadonlyMap<string, Branch>>(new Map());
  const [failure, setFailure] = useState<unknown>(null);
  const [expanded, setOpen] = useState<ReadonlySet<string>>(new Set());
  const loading = useRef(new Set<string>());

  const fetchPage = useCallback(
    async (parentId: string | null, after: string | null): Promise<Branch | null> => {
      const { data } = await client.query({
        query: ChildControlsDocument,
        variables: { code, parentId, after },
        fetchPolicy: 'no-cache',
      });
      const page = data?.framework?.childControls;
      if (!page) return null;
      const { nodes, totalCount, pageInfo } = page;
      return {
        controls: nodes,
        total: totalCount,
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
      };
    },
    [client, code],
  );

  const put = useCallback((key: string, branch: Branch | null) => {
    setBranches((before) => {
      const all = new Map(before);
      if (branch) all.set(key, branch);
      else all.delete(key);
      return all;
    });
  }, []);

  /** Pages from the first on until so many rows are there. */
  const fill = useCallback(
    async (parentId: string | null, rows: number) => {
      const key = keyOf(parentId);
      if (loading.current.has(key)) return;
      loading.current.add(key);
      try {
        let branch = await fetchPage(parentId, null);
        while (branch?.next && branch.controls.length < rows) {
          const page: Branch | null = await fetchPage(parentId, branch.next);
          if (!page) break;
          branch = { ...page, controls: [...branch.controls, ...page.controls] };
        }
        put(key, branch);
        setFailure(null);
      } catch (error) {
        setFailure(error);
      } finally {
        loading.current.delete(key);
      }
    },
    [fetchPage, put],
  );

  useEffect(() => {
    setBranches(new Map());
    setOpen(new Set());
    void fill(null, 1);
  }, [fill]);

  const setExpanded = useCallback(
    (next: ReadonlySet<string>) => {
      setOpen(next);
      for (const id of next) if (!branches.has(id)) void fill(id, 1);
    },
    [branches, fill],
  );

  const more = useCallback(
    (parentId: string | null) => {
      void fill(parentId, (branches.get(keyOf(parentId))?.controls.length ?? 0) + 1);
    },
    [branches, fill],
  );

  const reload = useCallback(
    async (parentIds: readonly (string | null)[]) => {
      const wanted = [...new Set(parentIds.map(keyOf))].filter((key) => key === rootKey || branches.has(key));
      await Promise.all(
        wanted.map((key) => fill(key === rootKey ? null : key, branches.get(key)?.controls.length ?? 1)),
      );
    },
    [branches, fill],
  );

  const nodes = useMemo(() => nodesOf(branches, null), [branches]);
  const byId = useMemo(() => {
    const all = new Map<string, ChildControl>();
    for (const { controls } of branches.values())
      for (const control of controls) all.set(control.id, control);
    return all;
  }, [branches]);
  return {
    nodes,
    ready: branches.has(rootKey),
    failure,
    expanded,
    setExpanded,
    more,
    reload,
    find: (id) => byId.get(id),
    siblings: (parentId) => branches.get(keyOf(parentId))?.controls ?? [],
  };
}

function nodesOf(branches: ReadonlyMap<string, Branch>, parentId: string | null): TreeNode<TreeLine>[] {
  const branch = branches.get(keyOf(parentId));
  if (!branch) return [];
  const nodes = branch.controls.map((control): TreeNode<TreeLine> => ({
    id: control.id,
    item: { kind: 'control', control },
    branch: control.childCount > 0,
    children: control.childCount > 0 ? nodesOf(branches, control.id) : [],
  }));
  const left = branch.total - branch.controls.length;
  if (branch.next) nodes.push({ id: `more:${keyOf(parentId)}`, item: { kind: 'more', parentId, left } });
  return nodes;
}
