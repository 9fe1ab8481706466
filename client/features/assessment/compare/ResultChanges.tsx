import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { ResultChangesQuery, ResultPart } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { FilterBar, FilterChip } from '../../../ui/FilterBar';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { EmptyState } from '../../../ui/States';
import { Status, Tag } from '../../../ui/Tag';
import { proofTones, useAssessmentNames, verdictTones } from '../useAssessmentNames';
import { Causes } from './Causes';
import { ResultChangesDocument } from './documents';
import { FromTo } from './FromTo';
import { resultParts, useChangeNames } from './useChangeNames';
import styles from './Compare.module.css';

type Change = ResultChangesQuery['compareAssessment']['results']['nodes'][number];
type State = NonNullable<Change['before']>;

interface ChangesProps {
  id: string;
  from: string;
  to: string;
}

/** Results that differ: verdict and proof before and after, texts, and what led from one to the other. */
export function ResultChanges({ id, from, to }: ChangesProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useChangeNames();
  const parts = view
    .all('part')
    .filter((part): part is ResultPart => resultParts.includes(part as ResultPart));
  const { data, fetchMore } = useSuspenseQuery(ResultChangesDocument, {
    variables: { id, from, to, parts: parts.length > 0 ? parts : null },
  });
  const { nodes, totalCount, pageInfo } = data.compareAssessment.results;
  return (
    <>
      <FilterBar
        end={t`共 ${totalCount} 条`}
        onClear={parts.length > 0 ? () => view.clear(['part']) : undefined}
      >
        {resultParts.map((part) => (
          <FilterChip
            key={part}
            label={names.part(part)}
            active={parts.includes(part)}
            onToggle={() => view.toggle('part', part)}
          />
        ))}
      </FilterBar>
      {totalCount === 0 && (
        <EmptyState
          compact
          icon="check"
          title={parts.length > 0 ? t`没有这类变化` : t`两天之间没有条款变化`}
        />
      )}
      <LineList
        onMore={
          pageInfo.hasNextPage
            ? () => void fetchMore({ variables: { after: pageInfo.endCursor } })
            : undefined
        }
      >
        {nodes.map((change) => (
          <ResultChange key={change.resultId} id={id} to={to} change={change} />
        ))}
      </LineList>
    </>
  );
}

function ResultChange({ id, to, change }: { id: string; to: string; change: Change }) {
  const words = useAssessmentNames();
  const names = useChangeNames();
  const { before, after, parts, control, causes } = change;
  const verdict = (state: State | null) =>
    state ? <Status tone={verdictTones[state.verdict]}>{words.verdict(state.verdict)}</Status> : '—';
  const proof = (state: State | null) =>
    state ? <Status tone={proofTones[state.proofState]}>{words.proof(state.proofState)}</Status> : '—';
  const text = (state: State | null) =>
    [state?.notApplicableReason, state?.currentState, state?.gap].filter(Boolean).join('；') || '—';
  const people = (state: State | null) =>
    [state?.unit?.name, state?.assignee?.displayName].filter(Boolean).join(' ') || '—';
  const risk = (state: State | null) => (state?.riskJudgement ? words.judgement(state.riskJudgement) : '—');
  return (
    <LineItem
      head={
        <Link to={`/assessments/${id}?control=${control.id}&asOf=${encodeURIComponent(to)}`}>
          {control.code} {control.name}
        </Link>
      }
      below={
        <>
          {parts.includes('TEXTS') && (
            <div className={styles.texts}>
              <del>{text(before)}</del>
              <ins>{text(after)}</ins>
            </div>
          )}
          <Causes causes={causes} />
        </>
      }
    >
      {parts.map((part) => (
        <Tag key={part} outline>
          {names.part(part)}
        </Tag>
      ))}
      {parts.includes('VERDICT') && <FromTo before={verdict(before)} after={verdict(after)} />}
      {parts.includes('PROOF') && <FromTo before={proof(before)} after={proof(after)} />}
      {parts.includes('RISK') && <FromTo before={risk(before)} after={risk(after)} />}
      {parts.includes('ASSIGNMENT') && <FromTo before={people(before)} after={people(after)} />}
      {!parts.includes('VERDICT') && <LineNote>{after && words.verdict(after.verdict)}</LineNote>}
    </LineItem>
  );
}
