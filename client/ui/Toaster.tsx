import { useLingui } from '@lingui/react/macro';
import { createPortal } from 'react-dom';
import { classNames } from '../lib/classNames';
import { useStore } from '../lib/store';
import { Icon, type IconName } from './Icon';
import { dismissToast, holdToast, releaseToast, toasts } from './toastStore';
import type { Tone } from './tone';
import styles from './Toaster.module.css';

const icons: Record<Tone, IconName> = {
  positive: 'check',
  caution: 'warning',
  negative: 'warning',
  neutral: 'info',
  info: 'info',
  accent: 'info',
};

/** Shows the toasts; mounted once, outside the layer that dialogs make inert. */
export function Toaster() {
  const { t } = useLingui();
  const shown = useStore(toasts);
  return createPortal(
    <div className={styles.stack} role="region" aria-label={t`消息`}>
      {shown.map((toast) => (
        <div
          key={toast.id}
          className={styles.toast}
          onMouseEnter={() => holdToast(toast.id)}
          onMouseLeave={() => releaseToast(toast)}
          onFocus={() => holdToast(toast.id)}
          onBlur={() => releaseToast(toast)}
        >
          <span className={classNames(styles.mark, styles[toast.tone])}>
            <Icon name={icons[toast.tone]} />
          </span>
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              className={styles.undo}
              onClick={() => {
                dismissToast(toast.id);
                toast.undo?.();
              }}
            >
              <Icon name="undo" size={14} />
              {t`撤销`}
            </button>
          )}
          <button
            type="button"
            className={styles.close}
            aria-label={t`关闭消息`}
            onClick={() => dismissToast(toast.id)}
          >
            <Icon name="close" size={13} />
          </button>
        </div>
      ))}
    </div>,
    document.body,
  );
}
