import type { Feature } from '../../lib/feature';

const notification: Feature = {
  routes: [
    {
      path: '/notices',
      lazy: async () => ({ Component: (await import('./NoticesPage')).NoticesPage }),
    },
  ],
};

export default notification;
