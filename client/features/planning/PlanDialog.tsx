import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CreatePlanFromPackagesMutation } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { MemberField } from '../people';
import { PlanFromPackagesDocument } from './changes';
import type { Roadmap, RoadmapPackage, RoadmapScenario } from './documents';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

interface PlanDialogProps {
  roadmap: Roadmap;
  /** Packages that were chosen; none: all of them, or all that the scenario takes. */
  packages: readonly RoadmapPackage[];
  scenario: RoadmapScenario | null;
  onClose: () => void;
}

/** Turns packages into a remediation plan, then says what was made and what was there already. */
export function PlanDialog({ roadmap, packages, scenario, onClose }: PlanDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = usePlanningNames();
  const alternative = scenario?.alternative ?? null;
  const [name, setName] = useState(
    [roadmap.name, alternative?.name].filter(Boolean).join(' · ').slice(0, 100),
  );
  const [ownerId, setOwnerId] = useState<string | null>(roadmap.owner?.id ?? null);
  // One key per dialog: a double click makes one plan.
  const [clientKey] = useState(randomId);
  const [make, { data, loading, error }] = useMutation(PlanFromPackagesDocument, {
    refetchQueries: ['RoadmapPage'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const count = packages.length || (scenario ? scenario.choices.length : roadmap.packages.length);
  const submit = () =>
    make({
      variables: {
        input: {
          roadmapId: roadmap.id,
          packageIds: packages.length > 0 ? packages.map(({ id }) => id) : null,
          alternativeId: alternative?.id ?? null,
          name: name.trim(),
          ownerId,
          clientKey,
        },
      },
    });
  if (data) return <Made made={data.createPlanFromPackages} onClose={onClose} />;
  return (
    <Dialog
      title={t`生成整改计划`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={name.trim() === ''}>
            {t`生成计划`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <p>
          {scenario
            ? t`${names.scenario(scenario)}：${count} 个工作包，每个未关闭的差距一项任务。`
            : t`${count} 个工作包，每个未关闭的差距一项任务。`}
        </p>
        <p className={styles.note}>
          {t`期限是工作包各季度的末日，科室和负责人随工作包，费用和工作量平均分摊；已有未完成任务的差距不再建任务，没有计划的旧任务并入本计划。`}
        </p>
        <TextField
          label={t`计划名称`}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <MemberField
          label={t`负责人`}
          value={ownerId}
          name={roadmap.owner?.displayName ?? null}
          onChange={setOwnerId}
          error={fields['ownerId']}
        />
      </div>
    </Dialog>
  );
}

type MadePlan = CreatePlanFromPackagesMutation['createPlanFromPackages'];

function Made({ made, onClose }: { made: MadePlan; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      title={t`已生成整改计划`}
      onClose={onClose}
      footer={
        <Button variant="primary" data-autofocus onClick={onClose}>
          {t`完成`}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.links}>
          <Link to={`/remediation?view=plans&show=${made.plan.id}`}>{made.plan.name}</Link>{' '}
          {t`新建 ${made.createdTasks} 项任务，已关闭的差距 ${made.closedGaps} 项未建。`}
        </p>
        {made.adoptedCount > 0 && (
          <section className={styles.gaps}>
            <h3 className={styles.heading}>{t`已有未完成任务，没有重复建（${made.adoptedCount}）`}</h3>
            <ul className={styles.list}>
              {made.adoptedTasks.map((task) => (
                <li key={task.id} className={styles.line}>
                  <Link to={`/remediation?view=table&task=${task.id}`}>
                    {task.code} {task.title}
                  </Link>
                </li>
              ))}
            </ul>
            {made.adoptedCount > made.adoptedTasks.length && (
              <p className={styles.note}>{t`只列出前 ${made.adoptedTasks.length} 项。`}</p>
            )}
          </section>
        )}
      </div>
    </Dialog>
  );
}
