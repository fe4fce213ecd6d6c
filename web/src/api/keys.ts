export const ordersKey = ["orders"] as const;
export const orderKey = (legacyId: string) => ["order", legacyId] as const;
export const shopKey = ["shop"] as const;
export const settingsKey = ["settings"] as const;
export const proofKey = ["proof"] as const;
export const overviewKey = ["overview"] as const;
export const reviewKey = ["review"] as const;
export const accountKey = ["account"] as const;
