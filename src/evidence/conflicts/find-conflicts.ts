import { groupBy } from '#graph/batches.ts';
import { kindOfId } from '#graph/graph-model.ts';
import type { PlannedProposition } from '../plan-propositions.ts';
import type { Rows } from '../rows.ts';
import { propositionRecord } from '../spread.ts';
import { isPropertyName } from '../statements.ts';
import type { Work } from '../work.ts';
import { amountMismatch } from './amount-mismatch.ts';
import type { Conflict, ConflictRule, Held, NameOf } from './conflict.ts';
import { directDenial } from './direct-denial.ts';
import { functionalRelationship, functionalValue } from './functional-value.ts';
import { headcountMismatch, headcountOfRelationship } from './headcount-mismatch.ts';
import { heldOf } from './held.ts';
import { answersTooEarly, endsBeforeItBegins } from './impossible-order.ts';
import { timeOverlap } from './time-overlap.ts';

/** A question that the touched propositions may raise, or may have raised before. */
interface Asked {
  readonly rule: ConflictRule;
  readonly key: readonly string[];
}

/** The conflicts in the neighbourhood of what is touched, and every question that was asked of it. */
export async function findConflicts(
  work: Work,
  propositions: readonly PlannedProposition[],
  rows: Rows,
): Promise<{ readonly conflicts: readonly Conflict[]; readonly asked: readonly Asked[] }> {
  const held = propositions.map(heldOf).sort(byFirstSaid);
  const nameOf = namesIn(work, rows);
  await work.recorded.load(
    held.flatMap(({ subject, object }) => (object === null ? [subject] : [subject, object])),
  );
  const found = [
    ...held.flatMap((each) => ofOne(work, rows, each, nameOf)),
    ...ofGroups(work, held, nameOf),
  ];
  return { conflicts: found, asked: [...askedOf(work), ...found] };
}

/** The order in which sides are named. */
function byFirstSaid(a: Held, b: Held): number {
  const [one, other] = [a, b].map(({ supportedFrom, id }) => `${supportedFrom} ${id}`);
  return String(one) < String(other) ? -1 : 1;
}

function ofOne(work: Work, rows: Rows, held: Held, nameOf: NameOf): readonly Conflict[] {
  const isRelationship = work.model.relationshipTypes.has(held.predicate);
  return [
    directDenial(held, nameOf),
    ...(isRelationship
      ? [headcountOfRelationship(held, nameOf), endsBeforeItBegins(held, nameOf)]
      : []),
    ...ofAnswer(work, rows, held, nameOf),
  ].filter((conflict) => conflict !== null);
}

function ofAnswer(work: Work, rows: Rows, held: Held, nameOf: NameOf): readonly Conflict[] {
  if (held.predicate !== 'RESPONDS_TO') return [];
  const occurredOn = (id: string) => propertyOf(work, rows, id, 'occurredOn');
  const conflict = answersTooEarly(held, occurredOn, nameOf);
  return conflict === null ? [] : [conflict];
}

function ofGroups(work: Work, all: readonly Held[], nameOf: NameOf): readonly Conflict[] {
  const found: (Conflict | null)[] = [];
  for (const [, group] of groupBy(all, ({ subject, predicate }) => `${subject} ${predicate}`)) {
    const { subject, predicate } = group[0] as Held;
    if (isPropertyName(predicate)) {
      const property = kindOfId(work.model, subject).properties[predicate];
      if (property?.type === 'money') found.push(...amountMismatch(group, nameOf));
      else if (predicate === 'headcount') found.push(headcountMismatch(group, nameOf));
      else found.push(functionalValue(property, group, nameOf));
    } else if (work.model.relationshipTypes.get(predicate)?.many === false) {
      found.push(functionalRelationship(group, nameOf));
    }
  }
  const holds = all.filter(({ predicate }) => predicate === 'HOLDS');
  for (const [, group] of groupBy(holds, ({ object }) => String(object)))
    found.push(timeOverlap(group, nameOf));
  return found.filter((conflict) => conflict !== null);
}

/** Every question that could have been open on what is touched: one that is not found any more is closed. */
function askedOf(work: Work): readonly Asked[] {
  return [...work.touched.propositions].flatMap((touched): readonly Asked[] => {
    const record = propositionRecord(work, touched);
    if (record === undefined) return [];
    const { id, predicate, value } = record;
    const { currency } = (value ?? {}) as { readonly currency?: string };
    const ofSubject = (rule: ConflictRule, ...rest: readonly string[]) =>
      namesOf(work, record.subject).map((name) => ({ rule, key: [name, predicate, ...rest] }));
    const asked: Asked[] = [{ rule: 'DIRECT_DENIAL', key: [id] }, ...ofSubject('FUNCTIONAL_VALUE')];
    if (isPropertyName(predicate)) {
      asked.push(...ofSubject('HEADCOUNT_MISMATCH'));
      if (typeof currency === 'string') asked.push(...ofSubject('AMOUNT_MISMATCH', currency));
      return asked;
    }
    asked.push({ rule: 'HEADCOUNT_MISMATCH', key: [id] }, { rule: 'IMPOSSIBLE_ORDER', key: [id] });
    if (predicate === 'HOLDS' && record.object !== null)
      for (const name of namesOf(work, record.object))
        asked.push({ rule: 'TIME_OVERLAP', key: [name] });
    return asked;
  });
}

/** The ids under which a question about an entity may stand, before this write and after it. */
function namesOf(work: Work, id: string): readonly string[] {
  const standing = work.sameAs.of(id);
  const isRegrouped = work.regrouped.has(id) || work.regrouped.has(standing);
  return [...new Set([id, standing, ...(isRegrouped ? work.regrouped : [])])];
}

function namesIn(work: Work, rows: Rows): NameOf {
  return (id) => propertyOf(work, rows, id, 'name') ?? id;
}

/** A text property of an entity as it will be; null where it has none. */
function propertyOf(work: Work, rows: Rows, id: string, name: string): string | null {
  const value = (rows.nodes.get(id) ?? work.recorded.present(id))?.properties[name];
  return typeof value === 'string' ? value : null;
}
