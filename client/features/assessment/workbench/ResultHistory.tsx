import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { lazyPart } from '../../../ui/lazyPart';
import { useWorkbench } from './context';
import type { Line } from './lines';

const HistoryList = lazyPart(async () => (await import('../HistoryList')).HistoryList);

/** Every rating of this requirement, newest first; asked when it is opened. */
export function ResultHistory({ line }: { line: Line }) {
  const { t } = useLingui();
  const { assessmentId } = useWorkbench();
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
        {t`评定历史`}
      </Button>
      {open && <HistoryList assessmentId={assessmentId} controlId={line.control.id} />}
    </section>
  );
}
