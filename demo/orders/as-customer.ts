/** The same order, placed by a customer with an account; `n` tells them apart. */
export const asCustomer = <T extends object>(order: T, n: number): T & object => ({
  ...order,
  customer: { id: `gid://shopify/Customer/${7_000_000_000_000 + n}` },
  confirmationNumber: `DEMO${String(n).padStart(5, "0")}`,
});
