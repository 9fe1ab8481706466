import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '../../lib/format';
import { useCan, useViewer } from '../../lib/viewer';
import { Card } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { HomeDueDocument } from './documents';
import { DueLists } from './DueLists';
import { Tile } from './Tile';
import { homeLinks } from './homeLinks';
import styles from './Home.module.css';

/** What is due for me: a number per kind of work, and the first of each. */
export function DuePart() {
  const { t } = useLingui();
  const can = useCan();
  const { membershipId } = useViewer();
  const shows = {
    tasks: can('remediation:work') || can('remediation:plan'),
    results: can('assessment:rate'),
    evidence: can('evidence:create') || can('evidence:review'),
    verify: can('remediation:verify'),
    decide: can('remediation:decideDelay'),
  };
  const { data } = useSuspenseQuery(HomeDueDocument, {
    variables: { ...shows, me: membershipId, soon: ['OPEN', 'IN_PROGRESS', 'RETURNED'] },
    fetchPolicy: 'cache-and-network',
  });
  const openResults = (data.assessments?.nodes ?? []).reduce((sum, one) => sum + one.results.length, 0);
  const firstWithResults = data.assessments?.nodes.find((one) => one.results.length > 0);
  const tiles = [
    shows.tasks && {
      id: 'tasks',
      label: t`我的任务`,
      count: data.myTasks?.totalCount ?? 0,
      to: homeLinks.myTasks,
      note: data.myOverdue?.totalCount
        ? { text: t`逾期 ${formatNumber(data.myOverdue.totalCount)}`, to: homeLinks.myOverdue }
        : null,
    },
    shows.results && {
      id: 'results',
      label: t`指派给我、未评的条款`,
      count: openResults,
      to: firstWithResults ? homeLinks.myResults(firstWithResults.id) : '/assessments',
    },
    shows.verify && {
      id: 'verify',
      label: t`待我验证的任务`,
      count: data.toVerify?.totalCount ?? 0,
      to: homeLinks.toVerify,
    },
    shows.decide && {
      id: 'delays',
      label: t`待审批的延期`,
      count: data.delays?.totalCount ?? 0,
      to: homeLinks.delays,
    },
    can('evidence:review') && {
      id: 'review',
      label: t`待我审核的证据`,
      count: data.toReview?.totalCount ?? 0,
      to: homeLinks.toReview,
    },
    can('evidence:create') && {
      id: 'returned',
      label: t`退给我的证据`,
      count: data.returned?.totalCount ?? 0,
      to: homeLinks.returned,
      urgent: true,
    },
    can('evidence:create') && {
      id: 'expiring',
      label: t`30 天内到期的证据`,
      count: data.expiring?.totalCount ?? 0,
      to: homeLinks.expiring,
    },
  ].filter((tile) => tile !== false);
  if (tiles.length === 0) return null;
  const nothing = tiles.every((tile) => tile.count === 0);
  return (
    <>
      <ul className={styles.tiles} aria-label={t`待办`}>
        {tiles.map(({ id, ...tile }) => (
          <Tile key={id} {...tile} />
        ))}
      </ul>
      {nothing ? (
        <Card>
          <EmptyState compact title={t`没有到期的事`}>{t`新的任务、退回和审核会出现在这里。`}</EmptyState>
        </Card>
      ) : (
        <DueLists due={data} />
      )}
    </>
  );
}
