/** The peer: PostGraphile 5 (Amber) on the same database, as its owner: no row security, no permissions. */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // Relations and filters on columns that only serve it are offered as well: its best shape for these questions.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [
    makePgService({
      connectionString: process.argv[2]!,
      schemas: ['public'],
      poolConfig: { max: 6 } as never,
    }),
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
});
const server = createServer();
server.on('error', (error) => process.stderr.write(String(error)));
await instance.createServ(grafserv).addTo(server);
if (process.argv[3] === 'schema') {
  const { printSchema } = await import('graphql');
  process.stdout.write(printSchema(await instance.getSchema()));
  process.exit(0);
}
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
