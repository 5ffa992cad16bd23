import type { Conflict, Held, NameOf } from './conflict.ts';
import { sayProposition } from './say.ts';

/** One says it, another denies it. */
export function directDenial(held: Held, nameOf: NameOf): Conflict | null {
  if (held.support === 0 || held.dispute === 0) return null;
  return {
    rule: 'DIRECT_DENIAL',
    key: [held.id],
    question: `Is it true that ${sayProposition(held, nameOf)}?`,
    supported: [held],
    disputed: [held],
  };
}
