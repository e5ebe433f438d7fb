type MonthAndDay = readonly [month: number, day: number];

/**
 * The holidays of the lunar calendar by year, as the Hong Kong Observatory publishes them. The Chinese calendar of ICU
 * is a day off in 2027 and 2030, so the days are written down.
 */
export const lunarDays: Partial<
  Record<number, { springFestival: MonthAndDay; dragonBoat: MonthAndDay; midAutumn: MonthAndDay }>
> = {
  2015: { springFestival: [2, 19], dragonBoat: [6, 20], midAutumn: [9, 27] },
  2016: { springFestival: [2, 8], dragonBoat: [6, 9], midAutumn: [9, 15] },
  2017: { springFestival: [1, 28], dragonBoat: [5, 30], midAutumn: [10, 4] },
  2018: { springFestival: [2, 16], dragonBoat: [6, 18], midAutumn: [9, 24] },
  2019: { springFestival: [2, 5], dragonBoat: [6, 7], midAutumn: [9, 13] },
  2020: { springFestival: [1, 25], dragonBoat: [6, 25], midAutumn: [10, 1] },
  2021: { springFestival: [2, 12], dragonBoat: [6, 14], midAutumn: [9, 21] },
  2022: { springFestival: [2, 1], dragonBoat: [6, 3], midAutumn: [9, 10] },
  2023: { springFestival: [1, 22], dragonBoat: [6, 22], midAutumn: [9, 29] },
  2024: { springFestival: [2, 10], dragonBoat: [6, 10], midAutumn: [9, 17] },
  2025: { springFestival: [1, 29], dragonBoat: [5, 31], midAutumn: [10, 6] },
  2026: { springFestival: [2, 17], dragonBoat: [6, 19], midAutumn: [9, 25] },
  2027: { springFestival: [2, 6], dragonBoat: [6, 9], midAutumn: [9, 15] },
  2028: { springFestival: [1, 26], dragonBoat: [5, 28], midAutumn: [10, 3] },
  2029: { springFestival: [2, 13], dragonBoat: [6, 16], midAutumn: [9, 22] },
  2030: { springFestival: [2, 3], dragonBoat: [6, 5], midAutumn: [9, 12] },
  2031: { springFestival: [1, 23], dragonBoat: [6, 24], midAutumn: [10, 1] },
  2032: { springFestival: [2, 11], dragonBoat: [6, 12], midAutumn: [9, 19] },
  2033: { springFestival: [1, 31], dragonBoat: [6, 1], midAutumn: [9, 8] },
  2034: { springFestival: [2, 19], dragonBoat: [6, 20], midAutumn: [9, 27] },
  2035: { springFestival: [2, 8], dragonBoat: [6, 10], midAutumn: [9, 16] },
  2036: { springFestival: [1, 28], dragonBoat: [5, 30], midAutumn: [10, 4] },
  2037: { springFestival: [2, 15], dragonBoat: [6, 18], midAutumn: [9, 24] },
  2038: { springFestival: [2, 4], dragonBoat: [6, 7], midAutumn: [9, 13] },
  2039: { springFestival: [1, 24], dragonBoat: [5, 27], midAutumn: [10, 2] },
  2040: { springFestival: [2, 12], dragonBoat: [6, 14], midAutumn: [9, 20] },
};
