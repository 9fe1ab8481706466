import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { MenuButton } from '../../../ui/Menu';

/** From the library to what the proofs as a whole look like. */
export function MapMenu() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const go = (path: string) => () => void navigate(path);
  return (
    <MenuButton
      label={t`证据全景`}
      align="end"
      items={[
        { id: 'list', label: t`证据库`, icon: 'folder', run: go('/evidence') },
        {
          id: 'calendar',
          label: t`证明日历`,
          note: t`哪些条款在哪个月有证明`,
          icon: 'calendar',
          run: go('/evidence/calendar'),
        },
        {
          id: 'reuse',
          label: t`证据复用`,
          note: t`一份证据证明多少条款`,
          icon: 'split',
          run: go('/evidence/reuse'),
        },
      ]}
    >
      {t`证据全景`}
    </MenuButton>
  );
}
