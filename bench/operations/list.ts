import type { Operation } from './operation.ts';
import { Q1 } from './q1.ts';
import { Q2 } from './q2.ts';
import { Q3 } from './q3.ts';
import { Q4, Q4B } from './q4.ts';
import { Q5, Q5B } from './q5.ts';
import { Q6 } from './q6.ts';
import { Q7 } from './q7.ts';
import { Q8 } from './q8.ts';
import { Q9, Q9B, Q9C, Q9D } from './q9.ts';

export const OPERATIONS: readonly Operation[] = [
  Q1,
  Q2,
  Q3,
  Q4,
  Q4B,
  Q5,
  Q5B,
  Q6,
  Q7,
  Q8,
  Q9,
  Q9B,
  Q9C,
  Q9D,
];
