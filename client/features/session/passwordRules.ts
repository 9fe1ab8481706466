/** One rule for a new password and whether it holds. The server decides; this only saves a round trip. */
export interface PasswordRule {
  id: 'length' | 'kinds' | 'different';
  holds: boolean;
}

/** Ten characters, three kinds of characters, not the old one. */
export function checkPassword(next: string, current: string): PasswordRule[] {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d\s]/].filter((kind) => kind.test(next)).length;
  return [
    { id: 'length', holds: [...next].length >= 10 },
    { id: 'kinds', holds: kinds >= 3 },
    { id: 'different', holds: next.length > 0 && next !== current },
  ];
}
