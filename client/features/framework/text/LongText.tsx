import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import styles from './Text.module.css';

const shown = 400;

/** A text of up to 20,000 characters: its beginning, and the rest on request. */
export function LongText({ text }: { text: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const long = text.length > shown;
  return (
    <>
      <p className={styles.text}>{long && !open ? `${text.slice(0, shown)}…` : text}</p>
      {long && (
        <Button
          size="small"
          variant="quiet"
          icon={open ? 'chevronDown' : 'chevronRight'}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t`收起` : t`展开全文（${text.length} 字）`}
        </Button>
      )}
    </>
  );
}
