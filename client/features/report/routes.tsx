import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const report: Feature = {
  routes: [{ path: '/reports', lazy: async () => ({ Component: (await import('./ReportsPage')).ReportsPage }) }],
  nav: [
    {
      path: '/reports',
      label: msg`报告`,
      icon: 'report',
      permissions: ['report:read'],
      order: 60,
      keywords: 'bg reports',
    },
  ],
};

export default report;
