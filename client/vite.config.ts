import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, loadEnv } from 'vite';
import { fileURLToPath } from 'node:url';
import { compress } from './compress.vite.ts';
import { documents } from './documents.vite.ts';
import { graph } from './graph.vite.ts';
import { pdfAssets } from './pdfAssets.vite.ts';
import { linguiMacros } from './macros.vite.ts';
import { texts } from './texts.vite.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const linguiConfig = fileURLToPath(new URL('./lingui.config.ts', import.meta.url));

/**
 * Floor: full support from Chromium 109, smoke-tested from 86. Vite lowers syntax only; missing library
 * functions come from the hand-written list in `polyfills.ts`.
 */
export default defineConfig(({ mode }) => {
  const server = loadEnv(mode, root, 'HENGJIAN_').HENGJIAN_SERVER ?? 'http://127.0.0.1:4000';
  return {
    root,
    plugins: [
      documents(),
      pdfAssets(),
      react(),
      linguiMacros(linguiConfig),
      texts(linguiConfig),
      graph(),
      compress(),
    ],
    resolve: {
      dedupe: ['react', 'react-dom', 'graphql'],
      // rxjs keeps ES5 with helpers under its default door.
      conditions: ['es2015', ...defaultClientConditions],
    },
    build: {
      outDir: '../dist/client',
      emptyOutDir: true,
      target: 'chrome86',
      cssTarget: 'chrome86',
      // Inlined data: scripts and fonts would need a looser content security policy.
      assetsInlineLimit: 0,
      modulePreload: {
        polyfill: false,
        // The list of what each screen imports would itself be a tenth of the entry; styles must stand before a screen does.
        resolveDependencies: (_file, needed, { hostType }) =>
          hostType === 'js' ? needed.filter((name) => name.endsWith('.css')) : needed,
      },
      chunkSizeWarningLimit: 900,
      rolldownOptions: {
        // The first start prints this build to a person who did not ask for timings.
        checks: { pluginTimings: false },
        // Who takes one thing through a room's front door does not get the rest of the room with it.
        treeshake: {
          moduleSideEffects: [{ test: /\/client\/features\/[^/]+\/index\.ts$/, sideEffects: false }],
        },
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
              {
                name: 'apollo',
                test: /node_modules[\\/](@apollo|graphql|graphql-ws|rxjs|optimism|@wry|tslib)[\\/]/,
              },
              // What a dozen scripts share stands on every screen: one file of it instead of thirty halves the requests of a first visit.
              { name: 'kit', test: /[\\/]client[\\/](ui|lib|app)[\\/]/, minShareCount: 12 },
              { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            ],
          },
        },
      },
    },
    server: {
      host: '127.0.0.1',
      proxy: {
        '/graphql': { target: server, ws: true },
        '/uploads': server,
        '/files': server,
        '/livez': server,
      },
    },
  };
});
