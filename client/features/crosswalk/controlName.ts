/** What a line says of a control: clauses speak by their text, points by their name. */
export const wordsOf = ({ name, text }: { name: string; text?: string | null }): string => text ?? name;
