import { graphql } from '../../../gql';

/** The tables that a rule book lacks, what the hospital entered, and what the book itself says of them. */
export const OfficialTablesDocument = graphql(/* GraphQL */ `
  query OfficialTables($code: String!) {
    framework(code: $code) {
      id
      code
      shortName
      name
      documentNumber
      scoringKind
      levels {
        code
        name
      }
      gradedScoring {
        topLevel
        levelTable {
          level
          minimumScore
          basicRequired
          electiveRequired
          electiveTotal
        }
        passUse {
          BASIC
          ELECTIVE
        }
      }
      pointsScoring {
        gradesVerification
        grades {
          key
          name
          minimumScore
        }
      }
      controls(filter: { assessable: false }) {
        id
        code
        name
        order
        gradedItem {
          categories {
            level
            category
          }
        }
      }
    }
    officialTables(frameworkCode: $code) {
      id
      ...EnteredTable_table
    }
  }
`);

export const EnteredTableDocument = graphql(/* GraphQL */ `
  fragment EnteredTable_table on OfficialTable {
    id
    kind
    complete
    entered
    enteredAt
    enteredByName
    source
    version
    viewerCanEnter
    levelRows {
      level
      minimumScore
      basicRequired
      electiveRequired
      electiveTotal
    }
    categories {
      level
      basic
      elective
    }
    passUse {
      BASIC
      ELECTIVE
    }
    grades {
      grade
      minimumScore
    }
    history {
      at
      actorName
      source
      withdrawn
      levelRows {
        level
        minimumScore
        basicRequired
        electiveRequired
        electiveTotal
      }
      categories {
        level
        basic
        elective
      }
      passUse {
        BASIC
        ELECTIVE
      }
      grades {
        grade
        minimumScore
      }
    }
  }
`);

export const EnterOfficialTableDocument = graphql(/* GraphQL */ `
  mutation EnterOfficialTable($input: EnterOfficialTableInput!) {
    enterOfficialTable(input: $input) {
      rescoredAssessments
      table {
        id
        ...EnteredTable_table
      }
    }
  }
`);
