import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { SavedViewScreen } from '../../gql/graphql';
import { lazyPart } from '../../ui/lazyPart';
import { MenuButton, type MenuItem } from '../../ui/Menu';
import { SavedViewsDocument } from './documents';

const SaveViewDialog = lazyPart(async () => (await import('./SaveViewDialog')).SaveViewDialog);
const ManageViewsDialog = lazyPart(async () => (await import('./ManageViewsDialog')).ManageViewsDialog);

/** The same filters in the same words, whatever their order in the address. */
function keyOf(params: URLSearchParams, passing: readonly string[]): string {
  const kept = new URLSearchParams([...params].filter(([name]) => !passing.includes(name)));
  kept.sort();
  return kept.toString();
}

interface SavedViewsProps {
  screen: SavedViewScreen;
  /** Parameters of the address that belong to the moment and not to the view, for example the chosen line. */
  passing: readonly string[];
}

/** The kept views of a screen: open one, keep the present one, tidy up. */
export function SavedViews({ screen, passing }: SavedViewsProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const [open, setOpen] = useState<'save' | 'manage' | null>(null);
  const { data } = useQuery(SavedViewsDocument, { variables: { screen } });
  const views = data?.savedViews ?? [];
  const present = keyOf(params, passing);
  const current = views.find((one) => keyOf(new URLSearchParams(one.query), passing) === present);
  const items: MenuItem[] = [
    ...views.map((one) => ({
      id: one.id,
      label: one.name,
      ...(one.viewerCanChange ? {} : { note: t`${one.ownerName} 共享` }),
      checked: one === current,
      run: () => void navigate(`${pathname}?${one.query}`),
    })),
    {
      id: 'save',
      label: t`保存当前视图…`,
      icon: 'plus',
      separated: views.length > 0,
      disabled: present === '',
      ...(present === '' ? { note: t`先设筛选或排序` } : {}),
      run: () => setOpen('save'),
    },
    ...(views.some((one) => one.viewerCanChange)
      ? [{ id: 'manage', label: t`管理视图…`, icon: 'pencil' as const, run: () => setOpen('manage') }]
      : []),
  ];
  return (
    <>
      <MenuButton size="small" icon="star" label={t`视图`} items={items} align="end">
        {current?.name ?? t`视图`}
      </MenuButton>
      {open === 'save' && (
        <SaveViewDialog screen={screen} query={present} views={views} onClose={() => setOpen(null)} />
      )}
      {open === 'manage' && <ManageViewsDialog screen={screen} views={views} onClose={() => setOpen(null)} />}
    </>
  );
}
