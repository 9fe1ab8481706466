import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import AntProvider from './AntProvider';
import type { DateRange } from '../dateRange';

interface AntRangeProps {
  id: string;
  value: DateRange;
  onChange: (value: DateRange) => void;
  startLabel: string;
  endLabel: string;
}

/** The two-month calendar for a span of days. */
export default function AntRange({ id, value, onChange, startLabel, endLabel }: AntRangeProps) {
  return (
    <AntProvider>
      <DatePicker.RangePicker
        id={{ start: id, end: `${id}-end` }}
        allowEmpty={[true, true]}
        style={{ width: '100%' }}
        placeholder={[startLabel, endLabel]}
        value={[value.from ? dayjs(value.from) : null, value.to ? dayjs(value.to) : null]}
        onChange={(dates) =>
          onChange({
            from: dates?.[0]?.format('YYYY-MM-DD') ?? null,
            to: dates?.[1]?.format('YYYY-MM-DD') ?? null,
          })
        }
      />
    </AntProvider>
  );
}
