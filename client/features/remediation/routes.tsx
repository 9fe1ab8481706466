import { msg } from '@lingui/core/macro';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';

const remediation: Feature = {
  routes: [
    {
      path: '/remediation',
      handle: { past: true },
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
  controlSections: [
    {
      id: 'tasks',
      order: 30,
      permission: 'remediation:read',
      showsOn: (control) => control.assessable,
      Component: lazy(async () => ({ default: (await import('./control/ControlTasks')).ControlTasks })),
    },
  ],
};

export default remediation;
