/** Deliveries in the last tenth of a second that make a rush: some three hundred a second. */
const MANY = 30;
const WITHIN_MS = 100;
/** Jobs that go on all the same while one lasts. */
export const DURING_RUSH = 2;

export type Rush = { readonly note: () => void; readonly isOn: () => boolean };

/**
 * Whether webhooks pour in. Shopify waits five seconds for an answer and stops delivering to an app that is often late; an
 * order can wait a little. So while it lasts the worker beside the web server takes up hardly anything new.
 */
export function createRush(now: () => number = () => performance.now()): Rush {
  const lately: number[] = [];
  return {
    note: () => {
      lately.push(now());
      if (lately.length > MANY) lately.shift();
    },
    isOn: () => lately.length === MANY && now() - (lately[0] ?? 0) <= WITHIN_MS,
  };
}
