import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatDate } from '../../lib/format';
import { Button } from '../../ui/Button';
import { RadioGroup } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { UnitField } from '../organization';
import { ChosenList } from './ChosenList';
import type { PolicyOfPage, VersionOfPage } from './documents';
import styles from './Policy.module.css';

interface PublishDialogProps {
  policy: PolicyOfPage;
  version: VersionOfPage;
  busy: boolean;
  onPublish: (unitIds: string[]) => void;
  onClose: () => void;
}

/** Chooses who has to read it, and says what publishing does. */
export function PublishDialog({ policy, version, busy, onPublish, onClose }: PublishDialogProps) {
  const { t } = useLingui();
  const [audience, setAudience] = useState<'all' | 'units'>('all');
  const [units, setUnits] = useState<readonly { id: string; name: string }[]>([]);
  const ready = audience === 'all' || units.length > 0;
  return (
    <Dialog
      title={t`发布“${policy.name}”第 ${version.number} 版`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onPublish(audience === 'all' ? [] : units.map(({ id }) => id));
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
            {t({ message: '发布', context: 'policy' })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>
          {t`自 ${formatDate(version.effectiveOn)} 起施行。发布后自动成为已采纳的证据，关联 ${policy.controls.length} 个条款，并要求下列人员签阅。`}
          {policy.currentVersion && ` ${t`现行版本将被替代并保留。`}`}
        </p>
        <RadioGroup
          legend={t`发布范围`}
          name="audience"
          value={audience}
          onChange={(value) => setAudience(value === 'units' ? 'units' : 'all')}
          options={[
            { value: 'all', label: t`全院` },
            { value: 'units', label: t`指定院区或科室（含下级）` },
          ]}
        />
        {audience === 'units' && (
          <>
            <ChosenList
              label={t`发布到`}
              items={units}
              onRemove={(id) => setUnits(units.filter((one) => one.id !== id))}
            />
            <UnitField
              label={t`添加院区或科室`}
              value={null}
              onChange={(id, name) => {
                if (id && !units.some((one) => one.id === id)) setUnits([...units, { id, name }]);
              }}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
