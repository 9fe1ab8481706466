import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../../ui/Button';

/** Opens the big screen; only a click may ask the browser for full screen, and it goes without where that is refused. */
export function WallButton() {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <Button
      size="small"
      icon="external"
      onClick={() => {
        void document.documentElement.requestFullscreen?.().catch(() => undefined);
        void navigate('/wall');
      }}
    >
      {t`大屏`}
    </Button>
  );
}
