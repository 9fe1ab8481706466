import { useLingui } from '@lingui/react/macro';
import { formatDate, formatRelative } from '../../lib/format';
import { Tag } from '../../ui/Tag';
import { RequestDue } from '../request';
import { DueMark, priorityTones, useRemediationNames } from '../remediation';
import type { HomeDue } from './documents';
import { DueList } from './DueList';
import { homeLinks } from './homeLinks';
import { ReturnedList } from './ReturnedList';
import styles from './Home.module.css';

/** The first few of each kind of work; kinds without any are left out. */
export function DueLists({ due }: { due: HomeDue }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const tasks = due.myTasks?.nodes ?? [];
  const results = (due.assessments?.nodes ?? []).flatMap((assessment) =>
    assessment.results.slice(0, 4).map((result) => ({ assessment, result })),
  );
  return (
    <div className={styles.lists}>
      <ReturnedList returned={due.returned?.nodes ?? []} />
      <DueList
        title={t`待交证据`}
        more={homeLinks.asked}
        items={(due.asked?.nodes ?? []).map((request) => ({
          id: request.id,
          to: homeLinks.request(request.id),
          text: request.title,
          end: <RequestDue {...request} />,
        }))}
      />
      {(due.inspections?.nodes ?? []).map(({ id, name, items }) => (
        <DueList
          key={id}
          title={t`我的检查项 · ${name}`}
          more={homeLinks.myItems(id)}
          items={items.nodes.map((item) => ({
            id: item.id,
            to: homeLinks.item(id, item.id),
            text: `${item.control?.code ?? ''} ${item.control?.name ?? ''}`,
            end: item.dueOn && (
              <>
                {item.overdue && <Tag tone="negative">{t`已逾期`}</Tag>}
                <span className={styles.faint}>{formatDate(item.dueOn)}</span>
              </>
            ),
          }))}
        />
      ))}
      <DueList
        title={t`我的任务`}
        more={homeLinks.myTasks}
        items={tasks.map((task) => ({
          id: task.id,
          to: homeLinks.task(task.id),
          text: `${task.code} ${task.title}`,
          end: (
            <>
              <Tag tone={priorityTones[task.priority]}>{names.priority(task.priority)}</Tag>
              <DueMark task={task} />
            </>
          ),
        }))}
      />
      <DueList
        title={t`指派给我、未评的条款`}
        more={results[0] ? homeLinks.myResults(results[0].assessment.id) : '/assessments'}
        items={results.slice(0, 6).map(({ assessment, result }) => ({
          id: result.id,
          to: homeLinks.result(assessment.id, result.control.id),
          text: `${result.control.code} ${result.control.name}`,
          end: <span className={styles.faint}>{assessment.name}</span>,
        }))}
      />
      <DueList
        title={t`待我验证的任务`}
        more={homeLinks.toVerify}
        items={(due.toVerify?.nodes ?? []).map((task) => ({
          id: task.id,
          to: homeLinks.task(task.id),
          text: `${task.code} ${task.title}`,
          end: task.submittedAt ? (
            <span className={styles.faint}>{t`提交于 ${formatRelative(task.submittedAt)}`}</span>
          ) : null,
        }))}
      />
      <DueList
        title={t`待审批的延期`}
        more={homeLinks.delays}
        items={(due.delays?.nodes ?? []).map((task) => ({
          id: task.id,
          to: homeLinks.task(task.id),
          text: `${task.code} ${task.title}`,
          end: <DueMark task={task} />,
        }))}
      />
      <DueList
        title={t`待我批准的计划`}
        more={homeLinks.plansToApprove}
        items={(due.plansToApprove?.nodes ?? []).map((plan) => ({
          id: plan.id,
          to: homeLinks.plan(plan.id),
          text: plan.name,
          end: <span className={styles.faint}>{formatDate(plan.endsOn)}</span>,
        }))}
      />
      <DueList
        title={t`待我批准的规划`}
        more={homeLinks.roadmapsToApprove}
        items={(due.roadmapsToApprove?.nodes ?? []).map((roadmap) => ({
          id: roadmap.id,
          to: homeLinks.roadmap(roadmap.id),
          text: roadmap.name,
          end: <span className={styles.faint}>{formatDate(roadmap.endsOn)}</span>,
        }))}
      />
      <DueList
        title={t`待我签发的文件`}
        more={homeLinks.reportsToIssue}
        items={(due.reportsToIssue?.nodes ?? []).map((report) => ({
          id: report.id,
          to: homeLinks.report(report.id),
          text: `${report.number} ${report.title}`,
          end: null,
        }))}
      />
      <DueList
        title={t`待审批的风险接受`}
        more={homeLinks.acceptances}
        items={(due.acceptances?.nodes ?? []).map((task) => ({
          id: task.id,
          to: homeLinks.task(task.id),
          text: `${task.code} ${task.title}`,
          end: null,
        }))}
      />
      <DueList
        title={t`待我审核的证据`}
        more={homeLinks.toReview}
        items={(due.toReview?.nodes ?? []).map((evidence) => ({
          id: evidence.id,
          to: homeLinks.reviewed(evidence.id),
          text: evidence.title,
          end: evidence.submittedAt ? (
            <span className={styles.faint}>{formatRelative(evidence.submittedAt)}</span>
          ) : null,
        }))}
      />
      <DueList
        title={t`待我审批的制度`}
        more={homeLinks.policiesToApprove}
        items={(due.policiesToApprove?.nodes ?? []).map(policyLine)}
      />
      <DueList
        title={t`待我签阅的制度`}
        more={homeLinks.policiesToRead}
        items={(due.policiesToRead?.nodes ?? []).map(policyLine)}
      />
      <DueList
        title={t`我 30 天内到期的证据`}
        more={homeLinks.expiring}
        items={(due.expiring?.nodes ?? []).map((evidence) => ({
          id: evidence.id,
          to: homeLinks.evidence(evidence.id),
          text: evidence.title,
          end: <span className={styles.faint}>{formatDate(evidence.validUntil)}</span>,
        }))}
      />
    </div>
  );
}

const policyLine = (policy: { id: string; code: string; name: string }) => ({
  id: policy.id,
  to: homeLinks.policy(policy.id),
  text: policy.name,
  end: <span className={styles.faint}>{policy.code}</span>,
});
