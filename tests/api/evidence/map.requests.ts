export const calendar = `query ($book: String!, $system: ID, $level: String, $from: String, $months: Int! = 12) {
  proofCalendar(frameworkCode: $book, systemId: $system, level: $level, from: $from, months: $months) {
    framework { code } today complete months { month days full partial none } groups { controlId name }
    rows { controlId code name group days proofs proofsToday provenUntil } } }`;

export const reuse = `query ($first: Int! = 50, $after: String, $order: ProofReuseOrder! = CONTROLS_DESC, $book: String) {
  proofReuse(first: $first, after: $after, orderBy: $order, frameworkCode: $book) { totalCount pageInfo { hasNextPage endCursor }
    nodes { controls sole evidence { id title } books { controls sole framework { code } } } } }`;

export const soleProof = 'query ($id: ID!) { evidence(id: $id) { soleProofOf { code framework { code } } } }';

export const suggestions = `query ($id: ID!, $reasons: [SuggestionReason!], $books: [String!], $perBook: Int! = 10) {
  evidence(id: $id) { suggestions(reasons: $reasons, frameworkCodes: $books, perBook: $perBook) {
    reason written score words offer { missing } control { id code framework { code } } } } }`;

export const namesOf = `query ($input: NamesInput!) { controlsInNames(input: $input) { name found { written controls { id code } } } }`;
