import type { Feature } from '../../lib/feature';

const account: Feature = {
  routes: [
    { path: '/account', lazy: async () => ({ Component: (await import('./AccountPage')).AccountPage }) },
  ],
};

export default account;
