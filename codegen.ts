import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameToDocument } from '@apollo/client/utilities';

const scalars = { AsOf: 'string', DateTime: 'string', Date: 'string', ID: 'string' };

/**
 * Types and trusted documents for the client, from the committed schema.
 * `documentMode` is left out on purpose: with 'documentNode' the manifest of trusted documents is an empty
 * object, silently. `__typename` is added here, and not by the preset's own transform, because that one also
 * adds it to the root, and every optimistic answer would have to repeat it.
 */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    // What another system would generate for itself: the worked example of the README.
    './schema/example/gql/': {
      preset: 'client',
      documents: ['schema/example/*.graphql'],
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumType: 'string-literal',
        strictScalars: true,
        scalars,
      },
    },
    './client/gql/': {
      preset: 'client',
      documents: ['client/**/*.{ts,tsx}', '!client/gql/**'],
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      documentTransforms: [
        {
          transform: ({ documents }) =>
            documents.map((file) =>
              file.document ? { ...file, document: addTypenameToDocument(file.document) } : file,
            ),
        },
      ],
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        strictScalars: true,
        scalars,
        inlineFragmentTypes: 'mask',
        customDirectives: { apolloUnmask: true },
      },
    },
  },
};

export default config;
