import { useState, type ReactNode } from 'react';
import { Button } from '../../../ui/Button';

/** Something that few look at, asked for only when it is opened. */
export function Unfold({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <Button
        size="small"
        variant="quiet"
        icon={open ? 'chevronDown' : 'chevronRight'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && children}
    </section>
  );
}
