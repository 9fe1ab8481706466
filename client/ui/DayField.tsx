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
  // What stands there while somebody types: the day that counts follows later, and putting it back would lose the next key.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <DateField
      {...field}
      min={min}
      max={max}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value >= min && target.value <= max) onPick(target.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
