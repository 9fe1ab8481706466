import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const notification: Feature = {
  routes: [
    {
      path: '/notices',
      lazy: async () => ({ Component: (await import('./NoticesPage')).NoticesPage }),
    },
    {
      path: '/deliveries',
      lazy: async () => ({ Component: (await import('./deliveries/DeliveriesPage')).DeliveriesPage }),
    },
  ],
  nav: [
    {
      path: '/deliveries',
      label: msg`通知投递`,
      icon: 'send',
      permissions: ['organization:manage'],
      order: 88,
      keywords: 'tztd deliveries notifications mail webhook',
    },
  ],
};

export default notification;
