import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { useKeepAsOf } from '../../../lib/asOf';
import { formatDateTime, formatList } from '../../../lib/format';
import { Banner } from '../../../ui/States';
import { useRemediationNames } from '../useRemediationNames';

/** Why a task is back, and what closed the same gap before. */
export function ComeBack({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const keepAsOf = useKeepAsOf();
  const { reopening, recursFrom } = task;
  return (
    <>
      {reopening && (
        <Banner tone="negative" icon="clock">
          {t`${names.cause(reopening.cause)}，差距重新出现，任务由系统在 ${formatDateTime(reopening.at)} 重新打开。`}{' '}
          {reopening.verifiedAt &&
            t`原由 ${reopening.verifiedBy?.displayName ?? '—'} 于 ${formatDateTime(reopening.verifiedAt)} 验证。`}{' '}
          {reopening.results.length > 0 &&
            t`条款：${formatList(reopening.results.map((result) => result.control.code))}。`}{' '}
          {reopening.proofs.length > 0 && (
            <>
              {t`失效的证据：`}
              {reopening.proofs.map((proof) => (
                <Link key={proof.id} to={keepAsOf(`/evidence/${proof.id}`)}>
                  {proof.title}{' '}
                </Link>
              ))}
            </>
          )}
        </Banner>
      )}
      {recursFrom.length > 0 && (
        <Banner tone="caution">
          {t`同一系统的同一条款以前整改过：`}
          {recursFrom.map((former) => (
            <Link key={former.id} to={keepAsOf(`/remediation?task=${former.id}`)}>
              {former.code} {former.title}{' '}
            </Link>
          ))}
        </Banner>
      )}
    </>
  );
}
