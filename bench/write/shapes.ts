/** The table that the claims are rows of. */
export const SOURCE = 'source:bench';

/** What one request records. */
export interface Chunk {
  readonly claims: readonly Readonly<Record<string, unknown>>[];
  readonly entities: readonly Readonly<Record<string, unknown>>[];
}

/** A sort of claim, with how many a second are promised. */
export interface Shape {
  readonly title: string;
  readonly name: 'single' | 'row';
  /** The claims with these numbers, of which no two are alike. */
  makeChunk(from: number, size: number): Chunk;
}

const SAID = { source: SOURCE, stance: 'SUPPORTS', speechAct: 'ASSERT', attribution: 'RECORD' };

/** Each of the known pledges and organizations comes to stand in as many propositions, no two claims on the same. */
const single: Shape = {
  name: 'single',
  title: 'a claim on one proposition between known entities',
  makeChunk(from, size) {
    const claims = numbers(from, size).map((number) => ({
      ...SAID,
      locator: { row: number },
      on: [
        {
          subject: knownPledge(number),
          predicate: 'MADE_BY',
          object: knownOrganization(number + Math.floor(number / KNOWN)),
        },
      ],
    }));
    return { claims, entities: [] };
  },
};

/** As a list of pledges is imported. */
const row: Shape = {
  name: 'row',
  title: 'a row: a claim with a new entity, three values and two propositions',
  makeChunk(from, size) {
    const rows = numbers(from, size);
    return {
      entities: rows.map((number) => ({ id: `pledge:b${number}`, name: `Pledge ${number}` })),
      claims: rows.map((number) => ({
        ...SAID,
        locator: { row: number },
        on: [
          { subject: `pledge:b${number}`, predicate: 'MADE_BY', object: knownOrganization(number) },
          {
            subject: `pledge:b${number}`,
            predicate: 'BENEFITS',
            object: knownOrganization(number + 1),
          },
        ],
        states: Object.entries(valuesOf(number)).map(([property, value]) => ({
          entity: `pledge:b${number}`,
          property,
          value,
        })),
      })),
    };
  },
};

/** Of each of two kinds, recorded beside the seed before the clock starts. */
const KNOWN = 1000;
const knownPledge = (number: number) => `pledge:known-${number % KNOWN}`;
const knownOrganization = (number: number) => `organization:known-${number % KNOWN}`;

/** The entities that claims find in the store, for `upsertEntities`. */
export function knownEntities() {
  return numbers(0, KNOWN).flatMap((number) => [
    {
      id: knownPledge(number),
      name: `Known pledge ${number}`,
      properties: { type: 'MILITARY', stage: 'ANNOUNCED' },
    },
    {
      id: knownOrganization(number),
      name: `Known organization ${number}`,
      properties: { type: 'COMPANY' },
    },
  ]);
}

export const SHAPES: readonly Shape[] = [single, row];

function valuesOf(number: number) {
  const asStated = `£${number} million`;
  const amount = { value: `${number}000000`, currency: 'GBP', asStated, qualifier: 'EXACT' };
  return { type: 'FINANCIAL', stage: 'ANNOUNCED', amount };
}

/** From 1, as rows of tables are counted. */
function numbers(from: number, size: number): readonly number[] {
  return Array.from({ length: size }, (_, index) => from + index + 1);
}
