import type { House } from '../../server/house.js';
import { signIn } from './caller.js';
import type { Caller } from './caller.js';
import { persons } from './people.js';
import type { Username } from './people.js';

/** The persons of the demo hospital at their desks: who is needed signs in, in the evening everybody signs out. */
export class Cast {
  private readonly present = new Map<Username, Promise<Caller>>();
  private day = 0;

  constructor(
    private readonly house: House,
    private readonly password: string,
  ) {}

  /** This person today. */
  as(username: Username): Promise<Caller> {
    const known = this.present.get(username);
    if (known) return known;
    const desk = persons.findIndex((person) => person.username === username);
    // Sign-ins per minute are counted by address, and months pass in seconds here: a new lease every day.
    const caller = signIn(this.house, username, this.password, `10.20.${desk + 1}.${10 + (this.day % 200)}`);
    this.present.set(username, caller);
    return caller;
  }

  /** A first sign-in, with the password that somebody else knows. */
  async welcome(username: string, firstPassword: string): Promise<void> {
    const caller = await signIn(this.house, username, firstPassword, `10.20.99.${10 + (this.day % 200)}`);
    await caller.ask(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { viewer { locale } } }',
      { input: { currentPassword: firstPassword, newPassword: this.password } },
    );
  }

  async signOut(): Promise<void> {
    const all = await Promise.all(this.present.values());
    this.present.clear();
    this.day += 1;
    await Promise.all(all.map((caller) => caller.ask('mutation { logout { ok } }')));
  }
}
