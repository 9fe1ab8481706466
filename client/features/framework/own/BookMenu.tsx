import type { FragmentType } from '@apollo/client';
import { useMutation, useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../../../ui/Dialog';
import { MenuButton, MoreMenu, type MenuItem } from '../../../ui/Menu';
import { lazyPart } from '../../../ui/lazyPart';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { BookMenuFragment, DiscardFrameworkMutation, RetireFrameworkMutation } from './bookDocuments';
import { useOwnBookNames } from './useOwnBookNames';

const NewBookDialog = lazyPart(async () => (await import('./NewBookDialog')).NewBookDialog);

interface BookMenuProps {
  framework: FragmentType<typeof BookMenuFragment>;
  /** A button with a word in the head of a page; three dots on a card. */
  small?: boolean;
}

/** What can be done with a framework as a whole: compare, copy, export, retire, throw away. */
export function BookMenu({ framework, small = false }: BookMenuProps) {
  const { t } = useLingui();
  const names = useOwnBookNames();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { data: book } = useSuspenseFragment({
    fragment: BookMenuFragment,
    fragmentName: 'BookMenu_framework',
    from: framework,
  });
  const [asking, setAsking] = useState<'copy' | 'retire' | 'discard' | null>(null);
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const [retire, retiring] = useMutation(RetireFrameworkMutation, { onError, errorPolicy: 'all' });
  const [discard, discarding] = useMutation(DiscardFrameworkMutation, {
    onError,
    errorPolicy: 'all',
    refetchQueries: ['FrameworkList'],
    awaitRefetchQueries: true,
  });
  const items: MenuItem[] = [
    {
      id: 'diff',
      label: t`版本对照`,
      icon: 'split',
      run: () => void navigate(`/frameworks/${book.code}/diff`),
    },
    ...(book.viewerCanCopy
      ? [{ id: 'copy', label: t`复制为本机构的标准…`, icon: 'copy' as const, run: () => setAsking('copy') }]
      : []),
    ...book.exports.map((one, at) => ({
      id: one.format,
      label: t`导出 ${names.exported(one.format)}`,
      icon: 'download' as const,
      separated: at === 0,
      run: () => window.location.assign(one.url),
    })),
    ...(book.viewerCanRetire
      ? [
          {
            id: 'retire',
            label: t`停用…`,
            icon: 'lock' as const,
            separated: true,
            danger: true,
            run: () => setAsking('retire'),
          },
        ]
      : []),
    ...(book.viewerCanEdit
      ? [
          {
            id: 'discard',
            label: t`删除草稿…`,
            icon: 'trash' as const,
            separated: true,
            danger: true,
            run: () => setAsking('discard'),
          },
        ]
      : []),
  ];
  const close = () => setAsking(null);
  return (
    <>
      {small ? (
        <MoreMenu label={t`${book.shortName} 的操作`} items={items} />
      ) : (
        <MenuButton label={t`更多操作`} items={items} align="end">{t`更多`}</MenuButton>
      )}
      {asking === 'copy' && <NewBookDialog source={book} onClose={close} />}
      {asking === 'retire' && (
        <ConfirmDialog
          title={t`停用 ${book.shortName}？`}
          confirm={t({ message: '停用', context: 'framework' })}
          danger
          busy={retiring.loading}
          onClose={close}
          onConfirm={() => void retire({ variables: { id: book.id } }).then(close)}
        >
          {t`停用后不能再用它新建测评，已有的测评和证据不受影响。停用不能撤回，需要时可以复制为新版本。`}
        </ConfirmDialog>
      )}
      {asking === 'discard' && (
        <ConfirmDialog
          title={t`删除草稿 ${book.shortName}？`}
          confirm={t`删除`}
          danger
          busy={discarding.loading}
          onClose={close}
          onConfirm={() =>
            void discard({ variables: { id: book.id } }).then((answer) => {
              if (!answer.data) return close();
              showToast(t`已删除草稿 ${book.shortName}`);
              return navigate('/frameworks');
            })
          }
        >
          {t`草稿和其中的全部条款会被删除，不能恢复。`}
        </ConfirmDialog>
      )}
    </>
  );
}
