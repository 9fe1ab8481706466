import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ExplanationQuery, ScoreBasis } from '../../../gql/graphql';
import { useKeepAsOf } from '../../../lib/asOf';
import { formatNumber } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { EmptyState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { buildTree, expandableIds } from '../../../ui/treeModel';
import { TreeList } from '../../../ui/TreeList';
import { VerificationMark } from '../../framework';
import { ExplanationDocument } from './documents';
import { conditionTones, useConditionNames } from './useConditionNames';
import styles from './Scorecard.module.css';

type Node = NonNullable<ExplanationQuery['assessment']>['explanation'][number];

/** Branches that are folded at first: one looks into a single item, not into all of them. */
const folded = new Set<Node['kind']>(['ITEM', 'SECTION', 'CONDITION']);

/** Which rule, which inputs, what is missing: every line opens what it speaks of. Enter goes there. */
export function ExplanationTree({ assessmentId, basis }: { assessmentId: string; basis: ScoreBasis }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const keepAsOf = useKeepAsOf();
  const { data } = useSuspenseQuery(ExplanationDocument, {
    variables: { id: assessmentId, basis },
    fetchPolicy: 'cache-and-network',
  });
  const lines = data.assessment?.explanation;
  const nodes = useMemo(
    () =>
      buildTree(
        lines ?? [],
        (line) => line.id,
        (line) => line.parentId,
      ),
    [lines],
  );
  const all = useMemo(() => expandableIds(nodes), [nodes]);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const expanded = useMemo(() => {
    const kinds = new Map((lines ?? []).map((line) => [line.id, line.kind]));
    return new Set(all.filter((id) => folded.has(kinds.get(id) ?? 'NOTE') === toggled.has(id)));
  }, [all, lines, toggled]);
  const change = (next: ReadonlySet<string>) => {
    const changed = new Set(toggled);
    for (const id of all) {
      if (next.has(id) === expanded.has(id)) continue;
      if (!changed.delete(id)) changed.add(id);
    }
    setToggled(changed);
  };
  const open = (line: Node) => {
    if (line.control) void navigate(keepAsOf(`/assessments/${assessmentId}?control=${line.control.id}`));
  };
  return (
    <div className={styles.explanation}>
      <div className={styles.treeHead}>
        <h2>{t`得分说明`}</h2>
        <Button size="small" variant="quiet" onClick={() => change(new Set(all))}>{t`全部展开`}</Button>
        <Button size="small" variant="quiet" onClick={() => change(new Set(['0']))}>{t`全部收起`}</Button>
      </div>
      <TreeList
        label={t`得分说明`}
        nodes={nodes}
        expanded={expanded}
        onExpandedChange={change}
        onOpen={open}
        pageKeys
        rowHeight={28}
        renderNode={(line) => <ExplanationLine line={line} onOpen={() => open(line)} />}
        empty={<EmptyState compact title={t`没有可以说明的内容`} />}
      />
    </div>
  );
}

function ExplanationLine({ line, onOpen }: { line: Node; onOpen: () => void }) {
  const { t } = useLingui();
  const names = useConditionNames();
  return (
    <>
      {line.status && (
        <Status tone={conditionTones[line.status]} textHidden>
          {names.status(line.status)}
        </Status>
      )}
      <span className={styles.label} data-kind={line.kind} title={line.label}>
        {line.label}
      </span>
      {line.formula && (
        <span className={styles.lineFormula} title={line.formula}>
          {line.formula}
        </span>
      )}
      {line.verification && line.verification !== 'VERIFIED' && (
        <VerificationMark value={line.verification} />
      )}
      {line.value !== null && (
        <b className={styles.lineValue}>{formatNumber(line.value, digits(line.value))}</b>
      )}
      {line.control && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.goTo}
          title={t`打开`}
          aria-label={t`打开 ${line.label}`}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <Icon name="arrowRight" size={12} />
        </button>
      )}
    </>
  );
}

const digits = (value: number): number => (Number.isInteger(value) ? 0 : 2);
