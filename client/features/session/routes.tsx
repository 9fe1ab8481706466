import type { Feature } from '../../lib/feature';

const session: Feature = {
  publicRoutes: [
    { path: '/sign-in', lazy: async () => ({ Component: (await import('./SignInPage')).SignInPage }) },
    {
      path: '/change-password',
      lazy: async () => ({ Component: (await import('./FirstPasswordPage')).FirstPasswordPage }),
    },
  ],
};

export default session;
