import { graphql } from '../../gql';
import type { RoadmapPageQuery } from '../../gql/graphql';

export const RoadmapsDocument = graphql(/* GraphQL */ `
  query Roadmaps($filter: RoadmapFilter, $after: String, $asOf: AsOf) {
    roadmaps(filter: $filter, first: 50, after: $after, asOf: $asOf) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        state
        startsOn
        endsOn
        years
        packageCount
        alternativeCount
        owner {
          id
          displayName
        }
        assessments {
          id
          name
        }
      }
    }
  }
`);

export const RoadmapPageDocument = graphql(/* GraphQL */ `
  query RoadmapPage($id: ID!, $asOf: AsOf) {
    roadmap(id: $id, asOf: $asOf) {
      id
      name
      note
      startsOn
      endsOn
      years
      version
      state
      proposedAt
      proposalNote
      decidedAt
      decisionNote
      returnReason
      viewerCanEdit
      viewerCanMakePlan
      viewerCanPropose
      viewerCanDecide
      viewerCanReopen
      decisionBlockedReason
      chosenAlternative {
        id
        name
      }
      proposedBy {
        id
        displayName
      }
      decidedBy {
        id
        displayName
      }
      owner {
        id
        displayName
      }
      assessments {
        id
        name
        targetLevel
        framework {
          id
          shortName
          scoringKind
          levels {
            code
            name
          }
        }
      }
      packages {
        id
        place
        name
        goal
        startQuarter
        endQuarter
        startsOn
        endsOn
        costLow
        costLikely
        costHigh
        effortDays
        resultCount
        figureCount
        predecessorIds
        progress
        tasks {
          total
          open
          verified
          late
        }
        version
        unit {
          id
          name
        }
        owner {
          id
          displayName
        }
      }
      scenarios {
        alternative {
          id
          name
          note
          budget
          version
        }
        choices {
          year
          package {
            id
          }
        }
        cost {
          low
          likely
          high
          unknown
        }
        overBudget
        problems
        years {
          year
          endsOn
          packages
          effortDays
          cost {
            low
            likely
            high
            unknown
          }
        }
        effects {
          assessment {
            id
            name
          }
          reachesTarget
          next {
            target
            status
            sentence
            steps
            effortDays
            codes
          }
          points {
            year
            day
            gaps
            declared {
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
          }
        }
      }
    }
  }
`);

export const RoadmapPackageDocument = graphql(/* GraphQL */ `
  query RoadmapPackage($id: ID!, $asOf: AsOf) {
    roadmapPackage(id: $id, asOf: $asOf) {
      id
      name
      goal
      measures
      startQuarter
      endQuarter
      costLow
      costLikely
      costHigh
      effortDays
      predecessorIds
      version
      tasks {
        total
        open
        verified
        late
      }
      plans {
        id
        name
      }
      unit {
        id
        name
      }
      owner {
        id
        displayName
      }
      results {
        id
        provenVerdict
        control {
          id
          code
          name
        }
        assessment {
          id
          name
        }
      }
      figures {
        kind
        level
        value
        grade
        control {
          id
          code
          name
        }
        assessment {
          id
          name
        }
      }
    }
  }
`);

export type Roadmap = NonNullable<RoadmapPageQuery['roadmap']>;
export type RoadmapPackage = Roadmap['packages'][number];
export type RoadmapScenario = Roadmap['scenarios'][number];
export type RoadmapEffect = RoadmapScenario['effects'][number];
export type RoadmapOutcome = RoadmapEffect['points'][number]['proven'];
export type RoadmapCost = RoadmapScenario['cost'];
