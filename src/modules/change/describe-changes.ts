import type { NodeChange, Revision, VersionProperties } from '#graph/ledger.ts';
import { type ChangeKind, changeKindOf } from './change-kind.ts';
import { changeSentence } from './change-sentence.ts';
import { readSurroundings, type SurroundingsRequest } from './read-surroundings.ts';
import { isNothing } from './say-value.ts';
import { type Shown, shownProperties } from './shown-properties.ts';
import type { Surroundings } from './surroundings.ts';

/** What became of a node in a revision, as the API shows it. */
export interface Change {
  readonly revision: number;
  readonly at: string;
  readonly actor: string;
  readonly message: string;
  readonly kind: ChangeKind;
  /** Of the node. */
  readonly id: string;
  readonly nodeKind: string;
  readonly sentence: string;
  readonly before: Shown | null;
  readonly after: Shown | null;
  readonly changed: readonly string[];
}

export interface Telling extends SurroundingsRequest {
  /** Those that the changes name. */
  readonly revisions: readonly Revision[];
}

/**
 * Changes in the words of the API, in their order, without those in which nothing became of the node that anybody is shown.
 * Two reads for all of them together.
 */
export async function describeChanges(
  changes: readonly NodeChange[],
  telling: Telling,
): Promise<readonly Change[]> {
  const shown = changes.flatMap((change) => {
    const kind = changeKindOf(change);
    return kind === null ? [] : [{ change, kind }];
  });
  if (shown.length === 0) return [];
  const around = await readSurroundings(
    shown.map(({ change }) => change),
    telling,
  );
  const revisions = new Map(telling.revisions.map((revision) => [revision.number, revision]));
  return shown.map(({ change, kind }) => {
    const { at, actor, message } = revisions.get(change.revision) as Revision;
    return { revision: change.revision, at, actor, message, ...describe(change, kind, around) };
  });
}

function describe(change: NodeChange, kind: ChangeKind, around: Surroundings) {
  const { id, kind: nodeKind, before, after } = change;
  const [was, is] = [shownOrNothing(nodeKind, before), shownOrNothing(nodeKind, after)];
  const names = Object.keys(after === null ? was : is);
  const changed = names.filter((name) => textOf(was[name]) !== textOf(is[name]));
  const version = after ?? before ?? {};
  const what = { kind, id, nodeKind, changed };
  const sentence = changeSentence({ ...what, version, around, before: was, after: is });
  const kept = names.filter((name) => NAMING.has(name) || changed.includes(name));
  const only = (shown: Shown) => Object.fromEntries(kept.map((name) => [name, shown[name]]));
  return {
    ...what,
    sentence,
    before: before === null ? null : only(was),
    after: after === null ? null : only(is),
  };
}

/** Properties that say which node it is; they are shown whether they differ or not. */
const NAMING = new Set(['name', 'title', 'question', 'predicate', 'quote']);

function shownOrNothing(kind: string, version: VersionProperties | null): Shown {
  return version === null ? {} : shownProperties(kind, version);
}

/** No value, an empty list, and no node at all are the same nothing. */
function textOf(value: unknown): string {
  return isNothing(value) ? '' : JSON.stringify(value);
}
