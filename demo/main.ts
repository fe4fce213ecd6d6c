import { parseArgs } from "node:util";
import { asCustomer } from "./orders/as-customer.ts";
import { demoOrders } from "./orders/demo-orders.ts";
import { buildPageIfStale } from "./page-build.ts";
import { Mistake, payOneOrder } from "./pay-one-order.ts";
import { DEMO_PROFILE } from "./shop-profile.ts";
import { NILVERA_KEY, openStore } from "./store-in-a-box.ts";

const USAGE = `npm run demo                              a fake Shopify admin with the app inside; prints its address
npm run demo -- --once [--order FILE]     pays one order, waits for its invoice, prints one JSON object
npm run demo -- --new                     begins where a merchant does: the app is not installed yet
npm run demo -- --port 4100               the address's port (any free one when taken)`;

const OPTIONS = {
  once: { type: "boolean", default: false },
  order: { type: "string" },
  new: { type: "boolean", default: false },
  port: { type: "string", default: "4100" },
  help: { type: "boolean", default: false },
} as const;

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  if (values.once) {
    process.exitCode = await payOneOrder(values.order);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Mistake(`--port ${values.port}: not a port`);
  await runStore(port, values.new);
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch {
    throw new Mistake(USAGE);
  }
}

/** What a merchant would have from their own papers, and from Nilvera's portal. */
const ACCOUNT = `VKN ${DEMO_PROFILE.seller.vkn}, Nilvera API key ${NILVERA_KEY}, series ${Object.values(DEMO_PROFILE.series).join(" and ")}: the account at Nilvera's stand-in
`;

/** Runs until Ctrl-C: twenty varied paid orders are waiting, and the admin's button sells another. */
async function runStore(port: number, isNew: boolean): Promise<void> {
  await buildPageIfStale();
  const options = { plan: "standard", isNew } as const;
  const store = await openStore({ ...options, adminPort: port }).catch(() => openStore(options));
  process.once("SIGINT", () => void store.close().then(() => process.exit(0)));
  process.once("SIGTERM", () => void store.close().then(() => process.exit(0)));
  process.stdout.write(`${store.shopify.url}\n`);
  if (isNew) process.stdout.write(ACCOUNT);
  for (const [n, order] of demoOrders(new Date()).entries()) {
    await store.shopify.payOrder(store.shopify.addOrder(asCustomer(order, n)));
  }
}

await main().catch((cause: unknown) => {
  if (!(cause instanceof Mistake)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
});
