import { graphql } from '../../gql';
import type { RoadmapBenchmarkQuery } from '../../gql/graphql';

export const RoadmapBenchmarkDocument = graphql(/* GraphQL */ `
  query RoadmapBenchmark($id: ID!, $asOf: AsOf) {
    roadmap(id: $id, asOf: $asOf) {
      id
      benchmark {
        place
        peerCount
        provenShare
        assessment {
          id
          name
        }
        proven {
          value
          level
          decided
          lowestLevel
          highestLevel
          conclusionKey
          conclusion
          met
          applicable
        }
        demand {
          target
          value
        }
        next {
          target
          status
          sentence
          steps
          effortDays
          codes
        }
        peers {
          proven
          provenLevel
          counts {
            applicable
            proven
          }
          unit {
            id
            name
          }
          assessment {
            id
            subject {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export type Benchmark = NonNullable<RoadmapBenchmarkQuery['roadmap']>['benchmark'][number];
