import { useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/Button';
import { Status } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';
import styles from './Integrity.module.css';
import { useIntegrityCheck } from './useIntegrityCheck';

/** How the last check of the audit chain and the stored files ended; opens what it found. */
export function IntegrityButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useLingui();
  const { check, running, loaded } = useIntegrityCheck();
  const [tone, words]: [Tone, string] = !loaded
    ? ['neutral', t({ message: '完整性', context: 'integrity' })]
    : check === null
      ? ['neutral', t`完整性：尚未核验`]
      : running
        ? ['info', t`完整性：正在核验`]
        : check.state === 'CLEAN'
          ? ['positive', t`完整性：无误`]
          : check.state === 'FOUND'
            ? ['negative', t`完整性：发现 ${check.findingCount} 处问题`]
            : ['caution', t`完整性：核验没有完成`];
  return (
    <Button onClick={onOpen} className={styles.button}>
      <Status tone={tone}>{words}</Status>
    </Button>
  );
}
