import { useLingui } from '@lingui/react/macro';
import { useRevalidator, useRouteError } from 'react-router';
import { usePageTitle } from '../lib/pageTitle';
import { Banner, ErrorState } from '../ui/States';
import { Button } from '../ui/Button';

/** A newer version was installed while this window was open: its old pieces are gone from the server. */
function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

/** The error boundary of a route: the frame stays, the screen says what happened. */
export function RouteError() {
  const { t } = useLingui();
  const error = useRouteError();
  const revalidator = useRevalidator();
  usePageTitle(t`没有加载成功`);
  if (isMissingChunk(error)) {
    return (
      <main style={{ padding: 16 }}>
        <Banner
          tone="caution"
          actions={<Button size="small" onClick={() => window.location.reload()}>{t`刷新`}</Button>}
        >
          {t`系统已更新，请刷新页面后继续。`}
        </Banner>
      </main>
    );
  }
  return (
    <main style={{ height: '100%', minHeight: 320 }}>
      <ErrorState
        error={error}
        onRetry={() => {
          void revalidator.revalidate();
          window.location.reload();
        }}
      />
    </main>
  );
}
