import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const remediation: Feature = {
  routes: [
    {
      path: '/remediation',
      lazy: async () => ({ Component: (await import('./RemediationPage')).RemediationPage }),
    },
  ],
  nav: [
    {
      path: '/remediation',
      label: msg`差距与整改`,
      icon: 'board',
      permissions: ['remediation:read'],
      order: 60,
      keywords: 'cjyzg zhenggai kanban gaps remediation board tasks',
    },
  ],
};

export default remediation;
