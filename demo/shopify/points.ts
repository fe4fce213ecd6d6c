/** How many points a second a shop gets back, and how many it may save up, by its plan (Admin GraphQL, 2026). */
export const PLANS = {
  standard: { max: 2000, perSecond: 100 },
  enterprise: { max: 40_000, perSecond: 2000 },
} as const;
export type Plan = keyof typeof PLANS;

export type Points = {
  /** What is left now. */
  available(): number;
  spend(points: number): void;
  /** As Shopify tells it beside every answer. */
  status(): { readonly maximumAvailable: number; readonly currentlyAvailable: number; readonly restoreRate: number };
};

/** A leaking bucket of one app in one shop. */
export function createPoints(plan: Plan, now: () => number = Date.now): Points {
  const { max, perSecond } = PLANS[plan];
  let left: number = max;
  let at = now();
  const refill = (): number => {
    left = Math.min(max, left + ((now() - at) / 1000) * perSecond);
    at = now();
    return left;
  };
  return {
    available: refill,
    spend: (points) => {
      left = refill() - points;
    },
    status: () => ({ maximumAvailable: max, currentlyAvailable: Math.floor(refill()), restoreRate: perSecond }),
  };
}

/** What an answer cost in the end: an object each, sums and pages free, 10 for a mutation. */
export function pointsIn(data: unknown, isMutation: boolean): number {
  if (!isMutation) return objectsIn(data) - 1;
  return Object.values(data ?? {}).reduce<number>((sum, inner) => sum + 9 + objectsIn(inner), 0);
}

const FREE = /^(shopMoney|presentmentMoney|pageInfo)$/;

function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + objectsIn(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.entries(value).reduce((sum, [key, one]) => sum + (FREE.test(key) ? 0 : objectsIn(one)), 0);
  return inner + ("nodes" in value ? 0 : 1);
}
