import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { today } from '../../../lib/format';
import { LineItem, LineNote } from '../../../ui/LineList';
import { Tag } from '../../../ui/Tag';
import { standingsOf } from '../map/calendarModel';
import { MonthProofsDocument } from '../map/documents';

/** How far one control is proven: for every subject, and for each system that has proofs of its own; nothing without any. */
export function ProofStanding({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(MonthProofsDocument, {
    variables: { id: controlId },
    fetchPolicy: 'cache-and-network',
  });
  const { control } = data;
  const standings = standingsOf(control?.evidenceLinks ?? [], today());
  if (!control || !standings.some((one) => one.system || one.today > 0)) return null;
  const path = (system: string) =>
    `/evidence/calendar?${new URLSearchParams({ framework: control.framework.code, system, control: controlId, month: today().slice(0, 7) }).toString()}`;
  return (
    <ul>
      {standings.map(({ system, today: count, until }) => (
        <LineItem
          key={system?.id ?? ''}
          head={
            <Link to={path(system?.id ?? 'none')} title={t`在证明日历里看`}>
              {system?.name ?? t`所有系统`}
            </Link>
          }
        >
          {count === 0 ? (
            <Tag tone="negative">{t`今天没有证明`}</Tag>
          ) : (
            <Tag tone={until ? 'neutral' : 'positive'}>{until ? t`证明连续到 ${until}` : t`长期有证明`}</Tag>
          )}
          {count === 1 && <Tag tone="caution" icon="warning">{t`今天只靠一份证据`}</Tag>}
          <LineNote>{t`今天 ${count} 份`}</LineNote>
        </LineItem>
      ))}
    </ul>
  );
}
