import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCan } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { lazyPart } from '../../../ui/lazyPart';

const NewBookDialog = lazyPart(async () => (await import('./NewBookDialog')).NewBookDialog);

/** How rule books come into the library: made here, or imported. */
export function LibraryActions() {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  if (!can('framework:manage')) return null;
  return (
    <>
      <Button icon="plus" onClick={() => setMaking(true)}>{t`新建标准`}</Button>
      <Button
        icon="upload"
        variant="primary"
        onClick={() => void navigate('/frameworks/import')}
      >{t`导入标准`}</Button>
      {making && <NewBookDialog onClose={() => setMaking(false)} />}
    </>
  );
}
