/** Where the clocks of one read stand. */
export interface Clock {
  /** Only versions that were known at this revision; null: those of now. */
  readonly revision: number | null;
  /** Only what had been published by this day; null: whenever it was. */
  readonly publishedBy: string | null;
  /** Only what may have held on this day; null: whenever it held. */
  readonly validOn: string | null;
}

/** All that is known now, whenever it held. */
export const NOW: Clock = { revision: null, publishedBy: null, validOn: null };

/** Which of the clocks a plan looks at: it belongs to the shape of the plan, where they stand does not. */
export interface ClockShape {
  /** Other versions than those of now. */
  readonly versions: boolean;
  /** What had been published by a day, of these versions. */
  readonly published: boolean;
  readonly world: boolean;
}

export function shapeOfClock({ revision, publishedBy, validOn }: Clock): ClockShape {
  return {
    versions: revision !== null,
    published: publishedBy !== null,
    world: validOn !== null,
  };
}
