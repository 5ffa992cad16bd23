import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayRange } from '#graph/edtf.ts';

const range = (earliest: string | null, latest: string | null) => ({ earliest, latest });

describe('the days that a date may mean', () => {
  const meant = {
    '2024-09-13': range('2024-09-13', '2024-09-13'),
    '2024-02': range('2024-02-01', '2024-02-29'),
    '2023-02': range('2023-02-01', '2023-02-28'),
    '2024': range('2024-01-01', '2024-12-31'),
    '202X': range('2020-01-01', '2029-12-31'),
    '2024-XX': range('2024-01-01', '2024-12-31'),
    '2024?': range('2024-01-01', '2024-12-31'),
    '2024-09-09/2024-09-13': range('2024-09-09', '2024-09-13'),
    '[..2024-09-12]': range(null, '2024-09-12'),
    '2024-09-12/..': range('2024-09-12', null),
    '0000': range('0000-01-01', '0000-12-31'),
    '9999-12-31': range('9999-12-31', '9999-12-31'),
    '2024-02-29': range('2024-02-29', '2024-02-29'),
    '2000-02-29': range('2000-02-29', '2000-02-29'),
  };
  for (const [text, days] of Object.entries(meant))
    it(`${text} is ${days.earliest} to ${days.latest}`, () => {
      expect(dayRange(text)).toEqual(days);
    });

  const none = [
    '',
    ' 2024',
    'yesterday',
    '2024-13',
    '2024-00',
    '2024-02-30',
    '2024-04-31',
    '2023-02-29',
    '1900-02-29',
    '20240913',
    '12024',
    '1726185600',
    '2024-9-13',
    '13.09.2024',
    '2024-09-13/2024-09-09',
    '-0001',
    'Y12024',
    'Y3388E2S3',
    '2024'.padEnd(200, '-01'),
  ];
  for (const text of none)
    it(`${JSON.stringify(text.slice(0, 40))} is no date`, () => {
      expect(() => dayRange(text)).toThrow(
        expect.objectContaining({
          code: 'BAD_USER_INPUT',
          message: expect.stringContaining('EDTF'),
        }),
      );
    });

  it('a day means itself, and months and years their first to last day', () => {
    const days = fc.date({
      min: new Date('0000-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(dayRange(day)).toEqual(range(day, day));
        const month = dayRange(day.slice(0, 7));
        expect(month.earliest).toBe(`${day.slice(0, 7)}-01`);
        expect(month.latest && month.latest >= day && month.latest.slice(0, 7)).toBe(
          day.slice(0, 7),
        );
      }),
    );
  });

  it('whatever is written is a range of days in order, or refused', () => {
    const text = fc.stringMatching(/^[0-9XYTZ:.,~?%/[\]{}SE+-]{0,16}$/);
    fc.assert(
      fc.property(text, (written) => {
        let days: ReturnType<typeof dayRange>;
        try {
          days = dayRange(written);
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
          return;
        }
        const { earliest, latest } = days;
        for (const day of [earliest, latest])
          if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        if (earliest !== null && latest !== null) expect(earliest <= latest).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
