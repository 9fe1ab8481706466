import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { PlanDetail_PlanFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import styles from '../Remediation.module.css';
import { useRefreshTasks } from '../useRefreshTasks';
import { ChangePlanDocument } from './documents';
import { PlanFields, usePlanDraft } from './PlanFields';

/** What a plan says, to be changed; the days of an approved one are those of its baseline. */
export function ChangePlanDialog({ plan, onClose }: { plan: PlanDetail_PlanFragment; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const { draft, change, said } = usePlanDraft({
    name: plan.name,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    ownerId: plan.owner?.id ?? null,
    source: plan.source ?? null,
    sourceReference: plan.sourceReference ?? '',
    note: plan.note ?? '',
  });
  const [save, { loading, error }] = useMutation(ChangePlanDocument, {
    refetchQueries: ['PlanChoices'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const { startsOn, endsOn, ...others } = said;
    const days = plan.viewerCanMoveDates ? { startsOn, endsOn } : {};
    const input = { id: plan.id, version: plan.version, ...days, ...others };
    if (!(await save({ variables: { input } })).data) return;
    refresh();
    showToast(t`已保存计划`);
    onClose();
  };
  return (
    <Dialog
      title={t`修改计划`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={said.name === ''}>
            {t`保存`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        {!plan.viewerCanMoveDates && (
          <Banner icon="lock">{t`计划已批准，起止日期以基线为准；重新规划（提请批准）后可改。`}</Banner>
        )}
        <PlanFields
          draft={draft}
          onChange={change}
          errors={fields}
          fixedDays={!plan.viewerCanMoveDates}
          ownerName={plan.owner?.displayName ?? null}
        />
      </div>
    </Dialog>
  );
}
