import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/States';
import { useEvidenceView } from './useEvidenceView';

/** No line to show: because of the filter, because everything is done, or because nothing is there yet. */
export function EmptyLibrary({ mayAdd, onUpload }: { mayAdd: boolean; onUpload: () => void }) {
  const { t } = useLingui();
  const { view, quick, filtered, clearFilter } = useEvidenceView();
  if (quick === 'review' && view.get('q') === null) {
    return (
      <EmptyState icon="check" title={t`没有等您审核的证据`}>
        {t`别人提交后会出现在这里；自己提交的须由他人审核。`}
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        icon="search"
        title={t`没有符合条件的证据`}
        actions={<Button icon="close" onClick={clearFilter}>{t`清除筛选`}</Button>}
      >
        {t`换一个词，或减少筛选条件。`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="folder"
      title={t`证据库还是空的`}
      actions={mayAdd && <Button variant="primary" icon="upload" onClick={onUpload}>{t`上传证据`}</Button>}
    >
      {mayAdd
        ? t`把文件或整个文件夹拖到这里，也可以直接粘贴截图。`
        : t`登记证据后会显示在这里；您的角色可以查看，不能上传。`}
    </EmptyState>
  );
}
