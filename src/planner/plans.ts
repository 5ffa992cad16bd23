import { planList } from './plan-connection.ts';
import { planSelection } from './plan-selection.ts';

/** What a planning is given, so that fields need not know what stands below them. */
export const PLANS = { select: planSelection, list: planList };
