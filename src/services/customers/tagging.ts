import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Tag } from '../../domain/tag.ts';
import type { TagBook } from '../ports.ts';
import type { CustomerIndex } from './customer-index.ts';
import { createTaggedIndex } from './tagged-index.ts';
import { createTagView, type TagView } from './tags.ts';

export interface TaggingNeeds {
  readonly book: TagBook;
  readonly customers: () => CustomerIndex;
  readonly clock: () => Date;
}

export interface Tagging {
  /** Who carries which tag, as last read; what another replica has changed is seen at the next `load`. */
  view(): TagView;
  /** The customers with their tags. */
  index(): CustomerIndex;
  load(): Promise<void>;
  /** Answers the tag as it has been called before, if it has. */
  tag(customers: readonly Customer[], tag: Tag, by: Agent): Promise<Tag>;
  untag(customers: readonly Customer[], tag: Tag): Promise<void>;
}

/** The partner's own tags: put on customers, taken off, and shown wherever customers are. */
export function createTagging({ book, customers, clock }: TaggingNeeds): Tagging {
  let view = createTagView([]);
  let made: { readonly customers: CustomerIndex; readonly view: TagView; readonly index: CustomerIndex } | undefined;

  const load = async (): Promise<void> => {
    view = createTagView(await book.all());
  };
  const idsOf = (some: readonly Customer[]) => some.map(({ tenantId }) => tenantId);

  return {
    view: () => view,
    index() {
      const names = customers();
      if (made?.customers !== names || made.view !== view) {
        made = { customers: names, view, index: createTaggedIndex(names, view) };
      }
      return made.index;
    },
    load,
    async tag(some, tag, by) {
      const known = view.named(tag.name) ?? tag;
      await book.tag(idsOf(some), known, by, clock());
      await load();
      return known;
    },
    async untag(some, { key }) {
      await book.untag(idsOf(some), key);
      await load();
    },
  };
}
