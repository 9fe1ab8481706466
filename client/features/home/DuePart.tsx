import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { Card } from '../../ui/Page';
import { EmptyState, ErrorState } from '../../ui/States';
import { HomeDecisionsDocument } from './decisions';
import {
  HomeAskedDocument,
  HomeDueDocument,
  HomeEvidenceDocument,
  HomePoliciesDocument,
  type HomeDue,
} from './documents';
import { DueLists } from './DueLists';
import { HomeInspectionsDocument } from './inspections';
import { HomeSkeleton } from './HomeSkeleton';
import { Tile } from './Tile';
import { homeLinks } from './homeLinks';
import styles from './Home.module.css';

/** What is due for me; the questions are asked at the same time. */
export function DuePart() {
  const can = useCan();
  const shows = {
    tasks: can('remediation:work') || can('remediation:plan'),
    results: can('assessment:rate'),
    verify: can('remediation:verify'),
    decide: can('remediation:decideDelay'),
  };
  const proofs = { review: can('evidence:review'), own: can('evidence:create') };
  const policies = { reads: can('policy:acknowledge'), approves: can('policy:approve') };
  const decisions = {
    plans: can('remediation:approvePlan'),
    risks: can('remediation:acceptRisk'),
    reports: can('report:issue'),
  };
  const wantsDecisions = Object.values(decisions).includes(true);
  const wantsWork = Object.values(shows).includes(true);
  const wantsProofs = proofs.review || proofs.own;
  const wantsPolicies = policies.reads || policies.approves;
  const work = useQuery(HomeDueDocument, {
    variables: { ...shows, working: ['OPEN', 'IN_PROGRESS', 'RETURNED'] },
    fetchPolicy: 'cache-and-network',
    skip: !wantsWork,
  });
  const waiting = useQuery(HomeEvidenceDocument, {
    variables: proofs,
    fetchPolicy: 'cache-and-network',
    skip: !wantsProofs,
  });
  const asked = useQuery(HomeAskedDocument, { fetchPolicy: 'cache-and-network', skip: !proofs.own });
  const shelf = useQuery(HomePoliciesDocument, {
    variables: policies,
    fetchPolicy: 'cache-and-network',
    skip: !wantsPolicies,
  });
  const wantsVisits = can('inspection:read');
  const visits = useQuery(HomeInspectionsDocument, {
    fetchPolicy: 'cache-and-network',
    skip: !wantsVisits,
  });
  const deciding = useQuery(HomeDecisionsDocument, {
    variables: decisions,
    fetchPolicy: 'cache-and-network',
    skip: !wantsDecisions,
  });
  if (!wantsWork && !wantsProofs && !wantsPolicies && !wantsDecisions && !wantsVisits) return null;
  const failed = [work, waiting, asked, shelf, deciding, visits].find(
    ({ data, error }) => !data && error,
  )?.error;
  if (failed) {
    return (
      <ErrorState
        compact
        error={failed}
        onRetry={() => {
          void work.refetch();
          void waiting.refetch();
          void asked.refetch();
          void shelf.refetch();
          void deciding.refetch();
          void visits.refetch();
        }}
      />
    );
  }
  if (
    (wantsWork && !work.data) ||
    (wantsProofs && !waiting.data) ||
    (proofs.own && !asked.data) ||
    (wantsPolicies && !shelf.data) ||
    (wantsDecisions && !deciding.data) ||
    (wantsVisits && !visits.data)
  )
    return <HomeSkeleton height={186} />;
  return (
    <Due
      data={{ ...work.data, ...waiting.data, ...asked.data, ...shelf.data, ...deciding.data, ...visits.data }}
      shows={{ ...shows, ...proofs, ...policies }}
    />
  );
}

interface DueProps {
  data: HomeDue;
  shows: Record<'tasks' | 'results' | 'verify' | 'decide' | 'review' | 'own' | 'reads' | 'approves', boolean>;
}

/** A number per kind of work, and the first of each. */
function Due({ data, shows }: DueProps) {
  const { t } = useLingui();
  const assessments = (data.assessments?.nodes ?? []).filter((one) => one.results.length > 0);
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
    ...(shows.results && assessments.length === 0
      ? [{ id: 'results', label: t`指派给我、未评的条款`, count: 0, to: '/assessments' }]
      : []),
    // One number per assessment: each has a list of its own behind it.
    ...assessments.map((one) => ({
      id: one.id,
      label: t`我的未评条款 · ${one.name}`,
      count: one.results.length,
      to: homeLinks.myResults(one.id),
    })),
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
    // As with policies: most days there is nothing to decide.
    Boolean(data.plansToApprove?.totalCount) && {
      id: 'plans',
      label: t`待我批准的计划`,
      count: data.plansToApprove?.totalCount ?? 0,
      to: homeLinks.plansToApprove,
    },
    Boolean(data.roadmapsToApprove?.totalCount) && {
      id: 'roadmaps',
      label: t`待我批准的规划`,
      count: data.roadmapsToApprove?.totalCount ?? 0,
      to: homeLinks.roadmapsToApprove,
    },
    Boolean(data.reportsToIssue?.totalCount) && {
      id: 'reports',
      label: t`待我签发的文件`,
      count: data.reportsToIssue?.totalCount ?? 0,
      to: homeLinks.reportsToIssue,
    },
    Boolean(data.acceptances?.totalCount) && {
      id: 'acceptances',
      label: t`待审批的风险接受`,
      count: data.acceptances?.totalCount ?? 0,
      to: homeLinks.acceptances,
    },
    shows.review && {
      id: 'review',
      label: t`待我审核的证据`,
      count: data.toReview?.totalCount ?? 0,
      to: homeLinks.toReview,
    },
    // Most days there is nothing to approve: the number comes when there is.
    shows.approves &&
      Boolean(data.policiesToApprove?.totalCount) && {
        id: 'approve',
        label: t`待我审批的制度`,
        count: data.policiesToApprove?.totalCount ?? 0,
        to: homeLinks.policiesToApprove,
      },
    shows.reads && {
      id: 'read',
      label: t`待我签阅的制度`,
      count: data.policiesToRead?.totalCount ?? 0,
      to: homeLinks.policiesToRead,
    },
    shows.own && {
      id: 'asked',
      label: t`待交证据`,
      count: data.asked?.totalCount ?? 0,
      to: homeLinks.asked,
      note: data.askedOverdue?.totalCount
        ? { text: t`逾期 ${formatNumber(data.askedOverdue.totalCount)}`, to: homeLinks.asked }
        : null,
    },
    // As with assessments: each inspection has a list of its own behind it.
    ...(data.inspections?.nodes ?? []).flatMap(({ id, name, items }) =>
      items.totalCount > 0
        ? [
            {
              id: `items-${id}`,
              label: t`我的检查项 · ${name}`,
              count: items.totalCount,
              to: homeLinks.myItems(id),
              urgent: items.nodes.some(({ overdue }) => overdue),
            },
          ]
        : [],
    ),
    shows.own && {
      id: 'returned',
      label: t`退给我的证据`,
      count: data.returned?.totalCount ?? 0,
      to: homeLinks.returned,
      urgent: true,
    },
    Boolean(data.damaged?.totalCount) && {
      id: 'damaged',
      label: t`文件不可用的证据`,
      count: data.damaged?.totalCount ?? 0,
      to: homeLinks.damaged,
      urgent: true,
    },
    shows.own && {
      id: 'expiring',
      label: t`我 30 天内到期的证据`,
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
