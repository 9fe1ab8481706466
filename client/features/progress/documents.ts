import { graphql } from '../../gql';
import type { ProgressQuery } from '../../gql/graphql';

export const ProgressChoicesDocument = graphql(/* GraphQL */ `
  query ProgressChoices {
    remediationPlans(first: 100) {
      nodes {
        id
        name
      }
    }
    frameworks {
      id
      code
      shortName
      state
    }
    informationSystems(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const ProgressDocument = graphql(/* GraphQL */ `
  query Progress($from: Date!, $to: Date!, $scope: ProgressScope) {
    remediationProgress(from: $from, to: $to, scope: $scope) {
      from
      to
      days {
        day
        tasks
        done
        overdue
        planned
      }
      weeks {
        endsOn
        verified
      }
      measures {
        verified
        verifiedFirstTime
        returned
        reopened
        cycleDays
        cycleDaysMost
        slipped
        slippedDays
        budget
        spent
      }
      forecast {
        basis
        weeks
        pace
        finishOn
        earliestOn
        latestOn
      }
      byUnit {
        open
        overdue
        dueSoon
        effortDays
        unit {
          id
          name
        }
      }
      byOwner {
        open
        overdue
        dueSoon
        effortDays
        owner {
          id
          displayName
        }
      }
    }
  }
`);

export const ProofOutlookDocument = graphql(/* GraphQL */ `
  query ProofOutlook {
    proofOutlook {
      assessment {
        id
        name
      }
      points {
        day
        value
        level
        met
      }
    }
  }
`);

export const CategoryHeatDocument = graphql(/* GraphQL */ `
  query CategoryHeat {
    systemScores {
      system {
        id
        name
      }
      assessment {
        id
        categoryScores {
          category
          name
          applicable
          proven
          declaredRate
          provenRate
        }
      }
    }
  }
`);

export const ScoreBooksDocument = graphql(/* GraphQL */ `
  query ScoreBooks {
    latestAssessments {
      id
      framework {
        id
        code
        shortName
        scoringKind
      }
    }
  }
`);

export const ScoreSystemsDocument = graphql(/* GraphQL */ `
  query ScoreSystems {
    informationSystems(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const ScoreLinesDocument = graphql(/* GraphQL */ `
  query ScoreLines($scope: ScoreScope, $from: Date!, $to: Date!) {
    scoreLines(scope: $scope, from: $from, to: $to) {
      totalCount
      lines {
        assessment {
          id
          scoringEdition
          subject {
            id
            name
          }
          framework {
            id
            scoringKind
            levels {
              code
              name
            }
          }
        }
        points {
          day
          declared
          proven
          declaredLevel
          provenLevel
          moves
          assessmentId
        }
      }
    }
  }
`);

export const ScoreComparisonDocument = graphql(/* GraphQL */ `
  query ScoreComparison($scope: ScoreScope!, $asOf: AsOf) {
    scoreComparison(scope: $scope, asOf: $asOf) {
      totalCount
      subjects {
        declared
        proven
        declaredLevel
        provenLevel
        counts {
          applicable
          met
          proven
          open
          gaps
        }
        unit {
          id
          name
        }
        assessment {
          id
          period
          scoringEdition
          subject {
            id
            name
          }
          framework {
            id
            scoringKind
          }
        }
      }
      units {
        subjects
        counts {
          applicable
          met
          proven
          open
          gaps
        }
        unit {
          id
          name
        }
        weakest {
          id
          subject {
            id
            name
          }
        }
      }
    }
  }
`);

export const PartScoresDocument = graphql(/* GraphQL */ `
  query PartScores($id: ID!, $otherId: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      partScores {
        code
        name
        counts {
          applicable
          met
          proven
        }
      }
      previous {
        id
        period
        partScores {
          code
          name
          counts {
            applicable
            met
            proven
          }
        }
      }
    }
    other: assessment(id: $otherId, asOf: $asOf) {
      id
      partScores {
        code
        name
        counts {
          applicable
          met
          proven
        }
      }
    }
  }
`);

export type Progress = ProgressQuery['remediationProgress'];
