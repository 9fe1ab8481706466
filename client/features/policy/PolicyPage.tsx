import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import { formatDate } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { Card, Facts, Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { Banner, EmptyState } from '../../ui/States';
import { Tabs } from '../../ui/Tabs';
import { Tag } from '../../ui/Tag';
import { PolicyPageDocument, type PolicyOfPage, type VersionOfPage } from './documents';
import { ReadingMark, ReviewMark, StateMark } from './marks';
import { PolicyActions } from './PolicyActions';
import { PolicyApprovals } from './PolicyApprovals';
import { PolicyControls } from './PolicyControls';
import { PolicyHistory } from './PolicyHistory';
import { PolicyReaders } from './PolicyReaders';
import { usePolicyNames } from './usePolicyNames';
import { VersionContent } from './VersionContent';
import { VersionDifference } from './VersionDifference';
import styles from './Policy.module.css';

/** One policy: what it says, what changed, who approved it, who has read it, what it proves. */
export function PolicyPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(PolicyPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data.policy) {
    return (
      <EmptyState icon="file" title={t`没有这份制度`} actions={<Link to="/policies">{t`查看全部制度`}</Link>}>
        {t`可能还没有发布，或不属于本机构。`}
      </EmptyState>
    );
  }
  return <PolicyView policy={data.policy} />;
}

const tabs = ['text', 'compare', 'approval', 'readers', 'controls', 'history'] as const;
type Tab = (typeof tabs)[number];

function PolicyView({ policy }: { policy: PolicyOfPage }) {
  const { t } = useLingui();
  const view = useView();
  const names = usePolicyNames();
  const { versions } = policy;
  const chosen = Number(view.get('v'));
  const version =
    versions.find((one) => one.number === chosen) ??
    versions.find((one) => one.id === policy.currentVersion?.id) ??
    versions[0];
  const tab = tabs.find((one) => one === view.get('tab')) ?? 'text';
  if (!version) return <EmptyState icon="file" title={t`没有可以查看的版本`} />;
  return (
    <Page
      title={policy.name}
      titleExtra={<StateMark state={policy.state} />}
      crumbs={[{ label: t`制度`, to: '/policies' }, { label: policy.code }]}
      actions={<PolicyActions policy={policy} version={version} />}
      scroll
    >
      <div className={styles.page}>
        <div>
          <Notices policy={policy} version={version} />
          <Card
            flush={false}
            title={t`第 ${version.number} 版`}
            actions={
              <Select
                label={t({ message: '版本', context: 'policy' })}
                labelHidden
                value={String(version.number)}
                options={versions.map((one) => ({
                  value: String(one.number),
                  label: t`第 ${one.number} 版 · ${names.state(one.state)}`,
                }))}
                onChange={(event) => view.set({ v: event.target.value })}
              />
            }
          >
            <Tabs<Tab>
              label={t`制度内容`}
              value={tab}
              onChange={(next) => view.set({ tab: next === 'text' ? null : next })}
              tabs={[
                { id: 'text', label: t({ message: '正文', context: 'policy' }) },
                { id: 'compare', label: t({ message: '版本对照', context: 'policy' }) },
                { id: 'approval', label: t({ message: '审批', context: 'policy' }) },
                { id: 'readers', label: t`签阅` },
                { id: 'controls', label: t`条款`, count: policy.controls.length },
                { id: 'history', label: t`历史` },
              ]}
            >
              <Part resetKey={`${version.id}/${tab}`}>
                <div className={styles.panel}>
                  <TabContent policy={policy} version={version} tab={tab} />
                </div>
              </Part>
            </Tabs>
          </Card>
        </div>
        <Aside policy={policy} version={version} />
      </div>
    </Page>
  );
}

interface PartProps {
  policy: PolicyOfPage;
  version: VersionOfPage;
}

function TabContent({ policy, version, tab }: PartProps & { tab: Tab }) {
  if (tab === 'compare') return <VersionDifference versions={policy.versions} version={version} />;
  if (tab === 'approval') return <PolicyApprovals version={version} />;
  if (tab === 'readers') return <PolicyReaders policy={policy} version={version} />;
  if (tab === 'controls') return <PolicyControls policy={policy} />;
  if (tab === 'history') return <PolicyHistory policy={policy} />;
  return <VersionContent version={version} />;
}

/** What one has to know before reading on. */
function Notices({ policy, version }: PartProps) {
  const { t } = useLingui();
  const isCurrent = version.id === policy.currentVersion?.id;
  return (
    <div className={styles.banners}>
      {policy.withdrawReason && (
        <Banner tone="caution">{t`已于 ${formatDate(policy.withdrawnAt)} 废止：${policy.withdrawReason}`}</Banner>
      )}
      {version.returnReason && <Banner tone="negative">{t`已退回：${version.returnReason}`}</Banner>}
      {!isCurrent && policy.currentVersion && version.state === 'SUPERSEDED' && (
        <Banner>{t`这是已被替代的旧版本，不再执行。`}</Banner>
      )}
      {isCurrent && policy.reviewState === 'OVERDUE' && (
        <Banner tone="caution">{t`评审已逾期：请修订或重新发布，它形成的证据已过有效期。`}</Banner>
      )}
    </div>
  );
}

function Aside({ policy, version }: PartProps) {
  const { t } = useLingui();
  const names = usePolicyNames();
  return (
    <div className={styles.side}>
      <Card title={t`概要`}>
        <Facts
          items={[
            { label: t`文号`, value: policy.code },
            {
              label: t({ message: '层级', context: 'policy' }),
              value: <Tag>{names.category(policy.category)}</Tag>,
            },
            { label: t`责任科室`, value: policy.unit?.path ?? '—' },
            { label: t`责任人`, value: policy.owner?.displayName ?? '—' },
            {
              label: t`下次评审`,
              value: <ReviewMark state={policy.reviewState} day={policy.nextReviewOn} />,
            },
            { label: t`对应目录`, value: policy.requirementCodes.join(' ') || '—' },
            {
              label: t`形成的证据`,
              value: policy.evidence ? (
                <Link to={`/evidence/${policy.evidence.id}`}>
                  {policy.evidence.validUntil
                    ? t`有效期至 ${formatDate(policy.evidence.validUntil)}`
                    : t`长期有效`}
                </Link>
              ) : policy.currentVersion ? (
                t`已形成，您无权查看`
              ) : (
                t`发布后自动形成`
              ),
            },
          ]}
        />
      </Card>
      <Card title={t`本版`}>
        <Facts
          items={[
            { label: t`状态`, value: <StateMark state={version.state} /> },
            { label: t`施行日期`, value: formatDate(version.effectiveOn) },
            {
              label: t`评审周期`,
              value: version.reviewMonths ? t`${version.reviewMonths} 个月` : t`未设定`,
            },
            { label: t`修订说明`, value: version.changeNote ?? '—' },
            {
              label: t({ message: '编写', context: 'authors' }),
              value: version.authors.map((author) => author.displayName).join(' ') || '—',
            },
            {
              label: t`发布范围`,
              value: !version.publishedAt
                ? '—'
                : version.forEverybody
                  ? t`全院`
                  : version.units.map((unit) => unit.name).join(' '),
            },
            { label: t`签阅`, value: <ReadingMark reading={version.reading} /> },
          ]}
        />
      </Card>
    </div>
  );
}
