import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { formatDate, today } from '../../lib/format';
import { useViewer } from '../../lib/viewer';
import { Select } from '../../ui/Select';
import { UnitField } from '../organization';

const BriefingBooksQuery = graphql(/* GraphQL */ `
  query BriefingBooks {
    frameworks {
      id
      code
      shortName
      state
    }
  }
`);

export interface BriefingChoice {
  month: string;
  frameworkCode: string | null;
  unitId: string | null;
}

const mostMonths = 24;

export const thisMonth = (): string => today().slice(0, 7);

/** This month and those before it, as far back as the past is kept. */
function monthsSince(first: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = thisMonth().split('-').map(Number);
  while (months.length < mostMonths) {
    const one = `${year}-${String(month).padStart(2, '0')}`;
    if (one < first.slice(0, 7)) break;
    months.push(one);
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  return months;
}

interface BriefingFieldsProps {
  value: BriefingChoice;
  onChange: (value: BriefingChoice) => void;
}

/** Which month, and what it is narrowed to. */
export function BriefingFields({ value, onChange }: BriefingFieldsProps) {
  const { t } = useLingui();
  const { pastFrom } = useViewer();
  const { data } = useQuery(BriefingBooksQuery);
  return (
    <>
      <p>{t`一页结论和待决事项，附得分、燃尽、负荷、差距和证据到期的图与表。`}</p>
      <Select
        label={t`月份`}
        required
        options={monthsSince(formatDate(pastFrom)).map((month) => ({
          value: month,
          label: month === thisMonth() ? t`${month}（截至今天）` : month,
        }))}
        value={value.month}
        onChange={(event) => onChange({ ...value, month: event.target.value })}
      />
      <Select
        label={t({ message: '标准', context: 'field' })}
        placeholder={t`全部标准`}
        options={(data?.frameworks ?? [])
          .filter((book) => book.state === 'PUBLISHED')
          .map((book) => ({ value: book.code, label: book.shortName }))}
        value={value.frameworkCode ?? ''}
        onChange={(event) => onChange({ ...value, frameworkCode: event.target.value || null })}
      />
      <UnitField
        label={t`科室`}
        value={value.unitId}
        placeholder={t`全部科室`}
        onChange={(unitId) => onChange({ ...value, unitId })}
      />
    </>
  );
}
