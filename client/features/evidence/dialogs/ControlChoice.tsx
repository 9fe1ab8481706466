import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo, useState } from 'react';
import { graphql } from '../../../gql';
import { classNames } from '../../../lib/classNames';
import { EmptyState } from '../../../ui/States';
import { expandableIds } from '../../../ui/treeModel';
import { TreeList } from '../../../ui/TreeList';
import { clauseText, keepLeaves, useFoundControls } from '../../framework';
import styles from './Dialogs.module.css';

const LinkableControlsDocument = graphql(/* GraphQL */ `
  query LinkableControls($code: String!, $level: String) {
    framework(code: $code) {
      id
      controls(filter: { level: $level }) {
        id
        code
        name
        text
        kind
        parentId
        assessable
      }
    }
  }
`);

interface ControlChoiceProps {
  frameworkCode: string;
  level: string | null;
  search: string;
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
}

const isLeaf = (control: { assessable: boolean }): boolean => control.assessable;

/** The controls of one level as a tree to tick; a heading that a search finds keeps what is under it. */
export function ControlChoice({
  frameworkCode,
  level,
  search,
  selection,
  onSelectionChange,
}: ControlChoiceProps) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(LinkableControlsDocument, { variables: { code: frameworkCode, level } });
  const controls = data.framework?.controls;
  const asked = useDeferredValue(search.trim());
  const found = useFoundControls(frameworkCode, level, asked);
  const nodes = useMemo(
    () =>
      keepLeaves(
        controls ?? [],
        isLeaf,
        (_leaf, line) => found === null || line.some((one) => found.has(one.id)),
      ),
    [controls, found],
  );
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => expandableIds(nodes), [nodes]);
  // While searching everything found is open; otherwise as the person left it.
  const expanded = useMemo(
    () => new Set(asked ? all : all.filter((id) => !closed.has(id))),
    [all, asked, closed],
  );
  return (
    <TreeList
      label={t`条款`}
      nodes={nodes}
      expanded={expanded}
      onExpandedChange={(next) => setClosed(new Set(all.filter((id) => !next.has(id))))}
      selection={selection}
      onSelectionChange={onSelectionChange}
      selectable={(control) => control.assessable}
      stop={(control) => control.assessable}
      rowHeight={30}
      onOpen={(control) => {
        if (!control.assessable) return;
        const next = new Set(selection);
        if (!next.delete(control.id)) next.add(control.id);
        onSelectionChange(next);
      }}
      renderNode={(control) => (
        <span className={styles.node}>
          {(control.assessable || control.kind === 'CONTROL_POINT') && (
            <span className={styles.code}>{clauseText(control.code)}</span>
          )}
          <span
            className={classNames(styles.text, !control.assessable && styles.heading)}
            title={control.assessable ? (control.text ?? control.name) : undefined}
          >
            {control.assessable ? (control.text ?? control.name) : control.name}
          </span>
        </span>
      )}
      empty={
        <EmptyState compact icon="search" title={t`没有符合的条款`}>{t`换一个词，或换一个等级。`}</EmptyState>
      }
    />
  );
}
