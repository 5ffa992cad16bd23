import { expect, test } from 'vitest';
import { latestPostingStatus, sortPostingStatuses } from '#evidence/posting-statuses.ts';

test('statuses of a posting stand in the order of time, those without a date first', () => {
  const statuses = ['LEFT@2024-09', 'ACCREDITED@2021', 'REVOKED@2024-08-15', 'RECALLED@'];
  expect(sortPostingStatuses(statuses)).toEqual([
    'RECALLED@',
    'ACCREDITED@2021',
    'REVOKED@2024-08-15',
    'LEFT@2024-09',
  ]);
});

test('of one date, a revocation comes before the departure', () => {
  expect(sortPostingStatuses(['LEFT@2024-08', 'REVOKED@2024-08'])).toEqual([
    'REVOKED@2024-08',
    'LEFT@2024-08',
  ]);
});

test('the latest status is the last, and none when there is none', () => {
  expect(latestPostingStatus(['REVOKED@2024-08', 'LEFT@2024-08'])).toBe('LEFT');
  expect(latestPostingStatus([])).toBeNull();
});
