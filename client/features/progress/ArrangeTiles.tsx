import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { announce } from '../../lib/announce';
import { Button, IconButton } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { ArrangeDashboardDocument, ResetDashboardDocument, type Place } from './dashboardDocuments';
import { useTileNames } from './tiles';
import styles from './Progress.module.css';

interface ArrangeTilesProps {
  places: readonly Place[];
  isStandard: boolean;
  onClose: () => void;
}

/** Which tiles, in which order, how wide: for oneself alone. Everything by buttons, nothing needs a pointer. */
export function ArrangeTiles({ places, isStandard, onClose }: ArrangeTilesProps) {
  const { t } = useLingui();
  const names = useTileNames();
  const errorText = useErrorText();
  const [list, setList] = useState(() => places.map(({ tile, size, shown }) => ({ tile, size, shown })));
  const refetchQueries = ['Dashboard'];
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const [arrange, arranging] = useMutation(ArrangeDashboardDocument, {
    onError,
    errorPolicy: 'all',
    refetchQueries,
  });
  const [reset, resetting] = useMutation(ResetDashboardDocument, {
    onError,
    errorPolicy: 'all',
    refetchQueries,
  });
  const change = (at: number, part: Partial<(typeof list)[number]>) =>
    setList(list.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const move = (at: number, by: -1 | 1) => {
    // Not disabled at the ends: the focus would fall out of the list.
    if (at + by < 0 || at + by >= list.length) return;
    const next = [...list];
    const [one] = next.splice(at, 1);
    if (!one) return;
    next.splice(at + by, 0, one);
    setList(next);
    announce(t`${names[one.tile]}：第 ${at + by + 1} 个，共 ${list.length} 个`);
  };
  const save = async () => {
    if ((await arrange({ variables: { input: { screen: 'PROGRESS', places: list } } })).data) onClose();
  };
  const toStandard = async () => {
    if ((await reset()).data) onClose();
  };
  return (
    <Dialog
      title={t`排列图块`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={t`只影响您自己看到的页面。`}
      footer={
        <>
          <Button
            disabled={isStandard}
            busy={resetting.loading}
            onClick={() => void toStandard()}
          >{t`恢复标准排列`}</Button>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={arranging.loading}>{t`保存`}</Button>
        </>
      }
    >
      <ol className={styles.arrange}>
        {list.map(({ tile, size, shown }, at) => (
          <li key={tile}>
            <Checkbox
              label={names[tile]}
              checked={shown}
              onChange={(event) => change(at, { shown: event.target.checked })}
            />
            <Select
              label={t`${names[tile]} 的宽度`}
              labelHidden
              options={[
                { value: 'HALF', label: t`半宽` },
                { value: 'WHOLE', label: t`整行` },
              ]}
              value={size}
              onChange={(event) => change(at, { size: event.target.value === 'WHOLE' ? 'WHOLE' : 'HALF' })}
            />
            <IconButton
              size="small"
              icon="arrowUp"
              label={t`上移 ${names[tile]}`}
              aria-disabled={at === 0}
              onClick={() => move(at, -1)}
            />
            <IconButton
              size="small"
              icon="arrowDown"
              label={t`下移 ${names[tile]}`}
              aria-disabled={at === list.length - 1}
              onClick={() => move(at, 1)}
            />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
