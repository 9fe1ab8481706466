import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { formatDateTime } from '../../../lib/format';
import { useViewer } from '../../../lib/viewer';
import styles from './Preview.module.css';

/** Who looks and when, all over what is sensitive or lent: a photo of the screen says where it comes from. */
export function Watermark({ about }: { about?: string }) {
  const { t } = useLingui();
  const { displayName } = useViewer();
  const id = useId();
  const [at] = useState(() => formatDateTime(new Date().toISOString()));
  const lines = about ? [about, displayName, at] : [`${t`敏感`} · ${displayName}`, at];
  return (
    <svg className={styles.watermark} aria-hidden data-watermark>
      <defs>
        <pattern id={id} width={260} height={170} patternUnits="userSpaceOnUse">
          <g transform="translate(130 85) rotate(-24)" textAnchor="middle" fontSize={13}>
            {lines.map((line, place) => (
              <text key={line} y={19 * place}>
                {line}
              </text>
            ))}
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
