import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const inspection: Feature = {
  routes: [
    {
      path: '/inspections',
      handle: { past: true },
      lazy: async () => ({ Component: (await import('./InspectionListPage')).InspectionListPage }),
    },
    {
      path: '/inspections/:id',
      handle: { past: true },
      lazy: async () => ({ Component: (await import('./InspectionPage')).InspectionPage }),
    },
  ],
  nav: [
    {
      path: '/inspections',
      label: msg`迎检`,
      icon: 'eye',
      permissions: ['inspection:read'],
      order: 66,
      keywords: 'yj lhjc yingjian jiancha inspection',
    },
  ],
};

export default inspection;
