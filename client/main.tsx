import './polyfills';
import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { apollo } from './app/apollo';
import { router } from './app/router';
import { preferredLanguage, switchLanguage } from './lib/language';
import './ui/tokens.css';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
// Language first, or the first paint would show message ids.
switchLanguage(preferredLanguage());
createRoot(container).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={apollo}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </I18nProvider>
  </StrictMode>,
);
