import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const activity: Feature = {
  routes: [{ path: '/events', lazy: async () => ({ Component: (await import('./EventsPage')).EventsPage }) }],
  nav: [
    {
      path: '/events',
      label: msg`审计日志`,
      icon: 'history',
      permissions: ['event:read'],
      order: 90,
      keywords: 'sjrz audit trail events',
    },
  ],
};

export default activity;
