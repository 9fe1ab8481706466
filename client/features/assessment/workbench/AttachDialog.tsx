import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Checkbox } from '../../../ui/Checkbox';
import { EvidencePicker } from '../../evidence';
import { useWorkbench } from './context';
import type { Target } from './lines';
import { TargetNote } from './TargetNote';

/** Attaches proofs of the library to these requirements, for the assessed system or for every one. */
export function AttachDialog({ lines, onClose }: { lines: readonly Target[]; onClose: () => void }) {
  const { t } = useLingui();
  const { link, systemId } = useWorkbench();
  const [everySystem, setEverySystem] = useState(false);
  return (
    <EvidencePicker
      title={t`关联证据`}
      note={<TargetNote lines={lines} />}
      option={
        systemId && (
          <Checkbox
            label={t`对所有系统有效`}
            checked={everySystem}
            onChange={(event) => setEverySystem(event.target.checked)}
          />
        )
      }
      onPick={(evidences) => link(evidences, lines, everySystem)}
      onClose={onClose}
    />
  );
}
