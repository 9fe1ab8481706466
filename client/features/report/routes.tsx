import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const report: Feature = {
  routes: [
    {
      path: '/reports/templates',
      lazy: async () => ({ Component: (await import('./TemplatesPage')).TemplatesPage }),
    },
    { path: '/reports', lazy: async () => ({ Component: (await import('./ReportsPage')).ReportsPage }) },
  ],
  nav: [
    {
      path: '/reports',
      label: msg`报告`,
      icon: 'report',
      permissions: ['report:read'],
      order: 70,
      keywords: 'bg cjfxbg docx report',
    },
  ],
};

export default report;
