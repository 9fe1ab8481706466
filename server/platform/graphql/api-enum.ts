import { registerEnumType } from 'type-graphql';

/**
 * An enum of the API: its values and what each means, written once. The type of the same name is its keys:
 * `export const Verdict = apiEnum(…); export type Verdict = keyof typeof Verdict;`.
 */
export function apiEnum<const Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): { readonly [Key in Value]: Key } {
  const entries = Object.entries(values) as [Value, string][];
  const made = Object.fromEntries(entries.map(([key]) => [key, key])) as { readonly [Key in Value]: Key };
  registerEnumType(made, {
    name,
    description,
    valuesConfig: Object.fromEntries(entries.map(([key, meaning]) => [key, { description: meaning }])) as {
      [Key in Value]: { description: string };
    },
  });
  return made;
}
