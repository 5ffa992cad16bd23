/** What FollowTheMoney (4.x) calls our kinds; what it has no word for becomes the nearest that says nothing untrue. */
const BY_KIND: Readonly<Record<string, string>> = {
  Person: 'Person',
  // A posting may be one person or an unnamed group.
  Diplomat: 'LegalEntity',
  // It pledges, joins and sends, so it has to be a party and not a territory.
  State: 'PublicBody',
  Organization: 'Organization',
  Position: 'Position',
  Weapon: 'Asset',
  Pledge: 'Project',
  Event: 'Event',
  Treaty: 'Contract',
  Thing: 'Asset',
};

/** Narrower ones, by the type of an organization, the category of a weapon or the schema of a thing. */
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Organization: {
    AGENCY: 'PublicBody',
    COMPANY: 'Company',
    GOVERNMENT: 'PublicBody',
    MINISTRY: 'PublicBody',
    MISSION: 'PublicBody',
    UNIT: 'PublicBody',
  },
  Weapon: { AIRCRAFT: 'Vehicle', ARMOURED_VEHICLE: 'Vehicle', SHIP: 'Vehicle', TANK: 'Vehicle' },
  Thing: {
    Airplane: 'Airplane',
    RealEstate: 'RealEstate',
    Vehicle: 'Vehicle',
    Vessel: 'Vessel',
  },
};

/** A relationship as FollowTheMoney has it, with the properties that hold its ends. */
export interface LinkSchema {
  readonly schema: string;
  readonly from: string;
  readonly to: string;
}

const LINKS: Readonly<Record<string, LinkSchema>> = {
  'Person HOLDS Position': { schema: 'Occupancy', from: 'holder', to: 'post' },
  'Person MEMBER_OF Organization': { schema: 'Membership', from: 'member', to: 'organization' },
  'State MEMBER_OF Organization': { schema: 'Membership', from: 'member', to: 'organization' },
  'Organization MEMBER_OF Organization': {
    schema: 'Membership',
    from: 'member',
    to: 'organization',
  },
};

const UNKNOWN: LinkSchema = { schema: 'UnknownLink', from: 'subject', to: 'object' };

/** The schema of an entity; `Asset` where a kind is not known here. */
export function entitySchema(kind: string, type: unknown): string {
  const narrower = typeof type === 'string' ? BY_TYPE[kind]?.[type] : undefined;
  return narrower ?? BY_KIND[kind] ?? 'Asset';
}

export function linkSchema(from: string, type: string, to: string): LinkSchema {
  return LINKS[`${from} ${type} ${to}`] ?? UNKNOWN;
}
