import { Arg, Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { check, line } from '../../platform/graphql/input-rules.js';
import { distinct, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds } from '../framework/index.js';
import { Evidence } from './evidence.types.js';
import { toOffer } from './offer.resolver.js';
import { controlsInNames, suggestionsOf } from './suggestion.queries.js';
import {
  ControlSuggestion,
  NamedControls,
  NameMatch,
  NamesInput,
  SuggestionsArgs,
} from './suggestion.types.js';

const naming = z.object({
  names: z.array(z.string().max(400, 'long:400')).min(1, 'emptyList').max(250, 'many:250'),
  frameworkCodes: z.array(line(60)).max(100, 'many:100').nullish(),
});

@Resolver()
export class SuggestionResolver {
  @Allow('framework:read')
  @Extensions({ listSize: 250 })
  @Query(() => [NameMatch], {
    description:
      'Codes of controls in names of files or titles, exact ones only, one per name, in their order: 8.1.4.1-b 双因素截图.png, （8.1.4.1 b）, 01.02.3, CSL-23. A date, a version or a longer number is no code.',
  })
  async controlsInNames(
    @Arg('input', () => NamesInput, { description: 'Which names.' }) input: NamesInput,
    @Ctx() context: RequestContext,
  ): Promise<NameMatch[]> {
    const { names, frameworkCodes } = check(naming, { ...input });
    const found = await controlsInNames(context.reads, names, frameworkCodes);
    return names.map((name, at) => ({ name, found: found[at]! }));
  }
}

@Resolver(() => Evidence)
export class EvidenceSuggestions {
  @Extensions({ listSize: 100 })
  @Relation(() => [ControlSuggestion], {
    needs: [],
    description:
      'Controls that it may prove and is not linked to, best first: by codes in its name, by crosswalks, by the words of its text. Of all published rule books, own ones too; in MLPS only of levels that systems of the hospital have. None in the past (`asOf`). LIMIT_EXCEEDED for more than 5 pieces of evidence at a time.',
  })
  async suggestions(
    evidences: Evidence[],
    @Args(() => SuggestionsArgs) args: SuggestionsArgs,
    { reads }: Load,
  ): Promise<ControlSuggestion[][]> {
    if (reads.moment) return evidences.map(() => []);
    const found = await suggestionsOf(reads, distinct(evidences.map((evidence) => evidence.id)), args);
    return evidences.map(({ id }) =>
      (found.get(id) ?? []).map(({ control, words, offer, ...rest }) => ({
        ...rest,
        words: [...words],
        offer: offer && toOffer(offer),
        controlId: control.id,
      })),
    );
  }
}

@Resolver(() => ControlSuggestion)
export class SuggestionFields {
  @Relation(() => Control, { description: 'The control.' })
  async control(rows: ControlSuggestion[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    const keys = rows.map((row) => row.controlId);
    const found = new Map(
      (await controlsByIds(reads, distinct(keys))).map((control) => [control.id, control]),
    );
    return keys.map((key) => found.get(key) ?? null);
  }
}

@Resolver(() => NamedControls)
export class NamedControlsFields {
  @Extensions({ listSize: 4 })
  @Relation(() => [Control], {
    description: 'The controls that it means: one, or the items right below a control point that is named.',
  })
  async controls(codes: NamedControls[], _args: object, { reads }: Load): Promise<Control[][]> {
    const controls = await controlsByIds(reads, distinct(codes.flatMap((code) => code.controlIds)));
    const found = new Map(controls.map((control) => [control.id, control]));
    return codes.map((code) => code.controlIds.flatMap((id) => found.get(id) ?? []));
  }
}
