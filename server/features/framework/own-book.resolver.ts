import { Arg, Ctx, Extensions, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound, say } from '../../platform/graphql/errors.js';
import { Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { editionById } from './framework.catalogue.js';
import { controlsByIds, frameworksByIds } from './framework.queries.js';
import { Framework } from './framework.types.js';
import { mayCopy, mayEdit, mayRetire } from './own-book.access.js';
import { findingsOfDraft } from './own-book.findings.js';
import {
  AddOwnControlInput,
  CopyFrameworkInput,
  CreateFrameworkInput,
  MoveOwnControlInput,
  UpdateFrameworkInput,
  UpdateOwnControlInput,
} from './own-book.inputs.js';
import type { OwnBookService } from './own-book.service.js';
import {
  DiscardFrameworkPayload,
  FrameworkFinding,
  FrameworkPayload,
  OwnControlPayload,
  RemoveOwnControlPayload,
} from './own-book.types.js';
import type { ChangedControl, OwnControlService } from './own-control.service.js';

const shownFindings = 100;

@Resolver()
export class OwnBookResolver {
  constructor(
    private readonly books: OwnBookService,
    private readonly controls: OwnControlService,
  ) {}

  @Allow('framework:manage')
  @Mutation(() => FrameworkPayload, {
    description: 'Makes an empty framework of the organization, as a draft. CONFLICT when its code is taken.',
  })
  async createFramework(
    @Arg('input', () => CreateFrameworkInput, { description: 'The new framework.' })
    input: CreateFrameworkInput,
    @Ctx() context: RequestContext,
  ): Promise<FrameworkPayload> {
    return payload(context, await this.books.create(context.actor, input));
  }

  @Allow('framework:manage')
  @Mutation(() => FrameworkPayload, {
    description:
      'Copies a framework into a draft of the organization, for example the joint-inspection set for another year or inspecting body. CONFLICT when the code is taken.',
  })
  async createFrameworkFromCopy(
    @Arg('input', () => CopyFrameworkInput, { description: 'What to copy, and the new head.' })
    input: CopyFrameworkInput,
    @Ctx() context: RequestContext,
  ): Promise<FrameworkPayload> {
    return payload(context, await this.books.copy(context.actor, input));
  }

  @Allow('framework:manage')
  @Mutation(() => FrameworkPayload, { description: 'Changes what a draft says about itself.' })
  async updateFramework(
    @Arg('input', () => UpdateFrameworkInput, { description: 'The changes.' }) input: UpdateFrameworkInput,
    @Ctx() context: RequestContext,
  ): Promise<FrameworkPayload> {
    return payload(context, await this.books.update(context.actor, input));
  }

  @Allow('framework:manage')
  @Mutation(() => FrameworkPayload, {
    description:
      'Publishes a draft: it can be assessed and proven, and never changes again. INVALID_STATE while it has findings.',
  })
  async publishFramework(
    @Arg('id', () => ID, { description: 'The draft.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<FrameworkPayload> {
    return payload(context, await this.books.publish(context.actor, id));
  }

  @Allow('framework:manage')
  @Mutation(() => FrameworkPayload, {
    description: 'Retires a published framework of the organization: no new assessment starts by it.',
  })
  async retireFramework(
    @Arg('id', () => ID, { description: 'The framework.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<FrameworkPayload> {
    return payload(context, await this.books.retire(context.actor, id));
  }

  @Allow('framework:manage')
  @Mutation(() => DiscardFrameworkPayload, {
    description: 'Throws a draft away. CONFLICT when something refers to its nodes.',
  })
  async discardFramework(
    @Arg('id', () => ID, { description: 'The draft.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DiscardFrameworkPayload> {
    return { discardedId: await this.books.discard(context.actor, id) };
  }

  @Allow('framework:manage')
  @Mutation(() => OwnControlPayload, {
    description: 'Adds a node to a draft. CONFLICT when its code is taken.',
  })
  async addOwnControl(
    @Arg('input', () => AddOwnControlInput, { description: 'The new node.' }) input: AddOwnControlInput,
    @Ctx() context: RequestContext,
  ): Promise<OwnControlPayload> {
    return controlPayload(context, await this.controls.add(context.actor, input));
  }

  @Allow('framework:manage')
  @Mutation(() => OwnControlPayload, { description: 'Changes a node of a draft.' })
  async updateOwnControl(
    @Arg('input', () => UpdateOwnControlInput, { description: 'The changes.' }) input: UpdateOwnControlInput,
    @Ctx() context: RequestContext,
  ): Promise<OwnControlPayload> {
    return controlPayload(context, await this.controls.update(context.actor, input));
  }

  @Allow('framework:manage')
  @Mutation(() => OwnControlPayload, {
    description: 'Moves a node of a draft with everything below it.',
  })
  async moveOwnControl(
    @Arg('input', () => MoveOwnControlInput, { description: 'The node and its new place.' })
    input: MoveOwnControlInput,
    @Ctx() context: RequestContext,
  ): Promise<OwnControlPayload> {
    return controlPayload(context, await this.controls.move(context.actor, input));
  }

  @Allow('framework:manage')
  @Mutation(() => RemoveOwnControlPayload, {
    description: 'Removes a node of a draft with everything below it.',
  })
  async removeOwnControl(
    @Arg('id', () => ID, { description: 'The node.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RemoveOwnControlPayload> {
    const { frameworkId, removed } = await this.controls.remove(context.actor, id);
    return { ...(await payload(context, frameworkId)), removedCount: removed };
  }
}

@Resolver(() => Framework)
export class OwnBookFields {
  @Relation(() => Boolean, {
    description: 'True when the caller may change, publish or throw it away: an own draft.',
  })
  viewerCanEdit(frameworks: Framework[], _args: object, { actor }: Load): boolean[] {
    return frameworks.map((framework) => mayEdit(actor, framework));
  }

  @Relation(() => Boolean, { description: 'True when the caller may retire it: an own published framework.' })
  viewerCanRetire(frameworks: Framework[], _args: object, { actor }: Load): boolean[] {
    return frameworks.map((framework) => mayRetire(actor, framework));
  }

  @Relation(() => Boolean, { description: 'True when the caller may copy it into an own framework.' })
  viewerCanCopy(frameworks: Framework[], _args: object, { actor }: Load): boolean[] {
    return frameworks.map((framework) => mayCopy(actor, framework));
  }

  @Extensions({ listSize: shownFindings })
  @Relation(() => [FrameworkFinding], {
    description: `What must be mended before a draft can be published, the first ${shownFindings}; empty for all others.`,
  })
  findings(frameworks: Framework[], _args: object, { reads, actor }: Load): Promise<FrameworkFinding[][]> {
    return Promise.all(
      frameworks.map(async ({ id, state }) => {
        const edition = state === 'DRAFT' ? await editionById(reads, id) : undefined;
        const found = edition ? findingsOfDraft(edition).slice(0, shownFindings) : [];
        return found.map(({ code, text }) => ({ code, message: say(text, actor.locale) }));
      }),
    );
  }
}

async function payload({ reads }: RequestContext, id: string): Promise<FrameworkPayload> {
  const [framework] = await frameworksByIds(reads, [id]);
  if (!framework) throw notFound();
  return { framework };
}

async function controlPayload(context: RequestContext, changed: ChangedControl): Promise<OwnControlPayload> {
  const [control] = await controlsByIds(context.reads, [changed.controlId]);
  if (!control) throw notFound();
  return { ...(await payload(context, changed.frameworkId)), control };
}
