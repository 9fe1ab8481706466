import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { SavedViewScreen, SavedViewsQuery } from '../../gql/graphql';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { Tag } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { DeleteViewDocument, SaveViewDocument } from './documents';
import styles from './Views.module.css';

type View = SavedViewsQuery['savedViews'][number];

interface ManageViewsDialogProps {
  screen: SavedViewScreen;
  views: readonly View[];
  onClose: () => void;
}

/** The views that the caller may change: share, take back, delete. */
export function ManageViewsDialog({ screen, views, onClose }: ManageViewsDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const options = {
    errorPolicy: 'all' as const,
    refetchQueries: ['SavedViews'],
    onError: (error: Error) => showToast(errorText(error), { tone: 'negative' }),
  };
  const [remove, removing] = useMutation(DeleteViewDocument, options);
  const [save, saving] = useMutation(SaveViewDocument, options);
  const busy = removing.loading || saving.loading;
  const keep = ({ name, query, shared }: View) =>
    save({ variables: { input: { screen, name, query, shared } } });
  async function drop(view: View): Promise<void> {
    if (!(await remove({ variables: { id: view.id } })).data) return;
    showToast(t`已删除视图“${view.name}”`, { undo: () => void keep(view) });
  }
  const own = views.filter((one) => one.viewerCanChange);
  return (
    <Dialog
      title={t`管理视图`}
      size="small"
      onClose={onClose}
      footer={<Button variant="primary" onClick={onClose}>{t`完成`}</Button>}
    >
      {own.length === 0 ? (
        <p className={styles.hint}>{t`没有您保存的视图。`}</p>
      ) : (
        <ul className={styles.views}>
          {own.map((view) => (
            <li key={view.id}>
              <span className={styles.name}>{view.name}</span>
              {view.shared && <Tag>{t`已共享`}</Tag>}
              <Button
                size="small"
                variant="quiet"
                disabled={busy}
                onClick={() => void keep({ ...view, shared: !view.shared })}
              >
                {view.shared ? t`停止共享` : t`共享`}
              </Button>
              <IconButton
                size="small"
                icon="trash"
                label={t`删除视图“${view.name}”`}
                disabled={busy}
                onClick={() => void drop(view)}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
