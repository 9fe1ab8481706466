import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SavedViewScreen, SavedViewsQuery } from '../../gql/graphql';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { SaveViewDocument } from './documents';
import styles from './Views.module.css';

interface SaveViewDialogProps {
  screen: SavedViewScreen;
  query: string;
  views: SavedViewsQuery['savedViews'];
  onClose: () => void;
}

/** Gives the present filters a name; the name of an own view replaces that view, and says so before. */
export function SaveViewDialog({ screen, query, views, onClose }: SaveViewDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [tried, setTried] = useState(false);
  const [save, { loading, error }] = useMutation(SaveViewDocument, {
    errorPolicy: 'all',
    refetchQueries: ['SavedViews'],
  });
  const replaced = views.some((one) => one.viewerCanChange && one.name === name.trim());
  const empty = tried && !name.trim();
  async function send(): Promise<void> {
    setTried(true);
    if (!name.trim() || loading) return;
    const { data } = await save({ variables: { input: { screen, name: name.trim(), query, shared } } });
    if (!data) return;
    showToast(t`已保存视图“${data.saveView.view.name}”`);
    onClose();
  }
  return (
    <Dialog
      title={t`保存当前视图`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>
            {replaced ? t`替换` : t`保存`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t`名称`}
          required
          autoFocus
          maxLength={60}
          value={name}
          error={empty ? t`给视图起个名称` : error ? errorText(error) : undefined}
          hint={replaced ? t`已有同名视图，保存后以现在的筛选替换` : t`只保存筛选和排序，不保存所选的行`}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox
          label={t`共享给本院所有人`}
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <p className={styles.hint}>{t`共享不增加权限：各人只看到自己有权看的内容。`}</p>
      </div>
    </Dialog>
  );
}
