import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCan } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { lazyPart } from '../../../ui/lazyPart';

const ImportTextsDialog = lazyPart(async () => (await import('./ImportTextsDialog')).ImportTextsDialog);

/** The way to the import of own texts, for those who may. */
export function ImportTexts({ framework }: { framework: { code: string; shortName: string } }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  if (!useCan()('framework:recordTexts')) return null;
  return (
    <>
      <Button size="small" icon="upload" onClick={() => setOpen(true)}>{t`导入原文`}</Button>
      {open && <ImportTextsDialog framework={framework} onClose={() => setOpen(false)} />}
    </>
  );
}
