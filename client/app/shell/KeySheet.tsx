import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { hotkeyRegistry } from '../../lib/hotkeys';
import { Dialog } from '../../ui/Dialog';
import { KeyCombo } from '../../ui/Kbd';
import styles from './Palette.module.css';

/** All bindings alive when the sheet was opened, under their headings. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [groups] = useState(() => {
    const found = new Map<string, Map<string, string>>();
    for (const registration of hotkeyRegistry.get()) {
      if (registration.depth > 0) continue;
      const group = found.get(registration.group) ?? new Map<string, string>();
      for (const hotkey of registration.hotkeys) group.set(hotkey.keys, hotkey.label);
      found.set(registration.group, group);
    }
    return [...found];
  });
  return (
    <Dialog title={t`快捷键`} size="wide" onClose={onClose}>
      <div className={styles.sheet}>
        {groups.map(([group, keys]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {[...keys].map(([combination, label]) => (
                <div key={combination}>
                  <dt>{label}</dt>
                  <dd>
                    <KeyCombo keys={combination} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
