import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatDate } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { lazyPart } from '../../../ui/lazyPart';
import { Tag } from '../../../ui/Tag';
import { OwnTextFragment } from './documents';
import { LongText } from './LongText';
import styles from './Text.module.css';

const OwnTextDialog = lazyPart(async () => (await import('./OwnTextDialog')).OwnTextDialog);

interface OwnTextProps {
  control: FragmentType<typeof OwnTextFragment>;
  /** Only shown, where something else is being worked on. */
  readOnly?: boolean;
}

/** The wording of the standard that the hospital recorded itself, beside our paraphrase; nothing without one and without the right. */
export function OwnText({ control, readOnly = false }: OwnTextProps) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: OwnTextFragment,
    fragmentName: 'OwnText_control',
    from: control,
  });
  const [editing, setEditing] = useState(false);
  const { ownText } = data;
  const edit = data.viewerCanRecordText && !readOnly;
  if (!ownText && !edit) return null;
  const origin = ownText && `${ownText.recordedByName} ${formatDate(ownText.recordedAt)}`;
  return (
    <>
      {ownText ? (
        <section className={styles.own} aria-label={t`本机构录入的原文`}>
          <div className={styles.head}>
            <h3>{t`本机构录入的原文`}</h3>
            <Tag outline title={t`只有本机构能看到；使用范围以取得的许可为准`}>{t`仅本机构`}</Tag>
            {edit && (
              <Button size="small" variant="quiet" icon="pencil" onClick={() => setEditing(true)}>
                {t`修改原文`}
              </Button>
            )}
          </div>
          <LongText text={ownText.text} />
          <p className={styles.meta}>{ownText.source ? t`来源：${ownText.source} · ${origin}` : origin}</p>
        </section>
      ) : (
        <span className={styles.add}>
          <Button size="small" variant="quiet" icon="pencil" onClick={() => setEditing(true)}>
            {t`录入原文`}
          </Button>
        </span>
      )}
      {editing && <OwnTextDialog control={data} onClose={() => setEditing(false)} />}
    </>
  );
}
