import { useState } from 'react';
import { DateField, type TextFieldProps } from './TextField';

interface DayFieldProps extends Pick<TextFieldProps, 'label' | 'labelHidden'> {
  /** The day that counts, `YYYY-MM-DD`; empty for none. */
  value: string;
  min: string;
  max: string;
  onPick: (day: string) => void;
}

/** A day that counts as soon as it lies in its range: while a year is typed, days pass by that nobody means. */
export function DayField({ value, min, max, onPick, ...field }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <DateField
      {...field}
      min={min}
      max={max}
      value={typed ?? value}
      onChange={({ target }) => {
        const counts = target.value >= min && target.value <= max;
        setTyped(counts ? null : target.value);
        if (counts && target.value !== value) onPick(target.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
